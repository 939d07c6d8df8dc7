// Results and marked words as elements of a page.

import { marks } from "./match.js";
import { simplified } from "./units.js";

/** @import { Doc } from "./index.js" */
/** @import { Page } from "./page.js" */
/** @import { Query } from "./query.js" */

/** How many characters a passage has, by language. @type {Record<string, number>} */
const LENGTH = { zh: 130, en: 280 };

/**
 * What a text has of the other language, by its own: Chinese in English, two words of English or more in Chinese.
 * @type {Record<string, RegExp>}
 */
const OTHER = {
  zh: /([A-Za-z][!-~À-ɏ’]* (?:[!-~À-ɏ’–]+ )*[A-Za-z][!-~À-ɏ’]*)/,
  en: /(\p{Script=Han}(?:[“”·\d]*[\p{Script=Han}\u3000-〿\uff00-\uffef])*)/u,
};

/**
 * Makes an element with attributes and children; those that are empty are left out.
 * @param {string} name
 * @param {Record<string, string | false | undefined>} attributes
 * @param {(Node | string | false | undefined)[]} children
 */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  for (const child of children) if (child) made.append(child);
  return made;
}

/**
 * A sentence with its % filled in, one after the other.
 * @param {string} text
 * @param {any[]} given
 * @returns {string}
 */
export const fill = (text, ...given) => given.reduce((filled, value) => filled.replace("%", value), text);

/**
 * A text, or a part of it, with the places that answer a query in <mark>.
 * @param {string} text
 * @param {number[][]} spans
 * @param {number} [from]
 * @param {number} [to]
 */
export function marked(text, spans, from = 0, to = text.length) {
  const parts = [];
  for (const [start, end] of spans) {
    if (end <= from || start >= to) continue;
    parts.push(text.slice(from, start), element("mark", {}, text.slice(Math.max(from, start), Math.min(end, to))));
    from = end;
  }
  return [...parts, text.slice(from, to)];
}

/**
 * The same, with what is of the other language said to be, so that it is read aloud as such.
 * @param {string} text
 * @param {number[][]} spans
 * @param {string} lang
 */
export function told(text, spans, lang) {
  let from = 0;
  return text.split(OTHER[lang]).flatMap((run, i) => {
    const parts = marked(text, spans, from, from += run.length);
    return i % 2 ? element("span", { lang: lang === "zh" ? "en" : "zh-CN" }, ...parts) : parts;
  });
}

/**
 * The part of a body where most of what is asked stands close together.
 * @param {Query} query
 * @param {string} body
 * @param {string} lang
 * @param {number} [length] in characters
 */
export function passage(query, body, lang, length = LENGTH[lang]) {
  const spans = marks(query, body);
  /** @param {number[]} span */
  const near = ([from]) => spans.filter(([start]) => start >= from && start < from + length * 0.7).length;
  const [best] = spans.reduce((most, span) => near(span) > near(most) ? span : most, spans[0] || [0]);
  let from = Math.max(0, best - (length >> 2));
  if (from) from = Math.max(from, body.slice(from, best).search(/[。；\n]|[.;] /) + from + 1);
  const to = Math.min(body.length, from + length);
  const inside = spans.filter(([start, end]) => start >= from && end <= to);
  const text = body.slice(from, to).trimEnd().replaceAll("\n", " ");
  const moved = inside.map(([start, end]) => [start - from, end - from]);
  return [from ? "…" : "", ...told(text, moved, lang), to < body.length ? "…" : ""];
}

/**
 * A date as precisely as it is known, written as pages write it: 6 June 2022.
 * @param {string} date
 * @param {string} tag
 */
const day = (date, tag) => new Date(date).toLocaleDateString(tag === "en" ? "en-GB" : tag, /** @type {any} */ ({
  timeZone: "UTC", year: "numeric", month: date[4] && "long", day: date[7] && "numeric" }));

/**
 * A document in the list of results.
 * @param {Page} page
 * @param {Query} query
 * @param {Doc} doc
 */
export function result({ root, lang, tag, asked }, query, doc) {
  const [address, fragment] = (root + lang + "/" + doc.path).split("#");
  const q = encodeURIComponent(Array.from(asked, (char) => simplified.get(char) || char).join(""));
  return element("li", { class: "result" },
    element("h3", {}, element("a", { href: address + "?q=" + q + (fragment ? "#" + fragment : "") },
      ...told(doc.title, marks(query, doc.title), lang))),
    element("p", { class: "meta" },
      element("span", { class: "kind" }, doc.kind.label), doc.trail && " " + doc.trail,
      doc.date && " · ", doc.date && element("time", { datetime: doc.date }, day(doc.date, tag)),
      doc.status && " · " + doc.status),
    element("p", { class: "passage" }, ...passage(query, doc.body, lang)));
}
