package check

import (
	"testing"

	"gazette/internal/policy"
	"gazette/internal/richtext"
)

// The links of each text are looked at, in both languages, and files are looked for beside the text that names them.
func TestEachTextIsSearchedForLinks(t *testing.T) {
	t.Parallel()
	page := func(body policy.Prose) []*policy.Page { return []*policy.Page{{Slug: "a", Body: body}} }
	for dir, with := range map[string]func(policy.Prose) *policy.Model{
		"plans/a": func(body policy.Prose) *policy.Model {
			c := &policy.Clause{ZH: policy.ClauseText{Body: body.ZH}, EN: policy.ClauseText{Body: body.EN}}
			return &policy.Model{Plans: []*policy.Document{{Slug: "a", Clauses: []*policy.Clause{c}}}}
		},
		"pages/a":   func(body policy.Prose) *policy.Model { return &policy.Model{Pages: page(body)} },
		"notices/a": func(body policy.Prose) *policy.Model { return &policy.Model{Notices: page(body)} },
	} {
		for _, c := range []struct{ href, there, want string }{
			{"map.png", "map.png", ""}, {"map.png", "other.png", "0: the link map.png leads nowhere"},
			{"in/map.png", "in/map.png", ""}, {"#c9", "", "0: the link #c9 leads nowhere"},
			{"../b/map.png", "../b/map.png", "0: the path ../b/map.png leaves the folder of its text"},
			{"/map.png", "map.png", "0: the path /map.png leaves the folder of its text"},
			{"page:b", "", "0: the link page:b leads nowhere"}, {"mailto:a@example.org", "", ""},
			{"http:", "", `0: the address "http:" has no host that exists`},
		} {
			text := []richtext.Block{{Kind: richtext.Paragraph,
				Inlines: []richtext.Inline{{Kind: richtext.Link, Href: c.href}}}}
			for language, body := range map[string]policy.Prose{"zh": {ZH: text}, "en": {EN: text}} {
				m := with(body)
				m.Assets = []policy.Asset{{Path: dir + "/" + c.there}}
				if got := finds(links, m); got != c.want {
					t.Errorf("%s in the text of %s in %s: %q, want %q", c.href, dir, language, got, c.want)
				}
			}
		}
	}
}
