package table

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

// A scale makes of a figure another one: 3 in 万家 is 30,000 in 家, 915 in ‰ is 91.5 in %.
const (
	scalePart  = `(?:\b\d[\d,.]*|[十百千万亿]|\b(?:ten|hundred|thousand|million|billion)s?\b)`
	scaleWords = `%|‰|\bper ?cent\b|\bper ?mille?\b|^成$|` + scalePart + `(?: ?` + scalePart + `)*`
)

var (
	scales = regexp.MustCompile(scaleWords)
	parts  = regexp.MustCompile(scalePart)
	ratio  = regexp.MustCompile(`/|每|\bper\b`)
	yearIn = regexp.MustCompile(`\d{4}`)
)

// scaleValues are what words and signs for scales stand for; a share stands for what it is of.
var scaleValues = map[string]float64{
	"%": 100, "‰": 1000, "percent": 100, "permil": 1000, "permille": 1000, "成": 10,
	"ten": 10, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9,
}

// scalesIn are the scales that a unit names, in any of the ways to write them: 十万, 10万, 100,000.
func scalesIn(unit string) []float64 {
	var values []float64
	for _, found := range scales.FindAllString(unit, -1) {
		value, known := scaleValues[strings.ReplaceAll(found, " ", "")]
		if !known {
			value = 1
			for _, part := range parts.FindAllString(found, -1) {
				value *= scaleOf(part)
			}
		}
		if value != 1 && !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	slices.Sort(values)
	return values
}

// scaleOf is what a part of a scale multiplies by; 0, as no unit has it, for what is no number.
func scaleOf(part string) float64 {
	if n, ok := numeral.Unit([]rune(part)[0]); ok {
		return float64(n)
	}
	if value, ok := scaleValues[strings.TrimSuffix(part, "s")]; ok {
		return value
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimRight(part, ".,"), ",", ""), 64)
	if err != nil {
		return 0
	}
	return value
}

// counted is what a unit counts, without its scale and without what it is a ratio to: 万元/人 counts 元.
func counted(unit string) (what string, in []float64) {
	if at := ratio.FindStringIndex(unit); at != nil {
		unit = unit[:at[0]]
	}
	return strings.TrimSpace(scales.ReplaceAllString(unit, "")), scalesIn(unit)
}

// asWritten is how units are compared.
func asWritten(unit string) string { return strings.ToLower(fold(unit)) }

// unitNames are how a target's unit is written.
func unitNames(t *policy.Target) []string {
	if t.Unit == nil {
		return nil
	}
	return []string{asWritten(t.Unit.Name.ZH), asWritten(t.Unit.Name.EN), asWritten(t.Unit.One),
		asWritten(t.Unit.Symbol.ZH), asWritten(t.Unit.Symbol.EN)}
}

// sameCount reports whether a table counts what the target does: 元 or 人民币元 where that is in 万元, 人 where it is
// in 人次. The scales of both are told for the names by which it is so.
func sameCount(says string, t *policy.Target) (same, otherScale bool) {
	what, in := counted(says)
	for _, name := range unitNames(t) {
		own, ownIn := counted(name)
		if what != "" && own != "" && (strings.HasSuffix(what, own) || strings.HasPrefix(own, what)) {
			same, otherScale = true, otherScale || !slices.Equal(in, ownIn)
		}
	}
	return same, otherScale
}

// otherUnit reports whether what a table says of its unit makes its figures others than the target's, which are not
// reckoned over here: where words only are different, the figures are the same.
func otherUnit(says string, t *policy.Target) bool {
	if t.Kind != policy.Quantity {
		return yearIn.MatchString(says) // 1是0否 says how a column is filled in
	}
	var own []float64
	for _, name := range unitNames(t) {
		own = append(own, scalesIn(name)...)
	}
	if t.Unit.Percent() {
		own = append(own, scaleValues["%"])
	}
	says = asWritten(says)
	_, otherScale := sameCount(says, t)
	return otherScale || slices.ContainsFunc(scalesIn(says), func(scale float64) bool {
		return !slices.Contains(own, scale)
	})
}

var (
	digitComma = regexp.MustCompile(`(\d),(\d)`)
	besideHan  = regexp.MustCompile(` (\p{Han})|(\p{Han}) `)
	unitWord   = regexp.MustCompile(`^(?:` + scaleWords + `)*(?:\p{Han}{0,3}|[a-z ]*)(?:/.{1,6})?$`)
	ofOffice   = regexp.MustCompile(`[县市区省局委院办]`)
)

// otherUnits asks the same of a line above the table, which may name the units of several columns, or an office. Where
// one of them counts what the target does, it is the target's.
func otherUnits(says string, t *policy.Target) bool {
	says = besideHan.ReplaceAllString(digitComma.ReplaceAllString(asWritten(says), "$1$2"), "$2、$1")
	units := strings.FieldsFunc(says, func(r rune) bool { return strings.ContainsRune("、,;()", r) })
	own := slices.DeleteFunc(slices.Clone(units), func(unit string) bool {
		same, _ := sameCount(unit, t)
		return !same
	})
	if len(own) > 0 {
		return slices.ContainsFunc(own, func(unit string) bool { return otherUnit(unit, t) })
	}
	return len(units) > 0 && !slices.ContainsFunc(units, func(unit string) bool {
		return !unitWord.MatchString(unit) || ofOffice.MatchString(unit) || !otherUnit(unit, t)
	})
}

// unitOf is what stands in brackets behind the name of the target, or at the end of another heading: as a rule, its
// unit.
func (p *proposer) unitOf(heading string, t *policy.Target) string {
	name := foldName(bare(heading))
	m := unitInBrackets.FindStringSubmatch(name)
	if m == nil || p.m.TargetBy[name] != nil || slices.Contains(p.targetsCalled(name), t) {
		return ""
	}
	return m[2]
}

// namesUnit reports whether what stands in brackets names a unit at all: 累计 and 完成数 do not.
func namesUnit(says string, t *policy.Target) bool {
	same, _ := sameCount(asWritten(says), t)
	return same || len(scalesIn(asWritten(says))) > 0 || len([]rune(says)) == 1
}

// inUnit asks that a figure is in the unit of its target, by what stands behind its name or the heading, else in the
// row or above the table.
func (p *proposer) inUnit(c *claim, name, heading string, get getter) bool {
	for _, behind := range []string{p.unitOf(name, c.target), p.unitOf(heading, c.target)} {
		switch {
		case otherUnit(behind, c.target):
			return p.refuseUnit(c.pos, behind, c.target)
		case namesUnit(behind, c.target):
			return true
		}
	}
	unit := get(fUnit).text
	return !otherUnits(unit, c.target) || p.refuseUnit(c.pos, unit, c.target)
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
