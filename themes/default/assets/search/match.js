// Where a text answers a query: terms say which documents may, the units of their texts prove it.

import { cited, numbered } from "./query.js";
import { runs, units } from "./units.js";

/** @import { Alternative, Query } from "./query.js" */
/** @import { Unit } from "./units.js" */

/**
 * The rows of units that an alternative wants and its terms do not prove: a phrase, and each run with Chinese
 * characters of more than three units.
 * @param {Alternative} alternative
 */
export const rows = ({ phrase, units: list }) => phrase ? [list]
  : runs(list).filter((run) => run.length > 3 && run.some((unit) => unit.kind === "han"));

/**
 * The two ways to read a text: as it is written, and with its numbers.
 * @param {string} text
 */
function readings(text) {
  const written = units(text), read = numbered(cited(text, written));
  return read === written ? [written] : [written, read];
}

/**
 * Where a row of units begins in a text.
 * @param {Unit[]} row
 * @param {Unit[]} text
 */
const find = (row, text) => !row.length ? [] : [...text.keys()].filter((i) => row.every((asked, k) => {
  const unit = text[i + k];
  return unit && (asked.term === unit.term || asked.kind === "number" && asked.term + "%" === unit.term) &&
    (!k || (unit.glued || !asked.glued) && (!unit.apart || asked.apart));
}));

/**
 * Tells whether a row of units stands in a text.
 * @param {Unit[]} row
 * @param {string} text
 */
export const matchPhrase = (row, text) => readings(text).some((reading) => find(row, reading).length > 0);

/**
 * The places in a text that answer a query, as [start, end].
 * @param {Query} query
 * @param {string} text
 */
export function marks(query, text) {
  const marked = new Uint8Array(text.length + 1), both = readings(text);
  /** @type {[number, number][]} */
  const spans = [];
  for (const { phrase, terms, units: list } of query.groups.flat()) {
    const asked = phrase || terms.length === 1 ? [list] : runs(list);
    for (const reading of both) for (const row of asked) for (const i of find(row, reading)) {
      marked.fill(1, reading[i].start, reading[i + row.length - 1].end);
    }
  }
  for (let i = 0, start; i < text.length; i++) {
    if (!marked[i]) continue;
    for (start = i; marked[i]; i++);
    spans.push([start, i]);
  }
  return spans;
}
