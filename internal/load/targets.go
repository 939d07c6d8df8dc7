package load

import (
	"cmp"
	"slices"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

type targetsFile struct {
	Plan   string         `toml:"plan" required:"true" en:"folder name of the plan below content/plans" zh:"规划在 content/plans 下的文件夹名"`
	Target []targetRecord `toml:"target" en:"the targets, one table each" zh:"指标，每项一段"`
}

type targetRecord struct {
	ID       string          `toml:"id" required:"true" en:"short name by which others refer to it: lower-case letters, digits, hyphens; it never changes" zh:"编号，供其他记录引用：只用小写字母、数字和连字符；发布后不再改动"`
	Clause   string          `toml:"clause" required:"true" en:"clause that says so, by its printed numbers: \"3-2-8\" is 三、（二）8." zh:"所依据的条款，由印出的序号连成：三、（二）8. 写作 \"3-2-8\""`
	Name     lang.Text       `toml:"name" required:"true" en:"name in both languages" zh:"中英文名称"`
	Measure  lang.Text       `toml:"measure" required:"true" en:"what exactly is counted" zh:"具体口径"`
	Kind     string          `toml:"kind" enum:"quantity|grade|yes-no|qualitative" en:"how it is judged: by a number, a grade, done or not; qualitative has no test" zh:"判定方式：数量、等级、是否完成；定性目标不判定"`
	Scope    string          `toml:"scope" required:"true" enum:"country|province|city|county|hospital" en:"who must reach it" zh:"由谁完成"`
	Regions  []string        `toml:"regions" en:"those who must reach it: a province stands for its counties where the scope is county" zh:"适用地区；scope 为 county 时，写省代码即指其全部县"`
	Group    string          `toml:"group" en:"a group of regions in their stead" zh:"适用的地区分组，代替 regions"`
	Except   []string        `toml:"except" en:"regions it cannot apply to" zh:"不适用的地区"`
	Unit     string          `toml:"unit" en:"id of a unit in data/units.toml" zh:"data/units.toml 中的单位编号"`
	Bound    string          `toml:"bound" enum:"at-least|more-than|at-most|less-than|exactly" en:"how the figure is held against the value" zh:"与目标值的关系：至少、超过、至多、少于、恰好"`
	Value    *float64        `toml:"value" en:"the figure to be reached, digits only" zh:"目标值，只写数字"`
	Grade    string          `toml:"grade" enum:"1|1C|1B|1A|2|2C|2B|2A|3|3C|3B|3A" en:"the grade to be reached" zh:"目标等级"`
	OutOf    float64         `toml:"out_of" en:"of how many, where the plan says so" zh:"总数（规划写明时）"`
	Counts   string          `toml:"counts" en:"target whose meeting it counts: so many counties, or such a share of them" zh:"由哪项指标汇总而来"`
	Holds    string          `toml:"holds" enum:"once|each-period|throughout" en:"how often it must be reached: once by the due date, in every period of a span, or throughout a span" zh:"频度：到期一次、每期都要、全程保持"`
	Every    string          `toml:"every" enum:"year|half-year|quarter|month" en:"the period, for each-period and throughout" zh:"周期（each-period 和 throughout 适用）"`
	From     string          `toml:"from" en:"beginning of the span, for each-period and throughout" zh:"起始时间（each-period 和 throughout 适用）"`
	Due      string          `toml:"due" en:"last day, month or year by which it must be done; the end of the span" zh:"完成时限（年、月或日）；周期性指标为结束时间"`
	Strength string          `toml:"strength" enum:"firm|strive" en:"firm, or strive where the plan says 力争 or 争取" zh:"firm 为硬性要求；原文写“力争”“争取”时写 strive"`
	Headline bool            `toml:"headline" en:"true: shown on the home page" zh:"true 表示在首页展示"`
	Method   string          `toml:"method" enum:"linear-pace|cagr-ratio" en:"measure of progress that gives the status" zh:"判定状态的方法"`
	Baseline *baselineRecord `toml:"baseline" en:"the value it starts from, with its date" zh:"基期值和日期"`
	Known    targetKnown     `toml:"known" en:"how its fields are known: stated, inferred by the editors, or read in a translation" zh:"各项信息的依据：原文写明、编者推定或据译文"`
	Note     lang.Text       `toml:"note" en:"remark for readers, in both languages" zh:"给读者的说明（中英文）"`
}

type baselineRecord struct {
	Value  float64      `toml:"value" en:"the value at the start" zh:"基期值"`
	Grade  string       `toml:"grade" enum:"1|1C|1B|1A|2|2C|2B|2A|3|3C|3B|3A" en:"the grade at the start" zh:"基期等级"`
	Date   string       `toml:"date" required:"true" en:"date of that value" zh:"基期"`
	Why    lang.Text    `toml:"why" en:"why it starts there, for a count from zero" zh:"从零计起的理由"`
	Source sourceRecord `toml:"source" en:"who said so: name, and where known title, url and published" zh:"出处：谁说的，并尽可能写明标题、网址和发布日期"`
}

func (l *loader) targets() {
	var later []func() // a target may count one that stands further down
	for _, f := range l.files("data/targets") {
		file, keys := decode[targetsFile](l, f, "target")
		plan, _ := find(l, l.m.PlanBy, "plan", place{keys: keys}, "plan", file.Plan)
		if plan == nil {
			continue
		}
		for i, x := range file.Target {
			r := place{keys, index("target", i)}
			t := l.target(r, plan, x)
			later = append(later, func() { l.counts(r, t, x.Counts) })
		}
	}
	for _, step := range later {
		step()
	}
}

// counts joins a target to the one whose meeting it counts, which must not count in its turn.
func (l *loader) counts(r place, t *policy.Target, key string) {
	counted, _ := find(l, l.m.TargetBy, "target", r, "counts", key)
	if counted == nil {
		return
	}
	if counted == t || counted.Counts != nil {
		l.list.Add(
			r.at("counts"),
			"broken-reference",
			lang.Text{ZH: "%s 本身也是汇总指标", EN: "%s counts in its turn"}.With(key),
			lang.Text{ZH: "请汇总由各县或各医院分别完成的指标", EN: "count a target that counties or hospitals must each reach"},
		)
		return
	}
	t.Counts = counted
}

func (l *loader) target(r place, plan *policy.Document, x targetRecord) *policy.Target {
	t := &policy.Target{
		ID: x.ID, Plan: plan, Name: x.Name, Measure: x.Measure, Scope: x.Scope, Grade: x.Grade, OutOf: x.OutOf,
		Kind: policy.Kind(
			cmp.Or(x.Kind, string(policy.Quantity)),
		), Bound: policy.Bound(cmp.Or(x.Bound, string(policy.AtLeast))),
		Strength: cmp.Or(x.Strength, "firm"), Method: policy.Method(cmp.Or(x.Method, string(policy.LinearPace))),
		Holds: policy.Holds(
			cmp.Or(x.Holds, string(policy.Once)),
		), Every: policy.Period(x.Every), From: l.date(r, "from", x.From),
		Known: x.Known.how(), Due: l.date(r, "due", x.Due), Headline: x.Headline, Note: x.Note, Pos: r.at("id"), ValuePos: r.at("value"),
	}
	if x.Value != nil {
		t.Value = *x.Value
	}
	if t.Holds == policy.Throughout && t.Every == "" {
		t.Every = policy.Year
	}
	t.Clause, t.Paragraph = l.clause(r, "clause", plan, x.Clause)
	t.Unit, _ = find(l, l.m.UnitBy, "unit", r, "unit", x.Unit)
	t.Group, _ = find(l, l.m.GroupBy, "group", r, "group", x.Group)
	for i, ref := range x.Regions {
		if region := l.region(r, index("regions", i), ref); region != nil {
			t.Regions = append(t.Regions, region)
		}
	}
	for i, ref := range x.Except {
		if region := l.region(r, index("except", i), ref); region != nil {
			t.Except = append(t.Except, region)
		}
	}
	if b := x.Baseline; b != nil {
		t.Baseline = &policy.Baseline{
			Value:  b.Value,
			Grade:  b.Grade,
			Date:   l.date(r, "baseline.date", b.Date),
			Why:    b.Why,
			Source: l.source(r, "baseline.source", b.Source),
			Pos:    r.at("baseline"),
		}
	}
	if x.ID != "" { // else decoding has named what is missing
		l.complete(r, t, x)
		l.periodic(r, t, x)
	}
	t.Subjects = subjects(t)
	if add(l, l.m.TargetBy, r, "id", plan.Slug+"/"+x.ID, t, func(t *policy.Target) diag.Pos { return t.Pos }) {
		l.m.Targets = append(l.m.Targets, t)
	}
	return t
}

// complete asks for what a target's kind needs beyond the fields that all have.
func (l *loader) complete(r place, t *policy.Target, x targetRecord) {
	missing := func(key, en, zh string) {
		l.list.Add(
			r.at(""),
			"missing-field",
			lang.Text{ZH: "指标 %s 缺少 %s", EN: "the target %s has no %s"}.With(t.ID, key),
			lang.Text{
				ZH: zh,
				EN: en,
			},
		)
	}
	if t.Kind == policy.Quantity && x.Value == nil {
		missing("value", "give the number that must be reached, or set kind to yes-no, grade or qualitative",
			"请填写必须达到的数值，或将 kind 设为 yes-no、grade 或 qualitative")
	}
	if t.Kind == policy.Quantity && x.Unit == "" {
		missing("unit", "name a unit of data/units.toml", "请填写 data/units.toml 中的单位")
	}
	if t.Kind == policy.Graded && x.Grade == "" {
		missing("grade", `give the grade that must be reached, such as grade = "2A"`, `请填写必须达到的等级，例如 grade = "2A"`)
	}
	if t.Holds != policy.Once && (t.From.IsZero() || t.Due.IsZero()) {
		missing("span", `say from when until when it holds: from = "2022-01", due = "2025-12"`,
			`请写明从何时到何时：from = "2022-01"，due = "2025-12"`)
	}
	if t.Holds == policy.EachPeriod && t.Every == "" {
		missing("every", `say which period: every = "year", "half-year", "quarter" or "month"`,
			`请写明周期：every = "year"、"half-year"、"quarter" 或 "month"`)
	}
	if len(x.Regions) == 0 && x.Group == "" {
		missing("regions", `say who must reach it, such as regions = ["130000 河北省"], or name a group`,
			`请写明由谁完成，例如 regions = ["130000 河北省"]，或填写 group`)
	}
}

// subjects are the regions that must each reach the target: those named, or, when the target is for
// a lower level than they are, all regions of that level inside them. A target for hospitals is
// followed by the regions it names. Exceptions are left out.
func subjects(t *policy.Target) []*policy.Region {
	named := t.Regions
	if t.Group != nil {
		named = t.Group.Members
	}
	seen := map[string]bool{}
	var all []*policy.Region
	for _, region := range named {
		within := []*policy.Region{region}
		if t.Scope != "hospital" && t.Scope != string(region.Level) {
			within = region.Within(policy.RegionLevel(t.Scope))
		}
		for _, r := range within {
			if !seen[r.Code] && !slices.Contains(t.Except, r) {
				seen[r.Code] = true
				all = append(all, r)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *policy.Region) int { return cmp.Compare(a.Code, b.Code) })
	return all
}
