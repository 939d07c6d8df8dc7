// Search, loaded once a query has figures, operators or numerals: what they mean, as internal/search reads them.

import "../search.js";
import { foldText, runs, runTerms, units } from "./units.js";

/** @import { FacetRow } from "./index.js" */
/** @import { Alternative, Query } from "./query.js" */
/** @import { Unit } from "./units.js" */

const FIGURES = "〇一二三四五六七八九", NUMERALS = FIGURES + "零两十百千万亿";
/** @type {Record<string, number>} */
const POWERS = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const MEASURES = "级项条款章节部分年月日号个家名所类批次期倍人件种张台床轮县市大甲"; // what a single figure may count

/** The value of a figure, or -1. @param {string} char */
const figure = (char) => char === "零" ? 0 : char === "两" ? 2 : FIGURES.indexOf(char);

/**
 * Figures written one after the other, as in 二〇二五, in Arabic digits.
 * @param {string} text
 */
function figures(text) {
  const values = Array.from(text, figure);
  return values.includes(-1) ? undefined : values.join("");
}

/**
 * A whole Chinese numeral in Arabic digits. What may be two numbers, as 十四五, is none.
 * @param {string} text
 */
function numeral(text) {
  const row = figures(text);
  if (row !== undefined) return row.length === 2 ? undefined : row;
  let total = 0, group = 0, digit = -1, last = Infinity;
  for (const char of text) {
    const value = figure(char), power = POWERS[char];
    if (value >= 0) {
      if (digit > 0) return;
      digit = value;
      continue;
    }
    if (digit < 0 && (power !== 10 || group || total) && (power < 1e4 || !group)) return;
    if (power >= 1e4) {
      total += (group + Math.max(digit, 0)) * power;
      group = 0;
      last = Infinity;
    } else {
      if (power >= last) return;
      group += Math.abs(digit) * power;
      last = power;
    }
    digit = -1;
  }
  return String(total + group + Math.max(digit, 0));
}

// A percentage, with its decimals; a numeral; a number with % or per cent. Units are drawn as below.
const WRITTEN = new RegExp(
  `百分之([${NUMERALS}]+)(?:点([零${FIGURES}]+))?|((?:(?!百分之)[${NUMERALS}])+)|0 ?(?:%| ?p ?c)`, "g");

/** @type {Record<string, string>} */
const SIGNS = { percent: "%", per: "p", cent: "c" };

/**
 * A unit as one character, with a blank or a full stop where it is not glued.
 * @param {Unit} unit
 */
function draw({ term, kind, glued, apart }) {
  const before = apart ? "." : glued ? "" : " ";
  if (kind === "han") return before + term;
  if (kind === "number" && !term.endsWith("%")) return before + "0";
  return before + (kind === "word" && SIGNS[term] || "x");
}

/**
 * Units with one in the place of those of each number in words: 百分之九十, 二〇二五, 90 per cent.
 * @param {Unit[]} list
 */
export function withNumbers(list) {
  /** @type {Unit[]} */
  const made = [];
  /** @type {number[]} */
  const places = []; // of each drawn character in the list
  let drawn = "", next = 0;
  list.forEach((unit, i) => {
    const sign = draw(unit);
    for (let k = 0; k < sign.length; k++) places.push(i);
    drawn += sign;
  });
  for (const match of drawn.matchAll(WRITTEN)) {
    const [all, percent, decimals, row] = match, first = places[match.index];
    const last = places[match.index + all.length - 1], following = drawn[match.index + 1] || " ";
    /** @type {string | undefined} */
    let value = list[first].term;
    if (row) {
      const counts = (figure(row) > 0 || row === "十") && MEASURES.includes(following);
      value = row.length > 1 || counts ? numeral(row) : undefined;
    } else if (percent) value = percent === "百" ? "100" : figures(percent) ?? numeral(percent);
    if (value === undefined) continue;
    if (!row) value += (decimals ? "." + figures(decimals) : "") + "%";
    const { end } = list[last];
    made.push(...list.slice(next, first), { ...list[first], term: value, end, kind: "number", made: true });
    next = last + 1;
  }
  return [...made, ...list.slice(next)];
}

const QUOTES = "\"\"“”„”「」『』＂＂«»"; // each mark that begins a phrase, with the one that ends it

/** The mark that ends what one begins, or "". @param {string} char */
function closing(char) {
  const place = QUOTES.indexOf(char);
  return place < 0 || place % 2 ? "" : QUOTES[place + 1];
}

/** @param {string} char */
const isBlank = (char) => /[\0- \x85]|(?!\ufeff)\s/.test(char);

/**
 * A part of a query as it was typed.
 * @typedef {object} Item
 * @property {string} text
 * @property {string} field
 * @property {boolean} phrase
 * @property {boolean} not
 * @property {boolean} or it only says that the next is another way to ask the one before
 */

/**
 * A query with what belongs together written together: 90 percent, a document number, the number of a clause.
 * @param {string} text
 */
const joined = (text) => text
  .replace(/今年|明年|去年|\b(this|next|last) year\b/gi, (said) => // the years that are named from today
    new Date().getFullYear() + +/^[明n]/i.test(said) - +/^[去l]/i.test(said) + (said[1] === "年" ? "年" : ""))
  .replace(/([0-9]) +[Pp]er ?cent\b/g, "$1%")
  .replace(/百分之([0-9]+(?:\.[0-9]+)?)/g, "$1%")
  .replace(/([1-9])成($|[^\p{Script=Han}]|以上|左右)/gu, "$10%$2")
  .replace(/([一二三四五六七八九])成($|[^\p{Script=Han}]|以上|左右)/gu, "百分之$1十$2")
  .replace(/\b(20[0-9]{2})[-/.]0?([1-9][0-9]?)[-/.]0?([1-9][0-9]?)\b/g, "$1年$2月$3日")
  .replace(/\b(20[0-9]{2})[-/]0?([1-9][0-9]?)\b/g, "$1年$2月")
  .replace(/(20[0-9]{2})(?:年| )第?([0-9]{1,4})[号號]/g, "〔$1〕$2号")
  .replace(/([〕］\])）】]) +(第?[0-9０-９]+[号號])/g, "$1$2")
  .replace(/(?:\b[Cc]lauses?|条款)(?: +| *[:：] *)([0-9]{1,2}(?:-[0-9]{1,2})+)/g, "$1")
  .replace(/(部分(?:[（(][^（()）]{1,3}[)）])?) +(第[0-9一二三四五六七八九十]+[项条款項])/g, "$1$2")
  .replace(/([一二三四五六七八九十]、) +([（(][^（()）]{1,3}[）)])/g, "$1$2")
  .replace(/\b[Aa]rticle +([0-9]{1,3})\b/g, "第$1条")
  .replace(/\b[Cc]hapter +([0-9]{1,3})\b/g, "第$1章")
  .replace(/\b[Aa]nnex +([0-9]{1,2})\b/g, "附件$1");

/**
 * Cuts a query into items.
 * @param {string} text
 * @param {FacetRow[]} facets
 */
function cut(text, facets) {
  const chars = Array.from(joined(text));
  /** @type {Item[]} */
  const items = [];
  /** @param {number} i */
  const solid = (i) => i < chars.length && !isBlank(chars[i]);
  /** @param {string} word */
  const fieldOf = (word) => facets.find(({ asked }) => asked && asked.split(" ").includes(foldText(word)))?.name || "";
  /** @param {number} i */
  const isColon = (i) => /[:：]/.test(chars[i]);
  for (let i = 0; ;) {
    while (i < chars.length && isBlank(chars[i])) i++;
    if (i >= chars.length) return items;
    let not = "-－−".includes(chars[i]) && solid(i + 1);
    if (not) i++;
    let colon = i, field = "";
    while (colon - i < 14 && solid(colon) && !isColon(colon)) colon++;
    if (colon - i < 14 && isColon(colon) && solid(colon + 1)) field = fieldOf(chars.slice(i, colon).join(""));
    if (field) i = colon + 1;
    if (field && not) {
      field = "-" + field;
      not = false;
    }
    const end = closing(chars[i]), from = end ? ++i : i++;
    while (i < chars.length && (end ? chars[i] !== end && chars[i] !== '"' : solid(i) && !closing(chars[i]))) i++;
    const own = chars.slice(from, i).join(""), phrase = !!end && i < chars.length;
    if (end) i++;
    items.push({ text: own, field, phrase, not, or: !phrase && !not && !field && /^(OR|\|)$/.test(own) });
  }
}

/** A part of a clause number in digits. @param {string | undefined} text */
const digits = (text) => !text || /^\d+$/.test(text) ? text : text === "十" ? "10" : numeral(text) ?? "";

const PLAIN = /^#?c?([0-9]{1,2}(?:[-‐-―−][0-9]{1,2}){1,4})(?:\.p[0-9]+)?$/;
const ITEM = "([0-9一二三四五六七八九十]+)";
const PART = new RegExp(`^(?:第${ITEM}部分|${ITEM}、)(?:[(（]${ITEM}[)）])?(?:第?${ITEM}[项条款項.、]?)?$`);
const ARTICLE = new RegExp(`^第${ITEM}条(?:第${ITEM}款)?(?:第?[(（]?${ITEM}[)）]?[项項]|[(（]${ITEM}[)）])?$`);
const CHAPTER = new RegExp(`^第${ITEM}章(?:第${ITEM}节)?$`);
const ANNEX = new RegExp(`^附件${ITEM}$`);

/**
 * The terms of a clause number (3-2-8, 第三部分第8项, 三、（二）8., 第十二条), the likeliest first, when a text is one.
 * @param {string} text
 * @returns {string[]}
 */
function clauseTerms(text) {
  const folded = foldText(text), plain = PLAIN.exec(folded);
  if (plain) return [plain[1].replace(/[‐-―−]/g, "-")];
  let found = ARTICLE.exec(folded);
  if (found) {
    const article = digits(found[1]), item = digits(found[3] || found[4]);
    return item ? [`a${article}-${item}`] : ["a" + article, article + ""];
  }
  if ((found = CHAPTER.exec(folded))) return ["ch" + digits(found[1]) + (found[2] ? "-s" + digits(found[2]) : "")];
  if ((found = ANNEX.exec(folded))) return ["annex" + digits(found[1])];
  const [, part, printed, second, third] = PART.exec(folded) || [];
  if (!part && !second && !third) return [];
  const first = digits(part || printed), middle = digits(second), last = digits(third);
  if (!last) return [first + (middle ? "-" + middle : "")];
  return middle ? [`${first}-${middle}-${last}`] : [`${first}..${last}`, `${first}-${last}`];
}

const CITED = /[〔［[(（【﹝] *([0-9０-９]{4}) *[〕］\])）】﹞] *第? *([0-9０-９]+) *[号號]/g;

/**
 * Units with one in the place of those of each document number; nothing is glued to it.
 * @param {string} text
 * @param {Unit[]} list
 */
export function withCitations(text, list) {
  for (const match of text.matchAll(CITED)) {
    const start = match.index, end = start + match[0].length;
    const term = `〔${foldText(match[1])}〕${foldText(match[2])}号`;
    /** @type {Unit} */
    const unit = { term, start, end, kind: "citation", made: true };
    list = list.flatMap((own, i) => {
      if (own.end <= start || own.start >= end) return [own.start === end ? { ...own, glued: false } : own];
      return !i || list[i - 1].end <= start ? [unit] : [];
    });
  }
  return list;
}

/**
 * The ways to understand an item, which is no filter.
 * @param {Item} item
 * @param {number} most units
 * @returns {{used: number, alternatives: Alternative[]}}
 */
function understand({ text, phrase }, most) {
  const keys = phrase ? [] : clauseTerms(text);
  if (keys.length) {
    const alternatives = keys.map((key, i) => ({ field: "ref", terms: [key], units: [], boost: keys.length - i }));
    return { used: 0, alternatives };
  }
  const list = withCitations(text, units(text)).slice(0, most), read = withNumbers(list);
  const ways = !list.length ? [] : read.some((unit) => unit.made && unit.kind === "number") ? [list, read] : [list];
  const alternatives = ways.map((way) => {
    const terms = phrase ? phraseTerms(way) : runs(way).flatMap(runTerms);
    return { terms, units: way, phrase: phrase && terms.length > 1, boost: phrase ? 2 : 1 };
  });
  return { used: list.length, alternatives };
}

const MOST_UNITS = 64; // nobody reads results for more

/**
 * What a reader asks for.
 * @param {string} text
 * @param {FacetRow[]} facets
 * @returns {Query}
 */
export function parseQuery(text, facets) {
  /** @type {Query} */
  const query = { groups: [], not: [], filters: [] };
  let left = MOST_UNITS, or = false;
  for (const item of cut(text, facets)) {
    if (item.or) { or = query.groups.length > 0; continue; }
    if (item.field) { query.filters.push({ field: item.field, value: foldText(item.text) }); continue; }
    const { used, alternatives } = understand(item, left);
    left -= used;
    if (!alternatives.length) continue;
    if (item.not) query.not.push(alternatives);
    else if (or) query.groups[query.groups.length - 1].push(...alternatives);
    else query.groups.push(alternatives);
    or = false;
  }
  return query;
}

/**
 * The fewest terms that find a row of units: words beside each other as pairs, else the grams of each run.
 * @param {Unit[]} list
 */
function phraseTerms(list) {
  /**
   * @param {Unit | undefined} one
   * @param {Unit | undefined} other
   */
  const isPair = (one, other) => one && other && !other.apart &&
    [one, other].every(({ kind }) => kind === "number" || kind === "word");
  const all = runs(list);
  return all.flatMap((run, i) => {
    const [unit] = run, next = all[i + 1]?.[0], before = all[i - 1]?.at(-1);
    if (run.length > 1) return runTerms(run);
    if (next && isPair(unit, next)) return [unit.term + "_" + next.term];
    return isPair(before, unit) ? [] : runTerms(run);
  });
}
