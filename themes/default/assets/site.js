// Makes pages more comfortable where scripts run; nothing on them needs it.

// The published address of a page ends in a slash; links name index.html so that they also work
// from a folder.
if (location.protocol.startsWith("http") && location.pathname.endsWith("/index.html")) {
  history.replaceState(history.state, "", location.pathname.slice(0, -10) + location.search + location.hash);
}

const { lang } = document.documentElement;

// Words of the page's language for what only a script says.
const say = lang.startsWith("zh")
  ? { copy: "复制", copied: "已复制", found: (/** @type {number} */ count) => `找到 ${count} 项` }
  : { copy: "Copy", copied: "Copied", found: (/** @type {number} */ count) => `${count} found` };

/** A button with some content. @param {(string | Node)[]} content */
function buttonOf(...content) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...content);
  return button;
}

// A button beside each citation.
for (const cite of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = buttonOf(say.copy);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(cite.textContent);
    button.textContent = say.copied;
    setTimeout(() => { button.textContent = say.copy; }, 2000);
  });
  cite.after(button);
}

// The heads of a sortable table order its rows: by name, by status or by number.
/** @type {NodeListOf<HTMLTableElement>} */
const sortable = document.querySelectorAll("[data-sortable]");
for (const { tHead, tBodies: [body] } of sortable) {
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

/** A text as it is compared: case, spaces and accents do not count. @param {string} text */
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\s']/g, "").toLowerCase();

// A box that narrows a list as one types.
/** @type {NodeListOf<HTMLInputElement>} */
const filters = document.querySelectorAll("input[data-filter]");
for (const input of filters) {
  const list = /** @type {Element} */ (document.querySelector(/** @type {string} */ (input.dataset.filter)));
  const output = /** @type {HTMLElement} */ (document.querySelector(`output[for="${input.id}"]`));
  /** @type {NodeListOf<HTMLElement>} */
  const elements = list.querySelectorAll("tbody tr, [data-words]");
  const rows = [...elements].map((row) => ({ row, words: fold(row.dataset.words || row.textContent) }));
  /** @type {NodeListOf<HTMLElement>} */
  const groups = list.querySelectorAll("[data-group], section");
  /** @type {HTMLElement} */ (input.closest("[hidden]")).hidden = false;
  input.addEventListener("input", () => {
    const want = fold(input.value);
    let shown = 0;
    for (const { row, words } of rows) {
      row.hidden = want !== "" && !words.includes(want);
      if (!row.hidden) shown++;
    }
    for (const group of groups) group.hidden = want !== "" && !group.querySelector("[data-words]:not([hidden])");
    output.textContent = want === "" ? "" : shown ? say.found(shown) : /** @type {string} */ (output.dataset.none);
  });
}

// The words that led here from the search are marked. What marks them needs the search, so both are asked for at once.
const asked = new URLSearchParams(location.search).get("q");
if (asked && !document.querySelector("[data-words]")) {
  const { search, marking } = /** @type {Record<string, string>} */ (document.documentElement.dataset);
  const [, part] = [search, marking].map((address) => import(new URL(address, document.baseURI).href));
  part.then(({ highlight }) => highlight(document.querySelector("main"), asked));
}
