// The state of a search is the address of its page.

/**
 * What is asked.
 * @typedef {object} State
 * @property {string} q as it was typed
 * @property {string} sort "date" for the newest first, else ""
 * @property {Record<string, string>} chosen the value of each facet that was chosen; what no facet is called by, too
 */

const MOST = 2100; // characters of a query: more than is read, so that it can be said
const MOST_ADDRESS = 30000; // characters, which such a query cannot fill

/** @param {string} search @returns {State} */
export function stateOf(search) {
  const given = new URLSearchParams(search.slice(0, MOST_ADDRESS));
  const { q = "", sort, ...chosen } = Object.fromEntries([...given].filter(([, value]) => value));
  return { q: q.slice(0, MOST), sort: sort === "date" ? sort : "", chosen };
}

/** @param {State} state */
export function addressOf({ q, sort, chosen }) {
  const given = new URLSearchParams({ q, ...chosen });
  if (sort) given.set("sort", sort);
  return "?" + given;
}
