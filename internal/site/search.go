package site

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// searchPath is the address of the search page.
const searchPath = "search/"

// search adds the page where readers search. What it shows is made in the browser from the search index;
// without scripts it leads to the lists.
func (b *builder) search() {
	p := b.page("search", searchPath, b.say(lang.Text{ZH: "搜索", EN: "Search"}),
		b.say(lang.Text{
			ZH: "在规划条款、指标、任务、县、医院和公告中搜索",
			EN: "Search the clauses, targets, tasks, counties, hospitals and notices",
		}), policy.Date{}, shows(b.Site))
	p.NoIndex = true
}
