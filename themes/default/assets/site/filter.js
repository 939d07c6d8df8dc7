// Forms that narrow a list: what was chosen in each field holds together, and stands in the address.

import { say } from "./words.js";

/** A text as it is compared: case, spaces and accents do not count. @param {string} text */
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\s'’]/g, "").toLowerCase();

/** @typedef {{row: HTMLElement, words: string}} Row what may be hidden, with the words that find it */

/**
 * What finds a row: its own words, its text and the head of its fold; of names between bars, as in data-words="|a|b|",
 * those of the groups that it is in too.
 * @param {HTMLElement} row
 */
function wordsOf(row) {
  const own = row.dataset.words || "";
  if (!own.includes("|")) {
    return fold([own, row.textContent, row.closest("details")?.firstElementChild?.textContent].join(";"));
  }
  let words = own;
  for (let box = row.parentElement; box; box = box.parentElement) words += "|" + (box.dataset.group || "");
  return "|" + fold(words);
}

/**
 * Whether words have what was typed, or each of its parts, as 河南嵩县 has two. Latin letters begin a name where names
 * stand between bars: initials are short, and would stand in many.
 * @param {string} words
 * @param {string} typed
 */
function finds(words, typed) {
  /** @param {string} part */
  const has = (part) => words.includes((words[0] === "|" && /^[a-z]/i.test(part) ? "|" : "") + fold(part));
  /** @param {string} part */
  const inTwo = (part) => /^\p{Script=Han}{4,20}$/u.test(part) &&
    Array.from(part).some((_, i) => i > 1 && i < part.length - 1 && has(part.slice(0, i)) && has(part.slice(i)));
  return has(typed.trim()) || typed.split(/[\s,，、]+/).filter(Boolean).every((part) => has(part) || inTwo(part));
}

const LEVEL = /(?<=..)(?:县|市|区|省|county|city|district|province|xian|qu|shi|sheng)$/; // at the end of a place's name

/**
 * The only row or group that is called as was typed, with or without its level, if there is one.
 * @param {Element} list
 * @param {string} typed
 */
function named(list, typed) {
  const all = [...list.querySelectorAll("[data-words], [data-group]")].filter((element) =>
    fold(element.getAttribute("data-words") || element.getAttribute("data-group") || "").split("|")
      .some((name) => name === typed || name.replace(LEVEL, "") === typed));
  return all.length === 1 ? all[0] : undefined;
}

/** @param {Element} list @returns {Row[]} */
function rowsOf(list) {
  /** @type {NodeListOf<HTMLElement>} */
  const marked = list.querySelectorAll("[data-words]");
  /** @type {NodeListOf<HTMLElement>} */
  const rows = marked.length ? marked : list.querySelectorAll("tbody tr, li");
  return [...rows].map((row) => ({ row, words: wordsOf(row) }));
}

/**
 * Whether a row has a value of a field, as in data-kind="a b".
 * @param {HTMLElement} row
 * @param {string} name
 * @param {string} value
 */
const has = (row, name, value) => (row.dataset[name] || "").split(" ").includes(value);

/**
 * Makes a form narrow the list that it names. A field called find compares words; any other, a value of the rows'
 * data-… of its name.
 * @param {HTMLFormElement} form
 */
function narrow(form) {
  const list = /** @type {Element} */ (document.querySelector(/** @type {string} */ (form.dataset.filter)));
  const rows = rowsOf(list);
  /** @type {NodeListOf<HTMLElement>} */
  const groups = list.querySelectorAll("[data-group], section");
  const folded = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (list.querySelectorAll("details"))]
    .map((details) => ({ details, open: details.open }));
  const output = form.querySelector("output"), nothing = document.querySelector("[data-nothing]");
  const fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...form.elements])
    .filter(({ name }) => name);
  /** @type {HTMLAnchorElement | null | undefined} */
  const instead = nothing?.querySelector("a[data-ask]");
  const show = () => {
    const asked = fields.filter(({ value }) => value.trim());
    let shown = 0;
    for (const { row, words } of rows) {
      row.hidden = !asked.every(({ name, value }) =>
        name === "find" ? finds(words, value) : has(row, name, value));
      if (!row.hidden) shown++;
    }
    const any = asked.length > 0;
    for (const { details, open } of folded) details.open = any || open;
    for (const group of groups) group.hidden = any && rows.every(({ row }) => row.hidden || !group.contains(row));
    /** @type {NodeListOf<HTMLElement>} */
    const resets = form.querySelectorAll("[type=reset]");
    resets.forEach((reset) => { reset.hidden = !any; });
    if (nothing instanceof HTMLElement) nothing.hidden = !any || shown > 0;
    if (instead) instead.search = "?" + new URLSearchParams({ q: asked.map(({ value }) => value.trim()).join(" ") });
    if (!output) return;
    output.textContent = !any ? "" : shown ? say(`找到 ${shown} 项`, `${shown} found`) : output.dataset.none || "";
  };
  const read = () => {
    const address = new URLSearchParams(location.search);
    for (const field of fields) field.value = address.get(field.name) || "";
    show();
  };
  const write = () => {
    const address = new URLSearchParams(location.search);
    for (const { name, value } of fields) {
      if (value.trim()) address.set(name, value.trim());
      else address.delete(name);
    }
    const query = String(address);
    history.replaceState(history.state, "", location.pathname + (query && "?" + query) + location.hash);
    show();
  };
  form.hidden = false;
  form.addEventListener("input", write);
  form.addEventListener("reset", () => setTimeout(write));
  form.addEventListener("submit", (event) => { // Enter opens what is called as was typed, or the only one that is left
    event.preventDefault();
    const left = rows.filter(({ row }) => !row.hidden), find = fields.find(({ name }) => name === "find");
    const one = find && named(list, fold(find.value)) || (left.length === 1 ? left[0].row : undefined);
    one?.querySelector("a")?.click();
  });
  addEventListener("popstate", read);
  read();
}

/** Opens the folds around what the address points at. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") || null) {
    fold.open = true;
  }
  target.scrollIntoView();
}

/** Makes forms with [data-filter] work. */
export function filters() {
  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll("form[data-filter]");
  forms.forEach(narrow);
  if (!forms.length) return;
  addEventListener("hashchange", reveal);
  reveal();
}
