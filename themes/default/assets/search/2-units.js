// Search: texts cut into units and terms, as internal/search does; the two share test vectors.

// Traditional characters and their simplified forms, filled when a query has a character that is
// not in GB 2312: the characters of that set are never folded.
const simplified = new Map();

// fold makes one character of one, or nothing.
function fold(ch) {
  if (ch < "\xa0") return ch.toLowerCase();
  if (ch >= "㐀" && ch < "ꀀ") return simplified.get(ch) || ch;
  if (/[！-＋－-～]/.test(ch)) return fold(String.fromCharCode(ch.charCodeAt() - 0xfee0));
  if (/[\u3000\xa0]/.test(ch)) return " ";
  if (/[‘-‛ʼ]/.test(ch)) return "'";
  if (ch === "○") return "〇";
  if (/[\u0300-\u036f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f]/.test(ch)) return "";
  if (/[À-ɏḀ-ỿ]/.test(ch)) return ch.normalize("NFD")[0].toLowerCase();
  return /[\u0370-\u058f]/.test(ch) ? ch.toLowerCase() : ch;
}
const foldText = (s) => Array.from(s, fold).join("");

// The units of a folded text: a Chinese character, a number, an ordinal, a word, or what keeps words apart.
const HAN = 1, NUMBER = 2, WORD = 3; // and 4, a document number
const L = "a-zÀ-ÖØ-öø-ɏ\\u0370-\\u1fffぁ-ゖァ-ヺ가-힣", END = `(?![\\d${L}])`;
const HANS = /[々-〇㐀-䶿一-鿿\uf900-\ufaff\u{20000}-\u{323af}]/u;
const POSSESSIVE = new RegExp(`'s(?![${L}])|'`, "g");
const UNIT = new RegExp(`(${HANS.source})|((?:\\d{1,3}${END}(?:,\\d{3}(?!\\d))*|\\d+${END})(?:\\.\\d+${END})?%?)|(\\d+)(?:st|nd|rd|th)${END}|([\\d${L}]+)((?:'[${L}]+)*)|[.;:!?。\\n]`, "gu");

// units cuts a text into Chinese characters, numbers and words: {term, start, end, glued, apart, kind}.
function units(text) {
  const found = [], at = [];
  let folded = "", i = 0, end = -1, apart = false;
  for (const raw of text) {
    const f = fold(raw);
    for (let k = 0; k < f.length; k++) at.push(i);
    folded += f;
    i += raw.length;
  }
  at.push(i);
  for (const m of folded.matchAll(UNIT)) {
    const [all, han, number, ordinal, letters, more] = m, word = letters && letters + more.replace(POSSESSIVE, "");
    if (all.length === 1 && !han && !number && !word) { apart = true; continue; }
    const u = han ? { term: han, kind: HAN } : word ? { term: stem(word), kind: WORD, word } : { term: (number || ordinal).replaceAll(",", ""), kind: NUMBER };
    found.push({ ...u, start: at[m.index], end: at[m.index + all.length], glued: m.index === end, apart });
    apart = false;
    end = m.index + all.length;
  }
  return found;
}

// runs are units, a list for each run of those that touch.
function runs(list) {
  const all = [];
  for (const u of list) if (u.glued && all.length) all.at(-1).push(u); else all.push([u]);
  return all;
}

// runTerms are the longest grams of a run, as few as overlap; words that touch make none.
function runTerms(run) {
  const terms = [];
  for (let i = 0; !i || i < run.length - 1; i += 2) {
    const at = Math.max(0, Math.min(i, run.length - 3)), part = run.slice(at, at + 3), names = part.map((u) => u.term);
    if (part.some((u) => u.kind === HAN)) terms.push(names.join(""));
    else terms.push(...names);
  }
  return terms;
}
