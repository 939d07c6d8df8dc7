// Forms that narrow a list: what was chosen in each field holds together, and stands in the address.

import { say } from "./words.js";

/** A text as it is compared: case, spaces and accents do not count. @param {string} text */
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\s'’]/g, "").toLowerCase();

/** @typedef {{row: HTMLElement, words: string}} Row what may be hidden, with the words that find it */

/** What finds a row: its own words, its text and the head of its fold. @param {HTMLElement} row */
const said = (row) => [row.dataset.words, row.textContent, row.closest("details")?.firstElementChild?.textContent]
  .join(";");

/** @param {Element} list @returns {Row[]} */
function rowsOf(list) {
  /** @type {NodeListOf<HTMLElement>} */
  const marked = list.querySelectorAll("[data-words]");
  /** @type {NodeListOf<HTMLElement>} */
  const rows = marked.length ? marked : list.querySelectorAll("tbody tr, li");
  return [...rows].map((row) => ({ row, words: fold(said(row)) }));
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
  const output = form.querySelector("output");
  const fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...form.elements])
    .filter(({ name }) => name);
  const show = () => {
    const asked = fields.filter(({ value }) => value.trim());
    let shown = 0;
    for (const { row, words } of rows) {
      row.hidden = !asked.every(({ name, value }) =>
        name === "find" ? value.trim().split(/\s+/).every((word) => words.includes(fold(word)))
          : has(row, name, value));
      if (!row.hidden) shown++;
    }
    const any = asked.length > 0;
    for (const { details, open } of folded) details.open = any || open;
    for (const group of groups) group.hidden = any && rows.every(({ row }) => row.hidden || !group.contains(row));
    /** @type {NodeListOf<HTMLElement>} */
    const resets = form.querySelectorAll("[type=reset]");
    resets.forEach((reset) => { reset.hidden = !any; });
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
  form.addEventListener("submit", (event) => { // Enter opens the only one that is left
    event.preventDefault();
    const left = rows.filter(({ row }) => !row.hidden);
    if (left.length === 1) left[0].row.querySelector("a")?.click();
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
