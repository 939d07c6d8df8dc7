// Search, loaded on a page that a result leads to: the words asked for are marked there.

import "./search.js";
import { Index } from "./search/index.js";
import { marks } from "./search/match.js";
import { bounded, parseQuery, read } from "./search/query.js";
import { marked } from "./search/show.js";

const BLOCKS = "h1,h2,h3,h4,h5,h6,p,li,dt,dd,td,th,caption,summary";

/**
 * Tells whether a block is no text of the page but a way through it or how to cite it.
 * @param {Element} block
 */
const isApart = (block) => block.closest("nav") || block.closest("details")?.querySelector("[data-copy]");

/** What may stand before a colon in a query. */
async function facets() {
  const { lang, dataset: { root } } = document.documentElement;
  const index = await new Index(root + "search/", lang.slice(0, 2)).open().catch(() => undefined);
  return index?.manifest.facets || []; // else it is marked as any other word
}

/**
 * Marks what a query asks for on the page that a result leads to.
 * @param {Element} root
 * @param {string} asked
 */
export async function highlight(root, asked) {
  await (await read(bounded(asked))).figures;
  const query = parseQuery(bounded(asked), /[:：]/.test(asked) ? await facets() : []);
  for (const block of root.querySelectorAll(BLOCKS)) {
    if (isApart(block) || block.querySelector("p,li,dd,td")) continue;
    /** @type {{node: Text, from: number}[]} */
    const pieces = [];
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walk.nextNode()) {
      const node = /** @type {Text} */ (walk.currentNode);
      pieces.push({ node, from: text.length });
      text += node.data;
    }
    const spans = marks(query, text);
    for (const { node, from } of pieces) {
      const moved = spans.map(([start, end]) => [Math.max(start - from, 0), Math.min(end - from, node.data.length)]);
      const inside = moved.filter(([start, end]) => start < end);
      if (inside.length) node.replaceWith(...marked(node.data, inside));
    }
  }
  if (!location.hash) root.querySelector("mark")?.scrollIntoView({ block: "center" });
}
