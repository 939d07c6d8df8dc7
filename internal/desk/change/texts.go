package change

import (
	"maps"
	"slices"
	"strings"

	"gazette/internal/clause"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

func (c *comparison) plans() {
	match(
		c.old.Model.Plans,
		c.new.Model.Plans,
		c.planOf,
		func(old, now *policy.Document, inOld, inNew bool) {
			d := first(old, now, inNew)
			what := lang.Text{ZH: "%s（%s 条）", EN: "%s (%s)"}.With(d.ShortTitle,
				lang.Count(len(d.Clauses), "clause", "clauses"))
			if inOld && inNew {
				what = d.ShortTitle
			}
			if !inNew {
				what = c.gone(policy.PlanIdentity, "", old.Slug, what)
			}
			c.record(inOld, inNew, what, func(f *differences) {
				f.field(lang.Text{ZH: "文件夹名", EN: "folder"}, old.Slug, now.Slug)
				f.text(lang.Text{ZH: "标题", EN: "title"}, old.Title, now.Title)
				f.text(lang.Text{ZH: "简称", EN: "short title"}, old.ShortTitle, now.ShortTitle)
				f.text(lang.Text{ZH: "摘要", EN: "summary"}, old.Summary, now.Summary)
				f.field(lang.Text{ZH: "文号", EN: "number"}, old.Number, now.Number)
				f.field(lang.Text{ZH: "索引号", EN: "index number"}, old.IndexNumber, now.IndexNumber)
				f.field(lang.Text{ZH: "成文日期", EN: "issued"}, old.Issued.String(), now.Issued.String())
				f.field(lang.Text{ZH: "发布日期", EN: "published"}, old.Published.String(), now.Published.String())
				f.field(lang.Text{ZH: "生效日期", EN: "effective"}, old.Effective.String(), now.Effective.String())
				f.field(lang.Text{ZH: "截止日期", EN: "expires"}, old.Expires.String(), now.Expires.String())
				f.value(lang.Text{ZH: "时效", EN: "status"}, "force", string(old.Status), string(now.Status))
				f.field(lang.Text{ZH: "由何规划替代", EN: "replaced by"}, old.ReplacedBy, now.ReplacedBy)
				f.words(lang.Text{ZH: "主题", EN: "topics"}, topics(old), topics(now))
				f.value(lang.Text{ZH: "转述所据", EN: "restated from"}, "read-from", old.ReadFrom, now.ReadFrom)
				f.known(old.Known, now.Known)
				f.rest(lang.Text{}, old, now, "Slug", "Title", "ShortTitle", "Summary", "Number", "IndexNumber",
					"Issued",
					"Published", "Effective", "Expires", "Status", "ReplacedBy", "Topics", "ReadFrom", "Known")
			})
		},
	)
}

func topics(d *policy.Document) lang.Text {
	var t lang.Text
	for i, x := range d.Topics {
		if i > 0 {
			t.ZH, t.EN = t.ZH+"、", t.EN+", "
		}
		t.ZH, t.EN = t.ZH+x.Name.ZH, t.EN+x.Name.EN
	}
	return t
}

func yes(b bool) string {
	if b {
		return "✓"
	}
	return ""
}

// clauseName names a clause with its plan: "Yunzhou plan, 2-1: Improve facilities". One without a title, as what stands
// before the first, is named by its number alone.
func clauseName(x *policy.Clause) lang.Text {
	of := func(l lang.Lang) string {
		t := x.In(l)
		if !t.Present {
			t = x.In(l.Other())
		}
		return t.Title
	}
	number := lang.Text{ZH: x.ID, EN: x.ID}
	if x.ID == clause.Preamble {
		preamble := clause.Path{}
		number = lang.Text{ZH: preamble.Cite(nil, lang.ZH), EN: preamble.Cite(nil, lang.EN)}
	}
	title := lang.Text{ZH: of(lang.ZH), EN: of(lang.EN)}
	if title.ZH == "" && title.EN == "" {
		return lang.Text{ZH: "%s %s", EN: "%s, %s"}.With(x.Document.ShortTitle, number)
	}
	return lang.Text{ZH: "%s %s：%s", EN: "%s, %s: %s"}.With(x.Document.ShortTitle, number, title)
}

// eachClause visits the clauses of the plans that both states have. A clause that was renumbered is the
// one that its alias names.
func (c *comparison) eachClause(visit func(old, now *policy.Clause)) {
	match(
		c.old.Model.Plans,
		c.new.Model.Plans,
		c.planOf,
		func(old, now *policy.Document, inOld, inNew bool) {
			if !inOld || !inNew {
				return
			}
			met := map[*policy.Clause]bool{}
			for _, x := range now.Clauses {
				was := old.ClauseBy[x.ID]
				for _, alias := range slices.Sorted(maps.Keys(now.Aliases)) {
					if before := old.ClauseBy[alias]; now.Aliases[alias] == x.ID && old.Aliases[alias] == "" &&
						before != nil {
						was = before
					}
				}
				met[was] = true
				visit(was, x)
			}
			for _, x := range old.Clauses {
				if !met[x] {
					visit(x, nil)
				}
			}
		},
	)
}

func (c *comparison) clauses() {
	from := c.movedFrom()
	elsewhere := map[*policy.Clause]bool{} // the old clauses that stand at another place now
	for _, was := range from {
		elsewhere[was] = true
	}
	c.eachClause(func(old, now *policy.Clause) {
		switch was := from[now]; {
		case now == nil:
			if !elsewhere[old] {
				c.add(removed, clauseName(old))
			}
		case was != nil:
			c.movedClause(from, old, now)
			if old != nil && !elsewhere[old] { // its place is taken
				c.add(removed, clauseName(old))
			}
		case old == nil, elsewhere[old]:
			c.add(added, clauseName(now), plainOf(now)...)
		default:
			c.changedClause(old, now)
		}
	})
}

// movedClause tells of a clause that stood at another place, and of two that have changed places once.
func (c *comparison) movedClause(from map[*policy.Clause]*policy.Clause, old, now *policy.Clause) {
	was := from[now]
	if !c.exchanged(from, old, was) {
		c.add(changed, lang.Text{ZH: "%s（原为 %s）", EN: "%s (was %s)"}.With(clauseName(now), was.ID))
		return
	}
	if before(old, was) {
		c.add(changed, lang.Text{ZH: "%s：%s 和 %s 互换了位置", EN: "%s: %s and %s have changed places"}.With(
			now.Document.ShortTitle, now.ID, was.ID))
	}
}

func (c *comparison) changedClause(old, now *policy.Clause) {
	redlines := redlinesOf(old, now)
	renumbered := lang.Text{}
	if old.ID != now.ID {
		renumbered = lang.Text{ZH: "（原编号 %s）", EN: " (was %s)"}.With(old.ID)
	}
	if len(redlines) > 0 || old.ID != now.ID {
		c.add(changed, lang.Text{ZH: "%s%s", EN: "%s%s"}.With(clauseName(now), renumbered), redlines...)
	} else if clauseMarkupDiffers(old, now) {
		c.add(changed, markup.With(clauseName(now)))
	}
}

// movedFrom are the clauses that stand word for word where none or another stood, with what they were elsewhere before.
// What stands where it stood has not moved, whatever else has its text too.
func (c *comparison) movedFrom() map[*policy.Clause]*policy.Clause {
	if c.moves != nil {
		return c.moves
	}
	key := func(plan string, x *policy.Clause) string {
		return plan + "\n" + x.Plain(lang.ZH) + "\n" + x.Plain(lang.EN)
	}
	stood := map[string][]*policy.Clause{}
	for _, d := range c.old.Model.Plans {
		now := c.new.Model.PlanBy[c.planOf(d)]
		for _, x := range d.Clauses {
			if now == nil || now.ClauseBy[x.ID] == nil || !sameWords(now.ClauseBy[x.ID], x) {
				k := key(c.planOf(d), x)
				stood[k] = append(stood[k], x)
			}
		}
	}
	c.moves = map[*policy.Clause]*policy.Clause{}
	c.eachClause(func(old, now *policy.Clause) {
		if now == nil || old != nil && sameWords(old, now) {
			return
		}
		k := key(now.Document.Slug, now)
		if was := stood[k]; len(was) > 0 {
			c.moves[now], stood[k] = was[0], was[1:]
		}
	})
	return c.moves
}

// exchanged reports whether what stood at the place of a clause stands now where that came from.
func (c *comparison) exchanged(from map[*policy.Clause]*policy.Clause, old, was *policy.Clause) bool {
	if old == nil {
		return false
	}
	d := c.new.Model.PlanBy[c.planOf(was.Document)]
	return from[d.ClauseBy[was.ID]] == old
}

// before reports whether a clause stands before another of its plan.
func before(x, y *policy.Clause) bool {
	for _, z := range x.Document.Clauses {
		if z == x || z == y {
			return z == x
		}
	}
	return false
}

// sameWords reports whether two clauses say the same, in both languages.
func sameWords(x, y *policy.Clause) bool {
	return sameWordsIn(lang.ZH, x, y) && sameWordsIn(lang.EN, x, y)
}

func sameWordsIn(l lang.Lang, x, y *policy.Clause) bool {
	a, b := x.In(l), y.In(l)
	return a.Title == b.Title && sameBlocks(a.Body, b.Body) || a.Plain() == b.Plain()
}

// sameBlocks reports whether two texts are one, as where both states have the same file: then nobody need read them.
func sameBlocks(a, b []richtext.Block) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

func redlinesOf(old, now *policy.Clause) []redline {
	var lines []redline
	for _, l := range lang.Langs {
		if !sameWordsIn(l, old, now) {
			lines = append(lines, redlineOf(l, old.Plain(l), now.Plain(l)))
		}
	}
	return lines
}

// plainOf is the text of a new clause, all of it inserted.
func plainOf(x *policy.Clause) []redline {
	var lines []redline
	for _, l := range lang.Langs {
		if x.In(l).Present {
			lines = append(lines, redline{l, []segment{{inserted, strings.TrimSpace(x.Plain(l))}}})
		}
	}
	return lines
}

// translations names the clauses of which only the original was changed, and the pages and the texts of records of
// which only the Chinese was.
func (c *comparison) translations() {
	c.eachClause(func(old, now *policy.Clause) {
		if old == nil || now == nil {
			return
		}
		original := now.Document.OriginalLang()
		other := original.Other()
		if !sameWordsIn(original, old, now) && sameWordsIn(other, old, now) {
			c.add(
				note,
				lang.Text{
					ZH: "%s：%s文本已改，%s文本未改",
					EN: "%s: the %s text changed, the %s one did not",
				}.With(
					clauseName(now),
					original.Name(),
					other.Name(),
				),
			)
		}
	})
	for _, what := range c.untranslated {
		c.add(note, lang.Text{
			ZH: "%s：中文已改，英文未改",
			EN: "%s: the Chinese changed, the English did not",
		}.With(what))
	}
}

func (c *comparison) articles() {
	pages := func(m *policy.Model) []*policy.Page {
		return slices.Concat(m.Pages, m.Notices)
	}
	match(
		pages(c.old.Model),
		pages(c.new.Model),
		c.article,
		func(old, now *policy.Page, inOld, inNew bool) {
			p := first(old, now, inNew)
			if !inOld || !inNew {
				what := p.Title
				if !inNew {
					what = c.gone(articleKind(old), "", old.Slug, what)
				}
				c.record(inOld, inNew, what, nil)
				return
			}
			var lines []redline
			for _, l := range lang.Langs {
				if a, b := articleText(old, l), articleText(now, l); a != b {
					lines = append(lines, redlineOf(l, a, b))
				}
			}
			if len(lines) == 1 && lines[0].Lang == lang.ZH && articleText(now, lang.EN) != "\n\n" {
				c.untranslated = append(c.untranslated, p.Title)
			}
			if len(lines) > 0 {
				c.add(changed, p.Title, lines...)
			} else if markupDiffers(old.Body.ZH, now.Body.ZH) || markupDiffers(old.Body.EN, now.Body.EN) {
				c.add(changed, markup.With(p.Title))
			}
			c.record(true, true, p.Title, func(f *differences) {
				f.field(lang.Text{ZH: "文件夹名", EN: "folder"}, old.Slug, now.Slug)
				f.rest(lang.Text{}, old, now, "Slug", "Title", "Summary")
			})
		},
	)
}

func articleText(p *policy.Page, l lang.Lang) string {
	return p.Title.In(l) + "\n" + p.Summary.In(l) + "\n" + richtext.PlainBlocks(p.Body.In(l))
}
