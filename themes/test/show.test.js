// What a result says and where it leads.

import "./setup.js";
import assert from "node:assert/strict";
import test from "node:test";
import { parseQuery } from "../default/assets/search/query.js";
import { fill, marked, passage, result, told } from "../default/assets/search/show.js";
import { simplified } from "../default/assets/search/units.js";

/** Parts of a text with what is marked between ‹ and ›. */
const written = (parts) => parts.map((part) => part.children ? `‹${part.children.join("")}›` : part).join("");

/** Parts of a text as HTML. */
const html = (parts) => parts.map((part) => part.children ? tagged(part) : part).join("");
const tagged = ({ name, attributes: { lang }, children }) =>
  `<${name}${lang ? " " + lang : ""}>${html(children)}</${name}>`;

test("sentences are filled in", () => {
  assert.equal(fill("“%” is not there, “%” is", "hosptial", "hospital"), "“hosptial” is not there, “hospital” is");
  assert.equal(fill("找到 % 条", 42), "找到 42 条");
});

test("what is asked is marked", () => {
  assert.equal(written(marked("county hospital", [[0, 6]])), "‹county› hospital");
  const shown = passage(parseQuery("pain"), "Chest pain centres\nare built.", "en");
  assert.equal(written(shown), "Chest ‹pain› centres are built.");
});

test("what is of the other language is read as such", () => {
  for (const [lang, asked, text, want] of [
    ["en", "Song", "410325 嵩县 Song County", "410325 <span zh-CN>嵩县</span> <mark>Song</mark> County"],
    ["en", "人民医院", "Chinese name: 嵩县人民医院.",
      "Chinese name: <span zh-CN>嵩县<mark>人民医院</mark></span>."],
    ["en", "plan", "“2025年”的“十四五”规划（试行）, a plan",
      "“2025<span zh-CN>年”的“十四五”规划（试行）</span>, a <mark>plan</mark>"],
    ["en", "Song", "Song County", "<mark>Song</mark> County"],
    ["zh", "hospital", "英文名：Songxian County People’s Hospital。",
      "英文名：<span en>Songxian County People’s <mark>Hospital</mark></span>。"],
    ["zh", "CT", "配备CT 30台，MRI 一台", "配备<mark>CT</mark> 30台，MRI 一台"],
  ]) assert.equal(html(passage(parseQuery(asked), text, lang)), want);
  assert.equal(html(told("County 嵩县", [[5, 8]], "en")),
    "Count<mark>y </mark><span zh-CN><mark>嵩</mark>县</span>", "a mark may go on in the other language");
});

test("a passage is where the words stand close together", () => {
  const body = "胸痛。" + "县域医疗服务能力提升。".repeat(40) +
    "建设胸痛救治中心。" + "县域医疗服务能力提升。".repeat(40);
  const shown = written(passage(parseQuery("胸痛 中心"), body, "zh"));
  assert.match(shown, /^…县域.*建设‹胸痛›救治‹中心›。.*…$/);
  assert.ok(shown.length < 140, `${shown.length} characters`);
});

test("a result leads to its place with what was asked, in simplified characters", () => {
  simplified.set("縣", "县");
  const page = { root: "../../", lang: "zh", tag: "zh-CN", asked: "嵩縣" };
  const shown = { title: "嵩县的医院", trail: "规划", date: "2022-07", status: "", body: "文" };
  const doc = { kind: { label: "条款" }, path: "plans/a/#c1", ...shown };
  const [heading, meta, text] = result(page, parseQuery("嵩縣"), doc).children;
  const [link] = heading.children;
  assert.equal(link.attributes.href, "../../zh/plans/a/?q=" + encodeURIComponent("嵩县") + "#c1");
  assert.equal(written(link.children), "‹嵩县›的医院");
  assert.equal(written(meta.children), "‹条款› 规划 · ‹2022年7月›");
  assert.equal(written(text.children), "文");
});

test("a date is written as pages write it", () => {
  const page = { root: "", lang: "en", tag: "en", asked: "" };
  const of = (date) => written(result(page, parseQuery(""),
    { kind: { label: "Plan" }, path: "", title: "", trail: "", date, status: "", body: "" }).children[1].children);
  assert.equal(of("2022-06-06"), "‹Plan› · ‹6 June 2022›");
  assert.equal(of("2022-06"), "‹Plan› · ‹June 2022›");
});
