package table

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// columns reads a row as headings; with say it also reports those that mean nothing here. It is called for each row
// that may be the headings, without say, and once more with it for the row that was chosen.
func (p *proposer) columns(i int, r row, say bool) layout {
	l := layout{header: i, first: i + 1, fields: map[field]int{}, targets: map[int]*policy.Target{}}
	last := ""
	for col, c := range r.cells {
		// A merged heading stands in every column that it covers, and counts in the first.
		if c.text == "" || c.from > 0 && c.text == last {
			continue
		}
		last = c.text
		f, ok := p.fieldOf(c.text)
		switch {
		case f == fOther:
		case ok && !l.has(f):
			l.fields[f] = col
		case ok:
			// Two columns 备注 do no harm, but with two columns 县 nobody can say which county a figure belongs to.
			l.unclear = l.unclear || slices.Contains([]field{fTarget, fRegion, fHospital, fDate}, f)
			if say {
				p.twice(r, l.fields[f], col)
			}
		default:
			l.target(p, r, col, c, say)
		}
	}
	l.region(p, r, say)
	l.withoutFacts(p, r, say)
	l.withoutTargets(p, r, say)
	if say {
		l.datedColumns(p)
		p.unheaded(l, r)
	}
	return l
}

// twice reports two columns that say the same kind of thing, which may have different headings.
func (p *proposer) twice(r row, first, col int) {
	message := lang.Text{ZH: "表头“%s”出现了两次", EN: "the heading %q is there twice"}.With(fold(r.at(col).text))
	if fold(r.at(first).text) != fold(r.at(col).text) {
		message = lang.Text{
			ZH: "表头“%s”与“%s”说的是同一项（%s）",
			EN: "the headings %q and %q mean the same thing (%s)",
		}.With(fold(r.at(col).text), fold(r.at(first).text), lang.Same(p.at(r.number, first).Cell()))
	}
	p.list.Add(p.at(r.number, col), "unknown-column", message,
		lang.Text{ZH: "请删除或改名其中一列", EN: "delete one of the two columns, or rename it"})
}

// unheaded reports the columns without a heading of their own in which rows of the table have figures, other than the
// numbers of the rows. A column of targets is often added at the edge of a table, with its heading forgotten: its
// figures would be lost in silence. A number that is a date, or that fills a merged cell, is not taken for a figure
// here.
func (p *proposer) unheaded(l layout, r row) {
	figures, numbers := map[int]bool{}, map[int]float64{} // by column
	for _, below := range p.sheet.rows[l.first:] {
		for col, c := range below.cells {
			if c.fromCol != 0 || !c.date.IsZero() || !c.numeric && !plainNumber.MatchString(fold(c.text)) {
				continue
			}
			numbers[col]++
			// A column that counts 1, 2, 3 … numbers the rows.
			if v, err := strconv.ParseFloat(fold(c.text), 64); err != nil || v != numbers[col] {
				figures[col] = true
			}
		}
	}
	for _, col := range slices.Sorted(maps.Keys(figures)) {
		var message lang.Text
		switch c := r.at(col); {
		case l.targets[col] != nil:
			continue
		case c.text == "":
			message = lang.Text{
				ZH: "此列没有表头，其数值不导入",
				EN: "the column has no heading, and its figures are not imported",
			}
		case c.fromCol > 0 && c.fromCol != col+1 && c.from == r.number:
			message = lang.Text{
				ZH: "表头“%s”跨列合并，此列的数值不导入",
				EN: "the heading %q is merged over several columns, and the figures of this one are not imported",
			}.With(fold(c.text))
		default:
			continue
		}
		p.list.Warn(p.at(r.number, col), "unknown-column", message, lang.Text{
			ZH: "请在该列上方写明是哪个指标",
			EN: "write above the column which target it is of",
		})
	}
}

// withoutTargets leaves out columns named as targets beside one for the figure: the figure's counts. In 地区 | 指标 |
// 数值 | 县内就诊率 each row names the target of its one figure, and the last column has no place in that.
func (l layout) withoutTargets(p *proposer, r row, say bool) {
	if !l.has(fValue) {
		return
	}
	for _, col := range slices.Sorted(maps.Keys(l.targets)) {
		if delete(l.targets, col); say {
			p.list.Warn(p.at(r.number, col), "unknown-column", lang.Text{
				ZH: "表中有“%s”列，“%s”列不导入",
				EN: "the figures are in the column %q, so that of %q is not imported",
			}.With(fold(r.at(l.fields[fValue]).text), fold(r.at(col).text)), lang.Text{
				ZH: "请每行写一个数值，或删除前一列",
				EN: "write one figure a row, or delete the first of the two",
			})
		}
	}
}

// region lets a column 名称, or one of cities or provinces, name the regions of a table that names them in no other. A
// table of 14 cities has the heading 市 and no other; beside a column 县 the same heading says which city a county is
// in. 名称 is the name of the county, except where a column 县 or 医院 says whose row it is.
func (l layout) region(p *proposer, r row, say bool) {
	col, named := l.fields[fName]
	delete(l.fields, fName)
	switch {
	case l.has(fRegion) || l.has(fHospital):
		if named && say {
			p.list.Warn(p.at(r.number, col), "unknown-column",
				lang.Text{ZH: "无法识别列“%s”", EN: "the column %q means nothing here"}.With(fold(r.at(col).text)),
				lang.Text{ZH: "该列不导入", EN: "its cells are not imported"})
		}
	case named:
		l.fields[fRegion] = col
	default:
		for _, f := range []field{fCity, fProvince} {
			if above, ok := l.fields[f]; ok && !l.has(fRegion) {
				delete(l.fields, f)
				l.fields[fRegion] = above
			}
		}
	}
}

// withoutFacts leaves out the columns on hospitals of a table that is about something else, such as the telephone
// number of whoever filled it in. In one on hospitals it says how an address is read. 网址 is the address of the
// source in every other table, and may be the hospital's own in this one: it is read as the source's, with a warning,
// since a wrong source can be seen and mended, and a wrong website sends patients astray.
func (l layout) withoutFacts(p *proposer, r row, say bool) {
	if url, ok := l.fields[fURL]; l.hospitals() {
		bare := heading(r.at(url).text)
		named := strings.Contains(bare, "来源") || strings.Contains(bare, "source")
		if say && ok && !named && !l.has(fWebsite) {
			p.list.Warn(p.at(r.number, url), "read-as",
				lang.Text{
					ZH: "“%s”按来源网址处理",
					EN: "%q is read as the address of the source",
				}.With(fold(r.at(url).text)),
				lang.Text{
					ZH: "如果是医院自己的网站，请把表头改为“网站”",
					EN: "call the column 网站 (website) if it is the hospital's own",
				})
		}
		return
	}
	for _, f := range factFields {
		col, ok := l.fields[f]
		if delete(l.fields, f); ok && say {
			p.list.Warn(p.at(r.number, col), "unknown-column",
				lang.Text{ZH: "无法识别列“%s”", EN: "the column %q means nothing here"}.With(fold(r.at(col).text)),
				lang.Text{
					ZH: "该列不导入；医院信息请单独列表，有“医院”列，没有“数值”列",
					EN: "its cells are not imported; what is known of hospitals goes into a table of its own, with a " +
						"column 医院 (hospital) and none for figures",
				})
		}
	}
}

// target reads a heading that names no field as the name of a target, “县内就诊率” or “县内就诊率（%）”. One with
// another unit than the target's is refused with its whole column, once, instead of at each figure.
func (l layout) target(p *proposer, r row, col int, c cell, say bool) {
	found := p.targetsNamed(c.text)
	if t := p.targetFormerly(c.text); len(found) == 0 && t != nil {
		found = append(found, t)
		if say {
			p.readFormer(p.at(r.number, col), c.text, lang.Same(t.Key()))
		}
	}
	switch {
	case len(found) == 1:
		if unit := p.unitOf(c.text, found[0]); say && otherUnit(unit, found[0]) {
			p.refuseUnit(p.at(r.number, col), unit, found[0])
			return
		}
		l.targets[col] = found[0]
	case say && len(found) > 1:
		p.ambiguousTarget(p.at(r.number, col), c.text, found)
	case say:
		hint := lang.Text{
			ZH: "该列不导入；如为指标，请以指标名称或“规划/编号”作表头",
			EN: "its cells are not imported; if it is a target, write its name or plan/id as the heading",
		}
		if near := p.nearestTarget(c.text); near != "" {
			hint = lang.Text{
				ZH: "该列不导入；是否应为“%s”？",
				EN: "its cells are not imported; did you mean %q?",
			}.With(near)
		}
		p.list.Warn(p.at(r.number, col), "unknown-column", lang.Text{
			ZH: "无法识别列“%s”",
			EN: "the column %q means nothing here",
		}.With(fold(c.text)), hint)
	}
}
