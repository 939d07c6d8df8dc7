package render

import (
	"strings"

	"gazette/internal/policy"
	"gazette/internal/terms"
)

// FindWords are the names by which a reader finds a region in a list, joined by bars: Chinese and English, its code,
// what it was called, pinyin, and of a county also its initials.
func (v *view) FindWords(r *policy.Region) string {
	names := []string{r.Name.ZH, r.Name.EN, r.Code, r.Short.ZH, r.Short.EN}
	for _, f := range r.Former {
		names = append(names, f.Name.ZH, f.Name.EN)
	}
	for _, syllables := range terms.Pinyin(r.Name.ZH) {
		names = append(names, strings.Join(syllables, ""))
		if r.Level == policy.County { // those of a province are those of too many counties
			names = append(names, initials(syllables))
		}
	}
	return strings.Join(terms.Unique(names), "|")
}

func initials(syllables []string) string {
	var s strings.Builder
	for _, syllable := range syllables {
		s.WriteString(syllable[:1])
	}
	return s.String()
}
