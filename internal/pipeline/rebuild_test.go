package pipeline_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gazette/internal/example"
	"gazette/internal/pipeline"
	"gazette/internal/publish"
	"gazette/internal/testkit"
)

// edits is how many random edits are tried; .ci/nightly tries more.
var edits = flag.Int("edits", 1, "number of random edits")

// A rebuilt site is built again and again into the same folder, with what earlier builds remember.
type rebuilt struct {
	pipeline.Options
	files fstest.MapFS
	out   string
}

// newRebuilt builds a site for the first time.
func newRebuilt(t *testing.T, files fstest.MapFS) *rebuilt {
	t.Helper()
	r := &rebuilt{Options: options(t), files: files, out: filepath.Join(t.TempDir(), "public")}
	r.Output = pipeline.Output{Version: "a test", Caches: t.TempDir()}
	if _, ok := r.run(t); !ok {
		t.Fatal("the site has faults")
	}
	return r
}

// run builds the site. It reports whether that could be done.
func (r *rebuilt) run(t *testing.T) (publish.Summary, bool) {
	t.Helper()
	r.Source = r.files
	result, err := pipeline.Run(context.Background(), r.Options, r.out)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := result.List.Count()
	return result.Summary, n == 0
}

// build builds the site and holds its files against those of a build that remembers nothing. It reports whether the
// site could be built.
func (r *rebuilt) build(t *testing.T) (publish.Summary, bool) {
	t.Helper()
	summary, ok := r.run(t)
	if !ok {
		return summary, false
	}
	want, _, _, err := pipeline.Files(r.Options)
	if err != nil {
		t.Fatal(err)
	}
	written := 0
	err = fs.WalkDir(os.DirFS(r.out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == publish.ManifestName {
			return err
		}
		written++
		data, err := os.ReadFile(filepath.Join(r.out, name))
		if string(data) != string(want[name]) {
			t.Errorf("%s is not as a new build makes it", name)
		}
		return err
	})
	if err != nil || written != len(want) {
		t.Errorf("%d files are published, want %d: %v", written, len(want), err)
	}
	return summary, true
}

// mustBuild is build of a site that has no faults.
func (r *rebuilt) mustBuild(t *testing.T) {
	t.Helper()
	if _, ok := r.build(t); !ok {
		t.Fatal("the site has faults")
	}
}

func (r *rebuilt) replace(t *testing.T, file, old, new string) {
	t.Helper()
	data := string(r.files[file].Data)
	if !strings.Contains(data, old) {
		t.Fatalf("%s has no %q", file, old)
	}
	r.files[file] = &fstest.MapFile{Data: []byte(strings.Replace(data, old, new, 1))}
}

// Whatever is edited, a build that remembers the last one publishes what a new one would. What is edited every day
// changes few files.
func TestABuildAfterAnEditIsAsANewOne(t *testing.T) {
	t.Parallel()
	r := newRebuilt(t, siteOf(t, example.Files()))
	zh, en := "content/plans/"+plan+"/index.zh.md", "content/plans/"+plan+"/index.en.md"
	for _, c := range []struct {
		name string
		edit func()
		most int  // files written; 0: any number
		more bool // the next edit, which makes other files or the same ones, comes before a new build is made
	}{
		{"a sentence", func() {
			r.replace(t, zh, "。\n", "，另有说明。\n")
			r.replace(t, en, ".\n", ", as is said.\n")
		}, 45, true},
		{"a paragraph", func() {
			r.files[zh].Data = append(r.files[zh].Data, "\n补充一段。\n"...)
			r.files[en].Data = append(r.files[en].Data, "\nOne more paragraph.\n"...)
		}, 45, false},
		{"a figure", func() { r.replace(t, countiesFile, "value = 85.2", "value = 85.4") }, 0, true},
		{"all figures of a clause, whose tasks told of them", func() {
			for _, name := range []string{countiesFile, "data/progress/starraft.toml"} {
				records := strings.Split(string(r.files[name].Data), "\n\n")
				records = slices.DeleteFunc(records, func(s string) bool {
					return strings.Contains(s, "emergency-network") || strings.Contains(s, "emergency-command-centre")
				})
				r.files[name] = &fstest.MapFile{Data: []byte(strings.Join(records, "\n\n"))}
			}
		}, 0, false},
		{"a page", func() {
			r.files["content/pages/about/index.zh.md"].Data = append(r.files["content/pages/about/index.zh.md"].Data,
				"\n再写一段。\n"...)
			r.files["content/pages/about/index.en.md"].Data = append(r.files["content/pages/about/index.en.md"].Data,
				"\nOne more.\n"...)
		}, 40, false},
		{"a heading", func() { r.replace(t, zh, "## 一、", "## 一、新的") }, 0, false},
		{"a target", func() { r.replace(t, targetsFile, "due = \"2024\"", "due = \"2024-12-31\"") }, 0, false},
		{"a hospital's name", func() {
			r.replace(t, hospitalsFile, "雾帆县中西医结合医院", "雾帆县中西医医院")
		}, 0, true},
		{"a hospital's grade", func() { r.replace(t, hospitalsFile, `value = "2B"`, `value = "2A"`) }, 0, false},
		{"the day", func() { r.replace(t, "config.toml", `today = "`, `today = "2027-01-01" # `) }, 0, false},
		{"the address of the site", func() { r.BaseURL = "https://plans.example.org/a/" }, 0, false},
		{"a colour", func() {
			r.files["themes/default/assets/own.css"] = &fstest.MapFile{Data: []byte("body{color:red}")}
		}, 0, false},
		{"a layout that shows all texts", func() {
			r.files["themes/default/layouts/departments.html"] = &fstest.MapFile{Data: []byte(
				`<h1 data-passage="">{{.Page.Title}}</h1>{{range .Site.Model.Plans}}{{range ` +
					`.Clauses}}<p>{{.ZH.Plain}}</p>{{end}}{{end}}`)}
		}, 0, false},
		{"a sentence under that layout", func() { r.replace(t, zh, "。\n", "，又有说明。\n") }, 0, false},
		{"a hospital less", func() { delete(r.files, hospitalsFile) }, 0, false},
	} {
		c.edit()
		build := r.build
		if c.more && !*thorough {
			build = r.run
		}
		summary, ok := build(t)
		t.Logf("%s: %d files written, %d removed", c.name, summary.Written, summary.Removed)
		if c.most > 0 && (!ok || summary.Written == 0 || summary.Written > c.most) {
			t.Errorf("%s: %d files are written, want some, at most %d", c.name, summary.Written, c.most)
		}
	}
}

// Random edits of texts and tables: those that the checks refuse change nothing, all others are as of a new build.
func TestRandomEditsAreAsNewBuilds(t *testing.T) {
	t.Parallel()
	r := newRebuilt(t, siteOf(t, example.Files()))
	rng := rand.New(rand.NewPCG(7, 7))
	words := []string{"县域医共体", "胸痛中心", "雾帆县", "[说明](../../pages/about/)", "90%", "三级医院",
		"a county hospital", "1"}
	built := 0
	for tries := 0; built < *edits && tries < 20**edits; tries++ {
		names := slices.DeleteFunc(slices.Sorted(maps.Keys(r.files)), func(name string) bool {
			return !strings.HasSuffix(name, ".md") && !strings.HasSuffix(name, ".toml")
		})
		name := names[rng.IntN(len(names))]
		before := r.files[name]
		lines := strings.Split(string(before.Data), "\n")
		at, word := rng.IntN(len(lines)), words[rng.IntN(len(words))]
		switch rng.IntN(3) {
		case 0:
			lines[at] += word
		case 1:
			lines[at] = strings.Replace(lines[at], fmt.Sprint(rng.IntN(10)), fmt.Sprint(rng.IntN(10)), 1)
		default:
			lines = slices.Delete(lines, at, at+1)
		}
		r.files[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
		if _, ok := r.build(t); ok {
			built++
			if t.Failed() {
				t.Fatalf("after line %d of %s was edited", at+1, name)
			}
			continue
		}
		r.files[name] = before
	}
	if built < *edits {
		t.Errorf("only %d random edits passed the checks", built)
	}
}

// What is remembered may be damaged, cut off or of another program: the build is as a new one.
func TestADamagedMemoryIsNoHarm(t *testing.T) {
	t.Parallel()
	r := newRebuilt(t, testkit.Small(t))
	for i, c := range []struct {
		name  string
		spoil func(file string, data []byte) []byte
	}{
		{"cut off", func(_ string, data []byte) []byte { return data[:len(data)/2] }},
		{"emptied", func(string, []byte) []byte { return nil }},
		{"one bit turned", func(_ string, data []byte) []byte { data[len(data)*2/3] ^= 1; return data }},
		{"of an unknown form", func(_ string, data []byte) []byte { return append([]byte("x"), data...) }},
	} {
		spoilt := 0
		err := filepath.WalkDir(r.Caches, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			spoilt++
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			return os.WriteFile(name, c.spoil(name, data), 0o600)
		})
		if err != nil || spoilt < 3 {
			t.Fatal(spoilt, err)
		}
		r.replace(t, provinceFile, fmt.Sprintf("value = 6%d", i), fmt.Sprintf("value = 6%d", 1+i))
		r.mustBuild(t)
	}
}

// A published file that somebody has changed, with the size and the time that it had, is made anew when the whole
// site is asked for; without the time always.
func TestAChangedFileIsNotKept(t *testing.T) {
	t.Parallel()
	r := newRebuilt(t, testkit.Small(t))
	page := filepath.Join(r.out, "zh", "hospitals", "index.html")
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(page, data, 0o644); err != nil {
		t.Fatal(err)
	}
	r.replace(t, provinceFile, "value = 60", "value = 61")
	r.mustBuild(t)
}

// A build that is killed when it has published, and before it remembers that, leaves what an earlier one remembers. The
// next finds nothing changed; the one after it must not take the pages for those of the earlier build.
func TestWhatWasPublishedAndNotRememberedIsNotKept(t *testing.T) {
	t.Parallel()
	r := newRebuilt(t, testkit.Small(t))
	remembering := r.Output
	r.replace(t, "config.toml", `title = { zh = "`, `title = { zh = "新`)
	r.Output.Caches = t.TempDir()
	r.run(t)
	r.Output = remembering
	r.mustBuild(t)
	r.replace(t, "config.toml", `title = { zh = "新`, `title = { zh = "`)
	r.mustBuild(t)
}

// An output of an earlier build, put back by hand or by git, is not taken for that of the last one.
func TestAnOlderOutputIsNotKept(t *testing.T) {
	t.Parallel()
	r := newRebuilt(t, testkit.Small(t))
	older := r.out + "-older"
	if err := os.CopyFS(older, os.DirFS(r.out)); err != nil {
		t.Fatal(err)
	}
	r.replace(t, provinceFile, "value = 60", "value = 61")
	r.run(t)
	if err := errors.Join(os.RemoveAll(r.out), os.Rename(older, r.out)); err != nil {
		t.Fatal(err)
	}
	r.replace(t, "content/pages/about/index.zh.md", "。", "，。")
	r.mustBuild(t)
}

// A page that says how many figures there are follows them.
func TestAPageThatCountsFiguresIsMadeAnew(t *testing.T) {
	t.Parallel()
	r := newRebuilt(t, testkit.Small(t))
	page := "content/pages/about/index.zh.md"
	r.files[page] = &fstest.MapFile{Data: append(r.files[page].Data, "\n数据共{count:observations}条。\n"...)}
	english := "content/pages/about/index.en.md"
	r.files[english] = &fstest.MapFile{
		Data: append(r.files[english].Data, "\n{count:observations} figures in all.\n"...)}
	r.mustBuild(t)
	data := string(r.files[provinceFile].Data)
	last := strings.LastIndex(data, "[[observation]]")
	r.files[provinceFile] = &fstest.MapFile{Data: []byte(data[:last])}
	r.mustBuild(t)
}
