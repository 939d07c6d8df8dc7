// Keeps an open page as the files say, while they are edited. Only the preview has this script.
const script = document.querySelector("script[data-version]");
const zh = document.documentElement.lang.startsWith("zh");
const say = zh
  ? {
      faults: (n) => `有 ${n} 处错误，本页仍是上一次正确的内容`,
      warnings: (n) => `${n} 条提醒`,
      hint: "提示：",
      lost: "预览已停止，本页不再更新。请重新运行 gazette serve。",
    }
  : {
      faults: (n) => `${n} ${n === 1 ? "fault" : "faults"}: this page still shows the last good state`,
      warnings: (n) => `${n} ${n === 1 ? "warning" : "warnings"}`,
      hint: "Hint: ",
      lost: "The preview has stopped, and this page no longer follows. Run gazette serve again.",
    };

function element(name, className, ...content) {
  const el = document.createElement(name);
  el.className = className;
  el.append(...content);
  return el;
}

const text = (t) => (zh ? t.zh : t.en);

// The line of the source, with the place marked.
function sourceLine(fault) {
  const chars = [...fault.line];
  const at = Math.min(Math.max((fault.col || 1) - 1, 0), chars.length);
  const from = Math.max(0, at - 60);
  const mark = element("mark", "", chars[at] ?? " ");
  const before = (from > 0 ? "…" : "") + chars.slice(from, at).join("");
  return element("code", "", before, mark, chars.slice(at + 1, at + 90).join(""));
}

function describe(fault) {
  const what = element("p", "", element("b", "", text(fault.message)), fault.rule ? ` [${fault.rule}]` : "");
  const item = element("li", fault.warning ? "warning" : "error", what, element("p", "place", fault.place));
  if (fault.line) item.append(element("pre", "", sourceLine(fault)));
  if (text(fault.hint)) item.append(element("p", "hint", say.hint + text(fault.hint)));
  for (const note of fault.notes ?? []) item.append(element("p", "place", `${note.place}: ${text(note.message)}`));
  return item;
}

// A panel over the page says what is wrong; it goes by itself when that is mended.
let panel = null;
function show(faults) {
  const errors = faults.filter((f) => !f.warning);
  const warnings = faults.filter((f) => f.warning);
  const open = panel?.querySelector("details").open;
  panel?.remove();
  panel = null;
  if (faults.length === 0) return;
  const heads = [];
  if (errors.length) heads.push(say.faults(errors.length));
  if (warnings.length) heads.push(say.warnings(warnings.length));
  const summary = element("summary", "", heads.join(zh ? "；" : "; "));
  const details = element("details", "", summary, element("ol", "", ...[...errors, ...warnings].map(describe)));
  details.open = errors.length > 0 || open === true;
  panel = element("div", "gazette-faults" + (errors.length ? " errors" : ""), details);
  panel.setAttribute("role", errors.length ? "alert" : "status");
  document.body.append(panel);
}

// Makes a node as the other is, touching only what differs, so that the reader keeps the place.
function become(now, next, changed) {
  if (now.isEqualNode(next)) return;
  const alike = now.nodeType === Node.ELEMENT_NODE && now.nodeName === next.nodeName &&
    now.childNodes.length === next.childNodes.length && now.childNodes.length > 0;
  if (!alike) {
    const put = document.importNode(next, true);
    now.replaceWith(put);
    changed.push(put);
    return;
  }
  for (const a of [...now.attributes]) if (!next.hasAttribute(a.name)) now.removeAttribute(a.name);
  for (const a of next.attributes) if (now.getAttribute(a.name) !== a.value) now.setAttribute(a.name, a.value);
  [...now.childNodes].forEach((child, i) => become(child, next.childNodes[i], changed));
}

// The element that the reader has before the eyes, to be found there again.
function anchor() {
  for (const el of document.querySelectorAll("main [id]")) {
    const top = el.getBoundingClientRect().top;
    if (top >= 0) return { id: el.id, top };
  }
  return null;
}

const assets = (doc) => [...doc.head.querySelectorAll("link[rel=stylesheet], script[src]")]
  .map((el) => el.getAttribute("href") ?? el.getAttribute("src")).join();

let turn = 0;
function follow(page) {
  const next = new DOMParser().parseFromString(page, "text/html");
  // The search keeps a state of its own, and what stands in for a page has none of the site's scripts.
  const whole = document.querySelector("form[data-words]") || document.body.classList.contains("stand-in");
  if (whole || assets(next) !== assets(document)) {
    location.reload();
    return;
  }
  const kept = anchor();
  const shown = document.querySelectorAll("main details[open]");
  for (const d of shown) d.removeAttribute("open");
  panel?.remove();
  const changed = [];
  become(document.body, next.body, changed);
  for (const d of shown) if (d.isConnected) d.open = true;
  document.title = next.title;
  if (panel) document.body.append(panel);
  const found = kept && document.getElementById(kept.id);
  if (found) scrollBy({ top: found.getBoundingClientRect().top - kept.top, behavior: "instant" });
  for (const node of changed) {
    const el = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    el?.classList.add("gazette-changed");
    setTimeout(() => el?.classList.remove("gazette-changed"), 2000);
  }
  // What the site's own script adds to a page must be added to the new parts.
  const own = document.querySelector("script[src*='assets/site.']");
  if (own && changed.length) import(`${own.src}?turn=${++turn}`);
}

let lost = null;
const page = encodeURIComponent(location.pathname);
const source = new EventSource(`/-/events?page=${page}&version=${script.dataset.version}`);
source.onmessage = (message) => {
  const event = JSON.parse(message.data);
  lost?.remove();
  lost = null;
  if (event.page) follow(event.page);
  show(event.faults ?? []);
};
source.onerror = () => {
  if (!lost) {
    lost = element("p", "gazette-lost", say.lost);
    lost.setAttribute("role", "status");
    document.body.append(lost);
  }
};
