// Search, loaded once a query has what its terms do not prove, a phrase or a long run of characters, and once a
// document is found only by its text in the other language.

import "../search.js";
import { matchPhrase, rows } from "./match.js";
import { frequencies } from "./rank.js";
import { passage } from "./show.js";

/** @import { Answer } from "./ask.js" */
/** @import { Index } from "./index.js" */
/** @import { Page } from "./page.js" */

const ONLY_GLOSSARY = 1; // the frequency of a term that stands in no text

/**
 * Tells whether what a query wants in a row stands so in a document, in its own language or the other.
 * @param {Answer} answer
 * @param {number} number
 * @param {Index} index
 * @param {string | false} other the other language, when the document may be found by it
 */
export async function stands(answer, number, index, other) {
  const found = frequencies(answer, number);
  /** @param {string} [lang] */
  const texts = async (lang) => {
    const doc = await index.document(number, lang);
    return [doc.title, doc.body, doc.trail];
  };
  let own, there;
  for (const [i, group] of answer.query.groups.entries()) {
    const proved = group.some((asked, k) => found[i][k] &&
      (!rows(asked).length || !asked.phrase && found[i][k] === ONLY_GLOSSARY));
    if (proved) continue;
    const possible = group.filter((_, k) => found[i][k]);
    /** @param {string[]} list */
    const has = (list) => possible.some((asked) =>
      rows(asked).every((row) => list.some((text) => matchPhrase(row, text))));
    own ||= await texts();
    if (has(own)) continue;
    if (!other) return false;
    there ||= await texts(other);
    if (!has(there)) return false;
  }
  return true;
}

/** What is done when an element is looked at. @type {WeakMap<Element, () => void>} */
const waiting = new WeakMap();
const watcher = globalThis.IntersectionObserver && new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    watcher.unobserve(target);
    waiting.get(target)?.();
  }
});

/**
 * Puts a passage of the other language into a result that only that answers, once somebody looks at it: what nobody
 * sees is not fetched.
 * @param {Page} page
 * @param {Element} result
 * @param {Answer} answer
 * @param {number} number
 */
export function watch({ index, other, otherTag }, result, { query }, number) {
  if (!watcher || !other) return;
  waiting.set(result, async () => {
    const there = await index.document(number, other).catch(() => undefined);
    /** @type {HTMLElement | null} */
    const own = result.querySelector(".passage > :last-child");
    if (!there || !own) return;
    own.lang = otherTag;
    own.replaceChildren(...passage(query, there.title + "\n" + there.body, other));
  });
  watcher.observe(result);
}
