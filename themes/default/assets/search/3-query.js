// Search: what a reader types. Figures, operators and numerals are read by a part of its own.

let reading;
const BLANK = /(?:[\0- \x85]|(?!\ufeff)\s)+/, READ = /[\d〇零一二三四五六七八九两十百千万亿"“”„「」『』«»:|]|(^|\s)([-−]|or(\s|$))/;

// read loads that part for a query that needs it; without it the others mean the same.
async function read(s, parts) {
  if (reading || !READ.test(foldText(s))) return;
  const part = await load(parts.reading);
  part.borrow({ foldText });
  reading = part;
}
const cited = (text, list) => reading ? reading.withCitations(text, list) : list;
const numbered = (list) => reading ? reading.withNumbers(list) : list;

// parseQuery: {groups, not: [[{field, terms, units, phrase, boost}]], filters: [{field, value}]}.
function parseQuery(s) {
  const q = { groups: [], not: [], filters: [] };
  let left = 64, or = false;
  for (const item of reading ? reading.lex(s) : s.split(BLANK).filter(Boolean).map((text) => ({ text }))) {
    if (item.or) { or = q.groups.length > 0; continue; }
    if (item.field) { q.filters.push({ field: item.field, value: foldText(item.text) }); continue; }
    const any = [], key = !item.phrase && reading?.refKey(item.text);
    if (key) any.push({ field: "ref", terms: [key], units: [], boost: 1 });
    else {
      const list = cited(item.text, units(item.text)).slice(0, left), read = numbered(list);
      left -= list.length;
      if (!list.length) continue;
      for (const of of read.some((u) => u.made && u.kind === NUMBER) ? [list, read] : [list]) {
        const terms = queryTerms(of, item.phrase);
        any.push({ terms, units: of, phrase: !!item.phrase && terms.length > 1, boost: item.phrase ? 2 : 1 });
      }
    }
    if (item.not) q.not.push(any);
    else if (or) q.groups.at(-1).push(...any);
    else q.groups.push(any);
    or = false;
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
    const all = a.phrase || a.terms.length === 1 ? [a.units] : runs(a);
    for (const r of readings(text)) for (const asked of all) for (const i of find(asked, r)) on.fill(1, r[i].start, r[i + asked.length - 1].end);
  }
  for (let i = 0, start; i < text.length; i++) {
    if (!on[i]) continue;
    for (start = i; on[i]; i++);
    spans.push([start, i]);
  }
  return spans;
}
