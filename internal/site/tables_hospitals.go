package site

import (
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

func hospitalsTable(hospitals []*policy.Hospital) Table {
	type hospital = *policy.Hospital
	var c columns[hospital]
	c.text("id", lang.Text{ZH: "编号", EN: "id"}, func(h hospital) string { return h.ID })
	c.both("name", lang.Text{ZH: "名称", EN: "name"}, func(h hospital) lang.Text { return h.Name })
	c.code("kind", "hospital-kind", lang.Text{ZH: "类别", EN: "kind"}, func(h hospital) string { return h.Kind })
	c.code(
		"role",
		"hospital-role",
		lang.Text{ZH: "角色：县级医院或支援医院", EN: "role: a county's own or supporting"},
		func(h hospital) string { return h.Role },
	)
	c.text(
		"region",
		lang.Text{ZH: "所在地代码", EN: "code of its region"},
		func(h hospital) string { return h.Region.Code },
	)
	c.source("source", func(h hospital) policy.Source { return h.Source })
	fact := func(key string) func(h hospital) string {
		return func(h hospital) string { return h.Facts.Text(key).ZH }
	}
	c.both("address", lang.Text{ZH: "地址", EN: "address"},
		func(h hospital) lang.Text { return h.Facts.Text("address") })
	c.text("telephone", lang.Text{ZH: "电话", EN: "telephone"}, fact("telephone"))
	c.code("grade", "hospital-grade", lang.Text{ZH: "等级（有出处的）", EN: "grade, where a source states it"},
		fact("grade"))
	c.code(
		"ownership",
		"ownership",
		lang.Text{ZH: "所有制：public 公立，private 民营", EN: "ownership: public or private"},
		fact("ownership"),
	)
	c.yesNo("emergency", lang.Text{ZH: "是否设急诊", EN: "whether it has an emergency department"}, fact("emergency"))
	c.text(
		"insurance_code",
		lang.Text{ZH: "医保定点医疗机构编码", EN: "code as a designated institution of the medical insurance"},
		fact("insurance_code"),
	)
	c.text("website", lang.Text{ZH: "网站", EN: "website"}, fact("website"))
	located := func(degrees func(policy.Point) float64) func(hospital) string {
		return func(h hospital) string {
			if h.Facts.Location == nil {
				return ""
			}
			return numeral.Format(degrees(h.Facts.Location.Value))
		}
	}
	c.number("longitude", lang.Text{ZH: "经度", EN: "degrees east"},
		located(func(p policy.Point) float64 { return p.Lon }))
	c.number("latitude", lang.Text{ZH: "纬度", EN: "degrees north"},
		located(func(p policy.Point) float64 { return p.Lat }))
	c.note(func(h hospital) lang.Text { return h.Note })
	return c.fill(Table{Key: []string{"id"},
		Refs: []reference{refer("regions", "region")}, Title: lang.Text{ZH: "医院", EN: "Hospitals"},
		Description: lang.Text{
			ZH: "规划涉及的医院",
			EN: "The hospitals that the plans concern",
		}}, hospitals)
}

// A knownFact is one fact about a hospital.
type knownFact struct {
	hospital *policy.Hospital
	key      string
}

// by says who told of the fact, and as of when.
func (f knownFact) by() *policy.Attested { return f.hospital.Facts.Of(f.key) }

// factsTable says of each fact about a hospital by whose word it is known, and as of when.
func factsTable(hospitals []*policy.Hospital) Table {
	var c columns[knownFact]
	c.text(
		"hospital",
		lang.Text{ZH: "医院编号", EN: "id of the hospital"},
		func(f knownFact) string { return f.hospital.ID },
	)
	c.code("fact", "hospital-fact", lang.Text{ZH: "信息项", EN: "which fact"},
		func(f knownFact) string { return f.key })
	c.both(
		"value",
		lang.Text{ZH: "内容", EN: "what it says"},
		func(f knownFact) lang.Text { return f.hospital.Facts.Text(f.key) },
	)
	c.date("as_of", lang.Text{ZH: "截至日期", EN: "date for which it holds"},
		func(f knownFact) policy.Date { return f.by().AsOf })
	c.source("source", func(f knownFact) policy.Source { return f.by().Source })
	var facts []knownFact
	for _, h := range hospitals {
		for _, key := range policy.Enums["fact"].Values() {
			if h.Facts.Of(key) != nil {
				facts = append(facts, knownFact{h, key})
			}
		}
	}
	return c.fill(
		Table{
			Key:   []string{"hospital", "fact"},
			Refs:  []reference{refer("hospitals", "hospital")},
			Title: lang.Text{ZH: "医院信息的来源", EN: "Facts about hospitals"},
			Description: lang.Text{
				ZH: "医院每项信息的内容、截至日期和来源",
				EN: "What is known of each hospital, as of when and by whose word",
			},
		},
		facts,
	)
}

func pairingsTable(m *policy.Model) Table {
	type pair = *policy.Pairing
	var c columns[pair]
	id := numbered(m.Pairings, func(p pair) string { return p.Hospital.ID + "/" + p.Supporting.ID })
	c.text("id", lang.Text{ZH: "编号", EN: "id"}, func(p pair) string { return id[p] })
	c.count("order", lang.Text{ZH: "表中次序", EN: "order in the table"}, func(p pair) int { return p.Order })
	c.text("county", lang.Text{ZH: "县代码", EN: "code of the county"},
		func(p pair) string { return p.Hospital.Region.Code })
	c.both("county", lang.Text{ZH: "县", EN: "county"}, func(p pair) lang.Text { return p.Hospital.Region.Name })
	for _, h := range []struct {
		name  string
		words lang.Text
		of    func(pair) *policy.Hospital
	}{
		{"county_hospital", lang.Text{ZH: "县级医院", EN: "county hospital"},
			func(p pair) *policy.Hospital { return p.Hospital }},
		{"supporting_hospital", lang.Text{ZH: "支援医院", EN: "supporting hospital"},
			func(p pair) *policy.Hospital { return p.Supporting }},
	} {
		c.text(h.name, lang.Text{ZH: h.words.ZH + "编号", EN: "id of the " + h.words.EN},
			func(p pair) string { return h.of(p).ID })
		c.both(h.name, h.words, func(p pair) lang.Text { return h.of(p).Name })
	}
	c.text("plan", lang.Text{ZH: "规划", EN: "plan"}, func(p pair) string { return p.Plan.Slug })
	c.source("source", func(p pair) policy.Source { return p.Source })
	c.note(func(p pair) lang.Text { return p.Note })
	return c.fill(Table{Key: []string{"id"}, Refs: []reference{refer("regions", "county"),
		refer("hospitals", "county_hospital"), refer("hospitals", "supporting_hospital"), refer("plans", "plan")},
		Title: lang.Text{ZH: "帮扶关系", EN: "Pairings"},
		Description: lang.Text{
			ZH: "县级医院与支援它的三级医院",
			EN: "County hospitals and the tertiary hospitals that support them",
		}}, m.Pairings)
}
