package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/search/wire"
	"gazette/internal/terms"
)

const namesInChunk = 150

// A suggestion is a row of the names for typing ahead.
type suggestion struct {
	key, label string
	kind       facets.Kind
	number     int
}

// suggestions writes the names by which things are called, in chunks by the first character.
func (x export) suggestions(entries []entry, l lang.Lang) int {
	var rows []suggestion
	for number := range entries {
		e := &entries[number]
		if facets.Kinds[e.Kind].Long {
			continue
		}
		keys := slices.Concat(e.called(lang.ZH), e.called(lang.EN))
		if len(e.Keys) > 0 {
			for _, name := range e.called(lang.ZH) {
				keys = append(keys, terms.PinyinKeys(name)...)
			}
		}
		for i, key := range keys {
			keys[i] = nameKey(key)
		}
		slices.Sort(keys)
		for _, key := range slices.Compact(keys) {
			if key != "" {
				rows = append(rows, suggestion{key, e.Title.In(l), e.Kind, number})
			}
		}
	}
	slices.SortFunc(rows, func(a, b suggestion) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.number, b.number))
	})
	chunks := roundLength(len(rows) / namesInChunk)
	of := make([][]suggestion, chunks)
	for _, row := range rows {
		_, size := utf8.DecodeRuneInString(row.key)
		c := hashOf(row.key[:size]) % uint32(chunks)
		of[c] = append(of[c], row)
	}
	for i, rows := range of {
		var e wire.Encoder
		e.Number(len(rows))
		before := ""
		for _, row := range rows {
			e.Front(before, row.key)
			e.Text(row.label)
			e.WriteByte(byte(row.kind))
			e.Number(row.number)
			before = row.key
		}
		x.put(fmt.Sprintf("%s/n%d.bin", l, i), &e)
	}
	return chunks
}

// nameKey is a name as it is looked up: folded, without blanks.
func nameKey(name string) string { return strings.Join(strings.Fields(terms.FoldText(name)), "") }

// facets writes which entries have which value: f.bin, and those that are apart in c.bin.
func (x export) facets(entries []entry, l lang.Lang) {
	var files [2]wire.Encoder
	var counts [2]int
	for i, f := range facets.Facets {
		of := 0
		if f.Apart {
			of = 1
		}
		e := &files[of]
		counts[of]++
		values, documents := facetValues(entries, facets.Facet(i))
		e.Text(f.Name)
		e.Number(len(values))
		for i, v := range values {
			e.Text(v.code)
			e.Text(v.name.In(l))
			e.Number(len(documents[i]))
			e.Gaps(documents[i])
		}
	}
	for of, name := range []string{"/f.bin", "/c.bin"} {
		var e wire.Encoder
		e.Number(counts[of])
		_, _ = e.Write(files[of].Bytes()) // a buffer does not fail
		x.put(string(l)+name, &e)
	}
}
