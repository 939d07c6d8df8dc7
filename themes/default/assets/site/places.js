// The box for places on the home page. What finds them needs the search, so it is fetched once a reader goes there.

/** Shows the box of [data-places], where the search works. */
export function offerPlaces() {
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form[data-places]");
  if (!form || !location.protocol.startsWith("http")) return;
  form.hidden = false;
  form.addEventListener("focusin", () => {
    const { search } = document.documentElement.dataset;
    const [, part] = /** @type {string[]} */ ([search, form.dataset.places])
      .map((address) => import(new URL(address, document.baseURI).href));
    part.then(({ start }) => start(form)).catch(() => {}); // then the form leads to the search page
  }, { once: true });
}
