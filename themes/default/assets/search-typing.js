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
  const want = core.foldText(typed).replace(/[\s']|(?<=[a-z])[1-5]/g, "");
  if (!want) return [];
  const rank = (r) => ["county", "region", "hospital", "plan", "term"].indexOf(core.KINDS[r.kind]) >>> 0;
  const names = await index.file(index.lang + "/n" + core.hash(Array.from(want)[0]) % index.chunks, "N", (r) => r.sorted((key) => ({ key, label: r.string(), kind: r.byte(), doc: r.number() })));
  const seen = new Set();
  return names.filter((r) => r.key.startsWith(want)).sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.doc - b.doc))
    .filter((r) => !seen.has(r.doc) && seen.add(r.doc)).slice(0, 8);
}

// edits are the words one edit away from a word, by their stems: two letters exchanged, one too few,
// wrong or too many.
function edits(word, stem) {
  const found = new Map(), put = (w) => { const s = stem(w); if (s.length > 2 && !found.has(s)) found.set(s, w); };
  const at = (last, edit) => { for (let i = 0; i <= last; i++) edit(word.slice(0, i), word.slice(i)); }, n = word.length, letters = "abcdefghijklmnopqrstuvwxyz";
  at(n - 2, (a, b) => put(a + b[1] + b[0] + b.slice(2)));
  at(n, (a, b) => { for (const c of letters) put(a + c + b); });
  at(n - 1, (a, b) => { for (const c of letters) put(a + c + b.slice(1)); });
  at(n - 1, (a, b) => put(a + b.slice(1)));
  found.delete(stem(word));
  return found;
}

// parted is a word as two that are known, of those that most documents have.
async function parted(word, df) {
  let best, most = 0;
  for (let i = 3; i + 3 <= word.length; i++) {
    const two = [word.slice(0, i), word.slice(i)];
    let n = await df(two[0]);
    if (n > most) n = Math.min(n, await df(two[1])); // else its file need not be read
    if (n > most) [best, most] = [two, n];
  }
  return best;
}

// mend asks otherwise for words that are in no document: as the beginning of a word, else as pinyin
// without the numbers of tones, else with one letter mended, the first being as it was typed if it can,
// else as two words. It gives the query and a function that says what was put in place of what.
export async function mend(core, index, query, at) {
  const words = (name) => index.file("w/" + name, "W", (r) => new Map(r.sorted((w) => [w, r.number()])));
  const head = (t) => /^[a-z]/.test(t) ? t[0] : "other", tail = (t) => core.hash(Array.from(t).slice(1, 3).join("")) % 26;
  const df = async (word) => { const t = core.stem(word); return t && (await words(head(t))).get(t) || 0; };
  const put = [], best = (found, n) => [...found.keys()].sort((a, b) => found.get(b) - found.get(a) || (a < b ? -1 : 1)).slice(0, n);
  const any = async (a) => {
    const { word, term: asked } = core.unknown(a, at) || {};
    if (!word) return [a];
    const as = (...terms) => ({ ...a, terms: a.terms.flatMap((t) => t === asked ? terms : [t]), units: a.units.flatMap((u) => u.term !== asked ? [u] : terms.map((term, i) => ({ ...u, term, glued: u.glued && !i }))) });
    const first = head(asked), begun = best(new Map([...await words(first)].filter(([t]) => t.startsWith(asked))), 8);
    if (begun.length) return begun.map((t) => as(t));
    const plain = /^([a-z]+[1-5])+$/.test(word) ? word.replace(/\d/g, "") : "";
    const near = await df(plain) ? new Map([[core.stem(plain), plain]]) : /^[a-z]{3,24}$/.test(word) ? edits(word, core.stem) : new Map();
    let terms = [];
    for (const same of [true, false]) {
      if (terms.length) break;
      const may = [...near.keys()].filter((t) => (head(t) === first) === same), found = await Promise.all(may.map(async (t) => [t, (await words(same ? first : tail(t))).get(t)]));
      terms = best(new Map(found.filter(([, n]) => n)), 3);
    }
    const two = !terms.length && await parted(word, df);
    if (two || terms.length) put.push([word, two ? [two.join(" ")] : terms.map((t) => near.get(t))]);
    return two ? [as(...two.map(core.stem))] : terms.length ? terms.map((t) => as(t)) : [a];
  };
  const groups = await Promise.all(query.groups.map(async (g) => (await Promise.all(g.map(any))).flat()));
  const note = ({ element, fill }, { words, note }) => note.replaceChildren(...put.map(([from, to]) => element("p", {}, fill(words.mended, from, to.join(words.or)))));
  return { query: { ...query, groups }, note };
}
