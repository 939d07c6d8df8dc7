package site

import (
	"regexp"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

var extension = regexp.MustCompile(` ?转 ?`)

// FactText says in words what is known of a hospital, by the fact's key; "" where nothing is.
func FactText(h *policy.Hospital, fact string, language lang.Lang) string {
	s := h.Facts.Text(fact).In(language)
	switch {
	case s == "":
		return ""
	case fact == "grade":
		return policy.Word("grade", s).In(language)
	case fact == "telephone" && language == lang.EN:
		return extension.ReplaceAllString(s, " ext. ")
	case fact == "ownership", fact == "emergency":
		return policy.Word(fact, s).In(language)
	case fact == "location":
		p := h.Facts.Location.Value
		lon, lat := numeral.Format(p.Lon), numeral.Format(p.Lat)
		return lang.Text{ZH: "东经" + lon + "°，北纬" + lat + "°", EN: lat + "° N, " + lon + "° E"}.In(language)
	}
	return s
}

// factFields are the columns of what is known of hospitals by their own sources; the sources stand in
// the table of facts.
func factFields() []Field {
	return []Field{field("address_zh", lang.Text{ZH: "地址（中文）", EN: "address, Chinese"}), field("address_en", lang.Text{
		ZH: "地址（英文）",
		EN: "address, English",
	}),
		field("telephone", lang.Text{ZH: "电话", EN: "telephone"}), field("grade", lang.Text{ZH: "等级（有出处的）", EN: "grade, where a source states it"}),
		field("ownership", lang.Text{ZH: "所有制：public 公立，private 民营", EN: "ownership: public or private"}),
		yesNoField("emergency", "是否设急诊", "whether it has an emergency department"),
		field("insurance_code", lang.Text{ZH: "医保定点医疗机构编码", EN: "code as a designated institution of the medical insurance"}),
		field("website", lang.Text{ZH: "网站", EN: "website"}), number("longitude", lang.Text{ZH: "经度", EN: "degrees east"}), number("latitude", lang.Text{
			ZH: "纬度",
			EN: "degrees north",
		})}
}

func factCells(h *policy.Hospital) []string {
	f := &h.Facts
	lon, lat, _ := strings.Cut(f.Text("location").ZH, ", ")
	address := f.Text("address")
	return []string{address.ZH, address.EN, f.Text("telephone").ZH, f.Text("grade").ZH, f.Text("ownership").ZH,
		f.Text("emergency").ZH,
		f.Text("insurance_code").ZH, f.Text("website").ZH, lon, lat}
}

// factsTable says of each fact about a hospital by whose word it is known, and as of when.
func factsTable(hospitals []*policy.Hospital) Table {
	t := Table{Name: "hospital-facts", Title: lang.Text{ZH: "医院信息的来源", EN: "Facts about hospitals"},
		Description: lang.Text{ZH: "医院每项信息的内容、截至日期和来源",
			EN: "What is known of each hospital, as of when and by whose word"},
		Fields: append([]Field{field("hospital", lang.Text{ZH: "医院编号", EN: "id of the hospital"}), field("fact", lang.Text{
			ZH: "信息项",
			EN: "which fact",
		}),
			field("value_zh", lang.Text{ZH: "内容（中文）", EN: "what it says, Chinese"}), field("value_en", lang.Text{
				ZH: "内容（英文）",
				EN: "what it says, English",
			}),
			field("as_of", lang.Text{ZH: "截至日期", EN: "date for which it holds"})}, sourceFields("source")...)}
	for _, h := range hospitals {
		for _, fact := range policy.FactNames {
			by := h.Facts.Of(fact)
			if by == nil {
				continue
			}
			value := h.Facts.Text(fact)
			t.Rows = append(t.Rows, append([]string{h.ID, fact, value.ZH, value.EN, by.AsOf.String()},
				sourceCells(by.Source)...))
		}
	}
	return t
}
