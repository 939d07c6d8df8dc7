package site_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Programs are told the way from the home page to each other page, which it ends with; to the home page there is none.
func TestEachPageButHomeTellsTheWayToIt(t *testing.T) {
	t.Parallel()
	s := exampleSite()
	for _, p := range s.Pages {
		home := s.Model.Site.BaseURL + string(p.Lang) + "/"
		var want, got []string
		if p.Path != "" {
			for i, c := range p.Crumbs {
				want = append(want, fmt.Sprint(i+1, " ", c.Name, " ", home, c.Path))
			}
			want = append(want, fmt.Sprint(len(p.Crumbs)+1, " ", p.Title, " ", home, p.Path))
		}
		data, err := json.Marshal(s.JSONLD(p))
		if err != nil {
			t.Fatal(err)
		}
		var blocks []struct {
			ItemListElement []struct {
				Position   int
				Name, Item string
			}
		}
		if err := json.Unmarshal(data, &blocks); err != nil {
			t.Fatal(err)
		}
		for _, b := range blocks {
			for _, x := range b.ItemListElement {
				got = append(got, fmt.Sprint(x.Position, " ", x.Name, " ", x.Item))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s/%s: the way is\n%s, want\n%s", p.Lang, p.Path, strings.Join(got, "\n"),
				strings.Join(want, "\n"))
		}
	}
}
