package change

import (
	"slices"

	"gazette/internal/lang"
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
		c.add(changed, lang.Text{ZH: "%s：补充了等级，%s", EN: "%s: its grade is now given, %s"}.With(what,
			gradeName(now)))
		return
	case now == "":
		c.add(
			changed,
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
		changed,
		lang.Text{ZH: "%s：%s，%s → %s", EN: "%s: %s, %s → %s"}.With(what, verb, gradeName(old), gradeName(now)),
	)
}

// facts compares what is known of a hospital, each with its date and source; [comparison.grade] says
// how a grade changed.
func (d *differences) facts(old, now *policy.Hospital) {
	for _, x := range policy.Enums["fact"] {
		fact, called := x.Value, x.Words
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
			if !inNew {
				what = c.gone(policy.HospitalIdentity, "", old.ID, what)
			}
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
			if !inNew {
				what = c.gone(policy.ListIdentity, "", old.ID, what)
			}
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
