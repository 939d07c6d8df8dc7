// Keeps a reader's place: in the address, and when the language is changed.

/** The published address of a page ends in a slash; links name index.html so that they also work from a folder. */
export function shorten() {
  if (!location.protocol.startsWith("http") || !location.pathname.endsWith("/index.html")) return;
  history.replaceState(history.state, "", location.pathname.slice(0, -10) + location.search + location.hash);
}

/** A page that moved leads on by itself; with an anchor, it leads to what stood there. */
export function leadOn() {
  /** @type {HTMLAnchorElement | null} */
  const moved = document.querySelector("a[data-moved]");
  if (!moved || location.hash.length < 2) return;
  const part = document.getElementById(location.hash.slice(1));
  location.replace(part instanceof HTMLAnchorElement ? part.href : moved.href + location.hash);
}

/** The link to the other language leads to the same clause, and to the same question. */
export function keepPlace() {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector("a[data-language]");
  const keep = () => Object.assign(link || {}, { search: location.search, hash: location.hash });
  for (const event of ["pointerdown", "focus", "click"]) link?.addEventListener(event, keep);
}
