// Search, loaded once a reader types or a word is in no text: the box with suggestions, and words
// mended. core is what the search lends.

// combobox makes the box one with suggestions, after the pattern of the ARIA practices.
export function combobox(core, page) {
  const { input, suggestions: list } = page;
  let wait, active = -1;
  const activate = (n) => {
    active = n;
    [...list.children].forEach((o, i) => o.setAttribute("aria-selected", i === n));
    if (n < 0) input.removeAttribute("aria-activedescendant");
    else { input.setAttribute("aria-activedescendant", list.children[n].id); list.children[n].scrollIntoView({ block: "nearest" }); }
  };
  const choose = (o) => { input.value = o.dataset.label; core.close(page); core.go(page, { q: o.dataset.label, chosen: {} }); };
  const typed = (e) => {
    if (e?.isComposing) return;
    clearTimeout(wait);
    wait = setTimeout(async () => {
      core.go(page, { q: input.value }, true);
      const rows = await suggestions(core, page.index, input.value).catch(() => []);
      if (document.activeElement !== input) return;
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren(...rows.map((r, i) => core.element("li", { role: "option", id: "option" + i, "aria-selected": "false", "data-label": r.label }, r.label, " ", core.element("span", { class: "meta" }, page.words["kind-" + core.KINDS[r.kind]]))));
      list.hidden = !rows.length;
      input.setAttribute("aria-expanded", rows.length > 0);
    }, 150);
  };
  input.addEventListener("input", typed);
  input.addEventListener("compositionend", typed);
  input.addEventListener("blur", () => core.close(page));
  list.addEventListener("mousedown", (e) => e.preventDefault());
  list.addEventListener("click", (e) => { const o = e.target.closest("[role=option]"); if (o) choose(o); });
  input.addEventListener("keydown", (e) => {
    const n = list.hidden ? 0 : list.children.length;
    if (e.key === "Escape" && n) { e.preventDefault(); core.close(page); }
    else if (e.key === "Enter" && n && active >= 0) { e.preventDefault(); choose(list.children[active]); }
    else if (n && (e.key === "ArrowDown" || e.key === "ArrowUp")) { e.preventDefault(); activate(((active < 0 && e.key === "ArrowUp" ? 0 : active) + (e.key === "ArrowDown" ? 1 : n - 1)) % n); }
    else if (!n && e.key === "ArrowDown") { const a = page.results.querySelector("a"); if (a) { e.preventDefault(); a.focus(); } }
    if (e.key === "Enter") clearTimeout(wait);
  });
  if (input.value !== page.place.q) typed(); // what was typed while this was on its way
}

// suggestions are the names that begin with what was typed, places and hospitals first.
async function suggestions(core, index, typed) {
  await index.open();
  await core.prepare(index, typed);
  const want = core.foldText(typed).replace(/[\s']/g, "");
  if (!want) return [];
  const rank = (r) => ["county", "region", "hospital", "plan", "term"].indexOf(core.KINDS[r.kind]) >>> 0;
  const names = await index.file(index.lang + "/n" + core.hash(Array.from(want)[0]) % index.chunks, "N", (r) => r.sorted((key) => ({ key, label: r.string(), kind: r.byte(), doc: r.number() })));
  const seen = new Set();
  return names.filter((r) => r.key.startsWith(want)).sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.doc - b.doc))
    .filter((r) => !seen.has(r.doc) && seen.add(r.doc)).slice(0, 8);
}

// edits are the words one edit away from a word, by their stems.
function edits(word, stem) {
  const found = new Map(), put = (w) => found.has(stem(w)) || found.set(stem(w), w);
  for (let i = 0; i <= word.length; i++) {
    const a = word.slice(0, i), b = word.slice(i);
    put(a + b.slice(1));
    if (b.length > 1) put(a + b[1] + b[0] + b.slice(2));
    for (const c of "abcdefghijklmnopqrstuvwxyz") {
      put(a + c + b.slice(1));
      put(a + c + b);
    }
  }
  return found;
}

// mend asks otherwise for words that are in no document: as the beginning of a word, else with one
// letter mended, the first being as it was typed if it can. It gives the query and a function that says
// what was put in place of what.
export async function mend(core, index, query, at) {
  const words = (name) => index.file("w/" + name, "W", (r) => new Map(r.sorted((w) => [w, r.number()])));
  const head = (t) => /^[a-z]/.test(t) ? t[0] : "other", tail = (t) => core.hash(Array.from(t).slice(1, 3).join("")) % 26;
  const put = [], best = (found, n) => [...found.keys()].sort((a, b) => found.get(b) - found.get(a) || (a < b ? -1 : 1)).slice(0, n);
  const any = async (a) => {
    const word = a.units[0]?.word, [asked] = a.terms;
    if (!word || a.terms[1] || at.get(asked).docs.length) return [a];
    const first = head(asked), mine = await words(first);
    let terms = best(new Map([...mine].filter(([t]) => t.startsWith(asked))), 8);
    const near = terms.length || !/^[a-z]{3,24}$/.test(word) ? new Map() : edits(word, core.stem);
    for (const same of [true, false]) {
      if (terms.length) break;
      const may = [...near.keys()].filter((t) => (head(t) === first) === same), found = await Promise.all(may.map(async (t) => [t, (await words(same ? first : tail(t))).get(t)]));
      terms = best(new Map(found.filter(([, df]) => df)), 3);
    }
    if (!terms.length) return [a];
    if (near.size) put.push([word, terms.map((t) => near.get(t))]);
    return terms.map((term) => ({ ...a, terms: [term], units: [{ ...a.units[0], term }] }));
  };
  const groups = await Promise.all(query.groups.map(async (g) => (await Promise.all(g.map(any))).flat()));
  const note = ({ element, fill }, { words, note }) => note.replaceChildren(...put.map(([from, to]) => element("p", {}, fill(words.mended, from, to.join(words.or)))));
  return { query: { ...query, groups }, note };
}
