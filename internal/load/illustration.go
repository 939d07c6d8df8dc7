package load

import (
	"gazette/internal/diag"
	"gazette/internal/policy"
)

// An illustrationRecord makes illustrative observations by rule: one for every subject of a target.
// With s the sum of the six digits of the region's code plus offset:
//
//	quantity: value = low + step × (s mod count)
//	grade:    grades[s mod len(grades)]
//	yes-no:   done when (s mod count) < done_when
//
// Regions where s mod skip is 0 get none. Nobody reported these values; the status says so wherever
// they show, and a release refuses them.
type illustrationRecord struct {
	Target   string   `toml:"target" required:"true" en:"plan/id of the target" zh:"指标，写作 规划/编号"`
	Date     string   `toml:"date" required:"true" en:"date to which the figure applies: \"2025\", \"2025-06\" or \"2025-06-30\"" zh:"数据所属日期，如 \"2025\"、\"2025-06\" 或 \"2025-06-30\""`
	Low      float64  `toml:"low" en:"smallest value" zh:"最小值"`
	Step     float64  `toml:"step" en:"difference between values" zh:"步长"`
	Count    int      `toml:"count" en:"how many values there are" zh:"取值个数"`
	Grades   []string `toml:"grades" enum:"1|1C|1B|1A|2|2C|2B|2A|3|3C|3B|3A" en:"grades to choose from" zh:"可选等级"`
	DoneWhen int      `toml:"done_when" en:"done if the remainder is below this" zh:"余数小于此数即为完成"`
	Offset   int      `toml:"offset" en:"added to the sum of the digits" zh:"加到代码各位之和上的数"`
	Skip     int      `toml:"skip" en:"every so-many-th region has none" zh:"每隔若干地区不生成"`
}

var illustrationSource = policy.Source{Name: policy.Text{
	ZH: "示例数据：由规则生成，无人报告", EN: "Illustrative: made by a rule, reported by nobody"}}

func (l *loader) illustration(r record, x illustrationRecord) {
	t, _ := find(l, l.m.TargetBy, "target", r, "target", x.Target)
	date := l.date(r, "date", x.Date)
	if t == nil {
		return
	}
	if x.Offset < 0 || x.Skip < 0 || (t.Kind == policy.Graded && len(x.Grades) == 0) || (t.Kind != policy.Graded && x.Count <= 0) {
		l.list.Add(r.at(""), "missing-field",
			diag.T("this illustration of %s lacks count or grades", "该示例规则（%s）缺少 count 或 grades", t.Key()),
			diag.T("a number needs low, step and count; a grade needs grades; yes-no needs done_when and count; offset and skip are not negative",
				"数值需要 low、step、count；等级需要 grades；是否类需要 done_when 和 count；offset 和 skip 不能为负"))
		return
	}
	for _, region := range t.Subjects {
		s := digitSum(region.Code) + x.Offset
		if x.Skip > 0 && s%x.Skip == 0 {
			continue
		}
		o := &policy.Observation{Target: t, Region: region, Date: date, Status: policy.Illustrative,
			Source: illustrationSource, Pos: r.at(""), ValuePos: r.at("")}
		switch t.Kind {
		case policy.Graded:
			o.Grade = x.Grades[s%len(x.Grades)]
		case policy.YesNo:
			o.Done = s%x.Count < x.DoneWhen
		default:
			o.Value = x.Low + x.Step*float64(s%x.Count)
		}
		t.Observations = append(t.Observations, o)
		l.m.Observations = append(l.m.Observations, o)
	}
}

func digitSum(code string) int {
	sum := 0
	for _, c := range code {
		if c >= '0' && c <= '9' {
			sum += int(c - '0')
		}
	}
	return sum
}
