// Texts cut into units, and units into terms, as internal/search does it; the two share test vectors.

import { stem } from "./stem.js";

/**
 * A unit is a Chinese character, a number, a word or, once they are looked for, a document number.
 * @typedef {"han" | "number" | "word" | "citation"} Kind
 */

/**
 * A piece of a text that a term is made of.
 * @typedef {object} Unit
 * @property {string} term as the index has it
 * @property {number} start where it begins in the text
 * @property {number} end where it ends there
 * @property {boolean} [glued] it touches the one before
 * @property {boolean} [apart] a mark stands before it that keeps words apart
 * @property {Kind} kind
 * @property {string} [word] as it was typed, of a word
 * @property {boolean} [made] it was read out of several: a number in words, a document number
 */

/**
 * Traditional characters and their simplified forms, radicals and what they stand for. They are fetched when a query
 * has a character that is not in GB 2312: the characters of that set are never folded.
 * @type {Map<string, string>}
 */
export const simplified = new Map();

/**
 * One character as it is compared: one character, or nothing.
 * @param {string} char
 * @returns {string}
 */
function fold(char) {
  if (char < "\xa0") return char.toLowerCase();
  const made = simplified.get(char);
  if (made) return made;
  if (/[！-＋－-～]/.test(char)) return fold(String.fromCharCode(char.charCodeAt(0) - 0xfee0));
  if (/[\u3000\xa0]/.test(char)) return " ";
  if (/[‘-‛ʼ]/.test(char)) return "'";
  if (char === "○") return "〇";
  if (/[\ufe00-\ufe0f\u0300-\u036f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/.test(char)) return "";
  if (/[À-ɏḀ-ỿ]/.test(char)) return char.normalize("NFD")[0].toLowerCase();
  return /[\u0370-\u058f]/.test(char) ? char.toLowerCase() : char;
}

/** A text as it is compared. @param {string} text */
export const foldText = (text) => Array.from(text, fold).join("");

const LETTER = "a-zÀ-ÖØ-öø-ɏ\\u0370-\\u1fffぁ-ゖァ-ヺ가-힣", END = `(?![\\d${LETTER}])`;
const CHINESE = "[々-〇㐀-䶿一-鿿\\uf900-\\ufaff\\u{20000}-\\u{323af}]";
const POSSESSIVE = new RegExp(`'s(?![${LETTER}])|'`, "g");

// A Chinese character, a number, an ordinal, a word with what follows an apostrophe, or a mark that keeps words apart.
const UNIT = new RegExp(
  `(${CHINESE})|((?:\\d{1,3}${END}(?:,\\d{3}(?!\\d))*|\\d+${END})(?:\\.\\d+${END})?%?)|(\\d+)(?:st|nd|rd|th)${END}` +
  `|([\\d${LETTER}]+)((?:'[${LETTER}]+)*)|[.;:!?。\\n]`, "gu");

// Marks within words that nobody types: what stands on either side of one touches.
const GLUE = /^["'“”《》〈〉「」『』【】()·・]*$/;

/**
 * Cuts a text into Chinese characters, numbers and words.
 * @param {string} text
 */
export function units(text) {
  /** @type {Unit[]} */
  const found = [];
  const places = []; // of each character of the folded text in the text
  let folded = "", place = 0, end = -1, apart = false;
  for (const char of text) {
    const made = fold(char);
    for (let i = 0; i < made.length; i++) places.push(place);
    folded += made;
    place += char.length;
  }
  places.push(place);
  for (const match of folded.matchAll(UNIT)) {
    const [all, han, number, ordinal, letters, more] = match, begin = match.index;
    const word = letters && letters + more.replace(POSSESSIVE, "");
    if (all.length === 1 && !han && !number && !word) { apart = true; continue; }
    /** @type {{term: string, kind: Kind, word?: string}} */
    const own = han ? { term: han, kind: "han" } : word ? { term: stem(word), kind: "word", word }
      : { term: (number || ordinal).replaceAll(",", ""), kind: "number" };
    const glued = end >= 0 && GLUE.test(folded.slice(end, begin));
    found.push({ ...own, start: places[begin], end: places[begin + all.length], glued, apart });
    apart = false;
    end = begin + all.length;
  }
  return found;
}

/**
 * Units as a list for each run of those that touch.
 * @param {Unit[]} list
 */
export function runs(list) {
  /** @type {Unit[][]} */
  const all = [];
  for (const unit of list) {
    if (unit.glued && all.length) all[all.length - 1].push(unit);
    else all.push([unit]);
  }
  return all;
}

/**
 * The longest grams of a run, as few as overlap; words that touch make none.
 * @param {Unit[]} run
 */
export function runTerms(run) {
  const terms = [];
  for (let i = 0; !i || i < run.length - 1; i += 2) {
    const from = Math.max(0, Math.min(i, run.length - 3)), part = run.slice(from, from + 3);
    const names = part.map((unit) => unit.term);
    if (part.some((unit) => unit.kind === "han")) terms.push(names.join(""));
    else terms.push(...names);
  }
  return terms;
}
