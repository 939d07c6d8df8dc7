package pipeline_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/pipeline"
	"gazette/internal/render"
	"gazette/internal/testkit"
)

// After any edit, the session that has seen the ones before it shows what a build from nothing would
// publish: nothing of what it remembers is out of date.
func TestAPreviewShowsWhatABuildWouldPublish(t *testing.T) {
	t.Parallel()
	source := testkit.Small(t)
	o := options(t)
	o.Source = source
	session := pipeline.NewSession(o)
	for _, edit := range []struct{ name, old, new string }{
		{"content/plans/county-plan/index.zh.md", "办好县医院", "办好每家县医院"},
		{"data/hospitals/starraft.toml", "鲸歌县人民医院", "鲸歌县第一人民医院"},
		{"data/progress/starraft.toml", "value = 60", "value = 65"},
		{"data/targets/plan.toml", "value = 90", "value = 91"}, // the clause does not say so: a fault
		{"data/targets/plan.toml", "value = 91", "value = 90"},
		{"data/regions/regions.toml", "Whalesong County", "County of Whalesong"},
		{"content/pages/about/index.en.md", "See the", "Do see the"},
		{"data/targets/plan.toml", "due = \"2025\"\nbaseline",
			"due = \"2027\"\nknown = { due = \"inferred\" }\nbaseline"},
		{"config.toml", "\"Plans\"", "\"The plans\""},
		{"content/plans/county-plan/document.toml", "status = \"expired\"", "status = \"expired\"\ndraft = true"},
	} {
		if !strings.Contains(string(source[edit.name].Data), edit.old) {
			t.Fatalf("%s has no %q", edit.name, edit.old)
		}
		source[edit.name] = &fstest.MapFile{
			Data: []byte(strings.Replace(string(source[edit.name].Data), edit.old, edit.new, 1))}
		preview, list, err := session.Lay(time.Now())
		if err != nil {
			t.Fatal(err)
		}
		_, laid, fresh, err := pipeline.Lay(o)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(fresh, list()); diff != "" {
			t.Fatalf("%s: what is said differs (-fresh +session):\n%s", edit.name, diff)
		}
		if preview == nil {
			t.Fatalf("%s: nothing is shown", edit.name)
		}
		if laid == nil {
			continue
		}
		theme, err := theTheme()
		if err != nil {
			t.Fatal(err)
		}
		want := render.New(laid, theme)
		if diff := cmp.Diff(want.Names(), preview.Set.Names()); diff != "" {
			t.Errorf("%s: the files (-build +preview):\n%s", edit.name, diff)
		}
		for _, name := range want.Names() {
			data, fault := want.Make(name)
			if got, err := preview.File(name); fault != nil || err != nil || !bytes.Equal(got, data) {
				t.Errorf("after the edit of %s, %s is not what a build would publish (%v, %v)", edit.name, name, err,
					fault)
			}
		}
	}
}

// BenchmarkLay measures what an edit of one clause costs before its page is made.
func BenchmarkLay(b *testing.B) {
	source := fstest.MapFS{}
	for _, part := range []string{"config.toml", "content", "data"} {
		err := fs.WalkDir(os.DirFS("../.."), part, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				data, failed := os.ReadFile("../../" + name)
				source[name], err = &fstest.MapFile{Data: data}, failed
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	o := options(b)
	o.Source = source
	session := pipeline.NewSession(o)
	const name = "content/plans/yunzhou-county-capacity-2023/index.zh.md"
	text := string(source[name].Data)
	for i := 0; b.Loop(); i++ {
		source[name] = &fstest.MapFile{
			Data: []byte(strings.Replace(text, "制定本方案", fmt.Sprintf("制定%s本方案", strings.Repeat("新", i%9)),
				1))}
		p, list, err := session.Lay(time.Now())
		if err != nil || p == nil {
			b.Fatal(list(), err)
		}
		if _, err := p.File("zh/plans/yunzhou-county-capacity-2023/index.html"); err != nil {
			b.Fatal(err)
		}
	}
}
