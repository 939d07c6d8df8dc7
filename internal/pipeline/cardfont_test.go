package pipeline_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/image/font/gofont/goregular"

	"gazette/internal/lang"
	"gazette/internal/pipeline"
	"gazette/internal/testkit"
)

// withOwnFont is the small site whose config.toml names a font of cards at the path.
func withOwnFont(t *testing.T, path string) fstest.MapFS {
	t.Helper()
	source := testkit.Small(t)
	config := source["config.toml"]
	source["config.toml"] = &fstest.MapFile{Data: append([]byte("card_font = \""+path+"\"\n"), config.Data...)}
	return source
}

// What keeps a font of the site's own from being used is said where it is named, with what it lacks.
func TestAFontOfCardsThatCannotBeUsedIsAFault(t *testing.T) {
	t.Parallel()
	large := make([]byte, 32<<20+1)
	for path, c := range map[string]struct {
		data []byte
		want string
	}{
		"themes/fonts/none.otf":  {nil, "there is no themes/fonts/none.otf"},
		"themes/fonts/text.otf":  {[]byte("no font"), "themes/fonts/text.otf is no OpenType font"},
		"themes/fonts/large.otf": {large, "is over 32 MB"},
		"data/own.otf":           {goregular.TTF, "is not in themes"},
		"../own.otf":             {nil, "is not in themes"},
		"themes/fonts/latin.ttf": {goregular.TTF, "themes/fonts/latin.ttf lacks "},
	} {
		o := options(t)
		o.Extras = true
		source := withOwnFont(t, path)
		if c.data != nil && strings.HasPrefix(path, "themes/") {
			source[path] = &fstest.MapFile{Data: c.data}
		}
		o.Source = source
		_, _, list, err := pipeline.Lay(o)
		if err != nil {
			t.Fatal(err)
		}
		var said bytes.Buffer
		if err := list.Print(&said, "text", lang.EN); err != nil {
			t.Fatal(err)
		}
		errors, _ := list.Count()
		line, _, _ := strings.Cut(said.String(), "\n")
		if !strings.HasPrefix(line, "config.toml:1:13: error: ") || !strings.Contains(line, c.want) ||
			!strings.HasSuffix(line, "[theme]") || errors != 1 {
			t.Errorf("%s: the faults are\n%s", path, said.String())
		}
	}
}

// Cards are written in the font that the site names, and drawn anew when that is another.
func TestCardsAreWrittenInTheSitesOwnFont(t *testing.T) {
	t.Parallel()
	r := &rebuilt{Options: options(t), files: testkit.Small(t), out: filepath.Join(t.TempDir(), "public")}
	r.Extras = true
	r.Output = pipeline.Output{Version: "a test", Caches: t.TempDir()}
	for name, file := range r.files { // what Latin letters can say
		if strings.HasSuffix(name, ".zh.md") {
			delete(r.files, name)
		}
		if name == "config.toml" {
			file.Data = append([]byte("languages = [\"en\"]\n"), file.Data...)
		}
	}
	r.replace(t, "content/plans/county-plan/document.toml", "number = \"豫卫〔2022〕109号\"\n", "")
	r.build(t)
	before := cardsIn(t, r.out)
	r.files["themes/fonts/own.ttf"] = &fstest.MapFile{Data: goregular.TTF}
	config := r.files["config.toml"]
	config.Data = append([]byte("card_font = \"themes/fonts/own.ttf\"\n"), config.Data...)
	if list, ok := r.build(t); !ok {
		t.Fatalf("the site with a font of its own has faults: %v", list)
	}
	after := cardsIn(t, r.out)
	if len(after) == 0 || len(after) != len(before) {
		t.Fatalf("%d cards, %d before", len(after), len(before))
	}
	for name, data := range after {
		if bytes.Equal(data, before[name]) {
			t.Errorf("%s is drawn in the font of the theme", name)
		}
	}
}
