// Streams of every kind of block are inflated as zlib wrote them, and damaged ones are noticed.

import assert from "node:assert/strict";
import test from "node:test";
import { constants, deflateSync } from "node:zlib";
import { inflate } from "../default/assets/search/inflate.js";

const texts = {
  empty: "", short: "县", long: "县域医共体 county hospital ".repeat(400),
  bytes: Buffer.from(Array(70).fill([0, 255, 7, 129]).flat()),
  text: "到2025年底前，县级公立医院电子病历应用水平分级评价达到4级以上。By the end of 2025, records reach level 4.",
};
const kinds = {
  stored: { level: 0 }, best: { level: 9 }, fast: { level: 1 }, huffman: { strategy: constants.Z_HUFFMAN_ONLY },
  fixed: { strategy: constants.Z_FIXED },
};

for (const [name, text] of Object.entries(texts)) {
  for (const [kind, options] of Object.entries(kinds)) {
    test(`${name}, ${kind}`, () => {
      const stream = new Uint8Array(deflateSync(text, options)), want = new Uint8Array(Buffer.from(text));
      assert.deepEqual(inflate(stream), want);
      for (let place = 2; place < stream.length; place += 1 + Math.floor(stream.length / 40)) {
        const damaged = stream.slice();
        damaged[place] ^= 0x24;
        const made = inflate(damaged);
        if (made) assert.deepEqual(made, want, `damaged at ${place}`);
        assert.equal(inflate(stream.subarray(0, place)), undefined, `cut at ${place}`);
      }
    });
  }
}

test("what inflates to more than it may is damaged", () => {
  assert.equal(inflate(new Uint8Array(deflateSync(Buffer.alloc(5000))), 4000), undefined);
});
