// The heads of a sortable table order its rows: by name, by status or by number.

import { buttonOf, lang } from "./words.js";

/** Makes each head of a table a button. @param {HTMLTableElement} table */
function sortable({ tHead, tBodies: [body] }) {
  const heads = [.../** @type {HTMLTableSectionElement} */ (tHead).rows[0].cells];
  heads.forEach((head, column) => {
    /** @param {HTMLTableRowElement} row */
    const rank = ({ cells }) => cells[column].dataset.rank ?? cells[column].textContent.trim();
    const button = buttonOf(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].sort((a, b) => rank(a).localeCompare(rank(b), lang, { numeric: true }));
      body.append(...(down ? rows.reverse() : rows));
    });
  });
}

/** Makes tables with [data-sortable] so. */
export function sortTables() {
  /** @type {NodeListOf<HTMLTableElement>} */
  const tables = document.querySelectorAll("[data-sortable]");
  tables.forEach(sortable);
}
