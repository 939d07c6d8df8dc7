// Search, loaded once results are narrowed or put in the order of their dates: facets and filters.
// core is what the search lends.

const gaps = (r) => { let d = 0; return r.list(() => d += r.number()); };

// facetsOf are [{name, values: [{code, label, docs}]}]: those of f, and the counties in a file of their own.
const facetsOf = (index, file) => index.file(index.lang + "/" + file, "F", (r) => r.list(() => ({ name: r.string(), values: r.list(() => ({ code: r.string(), label: r.string(), docs: gaps(r) })) })));

// hasPart tells whether a name has a part that begins no later than a word: "song" is no part of Fusong.
const hasPart = (name, part) => name.split(part).slice(0, -1).some((before, i) => !i && !before || !/^[a-z]/.test(part) || !/[a-z]$/.test(before));

// called are the entries of some kinds whose name is what was typed, or else begins with it; NAMED the
// kinds whose names a filter may give, by its field.
const NAMED = { plan: ["plan"], county: ["county"], region: ["county", "region"] };
async function called(core, index, typed, kinds) {
  const want = typed.replace(/\s/g, "");
  if (!want) return [];
  const names = await index.file(index.lang + "/n" + core.hash(Array.from(want)[0]) % index.chunks, "N", (r) => r.sorted((key) => ({ key, label: r.string(), kind: r.byte(), doc: r.number() })));
  const begin = names.filter((r) => kinds.includes(core.KINDS[r.kind]) && r.key.startsWith(want)), is = begin.filter((r) => r.key === want);
  return (is.length ? is : begin).map((r) => r.doc);
}

// keeper gives what the filters leave of the documents found; those of one facet may be left out.
async function keeper(core, index, found, filters) {
  const files = filters.some((f) => /county|region/.test(f.field)) ? ["f", "c"] : ["f"];
  const facets = (await Promise.all(files.map((f) => facetsOf(index, f)))).flat(), { foldText } = core;
  const sets = await Promise.all(filters.map(async ({ field, value, exact }) => {
    const out = +field.startsWith("-"), facet = field.slice(out), keeps = new Uint8Array(index.size).fill(out);
    const all = facets.filter((f) => f.name === facet || facet === "region" && f.name === "county").flatMap((f) => f.values);
    let meant = all.filter((v) => v.code === value || !exact && value && [v.code, v.label].some((s) => hasPart(foldText(s), value)));
    // A city is in its province: of the values of its entry the narrowest is its own.
    if (!meant.length && !exact && NAMED[facet]) meant = (await called(core, index, value, NAMED[facet])).flatMap((d) => all.filter((v) => v.docs.includes(d)).sort((a, b) => a.docs.length - b.docs.length).slice(0, 1));
    for (const v of meant) for (const d of v.docs) keeps[d] = 1 - out;
    return { field, exact, keeps };
  }));
  return { facets, keep: (except) => found.docs.filter((d) => sets.every((s) => s.exact && s.field === except || s.keeps[d])) };
}

// keep gives the documents that the filters leave, in the order asked for; those of a day stay in theirs.
export async function keep(core, index, found, filters, state) {
  const { facets, keep } = await keeper(core, index, found, filters), docs = keep();
  if (state.sort !== "date") return docs;
  const of = new Map(), place = new Map(docs.map((d, i) => [d, i])), date = (d) => of.get(d) || "";
  for (const name of ["year", "date"]) for (const v of facets.find((f) => f.name === name)?.values || []) for (const d of v.docs) of.set(d, v.code);
  return docs.sort((a, b) => date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : place.get(a) - place.get(b));
}

// count counts the values of each facet among the documents that the other filters keep.
export async function count(core, index, found, filters, state) {
  const { facets, keep } = await keeper(core, index, found, filters), all = keep();
  return facets.filter((f) => f.name !== "date" && f.name !== "county").map(({ name, values }) => {
    const is = new Uint8Array(index.size);
    for (const d of name in state.chosen ? keep(name) : all) is[d] = 1;
    return { name, values: values.map(({ code, label, docs }) => ({ code, label, count: docs.reduce((n, d) => n + is[d], 0) })).filter((v) => v.count).sort((a, b) => b.count - a.count) };
  });
}

// fill shows the facets with counts: each value is a link to the state with it, or without it when it is chosen.
export async function fill(core, page, answer, state, box) {
  const { words } = page, { element } = core, facets = await answer.facets();
  const value = (f, v) => {
    const on = state.chosen[f.name] === v.code, chosen = { ...state.chosen, [f.name]: v.code };
    if (on) delete chosen[f.name];
    return element("li", {}, element("a", { href: core.addressOf({ ...state, chosen }), "aria-current": on && "true" }, on ? "✕ " : "", v.label || v.code, element("span", { class: "count" }, ` ${v.count}`)));
  };
  box.onclick = (e) => {
    const a = e.target.closest("a");
    if (a) { e.preventDefault(); history.pushState(null, "", a.href); core.run(page); }
  };
  box.replaceChildren(box.firstElementChild, ...facets.filter((f) => f.values.length > 1 || state.chosen[f.name]).map((f) => {
    const list = f.values.map((v) => value(f, v)), first = element("ul", {}, ...list.splice(0, list.length > 7 ? 6 : 7));
    return element("section", {}, element("h3", {}, words["facet-" + f.name]), first,
      list.length ? element("details", {}, element("summary", {}, core.fill(words.others, list.length)), element("ul", {}, ...list)) : "");
  }));
}
