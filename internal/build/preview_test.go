package build_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"gazette/internal/build"
)

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
	session := build.NewSession(o)
	const name = "content/plans/yunzhou-county-capacity-2023/index.zh.md"
	text := string(source[name].Data)
	for i := 0; b.Loop(); i++ {
		source[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, "制定本方案", fmt.Sprintf("制定%s本方案", strings.Repeat("新", i%9)), 1))}
		p, list, err := session.Lay()
		if err != nil || p == nil {
			b.Fatal(list, err)
		}
		if _, err := p.File("zh/plans/yunzhou-county-capacity-2023/index.html"); err != nil {
			b.Fatal(err)
		}
	}
}
