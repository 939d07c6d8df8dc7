package table

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

// settle decides what becomes of each figure that was understood. The order matters: shares changes numbers, and only
// then can two figures be found to be the same or different.
func (p *proposer) settle() {
	p.shares()
	refused := p.contradictions()
	for _, c := range p.claims {
		if refused[c] {
			p.line(c, Refused, lang.Text{}, c.value.show(c.target))
			continue
		}
		p.compare(c)
	}
	for _, x := range p.pairs {
		p.comparePair(x)
	}
	p.settleFacts()
}

// line notes what becomes of a claim. A reason is shown where the figure itself changes, not where a note is added.
func (p *proposer) line(c *claim, outcome Outcome, was, is lang.Text) {
	line := Line{Pos: c.pos, Outcome: outcome, About: c.about(), Was: was, Is: is}
	if outcome == Changed && was != is {
		line.Why = c.why
	}
	p.lines = append(p.lines, line)
}

// shares reads percentages written as shares of one. 0.9 without a sign is 90% where the whole table is written so,
// and a riddle where other figures of the target are above 1, or where there are none. Spreadsheets that lost their
// percent format send whole columns of 0.9 and 0.57, which are 90% and 57%. A lone 0.9 may be a county at 0.9%, or one
// at 90%: the sender is asked. With a sign, “0.9%”, there is no doubt.
func (p *proposer) shares() {
	type column struct { // one sender writes a target in one way
		file   string
		target *policy.Target
	}
	of := func(c *claim) column { return column{c.pos.File, c.target} }
	above, bare, said := map[column]*claim{}, map[column]int{}, map[column]bool{}
	share := func(v value) bool { return v.bare && v.number > 0 && v.number <= 1 }
	for _, c := range p.claims {
		if c.value.bare {
			bare[of(c)]++
		}
		if c.value.bare && c.value.number > 1 {
			above[of(c)] = c
		}
	}
	kept := p.claims[:0]
	for _, c := range p.claims {
		switch {
		case !share(c.value):
		case above[of(c)] != nil || bare[of(c)] == 1:
			var notes []diag.Note
			if beside := above[of(c)]; beside != nil {
				notes = append(notes, diag.Note{Pos: beside.pos, Message: lang.Text{
					ZH: "该指标的其他数值按百分数填写",
					EN: "other figures of the target are written as per cent",
				}})
			}
			p.refuse(c.pos, "ambiguous-share", lang.Text{
				ZH: "%s 可能是 %[1]s%%，也可能是 %s%%",
				EN: "%s may mean %[1]s%% or %s%%",
			}.With(clip(c.raw), numeral.Format(rounded(c.value.number*100))),
				lang.Text{ZH: "请写明百分号", EN: "write it with a percent sign"}, notes...)
			p.line(c, Refused, lang.Text{}, lang.Same(clip(c.raw)))
			continue
		default:
			c.value.number = rounded(c.value.number * 100)
			if !said[of(c)] {
				said[of(c)] = true
				p.list.Warn(c.pos, "read-as", lang.Text{
					ZH: "小数按百分数处理：%s 即 %s",
					EN: "shares of one are read as per cent: %s as %s",
				}.With(clip(c.raw), c.value.show(c.target)),
					lang.Text{ZH: "如有误，请写明百分号", EN: "write the percent sign if that is wrong"})
			}
		}
		kept = append(kept, c)
	}
	p.claims = kept
}

// A key says which observation a claim is about. 30 June and June are the same report.
type key struct {
	target   *policy.Target
	region   *policy.Region
	hospital *policy.Hospital
	date     policy.Date
}

func (c *claim) key() key { return key{c.target, c.region, c.hospital, c.date.Last()} }

// equal compares what the kind is judged by; the rest of a value is zero, or tells how it was written.
func (v value) equal(w value, kind policy.Kind) bool {
	switch kind {
	case policy.Graded:
		return v.grade == w.grade
	case policy.YesNo:
		return v.done == w.done
	}
	return v.number == w.number
}

// contradictions finds figures that the table states twice. Repeats are dropped; where they differ, all of them are
// refused. Which of two figures is right cannot be told from the table. The last one winning, as in most imports,
// would hide it.
func (p *proposer) contradictions() map[*claim]bool {
	first, refused := map[key]*claim{}, map[*claim]bool{}
	kept := p.claims[:0]
	for _, c := range p.claims {
		f, twice := first[c.key()]
		switch {
		case !twice:
			first[c.key()] = c
		case f.value.equal(c.value, c.target.Kind):
			p.list.Warn(c.pos, "repeated-row", lang.Text{ZH: "该数值重复", EN: "the figure is there already"},
				lang.Text{},
				diag.Note{Pos: f.pos, Message: lang.Text{ZH: "第一处", EN: "the first"}})
			continue
		default:
			refused[f], refused[c] = true, true
			p.refuse(
				c.pos,
				"contradiction",
				lang.Text{
					ZH: "%s在此为 %s，另一处为 %s",
					EN: "%s is %s here and %s elsewhere",
				}.With(
					c.about(),
					c.value.show(c.target),
					f.value.show(c.target),
				),
				lang.Text{ZH: "请只保留正确的一个", EN: "keep the right one"},
				diag.Note{Pos: f.pos, Message: lang.Text{
					ZH: "另一处",
					EN: "the other",
				}},
			)
		}
		kept = append(kept, c)
	}
	p.claims = kept
	return refused
}

// compare holds a figure against what the site says. A figure that is the same may come with a new note or a new
// status, which are no corrections and need no reason; where no status is given, that of the site stays.
func (p *proposer) compare(c *claim) {
	if p.refusedByRule(c) {
		return
	}
	p.edits.by = c.from
	old := p.names().observations[c.key()]
	if old == nil {
		p.line(c, New, lang.Text{}, c.value.show(c.target))
		p.edits.add(p.fileFor(c), observationTOML(c))
		return
	}
	was := value{number: old.Value, grade: old.Grade, done: old.Done}
	same := was.equal(c.value, c.target.Kind)
	restated := c.statusGiven && old.Status != c.status
	if !c.statusGiven && old.Status != policy.Illustrative {
		c.status = old.Status
	}
	if same {
		c.why = lang.Text{} // nothing is corrected
	}
	switch {
	case same && !restated && (c.note.IsZero() || c.note == old.Note):
		p.line(c, Same, lang.Text{}, c.value.show(c.target))
	case same && !restated:
		p.changed(c, old, was, p.edits.annotate(old, c))
	case same:
		p.changed(c, old, was, p.edits.restate(old, c))
	case !p.m.Site.Whole(c.why):
		p.noReason(c, old, was)
	default:
		p.changed(c, old, was, p.edits.correct(old, c, was, p.o.Today))
	}
}

// noReason refuses a figure that differs from the published one without a reason in each language of the site. It
// names earlier corrections of this very figure: an old table that is sent again would undo them. Readers are shown
// each correction with its reason; without one the site would change a published figure silently.
func (p *proposer) noReason(c *claim, old *policy.Observation, was value) {
	notes := []diag.Note{{Pos: old.Pos, Message: lang.Text{ZH: "现有数据", EN: "published here"}}}
	for _, k := range old.Corrections {
		if c.value.equal(value{number: k.Value, grade: k.Grade, done: k.Done}, c.target.Kind) {
			notes = append(notes, diag.Note{Pos: old.Pos, Message: lang.Text{
				ZH: "该数据已于 %s 由此数值更正",
				EN: "it was corrected from this very figure on %s",
			}.With(k.On)})
		}
	}
	message := lang.Text{
		ZH: "%s已发布为 %s；改为 %s 须写明原因",
		EN: "%s is published as %s; a change to %s needs a reason",
	}.With(
		c.about(),
		was.show(c.target),
		c.value.show(c.target),
	)
	if !c.why.IsZero() {
		message = lang.Text{
			ZH: "%s由 %s 改为 %s 的原因只有一种语言",
			EN: "the reason for changing %s from %s to %s is given in one language only",
		}.With(c.about(), was.show(c.target), c.value.show(c.target))
	}
	hint := lang.Text{
		ZH: "请填写“更正原因”列，或加 --why %q",
		EN: "fill in the column 更正原因 (reason for correction), or give --why %q",
	}.With(p.bothWays(lang.Text{ZH: "录入错误", EN: "typing error"}))
	if len(p.m.Site.Languages) != 1 {
		hint.ZH += "（中英文各写一遍）"
	}
	p.refuse(c.pos, "correction-reason", message, hint, notes...)
	p.line(c, Refused, was.show(c.target), c.value.show(c.target))
}

// byHand refuses a change of a record whose keys cannot be replaced one by one: see [edits.editable].
func (p *proposer) byHand(c *claim, old *policy.Observation) {
	p.refuse(
		c.pos,
		"by-hand",
		lang.Text{
			ZH: "该数据的记录写法特殊，无法自动修改",
			EN: "the record of this figure is written in a way that cannot be edited here",
		},
		lang.Text{
			ZH: "请在下列文件中手工更正",
			EN: "correct it by hand in the file named below",
		},
		diag.Note{Pos: old.Pos, Message: lang.Text{
			ZH: "记录所在处",
			EN: "the record",
		}},
	)
	p.line(c, Refused, lang.Text{}, c.value.show(c.target))
}
