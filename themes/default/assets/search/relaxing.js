// Search, loaded once hardly anything has all that is asked: what has parts of it. internal/terms/relax.go does the
// same; the two share test vectors.

import "../search.js";
import { addressOf, stateOf } from "./address.js";
import * as late from "./late.js";
import { narrow, show } from "./page.js";
import { FUNCTION_WORDS } from "./query.js";
import { keys, rank } from "./rank.js";
import { element, fill } from "./show.js";
import { runs, runTerms } from "./units.js";

/** @import { State } from "./address.js" */
/** @import { Answer } from "./ask.js" */
/** @import { Index } from "./index.js" */
/** @import { Page } from "./page.js" */
/** @import { Alternative, Query } from "./query.js" */
/** @import { Unit } from "./units.js" */

// The Chinese words that only make a question or join its parts, the longest first.
const QUESTION = new RegExp((`什么时候 可不可以 怎么样 什么叫 什么是 为什么 是什么 有没有 有哪些 有多少 有几个
  有什么 能不能 是不是 怎么 怎样 如何 哪些 哪个 哪家 哪里 哪儿 哪几 什么 多少 几个 几家 可以 是否 意思 请问 我们
  你们 他们 这个 那个 一下 关于 以及 的 了 吗 呢 吧 啊 么 是 谁 叫 啥 我`).replaceAll(/\s+/g, "|"));

/** @param {Unit[]} list @returns {Alternative} */
function part(list) {
  const own = list.map((unit, i) => ({ ...unit, glued: i > 0 && unit.glued }));
  return { terms: runs(own).flatMap(runTerms), units: own, boost: 1 };
}

/** The overlapping pairs of a row of characters; one alone is asked for itself. @param {Unit[]} row */
const pairs = (row) => row.length === 1 ? [part(row)] : row.slice(1).map((unit, i) => part([row[i], unit]));

/** The parts of what is Chinese in a row, without words that only make a question. @param {Unit[]} row */
function asked(row) {
  /** @type {Unit[][]} */
  const pieces = [];
  let at = 0;
  const chars = row.map((unit) => unit.term);
  for (const piece of chars.join("").split(new RegExp(`(${QUESTION.source})`))) {
    const length = Array.from(piece).length;
    if (length && !new RegExp(`^(${QUESTION.source})$`).test(piece)) pieces.push(row.slice(at, at + length));
    at += length;
  }
  return pieces.flatMap(pairs);
}

/** The words, the numbers, and the parts of what is Chinese in a run. @param {Unit[]} run */
function partsOfRun(run) {
  /** @type {Alternative[]} */
  const parts = [];
  for (let i = 0; i < run.length;) {
    let end = i;
    while (run[end]?.kind === "han") end++;
    if (end > i) parts.push(...asked(run.slice(i, end)));
    else if (!FUNCTION_WORDS.has(run[end++].term)) parts.push(part([run[i]]));
    i = end;
  }
  return parts;
}

/**
 * The parts of what a query asks. Numbers in words are asked for as numbers too.
 * @param {Query} query
 */
export const parts = (query) => query.groups.flatMap((group) => group.flatMap((way, i) =>
  way.field || way.boost > 1 ? [way] : runs(way.units).flatMap((run) =>
    i ? run.filter((unit) => unit.made).map((unit) => part([unit])) : partsOfRun(run))));

/** How many of so many parts a document must have. @param {number} count */
export const leastParts = (count) => Math.floor((count + 2) / 3);

/**
 * What has parts of what is asked, without what was found already.
 * @param {Index} index
 * @param {State} state
 * @param {Answer} answer
 * @param {Set<number>} shown
 * @returns {Promise<Answer | undefined>}
 */
export async function relaxed(index, state, { query, postings, filters, note: said, ...rest }, shown) {
  const mended = await (await late.typing()).mend(index, query, postings);
  const all = parts(mended.query);
  const known = await Promise.all(all.map(async (way) =>
    (await Promise.all(keys(way).map((term) => index.posting(term)))).every(({ docs }) => docs.length)));
  const possible = all.filter((_, i) => known[i]);
  if (!possible.length) return;
  const unknown = all.filter((_, i) => !known[i]).flatMap((way) => way.units.flatMap(({ word }) => word || []));
  const asks = { ...query, groups: [possible], least: leastParts(possible.length) };
  const found = await rank(index, asks), narrow = (filters.length || state.sort) && await late.narrowing();
  const docs = (narrow ? await narrow.keep(index, found, filters, state) : found.docs).filter((doc) => !shown.has(doc));
  const facets = async () => (await late.narrowing()).count(index, found, filters, state);
  /** @param {Page} page */
  const note = (page) => {
    (said || mended.note)(page);
    page.note.append(...unknown.map((word) => element("p", {}, fill(page.words.unknown, word), " ",
      element("a", { href: addressOf({ q: word, sort: "", chosen: {} }) }, page.words.alone))));
  };
  return { ...rest, ...found, docs, query: asks, filters, exact: true, relaxed: true, facets, note };
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
  if (whole) page.results.append(element("li", { class: "note" }, fill(page.words["parts-more"], parts.docs.length)));
  Object.assign(page, { answer: parts, next: 0, whole });
  await show(page, turn, true);
  narrow(page, parts);
  return true;
}
