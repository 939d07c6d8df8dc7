package load

import (
	"cmp"
	"slices"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
)

// A targetsFile holds the targets of one plan; a plan may have several such files.
type targetsFile struct {
	Plan   string         `toml:"plan" required:"true"`
	Target []targetRecord `toml:"target"`
}

// A targetRecord is what a clause asks for: how much of what, from whom, by when.
//
//	[[target]]
//	id = "in-county-visit-rate"
//	clause = "1-2.p1"
//	scope = "county"
//	regions = ["990000 星槎省"]
//	unit = "percent"
//	value = 90
//	due = "2025"
//	strength = "strive"
//
// This one binds each county of the province: regions say where, and scope says what kind of place or whether
// hospitals must reach it. Value is a pointer, since 0 can be asked for; out_of is 0 where the plan states no whole.
// Known says which fields the editors inferred.
type targetRecord struct {
	ID        string          `toml:"id" required:"true"`
	FormerIDs []string        `toml:"former_ids"`
	Clause    string          `toml:"clause" required:"true"`
	Name      lang.Text       `toml:"name" required:"true"`
	Measure   lang.Text       `toml:"measure" required:"true"`
	Kind      policy.Kind     `toml:"kind"`
	Scope     string          `toml:"scope" required:"true" enum:"country|province|city|county|hospital"`
	Regions   []string        `toml:"regions"`
	Group     string          `toml:"group"`
	Except    []string        `toml:"except"`
	Unit      string          `toml:"unit"`
	Bound     policy.Bound    `toml:"bound"`
	Value     *float64        `toml:"value"`
	Grade     string          `toml:"grade" enum:"1|1C|1B|1A|2|2C|2B|2A|3|3C|3B|3A"`
	OutOf     float64         `toml:"out_of"`
	Counts    string          `toml:"counts"`
	Holds     policy.Holds    `toml:"holds"`
	Every     policy.Every    `toml:"every"`
	From      string          `toml:"from"`
	Due       string          `toml:"due"`
	Strength  string          `toml:"strength" enum:"firm|strive"`
	Headline  bool            `toml:"headline"`
	Method    policy.Method   `toml:"method"`
	Baseline  *baselineRecord `toml:"baseline"`
	Known     targetKnown     `toml:"known"`
	Note      lang.Text       `toml:"note"`
}

// A baselineRecord is where the count starts. Why is for one that starts at 0 by nature (“counted from 2022 on”),
// which has no source to name.
type baselineRecord struct {
	Value  float64      `toml:"value"`
	Grade  string       `toml:"grade" enum:"1|1C|1B|1A|2|2C|2B|2A|3|3C|3B|3A"`
	Date   string       `toml:"date" required:"true"`
	Why    lang.Text    `toml:"why"`
	Source sourceRecord `toml:"source"`
}

// targets reads all targets, then joins those that count others: a provincial target may count one of another file.
func (l *loader) targets() {
	var all []counting
	for _, f := range l.files(source.TargetsFolder) {
		file, keys := decode[targetsFile](l, f, "target")
		plan, _ := find(l, l.m.PlanBy, "plan", keys, "plan", file.Plan)
		if plan == nil {
			continue
		}
		for i, x := range file.Target {
			r := keys.Item("target", i)
			t := l.target(r, plan, x)
			if x.Counts != "" {
				all = append(all, counting{t, r, x.Counts})
			}
		}
	}
	l.counts(all)
}

// A counting is a target that counts how many have met another, which may stand further down.
type counting struct {
	target *policy.Target
	r      *record.Keys
	key    string
}

// counts joins targets to those whose meeting they count, which must not count in their turn. All are joined before
// any is judged, so that the order of the files does not tell which of a chain is at fault. For example counts =
// "starraft-county-hospitals-2022/in-county-visit-rate" makes the counties that have met that target the progress of
// “five counties reach 90%”, so that nobody reports the same twice.
func (l *loader) counts(all []counting) {
	for _, c := range all {
		c.target.Counts, _ = find(l, l.m.TargetBy, "target", c.r, "counts", c.key)
	}
	var chained []*policy.Target
	for _, c := range all {
		if of := c.target.Counts; of == nil || of != c.target && of.Counts == nil {
			continue
		}
		chained = append(chained, c.target)
		l.list.Add(
			c.r.At("counts"),
			"broken-reference",
			lang.Text{ZH: "%s 本身也是汇总指标", EN: "%s counts in its turn"}.With(c.key),
			lang.Text{
				ZH: "请汇总由各县或各医院分别完成的指标",
				EN: "count a target that counties or hospitals must each reach",
			},
		)
	}
	for _, t := range chained {
		t.Counts = nil
	}
}

// target reads one target. Where keys are left out it is a quantity of at least so much, firm, to be reached once, by
// an even pace. A repeat of an id is refused by [add] but returned all the same, since its counts may be at fault as
// well.
func (l *loader) target(r *record.Keys, plan *policy.Document, x targetRecord) *policy.Target {
	t := &policy.Target{
		ID: x.ID, FormerIDs: formerIDs(r, x.FormerIDs), Plan: plan, Name: x.Name, Measure: x.Measure, Scope: x.Scope,
		Grade: x.Grade, OutOf: x.OutOf,
		Kind: cmp.Or(x.Kind, policy.Quantity), Bound: cmp.Or(x.Bound, policy.AtLeast),
		Strength: cmp.Or(x.Strength, "firm"), Method: cmp.Or(x.Method, policy.LinearPace),
		Holds: cmp.Or(x.Holds, policy.Once), Every: x.Every, From: l.date(r, "from", x.From),
		Due: l.date(r, "due", x.Due), Headline: x.Headline, Known: x.Known.how(), Note: x.Note,
		Pos: r.At("id"), ValuePos: r.At("value"),
	}
	if x.Value != nil {
		t.Value = *x.Value
	}
	// What must hold at all times is judged year by year.
	if t.Holds == policy.Throughout && t.Every == "" {
		t.Every = policy.Year
	}
	t.Clause, t.Paragraph = l.clause(r, "clause", plan, x.Clause)
	t.Unit, _ = find(l, l.m.UnitBy, "unit", r, "unit", x.Unit)
	t.Group, _ = find(l, l.m.GroupBy, "group", r, "group", x.Group)
	t.Regions = l.regionsOf(r, "regions", x.Regions)
	t.Except = l.regionsOf(r, "except", x.Except)
	if b := x.Baseline; b != nil {
		t.Baseline = &policy.Baseline{
			Value:  b.Value,
			Grade:  b.Grade,
			Date:   l.date(r, "baseline.date", b.Date),
			Why:    b.Why,
			Source: l.source(r, "baseline.source", b.Source),
			Pos:    r.At("baseline"),
		}
	}
	if x.ID != "" { // else decoding has named what is missing
		l.complete(r, t, x)
		l.onlyKind(r, t, "value", "grade")
		if x.Baseline != nil {
			l.onlyKind(r.Table("baseline"), t, "value", "grade")
		}
		l.periodic(r, t, x)
	}
	t.Subjects = subjects(t)
	if add(l, l.m.TargetBy, r, "id", plan.Slug+"/"+x.ID, t, func(t *policy.Target) diag.Pos { return t.Pos }) {
		l.m.Targets = append(l.m.Targets, t)
	}
	return t
}

// complete asks for what a target's kind needs beyond the fields that all have.
func (l *loader) complete(r *record.Keys, t *policy.Target, x targetRecord) {
	missing := func(key string, hint lang.Text) {
		if l.unfit(r, key) {
			return
		}
		l.list.Add(r.At(""), "missing-field",
			lang.Text{ZH: "指标 %s 缺少 %s", EN: "the target %s has no %s"}.With(t.ID, key), hint)
	}
	if t.Kind == policy.Quantity && x.Value == nil {
		missing("value", lang.Text{
			ZH: "请填写必须达到的数值，或将 kind 设为 yes-no、grade 或 qualitative",
			EN: "give the number that must be reached, or set kind to yes-no, grade or qualitative",
		})
	}
	if t.Kind == policy.Quantity && x.Unit == "" {
		missing("unit", lang.Text{ZH: "请填写 data/units.toml 中的单位", EN: "name a unit of data/units.toml"})
	}
	if t.Kind == policy.Graded && x.Grade == "" {
		missing("grade", lang.Text{
			ZH: `请填写必须达到的等级，例如 grade = "2A"`,
			EN: `give the grade that must be reached, such as grade = "2A"`,
		})
	}
	if t.Periodic() && (t.From.IsZero() || t.Due.IsZero()) && !l.unfit(r, "from", "due") {
		missing("span", lang.Text{
			ZH: `请写明从何时到何时：from = "2022-01"，due = "2025-12"`,
			EN: `say from when until when it holds: from = "2022-01", due = "2025-12"`,
		})
	}
	if t.Holds == policy.EachPeriod && t.Every == "" {
		missing("every", lang.Text{
			ZH: `请写明周期：every = "year"、"half-year"、"quarter" 或 "month"`,
			EN: `say which period: every = "year", "half-year", "quarter" or "month"`,
		})
	}
	if len(x.Regions) == 0 && x.Group == "" {
		missing("regions", lang.Text{
			ZH: `请写明由谁完成，例如 regions = ["130000 河北省"]，或填写 group`,
			EN: `say who must reach it, such as regions = ["130000 河北省"], or name a group`,
		})
	}
}

// subjects are the regions that must each reach the target: those named, or, when the target is for a lower level than
// they are, all regions of that level inside them. A target for hospitals is followed by the regions it names.
// Exceptions are left out. So scope = "county", regions = ["990000 星槎省"] gives its seven counties. Each place is
// listed once, even where a group and its province overlap.
func subjects(t *policy.Target) []*policy.Region {
	seen := map[string]bool{}
	var all []*policy.Region
	for _, region := range t.Named() {
		within := []*policy.Region{region}
		if t.Scope != "hospital" {
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
