// Search, loaded once a document is found only by its text in the other language or by the glossary.

import "../search.js";
import * as late from "./late.js";
import { marks } from "./match.js";
import { element, passage, result } from "./show.js";
import { foldText, units } from "./units.js";

/** @import { Answer } from "./ask.js" */
/** @import { Doc } from "./index.js" */
/** @import { Page } from "./page.js" */
/** @import { Query } from "./query.js" */

/** How many characters a passage of the other language has, by language. @type {Record<string, number>} */
const LENGTH = { zh: 40, en: 110 };
const MOST_PARTS = 8; // of what is asked that are looked up in the glossary

/**
 * What is asked with what the glossary calls it in the language of the page, so that this is marked too.
 * @param {Page} page
 * @param {Query} query
 * @returns {Promise<Query>}
 */
async function withSynonyms({ index, asked }, query) {
  const { names } = await late.typing();
  const parts = new Set([asked, ...asked.split(/\s+/)].slice(0, MOST_PARTS).map((part) =>
    foldText(part).replace(/[\s'"“”]/g, "")));
  const groups = await Promise.all([...parts].filter(Boolean).map(async (part) => {
    const terms = (await names(index, part)).filter(({ key, kind }) => kind.name === "term" && key === part);
    return Promise.all(terms.map(async ({ doc }) => (
      { phrase: true, terms: [], units: units((await index.document(doc)).title), boost: 1 })));
  }));
  return { ...query, groups: [...query.groups, ...groups] };
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
 * A result that is found only by its text in the other language or by the glossary, which is said below its own text.
 * The line where the other language says it is there at once, so that nothing moves; it is filled once somebody looks
 * at it: what nobody sees is not fetched.
 * @param {Page} page
 * @param {Answer} answer
 * @param {Doc} doc
 * @param {number} number
 */
export async function through(page, answer, doc, number) {
  const { index, other, otherTag, words } = page, { query } = answer;
  const made = result(page, await (answer.told ||= withSynonyms(page, query).catch(() => query)), doc);
  const line = element("span", { lang: otherTag });
  made.append(element("p", { class: "through" }, words.through, other && line));
  if (!watcher || !other) return made;
  waiting.set(made, async () => {
    const there = await index.document(number, other).catch(() => undefined);
    const text = there ? there.title + "\n" + there.body : "";
    if (marks(query, text).length) line.append(...passage(query, text, other, LENGTH[other]));
  });
  watcher.observe(made);
  return made;
}
