package site

import (
	"cmp"
	"slices"
	"strconv"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

// A Section is a part of an article: what stands before the first heading, or what one heading opens.
// It is the same part in both languages.
type Section struct {
	ID    string    // its fragment on the page; empty before the first heading
	Title lang.Text // the heading
	Above lang.Text // the heading that it stands under, if any
	Body  policy.Prose
}

// Rest is what follows the heading.
func (s Section) Rest(l lang.Lang) []richtext.Block {
	body := s.Body.In(l)
	if s.ID == "" || len(body) == 0 {
		return body
	}
	return body[1:]
}

// Path is the address of a part of an article, given that of the article.
func (s Section) Path(article string) string {
	if s.ID == "" {
		return article
	}
	return article + "#" + s.ID
}

// layoutIDs are the ids that the page around an article already has; listIDs are those of a list of records besides.
var (
	layoutIDs = []string{"main", "find-all", "examples"}
	listIDs   = []string{"find", "list", "terms"}
)

// Sections are the parts of an article in their order. The first has no heading and may be empty. The
// fragments are made of the English headings, so that one address serves both languages and no heading
// put in above changes it. Headings are paired by their order; those that one language has more of stay
// inside the section before. On a site of one language its headings alone part the text.
func Sections(p *policy.Page) []Section {
	zh, en := cut(p.Body.ZH), cut(p.Body.EN)
	switch {
	case len(p.Body.EN) == 0:
		en = make([][]richtext.Block, len(zh))
	case len(p.Body.ZH) == 0:
		zh = make([][]richtext.Block, len(en))
	}
	n := min(len(zh), len(en))
	zh, en = joinAfter(zh, n), joinAfter(en, n)
	taken := map[string]int{}
	for _, id := range layoutIDs {
		taken[id] = 1
	}
	sections := make([]Section, n)
	var above lang.Text
	for i := range sections {
		s := Section{Body: policy.Prose{ZH: zh[i], EN: en[i]}}
		if i > 0 {
			s.Title = lang.Text{ZH: heading(zh[i]), EN: heading(en[i])}
			s.ID = freeID(cmp.Or(s.Title.EN, s.Title.ZH), taken)
			if slices.Concat(en[i], zh[i])[0].Level > 2 {
				s.Above = above
			} else {
				above = s.Title
			}
		}
		sections[i] = s
	}
	return sections
}

// cut parts blocks before each heading; the first part has none.
func cut(blocks []richtext.Block) [][]richtext.Block {
	parts := [][]richtext.Block{nil}
	for _, b := range blocks {
		if b.Kind == richtext.Heading {
			parts = append(parts, nil)
		}
		last := len(parts) - 1
		parts[last] = append(parts[last], b)
	}
	return parts
}

// heading is the text of the heading that opens a part; empty where the part is empty.
func heading(part []richtext.Block) string {
	if len(part) == 0 {
		return ""
	}
	return richtext.Plain(part[0].Inlines)
}

// joinAfter leaves n parts, the last with all that follows.
func joinAfter(parts [][]richtext.Block, n int) [][]richtext.Block {
	for len(parts) > n {
		last := len(parts) - 1
		parts[last-1] = append(parts[last-1], parts[last]...)
		parts = parts[:last]
	}
	return parts
}

// freeID makes a fragment of a heading that no other has. Of each fragment, taken holds how many headings have
// asked for it: a thousand of one name are not tried a thousand times each.
func freeID(heading string, taken map[string]int) string {
	slug := policy.Slug(heading)
	if slug == "" {
		slug = "section"
	}
	id := slug
	for taken[id] > 0 {
		taken[slug]++
		id = slug + "-" + strconv.Itoa(taken[slug])
	}
	taken[id] = 1
	return id
}
