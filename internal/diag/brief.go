package diag

import (
	"fmt"
	"io"
	"slices"

	"gazette/internal/lang"
)

// A list that fills more than a screen is grouped by rule, and of each rule the first few are shown: nobody reads the
// thousandth fault of one kind, and the first of another would be lost among them.
const (
	screen       = 20
	mostErrors   = 10 // of one rule
	mostWarnings = 3
)

// PrintBrief writes the list as text. In a long one warnings stand before errors, so that it ends with what stops the
// build, and a line says how many of a rule are left out.
func (l List) PrintBrief(w io.Writer, language lang.Lang) error {
	if len(l) <= screen {
		return l.printText(w, language)
	}
	for _, severity := range []Severity{Warning, Error} {
		most := mostErrors
		if severity == Warning {
			most = mostWarnings
		}
		for _, group := range l.byRule(severity) {
			shown := group[:min(len(group), most)]
			if err := shown.printText(w, language); err != nil {
				return err
			}
			if more := len(group) - len(shown); more > 0 {
				if _, err := fmt.Fprintf(w, lang.Text{
					ZH: "  另有 %d 个同类%s [%s]，加 --all 全部列出\n",
					EN: "  and %d more of the same kind (%s) [%s]; --all lists them\n",
				}.In(language), more, words[severity.word()].In(language), group[0].Rule); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// byRule parts what has a severity by its rules, in the order in which they come first.
func (l List) byRule(severity Severity) []List {
	var groups []List
	for _, d := range l {
		if d.Severity != severity {
			continue
		}
		i := slices.IndexFunc(groups, func(g List) bool { return g[0].Rule == d.Rule })
		if i < 0 {
			i, groups = len(groups), append(groups, nil)
		}
		groups[i] = append(groups[i], d)
	}
	return groups
}
