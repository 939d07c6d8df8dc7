package change

import (
	"reflect"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

func (c *comparison) vocabulary() {
	match(
		c.old.Model.Regions,
		c.new.Model.Regions,
		c.region,
		func(old, now *policy.Region, inOld, inNew bool) {
			r := first(old, now, inNew)
			what := lang.Text{ZH: "%s %s", EN: "%s %s"}.With(r.Code, r.Name)
			if !inNew {
				what = c.gone(policy.RegionIdentity, "", old.Code, what)
			}
			c.record(inOld, inNew, what, func(f *differences) {
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
			what := lang.Text{ZH: "术语“%s”", EN: "term %s"}.With(first(old, now, inNew).Name)
			if !inNew {
				what = c.gone(policy.TermIdentity, "", old.ID, what)
			}
			c.record(inOld, inNew, what, func(f *differences) {
				f.field(fieldNames["ID"], old.ID, now.ID)
				f.text(lang.Text{ZH: "名称", EN: "name"}, old.Name, now.Name)
				f.rest(lang.Text{}, old, now, "ID", "Name")
			})
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
		c.add(changed, lang.Text{ZH: "网站：%s", EN: "the site: %s"}.With(f.joined()))
	}
}
