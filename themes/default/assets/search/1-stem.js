// Search: the forms of an English word brought together, as internal/search/stem.go does.
// The parts of this folder are published as one module, in the order of their names.

const spellings = [
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

// Texts repeat their words, so a stem is made once.
const stems = {};
const stem = (word) => /^[a-z]{3,}$/.test(word) ? stems["=" + word] ||= porter(spellings.reduce((w, [british, american]) => w.replace(british, american), word)) : word;

// Porter's algorithm, with the two departures of his own program (bli, logi). kinds writes c for a
// consonant and v for a vowel; y is a vowel after a consonant. m counts the sequences vc.
function kinds(w) {
  let k = "";
  for (let i = 0; i < w.length; i++) k += "aeiou".includes(w[i]) || w[i] === "y" && k[i - 1] === "c" ? "v" : "c";
  return k;
}
const m = (w) => kinds(w).split("vc").length - 1;
const hasVowel = (w) => kinds(w).includes("v");
const endsShort = (w) => kinds(w).endsWith("cvc") && !/[wxy]$/.test(w);

const step2 = { ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", bli: "ble", alli: "al", entli: "ent", eli: "e", ousli: "ous",
  ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful", ousness: "ous", aliti: "al", iviti: "ive", biliti: "ble", logi: "log" };
const step3 = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" };

function porter(w) {
  if (/.sses$|.ies$/.test(w)) w = w.slice(0, -2);
  else if (/[^s]s$/.test(w)) w = w.slice(0, -1);
  w = past(w);
  if (w.endsWith("y") && hasVowel(w.slice(0, -1))) w = w.slice(0, -1) + "i";
  w = swap(swap(w, step2), step3);
  const cut = /.(al|[ae]nce|er|ic|[ai]ble|ant|e?ment|ent|ion|ou|ism|ate|iti|ous|ive|ize)$/.exec(w);
  if (cut) {
    const s = w.slice(0, -cut[1].length);
    if (m(s) > 1 && (cut[1] !== "ion" || /[st]$/.test(s))) w = s;
  }
  if (w.endsWith("e")) {
    const s = w.slice(0, -1), n = m(s);
    if (n > 1 || n === 1 && !endsShort(s)) w = s;
  }
  return /.ll$/.test(w) && m(w.slice(0, -1)) > 1 ? w.slice(0, -1) : w;
}

// past is step 1b: -eed, -ed and -ing.
function past(w) {
  if (/.eed$/.test(w)) return m(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w;
  const s = w.replace(/(.)(ed|ing)$/, "$1");
  if (s === w || !hasVowel(s)) return w;
  if (/.(at|bl|iz)$/.test(s)) return s + "e";
  if (/([^lsz])\1$/.test(s) && kinds(s).endsWith("c")) return s.slice(0, -1);
  return m(s) === 1 && endsShort(s) ? s + "e" : s;
}

// swap changes the longest ending of a list, when enough stands before it.
function swap(w, endings) {
  for (let n = Math.min(7, w.length - 1); n > 2; n--) {
    const to = endings[w.slice(-n)], s = w.slice(0, -n);
    if (typeof to === "string") return m(s) > 0 ? s + to : w;
  }
  return w;
}
