package change

import (
	"cmp"
	"slices"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// grade says that a hospital rose or fell. That its grade was not known before is no rise.
func (c *comparison) grade(what lang.Text, old, new string) {
	verb := lang.Text{ZH: "升级", EN: "upgraded"}
	switch {
	case old == new:
		return
	case old == "":
		c.add(Changed, lang.Text{ZH: "%s：补充了等级，%s", EN: "%s: its grade is now given, %s"}.With(what, gradeName(new)))
		return
	case new == "":
		c.add(Changed, lang.Text{ZH: "%s：不再注明等级，原为%s", EN: "%s: its grade is no longer given; it was %s"}.With(what, gradeName(old)))
		return
	case slices.Index(policy.HospitalGrades, new) < slices.Index(policy.HospitalGrades, old):
		verb = lang.Text{ZH: "降级", EN: "downgraded"}
	}
	c.add(Changed, lang.Text{ZH: "%s：%s，%s → %s", EN: "%s: %s, %s → %s"}.With(what, verb, gradeName(old), gradeName(new)))
}

// facts compares what is known of a hospital, each with its date and source; [comparison.grade] says
// how a grade changed.
func (d *differences) facts(old, new *policy.Hospital) {
	for _, fact := range policy.FactNames {
		called := policy.FactWords[fact]
		text := func(h *policy.Hospital) lang.Text {
			return lang.Text{ZH: site.FactText(h, fact, lang.ZH), EN: site.FactText(h, fact, lang.EN)}
		}
		if fact != "grade" {
			d.words(called.EN, called.ZH, text(old), text(new))
		}
		was, is := old.Facts.Of(fact), new.Facts.Of(fact)
		if was == nil || is == nil {
			continue
		}
		d.field("date of the "+called.EN, called.ZH+"的截至日期", was.AsOf.String(), is.AsOf.String())
		d.words("source of the "+called.EN, called.ZH+"的来源", was.Source.Name, is.Source.Name)
	}
}

func gradeName(grade string) lang.Text {
	if grade == "" {
		return lang.Text{ZH: "无等级", EN: "no grade"}
	}
	return lang.Text{EN: site.GradeName(grade, lang.EN), ZH: site.GradeName(grade, lang.ZH)}
}

func (c *comparison) hospitals() {
	match(c.old.Model.Hospitals, c.new.Model.Hospitals, func(h *policy.Hospital) string { return h.ID }, func(old, new *policy.Hospital, inOld, inNew bool) {
		h := first(old, new, inNew)
		what := lang.Text{ZH: "%s（%s）", EN: "%s (%s)"}.With(h.Name, regionName(h.Region))
		if inOld && inNew {
			c.grade(what, old.Grade(), new.Grade())
		}
		c.record(inOld, inNew, what, func(f *differences) {
			f.text("renamed", "更名", old.Name, new.Name)
			f.field("kind", "类别", old.Kind, new.Kind)
			f.field("role", "角色", old.Role, new.Role)
			f.field("region", "所在地", regionName(old.Region).ZH, regionName(new.Region).ZH)
			f.facts(old, new)
			match(old.Lists, new.Lists, func(m policy.Membership) string { return m.List.ID }, func(a, b policy.Membership, was, is bool) {
				f.field("on the list "+first(a, b, is).List.Name.EN, "名单“"+first(a, b, is).List.Name.ZH+"”", a.Status, b.Status)
			})
		})
	})
	pair := func(p *policy.Pairing) string { return p.Plan.Slug + " " + p.Hospital.ID + " " + p.Supporting.ID }
	match(c.old.Model.Pairings, c.new.Model.Pairings, pair, func(old, new *policy.Pairing, inOld, inNew bool) {
		if p := first(old, new, inNew); !inOld || !inNew {
			c.record(inOld, inNew, lang.Text{ZH: "帮扶关系：%s，由%s支援", EN: "pairing: %s, supported by %s"}.With(p.Hospital.Name, p.Supporting.Name), nil)
		}
	})
}

func regionName(r *policy.Region) lang.Text {
	if r == nil {
		return lang.Text{}
	}
	return r.Name
}

func targetName(t *policy.Target) lang.Text {
	return lang.Text{ZH: "%s：%s", EN: "%s, %s"}.With(t.Plan.ShortTitle, t.Name)
}

func (c *comparison) targets() {
	match(c.old.Model.Targets, c.new.Model.Targets, (*policy.Target).Key, func(old, new *policy.Target, inOld, inNew bool) {
		c.record(inOld, inNew, targetName(first(old, new, inNew)), func(f *differences) {
			f.text("name", "名称", old.Name, new.Name)
			f.text("measure", "口径", old.Measure, new.Measure)
			f.field("kind", "类型", string(old.Kind), string(new.Kind))
			f.field("bound", "要求", string(old.Bound), string(new.Bound))
			f.field("value", "目标值", demanded(old), demanded(new))
			f.field("how often", "频度", often(old), often(new))
			f.field("from", "起始", old.From.String(), new.From.String())
			f.field("due", "时限", old.Due.String(), new.Due.String())
			f.field("how its fields are known", "依据", old.Known.String(), new.Known.String())
			f.field("baseline", "基期", baseline(old), baseline(new))
			f.field("clause", "所引条款", clauseID(old.Clause), clauseID(new.Clause))
			f.field("method", "判定方法", string(old.Method), string(new.Method))
			f.field("regions bound", "适用地区数", numeral.Format(float64(len(old.Subjects))), numeral.Format(float64(len(new.Subjects))))
		})
	})
}

func clauseID(x *policy.Clause) string {
	if x == nil {
		return ""
	}
	return x.ID
}

// often says how often a target holds: "each-period year".
func often(t *policy.Target) string {
	return strings.TrimSpace(string(t.Holds) + " " + string(t.Every))
}

func demanded(t *policy.Target) string {
	switch t.Kind {
	case policy.Graded:
		return t.Grade
	case policy.Quantity:
		return quantity(t.Value, t.Unit)
	}
	return ""
}

func quantity(v float64, u *policy.Unit) string {
	s := numeral.Format(v)
	if u != nil && u.ID == "percent" {
		s += "%"
	}
	return s
}

func baseline(t *policy.Target) string {
	switch {
	case t.Baseline == nil:
		return ""
	case t.Kind == policy.Graded:
		return t.Baseline.Grade + " " + t.Baseline.Date.String()
	}
	return quantity(t.Baseline.Value, t.Unit) + " " + t.Baseline.Date.String()
}

func (c *comparison) tasks() {
	match(c.old.Model.Tasks, c.new.Model.Tasks, (*policy.Task).Key, func(old, new *policy.Task, inOld, inNew bool) {
		t := first(old, new, inNew)
		c.record(inOld, inNew, lang.Text{ZH: "%s：%s", EN: "%s, %s"}.With(t.Plan.ShortTitle, t.Name), func(f *differences) {
			f.text("name", "名称", old.Name, new.Name)
			f.field("due", "时限", old.Due.String(), new.Due.String())
			f.field("every", "频次", string(old.Every), string(new.Every))
			f.field("done", "完成日期", old.Done.String(), new.Done.String())
			f.field("responsible", "责任单位", responsible(old), responsible(new))
			f.words("words after the list of those responsible", "责任单位名单的结尾", old.Others, new.Others)
			f.known(old.Known, new.Known)
		})
	})
}

func responsible(t *policy.Task) string {
	s := ""
	for i, d := range t.Responsible {
		if i > 0 {
			s += "、"
		}
		s += d.Name.ZH
	}
	return s
}

// observed writes what an observation says.
func observed(o *policy.Observation) lang.Text {
	switch {
	case o.Target.Kind == policy.Graded:
		return gradeName(o.Grade)
	case o.Target.Kind != policy.YesNo:
		s := quantity(o.Value, o.Target.Unit)
		return lang.Text{EN: s, ZH: s}
	case o.Done:
		return lang.Text{ZH: "已完成", EN: "done"}
	}
	return lang.Text{ZH: "未完成", EN: "not done"}
}

func (c *comparison) figures() {
	key := func(o *policy.Observation) string {
		who := o.Region.Code
		if o.Hospital != nil {
			who = o.Hospital.ID
		}
		return o.Target.Key() + " " + who + " " + o.Date.String()
	}
	match(c.old.Model.Observations, c.new.Model.Observations, key, func(old, new *policy.Observation, inOld, inNew bool) {
		o := first(old, new, inNew)
		who := regionName(o.Region)
		if o.Hospital != nil {
			who = o.Hospital.Name
		}
		what := lang.Text{ZH: "%s，%s，%s", EN: "%s, %s, %s"}.With(who, targetName(o.Target), date(o.Date))
		switch {
		case !inOld || !inNew:
			c.record(inOld, inNew, lang.Text{ZH: "%s：%s", EN: "%s: %s"}.With(what, observed(o)), nil)
		case observed(old) != observed(new):
			c.add(Changed, correction(what, old, new))
		case old.Status != new.Status:
			c.add(Changed, lang.Text{ZH: "%s：%s → %s", EN: "%s: %s → %s"}.With(what, string(old.Status), string(new.Status)))
		}
	})
	context := func(f *policy.Figure) string { return f.Region.Code + " " + f.Name.ZH + " " + f.Date.String() }
	match(c.old.Model.Figures, c.new.Model.Figures, context, func(old, new *policy.Figure, inOld, inNew bool) {
		f := first(old, new, inNew)
		c.record(inOld, inNew, lang.Text{ZH: "%s，%s，%s：%s", EN: "%s, %s, %s: %s"}.With(regionName(f.Region), f.Name, date(f.Date), figureText(f)), func(d *differences) {
			d.field("value", "数值", figureText(old).ZH, figureText(new).ZH)
		})
	})
}

// correction says what was corrected, and whether the record keeps what it said before.
func correction(what lang.Text, old, new *policy.Observation) lang.Text {
	t := lang.Text{ZH: "%s：更正，%s → %s", EN: "%s: corrected, %s → %s"}.With(what, observed(old), observed(new))
	if len(new.Corrections) > len(old.Corrections) {
		why := new.Corrections[len(new.Corrections)-1].Why
		return lang.Text{ZH: "%s（%s）", EN: "%s (%s)"}.With(t, why)
	}
	return lang.Text{ZH: "%s；记录中没有注明更正", EN: "%s; the record does not say that it was corrected"}.With(t)
}

func date(d policy.Date) lang.Text {
	return lang.Text{EN: d.Format(lang.EN), ZH: d.Format(lang.ZH)}
}

func figureText(f *policy.Figure) lang.Text {
	if f.HasValue {
		s := quantity(f.Value, f.Unit)
		return lang.Text{EN: s, ZH: s}
	}
	return f.Text
}

func (c *comparison) vocabulary() {
	match(c.old.Model.Regions, c.new.Model.Regions, func(r *policy.Region) string { return r.Code }, func(old, new *policy.Region, inOld, inNew bool) {
		r := first(old, new, inNew)
		c.record(inOld, inNew, lang.Text{ZH: "%s %s", EN: "%s %s"}.With(r.Code, r.Name), func(f *differences) {
			f.text("name", "名称", old.Name, new.Name)
			f.field("within", "上级", regionName(old.Parent).ZH, regionName(new.Parent).ZH)
		})
	})
	match(c.old.Model.Terms, c.new.Model.Terms, func(t *policy.Term) string { return t.ID }, func(old, new *policy.Term, inOld, inNew bool) {
		c.record(inOld, inNew, lang.Text{ZH: "术语“%s”", EN: "term %s"}.With(first(old, new, inNew).Name), func(f *differences) {
			f.text("name", "名称", old.Name, new.Name)
			f.text("definition", "释义", old.Definition, new.Definition)
		})
	})
	match(c.old.Model.Units, c.new.Model.Units, func(u *policy.Unit) string { return u.ID }, func(old, new *policy.Unit, inOld, inNew bool) {
		c.record(inOld, inNew, lang.Text{ZH: "单位“%s”", EN: "unit %s"}.With(first(old, new, inNew).Name), func(f *differences) {
			f.text("name", "名称", old.Name, new.Name)
		})
	})
	var f differences
	old, new := c.old.Model.Site, c.new.Model.Site
	f.text("title", "网站标题", old.Title, new.Title)
	f.text("publisher", "发布者", old.Publisher, new.Publisher)
	f.field("address", "网址", old.BaseURL, new.BaseURL)
	f.field("contact", "联系方式", old.Contact.Text, new.Contact.Text)
	f.field("theme", "主题", cmp.Or(old.Theme, "default"), cmp.Or(new.Theme, "default"))
	if len(f.list) > 0 {
		c.add(Changed, lang.Text{ZH: "网站：%s", EN: "the site: %s"}.With(f.joined()))
	}
}
