#!/usr/bin/env python3
"""Turns a corpus of gencorpus.py into a site source of gazette (stdlib only, same input, same bytes).

  convert.py CORPUS OUT [--no-points]

What is kept: every document with all clauses, annex tables, emphasis and links; every county, hospital, list,
observation. What had to be adapted, because the product has no place for it or a check refuses it:
  * clause ids {#c1-2-3} go: the product derives ids from the printed numbers (the paths are the same in both languages)
  * an annex heading has no number: it becomes the next numbered section (clause-numbering)
  * items that run on through the whole document (一、（一）1. … 二、（一）6.) begin anew in each group (clause-numbering)
  * titles repeat in the corpus: the document number is added, and a counter where that repeats too (duplicate-title)
  * a target belongs to a clause that states its value (bound-not-in-clause), and has one value and one baseline for all
    who must reach it: the first document of each province gets a section of 24 indicators (12 for counties, 12 for
    hospitals) with the mean goal; the goals and baselines of single counties and hospitals go
  * counties of the same name in English have hospitals of the same name: the province is added (duplicate-title)
  * percentages over 100 are cut to 100 (rate-over-100)
  * county codes become PPCCNN, so that none looks like that of a province
  * beds, staff and address of a hospital and population and area of a county: the first go into the hospital's note, the
    second have no place; the English address gets the Chinese one's number of the house, which is another in the
    corpus (figures-differ)
"""
import argparse, os, re, shutil, sys, tomllib

ap = argparse.ArgumentParser()
ap.add_argument("src")
ap.add_argument("out")
ap.add_argument("--no-points", action="store_true", help="no places for the tile map")
a = ap.parse_args()
if os.path.exists(a.out):
    if not os.path.exists(a.out + "/.converted"):
        sys.exit("refusing to replace %s: not made by convert.py" % a.out)
    shutil.rmtree(a.out)


def write(rel, text):
    p = os.path.join(a.out, rel)
    os.makedirs(os.path.dirname(p), exist_ok=True)
    with open(p, "w", encoding="utf-8") as f:
        f.write(text)


def q(s):
    return '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'


def t(zh, en):
    return "{ zh = %s, en = %s }" % (q(zh), q(en))


def load(rel):
    with open(os.path.join(a.src, rel), "rb") as f:
        return tomllib.load(f)


ZN = "零一二三四五六七八九十"


def zhnum(n):
    if n <= 10:
        return ZN[n]
    if n < 20:
        return "十" + ZN[n - 10]
    return ZN[n // 10] + "十" + (ZN[n % 10] if n % 10 else "")


def num(v):
    return ("%.1f" % v).rstrip("0").rstrip(".")


provs = load("data/provinces.toml")["province"]
write("data/glossary.toml", "".join('[[term]]\nid = "%s"\nzh = "%s"\nen = "%s"\ndefinition = %s\n\n' % (
    x["id"], x["name_zh"], x["name_en"], t(x["name_zh"] + "。", x["name_en"] + "."))
    for x in load("data/plans.toml")["plan"]))
inds = {i["id"]: i for i in load("data/indicators.toml")["indicator"]}
lists = load("data/lists.toml")["list"]
UNITS = {"%": ("percent", "百分比", "per cent", "%"), "张": ("beds", "张", "beds", ""), "人": ("people", "人", "people", ""),
         "例": ("cases", "例", "cases", ""), "人次": ("visits", "人次", "visits", "")}
KINDS = {"general": "general", "tcm": "tcm", "integrated": "integrated", "mch": "maternal"}

write(".converted", "")
write("config.toml", '''title = { zh = "规划网", en = "Plans" }
description = { zh = "规划与进展", en = "Plans and progress" }
base_url = "https://example.org/"
publisher = { zh = "编辑组", en = "the editors" }
today = "2026-06-30"
''')
write("data/units.toml", "".join("[[unit]]\nid = %s\nname = %s\n%s\n" % (q(u[0]), t(u[1], u[2]), "symbol = %s\n" % t(u[3], u[3]) if u[3] else "") for u in UNITS.values()))
for lang, title, text in (("zh", "关于", "本站用于测量。"), ("en", "About", "This site is for measuring.")):
    write("content/pages/about/index.%s.md" % lang, '+++\ntitle = "%s"\nsummary = "%s"\nupdated = "2026-01-01"\n+++\n\n%s\n' % (title, text, text))

# --- places
pcode = {p["slug"]: p["code"] + "0000" for p in provs}
code, cname = {}, {}
regions = ['[[region]]\ncode = "CN"\nlevel = "country"\nname = %s\n\n' % t("全国", "China")]
points = []
cdata = {}
for p in provs:
    regions.append('[[region]]\ncode = "%s"\nlevel = "province"\nname = %s\nparent = "CN"\n\n' % (pcode[p["slug"]], t(p["name_zh"], p["name_en"])))
for pi, p in enumerate(provs):
    cs = cdata[p["slug"]] = load("data/counties/%s.toml" % p["slug"]).get("county", [])
    buf = []
    for k, c in enumerate(cs):
        cc = "%s%02d%02d" % (p["code"], 1 + k // 99, 1 + k % 99)
        code[c["slug"]], cname[c["slug"]] = cc, (c["name_zh"], c["name_en"])
        buf.append('[[region]]\ncode = "%s"\nlevel = "county"\nname = %s\nparent = "%s"\n\n' % (cc, t(c["name_zh"], c["name_en"]), pcode[p["slug"]]))
        points.append('[[point]]\nregion = "%s %s"\nlon = %.2f\nlat = %.2f\n\n' % (cc, c["name_zh"], 80 + pi % 6 * 8 + k % 12 * 0.4, 24 + pi // 6 * 5 + k // 12 * 0.35))
    write("data/regions/%s.toml" % p["slug"], "".join(buf))
write("data/regions/nation.toml", "".join(regions))
if not a.no_points:
    write("data/regions/points.toml", "".join(points))

# --- documents, all read first: their numbers are the sources of observations
FM = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n\n", re.S)
HEADID = re.compile(r" \{#[a-z0-9-]+\}$", re.M)
ITEM = re.compile(r"^#### \d+\.(.*) \{#c\d+-\d+-(\d+)\}$", re.M)
LINK = re.compile(r"\]\(/(?:zh|en)/counties/[a-z]+/([a-z]+)/\)")
names = sorted(os.listdir(a.src + "/content/zh/policies"))
docs = []
for n in names:
    d = {"slug": n[:-3]}
    for lang in ("zh", "en"):
        with open(os.path.join(a.src, "content", lang, "policies", n), encoding="utf-8") as f:
            s = f.read()
        m = FM.match(s)
        d[lang], d["fm_" + lang] = s[m.end():], tomllib.loads(m.group(1))
    docs.append(d)
number = {d["slug"]: (d["fm_zh"]["doc_number"], d["fm_en"]["doc_number"], str(d["fm_zh"]["date"])) for d in docs}

# --- targets and observations
hdata = {p["slug"]: load("data/hospitals/%s.toml" % p["slug"]).get("hospital", []) for p in provs}
host = {}  # document index -> list of (scope, indicator, value, year)
for pi, p in enumerate(provs):
    d = docs[pi % len(docs)]
    tgts, obs = [], []
    for scope, who in (("county", cdata[p["slug"]]), ("hospital", hdata[p["slug"]])):
        for iid, ind in inds.items():
            have = [(w, x) for w in who for x in w.get("target", []) if x["indicator"] == iid]
            if not have:
                continue
            unit = UNITS[ind["unit"]][0]
            cap = (lambda v: min(v, 100.0)) if unit == "percent" else (lambda v: v)
            goal = cap(round(sum(x["goal"] for _, x in have) / len(have), 1))
            base = cap(round(sum(x["baseline"] for _, x in have) / len(have), 1))
            year = max(x["due"].year for _, x in have)
            host.setdefault(pi % len(docs), []).append((scope, ind, goal, year))
            k = len(host[pi % len(docs)])
            tid = scope + "-" + iid
            if scope == "county":
                where = ", ".join(q(code[w["slug"]] + " " + w["name_zh"]) for w, _ in have)
            else:
                where = q(pcode[p["slug"]] + " " + p["name_zh"])
            zh, en = ("各县", "counties") if scope == "county" else ("各县级医院", "county hospitals")
            tgts.append((pi % len(docs), k, '[[target]]\nid = "%s"\nclause = "@%d"\nname = %s\nmeasure = %s\nscope = "%s"\nregions = [%s]\nunit = "%s"\nvalue = %s\ndue = "%d"\nbaseline = { value = %s, date = "2021-12", source = { name = %s } }\n\n' % (
                tid, k, t(zh + ind["name_zh"], ind["name_en"] + " (" + en + ")"), t(ind["name_zh"] + "，由" + zh + "报送。", ind["name_en"] + ", as reported by " + en + "."), scope, where, unit, num(goal), year, num(base), t(p["name_zh"] + "卫生健康委", p["name_en"] + " Health Commission"))))
            for w, x in have:
                subject = 'region = "%s %s"' % (code[w["slug"]], w["name_zh"]) if scope == "county" else 'hospital = "%s"' % w["slug"]
                for o in x.get("observation", []):
                    s = number.get(o["source"], (o["source"], o["source"], ""))
                    obs.append('[[observation]]\ntarget = "%s/%s"\n%s\ndate = "%s"\nvalue = %s\nstatus = "reported"\nsource = { name = %s, published = "%s" }\n\n' % (
                        d["slug"], tid, subject, o["date"], num(cap(o["value"])), t(s[0], s[1]), o["date"]))
    p["_targets"] = tgts
    write("data/progress/%s.toml" % p["slug"], "".join(obs))

# --- hospitals
totals = {l["id"]: 0 for l in lists}
taken = set()
for p in provs:
    buf = ["[source]\nname = %s\n\n" % t(p["name_zh"] + "医院名册", "Register of hospitals of " + p["name_en"])]
    for h in hdata[p["slug"]]:
        ls, name_en = [], h["name_en"]
        if name_en in taken:
            name_en += " (%s)" % p["name_en"]
        taken.add(name_en)
        for l in lists:
            if l["id"] in h["lists"]:
                totals[l["id"]] += 1
                ls.append('{ id = "%s", status = "confirmed", source = { name = %s } }' % (l["id"], t(l["name_zh"], l["name_en"])))
        house = re.search(r"\d+", h["address_zh"])
        address_en = re.sub(r"\d+", house.group(), h["address_en"], count=1) if house else h["address_en"]
        buf.append('[[hospital]]\nid = "%s"\nname = %s\nkind = "%s"\nrole = "county"\nregion = "%s %s"\ngrade = { value = "%s", as_of = "2021", source = { name = %s } }\n%snote = %s\n\n' % (
            h["slug"], t(h["name_zh"], name_en), KINDS.get(h["kind"], "specialist"), code[h["county"]], cname[h["county"]][0], h["level"],
            t(p["name_zh"] + "医院名册", "Register of hospitals of " + p["name_en"]),
            "lists = [%s]\n" % ", ".join(ls) if ls else "",
            t("床位%d张，职工%d人，地址：%s。" % (h["beds"], h["staff"], h["address_zh"]), "%d beds, %d staff; address: %s." % (h["beds"], h["staff"], address_en))))
    write("data/hospitals/%s.toml" % p["slug"], "".join(buf))
write("data/hospitals/lists.toml", "".join('[[list]]\nid = "%s"\nname = %s\ntotal = %d\nsource = { name = %s }\n\n' % (l["id"], t(l["name_zh"], l["name_en"]), totals[l["id"]], t(l["name_zh"], l["name_en"])) for l in lists))

# --- texts
seen = set()


def unique(zh, en):
    k, z, e = 1, zh, en
    while z in seen or e in seen:
        k += 1
        z, e = "%s（之%s）" % (zh, zhnum(k)), "%s (%d)" % (en, k)
    seen.update((z, e))
    return z, e


section = {}
for i, d in enumerate(docs):
    fz, fe = d["fm_zh"], d["fm_en"]
    p = provs[i % len(provs)]
    out = {}
    for lang in ("zh", "en"):
        s = d[lang]
        n = len(re.findall(r"^## ", s, re.M))
        annex = "{#annex}" in s
        s = ITEM.sub(r"#### \2.\1", s)
        s = HEADID.sub("", s)
        if annex:
            s = s.replace("## 附件 任务分解表", "## %s、附件：任务分解表" % zhnum(n)).replace("## Annex: task table", "## %d. Annex: task table" % n)
        s = LINK.sub(lambda m: "](county:%s)" % code[m.group(1)], s)
        if i in host:
            n += 1
            section[i] = n
            buf = ["\n## %s、主要指标\n" % zhnum(n) if lang == "zh" else "\n## %d. Main indicators\n" % n]
            for k, (scope, ind, goal, year) in enumerate(host[i], 1):
                pc = "%" if ind["unit"] == "%" else ""
                if lang == "zh":
                    buf.append("### （%s）%s%s\n\n到%d年，%s%s达到%s%s。\n" % (zhnum(k), "各县" if scope == "county" else "各县级医院", ind["name_zh"], year, "各县" if scope == "county" else "各县级医院", ind["name_zh"], num(goal), pc or ind["unit"]))
                else:
                    buf.append("### (%d) %s (%s)\n\nBy %d this reaches %s%s.\n" % (k, ind["name_en"], "counties" if scope == "county" else "county hospitals", year, num(goal), pc or " " + UNITS[ind["unit"]][2]))
            s = s.rstrip("\n") + "\n" + "\n".join(buf)
        write("content/plans/%s/index.%s.md" % (d["slug"], lang), s)
        out[lang] = s
    nz, ne = fz["doc_number"], fe["doc_number"]
    title = unique("%s（%s）" % (fz["title"], nz), "%s (%s)" % (fe["title"], ne))
    mz, me = re.search("关于(.*)的通知", fz["title"]), re.search(r" on the (.*)$", fe["title"])
    short = unique("%s（%s）" % (mz.group(1), nz[nz.index("〔"):]), "%s (%s)" % (me.group(1).capitalize(), ne[ne.index("["):]))
    lead = out["zh"].split("\n\n")[1].strip(), out["en"].split("\n\n")[1].strip()
    write("content/plans/%s/document.toml" % d["slug"], '''title = %s
short_title = %s
summary = %s
number = %s
issuer = [%s]
issued = "%s"
status = "in-force"
level = "province"
region = "%s %s"
topics = ["%s"]
updated = "%s"
known = { status = "stated" }

[text]
zh = "original"
en = "restatement"

[source]
name = %s
''' % (t(*title), t(*short), t(*lead), q(nz), t(fz["issuer"], fe["issuer"]), fz["date"], pcode[p["slug"]], p["name_zh"], fz["plans"][0], fz["date"], t(fz["issuer"], fe["issuer"])))
for p in provs:
    by = {}
    for i, k, text in p["_targets"]:
        by.setdefault(i, []).append(text.replace('clause = "@%d"' % k, 'clause = "%d-%d"' % (section[i], k)))
    for i, texts in by.items():
        write("data/targets/%s.toml" % docs[i]["slug"], "plan = %s\n\n" % q(docs[i]["slug"]) + "".join(texts))
