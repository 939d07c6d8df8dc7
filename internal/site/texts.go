package site

import (
	"slices"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A HomePage says what is promised, by when and how far, and leads each reader to what they look for.
type HomePage struct {
	Plans     []PlanCard
	MorePlans int            // that are only on the page of plans
	Headlines []*TargetState // that are still asked for, and for which somebody has reported a figure
	Silent    []*TargetState // the other headlines
	Tally     progress.Tally // of what is still asked for
	Provinces []provinceList
	Notices   []*policy.Page
	Counts    Counts
}

// Counts are how much the site holds.
type Counts struct {
	Plans, Clauses, Targets, Tasks, Counties, Hospitals, Pairings, Observations, Figures int
}

// An articlePage is a page of running text.
type articlePage struct {
	Page     *policy.Page
	Sections []Section
	IsNotice bool
	Vectors  []vector // worked examples, on the method page
}

// A noticesPage lists the notices, newest first.
type noticesPage struct{ Notices []*policy.Page }

// A glossaryPage lists the terms in the order of the language.
type glossaryPage struct{ Terms []*policy.Term }

// Count counts what the site holds.
func (s *Site) Count() Counts {
	n := func(name string) int {
		n, _ := s.Model.Count(name)
		return n
	}
	return Counts{Plans: n("plans"), Clauses: n("clauses"), Targets: n("targets"), Tasks: n("tasks"),
		Counties: n("counties"), Hospitals: n("hospitals"), Pairings: n("pairings"), Observations: n("observations"),
		Figures: n("figures")}
}

func (b *builder) home() {
	b.page(
		"home",
		"",
		b.Model.Site.Title.In(b.lang),
		b.Model.Site.Description.In(b.lang),
		b.edited(),
		content{data: func() any { return b.homePage() }},
	)
}

// plansOnHome is how many plans the home page has, where there are more the newest.
const plansOnHome = 20

func (b *builder) homePage() *HomePage {
	data := &HomePage{Notices: b.Model.Notices, Counts: b.Count()}
	var all []progress.Tally
	for _, d := range b.Model.Plans {
		card := b.card(d)
		data.Plans = append(data.Plans, card)
		for _, t := range b.state.byPlan[d] {
			if !t.Target.Asked(b.Today) {
				continue
			}
			all = append(all, t.Tally)
			switch {
			case t.Target.Headline && t.HasNews():
				data.Headlines = append(data.Headlines, t)
			case t.Target.Headline:
				data.Silent = append(data.Silent, t)
			}
		}
	}
	data.Tally = progress.Sum(all...)
	if all := len(data.Plans); all > plansOnHome {
		slices.SortStableFunc(data.Plans, func(x, y PlanCard) int {
			return y.Plan.Dated().Compare(x.Plan.Dated())
		})
		data.Plans, data.MorePlans = data.Plans[:plansOnHome], all-plansOnHome
	}
	data.Provinces = b.provinces()
	return data
}

func (b *builder) texts() {
	for _, p := range b.Model.Pages {
		data := &articlePage{Page: p, Sections: Sections(p)}
		if p.Slug == methodSlug {
			data.Vectors = vectors()
		}
		article := b.page(
			"article",
			ArticlePath(p),
			p.Title.In(b.lang),
			p.Summary.In(b.lang),
			p.Updated,
			shows(data),
			b.above(p)...)
		article.NoIndex, article.text = p.Unlisted, textOf(ArticlePath(p))
		article.Changed = p.Updated
	}
	title := b.say(lang.Text{ZH: "公告", EN: "Notices"})
	for _, p := range b.Model.Notices {
		notice := b.page("article", NoticePath(p), p.Title.In(b.lang), p.Summary.In(b.lang),
			latest(p.Published, p.Updated), shows(&articlePage{Page: p, Sections: Sections(p), IsNotice: true}),
			crumb{title, noticesPath})
		notice.text, notice.Changed = textOf(NoticePath(p)), notice.Updated
	}
	if len(b.Model.Notices) > 0 {
		p := b.page(
			"notices",
			noticesPath,
			title,
			b.say(lang.Text{ZH: "本站公告", EN: "Notices of this site"}),
			b.Model.Notices[0].Published,
			shows(&noticesPage{b.Model.Notices}),
		)
		p.Names = b.say(lang.Text{ZH: "通知\n消息", EN: "news\nannouncements"})
	}
	b.glossary()
	data := b.page("data", dataPath, b.say(lang.Text{ZH: "数据下载", EN: "Data"}), b.say(lang.Text{
		ZH: "本站全部数据表及字段说明",
		EN: "All tables of this site, with their fields explained",
	}), b.edited(), shows(b.Site))
	b.loading()
	data.Names = b.say(lang.Text{ZH: "数据\n下载\n数据表\nExcel\nCSV", EN: "downloads\nopen data\ntables\nExcel\nCSV"})
}

// above leads to the page whose folder a page lies in, such as the handbook's first.
func (b *builder) above(p *policy.Page) []crumb {
	dir, _, nested := strings.Cut(p.Slug, "/")
	if !nested {
		return nil
	}
	for _, q := range b.Model.Pages {
		if q.Slug == dir {
			return []crumb{{q.Title.In(b.lang), ArticlePath(q)}}
		}
	}
	return nil
}

func (b *builder) glossary() {
	if !b.Model.HasList("glossary") {
		return
	}
	show := content{data: func() any {
		return &glossaryPage{
			sorted(b.Model.Terms, b.lang, func(t *policy.Term) (lang.Text, string) { return t.Name, t.ID }),
		}
	}}
	about := lang.Text{ZH: "规划中的术语和解释", EN: "The plans' terms, explained"}
	if b.Model.Site.Bilingual() {
		about = lang.Text{ZH: "规划中的术语，中英文对照并解释",
			EN: "The plans' terms in Chinese and English, explained"}
	}
	p := b.page(
		"glossary",
		GlossaryPath,
		b.say(lang.Text{ZH: "术语表", EN: "Glossary"}),
		b.say(about),
		policy.Date{},
		show,
	)
	p.Names = b.say(lang.Text{ZH: "术语\n名词", EN: "terms\ndefinitions"})
}

func slugOf(value string) string { return strings.ToLower(value) }
