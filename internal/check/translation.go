package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// staleTranslation compares the commits that last changed each paragraph of a clause in each language. A clause whose
// translation was held against the original since is named under [reviewed] in document.toml; a day to come does not
// count there. What is not committed yet was changed today. Without git there is no order of the changes, and nothing
// is found.
func staleTranslation(m *policy.Model, today policy.Date, list *diag.List) {
	for _, d := range m.Plans {
		ahead(d, today, list)
	}
	for _, c := range bilingual(m) {
		language := c.Document.OriginalLang()
		original, translation := c.In(language), c.In(language.Other())
		reviewed := c.Document.Reviewed[c.ID]
		if today.Before(reviewed) {
			reviewed = policy.Date{}
		}
		var stale []int
		for _, i := range overtakenParts(original.Revised, translation.Revised) {
			if changed := original.Revised[i].Day; reviewed.IsZero() || reviewed.Before(cmp.Or(changed, today)) {
				stale = append(stale, i)
			}
		}
		if len(stale) > 0 {
			warnStale(c, language, stale, list)
		}
	}
}

// overtakenParts are the places, among a title and its blocks, where the original changed after the translation. Where
// the two are divided otherwise, nobody knows which belong together: then it is the place of the original that changed
// last, if all of the translation is older.
func overtakenParts(original, translation []policy.Revision) []int {
	var found []int
	if len(original) == len(translation) {
		for i := range original {
			if translation[i].Order < original[i].Order {
				found = append(found, i)
			}
		}
		return found
	}
	last := 0
	for i := range original {
		if original[i].Order > original[last].Order {
			last = i
		}
	}
	if len(original) == 0 || slices.ContainsFunc(translation, func(r policy.Revision) bool {
		return r.Order >= original[last].Order
	}) {
		return nil
	}
	return []int{last}
}

// warnStale warns of a clause whose title, or some of whose blocks, changed in the original. A clause of one paragraph
// is named as a whole.
func warnStale(c *policy.Clause, language lang.Lang, stale []int, list *diag.List) {
	original, translation := c.In(language), c.In(language.Other())
	at := func(t *policy.ClauseText) diag.Pos {
		if i := stale[0]; i > 0 && i <= len(t.Body) {
			return t.Body[i-1].Pos
		}
		return t.Pos
	}
	var places []string
	for _, i := range stale {
		place := policy.Place{Clause: c.ID, Paragraph: i}
		if len(original.Body) <= 1 {
			place.Paragraph = 0
		}
		places = append(places, place.String())
	}
	when := lang.Text{ZH: "尚未提交", EN: "and is not committed yet"}
	if changed := original.Revised[stale[0]]; !changed.Day.IsZero() {
		when = lang.Text{ZH: "日期 %s", EN: "on %s"}.With(changed.Day)
	}
	list.Warn(at(translation), "stale-translation",
		lang.Text{
			ZH: "条款 %[1]s：%[2]s文本在此译文之后改过（%[3]s）",
			EN: "clause %[1]s: the %[2]s text changed after this one (%[3]s)",
		}.With(strings.Join(slices.Compact(places), ", "), language.Name(), when),
		lang.Text{
			ZH: `请更新译文；如无需改动，请在 document.toml 的 [reviewed] 一行之下写 "%s" = "…"，` +
				`引号内为今天的日期`,
			EN: `bring it up to date; where it is right as it is, write in document.toml below a line [reviewed] ` +
				`the line "%s" = "…" with today's date`,
		}.With(c.ID),
		diag.Note{Pos: at(original), Message: lang.Text{ZH: "%s文本", EN: "the %s text"}.With(language.Name())})
}

// ahead warns of days that have not come, on which a translation cannot have been looked at.
func ahead(d *policy.Document, today policy.Date, list *diag.List) {
	for _, id := range slices.Sorted(maps.Keys(d.Reviewed)) {
		if day := d.Reviewed[id]; today.Before(day) {
			list.Warn(d.Pos, "stale-translation", lang.Text{
				ZH: "条款 %s 的译文核对日期 %s 晚于今天（%s），不起作用",
				EN: "clause %s is said to be reviewed on %s, after today (%s): that does not count",
			}.With(id, day, today), lang.Text{
				ZH: "请在 [reviewed] 中写实际核对的日期",
				EN: "write the day on which it was reviewed under [reviewed]",
			})
		}
	}
}
