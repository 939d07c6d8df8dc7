// The state of a search is the address of its page.

/**
 * What is asked.
 * @typedef {object} State
 * @property {string} q as it was typed
 * @property {string} sort "date" for the newest first, else ""
 * @property {Record<string, string>} chosen the value of each facet that was chosen
 */

const MOST = 2100; // characters of a query: more than is read, so that it can be said
const MOST_ADDRESS = 30000; // characters, which such a query cannot fill
const FACETS = "kind plan level region county issuer department year status".split(" ");

/** @param {string} search @returns {State} */
export function stateOf(search) {
  const given = new URLSearchParams(search.slice(0, MOST_ADDRESS));
  /** @type {State["chosen"]} */
  const chosen = {};
  for (const facet of FACETS) {
    const value = given.get(facet);
    if (value) chosen[facet] = value;
  }
  return { q: (given.get("q") || "").slice(0, MOST), sort: given.get("sort") === "date" ? "date" : "", chosen };
}

/** @param {State} state */
export function addressOf({ q, sort, chosen }) {
  const given = new URLSearchParams({ q, ...chosen });
  if (sort) given.set("sort", sort);
  return "?" + given;
}
