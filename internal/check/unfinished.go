package check

import (
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// unfinished finds what a draft made from a document leaves to be written: a mark that stood for a
// translation would otherwise be published as one. What a page quotes as code is finished.
func unfinished(m *policy.Model, _ policy.Date, list *diag.List) {
	passages(m, func(p passage) {
		if unwritten(p.Text) {
			list.Add(p.Pos, "unfinished", lang.Text{ZH: "此处标为待写", EN: "this is marked as still to be written"},
				lang.Text{ZH: "请补写，并删去标记%s", EN: "write it, and delete the mark %s"}.With(policy.Unfinished))
		}
	})
}

// unwritten reports whether a text has the mark of either language. Both marks count in both languages: a draft puts
// that of the reader's language, and an editor may copy the other.
func unwritten(text string) bool {
	return strings.Contains(text, policy.Unfinished.ZH) || strings.Contains(text, policy.Unfinished.EN)
}
