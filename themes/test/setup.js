// What the client needs of a browser, for tests without one: a page that is not the search page, and files that are
// read from a folder. A test imports this before the client.

import { readFileSync } from "node:fs";

globalThis.document = {
  querySelector: () => null,
  createElement(name) {
    const children = [], attributes = {};
    const setAttribute = (key, value) => { attributes[key] = value; };
    return { name, attributes, children, setAttribute, append: (...more) => children.push(...more) };
  },
};

/** Where the Go test has put a published search and what Go makes of it; nothing when it did not start these tests. */
export const folder = process.env.GAZETTE_SEARCH_FILES;

/** Why tests that compare are left out, or false. */
export const without = !folder && "SKIPPED: there is nothing to compare with: go test ./internal/search -run Client";

/**
 * Has fetch read the files of a folder, each as change makes it.
 * @param {(name: string, bytes: Uint8Array) => Uint8Array | undefined} change
 */
export function serve(change = (name, bytes) => bytes) {
  globalThis.fetch = async (address) => {
    const name = String(address).replace(/\?.*/, "");
    let bytes;
    try {
      bytes = readFileSync(`${folder}/search/${name}`);
    } catch {
      return new Response("", { status: 404 });
    }
    const changed = change(name, Uint8Array.from(bytes));
    return changed ? new Response(changed) : new Response("", { status: 404 });
  };
}
