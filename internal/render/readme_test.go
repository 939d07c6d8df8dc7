package render

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/example"
	"gazette/internal/lang"
	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/richtext"
	"gazette/internal/site"
	"gazette/internal/source"
)

var update = flag.Bool("update", false, "rewrite the lists of themes/README.md")

const (
	readme  = "../../themes/README.md"
	layouts = "../../themes/default/layouts/"
)

// themes/README.md lists every kind of page, every function, every part and every field that a layout may
// use. The lists are made from the code and its comments; -update writes them.
func TestThemesReadmeSaysWhatThereIs(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	source := readSource(t, "../lang", "../policy", "../progress", "../site", ".")
	r := &reference{T: t, source: source, of: map[string]reflect.Type{}}
	kinds, pages := r.kinds()
	want := string(data)
	for name, list := range map[string]string{
		"kinds": kinds, "functions": r.functions(), "parts": r.parts(), "classes": r.classes(),
		"fields": r.fields(pages),
	} {
		begin, end := "<!-- "+name+": made by the test -->\n", "<!-- end of "+name+" -->\n"
		before, rest, found := strings.Cut(want, begin)
		_, after, ended := strings.Cut(rest, end)
		if !found || !ended {
			t.Fatalf("%s has no place between %sand %s", readme, begin, end)
		}
		want = before + begin + list + end + after
	}
	if *update {
		if err := os.WriteFile(readme, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Errorf("themes/README.md is not what the code says; go test ./internal/render -run Readme -update "+
			"rewrites it (-want +got):\n%.3000s", diff)
	}
}

// Each attribute that the layouts and the program give to the scripts and the search is explained, and so is
// each id of the search page; no other is.
func TestThemesReadmeExplainsAttributes(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	attributes := map[string]bool{}
	names, _ := filepath.Glob(layouts + "*.html")
	for _, name := range names {
		maps.Copy(attributes, found(text(t, name), `\s(data-[a-z-]+)\b`))
	}
	if diff := cmp.Diff(attributes, found(string(data), "(?m)^\\| `(data-[a-z-]+)")); diff != "" {
		t.Errorf("attributes (-in layouts +in the README):\n%s", diff)
	}
	ids := found(text(t, layouts+"search.html"), ` id="([a-z-]+)"`)
	if diff := cmp.Diff(ids, found(string(data), "(?m)^\\| `#([a-z-]+)")); diff != "" {
		t.Errorf("ids (-in search.html +in the README):\n%s", diff)
	}
}

// found are what the group of a pattern finds in a text.
func found(text, pattern string) map[string]bool {
	all := map[string]bool{}
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		all[m[1]] = true
	}
	return all
}

// A designer reads layouts and styles in a window of 120 columns, one declaration a line.
func TestLayoutsAndStylesAreReadable(t *testing.T) {
	names, _ := filepath.Glob(layouts + "*.html")
	for _, name := range append(names, layouts+"../assets/style.css") {
		n := 0
		for line := range strings.Lines(text(t, name)) {
			if n++; utf8.RuneCountInString(line) > 121 {
				t.Errorf("%s:%d is longer than 120 columns", name, n)
			}
			if path.Ext(name) == ".css" && strings.Count(line, ";") > 1 {
				t.Errorf("%s:%d has several declarations", name, n)
			}
		}
	}
}

func text(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// comments are what the code says of types, their fields and methods: "site.PlanPage.Card".
type comments map[string]string

func readSource(t *testing.T, folders ...string) comments {
	t.Helper()
	c := comments{}
	for _, folder := range folders {
		names, _ := filepath.Glob(folder + "/*.go")
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range f.Decls {
				switch d := d.(type) {
				case *ast.GenDecl:
					for _, s := range d.Specs {
						if s, ok := s.(*ast.TypeSpec); ok {
							c.readType(f.Name.Name+"."+s.Name.Name, s, either(s.Doc, d.Doc))
						}
					}
				case *ast.FuncDecl:
					if d.Recv != nil {
						c.readMethod(f.Name.Name, d)
					}
				}
			}
		}
	}
	return c
}

func either(a, b *ast.CommentGroup) *ast.CommentGroup {
	if a != nil {
		return a
	}
	return b
}

func (c comments) readType(name string, s *ast.TypeSpec, doc *ast.CommentGroup) {
	c[name] = sentence(doc)
	if s, ok := s.Type.(*ast.StructType); ok {
		for _, field := range s.Fields.List {
			for _, n := range field.Names {
				c[name+"."+n.Name] = sentence(either(field.Comment, field.Doc))
			}
		}
	}
}

func (c comments) readMethod(pkg string, d *ast.FuncDecl) {
	recv := d.Recv.List[0].Type
	if star, ok := recv.(*ast.StarExpr); ok {
		recv = star.X
	}
	id, ok := recv.(*ast.Ident)
	if !ok {
		return // of a generic type
	}
	c[pkg+"."+id.Name+"."+d.Name.Name] = sentence(d.Doc)
}

// sentence is a comment on one line.
func sentence(doc *ast.CommentGroup) string {
	if doc == nil {
		return ""
	}
	first, _, _ := strings.Cut(doc.Text(), "\n\n")
	return strings.NewReplacer("|", "\\|", "<", "&lt;").Replace(strings.Join(strings.Fields(first), " "))
}

// A reference makes the lists.
type reference struct {
	*testing.T
	source comments
	of     map[string]reflect.Type // the types that are listed, by name
	queue  []reflect.Type
}

// kinds lists the kinds of pages: each has a layout, and the example site has a page of each.
func (r *reference) kinds() (list string, pages []reflect.Type) {
	tree, _, err := source.Read(example.Files())
	if err != nil {
		r.Fatal(err)
	}
	m, _ := new(load.Memory).Load(tree)
	load.FillCounts(m)
	sample := map[string]*site.Page{}
	laid := site.Build(m, m.Site.Today)
	for _, p := range slices.Concat(laid.Pages, laid.Gone) {
		if sample[p.Kind] == nil && p.Lang == lang.EN {
			sample[p.Kind] = p
		}
	}
	names, _ := fs.Glob(os.DirFS(layouts), "[a-z]*.html")
	var b strings.Builder
	b.WriteString("| layout | an address | `.Page.Data` |\n|---|---|---|\n")
	for _, name := range names {
		kind := strings.TrimSuffix(name, ".html")
		p := sample[kind]
		if p == nil {
			r.Errorf("the example site has no page of the kind %q, for which there is a layout", kind)
			continue
		}
		delete(sample, kind)
		data := reflect.TypeOf(p.Data()).Elem()
		if !slices.Contains(pages, data) {
			pages = append(pages, data)
		}
		fmt.Fprintf(&b, "| `%s` | `/%s` | %s |\n", name, p.Path, r.words(data))
	}
	for kind := range sample {
		r.Errorf("there are pages of the kind %q, and no layout", kind)
	}
	return b.String(), pages
}

// groups are the subjects of the functions, by the file that they are in.
var groups = [][2]string{
	{"view.go", "The page, its language and its links"}, {"part.go", ""}, {"title.go", ""}, {"render.go", ""},
	{"words.go", "Dates, names and figures in words"},
	{"known.go", "How a thing is known"},
	{"periods.go", "Targets of several periods"},
	{"facts.go", "Facts of a hospital"},
	{"places.go", "Places"}, {"qr.go", ""}, {"news.go", "What is new"},
	{"tally.go", "Statuses"},
	{"narrow.go", "Lists that are narrowed"},
	{"richtext.go", "Running text"},
	{"chart.go", "Charts"}, {"tiles.go", ""}, {"trend.go", ""}, {"picture.go", ""},
	{"download.go", "Downloads"}, {"cards.go", "Sharing"},
	{"embed.go", "Embeds"},
	{"contact.go", "Reporting a mistake"},
	{"discovery.go", "What the page forbids"}, {"search.go", "The search page"},
}

// functions lists the methods of a view.
func (r *reference) functions() string {
	file := map[string]string{}
	names, _ := filepath.Glob("*.go")
	for _, name := range names {
		for method := range found(text(r.T, name), `(?m)^func \(\w+ \*(?:view|renderer)\) ([A-Z]\w*)`) {
			file[method] = name
		}
	}
	rows := map[string][]string{}
	view := reflect.TypeFor[*view]()
	for i := range view.NumMethod() {
		m := view.Method(i)
		at, known := file[m.Name], ""
		for _, receiver := range []string{"view", "renderer"} {
			if doc, ok := r.source["render."+receiver+"."+m.Name]; ok {
				known = receiver
				rows[at] = append(rows[at], r.function(m, doc))
			}
		}
		if known == "" {
			r.Errorf("%s is no method of a view or a renderer: a layout must not see it", m.Name)
		}
	}
	var b strings.Builder
	for _, g := range groups {
		if g[1] != "" {
			fmt.Fprintf(&b, "\n### %s\n\n| function | gives | what |\n|---|---|---|\n", g[1])
		}
		slices.Sort(rows[g[0]])
		b.WriteString(strings.Join(rows[g[0]], ""))
		delete(rows, g[0])
	}
	for name := range rows {
		r.Errorf("the functions of %s have no subject", name)
	}
	return b.String() + "\n"
}

func (r *reference) function(m reflect.Method, doc string) string {
	if !strings.HasPrefix(doc, m.Name+" ") {
		r.Errorf("the comment of %s does not begin with its name: %q", m.Name, doc)
	}
	return fmt.Sprintf("| %s | %s | %s |\n", r.call(m), r.words(m.Type.Out(0)), said(m.Name, doc))
}

// call is how a method is called: by its name and what it takes.
func (r *reference) call(m reflect.Method) string {
	call := "`." + m.Name + "`"
	for i := 1; i < m.Type.NumIn(); i++ {
		words := strings.ReplaceAll(r.words(m.Type.In(i)), " ", "&nbsp;")
		if m.Type.IsVariadic() && i == m.Type.NumIn()-1 {
			words = strings.TrimPrefix(words, "list&nbsp;of&nbsp;") + "…"
		}
		call += " " + words
	}
	return call
}

// said is a comment without the name that it begins with.
func said(name, doc string) string {
	doc = strings.TrimPrefix(doc, name+" ")
	return capital(strings.TrimPrefix(strings.TrimPrefix(doc, "is "), "are "))
}

func capital(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// parts lists the templates that several layouts share.
func (r *reference) parts() string {
	var b strings.Builder
	b.WriteString("| part | in | what |\n|---|---|---|\n")
	define := regexp.MustCompile(`(?s)(?:\{\{- /\*((?:[^*]|\*[^/])*)\*/\}\}\n)?\{\{define "([^"]+)"`)
	names, _ := filepath.Glob(layouts + "_*.html")
	for _, name := range names {
		for _, m := range define.FindAllStringSubmatch(text(r.T, name), -1) {
			if m[1] == "" {
				r.Errorf("%s: no comment above %q", name, m[2])
			}
			fmt.Fprintf(&b, "| `%s` | `%s` | %s |\n", m[2], path.Base(name), strings.Join(strings.Fields(m[1]), " "))
		}
	}
	return b.String()
}

// classes lists those that the stylesheet knows and no layout writes.
func (r *reference) classes() string {
	var written []*regexp.Regexp
	names, _ := filepath.Glob(layouts + "*.html")
	for _, name := range names {
		layout := regexp.MustCompile(`\{\{.*?\}\}`).ReplaceAllString(text(r.T, name), "*")
		for classes := range found(layout, `class="([^"]*)"`) {
			for _, class := range strings.Fields(classes) {
				class = strings.ReplaceAll(class, "-*", "-[a-z-]+") // a status, a kind of page
				written = append(written, regexp.MustCompile("^"+strings.ReplaceAll(class, "*", "[0-9]+")+"$"))
			}
		}
	}
	style := text(r.T, layouts+"../assets/style.css")
	selectors := regexp.MustCompile(`(?s)\{[^{}]*\}|/\*.*?\*/`).ReplaceAllString(style, "")
	others := map[string]bool{}
	for class := range found(selectors, `\.([a-z][a-z0-9-]*)`) {
		if !slices.ContainsFunc(written, func(w *regexp.Regexp) bool { return w.MatchString(class) }) {
			others["`"+class+"`"] = true
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(others)), ", ") + "\n"
}

// fields lists the fields of the pages and of all records that they lead to.
func (r *reference) fields(pages []reflect.Type) string {
	slices.SortFunc(pages, func(a, b reflect.Type) int { return strings.Compare(capital(a.Name()), capital(b.Name())) })
	done := map[reflect.Type]bool{}
	var b strings.Builder
	for _, p := range pages {
		r.words(p)
		done[p] = true
		b.WriteString(r.table(p))
	}
	records := map[string]string{}
	for _, of := range []any{site.Site{}, site.Page{}, rootPage{}, contactLink{}} {
		r.words(reflect.TypeOf(of))
	}
	for len(r.queue) > 0 {
		next := r.queue[0]
		r.queue = r.queue[1:]
		if !done[next] {
			done[next] = true
			records[title(next)] = r.table(next)
		}
	}
	b.WriteString("\n## Records\n")
	for _, name := range slices.Sorted(maps.Keys(records)) {
		b.WriteString(records[name])
	}
	return b.String() + "\n"
}

// table lists the exported fields of a struct, and those of its methods that a layout can call.
func (r *reference) table(t reflect.Type) string {
	name := packageOf(t) + "." + t.Name()
	var b strings.Builder
	// Whether the program's other packages name a type is nothing to those who write layouts.
	doc := strings.Replace(r.source[name], t.Name()+" ", capital(t.Name())+" ", 1)
	fmt.Fprintf(&b, "\n### %s\n\n%s\n", title(t), doc)
	rows := 0
	row := func(name, words, doc string) {
		if rows++; rows == 1 {
			b.WriteString("\n| field | is | what |\n|---|---|---|\n")
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", name, words, capital(doc))
	}
	for i := range t.NumField() {
		f := t.Field(i)
		switch {
		case f.Anonymous && f.Type != reflect.TypeFor[*renderer]():
			row("", r.words(f.Type), "has all of its fields")
		case f.IsExported() && !hidden(f.Type):
			row("`."+f.Name+"`", r.words(f.Type), said(f.Name, r.source[name+"."+f.Name]))
		}
	}
	p := reflect.PointerTo(t)
	for i := range p.NumMethod() {
		m := p.Method(i)
		if doc, own := r.source[name+"."+m.Name]; own && callable(m) {
			row(r.call(m), r.words(m.Type.Out(0)), said(m.Name, doc))
		}
	}
	return b.String()
}

// callable reports whether a layout has a use for a method of a record: one that takes at most a language.
func callable(m reflect.Method) bool {
	if m.Type.NumOut() != 1 || hidden(m.Type.Out(0)) || slices.Contains(inner, m.Name) {
		return false
	}
	return m.Type.NumIn() == 1 || m.Type.NumIn() == 2 && m.Type.In(1) == reflect.TypeFor[lang.Lang]()
}

// inner are methods of records that are of no use in a layout.
var inner = []string{"MarshalText", "WithFigures", "Figures", "Count", "JSONLD", "Table", "Data", "Months"}

// hidden reports whether values of a type are of no use in a layout: places in the sources, indexes.
func hidden(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		if t.Kind() == reflect.Map && hidden(t.Key()) {
			return true
		}
		t = t.Elem()
	}
	ours := strings.HasPrefix(t.PkgPath(), "gazette/internal/")
	return t.Kind() == reflect.Func || t.Kind() == reflect.Uint8 || ours && !slices.Contains(shown, packageOf(t)) ||
		t == reflect.TypeFor[policy.Facts]() // Facts gives them in words
}

// shown are the packages whose types a layout sees.
var shown = []string{"lang", "policy", "progress", "site", "render", "richtext"}

func packageOf(t reflect.Type) string { return path.Base(t.PkgPath()) }

// title is what a type is called in the README, where there is one name for one thing.
func title(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[policy.Page]():
		return "Article"
	case reflect.TypeFor[policy.Site]():
		return "Settings"
	}
	return capital(t.Name())
}

// words say what a value is; a struct is listed further below.
func (r *reference) words(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[lang.Text]():
		return "both languages"
	case reflect.TypeFor[policy.Date]():
		return "date"
	case reflect.TypeFor[policy.Prose](), reflect.TypeFor[[]richtext.Block]():
		return "running text"
	case reflect.TypeFor[lang.Lang]():
		return "language"
	case reflect.TypeFor[with]():
		return "what a part sees"
	}
	if t.PkgPath() == "html/template" && t.Name() == "HTML" {
		return "HTML"
	}
	switch t.Kind() {
	case reflect.Pointer:
		return r.words(t.Elem())
	case reflect.Slice, reflect.Array:
		return "list of " + r.words(t.Elem())
	case reflect.Map:
		return r.words(t.Elem()) + " by " + r.words(t.Key())
	case reflect.String:
		return "text"
	case reflect.Bool:
		return "yes or no"
	case reflect.Interface:
		return "any value"
	case reflect.Struct:
		if !strings.HasPrefix(t.PkgPath(), "gazette/") {
			return t.String()
		}
		if other := r.of[title(t)]; other != nil && other != t {
			r.Errorf("%v and %v have one name in the README", other, t)
		}
		if r.of[title(t)] == nil {
			r.of[title(t)] = t
			r.queue = append(r.queue, t)
		}
		return fmt.Sprintf("[%s](#%s)", title(t), strings.ToLower(title(t)))
	}
	return "number"
}
