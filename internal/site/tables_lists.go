package site

import (
	"strconv"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// numbered gives each record an id of its own: those that would share one are told apart by a number.
func numbered[T comparable](records []T, id func(T) string) map[T]string {
	ids, seen := map[T]string{}, map[string]int{}
	for _, x := range records {
		own := id(x)
		if seen[own]++; seen[own] > 1 {
			own += "/" + strconv.Itoa(seen[own])
		}
		ids[x] = own
	}
	return ids
}

func listsTable(lists []*policy.List) Table {
	type list = *policy.List
	var c columns[list]
	c.text("id", lang.Text{ZH: "编号", EN: "id"}, func(l list) string { return l.ID })
	c.both("name", lang.Text{ZH: "名称", EN: "name"}, func(l list) lang.Text { return l.Name })
	c.text("plan", lang.Text{ZH: "设立该名单的规划", EN: "plan that sets it"}, func(l list) string {
		if l.Plan == nil {
			return ""
		}
		return l.Plan.Slug
	})
	c.number("total", lang.Text{ZH: "公布名单的医院数", EN: "how many hospitals the official list has"},
		func(l list) string {
			if l.Total == 0 {
				return "" // no source says how many
			}
			return strconv.Itoa(l.Total)
		})
	c.count("known", lang.Text{ZH: "本站已知的医院数", EN: "how many of them this site knows"},
		func(l list) int { return len(l.Members) })
	c.note(func(l list) lang.Text { return l.Note })
	c.source("source", func(l list) policy.Source { return l.Source })
	return c.fill(Table{Key: []string{"id"}, Refs: []reference{refer("plans", "plan")},
		Title:       lang.Text{ZH: "医院名单", EN: "Lists of hospitals"},
		Description: lang.Text{ZH: "官方的医院名单", EN: "Official lists of hospitals"}}, lists)
}

// membersTable has a row for each hospital on each list.
func membersTable(hospitals []*policy.Hospital) Table {
	type member struct {
		hospital *policy.Hospital
		*policy.Membership
	}
	var members []member
	for _, h := range hospitals {
		for i := range h.Lists {
			members = append(members, member{h, &h.Lists[i]})
		}
	}
	id := numbered(members, func(m member) string { return m.List.ID + "/" + m.hospital.ID })
	var c columns[member]
	c.text("id", lang.Text{ZH: "编号", EN: "id"}, func(m member) string { return id[m] })
	c.text("list", lang.Text{ZH: "名单编号", EN: "id of the list"}, func(m member) string { return m.List.ID })
	c.both("list", lang.Text{ZH: "名单", EN: "list"}, func(m member) lang.Text { return m.List.Name })
	c.text("hospital", lang.Text{ZH: "医院编号", EN: "id of the hospital"},
		func(m member) string { return m.hospital.ID })
	c.both("hospital", lang.Text{ZH: "医院", EN: "hospital"}, func(m member) lang.Text { return m.hospital.Name })
	c.code("status", "list-status", lang.Text{ZH: "依据：已确认、推断、公示中", EN: "how surely it is on the list"},
		func(m member) string { return m.Status })
	c.date("as_of", lang.Text{ZH: "截至日期", EN: "date for which it holds"},
		func(m member) policy.Date { return m.AsOf })
	c.source("source", func(m member) policy.Source { return m.Source })
	return c.fill(Table{Key: []string{"id"}, Refs: []reference{refer("lists", "list"), refer("hospitals", "hospital")},
		Title: lang.Text{ZH: "名单上的医院", EN: "Hospitals on lists"},
		Description: lang.Text{
			ZH: "哪家医院在哪份名单上，依据为何",
			EN: "Which hospital is on which list, and how surely",
		}}, members)
}

func unitsTable(units []*policy.Unit) Table {
	type unit = *policy.Unit
	var c columns[unit]
	c.text("id", lang.Text{ZH: "编号", EN: "id"}, func(u unit) string { return u.ID })
	c.both("name", lang.Text{ZH: "名称", EN: "name"}, func(u unit) lang.Text { return u.Name })
	c.both("symbol", lang.Text{ZH: "紧随数字的符号", EN: "symbol that follows the figure"},
		func(u unit) lang.Text { return u.Symbol })
	c.yesNo("counted", lang.Text{ZH: "是否只取整数", EN: "whether there are no fractions of it"},
		func(u unit) string { return strconv.FormatBool(u.Counted) })
	return c.fill(Table{Key: []string{"id"}, Title: lang.Text{ZH: "单位", EN: "Units"},
		Description: lang.Text{ZH: "数值的计量单位", EN: "What figures are counted in"}}, units)
}
