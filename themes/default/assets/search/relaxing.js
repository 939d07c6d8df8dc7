// Search, loaded once hardly anything has all that is asked: what has parts of it. internal/terms/relax.go does the
// same; the two share test vectors.

import "../search.js";
import { addressOf, stateOf } from "./address.js";
import * as late from "./late.js";
import { FEW, narrow, show } from "./page.js";
import { cutNames, favour, nameOf, readPlaces } from "./places.js";
import { bounded, FUNCTION_WORDS } from "./query.js";
import { keys, rank } from "./rank.js";
import { element, fill } from "./show.js";
import { runs, runTerms, units } from "./units.js";

/** @import { State } from "./address.js" */
/** @import { Answer } from "./ask.js" */
/** @import { Index, Kind } from "./index.js" */
/** @import { Page } from "./page.js" */
/** @import { Alternative, Query } from "./query.js" */
/** @import { Unit } from "./units.js" */

// The Chinese words that only make a question or join its parts, the longest first.
export const QUESTION = new RegExp((`什么时候 可不可以 怎么样 什么叫 什么是 为什么 是什么 有没有 有哪些 有多少 有几个
  有什么 能不能 是不是 怎么 怎样 如何 哪些 哪个 哪家 哪里 哪儿 哪几 什么 多少 几个 几家 可以 是否 意思 请问 我们
  你们 他们 这个 那个 一下 关于 以及 的 了 吗 呢 吧 啊 么 是 谁 叫 啥 我`).replaceAll(/\s+/g, "|"));

/** @param {Unit[]} list @returns {Alternative} */
function part(list) {
  const own = list.map((unit, i) => ({ ...unit, glued: i > 0 && unit.glued }));
  return { terms: runs(own).flatMap(runTerms), units: own, boost: 1 };
}

/**
 * The words and numbers of a run, and the overlapping pairs of what is Chinese in it; a short number goes with the
 * character after it. Each is the place where it begins and the one after it.
 * @param {Unit[]} run
 */
function spans(run) {
  /** @type {number[][]} */
  const all = [];
  for (let i = 0; i < run.length;) {
    const { kind, term } = run[i];
    if (kind !== "han") {
      const counts = kind === "number" && run[i + 1]?.kind === "han";
      if (counts) all.push([i, i + 2]);
      if (!FUNCTION_WORDS.has(term) && (!counts || term.length > 2)) all.push([i, i + 1]);
      i++;
      continue;
    }
    let end = i;
    while (run[end]?.kind === "han") end++;
    for (const piece of nameOf(run.slice(i, end)).split(new RegExp(`(${QUESTION.source})`))) {
      const length = Array.from(piece).length, asked = !new RegExp(`^(${QUESTION.source})?$`).test(piece);
      if (asked && length === 1 && run[i - 1]?.kind !== "number") all.push([i, i + 1]);
      for (let k = 1; asked && k < length; k++) all.push([i + k - 1, i + k + 1]);
      i += length;
    }
  }
  return all;
}

/**
 * A part of what is asked, and the run that it is of.
 * @typedef {{run: Unit[], span: number[], way: Alternative}} Part
 */

/**
 * The parts of what a query asks. Numbers in words are asked for as numbers too.
 * @param {Query} query
 * @returns {Part[]}
 */
export const parts = (query) => query.groups.flatMap((group) => group.flatMap((way, i) =>
  way.field || way.boost > 1 ? [{ run: [], span: [], way }] : runs(way.units).flatMap((run) =>
    (i ? run.flatMap(({ made }, k) => made ? [[k, k + 1]] : []) : spans(run)).map((span) =>
      ({ run, span, way: part(run.slice(...span)) })))));

/**
 * What is in no part that is known, as it was typed.
 * @param {Part[]} all
 * @param {boolean[]} known
 */
export function unknownIn(all, known) {
  /** @type {Map<Unit[], boolean[]>} */
  const covered = new Map();
  all.forEach(({ run, span: [from, to] }, i) => {
    const marks = covered.get(run) || [];
    covered.set(run, marks);
    for (; from < to; from++) marks[from] ||= known[i];
  });
  return [...covered].flatMap(([run, marks]) => {
    /** @type {Unit[][]} */
    const rows = [[]];
    run.forEach((unit, i) => marks[i] === false ? rows[rows.length - 1].push(unit) : rows.push([]));
    return rows.filter((row) => row.length > 1 || row[0] && row[0].kind !== "han").map((row) =>
      nameOf(row.map((unit) => ({ ...unit, term: unit.word || unit.term }))));
  });
}

/**
 * The kinds of documents that answer what was typed.
 * @param {string} typed
 * @param {Kind[]} kinds
 * @param {string[]} asked
 */
export function kindsAsked(typed, kinds, asked) {
  const text = ` ${nameOf(units(bounded(typed)))} `;
  return kinds.filter((_, i) => asked[i].split("|").some((words) => words && text.includes(words)))
    .map(({ name }) => name);
}

/**
 * What has parts of what is asked, without what was found already.
 * @param {Index} index
 * @param {State} state
 * @param {Answer} answer
 * @param {Set<number>} shown
 * @returns {Promise<Answer | undefined>}
 */
export async function relaxed(index, state, { query, postings, filters, note: said, ...rest }, shown) {
  const [mended, places] = await Promise.all([late.typing().then((part) => part.mend(index, query, postings)),
    readPlaces(index)]);
  const { names, groups } = cutNames(mended.query, (name) => places.named.has(name), QUESTION);
  const all = parts({ ...query, groups });
  const known = await Promise.all(all.map(async ({ way }) =>
    (await Promise.all(keys(way).map((term) => index.posting(term)))).every(({ docs }) => docs.length)));
  const possible = all.filter((_, i) => known[i]).map(({ way }) => way), count = possible.length;
  if (!count && !names.length) return;
  const asks = { ...query, groups: count ? [possible] : [], least: (count >> 1) + 1 };
  const narrow = (filters.length || state.sort) && await late.narrowing();
  /** @param {import("./rank.js").Found} of */
  const keep = (of) => narrow ? narrow.keep(index, of, filters, state) : of.docs;
  let found = await rank(index, count ? asks : { ...asks, filters: [], not: [] });
  const further = Math.floor((count + 2) / 3);
  if (count && further < asks.least && (await keep(found)).length < FEW) {
    found = await rank(index, { ...asks, least: further });
  }
  const allowed = names.length && asks.not.length
    ? new Set((await rank(index, { ...asks, groups: [] })).docs) : undefined;
  const kinds = kindsAsked(state.q, index.manifest.kinds, places.asked);
  const own = await favour(index, found, places, names, kinds, allowed);
  const kept = await keep(found);
  const place = own !== undefined && !shown.size && kept.includes(own) && (await index.document(own)).title;
  const docs = kept.filter((doc) => !shown.has(doc));
  const facets = async () => (await late.narrowing()).count(index, found, filters, state);
  /** @param {Page} page */
  const note = (page) => {
    (said || mended.note)(page);
    if (place) page.note.append(element("p", {}, fill(page.words.place, place)));
    page.note.append(...unknownIn(all, known).map((word) => element("p", {}, fill(page.words.unknown, word), " ",
      element("a", { href: addressOf({ q: word, sort: "", chosen: {} }) }, page.words.alone))));
  };
  return { ...rest, ...found, docs, query: asks, filters, exact: true, relaxed: true, around: !count, facets, note };
}

/**
 * Shows on the page what has parts of what is asked, below what has all. Tells whether there is anything.
 * @param {Page} page
 * @param {number} turn
 * @param {Answer} answer
 */
export async function relax(page, turn, answer) {
  const whole = page.shown.size, parts = await relaxed(page.index, stateOf(location.search), answer, page.shown);
  if (turn !== page.turn || !parts?.docs.length) return false;
  parts.note?.(page);
  const more = page.words[parts.around ? "around-more" : "parts-more"];
  if (whole) page.results.append(element("li", { class: "note" }, fill(more, parts.docs.length)));
  Object.assign(page, { answer: parts, next: 0, whole });
  await show(page, turn, true);
  narrow(page, parts);
  return true;
}
