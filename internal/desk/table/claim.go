package table

import (
	"cmp"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// getter returns a field of the row at hand. It looks in the row first and then above the headings, so that the steps
// below need not know where something stood. An empty text means that neither says it.
type getter func(field) placed

// subject finds whom a figure is about: a hospital, else a region. A hospital's record says in which county it is. A
// county beside it must be that one: where rows have shifted against each other, this is the only sign of it.
func (p *proposer) subject(c *claim, get getter) bool {
	region, hospital := get(fRegion), get(fHospital)
	if hospital.text != "" {
		if c.hospital = p.hospital(hospital.pos, hospital.text); c.hospital == nil {
			return false
		}
		c.region = c.hospital.Region
	}
	if region.text == "" {
		if c.hospital == nil {
			return p.refuse(c.pos, "missing-field", lang.Text{
				ZH: "没有写明该数值属于哪个县",
				EN: "no county is named for this figure",
			},
				lang.Text{ZH: "请填写县名或医院名称", EN: "fill in the county, or the hospital"})
		}
		return c.region != nil
	}
	// Where the row names a city or a province, the county must lie in it; else the target decides between two of the
	// name.
	above := []string{fold(get(fCity).text), fold(get(fProvince).text)}
	found := p.region(region.pos, region.text, func(r *policy.Region) bool {
		if above[0] == "" && above[1] == "" {
			return c.target != nil && slices.Contains(c.target.Subjects, r)
		}
		return !slices.ContainsFunc(above, func(name string) bool { return name != "" && !below(r, name) })
	})
	switch {
	case found == nil:
		return false
	case c.hospital != nil && c.region != found:
		return p.wrongCounty(hospital.pos, c.hospital, found)
	}
	c.region = found
	return true
}

// below reports whether one of the regions above another goes by a name, or did.
func below(r *policy.Region, name string) bool {
	for above := r.Parent; above != nil; above = above.Parent {
		if called(above, name) || wasCalled(above, name) {
			return true
		}
	}
	return false
}

// wrongCounty says that a hospital stands under a county that is not its own.
func (p *proposer) wrongCounty(pos diag.Pos, h *policy.Hospital, under *policy.Region) bool {
	own := lang.Text{ZH: "其他县", EN: "another county"}
	if h.Region != nil {
		own = lang.Text{ZH: "%[2]s（%[3]s）", EN: "%[1]s (%[3]s)"}.With(h.Region.Name.EN, h.Region.Name.ZH,
			h.Region.Code)
	}
	return p.refuse(
		pos,
		"hospital-county",
		lang.Text{
			ZH: "%[2]s列在%[3]s名下，但属于%[4]s",
			EN: "%[1]s is listed under %[3]s, but it belongs to %[4]s",
		}.With(
			h.Name.EN,
			h.Name.ZH,
			under.Name,
			own,
		),
		lang.Text{
			ZH: "请改正此行的县名；单元格合并常使一行错位",
			EN: "correct the county of this row; merged cells often shift a row",
		},
		diag.Note{Pos: h.Pos, Message: lang.Text{ZH: "医院的记录", EN: "the hospital's record"}},
	)
}

// applies asks that the target is one for this region or hospital. The figure of a province stands for none of its
// counties, so that it is refused for a target that each county must reach, rather than shown on a page where nobody
// looks for it.
func (p *proposer) applies(c *claim) bool {
	t := c.target
	fits := slices.Contains(t.Subjects, c.region)
	if c.hospital != nil {
		fits = t.Scope == "hospital" && slices.ContainsFunc(t.Subjects, c.region.In)
	}
	if fits {
		return true
	}
	who := c.region.Name
	if c.hospital != nil {
		who = c.hospital.Name
	}
	return p.refuse(c.pos, "wrong-subject", lang.Text{
		ZH: "指标 %s 不适用于%s",
		EN: "the target %s does not apply to %s",
	}.With(t.Key(), who),
		lang.Text{
			ZH: "该指标的对象是：%[3]s（%[1]s）；请改正县名或指标",
			EN: "it is one for a %[1]s in %[2]s; correct the county or the target",
		}.With(policy.Word("scope-noun", t.Scope), placesEN(t), placesZH(t)))
}

func placesEN(t *policy.Target) string {
	return places(t, func(n lang.Text) string { return n.EN }, ", ")
}
func placesZH(t *policy.Target) string {
	return places(t, func(n lang.Text) string { return n.ZH }, "、")
}

// places names those whom a target is for, as the plan does: the group, or the regions that are named, not all
// counties inside them.
func places(t *policy.Target, in func(lang.Text) string, sep string) string {
	if t.Group != nil {
		return in(t.Group.Name)
	}
	var names []string
	for _, r := range t.Regions {
		names = append(names, in(r.Name))
	}
	return strings.Join(names, sep)
}

// dated reads the day that a figure is of. “2025年上半年” is read as 2025-06, with a warning, since the date says less
// than the words. One without a year is refused, since a table of January may be about December.
func (p *proposer) dated(c *claim, get getter) bool {
	from := get(fDate)
	if from.text == "" {
		if c.date = p.o.Date; c.date.IsZero() {
			return p.refuse(c.pos, "missing-field",
				lang.Text{ZH: "没有写明数据日期", EN: "no date is given for this figure"},
				lang.Text{
					ZH: "请增加“日期”列，或在表格上方写“截至 2025年6月”，或加 --date 2025-06",
					EN: "add a column 日期 (date), write “截至 2025年6月” above the table, or give --date 2025-06",
				})
		}
		return p.past(c.pos, c)
	}
	d, note, ok := cellDate(from.cell)
	if !ok {
		return p.badDate(from)
	}
	if note {
		p.list.Warn(
			from.pos,
			"read-as",
			lang.Text{ZH: "“%s”按 %s 处理", EN: "%q is read as %s"}.With(clip(from.text), d),
			lang.Text{},
		)
	}
	c.date = d
	return p.past(from.pos, c)
}

// past refuses a figure of a day that has not come; a month or a year may have begun. On 15 June 2025 the dates 2025
// and 2025-06 are let through, 2025-06-30 is not.
func (p *proposer) past(pos diag.Pos, c *claim) bool {
	if !p.o.Today.Before(c.date.First()) {
		return true
	}
	return p.refuse(pos, "future-observation", lang.Text{
		ZH: "数据日期 %s 晚于今天（%s）",
		EN: "the figure is dated %s, after today (%s)",
	}.With(c.date, p.o.Today),
		lang.Text{ZH: "请写数据所属的日期", EN: "write the date to which the figure applies"})
}

// sourced reads who said so, where and when.
func (p *proposer) sourced(c *claim, get getter) (ok bool) {
	c.source, ok = p.sourceOf(c.pos, get)
	return ok
}

// sourceOf takes the source from the row or the lines above the headings, and from the options only as a whole, so
// that no address of one source stands beside the name of another. The day of publication alone may be given apart.
func (p *proposer) sourceOf(pos diag.Pos, get getter) (source policy.Source, ok bool) {
	name := get(fSourceZH)
	source = policy.Source{Name: p.sourceName(bilingual(name.text, get(fSourceEN).text)), URL: get(fURL).text}
	if source.Name.IsZero() {
		source = p.o.Source
		source.Name = p.sourceName(source.Name)
	}
	ok = true
	switch {
	case source.Name.IsZero() && name.pos.File != "":
		ok = p.refuse(name.pos, "missing-source", lang.Text{
			ZH: "没有填写填报单位，它是数值的来源",
			EN: "the reporting office is not filled in: it is the source of the figures",
		}, lang.Text{
			ZH: "请在此单元格右边写单位全称，或加 --from %q",
			EN: "write the full name of the office beside this cell, or give --from %q",
		}.With(p.bothWays(lang.Text{ZH: "中文", EN: "English"})))
	case source.Name.IsZero():
		ok = p.refuse(pos, "missing-source", lang.Text{ZH: "此行没有写明来源", EN: "no source is given for this row"},
			lang.Text{
				ZH: "请增加“来源”列，或在表格上方写“来源：…”，或加 --from %q",
				EN: "add a column 来源 (source), write “来源：…” above the table, or give --from %q",
			}.With(p.bothWays(lang.Text{ZH: "中文", EN: "English"})))
	case !p.m.Site.Whole(source.Name):
		ok = p.refuse(cmp.Or(name.pos, pos), "missing-translation", lang.Text{
			ZH: "来源名称只有一种语言",
			EN: "the name of the source is given in one language only",
		},
			lang.Text{
				ZH: "请在该单元格写成“中文 | English”；表中有“来源（英文）”列的，也可填该列",
				EN: "write both in that cell, as 中文 | English; where the table has a column 来源（英文） (source, " +
					"English), it may stand there",
			})
	}
	published := get(fPublished)
	if published.text == "" {
		if source.Published.IsZero() {
			source.Published = p.o.Source.Published
		}
		return source, ok
	}
	d, _, valid := cellDate(published.cell)
	if !valid {
		return source, p.badDate(published)
	}
	source.Published = d
	return source, ok
}

// sendable are the statuses that a table may give. Illustrative is none of them: nobody may send invented figures.
var sendable = [...]policy.ObservationStatus{policy.Reported, policy.Provisional, policy.Estimated}

// statusWord is what readers of the site call a status.
func statusWord(s policy.ObservationStatus) lang.Text { return policy.Word("obs", string(s)) }

// statusChoices are the statuses that a form lets choose from: “报告数 reported,初步数 provisional”.
func statusChoices() string {
	var choices []string
	for _, s := range sendable {
		choices = append(choices, statusWord(s).ZH+" "+string(s))
	}
	return strings.Join(choices, ",")
}

// statuses are the words of the column 状态: those of the site, and others that offices use.
var statuses = func() map[string]policy.ObservationStatus {
	m := map[string]policy.ObservationStatus{}
	for status, words := range map[policy.ObservationStatus]string{
		policy.Reported:    "已报告 报告 正式",
		policy.Provisional: "暂定 暂定数 初步 快报",
		policy.Estimated:   "估计 估算 预估",
	} {
		for word := range strings.FieldsSeq(words) {
			m[word] = status
		}
	}
	for _, s := range sendable {
		word := statusWord(s)
		m[string(s)], m[word.ZH], m[strings.ToLower(word.EN)] = s, s, s
	}
	return m
}()

func statusHint() lang.Text {
	var zh, en []string
	for _, s := range sendable {
		zh, en = append(zh, statusWord(s).ZH), append(en, statusWord(s).ZH+" ("+string(s)+")")
	}
	return lang.Text{ZH: "请写 %[1]s 之一", EN: "write one of %[2]s"}.With(strings.Join(zh, "、"),
		strings.Join(en, ", "))
}

// said reads the status, the note and the reason of a correction. A missing status means reported for a new figure,
// and leaves that of a figure that the site has (see compare).
func (p *proposer) said(c *claim, get getter) bool {
	status := get(fStatus)
	ok := true
	c.status, c.statusGiven = policy.Reported, status.text != ""
	if word, known := oneMeaning(status.text, statuses); known {
		c.status = word
	} else if c.statusGiven {
		ok = false
		p.refuse(
			status.pos,
			"unknown-value",
			lang.Text{ZH: "“%s”不是数据状态", EN: "%q is not a status of figures"}.With(clip(status.text)),
			statusHint(),
		)
	}
	note := get(fNoteZH)
	c.note = p.own(bilingual(note.text, get(fNoteEN).text))
	if !c.note.IsZero() && !p.m.Site.Whole(c.note) {
		p.list.Warn(cmp.Or(note.pos, c.pos), "missing-translation", lang.Text{
			ZH: "备注只有一种语言，未导入",
			EN: "the note is in one language only and is not imported",
		},
			lang.Text{
				ZH: "请在该单元格写成“中文 | English”；表中有“备注（英文）”列的，也可填该列",
				EN: "write both in that cell, as 中文 | English; where the table has a column 备注（英文） (note, " +
					"English), it may stand there",
			})
		// A note in one language would be an error on the site; the figure is worth having without.
		c.note = lang.Text{}
	}
	c.why = bilingual(get(fWhyZH).text, get(fWhyEN).text)
	if c.why.IsZero() {
		c.why = p.o.Why
	}
	c.why = p.own(inBoth(c.why, func(try func(lang.Text)) {
		for _, reason := range reasons {
			try(reason)
		}
	}))
	return ok
}
