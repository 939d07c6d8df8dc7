package check

import (
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/terms"
)

// avoidedWording holds the texts to the glossary: where a term lists a wording to avoid, they use the term. What is
// quoted keeps the words of whom it quotes, and a name is what it is. Where a glossary has 对口帮扶 and avoids
// 对口援助, a text with the second sends readers to look for another thing.
func avoidedWording(m *policy.Model, _ policy.Date, list *diag.List) {
	glossaries := map[lang.Lang]*wordings{}
	for _, language := range lang.Langs {
		glossaries[language] = wordingsOf(m, language)
	}
	if glossaries[lang.ZH] == nil && glossaries[lang.EN] == nil {
		return
	}
	passages(m, func(p passage) {
		w := glossaries[p.Lang]
		if w == nil || p.Part != nil && properName(p.Lang, *p.Part) {
			return
		}
		said := map[string]bool{}
		for _, a := range w.avoided(p.Text) {
			if said[a.wording] {
				continue
			}
			said[a.wording] = true
			term := a.term.Name.In(p.Lang)
			list.Add(p.Pos, "avoided-wording",
				lang.Text{ZH: "“%s”是术语表不采用的说法", EN: "the glossary avoids the wording “%s”"}.With(a.wording),
				lang.Text{
					ZH: "请写“%s”；只有引号内的引文可以例外",
					EN: "write “%s”; only what is quoted, within quotation marks, may say it otherwise",
				}.With(term),
				diag.Note{Pos: a.term.Pos, Message: lang.Text{ZH: "术语", EN: "the term"}})
		}
	})
}

// A wordings finds what a glossary avoids in one language. Right forms are searched for as well, so that an avoided
// 医联体 is no finding within the right word 紧密型医联体.
type wordings struct {
	lang    lang.Lang
	matcher *terms.Matcher
	forms   []string       // folded
	shown   []string       // as they were written
	terms   []*policy.Term // the term of a form to avoid; nil: the form is right
}

// wordingsOf is nil when the glossary avoids nothing.
func wordingsOf(m *policy.Model, language lang.Lang) *wordings {
	w := &wordings{lang: language}
	taken := map[string]bool{}
	add := func(term *policy.Term, forms ...string) {
		for _, form := range forms {
			if folded := w.fold(form); folded != "" && !taken[folded] {
				taken[folded] = true
				w.forms, w.shown, w.terms = append(w.forms, folded), append(w.shown, form), append(w.terms, term)
			}
		}
	}
	for _, t := range m.Terms {
		add(t, t.Avoid.In(language)...)
	}
	if len(w.forms) == 0 {
		return nil
	}
	// An avoided wording may be part of a right one. One that the search takes for the term and that
	// texts avoid is in both lists, and stays avoided.
	for _, t := range m.Terms {
		add(nil, t.Name.In(language))
		add(nil, t.Also(language)...)
	}
	parts(m, func(p part) {
		if properName(language, p) {
			add(nil, p.Text.In(language))
		}
	})
	w.matcher = terms.NewMatcher(w.forms)
	return w
}

// properName reports whether a text is a name that is not the site's to choose. The English names are the
// editors' own.
func properName(language lang.Lang, p part) bool {
	if language != lang.ZH || p.Text.IsZero() {
		return false
	}
	switch p.Holder.(type) {
	case *policy.Hospital, *policy.FormerName, *policy.List, *policy.Region, *policy.Department, *policy.Source:
		return p.Field == "Name" || p.Field == "Short"
	case *policy.Document:
		return p.Field == "Title" || p.Field == "Issuers"
	}
	return false
}

// An avoidance is a wording that a text should not use.
type avoidance struct {
	wording string
	term    *policy.Term
}

// avoided returns the wordings of a text that are to be avoided and are part of no right one, of no longer one to be
// avoided, and of no quotation. All hits are sorted by where they begin, the longest first; one that lies within a
// longer hit is no finding.
func (w *wordings) avoided(text string) []avoidance {
	folded := w.fold(text)
	hits := w.matcher.Find(folded)
	if len(hits) == 0 {
		return nil
	}
	// Within an English word a form means nothing; Chinese has no sign of where a word ends.
	hits = slices.DeleteFunc(hits, func(h terms.Hit) bool { return w.lang == lang.EN && !h.Whole(folded) })
	hits = append(hits, quotations(folded)...)
	slices.SortFunc(hits, terms.Hit.Compare)
	var found []avoidance
	reached := 0 // the end of the longest so far, all of which begin no later
	for _, h := range hits {
		if h.To > reached && h.Form >= 0 && w.terms[h.Form] != nil {
			found = append(found, avoidance{w.shown[h.Form], w.terms[h.Form]})
		}
		reached = max(reached, h.To)
	}
	return found
}

// fold makes forms comparable: in English, case and the shape of apostrophes and spaces do not count. The replacements
// are shorter in bytes, so that a place in a folded text is not the same place in the text.
func (w *wordings) fold(s string) string {
	if w.lang == lang.ZH {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(strings.ToLower(strings.NewReplacer("’", "'", "\u00a0", " ", "\u2011", "-").Replace(s)))
}

// quotations are what stands within quotation marks and within the brackets of titles. What is quoted is taken as a
// hit of no form (-1), which reaches over the forms within it as a longer right word does.
func quotations(text string) []terms.Hit {
	var found []terms.Hit
	closes := []rune(quoteCloses)
	for i, opens := range []rune(quoteOpens) {
		for from := 0; ; {
			open := strings.IndexRune(text[from:], opens)
			if open < 0 {
				break
			}
			open += from
			length := strings.IndexRune(text[open:], closes[i])
			if length < 0 {
				break
			}
			from = open + length
			found = append(found, terms.Hit{Form: -1, From: open, To: from})
		}
	}
	return found
}
