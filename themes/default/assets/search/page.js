// The search page: its address, its box, its results, and what it says when a file cannot be read.

import { addressOf, stateOf } from "./address.js";
import { ask } from "./ask.js";
import { Index } from "./index.js";
import * as late from "./late.js";
import { elsewhere } from "./rank.js";
import { fill, result } from "./show.js";

/** @import { State } from "./address.js" */
/** @import { Answer } from "./ask.js" */

/** @typedef {{lang: string, dataset: Record<string, string>}} Marked an element with what its layout says in data- */

/**
 * The search page while it is open.
 * @typedef {object} Page
 * @property {HTMLInputElement} q the box
 * @property {HTMLSelectElement} sort
 * @property {HTMLElement} order the line with that choice
 * @property {HTMLElement} suggestions
 * @property {() => void} [close] closes them, once they work
 * @property {HTMLElement} said how many results there are, or what is wrong
 * @property {HTMLElement} chosen by what the results are narrowed, and how the query was read
 * @property {HTMLElement} note what was put in the place of misspelt words
 * @property {HTMLDetailsElement} facets
 * @property {HTMLElement} results
 * @property {HTMLElement} more a button
 * @property {Record<string, string>} words what the page says, by key
 * @property {string} root leads to the output folder
 * @property {string} lang
 * @property {string} tag of the language, for the browser
 * @property {string} otherTag of the other language; "" where the site has one
 * @property {string} asked what is asked, as it was typed
 * @property {Index} index
 * @property {string} other the other language; "" where the site has one
 * @property {number} most results that are shown next
 * @property {number} turn counts what was asked: an answer to an earlier question is not shown
 * @property {Answer} [answer] what is shown
 * @property {number} next the place in it of the document that is shown next
 * @property {Set<number>} shown the documents that are shown
 * @property {number} whole how many have all that is asked, where others follow that have parts
 */

const MORE = 10; // results at a time
export const FEW = 3; // results below which others that have parts of what is asked are shown too

// What the layout of the search page must have, by id: "without" shows where scripts do not run.
const IDS = "q sort order suggestions said chosen note facets results more without".split(" ");
const { title } = document;

/**
 * Makes the search page work.
 * @param {HTMLFormElement} form
 */
export function start(form) {
  const { lang: tag, dataset: { root } } = /** @type {Marked} */ (document.documentElement);
  const { lang, otherTag = "", words } = /** @type {Marked} */ (form).dataset;
  /** @type {any} */
  const elements = Object.fromEntries(IDS.map((id) => [id, document.getElementById(id)]));
  /** @type {Page} */
  const page = {
    ...elements, words: JSON.parse(words), root, lang, tag, otherTag,
    other: otherTag && (lang === "zh" ? "en" : "zh"),
    index: new Index(root + "search/", lang), turn: 0,
  };
  const { q: input, sort, more, results } = page;
  elements.without.hidden = true;
  /** @type {Promise<void>=} */
  let box;
  input.onfocus = input.oninput = () => {
    box ||= late.typing().then((part) => part.combobox(page)).catch(() => { box = undefined; });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(page, { q: input.value });
  });
  sort.addEventListener("change", () => go(page, { sort: sort.value }));
  more.addEventListener("click", async () => {
    const next = results.children.length;
    page.most = MORE;
    await show(page, ++page.turn, true);
    results.children[next]?.querySelector("a")?.focus(); // a reader goes on with the first of them
  });
  // Whoever comes back finds as many results, at the same place.
  addEventListener("click", () => history.replaceState([results.children.length, scrollY], ""), true);
  addEventListener("popstate", () => run(page));
  addEventListener("online", () => run(page));
  run(page);
}

/**
 * Changes a part of what is asked. Asking adds an entry to the history, typing replaces the last.
 * @param {Page} page
 * @param {Partial<State>} change
 * @param {boolean} [typing]
 */
export function go(page, change, typing) {
  const address = addressOf({ ...stateOf(location.search), ...change });
  if (typing) history.replaceState(null, "", address);
  else if (address !== location.search) history.pushState(null, "", address);
  return run(page, typing);
}

/**
 * Asks what the address asks, and shows the answer.
 * @param {Page} page
 * @param {boolean} [typing]
 */
async function run(page, typing) {
  const turn = ++page.turn, state = stateOf(location.search), [most, place] = history.state || [];
  page.asked = state.q;
  document.title = (state.q && state.q + " · ") + title;
  if (!typing) {
    page.q.value = state.q;
    page.close?.();
  }
  page.sort.value = state.sort;
  try {
    const answer = await ask(page.index, state).catch((fault) => {
      if (fault.message !== "stale") throw fault;
      page.index.ready = undefined; // once more, with the manifest of the publication that is there now
      return ask(page.index, state);
    });
    if (turn !== page.turn) return;
    Object.assign(page, { answer, most: most || MORE, next: 0, whole: 0, shown: new Set() });
    await show(page, turn);
    if (place) scrollTo(0, place);
  } catch (fault) {
    if (turn === page.turn) say(page, /** @type {Error} */ (fault));
  }
}

/**
 * Says what is wrong.
 * @param {Page} page
 * @param {Error} fault
 */
function say(page, fault) {
  const { said, words } = page;
  if (!words[fault.message]) console.error(fault);
  clear(page);
  said.textContent = words[fault.message] || words.damaged;
  said.className = "warning";
}

/** @param {Page} page */
function clear(page) {
  page.results.replaceChildren();
  page.chosen.replaceChildren();
  page.note.replaceChildren();
  page.facets.hidden = page.more.hidden = page.order.hidden = true;
  page.said.className = page.said.textContent = "";
}

/**
 * Puts the first results on the page, or more, all at once: what stands on it never moves. What the page showed before
 * stays until then.
 * @param {Page} page
 * @param {number} turn
 * @param {boolean} [more]
 */
export async function show(page, turn, more) {
  const { answer, words, next: before } = page;
  /** @type {HTMLElement[]} */
  const rows = [];
  while (answer && rows.length < page.most) {
    const docs = answer.docs.slice(page.next, page.next + page.most - rows.length);
    if (!docs.length) break;
    const made = await Promise.all(docs.map((doc) => item(page, answer, doc)));
    if (turn !== page.turn) return;
    page.next += docs.length;
    made.forEach((row, i) => {
      if (!row) return;
      rows.push(row);
      page.shown.add(docs[i]);
    });
  }
  if (!more) clear(page);
  if (!answer) return;
  if (!more) {
    answer.remark?.(page);
    answer.note?.(page);
    narrow(page, answer);
  }
  page.results.append(...rows);
  const left = answer.docs.length - page.next, total = left + page.shown.size;
  if (!left && total < FEW && !answer.relaxed && await (await late.relaxing()).relax(page, turn, answer)) return;
  const about = left && !answer.exact, parts = answer.relaxed && !page.whole;
  page.said.textContent = before
    ? fill(words[about ? "shown-about" : "shown"], page.shown.size, total) // else nobody hears that there are more
    : fill(words[!total ? "none" : parts ? "parts" : about ? "about" : "count"], page.whole || total);
  page.more.hidden = !left;
  page.order.hidden = total < 2;
  if (!total) (await late.helping()).help(page, answer);
}

/**
 * One result, or nothing when what was asked does not stand in a row in it.
 * @param {Page} page
 * @param {Answer} answer
 * @param {number} number
 */
async function item(page, answer, number) {
  const through = elsewhere(answer, number);
  if (through || !answer.exact) return (await late.verifying()).item(page, answer, number, through);
  const doc = await page.index.document(number);
  await answer.figures;
  return result(page, answer.query, doc);
}

/**
 * Offers the facets; they are fetched when they are to be seen.
 * @param {Page} page
 * @param {Answer} answer
 */
export function narrow(page, answer) {
  const { facets } = page;
  facets.hidden = answer.docs.length < 2;
  const open = facets.ontoggle = () => {
    if (!facets.open || facets.hidden) return;
    late.narrowing().then((part) => part.showFacets(page, answer)).catch((fault) => say(page, fault));
  };
  if (matchMedia("(min-width: 56rem)").matches) facets.open = true;
  open();
}
