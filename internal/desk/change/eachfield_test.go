package change

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
	"gazette/internal/testkit/testdate"
)

// A smallChange is what somebody did to the small model.
type smallChange struct {
	what string
	do   func(*policy.Model)
}

// eachField are changes of all that is told of a record in words of its own.
func eachField() []smallChange {
	both := func(zh, en string) lang.Text { return lang.Text{ZH: zh, EN: en} }
	return []smallChange{
		{"each field of a plan", func(m *policy.Model) {
			d := m.Plans[0]
			d.Title, d.ShortTitle = both("新规划", "A new plan"), both("新规", "New")
			d.Summary = both("摘要", "Summary")
			d.Number, d.IndexNumber, d.ReplacedBy, d.Status = "2", "3", "later", policy.Repealed
			d.Issued, d.Published = testdate.Of("2024-01-01"), testdate.Of("2024-01-02")
			d.Effective, d.Expires = testdate.Of("2024-01-03"), testdate.Of("2025")
			d.Topics, d.ReadFrom = []*policy.Term{m.Terms[0], {Name: both("主题", "Topic")}}, policy.FromTranslation
		}},
		{"each field of a target", func(m *policy.Model) {
			t := m.Targets[0]
			t.ID, t.FormerIDs = "u", []policy.FormerID{{ID: "t"}}
			t.Name, t.Measure = both("新床位", "New beds"), both("口径", "What is counted")
			t.Kind, t.Bound, t.Grade = policy.Graded, "", "2A"
			t.Holds, t.Every = policy.Throughout, policy.Quarter
			t.From, t.Due = testdate.Of("2021"), testdate.Of("2026")
			t.Clause, t.Strength, t.Method = m.Plans[0].Clauses[1], "strive", policy.CAGRRatio
			t.Subjects = m.Regions
		}},
		{"a target that is done or not", func(m *policy.Model) {
			m.Targets[0].Kind, m.Observations[0].Done, m.Observations[0].Value = policy.YesNo, true, 0
		}},
		{"each field of a task", func(m *policy.Model) {
			x := m.Tasks[0]
			x.ID, x.FormerIDs, x.Name = "l", []policy.FormerID{{ID: "k"}}, both("新任务", "New task")
			x.Due, x.Every, x.Done = testdate.Of("2025"), policy.Year, testdate.Of("2024")
			x.Known = policy.HowKnown{"due": policy.Inferred}
		}},
		{"each field of a hospital", func(m *policy.Model) {
			h := m.Hospitals[0]
			h.Name, h.Kind, h.Role = both("新医院", "New Hospital"), "tcm", "county"
		}},
		{"each field of a term", func(m *policy.Model) {
			x := m.Terms[0]
			x.ID, x.FormerIDs, x.Name = "word", []policy.FormerID{{ID: "term"}}, both("新词", "New word")
		}},
		{"a region with another code", func(m *policy.Model) {
			m.Regions[1].Code, m.Regions[1].FormerIDs = "990122", []policy.FormerID{{ID: "990121"}}
		}},
		{"a plan that is new", func(m *policy.Model) {
			d := &policy.Document{Slug: "second", Title: both("第二", "Second"), ShortTitle: both("二", "2nd")}
			m.Plans, m.PlanBy["second"] = append(m.Plans, d), d
		}},
		{"a clause with neither title nor number", func(m *policy.Model) {
			c := m.Plans[0].Clauses[0]
			c.ID, c.ZH.Title, c.EN.Title = "preamble", "", ""
			c.ZH.Body, c.EN.Body = words("正文", richtext.Text), words("Words.", richtext.Text)
			delete(m.Plans[0].ClauseBy, "1")
			m.Plans[0].ClauseBy["preamble"] = c
		}},
		{"a clause with a title in Chinese alone", func(m *policy.Model) {
			m.Plans[0].Clauses[1].EN = policy.ClauseText{}
		}},
		{"a withdrawal", func(m *policy.Model) {
			m.Withdrawn = []*policy.Withdrawal{{Address: "hospitals/x/"}}
		}},
	}
}
