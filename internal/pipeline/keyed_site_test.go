package pipeline_test

import (
	"bytes"
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
	"gazette/internal/render"
	"gazette/internal/site"
	"gazette/internal/source"
)

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
	if s.theme, err = theTheme(); err != nil {
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
