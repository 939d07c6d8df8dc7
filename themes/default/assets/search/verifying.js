// Search, loaded once a query has what its terms do not prove, a phrase or a long run of characters, and once a
// document is found only through something else, which through.js says.

import "../search.js";
import { matchPhrase, rows } from "./match.js";
import { frequencies } from "./rank.js";
import { result } from "./show.js";
import { offline } from "./trouble.js";

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

/**
 * A result that must be verified, or is found only through something else; nothing when it does not stand.
 * @param {Page} page
 * @param {Answer} answer
 * @param {number} number
 * @param {boolean} elsewhere
 */
export async function item(page, answer, number, elsewhere) {
  const { index, other } = page;
  if (!answer.exact && !await stands(answer, number, index, elsewhere && other)) return;
  const doc = await index.document(number);
  await answer.figures;
  if (!elsewhere) return result(page, answer.query, doc);
  return (await import("./through.js").catch(offline)).through(page, answer, doc, number);
}
