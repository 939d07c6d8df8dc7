package search

import (
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/terms"
)

// glossary adds to every entry the other forms of the glossary's terms that stand in it, so that a
// query by one form finds a text that has another. A single Chinese character or a short Latin word
// is too often part of something else to stand for a term. The names in a list that share their last noun are such
// forms too.
func (x *indexer) glossary() {
	all := make([]forms, len(x.site.Model.Terms))
	for i, t := range x.site.Model.Terms {
		all[i] = formsOf(lang.Text{ZH: strings.Join(append([]string{t.Name.ZH}, t.AlsoZH...), "\n"),
			EN: strings.Join(append([]string{t.Name.EN}, t.AlsoEN...), "\n")})
	}
	asked := make([]forms, len(x.site.Model.Asked))
	for i, a := range x.site.Model.Asked {
		asked[i] = formsOf(lang.Text{ZH: strings.Join(a.Words.ZH, "\n"), EN: strings.Join(a.Words.EN, "\n")})
	}
	for i := range x.entries {
		e := &x.entries[i]
		if e.Kind == CountyKind || e.Kind == RegionKind {
			continue
		}
		lists := lines(terms.Elliptical(e.Body.ZH)...)
		if lists != "" {
			e.Also = append(e.Also, formsOf(lang.Text{ZH: lists}))
		}
		text := mentioned{lines(e.Title.ZH, e.Body.ZH, lists), words(e.Title.EN + "\n" + e.Body.EN)}
		for k, a := range x.site.Model.Asked {
			if text.has(a.Means) {
				e.Also = append(e.Also, asked[k])
			}
		}
		if e.Kind == TermKind {
			continue
		}
		for k, t := range x.site.Model.Terms {
			if text.has(policy.Wordings{ZH: append([]string{t.Name.ZH}, t.AlsoZH...),
				EN: append([]string{t.Name.EN}, t.AlsoEN...)}) {
				e.Also = append(e.Also, all[k])
			}
		}
	}
}

// mentioned are the texts of an entry in which forms of words are looked for; the English one is of whole words.
type mentioned struct{ zh, en string }

func (m mentioned) has(any policy.Wordings) bool {
	for _, form := range any.ZH {
		if len(form) > len("县") && strings.Contains(m.zh, form) {
			return true
		}
	}
	for _, form := range any.EN {
		if len(form) > 3 && strings.Contains(m.en, words(form)) {
			return true
		}
	}
	return false
}

// words are the words of a text in the forms that the index compares, each between blanks.
func words(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, u := range terms.Units(text) {
		b.WriteString(u.Term + " ")
	}
	return b.String()
}
