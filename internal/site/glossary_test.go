package site

import (
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A term is found as a whole word, in the plural too, and the longest where one lies within another; what is too short
// to be told from parts of other words is not looked for.
func TestTermsAreFoundInTexts(t *testing.T) {
	t.Parallel()
	all := []*policy.Term{
		{ID: "county", Name: lang.Text{ZH: "县域", EN: "County"}},
		{ID: "hospital", Name: lang.Text{ZH: "县域医院", EN: "county hospital"}, AlsoZH: []string{"院"},
			AlsoEN: []string{"ICU"}},
	}
	for _, c := range []struct {
		lang lang.Lang
		text string
		want string // the terms with their words
	}{
		{lang.EN, "Every county has one.", "county=county"},
		{lang.EN, "Counties and COUNTY", "county=Counties county=COUNTY"},
		{lang.EN, "an intercounty road", ""}, {lang.EN, "countywide", ""}, {lang.EN, "the ICU", ""},
		{lang.EN, "county hospitals", "hospital=county hospitals"}, {lang.EN, "no hospital", ""},
		{lang.EN, "a county, a county hospital", "county=county hospital=county hospital"},
		{lang.ZH, "在县域内的县域医院", "county=县域 hospital=县域医院"}, {lang.ZH, "医院", ""},
		{lang.EN, "İ county", ""}, // in small letters it is another length
	} {
		g := newGlossary(all, c.lang)
		got := codes(g.Mentions(c.text), func(m Mention) string { return m.Term.ID + "=" + c.text[m.From:m.To] })
		if got != c.want {
			t.Errorf("%q names %q, want %q", c.text, got, c.want)
		}
	}
}
