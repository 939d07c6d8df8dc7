// The state of a search is its address, there and back.

import assert from "node:assert/strict";
import test from "node:test";
import { addressOf, stateOf } from "../default/assets/search/address.js";

test("what is asked comes back from the address", () => {
  for (const state of [
    { q: "", sort: "", chosen: {} },
    { q: "县医院 -中心 & 100% #1", sort: "date", chosen: { kind: "clause", region: "410000" } },
  ]) assert.deepEqual(stateOf(addressOf(state)), state);
});

test("what an address may not say is left out", () => {
  assert.deepEqual(stateOf("?q=a&sort=size&plan="), { q: "a", sort: "", chosen: {} });
});
