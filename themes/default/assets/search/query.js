// What a reader types. Plain words are read here; operators, figures and numerals by a part that is loaded late.

import * as late from "./late.js";
import { stem } from "./stem.js";
import { foldText, runs, runTerms, units } from "./units.js";

/** @import { FacetRow } from "./index.js" */
/** @import { Unit } from "./units.js" */

/**
 * One way to say what is asked. All its terms must be in a document.
 * @typedef {object} Alternative
 * @property {string} [field] "ref" when the terms are numbers of clauses
 * @property {string[]} terms
 * @property {Unit[]} units what the terms are made of
 * @property {boolean} [phrase] it was asked in quotation marks
 * @property {number} boost
 */

/**
 * One value of a facet that documents must have, or with a - before the field must not have.
 * @typedef {object} Filter
 * @property {string} field
 * @property {string} value
 * @property {boolean} [exact] it was chosen from the facets, not typed
 */

/**
 * A document answers a query when it answers one alternative of every group, none of what is not wanted, and every
 * filter.
 * @typedef {object} Query
 * @property {Alternative[][]} groups
 * @property {Alternative[][]} not
 * @property {Filter[]} filters
 * @property {number} [least] how many alternatives of its only group a document must answer
 */

/** The part that reads operators and numerals, once it is loaded. @type {typeof import("./reading.js")=} */
let reading;

const BLANK = /(?:[\0- \x85]|(?!\ufeff)\s)+/;

/** A folded query that cannot be read without that part; article 3, chapter 2 and annex 1 by their last letters. */
export const NEEDS_READING = new RegExp(
  /[〇零一二三四五六七八九两十百千万亿"“”„「」『』«»:|〔【﹝]|[([第] *\d|\d[-‐-―−/]\d|20\d\d[.年 ]\d/.source +
  /|\d成|附件\d|[今明去]年|(this|next|last) year|(le|er|ex) +\d|per ?cent|(^|\s)([-−]|or(\s|$))/.source);
const MOST_UNITS = 64; // nobody reads results for more
const MOST_LETTERS = 1000; // of a query
const LONG_WORD = /([0-9a-zÀ-ɏ\u0370-\u1fff]{40})[0-9a-zÀ-ɏ\u0370-\u1fff']+/gi;

// English words that only make a question or join its parts, by their stems.
export const FUNCTION_WORDS = new Set((`a an the of in on at to for from by with and or is are was were be been do
  does did has have had can could should will would may what which who whom
  whose when where why how much many long number there this that these those
  it its my our your their i we you they me us any some about mean means
  meaning get tell find please as it's into other shall under`)
  .split(/\s+/).map(stem));

/**
 * What is asked, without words that only make a question, if there are others.
 * @param {Alternative[][]} groups
 */
function meant(groups) {
  const left = groups.filter((group) => !group.every(({ boost, units: list }) => // of a clause's number there are none
    list[0] && boost === 1 && list.every(({ term }) => FUNCTION_WORDS.has(term))));
  return left.length ? left : groups;
}

/** As much of a query as is read: so that none keeps the browser busy. @param {string} text */
export const bounded = (text) => Array.from(text.slice(0, 2 * MOST_LETTERS)).slice(0, MOST_LETTERS).join("")
  .replace(LONG_WORD, "$1");

/**
 * Loads the part that reads operators and numerals for a query that needs it; without it other queries mean the
 * same. For a query with figures the part is loaded too, but not waited for: it finds them in texts where they are
 * written in words. That it has come is the promise in the answer.
 * @param {string} text
 * @returns {Promise<{figures?: Promise<void>}>}
 */
export async function read(text) {
  const folded = foldText(text), needed = NEEDS_READING.test(folded);
  if (reading || !needed && !/\d/.test(folded)) return {};
  const figures = late.reading().then((part) => { reading = part; });
  if (needed) await figures;
  return { figures };
}

/**
 * Units with each document number as one.
 * @param {string} text
 * @param {Unit[]} list
 */
export const cited = (text, list) => reading ? reading.withCitations(text, list) : list;

/**
 * Units with each number in words as one.
 * @param {Unit[]} list
 */
export const numbered = (list) => reading ? reading.withNumbers(list) : list;

/**
 * What a reader asks for.
 * @param {string} text
 * @param {FacetRow[]} facets what may stand before a colon; where there are none, a word as any other does
 * @returns {Query}
 */
export function parseQuery(text, facets) {
  const query = reading ? reading.parseQuery(text, facets) : plainQuery(text);
  return { ...query, groups: meant(query.groups) };
}

/** @param {string} text */
function plainQuery(text) {
  /** @type {Query} */
  const query = { groups: [], not: [], filters: [] };
  let left = MOST_UNITS;
  for (const part of text.split(BLANK)) {
    const list = units(part).slice(0, left);
    left -= list.length;
    if (list.length) query.groups.push([{ terms: runs(list).flatMap(runTerms), units: list, boost: 1 }]);
  }
  return query;
}
