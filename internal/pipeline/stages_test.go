package pipeline_test

import (
	"context"
	"flag"
	"os"
	"testing"

	"gazette/internal/check"
	"gazette/internal/example"
	"gazette/internal/load"
	"gazette/internal/pipeline"
	"gazette/internal/policy"
	"gazette/internal/render"
	"gazette/internal/search"
	"gazette/internal/site"
	"gazette/internal/source"
)

// benchSite is the folder of the site that is measured.
var benchSite = flag.String("bench-site", "", "folder of the site that the benchmarks build; empty: the example site")

func benched(b *testing.B) pipeline.Options {
	o := options(b)
	o.Source = example.Files()
	if *benchSite != "" {
		o.Source = os.DirFS(*benchSite)
	}
	return o
}

func modelOf(b *testing.B, o pipeline.Options) *policy.Model {
	tree, _, err := source.Read(o.Source)
	if err != nil {
		b.Fatal(err)
	}
	m, list := new(load.Memory).Load(tree)
	if n, _ := list.Count(); n > 0 {
		b.Fatal(list[0])
	}
	load.WithoutDrafts(m)
	load.FillCounts(m)
	return m
}

func BenchmarkLoad(b *testing.B) {
	o := benched(b)
	for b.Loop() {
		modelOf(b, o)
	}
}

func BenchmarkCheck(b *testing.B) {
	o := benched(b)
	for b.Loop() {
		b.StopTimer() // figures are read once a model
		m := modelOf(b, o)
		b.StartTimer()
		check.Run(m, o.Today, check.Scope{})
	}
}

func BenchmarkRender(b *testing.B) {
	o := benched(b)
	m := modelOf(b, o)
	theme, err := render.ReadTheme(o.Theme)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		err := render.New(site.Build(m, o.Today), theme).Each(1, nil, func(string, []byte) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	o := benched(b)
	s := site.Build(modelOf(b, o), o.Today)
	for b.Loop() {
		if _, err := search.Make(s, search.Cache{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	o := benched(b)
	for b.Loop() {
		if _, err := pipeline.Run(context.Background(), o, b.TempDir()+"/public"); err != nil {
			b.Fatal(err)
		}
	}
}
