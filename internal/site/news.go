package site

import (
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A News is something dated that the site tells: a notice, a change of a target, or that targets of a plan have come
// due. One of the three is set.
type News struct {
	Date   policy.Date
	Notice *policy.Page
	Change *Change
	Due    *Due
}

// A Due is what targets of a plan were to be reached by a day that has passed.
type Due struct {
	Plan    *policy.Document
	Date    policy.Date
	Targets []*policy.Target
}

// news is all that the site tells with a date, newest first: of one day notices, what came due, then figures.
func (s *Site) news() []News {
	var all []News
	for _, p := range s.Model.Notices {
		if !p.Unlisted {
			all = append(all, News{Date: p.Published, Notice: p})
		}
	}
	for _, d := range s.Model.Plans {
		all = append(all, s.due(d)...)
	}
	changes := s.changes()
	for i := range changes {
		all = append(all, News{Date: changes[i].Date, Change: &changes[i]})
	}
	slices.SortStableFunc(all, func(a, b News) int { return b.Date.Last().Compare(a.Date.Last()) })
	return all
}

// due are the dates of a plan that have passed, each with the targets that were to be reached by then. Of a plan that
// was repealed or replaced nothing is told to have come due.
func (s *Site) due(d *policy.Document) []News {
	var all []News
	for _, t := range s.state.byPlan[d] {
		for _, date := range dueDates(t.Target) {
			day := date.Last()
			if !day.Before(s.Today) || !t.Target.Asked(s.Today) {
				continue
			}
			at := slices.IndexFunc(all, func(n News) bool { return n.Due.Date == day })
			if at < 0 {
				at = len(all)
				all = append(all, News{Date: day.AddDays(1), Due: &Due{Plan: d, Date: day}})
			}
			all[at].Due.Targets = append(all[at].Due.Targets, t.Target)
		}
	}
	return all
}

// plan is what the news is of, nil for a notice.
func (n News) plan() *policy.Document {
	switch {
	case n.Change != nil:
		return n.Change.Target.Plan
	case n.Due != nil:
		return n.Due.Plan
	}
	return nil
}

// region is where the news is from: of a plan that came due, where that holds. It is nil for a notice.
func (n News) region() *policy.Region {
	switch {
	case n.Change != nil:
		return n.Change.Region
	case n.Due != nil:
		return n.Due.Plan.Region
	}
	return nil
}

// A newsPage lists what is new, by month, newest first.
type newsPage struct {
	Months []newsMonth
	More   int // older ones that it does not list
}

// A newsMonth is the news of a month.
type newsMonth struct {
	Month policy.Date // without a day
	News  []News
}

// newsOnPage is how many items the page of news lists.
const newsOnPage = 200

func (b *builder) newsList() {
	if len(b.news) == 0 {
		return
	}
	data := &newsPage{More: max(0, len(b.news)-newsOnPage)}
	for _, n := range b.news[:min(len(b.news), newsOnPage)] {
		day := n.Date.Last()
		month := policy.Date{Year: day.Year, Month: day.Month}
		if last := len(data.Months) - 1; last < 0 || data.Months[last].Month != month {
			data.Months = append(data.Months, newsMonth{Month: month})
		}
		m := &data.Months[len(data.Months)-1]
		m.News = append(m.News, n)
	}
	p := b.page("news", newsPath, b.say(lang.Text{ZH: "最新动态", EN: "What is new"}),
		b.say(lang.Text{ZH: "按月列出公告、新数据、更正和到期的指标",
			EN: "Notices, new figures, corrections and targets that came due, by month"}),
		b.news[0].Date.Last(), shows(data))
	p.Changed = p.Updated
	p.Names = b.say(lang.Text{ZH: "更新\n新闻\n动态\n最近更新", EN: "updates\nlatest\nrecent changes"})
}
