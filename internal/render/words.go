package render

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/site"
)

// Date writes a date as a reader of the page's language does.
func (v *view) Date(d policy.Date) string { return d.Format(v.Page.Lang) }

// By says until when: a year means by its end, a month by its end; the last day of a month is its end, and
// the end of December is that of the year.
func (v *view) By(d policy.Date) string {
	key := "by-day"
	year, month := policy.Date{Year: d.Year}, policy.Date{Year: d.Year, Month: d.Month}
	switch d.Last() {
	case year.Last():
		d = year
	case month.Last():
		d = month
	}
	switch {
	case d.Month == 0:
		key = "by-year"
	case d.Day == 0:
		key = "by-month"
	}
	return v.say(key, v.Date(d))
}

// Grade writes a hospital grade.
func (v *view) Grade(grade string) string { return policy.Word("grade", grade).In(v.Page.Lang) }

// Word names a value of an enumeration, as policy has it, or a status.
func (v *view) Word(enum string, value any) string {
	if status, ok := value.(progress.Status); ok || enum == "status" {
		if !ok {
			status = progress.Status(fmt.Sprint(value))
		}
		return v.Text(status.Words())
	}
	return v.Text(policy.Word(enum, fmt.Sprint(value)))
}

// KindName says what kind of hospital it is.
func (v *view) KindName(h *policy.Hospital) string {
	return v.Text(policy.Word("kind", h.Kind))
}

// RoleName says what part a hospital plays, or nothing.
func (v *view) RoleName(h *policy.Hospital) string {
	return v.Text(policy.Word("role", h.Role))
}

// Place names a region with the one above it, because counties share names.
func (v *view) Place(r *policy.Region) string {
	if r.Parent == nil || r.Parent.Level == policy.Country {
		return v.Text(r.Name)
	}
	if v.Page.Lang == lang.ZH {
		return r.Parent.Name.ZH + r.Name.ZH
	}
	return r.Name.EN + ", " + r.Parent.Name.EN
}

// Chain names the regions that a region is in.
func (v *view) Chain(r *policy.Region) string {
	var names []string
	for p := r.Parent; p != nil && p.Level != policy.Country; p = p.Parent {
		if v.Page.Lang == lang.ZH {
			names = append([]string{p.Name.ZH}, names...)
		} else {
			names = append(names, p.Name.EN)
		}
	}
	if v.Page.Lang == lang.ZH {
		return strings.Join(names, "")
	}
	return strings.Join(names, ", ")
}

// tenths rounds what was computed, not reported, to one decimal.
func tenths(value float64) float64 { return math.Round(value*10) / 10 }

// quantity writes a value with its unit.
func (v *view) quantity(value float64, u *policy.Unit) string { return v.Text(u.Amount(value)) }

// Bound says what a target demands.
func (v *view) Bound(t *policy.Target) string {
	switch t.Kind {
	case policy.Graded:
		return v.say("bound-grade", v.Grade(t.Grade))
	case policy.Quantity:
		bound := v.say("bound-"+string(t.Bound), v.quantity(t.Value, t.Unit))
		if t.OutOf > 0 {
			bound += v.say("out-of", numeral.Grouped(t.OutOf))
		}
		return bound
	}
	if t.Kind == policy.YesNo && t.Strength == "strive" {
		return v.say("bound-yes-no-strive")
	}
	return v.say("bound-" + string(t.Kind))
}

// Baseline says from where a target is approached.
func (v *view) Baseline(t *policy.Target) string {
	if t.Kind == policy.Graded {
		return v.Grade(t.Baseline.Grade)
	}
	return v.quantity(t.Baseline.Value, t.Unit)
}

// Observed writes an observed value.
func (v *view) Observed(o *policy.Observation) string {
	switch o.Target.Kind {
	case policy.Graded:
		return v.Grade(o.Grade)
	case policy.Quantity:
		return v.quantity(shownValue(o), o.Target.Unit)
	}
	if o.Done {
		return v.say("value-done")
	}
	return v.say("value-not-done")
}

// shownValue is the number of an observation as pages show it: of a share that was counted the data alone have
// every digit.
func shownValue(o *policy.Observation) float64 {
	if o.Target.Counts != nil {
		return tenths(o.Value)
	}
	return o.Value
}

// Before writes the value that an observation had before a correction.
func (v *view) Before(o *policy.Observation, c policy.Correction) string {
	return v.Observed(o.Before(c))
}

// Figure writes a published figure.
func (v *view) Figure(f *policy.Figure) string {
	if !f.HasValue {
		return v.Text(f.Text)
	}
	s := v.quantity(f.Value, f.Unit)
	if f.Qualifier != "" {
		return v.say("qualifier-"+f.Qualifier, s)
	}
	return s
}

// Why explains a status in a sentence with its figures.
func (v *view) Why(s site.Standing) string {
	observed, date := "", ""
	if s.Latest != nil {
		observed, date = v.Observed(s.Latest), v.AsOf(s.Latest)
		if s.Latest.Status == policy.Estimated || s.Latest.Status == policy.Provisional {
			observed += v.say("paren", v.Word("obs", s.Latest.Status))
		}
	}
	switch {
	case len(s.Periods) > 0 && s.Latest != nil:
		return v.say("why-"+s.Reason) + v.say("sentence-space") + v.periodsBrief(s)
	case s.Latest == nil && hospitalFigures(s):
		return v.say("why-hospital-figures")
	case s.Latest == nil || s.Reason == "qualitative":
		return v.say("why-" + s.Reason)
	case s.Reason == "before-due":
		return v.say("why-not-done", observed, date)
	case s.Reason == "reached" || s.Reason == "due-passed":
		return v.say("why-"+s.Reason, observed, date) + v.atDue(s)
	case s.Reason == "pace":
		return v.say("why-pace", observed, date, percent(s.WayShare), percent(s.TimeShare))
	}
	return v.say("why-"+s.Reason, observed, date)
}

// atDue says of a figure from after the deadline what the earlier ones tell: whether it was reached in time.
func (v *view) atDue(s site.Standing) string {
	in, known := s.InTime(s.Target)
	switch {
	case s.Target.Due.IsZero() || !s.Target.Due.Before(s.Latest.Date):
		return ""
	case known && (in || s.Reason == "reached"):
		key := map[bool]string{true: "in-time", false: "not-in-time"}[in]
		return v.say("sentence-space") + v.say(key, v.AsOf(s.AtDue), v.Observed(s.AtDue))
	case s.Reason == "reached":
		return v.say("sentence-space") + v.say("in-time-unknown")
	}
	return ""
}

// hospitalFigures reports whether single hospitals of the region have figures, which its page lists.
func hospitalFigures(s site.Standing) bool {
	return slices.ContainsFunc(s.Target.Observations, func(o *policy.Observation) bool {
		return o.Hospital != nil && o.Region.In(s.Region)
	})
}

func percent(m progress.Measure) string { return fixed(math.Round(m.Value*100), 0) + "%" }

// fixed writes a number to so many places, with the minus sign that readers know; nothing rounded to zero is below it.
func fixed(x float64, places int) string {
	digits, below := strings.CutPrefix(strconv.FormatFloat(x, 'f', places, 64), "-")
	if below && strings.Trim(digits, "0.") != "" {
		return "−" + digits
	}
	return digits
}

// Ratio writes a measure of progress to two places.
func (v *view) Ratio(m progress.Measure) string { return fixed(m.Value, 2) }

// Reckoned writes a measure, or says why there is none.
func (v *view) Reckoned(m progress.Measure) string {
	if m.Defined {
		return v.Ratio(m)
	}
	return v.say("undefined-" + m.Why)
}

// Measure writes a measure to four places, or a dash where it is not defined.
func (v *view) Measure(m progress.Measure) string {
	if !m.Defined {
		return "–"
	}
	return fixed(m.Value, 4)
}

// Deadline says when a task is due and how often.
func (v *view) Deadline(t *policy.Task) string {
	if t.Every == "" {
		return v.By(t.Due)
	}
	s := v.Word("every", t.Every)
	if t.From.IsZero() {
		return s + v.say("comma") + v.say("until", v.Date(t.Due))
	}
	return s + v.say("comma") + v.Date(t.From) + " – " + v.Date(t.Due)
}

// TaskState is what is known of a task on the day of the site.
func (v *view) TaskState(t *policy.Task) string { return string(t.State(v.Site.Today)) }

// Also lists the other forms of a term.
func (v *view) Also(t *policy.Term) string {
	also := t.AlsoEN
	if v.Page.Lang == lang.ZH {
		also = t.AlsoZH
	}
	return strings.Join(also, v.say("list-comma"))
}

// ListCount says how much of an official list is known.
func (v *view) ListCount(l *policy.List) string {
	confirmed := 0
	for _, h := range l.Members {
		for _, m := range h.Lists {
			if m.List == l && m.Status == "confirmed" {
				confirmed++
			}
		}
	}
	if l.Total == 0 { // nobody has said how many there are
		return v.say("list-known", len(l.Members), confirmed)
	}
	return v.say("list-count", l.Total, len(l.Members), confirmed)
}

// Cite names a clause as officials do: 第二部分（二）第6项, clause 2-2-6.
func (v *view) Cite(c *policy.Clause) string {
	if c == nil {
		return ""
	}
	var printed []string
	for p := c; p != nil; p = p.Parent {
		printed = append([]string{p.ZH.Label}, printed...)
	}
	if len(printed) < len(c.Path) { // a level above it has no clause of its own
		printed = append(make([]string, len(c.Path)-len(printed)), printed...)
	}
	return c.Path.Cite(printed, v.Page.Lang)
}

// Here names where a clause stands by the numbers printed above it: 三、（二）8.
func (v *view) Here(c *policy.Clause) string {
	between := " "
	if v.Page.Lang == lang.ZH {
		between = ""
	}
	var printed []string
	for p := c; p != nil; p = p.Parent {
		printed = append(printed, p.In(v.Page.Lang).Label)
	}
	slices.Reverse(printed)
	return strings.Join(printed, between)
}

// Citation is a clause's full reference, to be copied. It says what is quoted: the editors' words, or the document's.
func (v *view) Citation(c *policy.Clause) string {
	d, number := c.Document, ""
	if d.Number != "" {
		number = v.say("citation-number", d.Number)
	}
	url := v.Site.Model.Site.BaseURL + string(v.Page.Lang) + "/" + site.ClausePath(c, 0)
	quoted := v.say("cited-" + string(d.Rendition[v.Page.Lang]))
	return v.say("citation", v.Text(d.Title), number, v.Cite(c), quoted, v.Text(v.Site.Model.Site.Title), url)
}

// Restated says how many texts of plans are in the editors' own words: "all", "some" or "none".
func (v *view) Restated() string {
	all, none := true, true
	for _, d := range v.Site.Model.Plans {
		if d.Rendition[v.Page.Lang] == policy.Restatement {
			none = false
		} else {
			all = false
		}
	}
	switch {
	case none:
		return "none"
	case all:
		return "all"
	}
	return "some"
}

// ReadFrom says that the editors read a translation of a plan, and which texts restate it; nothing where they read the
// original.
func (v *view) ReadFrom(d *policy.Document) string {
	if d.ReadFrom != policy.FromTranslation {
		return ""
	}
	restates := func(l lang.Lang) bool { return d.Rendition[l] == policy.Restatement }
	switch here := v.Page.Lang; {
	case !restates(here):
		return v.say("read-translation")
	case v.Site.Model.Site.Bilingual() && restates(here.Other()):
		return v.say("read-translation-both")
	}
	return v.say("read-translation-here")
}

// ClauseHeading is a clause's heading, a link to itself.
func (v *view) ClauseHeading(c *policy.Clause) template.HTML {
	text := c.In(v.Page.Lang)
	level := min(c.Level()+1, 6)
	space := ""
	if v.Page.Lang == lang.EN {
		space = " "
	}
	id := v.Anchor(c)
	return template.HTML(fmt.Sprintf(`<h%d><a class="self" href="#%s">`+
		`<span class="label">%s</span>%s<span data-passage="%s">%s</span></a></h%d>`,
		level, id, html.EscapeString(text.Label), space, id, html.EscapeString(text.Title), level))
}

// FormerName says a former name in the page's language, in Chinese where it has no English form.
func (v *view) FormerName(f policy.FormerName) string {
	return cmp.Or(f.Name.In(v.Page.Lang), f.Name.ZH)
}
