// Search, loaded on the home page once a reader goes to the box for places: it opens the page of a county, a region, a
// hospital or a plan by its name.

import "./search.js";
import { Index } from "./search/index.js";
import * as late from "./search/late.js";
import { foldText } from "./search/units.js";

/** @import { Name } from "./search/typing.js" */

/**
 * The ways to read what was typed as a place and a name in it: 河南嵩县, 嵩县医院, Songxian, Henan.
 * @param {string} text
 */
function cuts(text) {
  const parts = text.trim().split(/\s*[,，、]\s*/);
  if (parts.length === 2) return [parts, [parts[1], parts[0]]];
  const chars = Array.from(text.trim());
  if (!/^\p{Script=Han}{4,20}$/u.test(text.trim())) return [];
  return chars.slice(3).map((_, i) => [chars.slice(0, i + 2).join(""), chars.slice(i + 2).join("")]);
}

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
    let names = await suggestions(index, text, true);
    for (const [place, name] of names.length ? [] : cuts(text)) {
      const [of, within] = await Promise.all([suggestions(index, name, true), suggestions(index, place, true)]);
      const trails = await Promise.all(of.map(async ({ doc }) => foldText((await index.document(doc)).trail)));
      names = of.filter((_, i) => trails[i].includes(foldText(place)))
        .concat(within.filter(({ label }) => foldText(label).includes(foldText(name))));
      if (names.length) break;
    }
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
    const [first, second] = await offer(input.value).catch(() => {
      form.submit();
      return [];
    });
    if (first && first.label !== second?.label) choose(first); // of two with one name the reader chooses
  });
}
