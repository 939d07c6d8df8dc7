package check

import (
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

// unfinished finds what a draft made from a document leaves to be written: a mark that stood for a
// translation would otherwise be published as one.
func unfinished(m *policy.Model, _ policy.Date, list *diag.List) {
	report := func(pos diag.Pos, text string) {
		if strings.Contains(text, policy.Unfinished.ZH) || strings.Contains(text, policy.Unfinished.EN) {
			list.Add(pos, "unfinished", lang.Text{ZH: "此处标为待写", EN: "this is marked as still to be written"},
				lang.Text{ZH: "请补写，并删去标记%s", EN: "write it, and delete the mark %s"}.With(policy.Unfinished))
		}
	}
	for _, p := range append(append([]*policy.Page{}, m.Pages...), m.Notices...) {
		for _, l := range lang.Langs {
			for _, b := range p.Body.In(l) {
				if b.Kind == richtext.Code {
					continue // what a page quotes is finished
				}
				report(b.Pos, richtext.PlainBlocks([]richtext.Block{b}))
			}
		}
	}
	for _, d := range m.Plans {
		record := []lang.Text{d.Title, d.ShortTitle, d.Summary, d.NumberNote, d.DatesNote, d.Source.Name, d.Source.Note}
		for _, t := range append(record, d.Issuers...) {
			report(d.Pos, t.ZH+t.EN)
		}
		for _, c := range d.Clauses {
			for _, language := range lang.Langs {
				text := c.In(language)
				report(text.Pos, text.Title)
				for _, b := range text.Body {
					report(b.Pos, richtext.PlainBlocks([]richtext.Block{b}))
				}
			}
		}
	}
}
