// Search: from what was typed to the documents in order, with what is said about how they were found.

const ENOUGH = 4; // a term this frequent stands in the document's own language
const ONLY_GLOSSARY = 1; // and one that only another form of a glossary's term has, so often

// prepare fetches the traditional characters when a query may have some: Chinese ones
// outside GB 2312, of which none is folded.
async function prepare(index, s) {
  if (simplified.size || !/[㐀-䶿一-鿿]/.test(s)) return;
  await index.open();
  if (!index.known) {
    const two = new Uint8Array(2), gbk = new TextDecoder("gbk");
    index.known = new Set();
    for (two[0] = 0xb0; two[0] < 0xf8; two[0]++) for (two[1] = 0xa1; two[1] < 0xff; two[1]++) index.known.add(gbk.decode(two));
  }
  if (!Array.from(s).some((c) => /[㐀-䶿一-鿿]/.test(c) && !index.known.has(c))) return;
  const pairs = Array.from(await index.file("fold", "X", (r) => r.string()));
  for (let i = 0; i < pairs.length; i += 2) simplified.set(pairs[i], pairs[i + 1]);
}

// ask gives {docs, score, tf, at, query, put, facets}: docs answer the query and its filters; put is
// what was put in the place of misspelt words; facets counts the values of each facet.
async function ask(index, state) {
  await Promise.all([index.open(), prepare(index, state.q)]);
  let query = parseQuery(state.q), put = [];
  const filters = query.filters = [...query.filters, ...Object.entries(state.chosen).map(([field, value]) => ({ field, value, exact: true }))];
  if (!query.groups.length && !query.not.length && !filters.length) return;
  const narrowing = () => load(index.parts.narrowing);
  let [narrow, found] = await Promise.all([(filters.length || state.sort) && narrowing(), index.rank(query)]);
  if (!found.docs.length && query.groups.flat().some((a) => a.terms.length === 1 && a.units[0]?.word && !found.at.get(a.terms[0]).docs.length)) {
    const mended = (await load(index.parts.typing)).mend(core, query, found.at, await index.file("w", "W", (r) => new Map(r.sorted((w) => [w, r.number()]))));
    const again = await index.rank(mended.query);
    if (again.docs.length) ({ query, put } = mended, found = again);
  }
  const answer = { ...found, query, put, exact: query.groups.flat().every((a) => !rows(a).length) };
  answer.facets = async () => (await narrowing()).count(core, index, found, filters, state);
  if (narrow) answer.docs = await narrow.keep(core, index, found, filters, state);
  return answer;
}

// rows are the units of an alternative that must stand in a row, which its terms do not prove: a
// phrase, and each run with Chinese characters of more than three units.
const rows = (a) => a.phrase ? [a.units] : runs(a).filter((r) => r.length > 3 && r.some((u) => u.kind === HAN));

// runs are the units of an alternative, a list for each run of those that touch.
function runs(a) {
  const list = [];
  for (const u of a.units) if (u.glued && list.length) list.at(-1).push(u); else list.push([u]);
  return list;
}

// stands verifies the rows of a query on a document, in its own language or the other.
async function stands(answer, d, index, other) {
  const texts = async (from) => { const doc = await (await from.open()).document(d); return [doc.title, doc.body, doc.trail]; };
  const frequency = (t) => { const { docs, tf } = answer.at.get(t); return tf[docs.indexOf(d)]; };
  let own, there;
  for (const group of answer.query.groups) {
    const may = group.filter((a) => keys(a).every(frequency)), has = (list) => may.some((a) => rows(a).every((r) => list.some((t) => matchPhrase(r, t))));
    if (may.some((a) => !rows(a).length || !a.phrase && keys(a).some((t) => frequency(t) === ONLY_GLOSSARY)) || has(own ||= await texts(index))) continue;
    if (answer.tf[d] >= ENOUGH || !has(there ||= await texts(other))) return false;
  }
  return true;
}
