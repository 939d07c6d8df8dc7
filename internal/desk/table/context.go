package table

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A context is what holds for all rows unless a row says otherwise: from the lines above the headings,
// else from the options. The cells are kept, with their places, and read as those of a row are.
type context struct {
	cells map[field]placed
	sheet *sheet
}

// A placed is a cell and where it stands, so that a fault in the line 截至 2025年13月 is named there and not in each
// row.
type placed struct {
	pos diag.Pos
	cell
}

// A label begins a line that holds for all rows. Its first group is what the label says: of “来源：省卫生健康委” the
// office. The text has been folded, so that colons and brackets are those of ASCII.
type label struct {
	field field
	re    *regexp.Regexp
}

// Behind 截至 the date may follow at once; the other labels need a colon or a space, for 来源地 and 状态良好 begin so
// too.
var labels = [...]label{
	{fDate,
		regexp.MustCompile(
			`^(?:数据)?(?:截至日期|截止日期|截至|截止|统计日期|统计时间|报告期|数据日期|日期|时间|(?i:as of|` +
				`date))[: ]*(.*)$`)},
	{fSourceZH, regexp.MustCompile(
		`^(?:数据来源|来源|填报单位|报送单位|上报单位|(?i:source|reporting office))[: ]+(.*)$`)},
	{fUnit, regexp.MustCompile(`^\(?(?:(?:计量|数据|金额|货币)?单位[: ]+|(?i:units?:))(.*?)\)?\s*$`)},
	{fURL, regexp.MustCompile(`^(?:来源网址|网址|链接|(?i:url))[: ]+(.*)$`)},
	{fPublished, regexp.MustCompile(`^(?:发布日期|公布日期|发布时间|(?i:published))[: ]+(.*)$`)},
	{fTarget, regexp.MustCompile(`^(?:指标名称|指标|(?i:target|indicator))[: ]+(.*)$`)},
	{fStatus, regexp.MustCompile(`^(?:数据状态|状态|(?i:status))[: ]+(.*)$`)},
	{fWhyZH, regexp.MustCompile(`^(?:更正原因|更正说明|(?i:reason for correction|reason))[: ]+(.*)$`)},
}

// isLabel reports whether a cell says what the next one holds.
func isLabel(s string) bool {
	_, known := fieldOf(s)
	return known || slices.ContainsFunc(labels[:], func(l label) bool {
		m := l.re.FindStringSubmatch(bare(s) + " ")
		return m != nil && strings.TrimSpace(m[1]) == ""
	})
}

// officeLine asks for the office that fills in a sheet.
var officeLine = regexp.MustCompile(`^(?:填报单位|报送单位|上报单位|(?i:reporting office)) ?:`)

// officeElsewhere takes the office that another sheet of the workbook names, where one alone does: whoever filled in
// the first sheet of a form sent the second.
func (p *proposer) officeElsewhere(c context, label diag.Pos) {
	var found []placed
	for _, s := range p.sheets {
		other := context{map[field]placed{}, s}
		for _, r := range s.rows[:min(len(s.rows), firstRow)] {
			for col, cell := range r.cells {
				if s.file == label.File && officeLine.MatchString(fold(cell.text)) {
					other.line(s.pos(r.number, col), cell, r.cells[col+1:])
				}
			}
		}
		office := other.cells[fSourceZH]
		known := slices.ContainsFunc(found, func(f placed) bool { return fold(f.text) == fold(office.text) })
		if office.text != "" && !known {
			found = append(found, office)
		}
	}
	if len(found) != 1 {
		return
	}
	c.cells[fSourceZH] = found[0]
	p.list.Warn(label, "read-as", lang.Text{
		ZH: "此处未填，按另一张表所填的单位处理：%s",
		EN: "nothing is filled in here: the office that another sheet names is taken, %s",
	}.With(clip(found[0].text)), lang.Text{})
}

// startsDate is how a date begins, after 截至 or 时间 without a colon. 时间安排表 goes on in words, and is a title.
var startsDate = regexp.MustCompile(`^[\d〇○零一二]`)

// context reads the lines above the headings. A line "截至：2025年6月" may also be two cells. A merged title is met
// once in each column that it covers, and read once. Of two lines that say the same kind of thing the upper one
// counts.
func (p *proposer) context(l layout) context {
	c := context{map[field]placed{}, p.sheet}
	for _, r := range p.sheet.rows[:l.header] {
		var before string
		for col, cell := range r.cells {
			if cell.text == "" || cell.text == before {
				continue
			}
			before = cell.text
			c.line(p.at(r.number, col), cell, r.cells[col+1:])
		}
	}
	if office := c.cells[fSourceZH]; office.text == "" && office.pos.File != "" {
		p.officeElsewhere(c, office.pos)
	}
	if _, ok := c.cells[fDate]; !ok && p.o.Date.IsZero() && !l.has(fDate) && l.dates == nil {
		p.dateInTitle(l, c)
	}
	return c
}

// line reads one cell above the headings, with the cells to its right: in “填报单位：| | 填报日期” the next cell that
// has text is a label of its own, so that the first was left empty and says nothing.
func (c context) line(pos diag.Pos, at cell, behind []cell) {
	text := bare(at.text)
	for _, label := range labels {
		m := label.re.FindStringSubmatch(text + " ")
		if m == nil {
			continue
		}
		value := cell{text: strings.TrimSpace(m[1])}
		if label.field == fDate && value.text != "" && !startsDate.MatchString(value.text) &&
			!strings.Contains(text, ":") {
			continue // 时间安排表 names no time
		}
		if value.text == "" {
			i := slices.IndexFunc(behind, func(next cell) bool { return next.text != "" && next.text != at.text })
			if i < 0 || isLabel(behind[i].text) {
				if _, taken := c.cells[fSourceZH]; !taken && officeLine.MatchString(fold(at.text)) {
					c.cells[fSourceZH] = placed{pos: pos} // it is asked for there
				}
				return // nothing is filled in before the next
			}
			value, pos.Col = behind[i], pos.Col+i+1
		}
		if c.cells[label.field].text == "" {
			c.cells[label.field] = placed{pos, value}
		}
		return
	}
}

// dateInText finds the dates in a title: 2025年6月底, 2025年1—6月, 2025年上半年, 2025年二季度末, and also the span
// 2021—2025年, which must be found whole so that it is not taken for 2025年.
var dateInText = regexp.MustCompile(
	`(?:\d{4}年?[-–—~至])?\d{4}年(?:(?:\d{1,2}月?[-–—~至])?\d{1,2}月(?:\d{1,2}日|[底末])?|` +
		`上半年|下半年|半年度?|[第前]?[一二三四1-4]季度[底末]?|底|末)?`)

// dateInTitle takes the only date that the lines above the headings state, and says so. It is the last resort: a
// column, a line 截至 or --date says it better. A title with two dates is left alone, for one of them may be that of
// the plan.
func (p *proposer) dateInTitle(l layout, c context) {
	var found []placed
	for _, r := range p.sheet.rows[:l.header] {
		col, cell := r.first()
		for _, text := range dateInText.FindAllString(fold(cell.text), -1) {
			if _, _, ok := readDate(text); !ok {
				return // 2021-2025年 is no date of figures
			}
			cell.text = text
			found = append(found, placed{p.at(r.number, col), cell})
		}
	}
	if len(found) != 1 {
		return
	}
	c.cells[fDate] = found[0]
	p.list.Warn(
		found[0].pos,
		"read-as",
		lang.Text{ZH: "日期取自此行：%s", EN: "the date %s is taken from this line"}.With(found[0].text),
		lang.Text{
			ZH: "如有不同，请在表格上方写明“截至”日期，或加 --date",
			EN: "if it is another, write 截至 and the date above the table, or give --date",
		},
	)
}

// bilingual makes a text of both languages from two columns, or from one cell that holds both: “中文 | English”. With
// one language only the other stays empty, and the caller decides whether that is a fault.
func bilingual(zh, en string) lang.Text {
	zh, en = strings.TrimSpace(zh), strings.TrimSpace(en)
	if en == "" {
		for _, bar := range []string{"|", "｜"} {
			if a, b, found := strings.Cut(zh, bar); found {
				zh, en = strings.TrimSpace(a), strings.TrimSpace(b)
				break
			}
		}
	}
	return lang.Text{ZH: zh, EN: en}
}

// own is a text as the site has it. On a site of one language a cell holds the words of that, whichever column they
// stand in; of a cell that has both, the other language is left out.
func (p *proposer) own(t lang.Text) lang.Text {
	if site := &p.m.Site; len(site.Languages) == 1 && site.Words(t).IsZero() {
		t = lang.Same(cmp.Or(t.ZH, t.EN))
	}
	return p.m.Site.Words(t)
}

// bothWays shows how a text is to be written in a cell or an option: in one language as it is, in two as
// 录入错误 | typing error.
func (p *proposer) bothWays(example lang.Text) string {
	if site := &p.m.Site; len(site.Languages) == 1 {
		return example.In(site.First())
	}
	return example.ZH + " | " + example.EN
}

// reasons are the reasons for a correction that need no translation. An office that writes 录入错误 gets the English
// by itself; any other reason must be written in both languages, because readers of both are told it.
var reasons = []lang.Text{
	{ZH: "录入错误", EN: "typing error"}, {ZH: "填报错误", EN: "reporting error"},
	{ZH: "数据更正", EN: "figure corrected"},
	{
		ZH: "统计口径调整",
		EN: "change of definition",
	}, {ZH: "核实后更正", EN: "corrected after verification"}, {ZH: "年终核定", EN: "settled at the end of the year"},
}

// inBoth completes a text of which one language is given, from what the site has in both. known calls its argument
// with each such text; the last that fits counts.
func inBoth(t lang.Text, known func(func(lang.Text))) lang.Text {
	if t.IsZero() || t.ZH != "" && t.EN != "" {
		return t
	}
	known(func(k lang.Text) {
		// English may stand in the column for Chinese, where there is only one for both.
		if k.ZH != "" && (k.ZH == t.ZH || t.ZH == "" && strings.EqualFold(k.EN, t.EN)) ||
			k.EN != "" && t.EN == "" && strings.EqualFold(k.EN, t.ZH) {
			t = k
		}
	})
	return t
}

// sourceName completes the name of a source: one that the site cites already, a department of a plan, or an office of
// a region, whose English follows from the region's. So 鲸歌县卫生健康局 becomes “Whalesong County Health Bureau”
// without anybody writing it. The result is remembered, because a table has the same source in every row.
func (p *proposer) sourceName(t lang.Text) lang.Text {
	known := p.names().sources
	if _, ok := known[t]; !ok {
		known[t] = p.own(p.sourceInBoth(lang.Text{ZH: seal.ReplaceAllString(t.ZH, ""), EN: t.EN}))
	}
	return known[t]
}

// seal is what a form says of where the seal goes, and no part of a name.
var seal = regexp.MustCompile(`\s*[（(](?:公|盖|签)?章[)）]$`)

// sourceInBoth looks through the site for the name, then for an office of one region. Where several regions have the
// name before 卫生健康局, it stays in Chinese alone, which is refused.
func (p *proposer) sourceInBoth(t lang.Text) lang.Text {
	t = inBoth(t, func(try func(lang.Text)) {
		for _, o := range p.m.Observations {
			try(o.Source.Name)
		}
		for _, f := range p.m.Figures {
			try(f.Source.Name)
		}
		for _, d := range p.m.Departments {
			try(d.Name)
		}
		for _, d := range p.m.Plans {
			try(d.Source.Name)
			for _, issuer := range d.Issuers {
				try(issuer)
			}
		}
	})
	if t.EN != "" || t.ZH == "" {
		return t
	}
	for _, office := range offices {
		name, ok := strings.CutSuffix(t.ZH, office.ZH)
		if !ok {
			continue
		}
		found := p.regionsNamed(name)
		if len(found) == 1 {
			t.EN = officeOf(found[0]) + " " + office.EN
			return t
		}
		if former := p.formerEnglish(name); len(found) == 0 && former != "" {
			t.EN = former + " " + office.EN // the office signed with the name it had
			return t
		}
	}
	return t
}

// officeOf is a region's name before that of its office: Henan Provincial, Tongbai County.
func officeOf(r *policy.Region) string {
	if name, ok := strings.CutSuffix(r.Name.EN, " Province"); ok {
		return name + " Provincial"
	}
	return r.Name.EN
}

// offices are the bodies of a region that send in figures, the longer names before their endings.
var offices = []lang.Text{
	{
		ZH: "卫生健康委员会",
		EN: "Health Commission",
	}, {ZH: "卫生健康委", EN: "Health Commission"}, {ZH: "卫健委", EN: "Health Commission"},
	{
		ZH: "卫生健康和体育局",
		EN: "Health and Sports Bureau",
	}, {ZH: "卫生健康局", EN: "Health Bureau"}, {ZH: "统计局", EN: "Bureau of Statistics"},
	{ZH: "医疗保障局", EN: "Healthcare Security Administration"},
	{ZH: "医保局", EN: "Healthcare Security Administration"},
	{ZH: "人民政府办公室", EN: "People's Government Office"}, {ZH: "人民政府", EN: "People's Government"},
}
