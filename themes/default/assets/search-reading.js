// Search, loaded once a query has figures, operators or numerals: what they mean, as internal/search
// reads them. The search lends what it has, and reads plain words itself.

const HAN = 1, NUMBER = 2, WORD = 3, CITE = 4; // kinds of units
let foldText, runTerms, runs, units;
export const borrow = (core) => { ({ foldText, runTerms, runs, units } = core); };

const FIGURES = "〇一二三四五六七八九", NUMERALS = FIGURES + "零两十百千万亿";
const MEASURES = "级项条款章节部分年月日号个家名所类批次期倍人件种张台床轮县市大甲";
const POWERS = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const figure = (c) => c === "零" ? 0 : c === "两" ? 2 : FIGURES.indexOf(c);
const row = (s) => { const n = Array.from(s, figure); return n.includes(-1) ? undefined : n.join(""); };

// numeral reads a whole Chinese numeral in Arabic digits; what may be two numbers, as 十四五, is not one.
function numeral(s) {
  const figures = row(s);
  if (figures !== undefined) return figures.length === 2 ? undefined : figures;
  let total = 0, group = 0, digit = -1, last = Infinity;
  for (const c of s) {
    const d = figure(c), power = POWERS[c];
    if (d >= 0) {
      if (digit > 0) return;
      digit = d;
      continue;
    }
    if (digit < 0 && (power !== 10 || group || total) && (power < 1e4 || !group)) return;
    if (power >= 1e4) {
      total += (group + Math.max(digit, 0)) * power;
      group = 0;
      last = Infinity;
    } else {
      if (power >= last) return;
      group += Math.abs(digit) * power;
      last = power;
    }
    digit = -1;
  }
  return String(total + group + Math.max(digit, 0));
}

// withNumbers puts one unit in the place of those of each number in words: 百分之九十, 二〇二五, 90 per
// cent. Each unit is drawn as a character, with a blank or a full stop where it is not glued.
export function withNumbers(list) {
  const out = [], place = [];
  let drawn = "", next = 0;
  list.forEach((u, i) => {
    const sign = { percent: "%", per: "p", cent: "c" }[u.term];
    const s = (u.apart ? "." : u.glued ? "" : " ") + (u.kind === HAN ? u.term : u.kind === NUMBER && !u.term.endsWith("%") ? "0" : u.kind === WORD && sign || "x");
    for (let k = 0; k < s.length; k++) place.push(i);
    drawn += s;
  });
  for (const m of drawn.matchAll(WRITTEN)) {
    const [all, percent, decimals, run] = m, i = place[m.index], to = place[m.index + all.length - 1];
    let value = percent ? percent === "百" ? "100" : row(percent) ?? numeral(percent) : run ? numeral(run) : list[i].term;
    if (run?.length === 1 && !((figure(run) > 0 || run === "十") && MEASURES.includes(drawn[m.index + 1] || " "))) value = undefined;
    if (value === undefined) continue;
    if (!run) value += (decimals ? "." + row(decimals) : "") + "%";
    out.push(...list.slice(next, i), { ...list[i], term: value, end: list[to].end, kind: NUMBER, made: true });
    next = to + 1;
  }
  return [...out, ...list.slice(next)];
}
const WRITTEN = new RegExp(`百分之([${NUMERALS}]+)(?:点([零${FIGURES}]+))?|((?:(?!百分之)[${NUMERALS}])+)|0 ?(?:%| ?p ?c)`, "g");

const FIELDS = { plan: "plan 规划 文件", county: "county 县 县市区", region: "region province city 地区 省 市", level: "level 层级", issuer: "issuer 发文机关 机关",
  department: "department 部门 责任部门", year: "year 年 年份", kind: "kind 类型 类别", status: "status 状态" };
const fieldOf = (prefix) => Object.keys(FIELDS).find((f) => FIELDS[f].split(" ").includes(prefix));
const closing = (c) => { const q = "\"\"“”„”「」『』＂＂«»", i = q.indexOf(c); return i < 0 || i % 2 ? "" : q[i + 1]; };
const isBlank = (c) => /[\0- \x85]|(?!\ufeff)\s/.test(c);

// lex cuts a query into items: {text, field, phrase, not, or}.
function lex(s) {
  const c = Array.from(s.replace(/([0-9]) +[Pp]er ?cent\b/g, "$1%").replace(/([〕］\])）】]) +(第?[0-9０-９]+[号號])/g, "$1$2")
    .replace(/(?:\b[Cc]lauses?|条款)(?: +| *[:：] *)([0-9]{1,2}(?:-[0-9]{1,2})+)/g, "$1").replace(/(部分(?:[（(][^（()）]{1,3}[)）])?) +(第[0-9一二三四五六七八九十]+[项条款項])/g, "$1$2"));
  const items = [], solid = (i) => i < c.length && !isBlank(c[i]);
  for (let i = 0; ;) {
    while (i < c.length && isBlank(c[i])) i++;
    if (i >= c.length) return items;
    const item = { not: "-－−".includes(c[i]) && solid(i + 1) };
    if (item.not) i++;
    let colon = i;
    while (colon - i < 14 && solid(colon) && !/[:：]/.test(c[colon])) colon++;
    if (colon - i < 14 && /[:：]/.test(c[colon]) && solid(colon + 1) && (item.field = fieldOf(foldText(c.slice(i, colon).join(""))))) {
      i = colon + 1;
      if (item.not) { item.field = "-" + item.field; item.not = false; }
    }
    const end = closing(c[i]), from = end ? ++i : i++;
    while (i < c.length && (end ? c[i] !== end && c[i] !== '"' : solid(i) && !closing(c[i]))) i++;
    item.text = c.slice(from, i).join("");
    item.phrase = !!end && i < c.length;
    if (end) i++;
    item.or = !item.phrase && !item.not && !item.field && /^(OR|\|)$/.test(item.text);
    items.push(item);
  }
}

// refKey is the term of a clause number (3-2-8, 第三部分第8项), when a text is one.
function refKey(text) {
  const s = foldText(text), number = (n) => n && (/^\d+$/.test(n) ? n : n === "十" ? "10" : numeral(n) ?? "");
  const [, plain] = /^#?c?([0-9]{1,2}(?:[-‐-―−][0-9]{1,2}){1,4})(?:\.p[0-9]+)?$/.exec(s) || [];
  if (plain) return plain.replace(/[‐-―−]/g, "-");
  const [, part, middle, last] = /^第([0-9一二三四五六七八九十]+)部分(?:[(（]([0-9一二三四五六七八九十]+)[)）])?(?:第([0-9一二三四五六七八九十]+)[项条款項])?$/.exec(s) || [];
  if (!middle && !last) return "";
  return number(part) + (middle ? "-" + number(middle) + (last ? "-" + number(last) : "") : ".." + number(last));
}

// citations are the document numbers in a text, each as one unit.
function citations(text) {
  return Array.from(text.matchAll(/[〔［[(（【﹝] *([0-9０-９]{4}) *[〕］\])）】﹞] *第? *([0-9０-９]+) *[号號]/g), (c) => (
    { term: `〔${foldText(c[1])}〕${foldText(c[2])}号`, start: c.index, end: c.index + c[0].length, kind: CITE, made: true }));
}

// withCitations puts one unit in the place of those of each document number; nothing is glued to it.
export function withCitations(text, list) {
  for (const c of citations(text)) {
    list = list.flatMap((u, i) => u.end <= c.start || u.start >= c.end ? [u.start === c.end ? { ...u, glued: false } : u] : !i || list[i - 1].end <= c.start ? [c] : []);
  }
  return list;
}

// parseQuery: {groups, not: [[{field, terms, units, phrase, boost}]], filters: [{field, value}]}.
export function parseQuery(s) {
  const q = { groups: [], not: [], filters: [] };
  let left = 64, or = false;
  for (const item of lex(s)) {
    if (item.or) { or = q.groups.length > 0; continue; }
    if (item.field) { q.filters.push({ field: item.field, value: foldText(item.text) }); continue; }
    const any = [], key = !item.phrase && refKey(item.text);
    if (key) any.push({ field: "ref", terms: [key], units: [], boost: 1 });
    else {
      const list = withCitations(item.text, units(item.text)).slice(0, left), read = withNumbers(list);
      left -= list.length;
      if (!list.length) continue;
      for (const of of read.some((u) => u.made && u.kind === NUMBER) ? [list, read] : [list]) {
        const terms = item.phrase ? phraseTerms(of) : runs(of).flatMap(runTerms);
        any.push({ terms, units: of, phrase: item.phrase && terms.length > 1, boost: item.phrase ? 2 : 1 });
      }
    }
    if (item.not) q.not.push(any);
    else if (or) q.groups.at(-1).push(...any);
    else q.groups.push(any);
    or = false;
  }
  return q;
}

// phraseTerms are the fewest terms that find a row of units: words beside each other as pairs, else the
// grams of each run.
function phraseTerms(list) {
  const isPair = (a, b) => b && !b.apart && [a, b].every((u) => u.kind === NUMBER || u.kind === WORD), all = runs(list);
  return all.flatMap((run, i) => {
    const [u, more] = run, single = !more, [next] = all[i + 1] || [], before = all[i - 1]?.at(-1);
    if (single && isPair(u, next)) return [u.term + "_" + next.term];
    return single && i && isPair(before, u) ? [] : runTerms(run);
  });
}
