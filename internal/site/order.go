package site

import (
	"bytes"
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"gazette/internal/lang"
	"gazette/internal/terms"
)

// An orderKey is what a name is ordered by.
type orderKey struct {
	reading  []string // of a Chinese name: its syllables
	collated []byte
	id       string
}

func (a orderKey) compare(b orderKey) int {
	return cmp.Or(slices.Compare(a.reading, b.reading), bytes.Compare(a.collated, b.collated), cmp.Compare(a.id, b.id))
}

// sorted orders records by their names as a reader of the language expects, those of one name by their
// ids. Chinese names go syllable by syllable of their usual reading, because the collation of the CLDR
// reads 沈丘 as Chen and 单县 as Dan; then by that collation.
func sorted[T any](records []T, in lang.Lang, name func(T) (lang.Text, string)) []T {
	collator, buffer := collate.New(language.Chinese), collate.Buffer{}
	if in == lang.EN {
		collator = collate.New(language.English)
	}
	type keyed struct {
		record T
		key    orderKey
	}
	all := make([]keyed, len(records))
	for i, r := range records {
		text, id := name(r)
		key := orderKey{collated: collator.KeyFromString(&buffer, text.In(in)), id: id}
		if readings := terms.Pinyin(text.ZH); in == lang.ZH && len(readings) > 0 {
			key.reading = readings[0]
		}
		all[i] = keyed{r, key}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return a.key.compare(b.key) })
	out := make([]T, len(all))
	for i, k := range all {
		out[i] = k.record
	}
	return out
}
