// Search: what a reader types. Operators and numerals are read by a part of its own.

let reading;
const BLANK = /(?:[\0- \x85]|(?!\ufeff)\s)+/, READ = /[〇零一二三四五六七八九两十百千万亿"“”„「」『』«»:|〔【﹝]|[(\[第] *\d|\d[-‐-―−]\d|per ?cent|(^|\s)([-−]|or(\s|$))/;

// read loads that part for a query that needs it; without it the others mean the same. With figures
// the part is loaded too, but not waited for: it finds them in texts where they are written in words.
async function read(s, parts) {
  const folded = foldText(s), needed = READ.test(folded);
  if (reading || !needed && !/\d/.test(folded)) return;
  const part = load(parts.reading).then((part) => { part.borrow({ foldText, runTerms, runs, units }); reading = part; });
  if (needed) await part;
  else return { part };
}
const cited = (text, list) => reading ? reading.withCitations(text, list) : list;
const numbered = (list) => reading ? reading.withNumbers(list) : list;

// parseQuery: {groups, not: [[{field, terms, units, phrase, boost}]], filters: [{field, value}]}.
function parseQuery(s) {
  if (reading) return reading.parseQuery(s);
  const q = { groups: [], not: [], filters: [] };
  let left = 64; // units: nobody reads results for more
  for (const text of s.split(BLANK)) {
    const list = units(text).slice(0, left);
    left -= list.length;
    if (list.length) q.groups.push([{ terms: runs(list).flatMap(runTerms), units: list, boost: 1 }]);
  }
  return q;
}

// find tells where a row of units begins in a text.
const find = (asked, text) => asked.length ? text.flatMap((_, i) => asked.every((a, k) => {
  const u = text[i + k];
  return u && (a.term === u.term || a.kind === NUMBER && a.term + "%" === u.term) && (!k || (u.glued || !a.glued) && (!u.apart || a.apart));
}) ? [i] : []) : [];

// readings are the two ways to read a text: as it is written, and with its numbers.
const readings = (text) => { const w = units(text); return reading ? [w, numbered(cited(text, w))] : [w]; };
const matchPhrase = (asked, text) => readings(text).some((r) => find(asked, r).length > 0);

// marks are the places in a text that answer a query, as [start, end].
function marks(query, text) {
  const on = new Uint8Array(text.length + 1), spans = [];
  for (const a of query.groups.flat()) {
    const all = a.phrase || a.terms.length === 1 ? [a.units] : runs(a.units);
    for (const r of readings(text)) for (const asked of all) for (const i of find(asked, r)) on.fill(1, r[i].start, r[i + asked.length - 1].end);
  }
  for (let i = 0, start; i < text.length; i++) {
    if (!on[i]) continue;
    for (start = i; on[i]; i++);
    spans.push([start, i]);
  }
  return spans;
}
