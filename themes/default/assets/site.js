// Makes pages more comfortable where scripts run; nothing on them needs it.

const page = document.documentElement, lang = page.lang;

// The published address of a page ends in a slash; links name index.html so that they also work
// from a folder.
if (location.protocol.startsWith("http") && location.pathname.endsWith("/index.html")) {
  history.replaceState(history.state, "", location.pathname.slice(0, -10) + location.search + location.hash);
}

// Words of the page's language for what only a script says.
const say = lang.startsWith("zh")
  ? { copy: "复制", copied: "已复制", found: (/** @type {number} */ count) => `找到 ${count} 项` }
  : { copy: "Copy", copied: "Copied", found: (/** @type {number} */ count) => `${count} found` };

/**
 * A button with content and what a click on it does.
 * @param {(string | Node)[]} content
 * @param {() => void} click
 */
function buttonOf(content, click) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...content);
  button.addEventListener("click", click);
  return button;
}

// A button beside each citation.
for (const cite of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = buttonOf([say.copy], async () => {
    await navigator.clipboard.writeText(cite.textContent);
    button.textContent = say.copied;
    setTimeout(() => { button.textContent = say.copy; }, 2000);
  });
  cite.after(button);
}

/**
 * What a row is ordered by in a column: name, status or number.
 * @param {HTMLTableRowElement} row
 * @param {number} column
 */
const rank = (row, column) => row.cells[column].dataset.rank ?? row.cells[column].textContent.trim();

/**
 * Lets the heads of a table order its rows.
 * @param {HTMLTableElement} table
 */
function sortable(table) {
  const [body] = table.tBodies, heads = table.tHead?.rows[0].cells || [];
  [...heads].forEach((head, column) => {
    head.append(buttonOf([...head.childNodes], () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].sort((a, b) =>
        rank(a, column).localeCompare(rank(b, column), lang, { numeric: true }));
      body.append(...(down ? rows.reverse() : rows));
    }));
  });
}
/** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("[data-sortable]")).forEach(sortable);

/** A text as it is compared: case, spaces and accents do not count. @param {string} text */
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\s']/g, "").toLowerCase();

/**
 * Lets a box narrow a list as one types.
 * @param {HTMLInputElement} input
 */
function narrowing(input) {
  const list = document.querySelector(input.dataset.filter || "");
  /** @type {HTMLElement | null} */
  const output = document.querySelector(`output[for="${input.id}"]`);
  if (!list || !output) return;
  /** @type {NodeListOf<HTMLElement>} */
  const elements = list.querySelectorAll("tbody tr, [data-words]");
  const rows = [...elements].map((row) => ({ row, words: fold(row.dataset.words || row.textContent) }));
  /** @type {NodeListOf<HTMLElement>} */
  const groups = list.querySelectorAll("[data-group], section");
  /** @type {HTMLElement | null} */
  const box = input.closest("[hidden]");
  if (box) box.hidden = false;
  input.addEventListener("input", () => {
    const want = fold(input.value);
    let shown = 0;
    for (const { row, words } of rows) {
      row.hidden = want !== "" && !words.includes(want);
      if (!row.hidden) shown++;
    }
    for (const group of groups) group.hidden = want !== "" && !group.querySelector("[data-words]:not([hidden])");
    output.textContent = want === "" ? "" : shown ? say.found(shown) : output.dataset.none || "";
  });
}
/** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[data-filter]")).forEach(narrowing);

// The words that led here from the search are marked. What marks them needs the search, so both are asked for at once.
const asked = new URLSearchParams(location.search).get("q");
if (asked && !document.querySelector("form.asking")) {
  const { search = "", marking = "" } = page.dataset;
  const [, part] = [search, marking].map((address) => import(new URL(address, document.baseURI).href));
  part.then(({ highlight }) => highlight(document.querySelector("main"), asked));
}
