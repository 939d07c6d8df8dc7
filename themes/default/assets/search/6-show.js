// Search: results and marked words as elements of the page.

// element makes an element with attributes and children.
function element(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const [k, v] of Object.entries(attributes)) if (v) e.setAttribute(k, v);
  e.append(...children.filter((c) => c));
  return e;
}

// marked is a text with the words of a query in <mark>.
function marked(text, spans) {
  const parts = [];
  let at = 0;
  for (const [start, end] of spans) {
    parts.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}

// passage is the part of a body where most of the words stand close together.
function passage(query, body, length) {
  const spans = marks(query, body), near = ([start]) => spans.filter(([s]) => s >= start && s < start + length * 0.7).length;
  const [best] = spans.reduce((a, b) => near(b) > near(a) ? b : a, spans[0] || [0]);
  let from = Math.max(0, best - (length >> 2));
  if (from) from = Math.max(from, body.slice(from, best).search(/[。；\n]|[.;] /) + from + 1);
  const to = Math.min(body.length, from + length);
  const inside = spans.filter(([s, e]) => s >= from && e <= to).map(([s, e]) => [s - from, e - from]);
  return [from ? "…" : "", ...marked(body.slice(from, to).trimEnd().replaceAll("\n", " "), inside), to < body.length ? "…" : ""];
}

// day writes a date as precisely as it is known.
const day = (date, tag) => new Date(date).toLocaleDateString(tag, { timeZone: "UTC", year: "numeric", month: date[4] && "long", day: date[7] && "numeric" });

// result is a document in the list. through says that it was not found by its text in this language.
function result(doc, query, words, place, through) {
  const address = place.root + place.lang + "/" + doc.path, [page, hash] = address.split("#");
  const asked = Array.from(place.q, (c) => simplified.get(c) || c).join("");
  const link = page + "?q=" + encodeURIComponent(asked) + (hash ? "#" + hash : "");
  return element("li", { class: "result" },
    element("h3", {}, element("a", { href: link }, ...marked(doc.title, marks(query, doc.title)))),
    element("p", { class: "meta" }, element("span", { class: "kind" }, words["kind-" + doc.kind]), doc.trail ? " " + doc.trail : "",
      doc.date ? " · " : "", doc.date ? element("time", { datetime: doc.date }, day(doc.date, place.tag)) : "", doc.status ? " · " + doc.status : ""),
    element("p", { class: "passage" }, through && element("span", { class: "through", lang: place.tag }, words.through), through && " ", element("span", {}, ...passage(query, doc.body, LENGTH[place.lang]))));
}
const LENGTH = { zh: 130, en: 280 }; // characters of a passage
