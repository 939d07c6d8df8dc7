// Package change says in plain words what one state of a site has that another has not: clauses added,
// changed and removed, hospitals that joined or rose, figures new and corrected, the statuses that
// change because of it, pages that appear or go, addresses that would break.
//
// It stands after site, beside render: two states go in, a [Report] in both languages comes out, which
// can be written as text, Markdown or one HTML page. It knows no files and no git.
package change

import (
	"maps"
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// A State is one of the two that are compared.
type State struct {
	Name  string // "HEAD (3f2a91c0, 2026-11-22: Correct the beds)"
	Model *policy.Model
	Theme string     // tells the files of one theme of the site's own from those of another
	Site  *site.Site // nil when the state has faults: then statuses and pages are not compared
}

// A kind says what became of something.
type kind string

// The kinds of changes.
const (
	added   kind = "added"
	changed kind = "changed"
	removed kind = "removed"
	note    kind = "note" // something to look at
)

// A Report is all that changed, by subject.
type Report struct {
	From, To string
	Sections []Section
}

// A Section is what changed of one subject; there are no empty ones.
type Section struct {
	Title lang.Text
	Items []Item
}

// An Item is one change.
type Item struct {
	Kind     kind
	Text     lang.Text
	Redlines []redline
}

// A redline is a changed text in one language, cut into what stayed, went and came.
type redline struct {
	Lang     lang.Lang
	Segments []segment
}

// An op says what became of a segment.
type op int

// The operations.
const (
	same op = iota
	deleted
	inserted
)

// A segment is a piece of a redline.
type segment struct {
	Op   op
	Text string
}

// Between compares two states of a site.
func Between(old, now State) Report {
	r := Report{From: old.Name, To: now.Name}
	c := &comparison{old: old, new: now, renames: renamesOf(old.Model, now.Model),
		mergers: mergersOf(old.Model, now.Model)}
	for _, part := range []struct {
		title lang.Text
		find  func(*comparison)
	}{
		{lang.Text{ZH: "规划", EN: "Plans"}, (*comparison).plans},
		{lang.Text{ZH: "条款", EN: "Clauses"}, (*comparison).clauses},
		{lang.Text{ZH: "页面和公告", EN: "Pages and notices"}, (*comparison).articles},
		{lang.Text{ZH: "医院", EN: "Hospitals"}, (*comparison).hospitals},
		{lang.Text{ZH: "指标", EN: "Targets"}, (*comparison).targets},
		{lang.Text{ZH: "任务", EN: "Tasks"}, (*comparison).tasks},
		{lang.Text{ZH: "所引内容已移动", EN: "What names another text now"}, (*comparison).strays},
		{lang.Text{ZH: "数据", EN: "Figures"}, (*comparison).figures},
		{lang.Text{ZH: "状态变化", EN: "Statuses that change"}, (*comparison).statuses},
		{lang.Text{ZH: "行政区划、术语和单位", EN: "Regions, terms and units"}, (*comparison).vocabulary},
		{lang.Text{ZH: "需要核对的译文", EN: "Translations to look at"}, (*comparison).translations},
		{lang.Text{ZH: "图片、附件和主题", EN: "Pictures, attachments and theme"}, (*comparison).files},
		{lang.Text{ZH: "网址", EN: "Addresses"}, (*comparison).addresses},
	} {
		c.items = nil
		part.find(c)
		if len(c.items) > 0 {
			r.Sections = append(r.Sections, Section{part.title, c.items})
		}
	}
	return r
}

// A comparison gathers the items of the present section.
type comparison struct {
	old, new State
	renames
	mergers renames                           // what became part of another record
	moves   map[*policy.Clause]*policy.Clause // nil until somebody asks
	items   []Item

	untranslated []lang.Text // what changed in Chinese only, besides clauses
}

func (c *comparison) add(what kind, text lang.Text, redlines ...redline) {
	c.items = append(c.items, Item{what, text, redlines})
}

// match walks two lists of records by their keys, in the order of the new list, then those that only
// the old one has. A record that one list lacks is the zero value there.
func match[T any](old, now []T, key func(T) string, visit func(old, now T, inOld, inNew bool)) {
	was := make(map[string]T, len(old))
	for _, x := range old {
		was[key(x)] = x
	}
	seen := make(map[string]bool, len(now))
	for _, x := range now {
		k := key(x)
		before, ok := was[k]
		seen[k] = true
		visit(before, x, ok, true)
	}
	var none T
	for _, x := range old {
		if !seen[key(x)] {
			visit(x, none, true, false)
		}
	}
}

// differences lists in words the fields that differ, "due 2025 → 2026".
type differences struct {
	renames
	list         []lang.Text
	untranslated []lang.Text // the fields of which the Chinese changed and the English did not
}

func (d *differences) field(name lang.Text, old, now string) {
	if old != now {
		d.list = append(d.list, lang.Text{ZH: "%s %s → %s", EN: "%s %s → %s"}.With(name, orNone(old), orNone(now)))
	}
}

// value compares a value of an enumeration, in its words.
func (d *differences) value(name lang.Text, enum, old, now string) {
	d.words(name, policy.Word(enum, old), policy.Word(enum, now))
}

// text compares a text in both languages; each language that differs is named.
func (d *differences) text(name lang.Text, old, now lang.Text) {
	if old.ZH != now.ZH && old.EN == now.EN && now.EN != "" {
		d.untranslated = append(d.untranslated, name)
	}
	d.field(lang.Text{ZH: name.ZH, EN: name.EN + " (Chinese)"}, old.ZH, now.ZH)
	d.field(lang.Text{ZH: name.ZH + "（英文）", EN: name.EN + " (English)"}, old.EN, now.EN)
}

// words compares what is said in words, each language with its own.
func (d *differences) words(name lang.Text, old, now lang.Text) {
	if old != now {
		d.list = append(
			d.list,
			lang.Text{ZH: "%s %s → %s", EN: "%s %s → %s"}.With(name, wordsOrNone(old), wordsOrNone(now)),
		)
	}
}

func wordsOrNone(t lang.Text) lang.Text {
	if t.IsZero() {
		return orNone("")
	}
	return t
}

// known compares how the fields of a record are known.
func (d *differences) known(old, now policy.HowKnown) {
	fields := map[string]bool{}
	for _, how := range []policy.HowKnown{old, now} {
		for field := range how {
			fields[field] = true
		}
	}
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		d.value(
			lang.Text{ZH: "依据：%s", EN: "how known: %s"}.With(knownFields[field]),
			"how",
			string(old.Of(field)),
			string(now.Of(field)),
		)
	}
}

// knownFields are the words for the fields of [policy.HowKnown].
var knownFields = map[string]lang.Text{
	"number":      {ZH: "文号", EN: "number"},
	"issued":      {ZH: "成文日期", EN: "issued"},
	"published":   {ZH: "发布日期", EN: "published"},
	"effective":   {ZH: "生效日期", EN: "effective"},
	"expires":     {ZH: "截止日期", EN: "expires"},
	"status":      {ZH: "时效", EN: "status"},
	"due":         {ZH: "时限", EN: "due"},
	"from":        {ZH: "起始时间", EN: "from"},
	"bound":       {ZH: "“至少”“超过”等", EN: "bound"},
	"value":       {ZH: "目标值", EN: "value"},
	"grade":       {ZH: "目标等级", EN: "grade"},
	"regions":     {ZH: "适用范围", EN: "regions"},
	"strength":    {ZH: "“必须”或“力争”", EN: "strength"},
	"responsible": {ZH: "责任单位", EN: "responsible bodies"},
}

func orNone(s string) lang.Text {
	if s == "" {
		return lang.Text{ZH: "（无）", EN: "(none)"}
	}
	return lang.Same(s)
}

// joined writes the differences in a row.
func (d *differences) joined() lang.Text {
	var all lang.Text
	for i, t := range d.list {
		if i > 0 {
			all.EN, all.ZH = all.EN+"; ", all.ZH+"；"
		}
		all.EN, all.ZH = all.EN+t.EN, all.ZH+t.ZH
	}
	return all
}

// record adds the item of a record that came, went or differs; what names it.
func (c *comparison) record(inOld, inNew bool, what lang.Text, compare func(*differences)) {
	switch {
	case !inOld:
		c.add(added, what)
	case !inNew:
		c.add(removed, what)
	default:
		d := differences{renames: c.renames}
		compare(&d)
		if len(d.list) > 0 {
			c.add(changed, lang.Text{ZH: "%s：%s", EN: "%s: %s"}.With(what, d.joined()))
			for _, field := range d.untranslated {
				c.untranslated = append(c.untranslated, lang.Text{ZH: "%s，%s", EN: "%s, %s"}.With(what, field))
			}
		}
	}
}

// first is the record of the new state, or of the old one where it is gone.
func first[T any](old, now T, inNew bool) T {
	if inNew {
		return now
	}
	return old
}

// listed joins names, at most a few of them: "Song County, Sui County and 12 more".
func listed(names []lang.Text) lang.Text {
	const most = 8
	shown := names[:min(len(names), most)]
	var t lang.Text
	for i, n := range shown {
		if i > 0 {
			t.EN, t.ZH = t.EN+", ", t.ZH+"、"
		}
		t.EN, t.ZH = t.EN+n.EN, t.ZH+n.ZH
	}
	if more := len(names) - len(shown); more > 0 {
		return lang.Text{ZH: "%[1]s等 %[3]d 个", EN: "%[1]s and %[2]d more"}.With(t, more, len(names))
	}
	return t
}
