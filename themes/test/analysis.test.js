// Texts and queries are cut as Go cuts them: both sides are tried on internal/terms/testdata/analysis.json.

import { folder, serve, without } from "./setup.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Index } from "../default/assets/search/index.js";
import { bounded, cited, NEEDS_READING, numbered, parseQuery, read } from "../default/assets/search/query.js";
import { kindsAsked, parts, QUESTION, unknownIn } from "../default/assets/search/relaxing.js";
import { cutNames, nameOf, readPlaces } from "../default/assets/search/places.js";
import { stem } from "../default/assets/search/stem.js";
import { foldText, runs, runTerms, simplified, units } from "../default/assets/search/units.js";

const file = new URL("../../internal/terms/testdata/analysis.json", import.meta.url);
const vectors = JSON.parse(readFileSync(file, "utf8"));

// A published index brings the forms of the characters that its texts have; these are all.
const pairs = folder ? Array.from(readFileSync(folder + "/fold.txt", "utf8")) : [];
for (let i = 0; i < pairs.length; i += 2) simplified.set(pairs[i], pairs[i + 1]);

// So it does the kinds and the facets, with the words that queries have for them.
if (folder) serve();
const index = folder && await new Index("", "zh").open(), { facets } = index ? index.manifest : { facets: [] };

const terms = (list) => list.map(({ term }) => term);
const ways = (groups) => groups.map((group) => group.map(({ field = "", terms, phrase = false, boost }) => (
  { field, terms, phrase, boost })));

function agree(vector) {
  const list = units(vector.text), query = parseQuery(bounded(vector.text), facets);
  assert.deepEqual({
    units: terms(list), read: terms(numbered(cited(vector.text, list))),
    groups: ways(query.groups), not: ways(query.not),
    filters: query.filters.map(({ field, value }) => [field, value]), parts: parts(query).map(({ way }) => way.terms),
  }, {
    units: vector.units, read: vector.read || vector.units, groups: ways(vector.groups || []),
    not: ways(vector.not || []), filters: vector.filters || [],
    parts: vector.parts || [],
  }, vector.text);
}

test("plain queries are read without the part for figures and operators", { skip: without }, () => {
  const plain = vectors.filter(({ text }) => !NEEDS_READING.test(foldText(text)));
  assert.ok(plain.length >= 50 && plain.length < vectors.length, `${plain.length} vectors are plain`);
  plain.forEach(agree);
});

test("all queries are read with it", { skip: without }, async () => {
  await read('"1"');
  assert.ok(vectors.length >= 300, `only ${vectors.length} vectors`);
  vectors.forEach(agree);
});

test("parts of a query are asked for by place, kind and topic", { skip: without }, async () => {
  await read('"1"');
  const { asked } = await readPlaces(index);
  const { places, known, cases } = JSON.parse(readFileSync(new URL("relaxing.json", file), "utf8"));
  assert.ok(cases.length > 10, `only ${cases.length} cases`);
  for (const { text, names = [], kinds = [], parts: want = [], unknown = [] } of cases) {
    const query = parseQuery(text, facets), cut = cutNames(query, (name) => places.includes(name), QUESTION);
    const all = parts({ ...query, groups: cut.groups });
    const are = all.map(({ way }) => way.terms.every((term) => known.includes(term)));
    assert.deepEqual({
      names: cut.names, kinds: kindsAsked(text, index.manifest.kinds, asked), unknown: unknownIn(all, are),
      parts: all.filter((_, i) => are[i]).map(({ way }) => nameOf(way.units)),
    }, { names, kinds, unknown, parts: want }, text);
  }
});

test("forms of a word have one stem", { skip: without }, () => {
  const stems = JSON.parse(readFileSync(folder + "/stems.json", "utf8"));
  assert.ok(Object.keys(stems).length > 1000, "too few words");
  for (const [word, want] of Object.entries(stems)) assert.equal(stem(word), want, word);

  for (const [one, other] of [["hospitals", "hospital"], ["counties", "county"], ["centres", "center"],
    ["programmes", "program"], ["labelled", "labeled"], ["paediatrics", "pediatric"], ["organised", "organize"],
    ["ageing", "aging"]]) {
    assert.equal(stem(one), stem(other), `${one} and ${other}`);
  }
  for (const kept of ["at", "__proto__", "3d"]) assert.equal(stem(kept), kept);
});

test("a run is asked by the fewest grams that overlap", () => {
  const asked = (text) => runs(units(text)).flatMap(runTerms);
  assert.deepEqual(asked("县"), ["县"]);
  assert.deepEqual(asked("胸痛中心"), ["胸痛中", "痛中心"]);
  assert.deepEqual(asked("紧密型县域医共体"), ["紧密型", "型县域", "域医共", "医共体"]);
  assert.deepEqual(asked("chest pain"), [stem("chest"), stem("pain")]);
});
