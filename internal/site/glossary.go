package site

import (
	"slices"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
	"gazette/internal/terms"
)

// A Glossary finds the terms of the glossary in texts of one language.
type Glossary struct {
	lang    lang.Lang
	matcher *terms.Matcher
	of      []*policy.Term // each form's
}

// A Mention is a term in a text, by its place in bytes.
type Mention struct {
	Term     *policy.Term
	From, To int
}

func newGlossary(all []*policy.Term, l lang.Lang) *Glossary {
	g := &Glossary{lang: l}
	var forms []string
	for _, t := range all {
		for _, form := range append([]string{t.Name.In(l)}, t.Also(l)...) {
			for _, form := range inflected(form, l) {
				forms, g.of = append(forms, form), append(g.of, t)
			}
		}
	}
	g.matcher = terms.NewMatcher(forms)
	return g
}

// inflected are the forms in which a term stands in texts. What is shorter than two Chinese characters or four
// letters is too often part of something else.
func inflected(form string, l lang.Lang) []string {
	form = strings.ToLower(strings.TrimSpace(form))
	switch {
	case len(form) < 4:
		return nil
	case l == lang.ZH:
		return []string{form}
	case strings.HasSuffix(form, "y"):
		return []string{form, strings.TrimSuffix(form, "y") + "ies"}
	}
	return []string{form, form + "s"}
}

// Mentions are the terms in a text, in order; of those within each other the longest.
func (g *Glossary) Mentions(text string) []Mention {
	folded := strings.ToLower(text)
	if len(folded) != len(text) {
		return nil // places in it would not be those in the text
	}
	hits := g.matcher.Find(folded)
	if g.lang == lang.EN {
		hits = slices.DeleteFunc(hits, func(h terms.Hit) bool { return !h.Whole(folded) })
	}
	slices.SortFunc(hits, terms.Hit.Compare)
	var found []Mention
	end := 0
	for _, h := range hits {
		if h.From >= end {
			found = append(found, Mention{g.of[h.Form], h.From, h.To})
			end = h.To
		}
	}
	return found
}

// termsOf are the terms that the clauses of a plan name, in the order of their names.
func (b *builder) termsOf(d *policy.Document) []*policy.Term {
	named := map[*policy.Term]bool{}
	for _, c := range d.Clauses {
		for _, m := range b.glossaries[b.lang].Mentions(richtext.PlainBlocks(c.In(b.lang).Body)) {
			named[m.Term] = true
		}
	}
	var found []*policy.Term
	for _, t := range b.Model.Terms {
		if named[t] {
			found = append(found, t)
		}
	}
	return found
}
