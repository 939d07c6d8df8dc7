package record

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gazette/internal/diag"
	"gazette/internal/source"
)

var update = flag.Bool("update", false, "rewrite the expected diagnostics; then inspect the diff")

// The records of the cases below: one of everything that the tags can say.
type (
	words struct {
		ZH string `toml:"zh" required:"true"`
		EN string `toml:"en" required:"true"`
	}
	citation struct {
		Name words  `toml:"name" required:"true"`
		URL  string `toml:"url"`
	}
	target struct {
		ID     string     `toml:"id" required:"true"`
		Name   words      `toml:"name" required:"true"`
		Kind   string     `toml:"kind" required:"true" enum:"quantity|grade|yes-no"`
		Bound  string     `toml:"bound" enum:"at-least|at-most|exactly"`
		Value  *float64   `toml:"value"`
		Order  int        `toml:"order"`
		Firm   bool       `toml:"firm"`
		Due    string     `toml:"due"`
		Topics []string   `toml:"topics" enum:"tcm|staff"`
		Source *citation  `toml:"source"`
		Also   []citation `toml:"also"`
	}
	record struct {
		Note    string            `toml:"note"`
		Targets []target          `toml:"target"`
		Source  *citation         `toml:"source"`
		Aliases map[string]string `toml:"aliases"`
		Text    map[string]string `toml:"text" enum:"original|restatement"`
		Groups  []citation        `toml:"group"`
	}
	plainMeta struct {
		Title string `toml:"title"`
	}
	pageMeta struct {
		Title   words  `toml:"title" required:"true"`
		Updated string `toml:"updated"`
	}
)

// Each case is a site with the diagnostics expected of it: "want" in English, "want.zh" in Chinese. A
// file under "tree" lists what was read. The names of input files may end in
//
//	.quoted    the content is a quoted Go string, for bytes that are no text
//	.size      the content is a number of bytes
//	.link      a symbolic link
func TestCases(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			runCase(t, name)
		})
	}
}

func runCase(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	tree, list, err := source.Read(siteFS(t, archive))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range tree.Files {
		list = append(list, checkFile(f)...)
	}
	list.Sort()
	for i, f := range archive.Files {
		var got bytes.Buffer
		switch f.Name {
		case "want":
			err = list.Print(&got, "text", "en")
		case "want.zh":
			err = list.Print(&got, "text", "zh")
		case "tree":
			for _, f := range tree.Files {
				fmt.Fprintln(&got, f.Path, f.Kind, len(f.Data))
			}
		default:
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(f.Data), got.String()); diff != "" && !*update {
			t.Errorf("%s (-want +got):\n%s", f.Name, diff)
		}
		archive.Files[i].Data = got.Bytes()
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func checkFile(f *source.File) diag.List {
	switch {
	case f.Kind == source.KindTOML && f.Path != "config.toml":
		_, _, list := Decode[record](f)
		return list
	case f.Kind == source.KindMarkdown && strings.HasPrefix(f.Path, "content/pages/"):
		_, _, body, list := DecodeFrontMatter[pageMeta](f)
		_, more := f.Markdown(body)
		return append(list, more...)
	case f.Kind == source.KindMarkdown:
		_, _, body, list := DecodeFrontMatter[plainMeta](f)
		_, more := f.Markdown(body)
		return append(list, more...)
	}
	return nil
}

func siteFS(t *testing.T, archive *txtar.Archive) fs.FS {
	fsys := fstest.MapFS{}
	for _, f := range archive.Files {
		name, data := f.Name, f.Data
		file := &fstest.MapFile{Mode: 0o666}
		switch content := strings.TrimSpace(string(data)); filepath.Ext(name) {
		case ".quoted":
			s, err := strconv.Unquote(content)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			name, data = strings.TrimSuffix(name, ".quoted"), []byte(s)
		case ".size":
			n, err := strconv.Atoi(content)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			name, data = strings.TrimSuffix(name, ".size"), bytes.Repeat([]byte("x"), n)
		case ".link":
			name, data = strings.TrimSuffix(name, ".link"), []byte(content)
			file.Mode |= fs.ModeSymlink
		}
		if !slices.Contains([]string{"want", "want.zh", "tree"}, name) {
			file.Data = data
			fsys[name] = file
		}
	}
	return fsys
}
