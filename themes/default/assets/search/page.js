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
 * @property {HTMLElement} suggestions
 * @property {() => void} [close] closes them, once they work
 * @property {HTMLElement} said how many results there are, or what is wrong
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
 * @property {number} turn counts what was asked: an answer to an earlier question is not shown
 * @property {Answer} [answer] what is shown
 * @property {number} next the place in it of the document that is shown next
 * @property {Set<number>} shown its documents
 * @property {number} whole how many have all that is asked, where others follow that have parts
 * @property {number} refused how many of its documents did not stand the verification
 */

const MORE = 10; // results at a time
export const FEW = 3; // results below which others that have parts of what is asked are shown too

// What the layout of the search page must have, by id: "without" shows where scripts do not run, "with" where they do.
const IDS = "q sort suggestions said note facets results more without with".split(" ");

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
    ...elements, words: JSON.parse(words), root, lang, tag, otherTag, asked: "",
    other: otherTag && (lang === "zh" ? "en" : "zh"),
    index: new Index(root + "search/", lang), turn: 0, next: 0, refused: 0, shown: new Set(), whole: 0,
  };
  const { q: input, sort, more } = page;
  elements.without.hidden = true;
  elements.with.hidden = false;
  /** @type {Promise<void>=} */
  let box;
  const typing = () => {
    box ||= late.typing().then((part) => part.combobox(page)).catch(() => { box = undefined; });
  };
  input.addEventListener("focus", typing);
  input.addEventListener("input", typing);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(page, { q: input.value, sort: sort.value });
  });
  sort.addEventListener("change", () => go(page, { sort: sort.value }));
  more.addEventListener("click", () => show(page, page.turn, true, true));
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
  run(page, typing);
}

/**
 * Asks what the address asks, and shows the answer.
 * @param {Page} page
 * @param {boolean} [typing]
 */
async function run(page, typing) {
  const turn = ++page.turn, state = stateOf(location.search);
  page.asked = state.q;
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
    Object.assign(page, { answer, next: 0, refused: 0, whole: 0, shown: new Set() });
    await show(page, turn);
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
  if (!page.words[fault.message]) console.error(fault);
  clear(page);
  page.said.textContent = page.words[fault.message] || page.words.damaged;
  page.said.classList.add("warning");
}

/** The line with the choice of order. @param {Page} page */
const sorting = ({ sort }) => /** @type {HTMLElement} */ (sort.closest("p"));

/** @param {Page} page */
function clear(page) {
  page.results.replaceChildren();
  page.note.replaceChildren();
  page.facets.hidden = page.more.hidden = sorting(page).hidden = true;
  page.said.classList.remove("warning");
}

/**
 * Puts the first ten results, or ten more, on the page, each as soon as it and those before it are read and verified.
 * What the page showed before stays until the first has come.
 * @param {Page} page
 * @param {number} turn
 * @param {boolean} [more]
 * @param {boolean} [wanted] a reader asked for more, and goes on with the first of them
 */
export async function show(page, turn, more, wanted) {
  const { answer, results, words } = page, before = more ? results.children.length : 0;
  const begin = () => {
    if (more) return;
    more = true;
    clear(page);
    if (!answer) return;
    answer.note?.(page);
    narrow(page, answer);
  };
  for (;;) {
    const most = before + MORE - (more ? results.children.length : 0);
    const batch = answer && answer.docs.slice(page.next, page.next + most).map((doc) => item(page, answer, doc));
    if (!batch?.length) break;
    Promise.allSettled(batch); // one that fails is met in its turn
    for (const next of batch) {
      const made = await next;
      if (turn !== page.turn) return;
      begin();
      const number = /** @type {Answer} */ (answer).docs[page.next++];
      if (made) {
        if (answer?.relaxed) made.dataset.part = "";
        results.append(made);
        page.shown.add(number);
      } else page.refused++;
    }
  }
  begin();
  if (wanted) results.children[before]?.querySelector("a")?.focus();
  if (!answer) {
    page.said.textContent = "";
    return;
  }
  const left = page.next < answer.docs.length, total = answer.docs.length - page.refused;
  if (!left && total < FEW && !answer.relaxed && await (await late.relaxing()).relax(page, turn, answer)) return;
  page.said.textContent = answer.relaxed && !page.whole ? fill(words.parts, total)
    : total ? fill(!answer.exact && left ? words["count-most"] : words.count, page.whole || total) : words.none;
  page.more.hidden = !left;
  sorting(page).hidden = total < 2;
}

/**
 * One result, or nothing when what was asked does not stand in a row in it.
 * @param {Page} page
 * @param {Answer} answer
 * @param {number} number
 */
async function item(page, answer, number) {
  const through = elsewhere(answer, number);
  const other = through && page.other;
  if (!answer.exact && !await (await late.verifying()).stands(answer, number, page.index, other)) return;
  const doc = await page.index.document(number);
  await answer.figures;
  const made = result(page, answer.query, doc, through);
  // Where nothing else comes, its own text stays.
  if (through) late.verifying().then((part) => part.watch(page, made, answer, number)).catch(() => {});
  return made;
}

/**
 * Offers the facets; they are fetched when they are to be seen.
 * @param {Page} page
 * @param {Answer} answer
 */
export function narrow(page, answer) {
  const { facets } = page, state = stateOf(location.search), any = Object.keys(state.chosen).length;
  facets.hidden = !any && answer.docs.length < 2;
  const open = facets.ontoggle = () => {
    if (!facets.open || facets.hidden) return;
    late.narrowing().then((part) => part.showFacets(page, answer, state)).catch((fault) => say(page, fault));
  };
  if (any || matchMedia("(min-width: 56rem)").matches) facets.open = true;
  open();
}
