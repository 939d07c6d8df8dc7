// Which rows of units must stand in a text, and where they do.

import "./setup.js";
import assert from "node:assert/strict";
import test from "node:test";
import { marks, matchPhrase, rows } from "../default/assets/search/match.js";
import { numbered, parseQuery, read } from "../default/assets/search/query.js";
import { units } from "../default/assets/search/units.js";

const stand = (asked, text) => matchPhrase(units(asked), text);

test("a row of Chinese characters is proved by its terms up to three", () => {
  const asked = (text) => parseQuery(text).groups.flat().flatMap(rows).length;
  assert.deepEqual(["医共体", "胸痛中心", "county hospitals in China"].map(asked), [0, 1, 0]);
});

test("units stand in a row when nothing keeps them apart", () => {
  assert.ok(stand("胸痛中心", "建设胸痛中心。"));
  assert.ok(stand("chest pain", "Chest pain centres"));
  assert.ok(!stand("chest pain", "the chest. Pain is"));
  assert.ok(!stand("胸痛中心", "胸痛，中心"));
  assert.ok(stand("90", "达到90%") && !stand("90%", "共90张"));
});

test("words beside each other are marked one by one, a phrase as a whole", async () => {
  await read('"1"');
  assert.deepEqual(marks(parseQuery("chest pain"), "pain, chest pain"), [[0, 4], [6, 11], [12, 16]]);
  assert.deepEqual(marks(parseQuery('"chest pain"'), "pain, chest pain"), [[6, 16]]);
  assert.deepEqual(marks(parseQuery("90%"), "达到百分之九十。"), [[2, 7]]);
});

test("what is no numeral stays as it is written", async () => {
  await read('"1"');
  const asDigits = (text) => numbered(units(text)).map(({ term }) => term).join(" ");
  assert.equal(asDigits("一百二十张"), "120 张");
  assert.equal(asDigits("二百百张"), "二 百 百 张");
  assert.equal(asDigits("十四五"), "十 四 五");
});

test("a query ends after so many units", () => {
  assert.equal(parseQuery("word ".repeat(100)).groups.length, 64);
});
