package table

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A claim is a figure as the table states it. Its place is that of the cell with the figure, as refusals are counted
// by cells. Fields of which nothing is known are left empty, also where a step has found a fault: refusedLine shows
// the rest.
type claim struct {
	pos      diag.Pos
	target   *policy.Target
	region   *policy.Region
	hospital *policy.Hospital
	date     policy.Date
	value    value
	raw      string // as it stands in the cell
	status   policy.ObservationStatus

	statusGiven bool // else it is the default
	source      policy.Source
	note        lang.Text
	why         lang.Text
	from        *origin
}

// about names a figure for the preview: “鲸歌县 县内就诊率 2025-06”. It must have a region or a hospital, and a
// target.
func (c *claim) about() lang.Text {
	zh, en := c.region.Name.ZH, c.region.Name.EN
	if c.hospital != nil {
		zh, en = c.hospital.Name.ZH, c.hospital.Name.EN
	}
	return lang.Text{
		ZH: "%[1]s %[3]s %[5]s",
		EN: "%[2]s, %[4]s, %[5]s",
	}.With(
		zh,
		en,
		c.target.Name.ZH,
		c.target.Name.EN,
		c.date,
	)
}

// table reads one sheet; false when it has no headings. Rows below the headings are read from the top, since an empty
// cell means what stands above it; a row that is skipped passes nothing on, so that a group of counties does not get
// the date of the group before.
func (p *proposer) table() bool {
	if len(p.sheet.rows) == 0 {
		return false
	}
	l, ok := p.layout()
	if !ok {
		return false
	}
	ctx := p.context(l)
	before := row{}
	empty := 0
	for _, r := range p.sheet.rows[l.first:] {
		if p.skipped(l, r) {
			before = row{}
			continue
		}
		r = carry(l, r, before)
		before = r
		if l.pairing() {
			p.pairRow(l, ctx, r)
			continue
		}
		if l.hospitals() {
			empty += p.factRow(l, ctx, r)
			if len(l.targets) == 0 {
				continue
			}
		}
		empty += p.figureRow(l, ctx, r)
	}
	if empty > 0 {
		p.list.Warn(
			diag.Pos{File: p.sheet.file, Sheet: p.sheet.name},
			"empty-cells",
			lang.Text{
				ZH: "有 %s 个单元格没有数值，未导入",
				EN: "%s without a figure, for which nothing is imported",
			}.With(lang.Count(empty, "cell", "cells")),
			lang.Text{ZH: "如有数据请补填", EN: "fill in what there is a figure for"},
		)
	}
	return true
}

// Rows that are no data, by how their first text begins. Before 合计 a place may stand (某市合计), but no sentence.
var (
	totalRow = regexp.MustCompile(`^.{0,16}(?:合计|总计|小计|共计|总数|平均|平均值|平均数|均值)(?:[(].*[)])?:?$|` +
		`^(?:全省|全市|全县|全区|全州)(?:平均)?$|^(?i:(?:grand|sub)?-?(?:total|sum|average|mean)s?(?:[(:].*)?)$`)
	noteRow = regexp.MustCompile(
		`^(?i:注|备注|说明|填表说明|填表人|填报人|制表|制表人|审核|审核人|联系人|联系电话|单位负责人|负责人|notes?|` +
			`remarks?)\s*\d*\s*[:.、]|^(?i:\*|※)|^[（(](?:本报|内容由)`,
	)
	sampleOf = regexp.MustCompile(`^(?i:示例|例[::]|example)`)
)

// skipped names the rows that are no data: totals, notes, examples and repeated headings. Taking a total for a county
// would be the worst slip: “全市” has a figure in each column and looks like any row. With a column for numbers in
// front, the text that counts is the one behind the number.
func (p *proposer) skipped(l layout, r row) bool {
	col, first := r.first()
	for i := 0; l.has(fOrder) && col == l.fields[fOrder] && i < len(r.cells); i++ {
		if what := p.names().rowOf(fold(first.text)); i != col && r.cells[i].text != "" && what != ofTotals &&
			what != ofNotes {
			first, col = r.cells[i], i
			break
		}
	}
	text := fold(first.text)
	if isPresent(text) {
		return true // a form's own
	}
	what := p.names().rowOf(text)
	switch {
	case !what.IsZero():
	case p.total(l, r):
		what = ofTotals
	case p.headingsAgain(l, r):
		what = lang.Text{ZH: "重复的表头", EN: "the headings again"}
	case alone(r, col):
		what = lang.Text{ZH: "没有数据的行", EN: "a line without figures"}
	default:
		return false
	}
	p.list.Warn(
		p.at(r.number, col),
		"skipped-row",
		lang.Text{ZH: "此行不导入：%s", EN: "the row is not imported: %s"}.With(what),
		lang.Text{},
	)
	return true
}

// What a row is that begins so and is no data.
var (
	ofTotals   = lang.Text{ZH: "合计行，不是县的数据", EN: "a total, not a county"}
	ofNotes    = lang.Text{ZH: "注释行", EN: "a note"}
	ofExamples = lang.Text{ZH: "示例行", EN: "an example"}
)

// rowOf says what a row is by the text that it begins with; nothing when that may begin data. 合计, 鲸歌县合计,
// 全省平均 and Grand total are totals; 注：…, 备注1：… and 填报人：… are notes; 示例 is an example. “共计12家” and
// “例如” are not recognised.
func (x *index) rowOf(text string) lang.Text {
	what, ok := x.rows[text]
	if ok {
		return what
	}
	switch {
	case totalRow.MatchString(strings.ReplaceAll(text, " ", "")):
		what = ofTotals
	case noteRow.MatchString(text):
		what = ofNotes
	case sampleOf.MatchString(text):
		what = ofExamples
	}
	x.rows[text] = what
	return what
}

// total reports a row whose county or hospital is a total, below the name of a city or a number.
func (p *proposer) total(l layout, r row) bool {
	return slices.ContainsFunc([]field{fRegion, fHospital}, func(f field) bool {
		col, ok := l.fields[f]
		return ok && p.names().rowOf(fold(r.at(col).text)) == ofTotals
	})
}

// headingsAgain reports whether a row repeats headings: one stands where the county or the hospital would. A long
// table repeats them at the top of each printed page. Two must be recognised, for a county may be called as a heading
// is.
func (p *proposer) headingsAgain(l layout, r row) bool {
	for _, f := range []field{fRegion, fHospital} {
		if col, ok := l.fields[f]; ok && r.at(col).text != "" {
			if _, ok := fieldOf(r.at(col).text); ok {
				return p.columns(0, r, false).score() >= 2
			}
		}
	}
	return false
}

// alone reports whether a row holds nothing but one longer text, such as a heading between groups. A shorter one may
// be the name of a county whose figures are still empty. The border of 12 characters lies above nearly all names of
// counties. For a longer one it only changes what is said: the row has no figures, and nothing of it would be taken in
// either way.
func alone(r row, col int) bool {
	for i, c := range r.cells {
		if i != col && c.text != "" && c.text != r.cells[col].text {
			return false
		}
	}
	return len([]rune(r.cells[col].text)) > 12
}

// carried are the columns in which an empty cell means what stands above it. A source is carried, with all that
// belongs to it, as long as the county stays the same: the source of one county is not that of the next. A status is
// never carried, because an empty one means reported.
var carried, carriedSource = []field{fTarget, fRegion, fDate}, []field{fSourceZH, fSourceEN, fURL, fPublished}

// carry fills the empty cells of a row from the row before. A cell that is carried says in which row it began, so that
// a fault is named where the text stands.
func carry(l layout, r, before row) row {
	cells := append([]cell{}, r.cells...)
	fields := carried
	region, hasRegion := l.fields[fRegion]
	if col, ok := l.fields[fSourceZH]; ok && r.at(col).text == "" && hasRegion &&
		(r.at(region).text == "" || r.at(region).text == before.at(region).text) {
		fields = slices.Concat(carried, carriedSource)
	}
	for _, f := range fields {
		col, ok := l.fields[f]
		if !ok || r.at(col).text != "" || before.at(col).text == "" {
			continue
		}
		if f == fRegion && l.has(fHospital) && !l.pairing() && r.at(l.fields[fHospital]).text != "" {
			continue // the hospital says where it is
		}
		if f == fRegion && l.oneRowEach() {
			continue // a mean or a total without a name, below the last county
		}
		for len(cells) <= col {
			cells = append(cells, cell{})
		}
		cells[col] = before.at(col)
		if cells[col].from == 0 {
			cells[col].from = before.number
		}
	}
	return row{r.number, cells}
}

// oneRowEach reports whether a table has no more than one row for a county.
func (l layout) oneRowEach() bool { return len(l.targets) > 0 && !l.has(fDate) && !l.has(fHospital) }

// figureRow reads a row of figures and returns how many cells in it are empty.
func (p *proposer) figureRow(l layout, ctx context, r row) (empty int) {
	if l.has(fValue) {
		return p.figure(l, ctx, r, l.fields[fValue], nil)
	}
	for col := range len(p.sheet.rows[l.header].cells) {
		if t := l.targets[col]; t != nil {
			empty += p.figure(l, ctx, r, col, t)
		}
	}
	return empty
}

// figure reads one cell of figures with all that belongs to it. It goes on after a fault, so that everything wrong
// with a row is said at once. t is nil where the row itself names the target. A figure with which nothing is wrong
// becomes a claim, for settle to decide; any other becomes a refused line.
func (p *proposer) figure(l layout, ctx context, r row, col int, t *policy.Target) (empty int) {
	cell := r.at(col)
	pos := p.at(r.number, col)
	// an empty cell under a merged one is not blank: it is a figure that several rows share, and refused below
	if blank(cell) && cell.from == 0 {
		if !l.emptied(r) {
			return 1
		}
		cell.text = emptiedText
	}
	c := &claim{pos: pos, target: t, raw: cell.text}
	get := func(f field) placed {
		if date, own := l.dates[col]; own && f == fDate {
			return date
		}
		return p.get(l, ctx, r, f)
	}
	heading, named := p.sheet.rows[l.header].at(col).text, ""
	ok := true
	if c.target == nil {
		name := get(fTarget)
		named = name.text
		c.target = p.targetOf(c, name)
		ok = c.target != nil
	}
	ok = p.subject(c, get) && ok
	p.heard(c)
	ok = p.dated(c, get) && ok
	ok = p.sourced(c, get) && ok
	ok = p.said(c, get) && ok
	if cell.from > 0 && (cell.from != r.number || cell.fromCol != col+1) {
		ok = p.refuse(pos, "merged-value", lang.Text{
			ZH: "数值单元格跨行或跨列合并",
			EN: "this figure lies in a cell merged over several rows or columns",
		},
			lang.Text{ZH: "请取消合并，逐个填写数值", EN: "split the cell and write each figure by itself"})
	}
	if c.target != nil {
		ok = p.inUnit(c, named, heading, get) && ok
		v, complaint := readValue(cell, c.target)
		if complaint != nil {
			ok = p.refuse(pos, complaint.rule, complaint.message, complaint.hint)
		}
		if complaint == nil && cell.rounds {
			p.list.Warn(pos, "read-as", lang.Text{
				ZH: "单元格显示 %s，实际存为 %s；按显示的数值导入",
				EN: "the cell shows %s and holds %s; what it shows is taken",
			}.With(cell.shown, cell.text), lang.Text{
				ZH: "如应为存储的数值，请增加显示的小数位数",
				EN: "if the other is meant, let the cell show more decimals",
			})
		}
		c.value = v
		ok = ok && p.applies(c)
	}
	if ok {
		c.from = &origin{pos, get, ""}
		p.claims = append(p.claims, c)
	} else {
		p.lines = append(p.lines, refusedLine(c))
	}
	return 0
}

// emptied reports whether a row without its figure has a reason of its own: its cell was not forgotten.
func (l layout) emptied(r row) bool {
	why := r.at(l.fields[fWhyZH])
	return l.has(fValue) && l.has(fWhyZH) && why.text != "" && why.from == 0
}

// targetOf finds the target that a row names for its figure.
func (p *proposer) targetOf(c *claim, name placed) *policy.Target {
	if name.text != "" {
		return p.target(name.pos, name.text)
	}
	p.refuse(c.pos, "missing-field",
		lang.Text{ZH: "没有写明该数值属于哪个指标", EN: "no target is named for this figure"},
		lang.Text{ZH: "请增加“指标”列", EN: "add a column 指标 (target)"})
	return nil
}

// heard notes who says something, and of which target: a county whose figure is refused has reported.
func (p *proposer) heard(c *claim) {
	if c.region != nil {
		p.named[c.region] = true
	}
	if c.target != nil {
		p.asked[c.target] = true
	}
}

// refusedLine is a line for a figure that could not be understood whole: it names what is known.
func refusedLine(c *claim) Line {
	var zh, en []string
	if c.region != nil {
		zh, en = append(zh, c.region.Name.ZH), append(en, c.region.Name.EN)
	}
	if c.target != nil {
		zh, en = append(zh, c.target.Name.ZH), append(en, c.target.Name.EN)
	}
	return Line{
		Pos:     c.pos,
		Outcome: Refused,
		About:   lang.Text{EN: strings.Join(en, ", "), ZH: strings.Join(zh, " ")},
		Is:      lang.Same(clip(c.raw)),
	}
}

// get returns a field of a row: its own cell, else what the lines above the headings say. Of a pair it is asked when
// another sheet is at hand already.
func (p *proposer) get(l layout, ctx context, r row, f field) placed {
	if col, ok := l.fields[f]; ok && r.at(col).text != "" {
		return placed{ctx.sheet.pos(r.number, col), r.at(col)}
	}
	return ctx.cells[f]
}
