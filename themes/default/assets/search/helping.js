// Search, loaded once nothing is found, to help on, and once results are narrowed or a query was not read as it was
// typed, to say so.

import "../search.js";
import { stateOf } from "./address.js";
import * as late from "./late.js";
import { bounded, parseQuery } from "./query.js";
import { element, fill } from "./show.js";

/** @import { State } from "./address.js" */
/** @import { Answer } from "./ask.js" */
/** @import { Index } from "./index.js" */
/** @import { Page } from "./page.js" */
/** @import { Filter, Query } from "./query.js" */
/** @import { Name } from "./typing.js" */

const MOST_LETTERS = 1000; // of a query that are read
const MOST_STARTS = 12; // places in a query from which names are looked for
const MOST_NAMES = 6;
const HAN = /[㐀-鿿]/;

/**
 * What a filter narrows the results to, and how the search is without it.
 * @typedef {{field: string, label: string, without: State, left: Filter[]}} Choice
 */

/**
 * What each filter narrows the results to. One that was typed is left out where it cannot be told from the rest.
 * @param {Index} index
 * @param {Filter[]} filters
 * @param {State} state
 */
async function choices(index, filters, state) {
  if (!filters.length) return [];
  const { facets } = await (await late.narrowing()).filtered(index, { docs: [] }, filters);
  const typed = state.q.split(/(\s+)/);
  return filters.flatMap(({ field, value, exact }, i) => {
    const left = filters.filter((_, k) => k !== i), chosen = { ...state.chosen };
    if (exact) {
      delete chosen[field];
      const own = facets.find(({ name }) => name === field)?.values.find(({ code }) => code === value);
      return { field, label: own?.label || value, without: { ...state, chosen }, left };
    }
    const at = typed.findIndex((text) => {
      const { groups, not, filters: [own, more] } = parseQuery(text, index.manifest.facets);
      return !groups.length && !not.length && !more && own?.field === field && own.value === value;
    });
    const q = typed.filter((_, k) => k !== at).join("").trim();
    return at < 0 ? [] : { field: "", label: typed[at], without: { ...state, q }, left };
  });
}

/** @param {Page} page @param {Choice} choice */
const nameOf = ({ words, index: { manifest } }, { field, label }) =>
  field ? fill(words.pair, manifest.facets.find(({ name }) => name === field)?.label, label) : label;

/**
 * An answer that says on the page by what it is narrowed, each a link to the search without it, and how the query was
 * read: not to its end, or as nothing but what is not wanted.
 * @param {Index} index
 * @param {Answer} answer
 * @param {State} state
 * @returns {Promise<Answer>}
 */
export async function remarked(index, answer, state) {
  const { query: { groups, not }, filters } = answer, read = Array.from(state.q).slice(0, MOST_LETTERS).join("");
  const keys = [read !== state.q && "cut-query", bounded(read) !== read && "cut-word",
    !groups.length && not.length > 0 && "only-not"];
  const all = await choices(index, filters, state), { way } = await late.narrowing();
  /** @param {Page} page */
  const remark = (page) => {
    const { chosen, words } = page, chips = all.map((choice) => element("li", {}, way(page, choice.without,
      element("span", { class: "visually-hidden" }, words.remove + " "), nameOf(page, choice),
      element("span", { "aria-hidden": "true" }, " ✕"))));
    chosen.replaceChildren(...chips.length ? [element("ul", { class: "chips" }, ...chips)] : [],
      ...keys.flatMap((key) => key ? element("p", {}, words[key]) : []));
  };
  return { ...answer, remark };
}

/**
 * Where names may begin in what is asked: at each Chinese character and each word.
 * @param {Query} query
 */
function starts({ groups }) {
  const units = groups.flatMap(([first]) => first.units).map(({ word, term }) => word || term);
  return units.slice(0, MOST_STARTS).map((_, i) => units.slice(i).join(""));
}

/**
 * How much of the beginning two texts share, of the first.
 * @param {string} text
 * @param {string} other
 */
function shared(text, other) {
  let same = 0;
  while (same < text.length && text[same] === other[same]) same++;
  return same < (HAN.test(text[0]) ? 2 : 4) ? 0 : same;
}

/**
 * The names that share a beginning with what is asked or with a part of it, those that share most first.
 * @param {Index} index
 * @param {Query} query
 */
async function near(index, query) {
  const { names } = await late.typing();
  /** @type {Map<string, {name: Name, same: number}>} */
  const found = new Map();
  for (const asked of starts(query)) {
    for (const name of await names(index, asked)) {
      const same = shared(name.key, asked);
      if (same > (found.get(name.label)?.same || 0)) found.set(name.label, { name, same });
    }
  }
  return [...found.values()].sort((a, b) => b.same - a.same || a.name.key.length - b.name.key.length)
    .slice(0, MOST_NAMES).map(({ name }) => name);
}

/**
 * Links to what is asked without a filter, or without any, each with how many results have all that is asked then.
 * @param {Page} page
 * @param {Answer} answer
 */
async function wider(page, { all, filters }) {
  if (!filters.length) return [];
  const { index, words } = page, state = stateOf(location.search), { keep, way } = await late.narrowing();
  const each = await choices(index, filters, state);
  const ways = await Promise.all(each.map(async (choice) => ({ name: nameOf(page, choice), without: choice.without,
    count: (await keep(index, { docs: all }, choice.left, state)).length })));
  const typed = each.flatMap(({ field, label }) => field ? [] : label);
  const q = typed.reduce((text, label) => text.replace(label, ""), state.q).trim();
  const free = { name: words["all-filters"], without: { ...state, q, chosen: {} }, count: all.length };
  const possible = ways.filter(({ count }) => count);
  return (each.length > 1 || !possible.length ? [...possible, free] : possible).map(({ name, without, count }) =>
    way(page, without, name, count > 0 && element("span", { class: "count" }, ` ${count}`)));
}

/**
 * What a reader may do who found nothing: widen what was asked, go to a name like it or to a list, ask otherwise.
 * @param {Page} page
 * @param {Answer} answer
 */
export async function help(page, answer) {
  const { words, index } = page;
  const [links, names] = await Promise.all([wider(page, answer), near(index, answer.query)]);
  if (page.answer !== answer) return;
  const { way } = await late.narrowing();
  const like = names.map(({ label, kind }) => element("span", {}, way(page, { q: label, sort: "", chosen: {} }, label),
    " ", element("span", { class: "kind" }, kind.label)));
  /** @type {NodeListOf<HTMLElement>} */
  const lists = document.querySelectorAll("#without a");
  const how = /** @type {HTMLElement} */ (document.getElementById("how-box"));
  const rows = /** @type {[string, Element[]][]} */ ([["help-filters", links], ["help-names", like],
    ["help-lists", [...lists].map((link) => link.cloneNode(true))]]).flatMap(([key, all]) => all.length ? [
    element("h3", {}, words[key]), element("ul", { class: "inline" }, ...all.map((one) => element("li", {}, one)))]
    : []);
  page.results.append(element("li", { class: "help" }, ...rows,
    ...[...how.children].map((part, i) => element(i ? "p" : "h3", {}, part.textContent || ""))));
}
