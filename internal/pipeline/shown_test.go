package pipeline_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/record"
)

// shownNowhere are the keys that no page shows, and why.
var shownNowhere = map[string]string{
	"config.theme":        "says how the site looks",
	"config.card_font":    "says how cards look; tried by a test of its own",
	"config.languages":    "both languages are published",
	"document.draft":      "decides whether it is published",
	"document.aliases":    "keeps old addresses in use",
	"document.reviewed":   "steers the reminder to look at a translation again",
	"article.draft":       "decides whether it is published",
	"article.unlisted":    "decides whether the search finds it",
	"glossary.asked":      "steers the search",
	"glossary.term.avoid": "steers a rule",
	"regions.group.id":    "ties records together, and is no part of an address",
	"units.unit.counted":  "steers a rule",
	"units.unit.id":       "ties records together, and is no part of an address",

	"config.example": "every page of an example site says that it is one; tried by a test of its own",
}

// A key that is decoded and shown nowhere is a fact that somebody wrote down for nobody. The site of
// testdata/every-key.txtar sets every key of every kind of record; changed one key at a time, it must give
// another page.
func TestEveryKeyIsShown(t *testing.T) {
	t.Parallel()
	s := newKeyedSite(t)
	before := s.pages(t, s.docs)
	s.first = slices.Sorted(maps.Keys(before))
	keys := map[string]bool{}
	for _, f := range load.Formats() {
		for _, key := range leaves(f.Name, f.Schema) {
			keys[key.path] = true
			switch {
			case allowed(key.path) != "":
			case len(s.values(key)) == 0:
				t.Errorf("%s: testdata/every-key.txtar does not set it", key.path)
			case !s.shown(t, key, before):
				t.Errorf("%s is read and shown on no page: show it, or say in shownNowhere why not", key.path)
			}
		}
	}
	for path := range shownNowhere {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(keys)),
			func(key string) bool { return key == path || strings.HasPrefix(key, path+".") }) {
			t.Errorf("shownNowhere names %s, which no record has", path)
		}
	}
}

func allowed(path string) string {
	for {
		if why := shownNowhere[path]; why != "" {
			return why
		}
		i := strings.LastIndexByte(path, '.')
		if i < 0 {
			return ""
		}
		path = path[:i]
	}
}

// A leaf is a key that holds a value and no further keys.
type leaf struct {
	path, format string
	steps        []string // below the file
	record.Key
}

func leaves(format string, schema record.Schema) []leaf {
	var all []leaf
	var walk func(steps []string, s record.Schema)
	walk = func(steps []string, s record.Schema) {
		for _, k := range s {
			steps := append(slices.Clone(steps), k.Name)
			if len(k.Fields) > 0 {
				walk(steps, k.Fields)
				continue
			}
			all = append(all, leaf{format + "." + strings.Join(steps, "."), format, steps, k})
		}
	}
	walk(nil, schema)
	return all
}

// others are values that a key could have instead: another of its kind, one that other records have, or the
// same with something added.
func others(key leaf, v any, spots []spot) []any {
	var all []any
	switch v := v.(type) {
	case bool:
		return []any{!v}
	case int64:
		return []any{v + 1, v + 3}
	case float64:
		return []any{v + 1, v + 3}
	case []any:
		for _, x := range spots {
			if !reflect.DeepEqual(x.value, v) {
				all = append(all, x.value)
			}
		}
		return append(all, v[:len(v)-1], append(slices.Clone(v), "其他"))
	case map[string]any:
		changed := maps.Clone(v)
		for k, x := range changed {
			changed[k] = others(key, x, nil)[0]
		}
		return []any{changed}
	case string:
		for _, e := range key.Enum {
			if e != v {
				all = append(all, e)
			}
		}
		if _, err := policy.ParseDate(v); err == nil && len(v) >= 4 {
			all = append(all, "2027-10", "2019-03-04", "2024-06")
		}
		for _, x := range spots {
			if x.value != v {
				all = append(all, x.value)
			}
		}
		return append(all, v+"9", v+"改", "plan-b")
	}
	panic(fmt.Sprintf("%s is a %T", key.path, v))
}

// removed stands for a value that is left out.
type removed struct{}

// with copies a document as far as one value in it changes.
func with(doc any, steps []any, value any) any {
	if len(steps) == 0 {
		return value
	}
	switch doc := doc.(type) {
	case map[string]any:
		changed := maps.Clone(doc)
		key := steps[0].(string)
		if _, gone := value.(removed); gone && len(steps) == 1 {
			delete(changed, key)
			return changed
		}
		changed[key] = with(doc[key], steps[1:], value)
		return changed
	case []any:
		changed := slices.Clone(doc)
		i := steps[0].(int)
		changed[i] = with(doc[i], steps[1:], value)
		return changed
	}
	panic("no such value")
}

// renamed gives a record another name wherever one refers to it.
func (s *keyedSite) renamed(t *testing.T, name string, before map[string][]byte) bool {
	t.Helper()
	docs := map[string]map[string]any{}
	for file, doc := range s.docs {
		docs[file] = rename(doc, name).(map[string]any)
	}
	differs, ok := s.differs(t, docs, before)
	return differs && ok
}

func rename(v any, name string) any {
	switch v := v.(type) {
	case string:
		code, rest, _ := strings.Cut(v, " ")
		switch {
		case v == name, strings.HasSuffix(v, "/"+name):
			return v + "9"
		case code == name:
			return code + "9 " + rest
		}
	case []any:
		changed := make([]any, len(v))
		for i, x := range v {
			changed[i] = rename(x, name)
		}
		return changed
	case map[string]any:
		changed := map[string]any{}
		for k, x := range v {
			changed[k] = rename(x, name)
		}
		return changed
	}
	return v
}
