package pipeline_test

import (
	"bytes"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gazette/internal/card"
	"gazette/internal/example"
	"gazette/internal/pipeline"
)

// Plans and counties have a card in each language, which their pages name; no other page has one, and without extras
// none. After an edit the cards are as a new build draws them.
func TestPlansAndCountiesHaveCards(t *testing.T) {
	t.Parallel()
	r := &rebuilt{Options: options(t), files: siteOf(t, example.Files()), out: filepath.Join(t.TempDir(), "public")}
	r.Extras = true
	r.Output = pipeline.Output{Version: "a test", Caches: t.TempDir()}
	r.build(t)
	cards := cardsIn(t, r.out)
	if len(cards) != 2*(2+7) {
		t.Errorf("%d cards", len(cards))
	}
	for name, data := range cards {
		picture, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || picture.Width != card.Width || picture.Height != card.Height || len(data) > 60<<10 {
			t.Errorf("%s: %d × %d in %d bytes (%v)", name, picture.Width, picture.Height, len(data), err)
		}
		page := strings.TrimSuffix(name, "card.png")
		if got, want := sharedPicture(t, r.out, page), "https://starraft.example/"+name; got != want {
			t.Errorf("%s is shared with %s, not %s", page, got, want)
		}
	}
	if got := sharedPicture(t, r.out, "zh/hospitals/"); strings.Contains(got, "card.png") {
		t.Errorf("the list of hospitals is shared with %s", got)
	}

	r.replace(t, "content/plans/whalesong-medical-community-2024/document.toml", `short_title = { zh = "`,
		`short_title = { zh = "新`)
	if _, ok := r.build(t); !ok {
		t.Fatal("the edited site has faults")
	}
	changed := 0
	for name, data := range cardsIn(t, r.out) {
		if !bytes.Equal(data, cards[name]) {
			changed++
		}
	}
	if changed == 0 || changed == len(cards) {
		t.Errorf("the title of a plan changed %d of %d cards", changed, len(cards))
	}

	r.Extras = false
	r.build(t)
	if left := cardsIn(t, r.out); len(left) > 0 {
		t.Errorf("without extras there are %d cards", len(left))
	}
	if got := sharedPicture(t, r.out, "zh/counties/990121/"); strings.Contains(got, "card.png") {
		t.Errorf("without extras a county is shared with %s", got)
	}
}

func cardsIn(t *testing.T, out string) map[string][]byte {
	t.Helper()
	cards := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(out), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, "/card.png") {
			return err
		}
		cards[name], err = os.ReadFile(filepath.Join(out, name))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return cards
}

// sharedPicture is the picture that a page names for those who pass its link on.
func sharedPicture(t *testing.T, out, page string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out, page, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		attrs := map[string]string{}
		for _, a := range n.Attr {
			attrs[a.Key] = a.Val
		}
		if attrs["property"] == "og:image" {
			return attrs["content"]
		}
	}
	return ""
}
