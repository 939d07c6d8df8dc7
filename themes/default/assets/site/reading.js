// The contents of a long text, which stay at hand: a line at the top of the screen that says where one is, and opens.

/** Keeps up the line of [data-reading]. */
export function keepContents() {
  /** @type {HTMLDetailsElement | null} */
  const contents = document.querySelector("details[data-reading]");
  const now = contents?.querySelector("[data-now]");
  if (!contents || !now) return;
  const wide = matchMedia("(min-width: 64rem)");
  const unfold = () => { contents.open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();
  contents.addEventListener("click", ({ target }) => {
    if (!wide.matches && target instanceof Element && target.closest("a")) contents.open = false;
  });
  const title = now.textContent;
  /** @type {HTMLElement[]} */
  const clauses = [...document.querySelectorAll("[data-here]")].map((clause) => /** @type {HTMLElement} */ (clause));
  const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  let waiting = false;
  const show = () => {
    waiting = false;
    let [low, high] = [0, clauses.length]; // the last clause that begins above the upper fifth
    while (low < high) {
      const middle = (low + high) >> 1;
      if (clauses[middle].getBoundingClientRect().top < innerHeight / 5) low = middle + 1;
      else high = middle;
    }
    const clause = clauses[low - 1];
    const here = clause?.dataset.here; // on a narrow screen the end of the line is cut
    now.textContent = !here ? title : wide.matches ? `${title} › ${here}` : `${here} · ${title}`;
    for (const [id, link] of links) {
      if (clause && (clause.id === id || clause.id.startsWith(id + "-"))) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(show);
    waiting = true;
  }, { passive: true });
  show();
}
