// Search, loaded on a page that a result leads to: the words asked for are marked there. The first
// argument is the search itself.

// highlight marks what a query asks for on the page that a result leads to.
export async function highlight({ read, parseQuery, marks, marked }, root, asked, reading) {
  await (await read(asked, { reading }))?.part;
  const query = parseQuery(asked);
  for (const block of root.querySelectorAll("h1,h2,h3,h4,h5,h6,p,li,dt,dd,td,th,caption,summary")) {
    if (block.closest(".cite, nav") || block.querySelector("p,li,dd,td")) continue;
    const nodes = [], walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walk.nextNode()) { nodes.push([walk.currentNode, text.length]); text += walk.currentNode.data; }
    const spans = marks(query, text);
    for (const [node, from] of nodes.reverse()) {
      const inside = spans.map(([s, e]) => [Math.max(s - from, 0), Math.min(e - from, node.data.length)]).filter(([s, e]) => s < e);
      if (inside.length) node.replaceWith(...marked(node.data, inside));
    }
  }
  if (!location.hash) root.querySelector("mark")?.scrollIntoView({ block: "center" });
}
