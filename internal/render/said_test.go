package render

import (
	"bytes"
	"fmt"
	"testing"

	"gazette/internal/clause"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
	"gazette/internal/testkit/testdate"
)

// says writes what a page says of something in both languages, below what is particular about it.
type says struct {
	b      bytes.Buffer
	zh, en *view
}

func (s *says) of(particular string, what func(v *view) any) {
	fmt.Fprintf(&s.b, "%s\n\t%v\n\t%v\n", particular, what(s.zh), what(s.en))
}

// What pages say of records, case by case: testdata/said.txt is to be read as prose, in both languages.
func TestPagesSayWhatIsKnown(t *testing.T) {
	t.Parallel()
	m := &policy.Model{}
	m.Site.BaseURL, m.Site.Title = "https://example.org/", lang.Text{ZH: "星筏规划", EN: "Starraft plans"}
	today := policy.Date{Year: 2024, Month: 6, Day: 30}
	r := &renderer{Theme: readTheme(t, nil), site: &site.Site{Model: m, Today: today}}
	s := says{zh: r.viewOf(&site.Page{Lang: lang.ZH, Path: "plans/p/"}),
		en: r.viewOf(&site.Page{Lang: lang.EN, Path: "plans/p/"})}
	s.demands()
	s.statuses()
	s.periods()
	s.tasks()
	s.places()
	s.clauses()
	s.plans()
	s.news()
	sameAsFile(t, "testdata/said.txt", s.b.Bytes())
}

// demands are what targets ask for, from where and by when.
func (s *says) demands() {
	of := func(t *policy.Target) func(v *view) any { return func(v *view) any { return v.Bound(t) } }
	for _, bound := range []policy.Bound{policy.AtLeast, policy.MoreThan, policy.AtMost, policy.LessThan,
		policy.Exactly} {
		t := drawn(0, 12500, visits).Target
		t.Bound = bound
		s.of("a quantity, "+string(bound), of(t))
	}
	s.of("so many of so many", of(&policy.Target{Kind: policy.Quantity, Bound: policy.AtLeast, Value: 1, OutOf: 1}))
	s.of("a grade", of(&policy.Target{Kind: policy.Graded, Grade: "2A", Strength: "strive"}))
	s.of("done or not", of(&policy.Target{Kind: policy.YesNo, Strength: "firm"}))
	s.of("done, where the plan strives for it", of(&policy.Target{Kind: policy.YesNo, Strength: "strive"}))
	s.of("a quality, striven for", of(&policy.Target{Kind: policy.Qualitative, Strength: "strive"}))
	s.of("from a quantity", func(v *view) any { return v.Baseline(drawn(12, 20, percentUnit).Target) })
	s.of("from a grade", func(v *view) any {
		return v.Baseline(&policy.Target{Kind: policy.Graded, Baseline: &policy.Baseline{Grade: "1B"}})
	})
	known := policy.HowKnown{"due": policy.Inferred, "bound": policy.Translated, "value": policy.Stated}
	from, due := testdate.Of("2021"), testdate.Of("2025-06")
	for _, t := range []*policy.Target{
		{}, {Due: due}, {Due: due, Known: known}, {Due: due, Holds: policy.Once}, {From: from, Due: due,
			Holds: policy.Throughout, Every: policy.Year},
		{From: from, Due: due, Holds: policy.EachPeriod, Every: policy.Quarter},
	} {
		s.of(fmt.Sprintf("when: %q every %q, known: %s", t.Holds, t.Every, t.Known),
			func(v *view) any { return v.When(t) + " | " + v.KnownList(t) + " | " + v.HowKnown(t, "bound") })
	}
	s.of("how the bound of a quantity is known", func(v *view) any {
		return v.HowKnown(&policy.Target{Kind: policy.Quantity, Known: known}, "bound")
	})
	for _, f := range []*policy.Figure{{HasValue: true, Value: 8, Unit: visits}, {HasValue: true, Value: 8,
		Qualifier: "about"}, {Text: lang.Text{ZH: "多数", EN: "most"}}} {
		s.of("a figure", func(v *view) any { return v.Figure(f) })
	}
}

// statuses are why a target stands as it does.
func (s *says) statuses() {
	because := func(particular string, standing site.Standing) {
		s.of(particular, func(v *view) any {
			return fmt.Sprint(v.Word("status", standing.Status), " ", v.Mark(standing.Status), " | ", v.Why(standing),
				" | ",
				v.Reckoned(standing.Pace), " | ", v.Measure(standing.CAGR), " | ",
				v.Word("status", string(standing.Status)))
		})
	}
	standings := oneByOne()
	for _, name := range []string{"1 half of the way", "3 away from the target", "4 beyond the target",
		"nothing reported",
		"where two figures have none", "where nobody says by when", "where the target is done or not",
		"where a count has many digits"} {
		because(name, standings[name])
	}
	due := func(day string) func(*policy.Target) { return func(t *policy.Target) { t.Due = testdate.Of(day) } }
	because("the deadline passed after the figure", changed(drawn(0, 80, nil, 20), due("2023")))
	because("the deadline passed before the figure", changed(drawn(0, 80, nil, 20, 30), due("2021")))
	because("reached after the deadline", changed(drawn(0, 80, nil, 20, 90), due("2021")))
	because("reached on the deadline", changed(drawn(0, 80, nil, 90), due("2021")))
	because("reached without a deadline", changed(drawn(0, 80, nil, 90),
		func(t *policy.Target) { t.Due = policy.Date{} }))
	because("nobody reported by the deadline", changed(drawn(0, 80, nil), due("2023")))
	because("an estimate", changed(drawn(0, 80, nil, 20),
		func(t *policy.Target) { t.Observations[0].Status = policy.Estimated }))
	because("a provisional figure", changed(drawn(0, 80, nil, 20),
		func(t *policy.Target) { t.Observations[0].Status = policy.Provisional }))
	because("not done", changed(drawn(0, 1, nil, 1), func(t *policy.Target) { t.Kind = policy.YesNo }))
	because("done", changed(drawn(0, 1, nil, 1),
		func(t *policy.Target) { t.Kind, t.Observations[0].Done = policy.YesNo, true }))
	because("a grade", changed(drawn(0, 1, nil, 1), func(t *policy.Target) {
		t.Kind, t.Grade, t.Observations[0].Grade = policy.Graded, "2A", "2B"
	}))
	because("a quality", changed(drawn(0, 1, nil, 1), func(t *policy.Target) { t.Kind = policy.Qualitative }))
	of := func(region *policy.Region) site.Standing {
		return changed(drawn(0, 80, nil), func(t *policy.Target) {
			t.Observations = []*policy.Observation{{Target: t, Region: region, Hospital: &policy.Hospital{}}}
		})
	}
	inside := of(nil)
	inside.Target.Observations[0].Region = &policy.Region{Parent: inside.Region}
	because("hospitals of the region alone have figures", inside)
	because("hospitals elsewhere have figures", of(&policy.Region{}))
}

// periods are how a target stands that must be reached in each.
func (s *says) periods() {
	for _, every := range []policy.Every{policy.Year, policy.HalfYear, policy.Quarter, policy.Month} {
		standing := changed(drawn(0, 3, visits, 4, 2), func(t *policy.Target) {
			t.Holds, t.Every, t.From, t.Due = policy.EachPeriod, every, testdate.Of("2021"), testdate.Of("2024")
			if every != policy.Year {
				t.Observations[0].Date, t.Observations[1].Date = testdate.Of("2021-02"), testdate.Of("2021-12")
			}
		})
		lines := func(v *view) any {
			var b bytes.Buffer
			for _, p := range standing.Periods[:4] {
				b.WriteString(v.PeriodLine(standing.Target, p) + " | ")
			}
			return b.String() + v.Why(standing)
		}
		s.of("each "+string(every), lines)
	}
	yesNo := changed(drawn(0, 1, nil, 1), func(t *policy.Target) {
		t.Kind, t.Holds, t.Every, t.From, t.Due = policy.YesNo, policy.EachPeriod, policy.Year, testdate.Of("2021"),
			testdate.Of("2022")
	})
	s.of("done or not each year", func(v *view) any { return v.Why(yesNo) })
	for _, months := range []int{6, 7} { // the most that are told one by one, and one more
		standing := changed(drawn(0, 3, visits, 4), func(t *policy.Target) {
			t.Holds, t.Every, t.From, t.Due = policy.EachPeriod, policy.Month, testdate.Of("2021-01"),
				policy.Date{Year: 2021, Month: months}
			t.Observations[0].Date = testdate.Of("2021-01")
		})
		s.of(fmt.Sprint(months, " months"), func(v *view) any { return v.Why(standing) })
	}
}

func (s *says) tasks() {
	known := policy.HowKnown{"due": policy.Inferred, "from": policy.Translated}
	others := lang.Text{ZH: "等部门", EN: "and others"}
	for _, t := range []*policy.Task{
		{}, {Due: testdate.Of("2024-06-29")}, {Due: testdate.Of("2025")},
		{Due: testdate.Of("2025"), Every: policy.Quarter, Known: known},
		{From: testdate.Of("2021-03"), Due: testdate.Of("2025"), Every: policy.Year, Known: known, Others: others},
		{Due: testdate.Of("2024-01"), Done: testdate.Of("2024-02")},
	} {
		t.Plan = &policy.Document{}
		s.of(fmt.Sprintf("a task from %q by %q every %q", t.From, t.Due, t.Every), func(v *view) any {
			return v.Deadline(t) + " | " + v.HowWhen(t) + " | " + v.TaskState(t) + " | " + v.Others(t)
		})
	}
}

func (s *says) places() {
	region := func(code string, level policy.RegionLevel, zh, en string, parent *policy.Region) *policy.Region {
		return &policy.Region{Code: code, Level: level, Name: lang.Text{ZH: zh, EN: en}, Parent: parent}
	}
	nation := region("CN", policy.Country, "国", "Nation", nil)
	province := region("990000", policy.Province, "星筏省", "Starraft Province", nation)
	city := region("990100", policy.Prefecture, "云洲市", "Cloud City", province)
	county := region("990121", policy.County, "云县", "Cloud County", city)
	for _, r := range []*policy.Region{nation, province, city, county} {
		s.of("the place "+r.Code, func(v *view) any { return v.Place(r) + " | " + v.Chain(r) + " | " + v.FindWords(r) })
	}
	for _, name := range []string{"Cloud County", "Longestname County", "Cloudier District", "Cloud City", "云县",
		"云洲市",
		"云洲高新区", "一二三四五县", "一二三四五", ""} {
		label, class := tileName(name)
		fmt.Fprintf(&s.b, "on a tile, %s\n\t%s %s\n", name, label, class)
	}
	list := &policy.List{Total: 9}
	for i, status := range []string{"confirmed", "confirmed", "inferred"} {
		memberships := []policy.Membership{{List: list, Status: status}, {List: &policy.List{}, Status: "confirmed"}}
		list.Members = append(list.Members, &policy.Hospital{ID: fmt.Sprint(i), Lists: memberships})
	}
	s.of("a list", func(v *view) any { return v.ListCount(list) })
	list.Total = 0
	s.of("a list of unknown length", func(v *view) any { return v.ListCount(list) })
	for _, size := range []int{0, 1, 1000, 1001, 998_999, 999_000, 999_001, 1_250_000} {
		fmt.Fprintf(&s.b, "%d bytes\n\t%s\n", size, sizeWords(size))
	}
	for _, former := range []lang.Text{{ZH: "旧名", EN: "Former name"}, {ZH: "旧名"}} {
		s.of("a former name", func(v *view) any { return v.FormerName(policy.FormerName{Name: former}) })
	}
}

func (s *says) clauses() {
	d := &policy.Document{Slug: "p", Title: lang.Text{ZH: "云县规划", EN: "Plan of Cloud County"},
		Number: "星政〔2024〕1号"}
	top := &policy.Clause{ID: "3", Document: d, Path: clausePath(3),
		ZH: policy.ClauseText{Label: "三、", Title: "医院"},
		EN: policy.ClauseText{Label: "III.", Title: "Hospitals & more"}}
	below := &policy.Clause{ID: "3-2", Document: d, Parent: top, Path: clausePath(3, 2),
		ZH: policy.ClauseText{Label: "（二）", Title: "床位"}, EN: policy.ClauseText{Label: "(2)", Title: "Beds"}}
	alone := &policy.Clause{ID: "4-1-1-1-1-1", Document: &policy.Document{Slug: "q", Title: d.Title},
		Path: clausePath(4, 1, 1, 1, 1, 1), ZH: policy.ClauseText{Label: "1."}, EN: policy.ClauseText{Label: "1."}}
	for _, c := range []*policy.Clause{top, below, alone} {
		s.of("the clause "+c.ID, func(v *view) any {
			return v.Cite(c) + " | " + v.Here(c) + " | " + v.Citation(c) + " | " + string(v.ClauseHeading(c))
		})
	}
	s.of("no clause", func(v *view) any { return v.Cite(nil) })
	for _, r := range []policy.Rendition{policy.Original, policy.OfficialTranslation, policy.Restatement} {
		d.Rendition = map[lang.Lang]policy.Rendition{lang.ZH: r, lang.EN: r}
		s.of("what is cited is the "+string(r), func(v *view) any { return v.Citation(top) })
	}
	for _, plans := range [][]policy.Rendition{{}, {policy.Original}, {policy.Restatement, policy.Restatement},
		{policy.Restatement, policy.OfficialTranslation}} {
		s.of(fmt.Sprint("whose words plans are in that are each of ", plans), func(v *view) any {
			var m policy.Model
			for _, r := range plans {
				m.Plans = append(m.Plans, &policy.Document{Rendition: map[lang.Lang]policy.Rendition{v.Page.Lang: r}})
			}
			of := *v
			of.Site = &site.Site{Model: &m}
			return v.say("restated-" + of.Restated())
		})
	}
}

// clausePath is a path of steps as texts number them.
func clausePath(numbers ...int) clause.Path {
	var path clause.Path
	for _, n := range numbers {
		path = append(path, clause.Step{Kind: clause.Item, Number: n})
	}
	return path
}

func (s *says) plans() {
	for _, status := range []policy.DocumentStatus{policy.InForce, policy.Expired, policy.Repealed} {
		for _, known := range []policy.Known{policy.Stated, policy.Inferred, policy.Translated} {
			d := &policy.Document{Status: status, Expires: testdate.Of("2025"),
				Known: policy.HowKnown{"status": known, "expires": known}}
			s.of(fmt.Sprintf("a plan %s, %s", status, known),
				func(v *view) any { return v.Force(d) + " | " + v.Until(d) })
		}
	}
	const r, o = policy.Restatement, policy.Original
	for _, both := range []bool{true, false} {
		for _, of := range []map[lang.Lang]policy.Rendition{{}, {lang.ZH: r}, {lang.ZH: r, lang.EN: o},
			{lang.ZH: r, lang.EN: r}} {
			s.of(fmt.Sprintf("a translation was read, texts are %s, two languages: %t", of, both), func(v *view) any {
				only := *v
				only.Site = &site.Site{Model: &policy.Model{}}
				only.Site.Model.Site.Languages = []lang.Lang{v.Page.Lang}
				if both {
					only.Site.Model.Site.Languages = lang.Langs[:]
				}
				return only.ReadFrom(&policy.Document{ReadFrom: policy.FromTranslation, Rendition: of}) +
					only.ReadFrom(&policy.Document{ReadFrom: policy.FromOriginal, Rendition: of})
			})
		}
	}
	term := &policy.Term{AlsoZH: []string{"甲", "乙"}, AlsoEN: []string{"one", "two"}}
	s.of("a term", func(v *view) any { return v.Also(term) })
	for _, title := range []string{"短", "A title that is short",
		"云洲市县域医疗卫生服务体系建设实施方案（二〇二四年至二〇三〇年），第二次修订稿全文",
		"A title of a plan that is so long that no page of results and no tab has the room for it"} {
		for _, within := range []string{"", "云洲", "A plan that has itself a title of some length, as many have"} {
			s.of("the title "+title+" within "+within, func(v *view) any {
				page := &site.Page{Lang: v.Page.Lang, Path: v.Page.Path, Title: title, Within: within}
				return v.viewOf(page).FullTitle()
			})
		}
	}
}

// news are changes as feeds tell them.
func (s *says) news() {
	standing := drawn(0, 80, percentUnit, 20)
	plan := &policy.Document{Slug: "p", ShortTitle: lang.Text{ZH: "规划", EN: "The plan"}}
	standing.Target.Plan, standing.Target.ID = plan, "t"
	o := standing.Target.Observations[0]
	o.Source.Name = lang.Text{ZH: "卫健委", EN: "The commission"}
	correction := policy.Correction{On: testdate.Of("2024-05-06"), Value: 25,
		Why: lang.Text{ZH: "笔误。", EN: "A slip."}}
	change := site.Change{Target: standing.Target, Region: standing.Region, Date: testdate.Of("2024-02-03"),
		Before: "behind",
		After:  "on-track"}
	same := change
	same.Observation, same.After = o, same.Before
	corrected := change
	corrected.Observation, corrected.Correction = o, &correction
	for _, c := range []site.Change{change, same, corrected} {
		s.tell("a change", site.News{Change: &c})
	}
	for _, n := range []int{1, 2, 6, 7} {
		due := &site.Due{Plan: plan, Date: testdate.Of("2025-12-31")}
		for range n {
			due.Targets = append(due.Targets, standing.Target)
		}
		s.tell(fmt.Sprint(n, " targets due"), site.News{Due: due})
	}
}

func (s *says) tell(particular string, n site.News) {
	s.of(particular, func(v *view) any {
		told := v.tell(n)
		return told.Title + " | " + told.Summary + " | " + told.path + " | " + entryID(n)
	})
}
