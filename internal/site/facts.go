package site

import (
	"regexp"

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
