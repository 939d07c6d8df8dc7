// The forms of an English word brought together, as internal/search/stem.go does it: British spellings become
// American ones, then Porter's algorithm takes the endings off.

/** @type {[RegExp, string][]} */
const SPELLINGS = [
  [/(cent|met|lit|fib|theat)re(s|d)?$/, "$1er$2"],
  [/(lab|col|fav|behavi|hon|tum|neighb)our/g, "$1or"],
  [/(program)me(s?)$/, "$1$2"],
  [/(..[^cv])is(e[ds]?|ing|ations?)$/, "$1iz$2"],
  [/(anal|paral)ys(e[ds]?|ing)$/, "$1yz$2"],
  [/([hknp])ae([cdm]|st)/g, "$1e$2"],
  [/oe(dem|soph)|(f|rrh)oe([at])/g, "$2e$1$3"],
  [/(.{4})ll(ed|ing|ers?|ors?)$/, "$1l$2"],
  [/(enrol|fulfil|instal)l(s|ment.*)?$/, "$1$2"],
  [/(lic|def)ence/g, "$1ense"],
  [/(catal|dial)ogue/g, "$1og"],
  [/(speci)alit(y|ies)$/, "$1alt$2"],
  [/^ageing$/, "aging"],
];

/** The stems made so far: texts repeat their words. @type {Record<string, string>} */
const stems = Object.create(null);

/**
 * The stem of a word; what is not a word of three Latin letters and more stays as it is.
 * @param {string} word
 */
export function stem(word) {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  return stems[word] ||= porter(SPELLINGS.reduce((spelt, [from, to]) => spelt.replace(from, to), word));
}

/**
 * The letters of a word as c for a consonant and v for a vowel; y is a vowel after a consonant.
 * @param {string} word
 */
function kinds(word) {
  let all = "";
  for (let i = 0; i < word.length; i++) {
    all += "aeiou".includes(word[i]) || word[i] === "y" && all[i - 1] === "c" ? "v" : "c";
  }
  return all;
}

/** Porter's m: how often a vowel is followed by a consonant. @param {string} word */
const measure = (word) => kinds(word).split("vc").length - 1;

/** @param {string} word */
const hasVowel = (word) => kinds(word).includes("v");

/** Porter's *o: consonant, vowel, consonant, and the last is not w, x or y. @param {string} word */
const endsShort = (word) => kinds(word).endsWith("cvc") && !/[wxy]$/.test(word);

// Steps 2 and 3, with the two departures of Porter's own program (bli, logi).
/** @type {Record<string, string>} */
const STEP2 = {
  ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", bli: "ble", alli: "al", entli: "ent",
  eli: "e", ousli: "ous", ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful",
  ousness: "ous", aliti: "al", iviti: "ive", biliti: "ble", logi: "log",
};
/** @type {Record<string, string>} */
const STEP3 = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" };

/** Porter's algorithm. @param {string} word */
function porter(word) {
  if (/.sses$|.ies$/.test(word)) word = word.slice(0, -2);
  else if (/[^s]s$/.test(word)) word = word.slice(0, -1);
  word = past(word);
  if (word.endsWith("y") && hasVowel(word.slice(0, -1))) word = word.slice(0, -1) + "i";
  word = swap(swap(word, STEP2), STEP3);
  const ending = /.(al|[ae]nce|er|ic|[ai]ble|ant|e?ment|ent|ion|ou|ism|ate|iti|ous|ive|ize)$/.exec(word);
  if (ending) {
    const rest = word.slice(0, -ending[1].length);
    if (measure(rest) > 1 && (ending[1] !== "ion" || /[st]$/.test(rest))) word = rest;
  }
  if (word.endsWith("e")) {
    const rest = word.slice(0, -1), sequences = measure(rest);
    if (sequences > 1 || sequences === 1 && !endsShort(rest)) word = rest;
  }
  return /.ll$/.test(word) && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word;
}

/** Step 1b: -eed, -ed and -ing. @param {string} word */
function past(word) {
  if (/.eed$/.test(word)) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const rest = word.replace(/(.)(ed|ing)$/, "$1");
  if (rest === word || !hasVowel(rest)) return word;
  if (/.(at|bl|iz)$/.test(rest)) return rest + "e";
  if (/([^lsz])\1$/.test(rest) && kinds(rest).endsWith("c")) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? rest + "e" : rest;
}

/**
 * Changes the longest ending of a list, when enough stands before it.
 * @param {string} word
 * @param {Record<string, string>} endings
 */
function swap(word, endings) {
  for (let length = Math.min(7, word.length - 1); length > 2; length--) {
    const ending = word.slice(-length), rest = word.slice(0, -length);
    if (ending in endings) return measure(rest) > 0 ? rest + endings[ending] : word;
  }
  return word;
}
