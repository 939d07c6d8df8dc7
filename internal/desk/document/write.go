package document

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"gazette/internal/clause"
	"gazette/internal/desk/format"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// draft writes the three files. Text comes before the pictures are handed over, because writing it is what names and
// saves them.
func (r *reader) draft(f facts, head []block, clauses []numbered) *Draft {
	d := &Draft{Lang: r.lang, Title: f.title, Number: f.number, Issuer: f.issuer, Issued: f.issued, Region: f.region,
		Clauses: len(clauses), Slug: cmp.Or(f.slug, slugOf(f))}
	d.Document = r.documentTOML(f)
	d.Text = r.markdown(r.preamble(f, head), clauses)
	d.Skeleton = r.skeleton(clauses)
	d.pictures = r.saved
	return d
}

// slugOf makes a name for the folder from the region and the year; the user can give another. A plan of Starraft
// Province that was issued in 2022 gets starraft-plan-2022.
func slugOf(f facts) string {
	name := "plan"
	if f.region != nil {
		name, _, _ = strings.Cut(strings.ToLower(f.region.Name.EN), " ")
	}
	year := cmp.Or(f.issued.Year, f.published.Year)
	slug := regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(name, "-") + "-plan"
	if year > 0 {
		slug += fmt.Sprintf("-%d", year)
	}
	return strings.Trim(slug, "-")
}

// preamble is the running text before the first clause, without the notice that encloses a plan. What of the head goes
// neither into the text nor into the record is named. It goes up from the first clause as long as the lines are whole
// sentences of some length, or tables and pictures: “为…， 制定本方案。” is such a line, and 各县人民政府： is not.
func (r *reader) preamble(f facts, head []block) []block {
	from := len(head)
	for from > 0 && !head[from-1].states() &&
		(!head[from-1].words() || stops(head[from-1].text) && len(head[from-1].text) > 60) {
		from--
	}
	for _, b := range head[:from] {
		plain := strings.ReplaceAll(b.text, " ", "")
		named := strings.Contains(b.text, f.title) && len(b.text) < len(f.title)+150 && !stops(b.text)
		if b.picture != nil {
			r.noPicture(b.line, b.picture.shown, lang.Text{ZH: "它在正文之前", EN: "it stands before the text"})
			continue
		}
		if b.states() || named || b.words() && plain == "" || plain == f.issuer || !dateIn(plain).IsZero() &&
			len(plain) < 40 {
			continue
		}
		text := b.text
		if b.table() {
			text = strings.Join(b.rows[0], " ")
		}
		r.doubt(b.line, "not-taken",
			lang.Text{ZH: "未收入正文：%s", EN: "not taken into the text: %s"}.With(clip(text)),
			lang.Text{ZH: "如属正文，请放到第一条之前", EN: "put it before the first clause if it belongs there"})
	}
	return head[from:]
}

// markdown writes the text, every clause as a heading with its printed number. A clause （一）能力 with a text below
// becomes
//
//	### （一）能力
//
//	到2025年，…
func (r *reader) markdown(preamble []block, clauses []numbered) []byte {
	var b strings.Builder
	r.blocks(&b, preamble)
	for _, c := range clauses {
		fmt.Fprintf(&b, "%s\n\n", r.heading(c, r.lang, escape(c.title)))
		r.blocks(&b, c.body)
	}
	return []byte(strings.TrimRight(b.String(), "\n") + "\n")
}

// heading writes a clause's number as it is printed: of Chinese documents in the style it has, else in the style of
// its depth. The skeleton of a Chinese document in English has “## 1. ” and “### (1) ” for 一、 and （一）: the ids
// come out the same, by which the two languages are joined.
func (r *reader) heading(c numbered, language lang.Lang, title string) string {
	depth, style := min(len(c.path), clause.MostItems), c.style
	switch {
	case c.style < 0 && c.style.Kind() != clause.Item: // a chapter stands over all items, however deep it lies
		depth = 1
	case language == lang.ZH && r.lang == lang.ZH:
		depth = int(c.style)
	case language == lang.ZH:
		style = clause.HanComma + clause.Style(depth) - 1
	}
	printed := style.Print(c.path.Last().Number, language)
	if language == lang.EN && style.Kind() == clause.Item {
		printed = []clause.Style{clause.Paren, clause.Dot}[depth%2].Print(c.path.Last().Number, language)
	}
	if language == lang.EN || style < 0 || style == clause.Dot {
		printed += " "
	}
	return strings.TrimRight(strings.Repeat("#", depth+1)+" "+printed+title, " ")
}

// blocks writes what stands in a clause. Text that begins like a number, and was not taken for a clause, is quoted: as
// a plain paragraph it would be read as a clause after all.
func (r *reader) blocks(b *strings.Builder, blocks []block) {
	for _, x := range blocks {
		switch {
		case x.table():
			r.table(b, x)
			continue
		case x.picture != nil:
			b.WriteString(r.show(x.picture) + "\n\n")
			continue
		}
		if _, _, label := r.label(x.text); label {
			b.WriteString("> ") // a number that is no clause's
		}
		b.WriteString(escape(x.text) + "\n\n")
	}
}

// table writes a Markdown table with the first row as its head. Shorter rows are said: a cell merged
// downwards leaves them.
func (r *reader) table(b *strings.Builder, x block) {
	columns, uneven := 0, false
	for _, row := range x.rows {
		uneven = uneven || columns > 0 && len(row) != columns
		columns = max(columns, len(row))
	}
	if uneven {
		r.doubt(x.line, "table-row", lang.Text{
			ZH: "表格各行单元格数不同，短行已在末尾补齐",
			EN: "the rows of the table have different numbers of cells; shorter ones are filled up at their end",
		},
			lang.Text{ZH: "请把单元格移到所属的表头下", EN: "move the cells under the heads they belong to"})
	}
	for i, row := range x.rows {
		for c := range columns {
			cell := ""
			if c < len(row) {
				cell = escape(row[c])
			}
			b.WriteString("| " + cell + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString(strings.Repeat("|---", columns) + "|\n")
		}
	}
	b.WriteByte('\n')
}

var (
	special = regexp.MustCompile("[\\\\`*_\\[\\]<>|]")
	opening = regexp.MustCompile(`^([#+-]|\d{1,9}[.)]|~~~)`)
	entity  = regexp.MustCompile(`&(#?\w+;)`)
)

// escape keeps Markdown from reading signs of the document as its own. “3) 医院*” becomes “3\) 医院\*”, and &lt;
// becomes \&lt; since the document shows those four signs.
func escape(s string) string {
	s = strings.ReplaceAll(squeeze(s), "\x00", "")
	s = special.ReplaceAllString(s, `\$0`)
	s = entity.ReplaceAllString(s, `\&$1`)
	return opening.ReplaceAllStringFunc(s, func(m string) string { return m[:len(m)-1] + `\` + m[len(m)-1:] })
}

// skeleton writes the other language: the clauses with their numbers, and in place of each title a
// mark that it is still to be translated, with the title that it stands for.
func (r *reader) skeleton(clauses []numbered) []byte {
	var b strings.Builder
	language := r.lang.Other()
	for _, c := range clauses {
		title := policy.Unfinished.In(language) + " " + escape(c.title)
		if c.style == clause.AnnexHead { // stands alone in its line
			b.WriteString(r.heading(c, language, "") + "\n\n" + strings.TrimSpace(title) + "\n\n")
			continue
		}
		b.WriteString(r.heading(c, language, title) + "\n\n")
	}
	return []byte(strings.TrimRight(b.String(), "\n") + "\n")
}

// documentTOML writes the record. What the text does not say is marked as unfinished where the field must be there,
// and left as a comment where it need not. Its comments are for editors who see such a file for the first time, so
// they are in both languages. All three statements about the text are cautious ones: a restatement, in force, and that
// only inferred.
func (r *reader) documentTOML(f facts) []byte {
	var b strings.Builder
	own := func(s string) lang.Text { return r.half(s) }
	line := func(key, value, comment string) {
		if value == "" {
			fmt.Fprintf(&b, "# %s =   # %s\n", key, comment)
			return
		}
		fmt.Fprintf(&b, "%s = %s\n", key, value)
	}
	b.WriteString(
		"# 草稿：由公文自动转换而成，未经核对，不会发布。Draft made from a document; not checked, not published.\n" +
			"# 1. 各条款须由编辑改写为本站自己的文字。Restate every clause in the site's own words.\n" +
			"# 2. 填写带有标记“" + policy.Unfinished.ZH + "”的内容，译出另一语言。Write what is marked " +
			policy.Unfinished.EN + ", and translate.\n" +
			"# 3. 运行 gazette check --draft，全部改完后删去 draft = true。Run gazette check --draft; when it finds " +
			"nothing, delete draft = true.\n" +
			"draft = true\n")
	title := cmp.Or(f.title, policy.Unfinished.In(r.lang)+lang.Text{ZH: "标题", EN: " title"}.In(r.lang))
	line("title", format.Text(own(title)), "")
	line("short_title", format.Text(own(title)), "")
	line(
		"summary",
		format.Text(
			lang.Text{
				ZH: policy.Unfinished.ZH + "摘要：两三句话",
				EN: policy.Unfinished.EN + " summary: two or three sentences",
			},
		),
		"",
	)
	line("number", quoteIf(f.number), "文号 document number: 冀政办字〔2022〕109号")
	line("index_number", quoteIf(f.index), "索引号 index number")
	line("issuer", "["+format.Text(own(cmp.Or(f.issuer, policy.Unfinished.In(r.lang)+" issuer")))+"]", "")
	line("issued", quoteIf(f.issued.String()), "成文日期 date of issue: \"2022-08-05\"")
	line("published", quoteIf(f.published.String()), "发布日期 date of publication")
	line("expires", "", "规划期满日期 end of the period it covers")
	line("status", strconv.Quote(string(policy.InForce)), "")
	level, region := "national", policy.Nation
	if of := cmp.Or(f.region, r.widest()); of != nil {
		region = of.Code + " " + of.Name.ZH
		level = map[policy.RegionLevel]string{policy.Country: "national", policy.Province: "province",
			policy.Prefecture: "city", policy.County: "county"}[of.Level]
	}
	line("level", format.Quote(level), "")
	line("region", format.Quote(region), "")
	line("updated", format.Quote(r.today.String()), "")
	b.WriteString(
		"\n# restatement: 编辑改写 in the editors' words; original: 原文; official-translation: 官方译本\n[text]\n" +
			"zh = \"restatement\"\nen = \"restatement\"\n\n[source]\n",
	)
	line("name", format.Text(own(cmp.Or(f.source, f.issuer, policy.Unfinished.In(r.lang)+" source"))), "")
	line("title", quoteIf(f.title), "")
	line("url", quoteIf(f.url), "原文网址 address of the original")
	line("published", quoteIf(f.published.String()), "来源发布日期")
	b.WriteString("\n# stated: 原文写明 the source says so; inferred: 编者推定 inferred by the editors\n[known]\n")
	line("status", format.Quote(string(policy.Inferred)), "")
	return []byte(b.String())
}

// half is a text in the document's language, whose other language is still to be written.
func (r *reader) half(s string) lang.Text {
	if r.lang == lang.ZH {
		return lang.Text{ZH: s, EN: policy.Unfinished.EN + " " + s}
	}
	return lang.Text{EN: s, ZH: policy.Unfinished.ZH + s}
}

// quoteIf writes a string for TOML, and nothing for an empty one, which documentTOML then leaves as a comment.
func quoteIf(s string) string {
	if s == "" {
		return ""
	}
	return format.Quote(s)
}

// Plan says in a line what was found, for people to compare with the document.
func (d *Draft) Plan() lang.Text {
	none := lang.Text{ZH: "未找到", EN: "not found"}
	found := func(s string) lang.Text {
		if s == "" {
			return none
		}
		return lang.Same(s)
	}
	region := none
	if d.Region != nil {
		region = d.Region.Name
	}
	return lang.Text{
		ZH: "%[1]s\n  文号：%[2]s\n  发文机关：%[3]s\n  成文日期：%[4]s\n  地区：%[5]s\n  %[6]d 个条款，%[7]d 张表格",
		EN: "%[1]s\n  number: %[2]s\n  issuer: %[3]s\n  issued: %[4]s\n  region: %[5]s\n  %[6]d clauses, %[7]d tables",
	}.With(d.Title, found(d.Number), found(d.Issuer), found(d.Issued.String()), region, d.Clauses, d.Tables)
}
