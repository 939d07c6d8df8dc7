package pipeline

import (
	"gazette/internal/clause"
	"gazette/internal/diag"
	"gazette/internal/history"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
	"gazette/internal/source"
)

// revisions notes for every clause, in each language, the commit since which its text is what it is
// now.
func revisions(repo *history.Repo, m *policy.Model) error {
	file := func(d *policy.Document, l lang.Lang) string {
		return source.PlansFolder + "/" + d.Slug + "/index." + string(l) + ".md"
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

// unknownPast says what is not checked because git cannot be read: a repository of another format, a damaged
// one, or one whose objects lie elsewhere.
func unknownPast(list *diag.List, err error) {
	list.Warn(diag.Pos{File: ".git"}, "stale-translation", lang.Text{
		ZH: "无法读取 git 仓库（%v），因此不知道译文是否旧于原文；其余内容已检查",
		EN: "git cannot be read (%v), so whether a translation is older than its original is not known; the " +
			"rest is checked",
	}.With(err), lang.Text{
		ZH: "请运行 git fsck；SHA-256 仓库和 git clone --shared 的仓库请重新完整克隆（git clone --no-local）",
		EN: "run git fsck; of a repository with SHA-256, or a clone made with --shared, make a full clone of " +
			"the usual kind",
	})
}

// date goes back through the versions of a text, newest first, as long as a title or a block has the words that it has
// now, wherever they stood: a text that moved was not changed. One that the newest does not have is not committed yet.
func date(d *policy.Document, l lang.Lang, versions []history.Version, uncommitted int) {
	left := map[*policy.Revision]string{}
	for _, c := range d.Clauses {
		text := c.In(l)
		if !text.Present {
			continue
		}
		said := wordsOf(text.Title, text.Body)
		text.Revised = make([]policy.Revision, len(said))
		for i, words := range said {
			if words != "" { // a picture, or a clause without a title, has none that could be older
				text.Revised[i].Order = uncommitted
				left[&text.Revised[i]] = words
			}
		}
	}
	for _, v := range versions {
		was := map[string]bool{}
		blocks, _ := (&source.File{Path: "index.md"}).Markdown(v.Data) // its faults were told when it was written
		outline, _ := clause.Outline(blocks, l)
		for _, e := range outline {
			for _, words := range wordsOf(e.Title, e.Body) {
				was[words] = true
			}
		}
		for revision, words := range left {
			if !was[words] {
				delete(left, revision)
				continue
			}
			*revision = policy.Revision{Order: v.Order, Day: policy.DateOf(v.When)}
		}
	}
}

// wordsOf are the words of a title and of each block below it.
func wordsOf(title string, body []richtext.Block) []string {
	said := []string{title}
	for i := range body {
		said = append(said, richtext.PlainBlocks(body[i:i+1]))
	}
	return said
}
