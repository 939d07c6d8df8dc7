package site

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// SearchPath is the address of the search page.
const SearchPath = "search/"

// A SearchPage is where readers search. What it shows is made in the browser from the search index;
// without scripts it leads to the lists.
type SearchPage struct{}

func (b *builder) search() {
	p := b.page("search", SearchPath, b.say(lang.Text{ZH: "搜索", EN: "Search"}),
		b.say(lang.Text{
			ZH: "在规划条款、指标、任务、县、医院和公告中搜索",
			EN: "Search the clauses, targets, tasks, counties, hospitals and notices",
		}), policy.Date{}, shows(&SearchPage{}))
	p.NoIndex = true
}
