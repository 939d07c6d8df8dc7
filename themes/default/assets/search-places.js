// Search, loaded on the home page once a reader goes to the box for places: it opens the page of a county, a region, a
// hospital or a plan by its name.

import "./search.js";
import { Index } from "./search/index.js";
import * as late from "./search/late.js";

/** @import { Name } from "./search/typing.js" */

/**
 * Makes the box work.
 * @param {HTMLFormElement} form
 */
export async function start(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const [list, none] = /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[role=listbox], [data-none]"));
  const search = /** @type {HTMLAnchorElement} */ (none.querySelector("[data-ask]"));
  const { lang, dataset: { root } } = document.documentElement;
  const index = new Index(root + "search/", lang.slice(0, 2)), address = search.href;
  const { suggesting, suggestions } = await late.typing();
  /** @param {string} text */
  const offer = async (text) => {
    const names = await suggestions(index, text, true);
    none.hidden = names.length > 0 || !text.trim();
    search.href = address + "?q=" + encodeURIComponent(text.trim());
    return names;
  };
  let leaving = false; // some keyboards send the form, too, with the key that chooses a name
  addEventListener("pageshow", () => { leaving = false; });
  /** @param {Name} name */
  const choose = async ({ doc }) => {
    leaving = true;
    try {
      location.href = (await index.document(doc)).path;
    } catch {
      form.submit(); // the search page says what is wrong
    }
  };
  suggesting({ input, list, offer, choose, about: async ({ doc }) => (await index.document(doc)).trail }, "");
  form.addEventListener("submit", async (event) => { // Enter opens the first
    event.preventDefault();
    if (leaving || !input.value.trim()) return;
    const [first] = await offer(input.value).catch(() => {
      form.submit();
      return [];
    });
    if (first) choose(first);
  });
}
