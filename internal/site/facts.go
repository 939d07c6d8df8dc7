package site

import (
	"regexp"
	"strings"

	"gazette/internal/policy"
)

var extension = regexp.MustCompile(` ?转 ?`)

// FactText says in words what is known of a hospital, by the fact's key; "" where nothing is.
func FactText(h *policy.Hospital, fact string, lang policy.Lang) string {
	s := h.Facts.Text(fact).In(lang)
	switch {
	case s == "":
		return ""
	case fact == "grade":
		return GradeName(s, lang)
	case fact == "telephone" && lang == policy.EN:
		return extension.ReplaceAllString(s, " ext. ")
	case fact == "ownership", fact == "emergency":
		return HospitalWords[fact+"-"+s].In(lang)
	case fact == "location":
		p := h.Facts.Location.Value
		lon, lat := policy.FormatNumber(p.Lon), policy.FormatNumber(p.Lat)
		return policy.Text{ZH: "东经" + lon + "°，北纬" + lat + "°", EN: lat + "° N, " + lon + "° E"}.In(lang)
	}
	return s
}

// factFields are the columns of what is known of hospitals by their own sources; the sources stand in
// the table of facts.
func factFields() []Field {
	return []Field{field("address_zh", "地址（中文）", "address, Chinese"), field("address_en", "地址（英文）", "address, English"),
		field("telephone", "电话", "telephone"), field("grade", "等级（有出处的）", "grade, where a source states it"),
		field("ownership", "所有制：public 公立，private 民营", "ownership: public or private"),
		yesNoField("emergency", "是否设急诊", "whether it has an emergency department"),
		field("insurance_code", "医保定点医疗机构编码", "code as a designated institution of the medical insurance"),
		field("website", "网站", "website"), number("longitude", "经度", "degrees east"), number("latitude", "纬度", "degrees north")}
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
	t := Table{Name: "hospital-facts", Title: policy.Text{ZH: "医院信息的来源", EN: "Facts about hospitals"},
		Description: policy.Text{ZH: "医院每项信息的内容、截至日期和来源",
			EN: "What is known of each hospital, as of when and by whose word"},
		Fields: append([]Field{field("hospital", "医院编号", "id of the hospital"), field("fact", "信息项", "which fact"),
			field("value_zh", "内容（中文）", "what it says, Chinese"), field("value_en", "内容（英文）", "what it says, English"),
			field("as_of", "截至日期", "date for which it holds")}, sourceFields("source")...)}
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
