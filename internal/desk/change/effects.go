package change

import (
	"maps"
	"path"
	"slices"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/site"
)

func word(s progress.Status) lang.Text { return s.Words() }

// A turn is a change of status that several regions share.
type turn struct{ from, to progress.Status }

// statuses groups by target and change: "no report → met: Song County, Sui County".
func (c *comparison) statuses() {
	if c.old.Site == nil || c.new.Site == nil {
		c.add(note, lang.Text{
			ZH: "未比较：其中一个版本有错误，请运行 gazette check 查看",
			EN: "not compared, because a state has faults: gazette check names them",
		})
		return
	}
	olds := map[string]*policy.Target{}
	for _, t := range c.old.Model.Targets {
		olds[c.target(t)] = t
	}
	for _, t := range c.new.Model.Targets {
		was := olds[t.Key()]
		if was == nil {
			continue
		}
		before := map[string]progress.Result{}
		for _, s := range c.old.Site.State(was).Standings {
			before[c.region(s.Region)] = s.Result
		}
		var order []turn
		by := map[turn][]lang.Text{}
		for _, s := range c.new.Site.State(t).Standings {
			old, ok := before[s.Region.Code]
			if !ok || old.Status == s.Status {
				continue
			}
			k := turn{old.Status, s.Status}
			if by[k] == nil {
				order = append(order, k)
			}
			by[k] = append(by[k], s.Region.Name)
		}
		for _, k := range order {
			c.add(
				changed,
				lang.Text{
					ZH: "%s：%s → %s：%s",
					EN: "%s: %s → %s: %s",
				}.With(
					targetName(t),
					word(k.from),
					word(k.to),
					listed(by[k]),
				),
			)
		}
	}
}

// addresses are what was withdrawn, pages that appear, go or have another address, and clauses that no longer answer to
// an address which was published.
func (c *comparison) addresses() {
	c.moved()
	c.withdrawn()
	if c.old.Site == nil || c.new.Site == nil {
		return
	}
	c.pages()
	c.eachClause(func(old, now *policy.Clause) {
		if old == nil || now != nil && now.Document.Clause(old.ID) != nil {
			return
		}
		d := c.new.Model.PlanBy[c.planOf(old.Document)]
		if _, withdrawn := c.new.Site.Became(site.ClausePath(old, 0)); withdrawn == nil && d.Clause(old.ID) == nil {
			c.add(removed, lang.Text{
				ZH: "条款 %s：已有链接将失效；如为重新编号，请在 document.toml 的 [aliases] 中注明",
				EN: "clause %s: links to it would break; name it under [aliases] in document.toml if it was renumbered",
			}.With(strings.TrimPrefix(site.ClausePath(old, 0), site.PlansPath)))
		}
	})
}

// withdrawn compares what the site says of records that were wrong.
func (c *comparison) withdrawn() {
	match(c.old.Model.Withdrawn, c.new.Model.Withdrawn, func(w *policy.Withdrawal) string { return w.Address },
		func(old, now *policy.Withdrawal, inOld, inNew bool) {
			what := lang.Text{ZH: "撤回 %s", EN: "withdrawn: %s"}.With(first(old, now, inNew).Address)
			c.record(inOld, inNew, what, func(f *differences) { f.rest(lang.Text{}, old, now, "Address") })
		})
}

// pages are those that appear and go. Those of a plan whose folder was renamed are told in one line, and so is a page
// with those beside it.
func (c *comparison) pages() {
	arrived, below := map[string]bool{}, map[string]int{}
	renamed := map[string]int{} // pages of plans whose folder has another name, and nothing leads there
	olds, news := pathsOf(c.old.Site), pathsOf(c.new.Site)
	match(pagesOf(c.new.Site), pagesOf(c.old.Site), pathOf, func(_, old *site.Page, inNew, inOld bool) {
		if !inOld || inNew {
			return
		}
		if beside := site.PageBeside(old.Path); olds[beside] && !news[beside] {
			return // told with it
		}
		to, withdrawn := c.new.Site.Became(old.Path)
		head := site.PlanOfAddress(old.Path)
		headTo, _ := c.new.Site.Became(head)
		arrived[to] = true
		switch {
		case withdrawn != nil:
		case headTo != "" && head != old.Path:
			below[head]++
		case to == "" && c.renamedPlan(head) != "":
			renamed[head]++
			arrived[strings.Replace(old.Path, "/"+path.Base(head)+"/", "/"+c.renamedPlan(head)+"/", 1)] = true
		case to == "":
			c.add(removed, lang.Text{
				ZH: "页面 %s：已有链接将失效",
				EN: "page %s: its address would break for whoever links to it",
			}.With(old.Path))
		default:
			below[old.Path] += 0
		}
	})
	for _, head := range slices.Sorted(maps.Keys(renamed)) {
		what := lang.Same(head)
		if more := renamed[head] - 1; more > 0 {
			what = lang.Text{
				ZH: "%[1]s 和该规划的另外 %[2]s 个页面",
				EN: "%[1]s and %[2]s of the plan",
			}.With(what, lang.Count(more, "more page", "more pages"))
		}
		c.add(removed, lang.Text{
			ZH: "%[1]s：已有链接将失效；如为改名，请在 document.toml 中写明 former_ids = [\"%[2]s\"]",
			EN: "%[1]s: links there would break; where the folder was renamed, write former_ids = [\"%[2]s\"] in " +
				"document.toml",
		}.With(what, path.Base(head)))
	}
	for _, old := range slices.Sorted(maps.Keys(below)) {
		to, _ := c.new.Site.Became(old)
		what := lang.Text{ZH: "%s：转到 %s", EN: "%s: leads to %s"}.With(old, to)
		if n := below[old]; n > 0 {
			what = lang.Text{
				ZH: "%[1]s，该规划的另外 %[2]s 个页面和各条款的旧网址同样转到新址",
				EN: "%[1]s, and so do %[2]s of the plan and its clauses",
			}.With(what, lang.Count(n, "more page", "more pages"))
		}
		c.add(changed, what)
	}
	match(pagesOf(c.old.Site), pagesOf(c.new.Site), pathOf, func(_, now *site.Page, inOld, inNew bool) {
		if !inNew || inOld || arrived[now.Path] {
			return
		}
		if beside := site.PageBeside(now.Path); olds[beside] || !news[beside] {
			c.add(added, lang.Text{ZH: "新页面 %s", EN: "page %s"}.With(now.Path))
		}
	})
}

// renamedPlan is the folder that the plan at an address has now, where it has another.
func (c *comparison) renamedPlan(head string) string {
	slug := path.Base(head)
	if now := c.plan(slug); head != "" && now != slug {
		return now
	}
	return ""
}

func pathOf(p *site.Page) string { return p.Path }

func pathsOf(s *site.Site) map[string]bool {
	paths := map[string]bool{}
	for _, p := range pagesOf(s) {
		paths[p.Path] = true
	}
	return paths
}

// pagesOf are the pages of one language: the other has the same.
func pagesOf(s *site.Site) []*site.Page {
	var pages []*site.Page
	for _, p := range s.Pages {
		if p.Lang == lang.ZH {
			pages = append(pages, p)
		}
	}
	return pages
}
