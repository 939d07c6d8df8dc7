package search

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/terms"
)

// A thesaurus knows the other forms of words: of the glossary's terms, and of what readers ask for.
type thesaurus struct{ terms, asked []wording }

func thesaurusOf(m *policy.Model) *thesaurus {
	t := &thesaurus{}
	for _, term := range m.Terms {
		t.terms = append(t.terms, wordingBy(wordingsOf(term), wordingsOf(term)))
	}
	for _, a := range m.Asked {
		t.asked = append(t.asked, wordingBy(a.Means, a.Words))
	}
	return t
}

// fill adds to an entry the other forms of the terms that stand in it, so that a query by one form finds a text that
// has another. A single Chinese character or a short Latin word is too often part of something else to stand for a
// term. The names in a list that share their last noun are such forms too.
func (t *thesaurus) fill(e *entry, own [len(lang.Langs)]cutTexts) {
	if e.Kind == facets.CountyKind || e.Kind == facets.RegionKind {
		return
	}
	lists := lines(terms.Elliptical(e.Body.ZH)...)
	if lists != "" {
		e.Also = append(e.Also, formsOf(lang.Text{ZH: lists}))
	}
	english := own[slices.Index(lang.Langs[:], lang.EN)]
	text := mentioned{lines(e.Title.ZH, e.Body.ZH, lists), words(english.title.units, english.body.units)}
	e.Also = append(e.Also, text.also(t.asked)...)
	if e.Kind != facets.TermKind {
		e.Also = append(e.Also, text.also(t.terms)...)
	}
}

// writeTo writes all that the thesaurus adds to entries.
func (t *thesaurus) writeTo(w io.Writer) {
	for _, list := range [][]wording{t.terms, t.asked} {
		for _, n := range list {
			fmt.Fprintf(w, "%q %q %q\n", n.zh, n.en, n.forms.Text)
		}
		fmt.Fprintln(w)
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
			n.en = append(n.en, words(terms.Units(form)))
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

// words are the words of texts in the forms that the index compares, each between blanks.
func words(texts ...[]terms.Unit) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, units := range texts {
		for _, u := range units {
			b.WriteString(u.Term + " ")
		}
	}
	return b.String()
}
