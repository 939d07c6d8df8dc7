package change

import (
	"reflect"
	"slices"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// grade says that a hospital rose or fell. That its grade was not known before is no rise.
func (c *comparison) grade(what lang.Text, old, now string) {
	verb := lang.Text{ZH: "升级", EN: "upgraded"}
	switch {
	case old == now:
		return
	case old == "":
		c.add(Changed, lang.Text{ZH: "%s：补充了等级，%s", EN: "%s: its grade is now given, %s"}.With(what,
			gradeName(now)))
		return
	case now == "":
		c.add(
			Changed,
			lang.Text{
				ZH: "%s：不再注明等级，原为%s",
				EN: "%s: its grade is no longer given; it was %s",
			}.With(
				what,
				gradeName(old),
			),
		)
		return
	case slices.Index(policy.HospitalGrades, now) < slices.Index(policy.HospitalGrades, old):
		verb = lang.Text{ZH: "降级", EN: "downgraded"}
	}
	c.add(
		Changed,
		lang.Text{ZH: "%s：%s，%s → %s", EN: "%s: %s, %s → %s"}.With(what, verb, gradeName(old), gradeName(now)),
	)
}

// facts compares what is known of a hospital, each with its date and source; [comparison.grade] says
// how a grade changed.
func (d *differences) facts(old, now *policy.Hospital) {
	for _, fact := range policy.FactNames {
		called := policy.FactWords(fact)
		text := func(h *policy.Hospital) lang.Text {
			return lang.Text{ZH: site.FactText(h, fact, lang.ZH), EN: site.FactText(h, fact, lang.EN)}
		}
		if fact != "grade" {
			d.words(called, text(old), text(now))
		}
		was, is := old.Facts.Of(fact), now.Facts.Of(fact)
		if was == nil || is == nil {
			continue
		}
		d.field(lang.Text{ZH: "%s的截至日期", EN: "date of the %s"}.With(called), was.AsOf.String(), is.AsOf.String())
		d.rest(lang.Text{ZH: "%s的来源", EN: "source of the %s"}.With(called), was.Source, is.Source)
	}
}

func gradeName(grade string) lang.Text {
	if grade == "" {
		return lang.Text{ZH: "无等级", EN: "no grade"}
	}
	return policy.Word("grade", grade)
}

func (c *comparison) hospitals() {
	match(
		c.old.Model.Hospitals,
		c.new.Model.Hospitals,
		c.hospital,
		func(old, now *policy.Hospital, inOld, inNew bool) {
			h := first(old, now, inNew)
			what := lang.Text{ZH: "%s（%s）", EN: "%s (%s)"}.With(h.Name, regionName(h.Region))
			if inOld && inNew {
				c.grade(what, old.Grade(), now.Grade())
			}
			c.record(inOld, inNew, what, func(f *differences) {
				f.field(fieldNames["ID"], old.ID, now.ID)
				f.text(lang.Text{ZH: "更名", EN: "renamed"}, old.Name, now.Name)
				f.value(lang.Text{ZH: "类别", EN: "kind"}, "kind", old.Kind, now.Kind)
				f.value(lang.Text{ZH: "角色", EN: "role"}, "role", old.Role, now.Role)
				f.place(lang.Text{ZH: "所在地", EN: "region"}, old.Region, now.Region)
				f.facts(old, now)
				f.rest(lang.Text{}, old, now, "ID", "Name", "Kind", "Role", "Region", "Facts", "Lists")
				match(
					old.Lists,
					now.Lists,
					func(m policy.Membership) string { return c.list(m.List) },
					func(a, b policy.Membership, was, is bool) {
						f.value(
							lang.Text{ZH: "名单“%s”", EN: "on the list %s"}.With(first(a, b, is).List.Name),
							"member",
							a.Status,
							b.Status,
						)
						if was && is {
							f.rest(lang.Text{ZH: "名单“%s”", EN: "list %s"}.With(b.List.Name), a, b, "List", "Status")
						}
					},
				)
			})
		},
	)
	pair := func(p *policy.Pairing) string {
		return c.planOf(p.Plan) + " " + c.hospital(p.Hospital) + " " + c.hospital(p.Supporting)
	}
	match(c.old.Model.Pairings, c.new.Model.Pairings, pair, func(old, now *policy.Pairing, inOld, inNew bool) {
		p := first(old, now, inNew)
		what := lang.Text{
			ZH: "帮扶关系：%s，由%s支援",
			EN: "pairing: %s, supported by %s",
		}.With(p.Hospital.Name, p.Supporting.Name)
		c.record(inOld, inNew, what, func(f *differences) { f.rest(lang.Text{}, old, now) })
	})
	match(c.old.Model.Lists, c.new.Model.Lists, c.list,
		func(old, now *policy.List, inOld, inNew bool) {
			what := lang.Text{ZH: "名单“%s”", EN: "list %s"}.With(first(old, now, inNew).Name)
			c.record(inOld, inNew, what, func(f *differences) { f.rest(lang.Text{}, old, now) })
		})
}

// place compares where something lies. A region that is only renamed is the same, and told by itself.
func (d *differences) place(name lang.Text, old, now *policy.Region) {
	if regionCode(old) != regionCode(now) {
		d.words(name, regionName(old), regionName(now))
	}
}

func regionCode(r *policy.Region) string {
	if r == nil {
		return ""
	}
	return r.Code
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
	match(
		c.old.Model.Targets,
		c.new.Model.Targets,
		c.target,
		func(old, now *policy.Target, inOld, inNew bool) {
			c.record(inOld, inNew, targetName(first(old, now, inNew)), func(f *differences) {
				f.field(fieldNames["ID"], old.ID, now.ID)
				f.text(lang.Text{ZH: "名称", EN: "name"}, old.Name, now.Name)
				f.text(lang.Text{ZH: "口径", EN: "measure"}, old.Measure, now.Measure)
				f.value(lang.Text{ZH: "类型", EN: "kind"}, "test", string(old.Kind), string(now.Kind))
				f.value(lang.Text{ZH: "要求", EN: "bound"}, "bound", string(old.Bound), string(now.Bound))
				if old.Value != now.Value || old.Grade != now.Grade || old.Kind != now.Kind {
					f.words(lang.Text{ZH: "目标值", EN: "value"}, demanded(old), demanded(now))
				}
				f.words(lang.Text{ZH: "频度", EN: "how often"}, often(old), often(now))
				f.field(lang.Text{ZH: "起始", EN: "from"}, old.From.String(), now.From.String())
				f.field(lang.Text{ZH: "时限", EN: "due"}, old.Due.String(), now.Due.String())
				f.field(lang.Text{ZH: "所引条款", EN: "clause"}, clauseID(old.Clause), clauseID(now.Clause))
				f.value(fieldNames["Strength"], "strength", old.Strength, now.Strength)
				f.value(lang.Text{ZH: "判定方法", EN: "method"}, "method", string(old.Method), string(now.Method))
				f.field(
					lang.Text{ZH: "适用地区数", EN: "regions bound"},
					numeral.Format(float64(len(old.Subjects))),
					numeral.Format(float64(len(now.Subjects))),
				)
				f.rest(lang.Text{}, old, now, "ID", "Plan", "Name", "Measure", "Kind", "Bound", "Value", "Grade",
					"Holds",
					"Every", "From", "Due", "Clause", "Strength", "Method")
			})
		},
	)
}

func clauseID(x *policy.Clause) string {
	if x == nil {
		return ""
	}
	return x.ID
}

// often says how often a target holds: "in each period, every year".
func often(t *policy.Target) lang.Text {
	holds := policy.Word("holds", string(t.Holds))
	if t.Every == "" {
		return holds
	}
	return lang.Text{ZH: "%s，%s", EN: "%s, %s"}.With(holds, policy.Word("every", string(t.Every)))
}

func demanded(t *policy.Target) lang.Text {
	switch t.Kind {
	case policy.Graded:
		return policy.Word("grade", t.Grade)
	case policy.Quantity:
		return t.Unit.Amount(t.Value)
	}
	return lang.Text{}
}

func (c *comparison) tasks() {
	match(c.old.Model.Tasks, c.new.Model.Tasks, c.task, func(old, now *policy.Task, inOld, inNew bool) {
		t := first(old, now, inNew)
		c.record(
			inOld,
			inNew,
			lang.Text{ZH: "%s：%s", EN: "%s, %s"}.With(t.Plan.ShortTitle, t.Name),
			func(f *differences) {
				f.field(fieldNames["ID"], old.ID, now.ID)
				f.text(lang.Text{ZH: "名称", EN: "name"}, old.Name, now.Name)
				f.field(lang.Text{ZH: "时限", EN: "due"}, old.Due.String(), now.Due.String())
				f.value(lang.Text{ZH: "频次", EN: "every"}, "every", string(old.Every), string(now.Every))
				f.field(lang.Text{ZH: "完成日期", EN: "done"}, old.Done.String(), now.Done.String())
				if departments(old) != departments(now) {
					f.words(lang.Text{ZH: "责任单位", EN: "responsible"}, responsible(old), responsible(now))
				}
				f.known(old.Known, now.Known)
				f.rest(lang.Text{}, old, now, "ID", "Plan", "Name", "Due", "Every", "Done", "Responsible", "Known")
			},
		)
	})
}

// departments are the ids of those responsible for a task: one that is renamed is the same.
func departments(t *policy.Task) string {
	var ids []string
	for _, d := range t.Responsible {
		ids = append(ids, d.ID)
	}
	return strings.Join(ids, " ")
}

func responsible(t *policy.Task) lang.Text {
	var zh, en []string
	for _, d := range t.Responsible {
		zh, en = append(zh, d.Name.ZH), append(en, d.Name.EN)
	}
	return lang.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}

// observed writes what an observation says.
func observed(o *policy.Observation) lang.Text {
	switch {
	case o.Target.Kind == policy.Graded:
		return gradeName(o.Grade)
	case o.Target.Kind != policy.YesNo:
		return o.Target.Unit.Amount(o.Value)
	case o.Done:
		return lang.Text{ZH: "已完成", EN: "done"}
	}
	return lang.Text{ZH: "未完成", EN: "not done"}
}

// sameFigure compares what two observations say, not the words for it: a unit that is renamed corrects no figure.
func sameFigure(a, b *policy.Observation) bool {
	return a.Value == b.Value && a.Grade == b.Grade && a.Done == b.Done
}

func (c *comparison) figures() {
	key := func(o *policy.Observation) string {
		who := c.region(o.Region)
		if o.Hospital != nil {
			who = c.hospital(o.Hospital)
		}
		return c.target(o.Target) + " " + who + " " + o.Date.String()
	}
	match(
		c.old.Model.Observations,
		c.new.Model.Observations,
		key,
		func(old, now *policy.Observation, inOld, inNew bool) {
			o := first(old, now, inNew)
			who := regionName(o.Region)
			if o.Hospital != nil {
				who = o.Hospital.Name
			}
			what := lang.Text{ZH: "%s，%s，%s", EN: "%s, %s, %s"}.With(who, targetName(o.Target), date(o.Date))
			switch {
			case !inOld || !inNew:
				c.record(inOld, inNew, lang.Text{ZH: "%s：%s", EN: "%s: %s"}.With(what, observed(o)), nil)
			case !sameFigure(old, now):
				c.add(Changed, correction(what, old, now))
			case old.Status != now.Status:
				c.add(
					Changed,
					lang.Text{
						ZH: "%s：%s → %s",
						EN: "%s: %s → %s",
					}.With(
						what,
						policy.Word("obs", string(old.Status)),
						policy.Word("obs", string(now.Status)),
					),
				)
			}
			if inOld && inNew {
				c.record(true, true, what, func(f *differences) {
					f.rest(lang.Text{}, old, now, "Target", "Region", "Hospital", "Date", "Value", "Grade", "Done",
						"Status",
						"Corrections")
					if sameFigure(old, now) { // else the correction was told
						f.rest(lang.Text{}, corrections{old.Corrections}, corrections{now.Corrections})
					}
				})
			}
		},
	)
	context := func(f *policy.Figure) string { return c.region(f.Region) + " " + f.Name.ZH + " " + f.Date.String() }
	match(c.old.Model.Figures, c.new.Model.Figures, context, func(old, now *policy.Figure, inOld, inNew bool) {
		f := first(old, now, inNew)
		c.record(
			inOld,
			inNew,
			lang.Text{
				ZH: "%s，%s，%s：%s",
				EN: "%s, %s, %s: %s",
			}.With(
				regionName(f.Region),
				f.Name,
				date(f.Date),
				figureText(f),
			),
			func(d *differences) {
				d.words(lang.Text{ZH: "数值", EN: "value"}, figureText(old), figureText(now))
				d.rest(lang.Text{}, old, now, "Region", "Date", "Value", "Text")
			},
		)
	})
}

// corrections are compared by themselves.
type corrections struct{ Corrections []policy.Correction }

// correction says what was corrected, and whether the record keeps what it said before.
func correction(what lang.Text, old, now *policy.Observation) lang.Text {
	t := lang.Text{ZH: "%s：更正，%s → %s", EN: "%s: corrected, %s → %s"}.With(what, observed(old), observed(now))
	if len(now.Corrections) > len(old.Corrections) {
		why := now.Corrections[len(now.Corrections)-1].Why
		return lang.Text{ZH: "%s（%s）", EN: "%s (%s)"}.With(t, why)
	}
	return lang.Text{ZH: "%s；记录中没有注明更正", EN: "%s; the record does not say that it was corrected"}.With(t)
}

func date(d policy.Date) lang.Text {
	return lang.Text{EN: d.Format(lang.EN), ZH: d.Format(lang.ZH)}
}

func figureText(f *policy.Figure) lang.Text {
	if f.HasValue {
		return f.Unit.Amount(f.Value)
	}
	return f.Text
}

func (c *comparison) vocabulary() {
	match(
		c.old.Model.Regions,
		c.new.Model.Regions,
		c.region,
		func(old, now *policy.Region, inOld, inNew bool) {
			r := first(old, now, inNew)
			c.record(inOld, inNew, lang.Text{ZH: "%s %s", EN: "%s %s"}.With(r.Code, r.Name), func(f *differences) {
				f.field(fieldNames["Code"], old.Code, now.Code)
				f.text(lang.Text{ZH: "名称", EN: "name"}, old.Name, now.Name)
				f.place(lang.Text{ZH: "上级", EN: "within"}, old.Parent, now.Parent)
				f.rest(lang.Text{}, old, now, "Code", "Name", "Parent")
			})
		},
	)
	match(
		c.old.Model.Terms,
		c.new.Model.Terms,
		c.term,
		func(old, now *policy.Term, inOld, inNew bool) {
			c.record(
				inOld,
				inNew,
				lang.Text{ZH: "术语“%s”", EN: "term %s"}.With(first(old, now, inNew).Name),
				func(f *differences) {
					f.field(fieldNames["ID"], old.ID, now.ID)
					f.text(lang.Text{ZH: "名称", EN: "name"}, old.Name, now.Name)
					f.rest(lang.Text{}, old, now, "ID", "Name")
				},
			)
		},
	)
	match(
		c.old.Model.Units,
		c.new.Model.Units,
		func(u *policy.Unit) string { return u.ID },
		func(old, now *policy.Unit, inOld, inNew bool) {
			c.record(
				inOld,
				inNew,
				lang.Text{ZH: "单位“%s”", EN: "unit %s"}.With(first(old, now, inNew).Name),
				func(f *differences) {
					f.rest(lang.Text{}, old, now)
				},
			)
		},
	)
	match(c.old.Model.Groups, c.new.Model.Groups, func(g *policy.Group) string { return g.ID },
		func(old, now *policy.Group, inOld, inNew bool) {
			what := lang.Text{ZH: "地区分组“%s”", EN: "group %s"}.With(first(old, now, inNew).Name)
			c.record(inOld, inNew, what, func(f *differences) { f.rest(lang.Text{}, old, now) })
		})
	match(c.old.Model.Departments, c.new.Model.Departments, func(d *policy.Department) string { return d.ID },
		func(old, now *policy.Department, inOld, inNew bool) {
			what := lang.Text{ZH: "部门“%s”", EN: "department %s"}.With(first(old, now, inNew).Name)
			c.record(inOld, inNew, what, func(f *differences) { f.rest(lang.Text{}, old, now) })
		})
	c.site()
}

// site compares what config.toml says, and what no record holds by itself.
func (c *comparison) site() {
	f := differences{renames: c.renames}
	old, now := c.old.Model.Site, c.new.Model.Site
	f.text(lang.Text{ZH: "网站标题", EN: "title"}, old.Title, now.Title)
	f.rest(lang.Text{}, &old, &now, "Title")
	f.rest(lang.Text{ZH: "行政区划的来源", EN: "source of the regions"}, c.old.Model.RegionSource,
		c.new.Model.RegionSource)
	f.field(lang.Text{ZH: "读者的说法", EN: "readers' words"}, c.spelled(reflect.ValueOf(c.old.Model.Asked)),
		c.spelled(reflect.ValueOf(c.new.Model.Asked)))
	if len(f.list) > 0 {
		c.add(Changed, lang.Text{ZH: "网站：%s", EN: "the site: %s"}.With(f.joined()))
	}
}
