package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gazette/internal/lang"
	"gazette/internal/search/wire"
	"gazette/internal/terms"
)

const namesInChunk = 150

// A suggestion is a row of the names for typing ahead.
type suggestion struct {
	key, label string
	kind       Kind
	number     int
}

// suggestions writes the names by which things are called, in chunks by the first character.
func (x export) suggestions(entries []entry, l lang.Lang) int {
	var rows []suggestion
	for number := range entries {
		e := &entries[number]
		switch e.Kind {
		case ClauseKind, TaskKind, TargetKind:
			continue // sentences rather than names
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

// facets writes which entries have which value: f.bin, and the counties in c.bin.
func (x export) facets(entries []entry, l lang.Lang) {
	var most, counties wire.Encoder
	most.Number(int(countyFacet))
	counties.Number(1)
	for f := range facetCount {
		e := &most
		if f == countyFacet {
			e = &counties
		}
		values, documents := facetValues(entries, f)
		e.Text(facetNames[f])
		e.Number(len(values))
		for i, v := range values {
			e.Text(v.code)
			e.Text(v.name.In(l))
			e.Number(len(documents[i]))
			e.Gaps(documents[i])
		}
	}
	x.put(string(l)+"/f.bin", &most)
	x.put(string(l)+"/c.bin", &counties)
}
