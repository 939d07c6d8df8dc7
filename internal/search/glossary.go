package search

import (
	"slices"
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
	all := make([]wording, len(x.site.Model.Terms))
	for i, t := range x.site.Model.Terms {
		all[i] = wordingBy(wordingsOf(t), wordingsOf(t))
	}
	asked := make([]wording, len(x.site.Model.Asked))
	for i, a := range x.site.Model.Asked {
		asked[i] = wordingBy(a.Means, a.Words)
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
		e.Also = append(e.Also, text.also(asked)...)
		if e.Kind != TermKind {
			e.Also = append(e.Also, text.also(all)...)
		}
	}
}

// A wording is what brings in other forms of words, and those forms.
type wording struct {
	zh, en []string // parts of a Chinese text, and of the words of an English one
	forms  forms
}

func wordingBy(by, also policy.Wordings) wording {
	n := wording{forms: formsOf(lang.Text{ZH: strings.Join(also.ZH, "\n"), EN: strings.Join(also.EN, "\n")})}
	for _, form := range by.ZH {
		if len(form) > len("县") {
			n.zh = append(n.zh, form)
		}
	}
	for _, form := range by.EN {
		if len(form) > 3 {
			n.en = append(n.en, words(form))
		}
	}
	return n
}

// wordingsOf are all that a term of the glossary is called.
func wordingsOf(t *policy.Term) policy.Wordings {
	return policy.Wordings{ZH: append([]string{t.Name.ZH}, t.AlsoZH...), EN: append([]string{t.Name.EN}, t.AlsoEN...)}
}

// mentioned are the texts of an entry in which forms of words are looked for; the English one is of whole words.
type mentioned struct{ zh, en string }

// also are the forms that the texts bring in.
func (m mentioned) also(all []wording) []forms {
	var found []forms
	for _, n := range all {
		if slices.ContainsFunc(n.zh, func(form string) bool { return strings.Contains(m.zh, form) }) ||
			slices.ContainsFunc(n.en, func(form string) bool { return strings.Contains(m.en, form) }) {
			found = append(found, n.forms)
		}
	}
	return found
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
