package table

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// scales are what makes of a figure another one: 3 in 万家 is 30,000 in 家, 915 in ‰ is 91.5 in %.
var scales = regexp.MustCompile(
	`[十百千万亿%‰]|成|percent|per cent|hundred|thousand|million|billion|\d{4}年|\d[\d,.]*`)

// otherUnit reports whether what a table says of its unit makes its figures others than the target's, which are not
// reckoned over here: where words only are different, the figures are the same.
func otherUnit(says string, t *policy.Target) bool {
	own := ""
	if t.Unit == nil {
		return yearIn.MatchString(says) // 1是0否 says how a column is filled in
	}
	for _, name := range []string{t.Unit.Name.ZH, t.Unit.Name.EN, t.Unit.Symbol.ZH, t.Unit.Symbol.EN} {
		own += " " + fold(name)
	}
	if t.Unit.Percent() {
		own += " % 百分 percent per cent"
	}
	known := scales.FindAllString(strings.ToLower(own), -1)
	return slices.ContainsFunc(scales.FindAllString(strings.ToLower(fold(says)), -1), func(scale string) bool {
		return !slices.Contains(known, scale)
	})
}

var (
	yearIn   = regexp.MustCompile(`\d{4}`)
	unitWord = regexp.MustCompile(`^(?:[十百千万亿]*\p{Han}{0,3}(?:/.{1,4})?|[%‰].*)$`)
	ofOffice = regexp.MustCompile(`[县市区省局委院办]`)
)

// otherUnits asks the same of a line above the table, which may name the units of several columns, or an office.
func otherUnits(says string, t *policy.Target) bool {
	units := strings.FieldsFunc(fold(says), func(r rune) bool { return strings.ContainsRune("、,; ", r) })
	return len(units) > 0 && !slices.ContainsFunc(units, func(unit string) bool {
		return !unitWord.MatchString(unit) || ofOffice.MatchString(unit) || !otherUnit(unit, t)
	})
}

// unitOf is what stands in brackets behind the name of the target, or at the end of another heading: as a rule, its
// unit.
func (p *proposer) unitOf(heading string, t *policy.Target) string {
	name := foldName(heading)
	m := unitInBrackets.FindStringSubmatch(name)
	if m == nil || p.m.TargetBy[name] != nil || slices.Contains(p.targetsCalled(name), t) {
		return ""
	}
	return m[2]
}

// inUnit asks that a figure is in the unit of its target, by what stands behind a heading, in the row, or above the
// table.
func (p *proposer) inUnit(c *claim, unit string, get getter) bool {
	if unit == "" {
		if unit = get(fUnit).text; !otherUnits(unit, c.target) {
			return true
		}
	}
	return !otherUnit(unit, c.target) || p.refuseUnit(c.pos, unit, c.target)
}

// refuseUnit says that figures are in another unit than the target is.
func (p *proposer) refuseUnit(pos diag.Pos, unit string, t *policy.Target) bool {
	own := lang.Text{ZH: "无单位", EN: "no unit"}
	if t.Unit != nil {
		own = t.Unit.Name
	}
	return p.refuse(pos, "wrong-unit", lang.Text{
		ZH: "表中写明“%[1]s”，而指标 %[2]s 的单位是“%[3]s”",
		EN: "the table says %[1]q, but the target %[2]s is counted in %[3]s",
	}.With(clip(unit), t.Key(), own), lang.Text{
		ZH: "请换算数值，并改正所写的单位；日期请写在“日期”列或表格上方",
		EN: "convert the figures, and correct the unit; dates go into a column 日期 (date) or above the table",
	})
}
