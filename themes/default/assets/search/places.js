// Search, loaded with what has parts of a query: the places that it names, and what is of them. internal/terms and
// internal/search do the same.

import "../search.js";
import * as late from "./late.js";
import { damaged } from "./trouble.js";

/** @import { Index } from "./index.js" */
/** @import { Alternative, Query } from "./query.js" */
/** @import { Found } from "./rank.js" */
/** @import { Unit } from "./units.js" */

/**
 * A county or a region.
 * @typedef {object} Place
 * @property {number} parent the place that it is in, from one on
 * @property {number} own its own document
 * @property {number[]} of the documents that are of it and of nothing narrower
 * @typedef {{asked: string[], all: Place[], named: Map<string, number[]>}} Places asked are the words of a question
 *   that a document of each kind answers, with bars between
 */

/**
 * Reads the places, and the words that ask for a kind.
 * @param {Index} index
 * @returns {Promise<Places>}
 */
export const readPlaces = (index) => index.file("p/0", "P", (reader) => {
  /** @type {Map<string, number[]>} */
  const named = new Map();
  const asked = reader.list(() => reader.string());
  let count = 0;
  const all = reader.list(() => {
    const parent = reader.number(), own = reader.number();
    for (const name of reader.string().split("\n")) named.set(name, [...named.get(name) || [], count]);
    count++;
    let last = 0;
    return { parent, own, of: reader.list(() => last += reader.number()) };
  });
  if (all.some(({ parent, own }) => parent > count || own >= index.manifest.size)) damaged();
  return { asked, all, named };
});

/** A row of units as one text, with blanks between words. @param {Unit[]} list */
export const nameOf = (list) => list.map(({ term, kind }, i) =>
  (i && kind !== "han" && list[i - 1].kind !== "han" ? " " : "") + term).join("");

/** The units of each group of a query that are plain words. @param {{groups: Alternative[][]}} query */
export const plainUnits = ({ groups }) => groups.map(([{ field, boost, units }]) =>
  field || boost > 1 ? [] : units.map((unit, i) => ({ ...unit, glued: i > 0 && unit.glued })));

const MOST_UNITS = 12; // of a name
const OF_HOSPITAL = /^(?:\p{Script=Han}{1,9}?院|(?:[a-z]+ ){0,2}hospit\b)/u;

/**
 * The names in a query, the longest first, and its groups without them. One that the name of a hospital goes on after
 * stays.
 * @param {Query} query
 * @param {(name: string) => boolean} isName
 * @param {RegExp} question words that only make a question
 */
export function cutNames(query, isName, question) {
  const units = plainUnits(query), row = units.flat(), names = [];
  /** @type {Set<Unit>} */
  const cut = new Set();
  for (let i = 0; i < row.length;) {
    let length = 0;
    for (let n = 1; n <= MOST_UNITS && i + n <= row.length; n++) {
      const { kind, glued } = row[i + n - 1];
      if (n > 1 && kind === "han" && !glued) break;
      if (isName(nameOf(row.slice(i, i + n)))) length = n;
    }
    if (length) {
      names.push(nameOf(row.slice(i, i + length)));
      const [after] = OF_HOSPITAL.exec(nameOf(row.slice(i + length, i + length + MOST_UNITS))) || [""];
      if (!after || question.test(after)) row.slice(i, i + length).forEach((unit) => cut.add(unit));
    }
    i += length || 1;
  }
  const groups = query.groups.flatMap((group, k) => {
    if (!units[k].some((unit) => cut.has(unit))) return [group];
    const left = units[k].flatMap((unit, i) =>
      cut.has(unit) ? [] : [{ ...unit, glued: unit.glued && !cut.has(units[k][i - 1]) }]);
    return left.length ? [[{ terms: [], units: left, boost: 1 }]] : [];
  });
  return { names, groups };
}

const FACTORS = [4, 3, 3, 2.5]; // of a place or within it, and of those that it is in, the nearest first
const KIND = 2; // of a kind that is asked for
const LATEST = 2; // the place in the results of a place's own document

/**
 * How many times each document counts for a place.
 * @param {Place[]} all
 * @param {number} number
 * @param {Float64Array} factors
 */
function weigh(all, number, factors) {
  /** @param {number} i @returns {boolean} */
  const inside = (i, depth = 0) =>
    i === number || depth < FACTORS.length && all[i].parent > 0 && inside(all[i].parent - 1, depth + 1);
  /** @param {Place} place @param {number} factor */
  const put = ({ of }, factor) => of.forEach((doc) => { factors[doc] = Math.max(factors[doc], factor); });
  all.forEach((place, i) => { if (inside(i)) put(place, FACTORS[0]); });
  for (let step = 1, up = all[number].parent; up && step < FACTORS.length; step++, up = all[up - 1].parent) {
    put(all[up - 1], FACTORS[step]);
  }
}

/**
 * Puts what is of the named places and of the kinds that are asked for before the rest, and the document of the place
 * third at the latest. Where nothing else is asked that is known, it is what is of them.
 * @param {Index} index
 * @param {Found} found
 * @param {Places} places
 * @param {string[]} names
 * @param {string[]} kinds
 * @param {Set<number>} [allowed] the documents that may be added, of all
 * @returns {Promise<number | undefined>} the document of the place
 */
export async function favour(index, found, { all, named }, names, kinds, allowed) {
  const { score } = found, factors = new Float64Array(index.manifest.size);
  const numbers = names.flatMap((name) => named.get(name) || []);
  const own = numbers.map((number) => all[number].own).filter((doc) => allowed?.has(doc) ?? true);
  for (const number of numbers) weigh(all, number, factors);
  const nothing = !found.docs.length;
  if (nothing) found.docs = [...factors.keys()].filter((doc) => factors[doc] && (allowed?.has(doc) ?? true));
  for (const doc of found.docs) score[doc] = nothing ? factors[doc] : score[doc] * Math.max(1, factors[doc]);
  const facets = nothing || !kinds.length ? [] : await (await late.narrowing()).facetsOf(index, "f");
  for (const { code, docs } of facets.find(({ name }) => name === "kind")?.values || []) {
    if (kinds.includes(code)) for (const doc of docs) score[doc] *= KIND;
  }
  const millionths = score.map((value) => Math.round(value * 1e6));
  const docs = found.docs.sort((a, b) => millionths[b] - millionths[a] || a - b);
  if (!own.length) return undefined;
  const at = docs.findIndex((doc) => own.includes(doc)), latest = nothing ? 0 : LATEST;
  const [first] = at < 0 ? own : docs.splice(at, 1);
  docs.splice(at < 0 || at > latest ? latest : at, 0, first);
  return first;
}
