package render

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"gazette/internal/example"
	"gazette/internal/lang"
	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/site"
	"gazette/internal/source"
)

// Whoever gets a card sees no page: what a plan promised is not passed on as if the plan still held.
func TestCardsSayWhatHasNoForce(t *testing.T) {
	t.Parallel()
	tree, _, err := source.Read(example.Files())
	if err != nil {
		t.Fatal(err)
	}
	m, _ := new(load.Memory).Load(tree)
	for _, held := range []bool{true, false} {
		for _, d := range m.Plans {
			if d.Known = nil; !held {
				d.Status = policy.Repealed
			}
		}
		s := site.Build(m, m.Site.Today)
		r := &renderer{site: s, Theme: readTheme(t, nil), parts: new(parts), exists: map[string]bool{}}
		cards := 0
		for _, p := range s.Pages {
			if p.Kind != "plan" && p.Kind != "county" {
				continue
			}
			drawn := r.viewOf(p).card()
			if len(drawn.Rows) == 0 {
				continue
			}
			cards++
			words := strings.Join(drawn.Words(), "\n")
			said := strings.Contains(words, "已废止") || strings.Contains(words, "Repealed")
			if said == held {
				t.Errorf("the card of %s %s, with plans in force: %v, says\n%s", p.Lang, p.Path, held, words)
			}
			for _, row := range drawn.Rows {
				if !held && row.State != "" && row.State != progress.Met.Words().In(p.Lang) {
					t.Errorf("the card of %s %s judges %s by a time that counts no more: %s", p.Lang, p.Path,
						row.Name, row.State)
				}
			}
		}
		if cards == 0 {
			t.Error("there is no card")
		}
	}
}

// What the cards of the example site say: testdata/cards.txt, which -update writes, is to be read.
func TestCardsSayWhatWasPromised(t *testing.T) {
	t.Parallel()
	tree, _, err := source.Read(example.Files())
	if err != nil {
		t.Fatal(err)
	}
	m, _ := new(load.Memory).Load(tree)
	s := site.Build(m, m.Site.Today)
	r := &renderer{site: s, Theme: readTheme(t, nil), parts: new(parts), exists: map[string]bool{}}
	var b bytes.Buffer
	for _, p := range s.Pages {
		if p.Kind != "plan" && p.Kind != "county" {
			continue
		}
		v := r.viewOf(p)
		drawn := v.card()
		pos := v.recordPos()
		fmt.Fprintf(&b, "== %s of %s, in Latin letters: %t\n%s\n%s\n%s\n%s | %s\n", p.File(), pos.File, drawn.Latin,
			drawn.Above, drawn.Title, drawn.Lead, drawn.Without, drawn.More)
		for _, row := range drawn.Rows {
			fmt.Fprintf(&b, "\t%s: %s\n\t\t%s in the colour %x\n", row.Name, row.Value, row.State, row.Colour)
		}
		fmt.Fprintf(&b, "%s\n%s\n%s, %s, %s\n", drawn.Notice, drawn.Source, drawn.Site, drawn.Address, drawn.Day)
	}
	sameAsFile(t, "testdata/cards.txt", b.Bytes())
}

// Plans and counties have cards, on publications, and where they stand: an address that leads on has none.
func TestPlansAndCountiesHaveCardsWhereTheyStand(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind, movedTo string
		extras        bool
		want          string
	}{{"plan", "", true, "en/a/card.png"}, {"county", "", true, "en/a/card.png"}, {"plan", "", false, ""},
		{"plan", "b/", true, ""}, {"county", "b/", true, ""}, {"target", "", true, ""}, {"target", "b/", true, ""}} {
		r := &renderer{site: &site.Site{Extras: c.extras}}
		got := r.cardFile(&site.Page{Lang: lang.EN, Path: "a/", Kind: c.kind, MovedTo: c.movedTo})
		if got != c.want {
			t.Errorf("%+v: the card %q", c, got)
		}
	}
}
