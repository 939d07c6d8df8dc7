package build_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pelletier/go-toml/v2"
	"github.com/rogpeppe/go-internal/txtar"

	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/render"
	"gazette/internal/site"
	"gazette/internal/source"
	"gazette/themes"
)

// shownNowhere are the keys that no page shows, and why.
var shownNowhere = map[string]string{
	"config.theme":        "says how the site looks",
	"config.languages":    "both languages are published",
	"document.draft":      "decides whether it is published",
	"document.aliases":    "keeps old addresses in use",
	"document.reviewed":   "steers the reminder to look at a translation again",
	"article.draft":       "decides whether it is published",
	"article.unlisted":    "decides whether the search finds it",
	"glossary.term.avoid": "steers a rule",
	"regions.group.id":    "ties records together, and is no part of an address",
	"units.unit.id":       "ties records together, and is no part of an address",

	"config.example":        "lead: every page of an example says that it is one",
	"targets.target.holds":  "lead",
	"targets.target.every":  "lead",
	"targets.target.from":   "lead",
	"targets.target.known":  "lead",
	"progress.illustration": "lead: goes",
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
	source.Key
}

func leaves(format string, schema source.Schema) []leaf {
	var all []leaf
	var walk func(steps []string, s source.Schema)
	walk = func(steps []string, s source.Schema) {
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

// A keyedSite is a site whose TOML can be changed key by key.
type keyedSite struct {
	docs   map[string]map[string]any // by path: TOML files, and the heads of pages
	bodies map[string]string         // what follows the heads, and other files
	format map[string]string         // of each document
	theme  *render.Theme
	memory load.Memory
	first  []string // pages, those that differed last before the others
}

func newKeyedSite(t *testing.T) *keyedSite {
	t.Helper()
	a, err := txtar.ParseFile("testdata/every-key.txtar")
	if err != nil {
		t.Fatal(err)
	}
	s := &keyedSite{docs: map[string]map[string]any{}, bodies: map[string]string{}, format: map[string]string{}}
	for _, f := range a.Files {
		head, body := string(f.Data), ""
		if path.Ext(f.Name) == ".md" {
			head, body = "", string(f.Data)
			if parts := strings.SplitN(string(f.Data), "+++\n", 3); len(parts) == 3 {
				head, body = parts[1], parts[2]
			}
		}
		s.bodies[f.Name] = body
		if head == "" {
			continue
		}
		doc := map[string]any{}
		if err := toml.Unmarshal([]byte(head), &doc); err != nil {
			t.Fatal(f.Name, err)
		}
		s.docs[f.Name], s.format[f.Name] = doc, formatOf(f.Name)
	}
	theme, _ := fs.Sub(themes.Default, "default")
	if s.theme, err = render.ReadTheme(theme); err != nil {
		t.Fatal(err)
	}
	return s
}

func formatOf(file string) string {
	for _, f := range load.Formats() {
		if schema := load.SchemaOf(file); reflect.DeepEqual(schema, f.Schema) {
			return f.Name
		}
	}
	return ""
}

// build lays the site out; ok is false when it has faults.
func (s *keyedSite) build(t *testing.T, docs map[string]map[string]any) (laid *site.Site, faults string) {
	t.Helper()
	files := fstest.MapFS{}
	for name, body := range s.bodies {
		files[name] = &fstest.MapFile{Data: []byte(body)}
	}
	for name, doc := range docs {
		head, err := toml.Marshal(doc)
		if err != nil {
			t.Fatal(name, err)
		}
		if path.Ext(name) == ".md" {
			head = []byte("+++\n" + string(head) + "+++\n" + s.bodies[name])
		}
		files[name] = &fstest.MapFile{Data: head}
	}
	tree, list, err := source.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	m, more := s.memory.Load(tree)
	if list = append(list, more...); len(list) > 0 {
		return nil, list[0].Pos.String() + ": " + list[0].Message.EN
	}
	load.WithoutDrafts(m)
	load.FillCounts(m)
	return site.Build(m, m.Site.Today), ""
}

// pages are what readers see, by the names of the files.
func (s *keyedSite) pages(t *testing.T, docs map[string]map[string]any) map[string][]byte {
	t.Helper()
	laid, faults := s.build(t, docs)
	if faults != "" {
		t.Fatal(faults)
	}
	set, pages := render.New(laid, s.theme), map[string][]byte{}
	for _, name := range set.Names() {
		if path.Ext(name) == ".html" {
			pages[name] = s.body(t, set, name)
		}
	}
	return pages
}

// body is a page without its head, in which machines read what readers do not see.
func (s *keyedSite) body(t *testing.T, set *render.Set, name string) []byte {
	t.Helper()
	data, err := set.Make(name)
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := bytes.Cut(data, []byte("<body"))
	return body
}

// differs reports whether a changed site has another page; ok is false when it has faults.
func (s *keyedSite) differs(t *testing.T, docs map[string]map[string]any, before map[string][]byte) (differs, ok bool) {
	t.Helper()
	laid, faults := s.build(t, docs)
	if faults != "" {
		return false, false
	}
	set := render.New(laid, s.theme)
	names := slices.DeleteFunc(slices.Clone(set.Names()), func(name string) bool { return path.Ext(name) != ".html" })
	if len(names) != len(before) {
		return true, true
	}
	for _, name := range names {
		if _, had := before[name]; !had {
			return true, true
		}
	}
	for i, name := range s.first {
		if !bytes.Equal(before[name], s.body(t, set, name)) {
			s.first = slices.Insert(slices.Delete(s.first, i, i+1), 0, name)
			return true, true
		}
	}
	return false, true
}

// A spot is a value in the site: the tables on the way to it can be changed.
type spot struct {
	file  string
	steps []any // keys and places in lists
	value any
}

// values finds where the site sets a key.
func (s *keyedSite) values(key leaf) []spot {
	var found []spot
	var walk func(file string, v any, way []any, steps []string)
	walk = func(file string, v any, way []any, steps []string) {
		if list, ok := v.([]any); ok && len(steps) > 0 {
			for i, item := range list {
				walk(file, item, append(slices.Clone(way), i), steps)
			}
			return
		}
		if len(steps) == 0 {
			found = append(found, spot{file, way, v})
			return
		}
		if table, ok := v.(map[string]any); ok && table[steps[0]] != nil {
			walk(file, table[steps[0]], append(slices.Clone(way), steps[0]), steps[1:])
		}
	}
	for _, file := range slices.Sorted(maps.Keys(s.docs)) {
		if s.format[file] == key.format {
			walk(file, s.docs[file], nil, key.steps)
		}
	}
	return found
}

// shown reports whether any change of a key gives another page.
func (s *keyedSite) shown(t *testing.T, key leaf, before map[string][]byte) bool {
	t.Helper()
	spots := s.values(key)
	tried := false
	for _, at := range spots {
		for _, other := range append(others(key, at.value, spots), removed{}) {
			docs := maps.Clone(s.docs)
			docs[at.file] = with(s.docs[at.file], at.steps, other).(map[string]any)
			differs, ok := s.differs(t, docs, before)
			if differs {
				return true
			}
			tried = tried || ok
		}
		if name, ok := at.value.(string); ok && (key.Name == "id" || key.Name == "code") {
			return s.renamed(t, name, before)
		}
	}
	if !tried {
		t.Errorf("%s: no change of it leaves a site without faults", key.path)
	}
	return false
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
