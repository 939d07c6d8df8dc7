// From what was typed to the documents in order, with what is said about how they were found.

import * as late from "./late.js";
import { rows } from "./match.js";
import { bounded, parseQuery, read } from "./query.js";
import { rank, unknown } from "./rank.js";
import { simplified } from "./units.js";

/** @import { State } from "./address.js" */
/** @import { Index } from "./index.js" */
/** @import { Page } from "./page.js" */
/** @import { Filter, Query } from "./query.js" */
/** @import { Found } from "./rank.js" */

/**
 * What was found, before the filters and after.
 * @typedef {object} Asked
 * @property {Query} query as it was answered, with misspelt words mended
 * @property {Filter[]} filters those of the query and those that were chosen
 * @property {boolean} [relaxed] it has parts of what is asked
 * @property {boolean} [around] these are of a place that is asked for, and of nothing else
 * @property {(page: Page) => void} [note] says on the page what was put in the place of misspelt words
 * @property {number[]} all the documents before the filters
 * @property {(page: Page) => void} [remark] says on the page by what it is narrowed and how the query was read
 * @property {boolean} exact that nothing need be verified on the texts
 * @property {Promise<void>} [figures] done when figures can be marked in texts
 * @property {Promise<Query>} [told] the query with the words that the glossary has for the same
 * @property {() => Promise<Facet[]>} facets counts the values of each facet
 * @typedef {Found & Asked} Answer
 */

/**
 * A facet with how many documents have each of its values.
 * @typedef {object} Facet
 * @property {string} name
 * @property {string} label
 * @property {{code: string, label: string, count: number}[]} values
 */

/**
 * Fetches what a query needs to be read: the simplified forms of traditional characters, and what its operators and
 * numerals mean.
 * @param {Index} index
 * @param {string} text
 */
export async function prepare(index, text) {
  await Promise.all([unfold(index, text), read(text)]);
  return read(text); // 萬 is a numeral once it is folded
}

const HAN = /[⺀-⿟㐀-䶿一-鿿\uf900-\ufaff]/;

let common = ""; // the characters of GB 2312, once they are needed

/**
 * Fetches the simplified forms of the characters of a text that may be traditional ones: Chinese, not in GB 2312.
 * @param {Index} index
 * @param {string} text
 */
async function unfold(index, text) {
  if (!HAN.test(text)) return;
  await index.open();
  common ||= new TextDecoder("gbk").decode(
    Uint8Array.from({ length: 72 * 188 }, (_, i) => i % 2 ? 161 + (i >> 1) % 94 : 176 + i / 188));
  const rare = Array.from(text).filter((char) => HAN.test(char) && !common.includes(char));
  await Promise.all(rare.map((char) => index.file("x/" + char.charCodeAt(0) % 8, "X", (reader) => {
    const pairs = Array.from(reader.string());
    for (let i = 0; i < pairs.length; i += 2) simplified.set(pairs[i], pairs[i + 1]);
  })));
}

/**
 * Answers what is asked; there is no answer when nothing is.
 * @param {Index} index
 * @param {State} state
 * @returns {Promise<Answer | undefined>}
 */
export async function ask(index, state) {
  const text = bounded(state.q);
  const [{ figures }] = await Promise.all([prepare(index, text), index.open()]);
  const { facets: known } = index.manifest;
  let query = parseQuery(text, known), note;
  const chosen = Object.entries(state.chosen).flatMap(([field, value]) =>
    known.some(({ name, asked }) => name === field && asked) ? { field, value, exact: true } : []);
  const filters = query.filters = [...query.filters, ...chosen];
  if (!query.groups.length && !query.not.length && !filters.length) return;
  const exact = query.groups.flat().every((asked) => !rows(asked).length);
  if (!exact) late.verifying().catch(() => {}); // now, beside the terms
  let [narrow, found] = await Promise.all([(filters.length || state.sort) && late.narrowing(), rank(index, query)]);
  if (!found.docs.length && query.groups.flat().some((asked) => unknown(asked, found.postings))) {
    ({ query, note, found } = await (await late.typing()).again(index, query, found));
  }
  const docs = narrow ? await narrow.keep(index, found, filters, state) : found.docs;
  const facets = async () => (await late.narrowing()).count(index, found, filters, state);
  const answer = { ...found, all: found.docs, docs, query, filters, note, exact, figures, facets };
  return query.groups[0] && !filters[0] && text === state.q ? answer
    : (await late.helping()).remarked(index, answer, state);
}
