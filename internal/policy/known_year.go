package policy

import (
	"regexp"
	"strconv"

	"gazette/internal/lang"
	"gazette/internal/numeral"
)

// StatesYear reports whether the clause, the title of one above it or that of the plan states a year, in
// either language: a date of that year can be read there, and another is inferred. Who names a five-year
// plan has stated its years; but a plan that has one in its title does not say so of each of its duties.
func (c *Clause) StatesYear(year int) bool {
	has := func(n numeral.Numbers) bool { return n.Has(float64(year), false) }
	for _, language := range lang.Langs {
		if has(c.Figures(language)) || inFiveYears(c.Plain(language), year) ||
			has(numeral.Read(c.Document.Title.In(language), language)) {
			return true
		}
		for above := c.Parent; above != nil; above = above.Parent {
			if has(numeral.Read(above.In(language).Title, language)) {
				return true
			}
		}
	}
	return false
}

var fiveYears = regexp.MustCompile(`十([一二三四五六七八九])五|(1\d)th Five-Year Plan`)

// inFiveYears reports whether a text names the five-year plan in which a year lies: “十四五” and "14th
// Five-Year Plan" are 2021 to 2025.
func inFiveYears(text string, year int) bool {
	for _, m := range fiveYears.FindAllStringSubmatch(text, -1) {
		number, err := strconv.Atoi(m[2])
		if err != nil {
			ones, _ := numeral.Han(m[1])
			number = 10 + ones
		}
		if first := 2001 + 5*(number-10); year >= first && year < first+5 {
			return true
		}
	}
	return false
}
