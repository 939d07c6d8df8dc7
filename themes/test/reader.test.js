// Bytes are read as internal/search/doc.go says, and whatever they are, reading ends.

import assert from "node:assert/strict";
import test from "node:test";
import { Reader } from "../default/assets/search/reader.js";

const reader = (...bytes) => new Reader(Uint8Array.from(bytes));

test("numbers, strings and lists", () => {
  assert.equal(reader(0x80 + 44, 2).number(), 300);
  assert.equal(reader(6, ...Buffer.from("县医")).string(), "县医");
  assert.deepEqual([...reader(2, 5, 3, 7, 1).repeated(9)], [5, 5, 5, 7]);
  const sorted = reader(2, 0, 2, 97, 98, 1, 1, 1, 99, 2);
  assert.deepEqual(sorted.sorted((key) => [key, sorted.number()]), [["ab", 1], ["ac", 2]]);
});

test("bits, rows and parts", () => {
  const bits = reader(0b10110001, 0b11000000);
  assert.deepEqual([bits.bits(1), bits.bits(3), bits.bits(6)], [1, 0b011, 0b000111]);
  assert.deepEqual([...reader().row(new Int32Array(3), 2)], [0, 1, 2]); // full: nothing is written
  assert.deepEqual([...reader(0).part(4)], [0, 1, 2, 3]);
  assert.deepEqual([...reader(0b10000000).part(4)], []);
});

test("what is cut off is damaged", () => {
  const ways = [(r) => r.byte(), (r) => r.number(), (r) => r.string(), (r) => r.list(() => r.byte()), (r) => r.bits(1)];
  for (const read of ways) {
    assert.throws(() => read(reader()), { message: "damaged" });
  }
  assert.throws(() => reader(5, 65).string(), { message: "damaged" });
  assert.throws(() => reader(...Array(9).fill(255)).number(), { message: "damaged" });
  assert.throws(() => reader(1, 5, 100).repeated(9), { message: "damaged" });
});

test("any bytes are read to an end", () => {
  let seed = 1;
  const random = () => seed = Math.imul(seed, 48271) >>> 0;
  const ways = [(r) => r.sorted(() => r.number()), (r) => r.posting(1 + random() % 50, 60, 0), (r) => r.repeated(100),
    (r) => r.list(() => r.string()), (r) => r.part(1000)];
  for (let round = 0; round < 3000; round++) {
    const bytes = Array.from({ length: random() % 40 }, () => random() >>> 7 & 255);
    try {
      ways[round % ways.length](reader(...bytes));
    } catch (fault) {
      assert.ok(fault.message === "damaged" || fault instanceof RangeError, fault);
    }
  }
});
