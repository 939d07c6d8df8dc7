package check

import (
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

// figuresDiffer asks that what one language states for certain stands in the other in some reading: see
// [numeral.Numbers]. Both directions are looked at, because either text may have lost a figure. 90% and 百分之九十
// agree, 70 and “seventy” too. A lost digit is the slip of a translation that nobody sees in reading. Clauses are
// compared by themselves, then pages and notices, and every text of a record, whose figures are warned of.
func figuresDiffer(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, c := range bilingual(m) {
		p := figurePair{what: lang.Text{ZH: "条款 %s ", EN: "clause %s"}.With(c.ID)}
		for i, language := range lang.Langs {
			text := c.In(language)
			p.side[i] = figureSide{c.Figures(language), text.Pos, text.Body}
		}
		p.compare(list)
	}
	for _, pages := range [][]*policy.Page{m.Pages, m.Notices} {
		for _, page := range pages {
			comparePage(page, list)
		}
	}
	agree := map[lang.Text]bool{} // a source stands beside every one of its figures
	parts(m, func(p part) {
		if p.Text.ZH == "" || p.Text.EN == "" || agree[p.Text] {
			return
		}
		before := len(*list)
		compareText(p, list)
		agree[p.Text] = len(*list) == before
	})
}

// A figureSide is what one language states.
type figureSide struct {
	figures numeral.Numbers
	pos     diag.Pos
	body    []richtext.Block // nil for a text of a record
}

// A figurePair is what both languages state, in the order of [lang.Langs].
type figurePair struct {
	what lang.Text
	side [2]figureSide
	free bool // put in other words in each language: only an editor can judge what differs
}

// comparePage compares a page block by block where both languages have the same blocks, else as a whole.
func comparePage(page *policy.Page, list *diag.List) {
	zh, en := page.Body.ZH, page.Body.EN
	switch {
	case len(zh) == 0 || len(en) == 0, page.Title.ZH == "" || page.Title.EN == "": // load has said what is missing
	case !slices.EqualFunc(zh, en, func(a, b richtext.Block) bool { return a.Kind == b.Kind }):
		compareBlocks(zh, en, list)
	default:
		for i := range zh {
			compareBlocks(zh[i:i+1], en[i:i+1], list)
		}
	}
}

func compareBlocks(zh, en []richtext.Block, list *diag.List) {
	p := figurePair{what: lang.Text{ZH: "该处", EN: "this text"}, free: true}
	for i, blocks := range [][]richtext.Block{zh, en} {
		p.side[i] = figureSide{numeral.ReadNote(richtext.PlainBlocks(blocks), lang.Langs[i]), blocks[0].Pos, blocks}
	}
	p.compare(list)
}

func compareText(text part, list *diag.List) {
	p := figurePair{free: true, what: lang.Text{ZH: "“%s”的", EN: "“%s”"}.With(
		lang.Text{ZH: opening(text.Text.ZH), EN: opening(text.Text.EN)})}
	for i, language := range lang.Langs {
		p.side[i] = figureSide{numeral.ReadNote(text.Text.In(language), language), text.in(language), nil}
	}
	p.compare(list)
}

// compare reports the figures that one language only states.
func (p figurePair) compare(list *diag.List) {
	for i, language := range lang.Langs {
		here, there := p.side[i], p.side[1-i]
		missing := here.figures.Missing(there.figures)
		if len(missing) == 0 {
			continue
		}
		other := language.Other()
		var notes []diag.Note
		if here.body != nil {
			notes = append(notes, diag.Note{
				Pos:     there.pos,
				Message: lang.Text{ZH: "%s文本", EN: "the %s text"}.With(other.Name()),
			})
		}
		add := list.Add
		if p.free {
			add = list.Warn
		}
		add(here.place(language, missing[0]), "figures-differ", lang.Text{
			ZH: "%[1]s数字 %[2]s 只见于%[3]s",
			EN: "%s states %s in %s only",
		}.With(p.what, strings.Join(missing, ", "), language.Name()),
			lang.Text{ZH: "请使两种文本的数字一致", EN: "make both languages state the same figures"}, notes...)
	}
}

// place is the paragraph that states a figure; the text itself when its title does. Figures are read again paragraph
// by paragraph for it, which happens for a fault only.
func (s figureSide) place(language lang.Lang, figure string) diag.Pos {
	for _, b := range s.body {
		if numeral.Read(richtext.PlainBlocks([]richtext.Block{b}), language).Definite[figure] {
			return b.Pos
		}
	}
	return s.pos
}
