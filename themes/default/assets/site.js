// Makes pages more comfortable where scripts run; nothing on them needs it.

// The published address of a page ends in a slash; links name index.html so that they also work
// from a folder.
if (location.protocol.startsWith("http") && location.pathname.endsWith("/index.html")) {
  history.replaceState(history.state, "", location.pathname.slice(0, -10) + location.search + location.hash);
}

// Words of the page's language for what only a script says.
const zh = document.documentElement.lang.startsWith("zh");
const say = zh ? { copy: "复制", copied: "已复制", found: (n) => `找到 ${n} 项` } : { copy: "Copy", copied: "Copied", found: (n) => `${n} found` };

// A button beside each citation.
for (const cite of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = say.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(cite.textContent);
    button.textContent = say.copied;
    setTimeout(() => { button.textContent = say.copy; }, 2000);
  });
  cite.after(button);
}

// The heads of a sortable table order its rows: by name, by status or by number.
for (const table of document.querySelectorAll("[data-sortable]")) {
  const body = table.tBodies[0];
  const key = (row, i) => row.cells[i].dataset.rank ?? row.cells[i].textContent.trim();
  [...table.tHead.rows[0].cells].forEach((head, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].sort((a, b) => key(a, i).localeCompare(key(b, i), document.documentElement.lang, { numeric: true }));
      body.append(...(down ? rows.reverse() : rows));
    });
  });
}

// A box that narrows a list as one types. Case, spaces and accents do not count.
const fold = (s) => s.normalize("NFKD").replace(/[\u0300-\u036f\s']/g, "").toLowerCase();
for (const input of document.querySelectorAll("input[data-filter]")) {
  const list = document.querySelector(input.dataset.filter);
  const rows = [...list.querySelectorAll("tbody tr, [data-words]")].map((el) => [el, fold(el.dataset.words || el.textContent)]);
  const groups = [...list.querySelectorAll("[data-group], section")];
  const output = document.getElementById(input.id === "find" ? "found" : "");
  input.closest("[hidden]").hidden = false;
  input.addEventListener("input", () => {
    const want = fold(input.value);
    let shown = 0;
    for (const [el, words] of rows) {
      el.hidden = want !== "" && !words.includes(want);
      if (!el.hidden) shown++;
    }
    for (const group of groups) {
      group.hidden = want !== "" && !group.querySelector("[data-words]:not([hidden])");
    }
    output.textContent = want === "" ? "" : shown ? say.found(shown) : output.dataset.none;
  });
}

// The words that led here from the search are marked.
const asked = new URLSearchParams(location.search).get("q");
if (asked && !document.querySelector("form.asking")) {
  const { search, reading, marking } = document.documentElement.dataset, address = (a) => new URL(a, document.baseURI).href;
  Promise.all([search, marking].map((a) => import(address(a)))).then(([search, { highlight }]) => highlight(search, document.querySelector("main"), asked, address(reading)));
}
