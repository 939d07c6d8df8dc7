// Search: the page, its address, its combobox, and what it says when a file cannot be read.

function start(form) {
  const words = JSON.parse(form.dataset.words), html = document.documentElement;
  const place = { root: html.dataset.root, lang: form.dataset.lang, tag: html.lang, otherTag: form.dataset.otherTag, q: "" };
  const base = new URL(place.root + "search/", location.href).href;
  const page = {
    form, words, place, input: form.elements.q, list: document.getElementById("suggestions"), status: document.getElementById("said"),
    results: document.getElementById("results"), facets: document.getElementById("facets"), more: document.getElementById("more"), note: document.getElementById("note"),
    index: new Index(base, place.lang), other: new Index(base, place.lang === "zh" ? "en" : "zh"), turn: 0,
  };
  document.getElementById("without").hidden = true;
  document.getElementById("with").hidden = false;
  combobox(page);
  form.addEventListener("submit", (e) => { e.preventDefault(); go(page, { q: page.input.value, sort: form.elements.sort.value }); });
  form.elements.sort.addEventListener("change", () => go(page, { sort: form.elements.sort.value }));
  page.facets.addEventListener("click", (e) => {
    const a = e.target.closest("a");
    if (a) { e.preventDefault(); history.pushState(null, "", a.href); run(page); }
  });
  page.more.addEventListener("click", () => show(page, page.answer, page.turn, true));
  addEventListener("popstate", () => run(page));
  addEventListener("online", () => run(page));
  run(page);
}

// The state of a search is its address.
const CHOICES = ["kind", "plan", "level", "region", "county", "issuer", "department", "year", "status"];
function stateOf(search) {
  const p = new URLSearchParams(search), chosen = {};
  for (const c of CHOICES) if (p.get(c)) chosen[c] = p.get(c);
  return { q: p.get("q") || "", sort: p.get("sort") === "date" ? "date" : "", chosen };
}
function addressOf({ q, sort, chosen }) {
  const p = new URLSearchParams({ q, ...chosen });
  if (sort) p.set("sort", sort);
  return "?" + p;
}

// go changes a part of the state; typing replaces the entry of the history, asking adds one.
function go(page, change, typing) {
  const address = addressOf({ ...stateOf(location.search), ...change });
  if (typing) history.replaceState(null, "", address);
  else if (address !== location.search) history.pushState(null, "", address);
  run(page, typing);
}

async function run(page, typing) {
  const turn = ++page.turn, state = stateOf(location.search);
  page.place.q = state.q;
  if (!typing) { page.input.value = state.q; close(page); }
  page.form.elements.sort.value = state.sort;
  try {
    const answer = await fresh(page, () => ask(page.index, state));
    if (turn === page.turn) await show(page, answer, turn);
  } catch (e) {
    if (turn === page.turn) say(page, e);
  }
}

// fresh tries again once with a new manifest when the files are those of another publication.
async function fresh(page, work) {
  try {
    return await work();
  } catch (e) {
    if (e.message !== "stale") throw e;
    page.index.ready = page.other.ready = undefined;
    return work();
  }
}

function say(page, e) {
  if (!(e instanceof Trouble)) console.error(e);
  clear(page);
  page.status.textContent = page.words[e instanceof Trouble ? e.message : typeof DecompressionStream === "undefined" ? "old" : "damaged"];
  page.status.classList.add("warning");
}

function clear(page) {
  page.results.replaceChildren();
  page.facets.replaceChildren();
  page.note.replaceChildren();
  page.more.hidden = true;
  page.form.elements.sort.closest("p").hidden = true;
  page.status.classList.remove("warning");
}

const fill = (text, ...args) => args.reduce((s, a) => s.replace("%", a), text);

// show puts the first ten results, or ten more, on the page as soon as they are read and verified.
async function show(page, answer, turn, more) {
  const { words, results } = page;
  const next = [];
  if (!more) Object.assign(page, { answer, at: 0, refused: 0 });
  while (answer && page.at < answer.docs.length && next.length < 10) {
    const batch = answer.docs.slice(page.at, page.at + 10 - next.length);
    page.at += batch.length;
    const made = await Promise.all(batch.map((d) => item(page, answer, d)));
    next.push(...made.filter(Boolean));
    page.refused += made.filter((m) => !m).length;
  }
  if (turn !== page.turn) return;
  if (!more) clear(page);
  const old = results.children.length;
  results.append(...next);
  if (more) results.children[old]?.querySelector("a").focus();
  if (!answer) { page.status.textContent = ""; return; }
  const left = page.at < answer.docs.length, total = answer.docs.length - page.refused;
  page.status.textContent = total ? fill(answer.phrase && left ? words["count-most"] : total === 1 ? words["count-1"] : words.count, total) : words.none;
  page.more.hidden = !left;
  page.form.elements.sort.closest("p").hidden = total < 2;
  if (!more) {
    page.note.replaceChildren(...answer.put.map(([from, to]) => element("p", {}, fill(words.mended, from, to.join(words.or)))));
    narrow(page, answer);
  }
}

// item is one result, or nothing when a phrase does not stand in it.
async function item(page, answer, d) {
  if (answer.phrase && !await stands(answer, d, page.index, page.other)) return;
  const doc = await page.index.document(d);
  const through = answer.query.groups.length && answer.tf[d] < ENOUGH;
  const other = through ? await page.other.open().then((i) => i.document(d)) : undefined;
  return result(doc, other, answer.query, page.words, page.place);
}

// narrow offers the facets with counts; their file is fetched when they are to be seen. Each value is a
// link to the state with it, or without it when it is chosen.
function narrow(page, answer) {
  const state = stateOf(location.search), { words } = page, any = Object.keys(state.chosen).length > 0;
  if (!any && answer.docs.length < 2) return;
  const value = (f, v) => {
    const on = state.chosen[f.name] === v.code, chosen = { ...state.chosen, [f.name]: v.code };
    if (on) delete chosen[f.name];
    return element("li", {}, element("a", { href: addressOf({ ...state, chosen }), "aria-current": on && "true" }, on ? "✕ " : "", v.label || v.code, element("span", { class: "count" }, ` ${v.count}`)));
  };
  const box = element("details", { class: "narrowing" }, element("summary", {}, words.narrow));
  box.addEventListener("toggle", async () => {
    if (!box.open || box.children.length > 1) return;
    const facets = await answer.facets().catch((e) => (say(page, e), []));
    box.append(...facets.filter((f) => f.values.length > 1 || state.chosen[f.name]).map((f) => {
      const list = f.values.map((v) => value(f, v)), first = element("ul", {}, ...list.splice(0, 6));
      return element("section", {}, element("h3", {}, words["facet-" + f.name]), first,
        list.length ? element("details", {}, element("summary", {}, fill(words.others, list.length)), element("ul", {}, ...list)) : "");
    }));
  });
  box.open = any || matchMedia("(min-width: 56rem)").matches;
  page.facets.replaceChildren(box);
}

// combobox is the box with suggestions, after the pattern of the ARIA practices.
function combobox(page) {
  const { input, list } = page;
  let wait, active = -1;
  const activate = (n) => {
    active = n;
    [...list.children].forEach((o, i) => o.setAttribute("aria-selected", i === n));
    if (n < 0) input.removeAttribute("aria-activedescendant");
    else { input.setAttribute("aria-activedescendant", list.children[n].id); list.children[n].scrollIntoView({ block: "nearest" }); }
  };
  const choose = (o) => { input.value = o.dataset.label; close(page); go(page, { q: o.dataset.label, chosen: {} }); };
  const typed = (e) => {
    if (e.isComposing) return;
    clearTimeout(wait);
    wait = setTimeout(async () => {
      go(page, { q: input.value }, true);
      const rows = await suggestions(page.index, input.value).catch(() => []);
      if (document.activeElement !== input) return;
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren(...rows.map((r, i) => element("li", { role: "option", id: "option" + i, "aria-selected": "false", "data-label": r.label }, r.label, " ", element("span", { class: "meta" }, page.words["kind-" + KINDS[r.kind]]))));
      list.hidden = !rows.length;
      input.setAttribute("aria-expanded", rows.length > 0);
    }, 150);
  };
  input.addEventListener("input", typed);
  input.addEventListener("compositionend", typed);
  input.addEventListener("blur", () => close(page));
  list.addEventListener("mousedown", (e) => e.preventDefault());
  list.addEventListener("click", (e) => { const o = e.target.closest("[role=option]"); if (o) choose(o); });
  input.addEventListener("keydown", (e) => {
    const n = list.hidden ? 0 : list.children.length;
    if (e.key === "Escape" && n) { e.preventDefault(); close(page); }
    else if (e.key === "Enter" && n && active >= 0) { e.preventDefault(); choose(list.children[active]); }
    else if (n && (e.key === "ArrowDown" || e.key === "ArrowUp")) { e.preventDefault(); activate(((active < 0 && e.key === "ArrowUp" ? 0 : active) + (e.key === "ArrowDown" ? 1 : n - 1)) % n); }
    else if (!n && e.key === "ArrowDown") { const a = page.results.querySelector("a"); if (a) { e.preventDefault(); a.focus(); } }
    if (e.key === "Enter") clearTimeout(wait);
  });
}

function close(page) {
  page.list.hidden = true;
  page.list.replaceChildren();
  page.input.setAttribute("aria-expanded", "false");
  page.input.removeAttribute("aria-activedescendant");
}

// suggestions are the names that begin with what was typed, places and hospitals first.
async function suggestions(index, typed) {
  await index.open();
  await prepare(index, typed);
  const want = foldText(typed).replace(/[\s']/g, "");
  if (!want) return [];
  const rank = (r) => ["county", "region", "hospital", "plan", "term"].indexOf(KINDS[r.kind]) >>> 0;
  const rows = (await index.names(Array.from(want)[0])).filter((r) => r.key.startsWith(want));
  const seen = new Set();
  return rows.sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.doc - b.doc)).filter((r) => !seen.has(r.doc) && seen.add(r.doc)).slice(0, 8);
}

const form = document.querySelector("form.asking");
if (form) start(form);

export { Index, ask, simplified, units, withNumbers, withCitations, parseQuery, stem };
