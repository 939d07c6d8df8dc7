// Search: from what was typed to the documents in order, with what is said about how they were found.

const ENOUGH = 4; // a term this frequent stands in the document's own language; see wire.go

// needsFold tells whether a query may hold traditional characters: Chinese ones outside GB 2312.
function needsFold(s) {
  const bytes = new Uint8Array(2), gbk = new TextDecoder("gbk");
  if (!needsFold.known) {
    needsFold.known = new Set();
    for (bytes[0] = 0xb0; bytes[0] < 0xf8; bytes[0]++) for (bytes[1] = 0xa1; bytes[1] < 0xff; bytes[1]++) needsFold.known.add(gbk.decode(bytes));
  }
  return Array.from(s).some((c) => /[㐀-䶿一-鿿]/.test(c) && !needsFold.known.has(c));
}

async function prepare(index, s) {
  if (simplified.size || !needsFold(s)) return;
  const pairs = Array.from(await index.fold());
  for (let i = 0; i < pairs.length; i += 2) simplified.set(pairs[i], pairs[i + 1]);
}

// allowed says of each document whether a filter keeps it.
function allowed(index, facets, { field, value, exact }) {
  const keeps = new Uint8Array(index.size);
  for (const f of facets) {
    if (f.name !== field && !(field === "region" && f.name === "county")) continue;
    for (const v of f.values) if (v.code === value || !exact && (foldText(v.code).includes(value) || foldText(v.label).includes(value))) v.docs.forEach((d) => { keeps[d] = 1; });
  }
  return keeps;
}

// corrected asks again for words that are in no document: as the beginning of a word, else with one
// letter mended. It gives the query and what was put in place of what.
async function corrected(index, query, at) {
  const unknown = query.groups.flat().filter((a) => a.terms.length === 1 && a.units[0]?.word && !at.get(a.terms[0]).docs.length);
  if (!unknown.length) return;
  const words = await index.words(), put = [];
  const best = (terms, n) => terms.sort((a, b) => words.get(b) - words.get(a) || (a < b ? -1 : 1)).slice(0, n);
  const any = (a) => {
    if (!unknown.includes(a)) return [a];
    const word = a.units[0].word;
    let terms = best([...words.keys()].filter((t) => t.startsWith(a.terms[0])), 8);
    if (!terms.length) {
      const near = /^[a-z]{3,24}$/.test(word) ? edits(word) : new Map();
      terms = best([...near.keys()].filter((t) => words.has(t)), 3);
      if (terms.length) put.push([word, terms.map((t) => near.get(t))]);
    }
    return terms.length ? terms.map((term) => ({ ...a, terms: [term], units: [{ ...a.units[0], term }] })) : [a];
  };
  return { query: { ...query, groups: query.groups.map((g) => g.flatMap(any)) }, put };
}

// ask gives {docs, score, tf, at, query, facets, put}: docs answer the query and its filters, all answer the query alone.
async function ask(index, state) {
  await index.open();
  await prepare(index, state.q);
  let query = parseQuery(state.q), put = [];
  const chosen = Object.entries(state.chosen).map(([field, value]) => ({ field, value, exact: true }));
  const filters = query.filters = [...query.filters, ...chosen];
  const needsCounties = filters.some((f) => f.field === "county" || f.field === "region");
  if (!query.groups.length && !query.not.length && !filters.length) return;
  let [facets, counties, found] = await Promise.all([filters.length || state.sort ? index.facets("f") : [], needsCounties ? index.facets("c") : [], index.rank(query)]);
  if (!found.docs.length && query.groups.length) {
    const mended = await corrected(index, query, found.at);
    if (mended) {
      const again = await index.rank(mended.query);
      if (again.docs.length) ({ query, put } = mended, found = again);
    }
  }
  const sets = filters.map((f) => ({ ...f, keeps: allowed(index, [...facets, ...counties], f) }));
  const keep = (except) => found.docs.filter((d) => sets.every((s) => s.exact && s.field === except || s.keeps[d]));
  const docs = keep();
  if (state.sort === "date") byDate(docs, facets);
  return { ...found, docs, query, put, facets: async () => counted(index, await index.facets("f"), (name) => name in state.chosen ? keep(name) : docs), phrase: query.groups.flat().some((a) => a.phrase) };
}

// byDate puts the newest first; documents of a day stay in their order.
function byDate(docs, facets) {
  const of = new Map();
  for (const name of ["year", "date"]) for (const v of facets.find((f) => f.name === name)?.values || []) for (const d of v.docs) of.set(d, v.code);
  const place = new Map(docs.map((d, i) => [d, i])), date = (d) => of.get(d) || "";
  docs.sort((a, b) => date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : place.get(a) - place.get(b));
}

// counted counts the values of each facet among the documents that the other filters keep.
function counted(index, facets, among) {
  return facets.filter((f) => f.name !== "date").map(({ name, values }) => {
    const is = new Uint8Array(index.size);
    for (const d of among(name)) is[d] = 1;
    return { name, values: values.map(({ code, label, docs }) => ({ code, label, count: docs.reduce((n, d) => n + is[d], 0) })).filter((v) => v.count).sort((a, b) => b.count - a.count) };
  });
}

// stands verifies the phrases of a query on a document, in its own language or the other.
async function stands(answer, d, index, other) {
  const texts = (doc) => [doc.title, doc.body, doc.trail];
  const own = texts(await index.document(d));
  for (const group of answer.query.groups) {
    const has = (a, list) => list.some((t) => matchPhrase(a.units, t));
    const plain = group.some((a) => !a.phrase && keys(a).every((t) => answer.at.get(t).docs.includes(d)));
    if (plain || group.some((a) => has(a, own))) continue;
    if (answer.tf[d] >= ENOUGH) return false;
    const there = texts(await (await other.open()).document(d));
    if (!group.some((a) => has(a, there))) return false;
  }
  return true;
}
