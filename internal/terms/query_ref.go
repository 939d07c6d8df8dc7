package terms

import (
	"regexp"
	"slices"
)

var (
	// clauseNumber is as addresses and quotations write it, with any dash: 3-2-8, c3-2-8, 3–2–8.p2.
	clauseNumber = regexp.MustCompile(`^#?c?([0-9]{1,2}(?:[-‐-―−][0-9]{1,2}){1,4})(?:\.p[0-9]+)?$`)
	dash         = regexp.MustCompile(`[‐-―−]`)
	// clauseCitation is how officials cite a clause, and how texts print the numbers above it: 第三部分（二）第8项,
	// 三、（二）8.
	clauseCitation = regexp.MustCompile(`^(?:第(` + numeralPattern + `)部分|(` + numeralPattern + `)、)` +
		`(?:[（(](` + numeralPattern + `)[）)])?(?:第?(` + numeralPattern + `)[项条款項.、]?)?$`)
	// articleCitation is how they cite an article, its paragraph, which has no term, and its item:
	// 第十二条第一款第（三）项.
	articleCitation = regexp.MustCompile(
		`^第(` + numeralPattern + `)条(?:第` + numeralPattern + `款)?(?:第?[（(]?(` + numeralPattern +
			`)[）)]?[项項]|[（(](` + numeralPattern + `)[）)])?$`,
	)
	chapterCitation = regexp.MustCompile(`^第(` + numeralPattern + `)章(?:第(` + numeralPattern + `)节)?$`)
	annexCitation   = regexp.MustCompile(`^附件(` + numeralPattern + `)$`)
)

// RefMark begins the term of a clause number in the index, so that it meets no word.
const RefMark = "="

const numeralPattern = `[0-9一二三四五六七八九十]+`

// refKeys are the terms of a clause number, the likeliest first, when a text is one. Of a plan in parts many call the
// third of them 第三条.
func refKeys(text string) []string {
	text = FoldText(text)
	if m := clauseNumber.FindStringSubmatch(text); m != nil {
		return []string{dash.ReplaceAllString(m[1], "-")}
	}
	if m := articleCitation.FindStringSubmatch(text); m != nil {
		article, item := refNumber(m[1]), refNumber(m[2]+m[3])
		if item == "" {
			return []string{"a" + article, article}
		}
		return []string{"a" + article + "-" + item}
	}
	if m := chapterCitation.FindStringSubmatch(text); m != nil {
		if m[2] == "" {
			return []string{"ch" + refNumber(m[1])}
		}
		return []string{"ch" + refNumber(m[1]) + "-s" + refNumber(m[2])}
	}
	if m := annexCitation.FindStringSubmatch(text); m != nil {
		return []string{"annex" + refNumber(m[1])}
	}
	return partKeys(clauseCitation.FindStringSubmatch(text))
}

// partKeys are the terms of a clause below a part of a plan, by what [clauseCitation] has found.
func partKeys(m []string) []string {
	if m == nil || m[1]+m[3]+m[4] == "" {
		return nil
	}
	part, middle, last := refNumber(m[1]+m[2]), refNumber(m[3]), refNumber(m[4])
	switch {
	case middle == "" && last == "":
		return []string{part}
	case last == "":
		return []string{part + "-" + middle}
	case middle == "":
		return []string{part + ".." + last, part + "-" + last}
	}
	return []string{part + "-" + middle + "-" + last}
}

// refNumber reads a number in either script.
func refNumber(s string) string {
	if s == "" || isNumeral(s) {
		return s
	}
	if s == "十" {
		return "10"
	}
	value, _ := numeralValue(s)
	return value
}

// withCitations puts one unit in the place of those of each document number. Nothing is glued to it,
// because no gram reaches over it.
func withCitations(text string, units []Unit) []Unit {
	for _, c := range citations(text) {
		var out []Unit
		for i, u := range units {
			switch {
			case u.End <= c.Start || u.Start >= c.End:
				u.Glued = u.Glued && u.Start != c.End
				out = append(out, u)
			case i == 0 || units[i-1].End <= c.Start:
				out = append(out, c)
			}
		}
		units = out
	}
	return units
}

// Marks are the places in a text that a reader who asked the query will want marked, in order, as
// pairs of bytes.
func (q Query) Marks(text string) [][2]int {
	written := Units(text)
	read := withNumbers(withCitations(text, written))
	marked := make([]bool, len(text)+1)
	for _, g := range q.Groups {
		for _, a := range g.Any {
			for _, row := range a.rows() {
				mark(marked, row, written)
				mark(marked, row, read)
			}
		}
	}
	var spans [][2]int
	for i := 0; i < len(text); i++ {
		if !marked[i] {
			continue
		}
		start := i
		for marked[i] {
			i++
		}
		spans = append(spans, [2]int{start, i})
	}
	return spans
}

// rows are the units that must stand together: all of a phrase or gram, else each glued run.
func (a Alternative) rows() [][]Unit {
	if a.Phrase || len(a.Terms) == 1 {
		return [][]Unit{a.Units}
	}
	return a.runs()
}

// MustStand are the units that a document must have in a row, which its terms do not prove: a phrase,
// and each run with Chinese characters of more than three units.
func (a Alternative) MustStand() [][]Unit {
	if a.Phrase {
		return [][]Unit{a.Units}
	}
	return slices.DeleteFunc(a.runs(), func(run []Unit) bool {
		return len(run) < 4 || !slices.ContainsFunc(run, func(u Unit) bool { return u.kind == hanUnit })
	})
}

// runs are the units, a list for each run of those that touch.
func (a Alternative) runs() [][]Unit {
	var rows [][]Unit
	for i, u := range a.Units {
		if i == 0 || !u.Glued {
			rows = append(rows, nil)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], u)
	}
	return rows
}

func mark(marked []bool, row, text []Unit) {
	for _, i := range find(row, text) {
		for at := text[i].Start; at < text[i+len(row)-1].End; at++ {
			marked[at] = true
		}
	}
}
