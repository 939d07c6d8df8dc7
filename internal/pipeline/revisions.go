package pipeline

import (
	"gazette/internal/clause"
	"gazette/internal/history"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/source"
)

// revisions notes for every clause, in each language, the commit since which its text is what it is
// now.
func revisions(repo *history.Repo, m *policy.Model) error {
	file := func(d *policy.Document, l lang.Lang) string {
		return "content/plans/" + d.Slug + "/index." + string(l) + ".md"
	}
	var files []string
	for _, d := range m.Plans {
		for _, l := range lang.Langs {
			files = append(files, file(d, l))
		}
	}
	past, err := repo.Past(files)
	if err != nil {
		return err
	}
	for _, d := range m.Plans {
		for _, l := range lang.Langs {
			date(d, l, past.Of[file(d, l)], past.Commits+1)
		}
	}
	return nil
}

// date goes back through the versions of a text, newest first, as long as a clause has the words it has
// now. One that the newest does not have is not committed yet.
func date(d *policy.Document, l lang.Lang, versions []history.Version, uncommitted int) {
	left := map[string]*policy.ClauseText{}
	for _, c := range d.Clauses {
		if text := c.In(l); text.Present {
			text.Revised.Order = uncommitted
			left[c.ID] = text
		}
	}
	for _, v := range versions {
		was := map[string]string{}
		blocks, _ := source.Markdown(
			&source.File{Path: "index.md", Data: v.Data},
			v.Data,
		) // its faults were told when it was written
		outline, _ := clause.Outline(blocks, l)
		for _, e := range outline {
			was[e.Path.ID()] = policy.ClauseText{Title: e.Title, Body: e.Body}.Plain()
		}
		for id, text := range left {
			if was[id] != text.Plain() {
				delete(left, id)
				continue
			}
			text.Revised = policy.Revision{Order: v.Order, Day: policy.DateOf(v.When)}
		}
	}
}
