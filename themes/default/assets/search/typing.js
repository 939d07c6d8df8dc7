// Search, loaded once a reader types or a word is in no text: the box with suggestions, and misspelt words mended.

import "../search.js";
import { prepare } from "./ask.js";
import { hash } from "./index.js";
import { go } from "./page.js";
import { rank, unknown } from "./rank.js";
import { element, fill } from "./show.js";
import { stem } from "./stem.js";
import { foldText } from "./units.js";

/** @import { Index, Kind } from "./index.js" */
/** @import { Page } from "./page.js" */
/** @import { Alternative, Query } from "./query.js" */
/** @import { Found, Postings } from "./rank.js" */

const PAUSE = 150; // milliseconds without a keystroke after which names are looked up
const MOST_NAMES = 8;

/**
 * A box that offers names, and what becomes of them.
 * @typedef {object} Box
 * @property {HTMLInputElement} input
 * @property {HTMLElement} list the suggestions
 * @property {(text: string) => Promise<Name[]>} offer
 * @property {(name: Name) => Promise<string>} about what is said behind a name
 * @property {(name: Name) => void} choose
 * @property {() => HTMLElement | null} [below] where the arrow leads when there are no suggestions
 */

/**
 * Makes the box of the search page one with suggestions.
 * @param {Page} page
 */
export function combobox(page) {
  page.close = suggesting({
    input: page.q,
    list: page.suggestions,
    offer: (text) => {
      go(page, { q: text }, true);
      return suggestions(page.index, text);
    },
    about: async ({ kind }) => kind.label,
    choose: ({ label }) => {
      page.q.value = label;
      go(page, { q: label, chosen: {} });
    },
    below: () => page.results.querySelector("a"),
  }, page.asked);
}

/**
 * Makes a box one with suggestions, after the pattern of the ARIA practices.
 * @param {Box} box
 * @param {string} asked what was in it when this was asked for
 * @returns {() => void} closes them
 */
export function suggesting({ input, list, offer, about, choose, below }, asked) {
  let active = -1, wait = 0, /** @type {Name[]} */ offered = [];
  const close = () => {
    list.replaceChildren();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  /** @param {number} next */
  const activate = (next) => {
    active = next;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === next)));
    if (next < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", list.children[next].id);
    list.children[next].scrollIntoView({ block: "nearest" });
  };
  /** @param {number} which */
  const take = (which) => {
    close();
    choose(offered[which]);
  };
  /**
   * @param {Name} name
   * @param {number} i
   */
  const option = (name, i) => {
    const note = element("span", { class: "meta" });
    about(name).then((text) => note.append(text)).catch(() => {});
    return element("li", { role: "option", id: "option" + i, "aria-selected": "false", "data-label": name.label },
      name.label, " ", note);
  };
  const look = async () => {
    const { value } = input, found = await offer(value).catch(() => []);
    if (document.activeElement !== input || input.value !== value) return;
    offered = found;
    activate(-1);
    list.replaceChildren(...offered.map(option));
    list.hidden = !offered.length;
    input.setAttribute("aria-expanded", String(offered.length > 0));
  };
  /** @param {Event} [event] */
  const typed = (event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(wait);
    wait = setTimeout(look, PAUSE);
  };
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    const { key } = event, count = list.hidden ? 0 : list.children.length, down = key === "ArrowDown";
    const hit = below?.();
    if (key === "Enter") clearTimeout(wait);
    if (count && key === "Escape") close();
    else if (count && key === "Enter" && active >= 0) take(active);
    else if (count && (down || key === "ArrowUp")) {
      activate(((active < 0 && !down ? 0 : active) + (down ? 1 : count - 1)) % count);
    } else if (!count && down && hit) hit.focus();
    else return;
    event.preventDefault();
  };
  input.addEventListener("input", typed);
  input.addEventListener("compositionend", typed);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", pressed);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = /** @type {Element} */ (event.target).closest("[role=option]");
    if (chosen) take([...list.children].indexOf(chosen));
  });
  if (input.value !== asked) typed(); // what was typed while this was on its way
  return close;
}

/**
 * A name that may be typed ahead.
 * @typedef {object} Name
 * @property {string} key as it is typed
 * @property {string} label as it is shown
 * @property {Kind} kind
 * @property {number} doc
 */

/**
 * The names that begin as one does, and others of the same file.
 * @param {Index} index
 * @param {string} begun
 * @returns {Promise<Name[]>}
 */
export function names(index, begun) {
  const chunk = hash(Array.from(begun)[0]) % index.manifest.chunks;
  return index.file(index.lang + "/n" + chunk, "N", (reader) => reader.sorted((key) => (
    { key, label: reader.string(), kind: index.kind(reader), doc: reader.number() })));
}

/**
 * The names that begin with what was typed: those that are still called so before former names, places and hospitals
 * before other kinds.
 * @param {Index} index
 * @param {string} text
 * @param {boolean} [home] those alone that the box of the home page opens
 */
export async function suggestions(index, text, home) {
  const { manifest: { kinds } } = await index.open();
  await prepare(index, text);
  const want = foldText(text).replace(/([a-z])[1-5]/g, "$1").replace(/[\s']/g, ""); // pinyin without its tones
  if (!want) return [];
  const isHan = /[㐀-鿿]/.test(want); // else a label does not tell
  /** @param {Name} name */
  const place = ({ kind, label }) =>
    kinds.indexOf(kind) + (isHan && !foldText(label).startsWith(want) ? kinds.length : 0);
  const begun = (await names(index, want)).filter(({ key, kind }) => key.startsWith(want) && (!home || kind.home));
  begun.sort((a, b) => place(a) - place(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.doc - b.doc));
  const seen = new Set();
  return begun.filter(({ doc }) => !seen.has(doc) && seen.add(doc)).slice(0, MOST_NAMES);
}

/**
 * The words one edit away from a word, by their stems: two letters exchanged, one too few, wrong or too many. Of
 * those with one stem the first is kept.
 * @param {string} word
 */
function edits(word) {
  /** @type {Map<string, string>} */
  const found = new Map();
  /** @param {string} edited */
  const put = (edited) => {
    const made = stem(edited);
    if (made.length > 2 && !found.has(made)) found.set(made, edited);
  };
  /**
   * @param {number} last
   * @param {(before: string, after: string) => void} edit
   */
  const at = (last, edit) => {
    for (let i = 0; i <= last; i++) edit(word.slice(0, i), word.slice(i));
  };
  const letters = Array.from("abcdefghijklmnopqrstuvwxyz"), length = word.length;
  at(length - 2, (before, after) => put(before + after[1] + after[0] + after.slice(2)));
  at(length, (before, after) => letters.forEach((letter) => put(before + letter + after)));
  at(length - 1, (before, after) => letters.forEach((letter) => put(before + letter + after.slice(1))));
  at(length - 1, (before, after) => put(before + after.slice(1)));
  found.delete(stem(word));
  return found;
}

/**
 * A word as two that are known, of those that most documents have.
 * @param {string} word
 * @param {(word: string) => Promise<number>} known how many documents have a word
 */
async function parted(word, known) {
  let best, most = 0;
  for (let i = 3; i + 3 <= word.length; i++) {
    const two = [word.slice(0, i), word.slice(i)];
    let count = await known(two[0]);
    if (count > most) count = Math.min(count, await known(two[1])); // else its file need not be read
    if (count > most) [best, most] = [two, count];
  }
  return best;
}

/** The file of words that begin as one does. @param {string} word */
const byFirst = (word) => /^[a-z]/.test(word) ? word[0] : "other";

/** The file of words that go on as one does after its first letter. @param {string} word */
const byNext = (word) => String(hash(Array.from(word).slice(1, 3).join("")) % 26);

/**
 * The words of a file, by their stems, with how many documents have each.
 * @param {Index} index
 * @param {string} file
 * @returns {Promise<Map<string, number>>}
 */
const wordsOf = (index, file) => index.file("w/" + file, "W", (reader) =>
  new Map(reader.sorted((word) => [word, reader.number()])));

/**
 * The words that most documents have.
 * @param {Map<string, number>} found
 * @param {number} most
 */
const best = (found, most) => [...found].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, most)
  .map(([word]) => word);

/**
 * An alternative with other terms in the place of one.
 * @param {Alternative} asked
 * @param {string} term
 * @param {string[]} terms
 * @returns {Alternative}
 */
const instead = (asked, term, terms) => ({
  ...asked,
  terms: asked.terms.flatMap((own) => own === term ? terms : [own]),
  units: asked.units.flatMap((unit) => unit.term !== term ? [unit]
    : terms.map((other, i) => ({ ...unit, term: other, glued: unit.glued && !i }))),
});

/**
 * Asks otherwise for words that are in no document: as the beginning of a word, else as pinyin without the numbers of
 * tones, else with one letter mended, the first being as it was typed if it can, else as two words.
 * @param {Index} index
 * @param {Query} query
 * @param {Postings} postings
 * @returns {Promise<{query: Query, note: (page: Page) => void}>}
 */
export async function mend(index, query, postings) {
  /** @type {{from: string, to: string[]}[]} */
  const changes = [];
  /** @param {string} word */
  const known = async (word) => {
    const term = stem(word);
    return term && (await wordsOf(index, byFirst(term))).get(term) || 0;
  };
  /**
   * Those of some terms that are known, three at most; of the terms that begin as typed, or of the others.
   * @param {string[]} terms
   * @param {string} first
   * @param {boolean} same
   */
  const some = async (terms, first, same) => {
    const possible = terms.filter((term) => (byFirst(term) === first) === same);
    const counts = await Promise.all(possible.map(async (term) =>
      (await wordsOf(index, same ? first : byNext(term))).get(term) || 0));
    const found = possible.map((term, i) => /** @type {[string, number]} */ ([term, counts[i]]));
    return best(new Map(found.filter(([, count]) => count)), 3);
  };
  /**
   * @param {Alternative} asked
   * @returns {Promise<Alternative[]>}
   */
  const mended = async (asked) => {
    const { word, term = "" } = unknown(asked, postings) || {};
    if (!word) return [asked];
    const first = byFirst(term), words = await wordsOf(index, first);
    const begun = best(new Map([...words].filter(([known]) => known.startsWith(term))), 8);
    if (begun.length) return begun.map((other) => instead(asked, term, [other]));
    const plain = /^([a-z]+[1-5])+$/.test(word) ? word.replace(/\d/g, "") : "";
    const near = await known(plain) ? new Map([[stem(plain), plain]])
      : /^[a-z]{3,24}$/.test(word) ? edits(word) : new Map();
    let terms = await some([...near.keys()], first, true);
    if (!terms.length) terms = await some([...near.keys()], first, false);
    if (terms.length) {
      changes.push({ from: word, to: terms.map((other) => near.get(other)) });
      return terms.map((other) => instead(asked, term, [other]));
    }
    const two = await parted(word, known);
    if (!two) return [asked];
    changes.push({ from: word, to: [two.join(" ")] });
    return [instead(asked, term, two.map(stem))];
  };
  const groups = await Promise.all(query.groups.map(async (group) => (await Promise.all(group.map(mended))).flat()));
  /** @param {Page} page */
  const note = ({ note, words }) => note.replaceChildren(...changes.map(({ from, to }) =>
    element("p", {}, fill(words.mended, from, to.join(words.or)))));
  return { query: { ...query, groups }, note };
}

/**
 * Asks once more, with misspelt words mended; the answer stays where this finds nothing either.
 * @param {Index} index
 * @param {Query} query
 * @param {Found} found
 * @returns {Promise<{query: Query, note?: (page: Page) => void, found: Found}>}
 */
export async function again(index, query, found) {
  const mended = await mend(index, query, found.postings), other = await rank(index, mended.query);
  return other.docs.length ? { ...mended, found: other } : { query, found };
}
