package format_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/characters"
	"gazette/internal/desk/format"
	"gazette/internal/load"
	"gazette/internal/record"
	"gazette/internal/richtext"
	"gazette/internal/source"
	"gazette/internal/testkit"
)

func schema(t testing.TB, name string) record.Schema {
	t.Helper()
	for _, f := range load.Formats() {
		if f.Name == name {
			return f.Schema
		}
	}
	t.Fatalf("no format %s", name)
	return nil
}

// Each case is what somebody might write, and its normal form.
func TestNormalForm(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, schema, in, want string }{
		{"keys in the order of the schema, with their comments", "data/targets/x.toml", "targets",
			"# All of the plan.\n\nplan   =\"x\"\n[[target]]\n# Why so much.\nvalue=90   # as printed\n" +
				"id = 'visits'\n\n\n\nclause= \"1-2\"\n[[target]]\nid = \"b\" \n",
			"# All of the plan.\n\nplan = \"x\"\n\n[[target]]\nid = 'visits'\n\nclause = \"1-2\"\n# Why so much.\n" +
				"value = 90 # as printed\n\n[[target]]\nid = \"b\"\n"},
		{"braces and lists", "data/targets/x.toml", "targets",
			"plan = \"x\"\n\n[[target]]\nname={zh=\"县医院,好\",en=\"Hospitals，good\"}\n" +
				"regions = [ \"410000\",\"420000\", ]\n",
			"plan = \"x\"\n\n[[target]]\nname = { zh = \"县医院，好\", en = \"Hospitals, good\" }\n" +
				"regions = [\"410000\", \"420000\"]\n"},
		{"values of several lines stay as they are laid out", "data/regions/groups.toml", "regions",
			"[[group]]\nmembers = [\n  \"410325 嵩县\", # first\n  \"410326\",\n]\nid = \"g\"\n",
			"[[group]]\nid = \"g\"\nmembers = [\n  \"410325 嵩县\", # first\n  \"410326\",\n]\n"},
		{"a comment at the end stays", "data/units.toml", "units", "[[unit]]\nid = \"a\"\n\n# More to come.\n",
			"[[unit]]\nid = \"a\"\n\n# More to come.\n"},
		{"Windows line ends", "data/units.toml", "units", "\ufeff[[unit]]\r\nid = \"a\"\r\n", "[[unit]]\nid = \"a\"\n"},
		{"Chinese text", "content/plans/x/index.zh.md", "",
			"## 一、目标\n\n\n\n　　到2025年,至少７０家医院(含中医院)达标: 详见[名单](plan:x#1,2).\n",
			"## 一、目标\n\n到2025年，至少70家医院（含中医院）达标：详见[名单](plan:x#1,2).\n"},
		{"numbers, times and addresses keep their signs", "content/plans/x/index.zh.md", "",
			"比例为3.5%,时间为10:30,见 https://example.org/a,b?c=(d) 。\n1. 第一\n",
			"比例为3.5%,时间为10:30,见 https://example.org/a,b?c=(d) 。\n1. 第一\n"},
		{"English text", "content/plans/x/index.en.md", "",
			"The plan，which covers ７０ hospitals（all of them），is called 千县工程（县医院）。It ends。\n",
			"The plan, which covers 70 hospitals (all of them), is called 千县工程（县医院）. It ends.\n"},
		{"the head of a page", "content/pages/x/index.zh.md", "article",
			"+++\nsummary=\"摘要\"\ntitle = \"标题\"\n+++\n正文,完。  \n下一行\n\n```\na,  b\n\n\nc\n```\n",
			"+++\ntitle = \"标题\"\nsummary = \"摘要\"\n+++\n\n正文，完。  \n下一行\n\n```\na,  b\n\n\nc\n```\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s record.Schema
			if c.schema != "" {
				s = schema(t, c.schema)
			}
			got, err := format.File(c.file, []byte(c.in), s)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			again, err := format.File(c.file, got, s)
			if err != nil || string(again) != string(got) {
				t.Errorf("the second time it does something: %v\n%s", err, cmp.Diff(string(got), string(again)))
			}
		})
	}
}

// The content of this repository is in normal form, so that gazette fmt changes nothing of it.
func TestTheContentIsInNormalForm(t *testing.T) {
	t.Parallel()
	root := os.DirFS(testkit.Root(t))
	for _, top := range []string{"config.toml", "content", "data"} {
		err := fs.WalkDir(root, top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(root, name)
			if err != nil {
				return err
			}
			normal, err := format.File(name, data, load.SchemaOf(name))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			} else if string(normal) != string(data) {
				t.Errorf("%s is not in normal form; gazette fmt mends it\n%.1500s", name,
					cmp.Diff(string(data), string(normal)))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func FuzzTOML(f *testing.F) {
	f.Add("a = 1\n")
	f.Add("# c\n\n[[t]] # x\nb = {zh=\"县,\",en=\"，\"} # y\n[t.u]\nq = [1,\n2]\n")
	f.Add("x.y = '''a\n\n\n'''\n")
	f.Add("# a\r# b\r\n")
	for _, s := range testkit.Example(f, ".toml") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s = characters.Fold(s); !utf8.ValidString(s) {
			return
		}
		once, err := format.File("a.toml", []byte(s), nil)
		if err != nil {
			if strings.Contains(err.Error(), "would change what the file says") {
				t.Errorf("%q: %v", s, err)
			}
			return
		}
		twice, err := format.File("a.toml", once, nil)
		if err != nil || string(twice) != string(once) {
			t.Errorf("%q → %q → %q (%v)", s, once, twice, err)
		}
		for _, l := range strings.Split(string(source.Plain([]byte(s))), "\n") { // a carriage return ends a line too
			if i := strings.IndexByte(l, '#'); i == 0 && !strings.Contains(s, `"`) && !strings.Contains(s, "'") &&
				!strings.Contains(string(once), strings.TrimSpace(l)) {
				t.Errorf("the comment %q is lost in %q", l, once)
			}
		}
	})
}

// meaning is what a text says besides its characters: where it leads, what stands out, which pictures it has.
func meaning(data []byte) string {
	var b strings.Builder
	blocks, _ := (&source.File{Path: "index.md"}).Markdown(data)
	richtext.Walk(blocks, func(in richtext.Inline) {
		if in.Kind != richtext.Text {
			fmt.Fprintf(&b, "%d %q\n", in.Kind, in.Href)
		}
	})
	return b.String()
}

func FuzzMarkdown(f *testing.F) {
	f.Add("## 一、目标\n\n　　到2025年,至少（70)家.\n")
	f.Add("+++\ntitle='x'\n+++\n\n- a  \nb\n\n```\n,\n```\n")
	for _, s := range testkit.Example(f, ".md") {
		f.Add(s)
	}
	ends := strings.NewReplacer("\r\n", "\n", "\r", "\n") // fmt reads an old end of a line as one
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range []string{"content/pages/x/index.zh.md", "content/pages/x/index.en.md"} {
			once, err := format.File(name, []byte(s), nil)
			if err != nil {
				continue
			}
			if before, after := meaning([]byte(ends.Replace(s))),
				meaning(once); utf8.ValidString(s) && before != after {
				t.Errorf("%s: %q says %q, and as %q it says %q", path.Base(name), s, before, once, after)
			}
			twice, err := format.File(name, once, nil)
			if err != nil || string(twice) != string(once) {
				t.Errorf("%s: %q → %q → %q (%v)", path.Base(name), s, once, twice, err)
			}
		}
	})
}
