package table

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A layout says what each column of a table gives. In 县 | 县内就诊率 | 达标医院数 the field fRegion is column 0 and
// the targets are columns 1 and 2; columns count from 0, and those that mean nothing are in neither map.
type layout struct {
	header  int  // the place of the headings in the rows
	first   int  // of what stands below them
	unclear bool // two columns say of what the figures are, as in two tables side by side
	fields  map[field]int
	targets map[int]*policy.Target // of a table with a column for each target
	dates   map[int]placed         // of such columns, where they have dates of their own
}

// pairing reports whether a row pairs hospitals: a column for who is supported and one for who supports.
func (l layout) pairing() bool {
	_, supported := l.fields[fHospital]
	_, supporting := l.fields[fSupporting]
	return supported && supporting
}

// hospitals reports whether the table says what is known of hospitals.
func (l layout) hospitals() bool {
	return l.has(fHospital) && !l.has(fValue) && !l.pairing() && slices.ContainsFunc(factFields[:], l.has)
}

func (l layout) has(f field) bool { _, ok := l.fields[f]; return ok }

// score says how much of a row is headings; 0 when it cannot be the row of headings, which names both whom the rows are
// about and what they say of them. A title may name one of the two.
func (l layout) score() int {
	subject := l.has(fRegion) || l.has(fHospital)
	if !subject || !l.has(fValue) && len(l.targets) == 0 && !l.pairing() && !l.hospitals() {
		return 0
	}
	return len(l.fields) + len(l.targets)
}

// layout finds the row of headings. Titles and remarks may stand above it, so that it is the one of the first thirty
// rows with most headings. Of two with as many it is the first: further down, headings are repeated. ok is false when
// nothing of the sheet may be read. That is a warning here, since a workbook may have a sheet of contacts; [Propose]
// makes it a fault where no sheet of the file could be read.
func (p *proposer) layout() (layout, bool) {
	var best layout
	for i, r := range p.sheet.rows[:min(len(p.sheet.rows), 30)] {
		if l := p.columns(i, r, false); l.score() > best.score() {
			best = l
		}
	}
	if best.score() == 0 {
		if p.misspelt() {
			return best, false
		}
		p.list.Warn(diag.Pos{File: p.sheet.file, Sheet: p.sheet.name}, "no-header",
			lang.Text{
				ZH: "没有找到表头行，此工作表未导入",
				EN: "no row of headings was found, so nothing of this sheet is imported",
			},
			lang.Text{
				ZH: "表头须有“地区”和“数值”，或“地区”和各指标名称，或“医院”和医院信息；可用“gazette import " +
					"--template”生成模板",
				EN: "one row needs the headings 地区 (region) and 数值 (value), 地区 and the names of targets, or " +
					"医院 (hospital) and what is known of hospitals; “gazette import --template” writes a table " +
					"to fill in",
			})
		return best, false
	}
	best = p.columns(best.header, p.sheet.rows[best.header], true)
	return best, !best.unclear
}

// misspelt reports the headings of a table in which no column is understood for the figures: names that several
// targets have, or that are nearly those of one. So a table 县 | 县域内就诊律 is told “did you mean …”, and not that
// it has no headings.
func (p *proposer) misspelt() bool {
	for i, r := range p.sheet.rows[:min(len(p.sheet.rows), 30)] {
		l := p.columns(i, r, false)
		if !l.has(fRegion) && !l.has(fHospital) {
			continue
		}
		known := len(p.list)
		for col, c := range r.cells {
			if _, ok := fieldOf(c.text); ok || c.text == "" || c.fromCol > 0 && c.fromCol != col+1 {
				continue
			}
			pos := p.at(r.number, col)
			if found := p.targetsNamed(c.text); len(found) > 1 {
				p.ambiguousTarget(pos, c.text, found)
			} else if near := p.nearestHeading(c.text); near != "" {
				p.refuse(pos, "unknown-column", lang.Text{
					ZH: "无法识别列“%s”",
					EN: "the column %q means nothing here",
				}.With(fold(c.text)), lang.Text{ZH: "是否应为“%s”？", EN: "did you mean %q?"}.With(near))
			}
		}
		if len(p.list) > known {
			return true
		}
	}
	return false
}

// nearestHeading guesses which target, else which column of figures was meant.
func (p *proposer) nearestHeading(name string) string {
	if near := p.nearestTarget(name); near != "" {
		return near
	}
	return p.nearest("heading", heading(name), func() []string { return strings.Fields(words[fValue]) })
}

// unitInBrackets parts “县内就诊率 (%)” or “数值(万人次)” into the name and what stands in its last brackets.
var unitInBrackets = regexp.MustCompile(`^(.*\S)\s*\(([^()]*)\)$`)

// targetsNamed finds the targets that a name means: plan/id, the id, or the name in either language,
// also with a unit in brackets behind it or a mark of [mustFill]. Options.Plan narrows the choice.
func (p *proposer) targetsNamed(name string) []*policy.Target {
	name = foldName(bare(name))
	if t := p.m.TargetBy[name]; t != nil {
		return []*policy.Target{t}
	}
	found := p.targetsCalled(name)
	if len(found) == 0 && strings.HasSuffix(name, ")") {
		if m := unitInBrackets.FindStringSubmatch(name); m != nil {
			found = p.targetsCalled(m[1])
		}
	}
	return found
}

// targetsCalled finds targets by a name as it is, of all plans or of the one that was asked for. Two plans may have
// targets of one name, as a new plan often takes over those of the old.
func (p *proposer) targetsCalled(name string) []*policy.Target {
	var found []*policy.Target
	for _, t := range p.names().targets[strings.ToLower(name)] {
		if p.o.Plan == "" || p.o.Plan == t.Plan.Slug {
			found = append(found, t)
		}
	}
	return found
}

// ambiguousTarget refuses a name that several targets have, and lists their keys, which can be copied into the cell.
func (p *proposer) ambiguousTarget(pos diag.Pos, name string, found []*policy.Target) {
	found = slices.SortedFunc(slices.Values(found), func(a, b *policy.Target) int {
		return strings.Compare(a.Key(), b.Key())
	})
	var zh, en []string
	for _, t := range found {
		zh = append(zh, t.Key()+"（"+t.Plan.ShortTitle.ZH+"）")
		en = append(en, t.Key()+" ("+t.Plan.ShortTitle.EN+")")
	}
	p.refuse(
		pos,
		"ambiguous-target",
		lang.Text{ZH: "有多个指标名为“%s”", EN: "%q is the name of several targets"}.With(fold(name)),
		lang.Text{
			ZH: "请改写为其中之一，或加 --plan 和规划：%[1]s",
			EN: "write one of these instead, or give --plan and the plan: %[2]s",
		}.With(strings.Join(zh, "、"), strings.Join(en, ", ")),
	)
}
