// Search, loaded once results are narrowed or put in the order of their dates: facets and filters.

import "../search.js";
import { addressOf, stateOf } from "./address.js";
import * as late from "./late.js";
import { go } from "./page.js";
import { element, fill } from "./show.js";
import { foldText } from "./units.js";

/** @import { State } from "./address.js" */
/** @import { Answer, Facet } from "./ask.js" */
/** @import { Index, Kind } from "./index.js" */
/** @import { Page } from "./page.js" */
/** @import { Filter } from "./query.js" */
/** @import { Found } from "./rank.js" */
/** @import { Reader } from "./reader.js" */

/**
 * A value of a facet as the files have it, with the documents that have it.
 * @typedef {{code: string, label: string, docs: number[]}} Value
 * @typedef {{name: string, values: Value[]}} Values
 */

/** Ascending numbers, each written less the one before. @param {Reader} reader */
function gaps(reader) {
  let last = 0;
  return reader.list(() => last += reader.number());
}

/**
 * The facets of a file: f has all but the counties, which are in c.
 * @param {Index} index
 * @param {string} file
 * @returns {Promise<Values[]>}
 */
export const facetsOf = (index, file) => index.file(index.lang + "/" + file, "F", (reader) => reader.list(() => ({
  name: reader.string(),
  values: reader.list(() => ({ code: reader.string(), label: reader.string(), docs: gaps(reader) })),
})));

/**
 * Tells whether a name has a part that begins where a word does: "song" is no part of Fusong.
 * @param {string} name
 * @param {string} part
 */
const hasPart = (name, part) => name.split(part).slice(0, -1).some((before, i) =>
  !i && !before || !/^[a-z]/.test(part) || !/[a-z]$/.test(before));

/**
 * The documents of some kinds whose name is what was typed, or else begins with it.
 * @param {Index} index
 * @param {string} typed
 * @param {Kind[]} kinds
 */
async function called(index, typed, kinds) {
  const want = typed.replace(/\s/g, "");
  if (!want) return [];
  const { names } = await late.typing();
  const begin = (await names(index, want)).filter((name) => kinds.includes(name.kind) && name.key.startsWith(want));
  const same = begin.filter((name) => name.key === want);
  return (same.length ? same : begin).map((name) => name.doc);
}

/**
 * The values that a filter means: the one with that code, else those with it in their name, else those of the places
 * and plans that are called so.
 * @param {Index} index
 * @param {Values[]} facets
 * @param {Filter} filter its field without the -
 */
async function meant(index, facets, { field, value, exact }) {
  const row = index.manifest.facets.find(({ name }) => name === field);
  const own = facets.filter(({ name }) => name === field || row?.also.includes(name));
  const all = own.flatMap((facet) => facet.values);
  const found = all.filter(({ code, label }) => code === value ||
    !exact && value && [code, label].some((name) => hasPart(foldText(name), value)));
  if (found.length || exact || !row?.named.length) return found;
  // A city is in its province: of the values of its document the narrowest is its own.
  return (await called(index, value, row.named)).flatMap((doc) =>
    all.filter(({ docs }) => docs.includes(doc)).sort((a, b) => a.docs.length - b.docs.length).slice(0, 1));
}

/**
 * What the filters leave of the documents that were found; those that were chosen in one facet may be left out.
 * @param {Index} index
 * @param {Pick<Found, "docs">} found
 * @param {Filter[]} filters
 */
export async function filtered(index, found, filters) {
  const { facets: rows } = index.manifest, fields = filters.map(({ field }) => field.replace("-", ""));
  const read = rows.flatMap(({ name, also }) => fields.includes(name) ? [name, ...also] : []);
  const files = rows.some(({ name, apart }) => apart && read.includes(name)) ? ["f", "c"] : ["f"];
  const facets = (await Promise.all(files.map((file) => facetsOf(index, file)))).flat();
  const sets = await Promise.all(filters.map(async ({ field, value, exact }) => {
    const not = field.startsWith("-"), keeps = new Uint8Array(index.manifest.size).fill(+not);
    const values = await meant(index, facets, { field: field.slice(+not), value, exact });
    for (const { docs } of values) for (const doc of docs) keeps[doc] = +!not;
    return { field, exact, keeps };
  }));
  /** @param {string} [except] */
  const leave = (except) => found.docs.filter((doc) =>
    sets.every((set) => set.exact && set.field === except || set.keeps[doc]));
  return { facets, leave };
}

/**
 * The documents that the filters leave, in the order asked for; those of a day stay in theirs.
 * @param {Index} index
 * @param {Pick<Found, "docs">} found
 * @param {Filter[]} filters
 * @param {State} state
 */
export async function keep(index, found, filters, state) {
  const { facets, leave } = await filtered(index, found, filters), docs = leave();
  if (state.sort !== "date") return docs;
  /** @type {Map<number, string>} */
  const dates = new Map();
  for (const facet of ["year", "date"]) {
    for (const { code, docs } of facets.find(({ name }) => name === facet)?.values || []) {
      for (const doc of docs) dates.set(doc, code);
    }
  }
  /** @param {number} doc */
  const date = (doc) => dates.get(doc) || "";
  return docs.sort((a, b) => date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : 0);
}

/**
 * Counts the values of each facet among the documents that the other filters keep.
 * @param {Index} index
 * @param {Found} found
 * @param {Filter[]} filters
 * @param {State} state
 * @returns {Promise<Facet[]>}
 */
export async function count(index, found, filters, state) {
  const { facets, leave } = await filtered(index, found, filters), all = leave();
  const rows = index.manifest.facets.filter(({ asked, apart }) => asked && !apart);
  return rows.map(({ name, label }) => {
    const values = facets.find((facet) => facet.name === name)?.values || [];
    const kept = new Uint8Array(index.manifest.size);
    for (const doc of name in state.chosen ? leave(name) : all) kept[doc] = 1;
    const counted = values.map(({ code, label, docs }) => (
      { code, label, count: docs.reduce((total, doc) => total + kept[doc], 0) }));
    return { name, label, values: counted.filter(({ count }) => count).sort((a, b) => b.count - a.count) };
  });
}

/**
 * A link to another search. A reader goes on with what is said of its results; on a narrow screen the facets, which
 * stand above them, are closed.
 * @param {Page} page
 * @param {State} state
 * @param {...(Node | string | false)} children
 */
export function way(page, state, ...children) {
  const anchor = element("a", { href: addressOf(state) }, ...children);
  anchor.onclick = async (event) => {
    event.preventDefault();
    page.facets.open = false; // a wide screen opens them again with the answer
    await go(page, state);
    page.said.focus();
  };
  return anchor;
}

// The regions are shown level by level. A country has all that is in it: it narrows nothing.
const LEVELS = /** @type {[string, RegExp][]} */ ([["province", /^..0000$/], ["city", /^..(?!00)..00$/]]);

/**
 * The facets as they are shown.
 * @param {Facet[]} facets
 * @param {Record<string, string>} words
 * @returns {Facet[]}
 */
const leveled = (facets, words) => facets.flatMap((facet) => facet.name !== "region" ? facet
  : LEVELS.map(([level, form]) => (
    { ...facet, label: words["facet-" + level], values: facet.values.filter(({ code }) => form.test(code)) })));

/**
 * Shows the facets with counts. Each value is a link to the state with it, or without it when it is chosen.
 * @param {Page} page
 * @param {Answer} answer
 */
export async function showFacets(page, answer) {
  const { facets: box, words } = page, state = stateOf(location.search), all = leveled(await answer.facets(), words);
  if (page.answer !== answer) return; // something else was asked meanwhile
  /**
   * @param {string} name
   * @param {Facet["values"][0]} value
   */
  const link = (name, { code, label, count }) => {
    const on = state.chosen[name] === code, chosen = { ...state.chosen, [name]: code };
    if (on) delete chosen[name];
    const anchor = way(page, { ...state, chosen }, on && "✕ ", label || code,
      element("span", { class: "count" }, ` ${count}`));
    if (on) anchor.ariaCurrent = "true";
    return element("li", {}, anchor);
  };
  const shown = all.filter(({ name, values }) =>
    values.length > 1 || values.some(({ code }) => code === state.chosen[name]));
  box.replaceChildren(box.children[0], ...shown.map(({ name, label, values }) => {
    const links = values.map((value) => link(name, value)), first = links.splice(0, links.length > 7 ? 6 : 7);
    return element("section", {}, element("h3", {}, label), element("ul", {}, ...first),
      links.length > 0 && element("details", {},
        element("summary", {}, fill(words.others, links.length)), element("ul", {}, ...links)));
  }));
}
