// What can go wrong when files are read. The search page has words for each of these.

/**
 * Stops with a word for what is wrong: "offline", "stale" (a file of another publication) or "damaged".
 * @param {string} what
 * @returns {never}
 */
export function trouble(what) {
  throw Error(what);
}

export const damaged = () => trouble("damaged");
export const offline = () => trouble("offline");
