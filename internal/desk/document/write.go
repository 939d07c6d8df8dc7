package document

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"gazette/internal/clause"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// draft writes the files. Text comes before the pictures are handed over, because writing it is what names and
// saves them.
func (r *reader) draft(f facts, head []block, clauses []numbered) *Draft {
	d := &Draft{Lang: r.lang, Title: f.title, Number: f.number, Issuer: f.issuer, Issued: f.issued, Region: f.region,
		Clauses: len(clauses), Slug: cmp.Or(f.slug, slugOf(f))}
	d.Document = r.documentTOML(f)
	d.Text = r.markdown(r.preamble(f, head), clauses)
	if r.has(r.lang.Other()) {
		d.Skeleton = r.skeleton(clauses)
	}
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
		ZH: "%[1]s\n  文号：%[2]s\n  发文机关：%[3]s\n  成文日期：%[4]s\n  地区：%[5]s\n  %[6]s 个条款，%[7]s 张表格",
		EN: "%[1]s\n  number: %[2]s\n  issuer: %[3]s\n  issued: %[4]s\n  region: %[5]s\n  %[6]s, %[7]s",
	}.With(d.Title, found(d.Number), found(d.Issuer), found(d.Issued.String()), region,
		lang.Count(d.Clauses, "clause", "clauses"), lang.Count(d.Tables, "table", "tables"))
}
