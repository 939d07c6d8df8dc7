package search

import (
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// glossary adds to every entry the other forms of the glossary's terms that stand in it, so that a
// query by one form finds a text that has another. A single Chinese character or a short Latin word
// is too often part of something else to stand for a term.
func (x *indexer) glossary() {
	all := make([]forms, len(x.site.Model.Terms))
	for i, t := range x.site.Model.Terms {
		all[i] = formsOf(lang.Text{ZH: strings.Join(append([]string{t.Name.ZH}, t.AlsoZH...), "\n"),
			EN: strings.Join(append([]string{t.Name.EN}, t.AlsoEN...), "\n")})
	}
	for i := range x.entries {
		e := &x.entries[i]
		if e.Kind == TermKind || e.Kind == CountyKind || e.Kind == RegionKind {
			continue
		}
		zh, en := e.Title.ZH+"\n"+e.Body.ZH, " "+strings.ToLower(e.Title.EN+"\n"+e.Body.EN)+" "
		for k, t := range x.site.Model.Terms {
			if mentions(zh, en, t) {
				e.Also = append(e.Also, all[k])
			}
		}
	}
}

func mentions(zh, en string, t *policy.Term) bool {
	for _, form := range append([]string{t.Name.ZH}, t.AlsoZH...) {
		if len(form) > len("县") && strings.Contains(zh, form) {
			return true
		}
	}
	for _, form := range append([]string{t.Name.EN}, t.AlsoEN...) {
		if len(form) > 3 && strings.Contains(en, " "+strings.ToLower(form)+" ") {
			return true
		}
	}
	return false
}
