// Search: the page, its address, its combobox, and what it says when a file cannot be read.

function start(form) {
  const words = JSON.parse(form.dataset.words), html = document.documentElement;
  const place = { root: html.dataset.root, lang: form.dataset.lang, tag: html.lang, otherTag: form.dataset.otherTag, q: "" };
  const base = new URL(place.root + "search/", location.href).href;
  const parts = { ...html.dataset, ...form.dataset };
  const page = { form, words, place, input: form.elements.q, index: new Index(base, place.lang, parts), other: place.lang === "zh" ? "en" : "zh", turn: 0 };
  for (const e of document.querySelectorAll("main [id]")) page[e.id] = e;
  page.without.hidden = true;
  page.with.hidden = false;
  const typing = () => page.typing ||= load(parts.typing).then((t) => t.combobox(core, page)).catch(() => { page.typing = undefined; });
  page.input.addEventListener("focus", typing);
  page.input.addEventListener("input", typing);
  form.addEventListener("submit", (e) => { e.preventDefault(); go(page, { q: page.input.value, sort: form.elements.sort.value }); });
  form.elements.sort.addEventListener("change", () => go(page, { sort: form.elements.sort.value }));
  page.more.addEventListener("click", () => show(page, page.answer, page.turn, true));
  addEventListener("popstate", () => run(page));
  addEventListener("online", () => run(page));
  run(page);
}

// The state of a search is its address.
const CHOICES = "kind plan level region county issuer department year status".split(" ");
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
    const work = () => ask(page.index, state), answer = await work().catch((e) => {
      if (e.message !== "stale") throw e;
      page.index.ready = undefined; // once more, with the manifest of the publication that is there now
      return work();
    });
    if (turn === page.turn) await show(page, answer, turn);
  } catch (e) {
    if (turn === page.turn) say(page, e);
  }
}

function say(page, e) {
  if (!page.words[e.message]) console.error(e);
  clear(page);
  page.said.textContent = page.words[e.message] || page.words.damaged;
  page.said.classList.add("warning");
}

function clear(page) {
  for (const e of [page.results, page.note]) e.replaceChildren();
  page.facets.hidden = page.more.hidden = page.form.elements.sort.closest("p").hidden = true;
  page.said.classList.remove("warning");
}

const fill = (text, ...args) => args.reduce((s, a) => s.replace("%", a), text);

// show puts the first ten results, or ten more, on the page, each as soon as it and those before it are
// read and verified.
async function show(page, answer, turn, more) {
  const { words, results } = page, old = more ? results.children.length : 0;
  if (!more) Object.assign(page, { answer, at: 0, refused: 0 });
  const begin = () => {
    if (more) return;
    more = true;
    clear(page);
    if (!answer) return;
    answer.note?.(core, page);
    narrow(page, answer);
  };
  while (answer && page.at < answer.docs.length && (more ? results.children.length : 0) < old + 10) {
    const batch = answer.docs.slice(page.at, page.at + old + 10 - (more ? results.children.length : 0)).map((d) => item(page, answer, d));
    Promise.allSettled(batch);
    for (const next of batch) {
      const made = await next;
      if (turn !== page.turn) return;
      begin();
      page.at++;
      if (made) results.append(made);
      else page.refused++;
    }
  }
  if (turn !== page.turn) return;
  begin();
  if (old) results.children[old]?.querySelector("a").focus();
  if (!answer) { page.said.textContent = ""; return; }
  const left = page.at < answer.docs.length, total = answer.docs.length - page.refused;
  page.said.textContent = total ? fill(!answer.exact && left ? words["count-most"] : words.count, total) : words.none;
  page.more.hidden = !left;
  page.form.elements.sort.closest("p").hidden = total < 2;
}

// item is one result, or nothing when what was asked does not stand in a row in it.
async function item(page, answer, d) {
  if (!answer.exact && !await (await load(page.index.parts.verifying)).stands(core, answer, d, page.index, page.other)) return;
  const doc = await page.index.document(d);
  await answer.figures;
  const through = elsewhere(answer, d), made = result(doc, answer.query, page.words, page.place, through);
  if (through) load(page.index.parts.verifying).then((v) => v.watch(core, page, made, answer, d)).catch(() => {}); // its own text stays
  return made;
}

// narrow offers the facets; they are fetched when they are to be seen.
function narrow(page, answer) {
  const box = page.facets, state = stateOf(location.search), any = Object.keys(state.chosen)[0];
  box.hidden = !any && answer.docs.length < 2;
  box.ontoggle = () => box.open && !box.hidden && load(page.index.parts.narrowing).then((n) => n.fill(core, page, answer, state, box)).catch((e) => say(page, e));
  if (any || matchMedia("(min-width: 56rem)").matches) box.open = true;
  box.ontoggle();
}

function close(page) {
  page.suggestions.replaceChildren();
  page.suggestions.hidden = true;
  page.input.setAttribute("aria-expanded", "false");
  page.input.removeAttribute("aria-activedescendant");
}

// core is what the parts that are loaded later borrow.
const core = { KINDS, LENGTH, addressOf, close, element, elsewhere, fill, foldText, frequencies, go, hash, matchPhrase, passage, prepare, rows, run, stem, unknown };

const form = document.querySelector("form.asking");
if (form) start(form);

export { Index, ask, cited, marked, marks, numbered, parseQuery, prepare, read, simplified, units };
