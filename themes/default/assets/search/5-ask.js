// Search: from what was typed to the documents in order, with what is said about how they were found.

const ENOUGH = 4; // a term this frequent stands in the document's own language

// prepare fetches what a query needs to be read: the traditional characters when it may have some,
// which are Chinese ones outside GB 2312, and what its operators and numerals mean.
async function prepare(index, s) {
  await Promise.all([unfold(index, s), read(s, index.parts)]);
  return read(s, index.parts); // 萬 is a numeral once it is folded
}

async function unfold(index, s) {
  if (!/[㐀-䶿一-鿿]/.test(s)) return;
  await index.open();
  index.known ||= new TextDecoder("gbk").decode(Uint8Array.from({ length: 72 * 188 }, (_, i) => i % 2 ? 161 + (i >> 1) % 94 : 176 + i / 188));
  await Promise.all(Array.from(s, (c) => /[㐀-䶿一-鿿]/.test(c) && !index.known.includes(c) && index.file("x/" + c.charCodeAt() % 8, "X", (r) => {
    const pairs = Array.from(r.string());
    for (let i = 0; i < pairs.length; i += 2) simplified.set(pairs[i], pairs[i + 1]);
  })));
}

// frequencies gives for each alternative of each group of a query how often a document has it: its
// least frequent term.
function frequencies({ query, at }, d) {
  const frequency = (t) => { const { docs, tf } = at.get(t); return tf[docs.indexOf(d)] || 0; };
  return query.groups.map((group) => group.map((a) => Math.min(...keys(a).map(frequency))));
}
const elsewhere = (answer, d) => frequencies(answer, d).some((group) => Math.max(...group) < ENOUGH);

// unknown is the first word of an alternative that is in no document.
const unknown = (a, at) => a.units.find((u) => u.word && at.get(u.term)?.docs.length === 0);

// ask gives {docs, score, at, query, note, exact, figures, facets}: docs answer the query and its
// filters; note says what was put in the place of misspelt words; exact, that nothing need be verified;
// figures is done when texts can be marked; facets counts the values of each facet.
async function ask(index, state) {
  const [figures] = await Promise.all([prepare(index, state.q), index.open()]);
  let query = parseQuery(state.q), note;
  const filters = query.filters = [...query.filters, ...Object.entries(state.chosen).map(([field, value]) => ({ field, value, exact: true }))];
  if (!query.groups.length && !query.not.length && !filters.length) return;
  const narrowing = () => load(index.parts.narrowing), exact = query.groups.flat().every((a) => !rows(a).length);
  if (!exact) load(index.parts.verifying).catch(() => {}); // now, beside the terms
  let [narrow, found] = await Promise.all([(filters.length || state.sort) && narrowing(), index.rank(query)]);
  if (!found.docs.length && query.groups.flat().some((a) => unknown(a, found.at))) {
    const mended = await (await load(index.parts.typing)).mend(core, index, query, found.at);
    const again = await index.rank(mended.query);
    if (again.docs.length) ({ query, note } = mended, found = again);
  }
  const answer = { ...found, query, note, exact, figures: figures?.part };
  answer.facets = async () => (await narrowing()).count(core, index, found, filters, state);
  if (narrow) answer.docs = await narrow.keep(core, index, found, filters, state);
  return answer;
}

// rows are the units of an alternative that must stand in a row, which its terms do not prove: a
// phrase, and each run with Chinese characters of more than three units.
const rows = (a) => a.phrase ? [a.units] : runs(a.units).filter((r) => r.length > 3 && r.some((u) => u.kind === HAN));
