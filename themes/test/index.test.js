// A published index, made by Go from the real site, answers as Go says, from the query to the marks in a title.

import { folder, serve, without } from "./setup.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { deflateSync } from "node:zlib";
import { ask } from "../default/assets/search/ask.js";
import { Index } from "../default/assets/search/index.js";
import { marks } from "../default/assets/search/match.js";
import { elsewhere } from "../default/assets/search/rank.js";
import { relaxed } from "../default/assets/search/relaxing.js";
import { stands } from "../default/assets/search/verifying.js";
import { suggestions } from "../default/assets/search/typing.js";

const expected = folder ? JSON.parse(readFileSync(folder + "/expected.json", "utf8")) : {};

/** The first results of a query, as the search page would list them, and how many there are. */
async function results(index, other, asked, most) {
  const state = { q: asked, sort: "", chosen: {} }, answer = await ask(index, state);
  const found = [], shown = new Set();
  const add = async (answer) => {
    for (const number of answer?.docs || []) {
      const through = elsewhere(answer, number);
      if (!answer.exact && !await stands(answer, number, index, through && other)) continue;
      shown.add(number);
      if (shown.size > most) continue;
      const doc = await index.document(number);
      found.push({ doc, number, through, score: answer.score[number], marks: marks(answer.query, doc.title) });
    }
  };
  await add(answer);
  const whole = shown.size, parts = answer && whole < 3 && await relaxed(index, state, answer, shown);
  if (parts) await add(parts);
  const last = shown.size > whole ? parts : answer;
  return { answer: last, found, total: shown.size, parts: shown.size - whole };
}

/** What an answer says was put in the place of misspelt words, and of which place things come first. */
function noted(answer) {
  let changes = [], place = "";
  const textOf = (row) => row.children.join("");
  const note = { replaceChildren: (...rows) => { changes = rows; }, append: (...rows) => {
    place ||= rows.map(textOf).find((text) => text.startsWith("@"))?.slice(1) || "";
  } };
  answer?.note?.({ words: { mended: "%→%", or: "|", unknown: "%", alone: "", place: "@%" }, note });
  return { changes: changes.map((row) => textOf(row).split("→")), place };
}

/** The place in a text of so many bytes of it. */
const placeOf = (text, bytes) => Buffer.from(text).subarray(0, bytes).toString().length;

for (const [lang, { answers, texts, names }] of Object.entries(expected)) {
  const other = lang === "zh" ? "en" : "zh";

  test(`${lang}: documents are as Go wrote them`, async () => {
    serve();
    const index = await new Index("", lang).open();
    assert.ok(texts.length >= 50, "too few texts");
    for (const { number, ...text } of texts) {
      const { kind, ...doc } = await index.document(number);
      assert.deepEqual({ ...doc, kind: kind.name }, text);
    }
  });

  test(`${lang}: queries are answered as Bleve answers them`, async () => {
    serve();
    const index = new Index("", lang);
    assert.ok(answers.length >= 100, `only ${answers.length} queries`);
    for (const { query, answer: want } of answers) {
      const { answer, found, total, parts } = await results(index, other, query, 10);
      assert.equal(parts, want.relaxed || 0, `${query}: how many have parts`);
      assert.equal(total, want.total, query);
      assert.deepEqual(noted(answer), { place: want.place || "",
        changes: (want.changes || []).map((put) => [put.word, put.for.join("|")]) }, query);
      want.results.forEach((result, i) => {
        const { doc, score, through, marks } = found[i];
        assert.equal(lang + "/" + doc.path, result.address, `${query}: result ${i}`);
        assert.ok(Math.abs(score - result.score) < 1e-4, `${query}: result ${i} scores ${score}, not ${result.score}`);
        assert.equal(through, !!result.elsewhere, `${query}: whether result ${i} is found by the other language`);
        const spans = (result.title_marks || []).map((span) => span.map((bytes) => placeOf(result.title, bytes)));
        assert.deepEqual(marks, spans, `${query}: the marks in “${result.title}”`);
      });
    }
  });

  test(`${lang}: a value of a facet leaves as many as it says`, async () => {
    serve();
    const index = new Index("", lang), q = lang === "zh" ? "医院" : "hospital";
    const facets = await (await ask(index, { q, sort: "", chosen: {} })).facets();
    assert.ok(facets.length > 5, "too few facets");
    for (const { name, values } of facets) {
      for (const { code, count } of values.slice(0, 3)) {
        const { docs } = await ask(index, { q, sort: "", chosen: { [name]: code } });
        assert.equal(docs.length, count, `${name}=${code}`);
      }
    }
  });

  test(`${lang}: what no facet is called narrows nothing`, async () => {
    serve();
    const index = new Index("", lang), q = lang === "zh" ? "医院" : "hospital";
    const all = await ask(index, { q, sort: "", chosen: {} });
    for (const name of ["colour", "date", "constructor"]) { // by its date a document is sorted only
      const { docs, filters } = await ask(index, { q, sort: "", chosen: { [name]: "2022" } });
      assert.deepEqual([docs.length, filters], [all.docs.length, []], name);
    }
  });

  test(`${lang}: a value that is chosen leaves the counts of its own facet`, async () => {
    serve();
    const index = new Index("", lang), q = lang === "zh" ? "医院" : "hospital";
    const kinds = async (chosen) => (await (await ask(index, { q, sort: "", chosen })).facets())[0];
    assert.deepEqual(await kinds({ kind: "county" }), await kinds({}));
  });

  test(`${lang}: the newest come first when that is asked`, async () => {
    serve();
    const index = new Index("", lang), q = lang === "zh" ? "医院" : "hospital";
    const { docs } = await ask(index, { q, sort: "date", chosen: {} });
    const dates = await Promise.all(docs.slice(0, 40).map(async (doc) => (await index.document(doc)).date));
    assert.ok(dates[0] && dates.every((date, i) => !i || date.slice(0, 4) <= dates[i - 1].slice(0, 4)), dates.join());
  });

  test(`${lang}: names are offered while they are typed`, async () => {
    serve();
    const index = new Index("", lang);
    for (const { typed, path } of names) {
      const offered = await suggestions(index, typed);
      const paths = await Promise.all(offered.map(async ({ doc }) => (await index.document(doc)).path));
      assert.ok(paths.includes(path), `${typed} offers ${paths}, not ${path}`);
    }
  });
}

test("what is wrong with the files is said", { skip: without }, async () => {
  const asked = { q: "县医院", sort: "", chosen: {} };
  globalThis.fetch = () => Promise.reject(new TypeError("no connection"));
  await assert.rejects(ask(new Index("", "zh"), asked), { message: "offline" });
  serve(() => undefined);
  await assert.rejects(ask(new Index("", "zh"), asked), { message: "stale" });
  serve(() => Uint8Array.from(Buffer.from("<!doctype html><title>not found</title>")));
  await assert.rejects(ask(new Index("", "zh"), asked), { message: "stale" });
  serve((name, bytes) => {
    if (name.startsWith("t/")) bytes[8] ^= 1; // of another numbering
    return bytes;
  });
  await assert.rejects(ask(new Index("", "zh"), asked), { message: "stale" });
  const moved = deflateSync(Buffer.from([1, 0, 3, ...Buffer.from("医"), 0])); // to the block of a slot that is hot now
  serve((name, bytes) => name.startsWith("t/") ? Buffer.concat([bytes.slice(0, 9), moved]) : bytes);
  await assert.rejects(new Index("", "zh").open().then((index) => index.posting("医")), { message: "stale" });
  serve((name, bytes) => name.startsWith("t/") ? bytes.subarray(0, bytes.length / 2) : bytes);
  const index = new Index("", "zh");
  await assert.rejects(ask(index, asked), { message: "damaged" });
  serve();
  assert.ok((await ask(index, asked)).docs.length > 0, "what was damaged is not read again");
});

test("absurd queries are answered", { skip: without }, async () => {
  serve();
  const index = new Index("", "zh");
  const many = ["县", "a ", "OR ", "-", "\"", "plan:", "〔2022〕", "百分之", "3-", "("]
    .map((part) => part.repeat(3000));
  for (const q of [...many, "\u202e县医院\u202c", "😀👨‍👩‍👧", "\ud800", "\0"]) {
    await ask(index, { q, sort: "", chosen: {} });
  }
});

test("a file that inflates to more than any of ours is damaged", { skip: without }, async () => {
  const bomb = deflateSync(Buffer.alloc(2 ** 24 + 1000));
  serve((name, bytes) => name.startsWith("t/") ? Buffer.concat([bytes.slice(0, 9), bomb]) : bytes);
  await assert.rejects(ask(new Index("", "zh"), { q: "医院", sort: "", chosen: {} }), { message: "damaged" });
});
