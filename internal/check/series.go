package check

import (
	"maps"
	"math"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// duplicateFigure finds what is said twice of one day: of two figures readers see one on the page and both in the
// data. Dates are compared as written: 2025 and 2025-12 are two figures, of the year and of the month.
func duplicateFigure(m *policy.Model, _ policy.Date, list *diag.List) {
	seen := map[string]diag.Pos{}
	report := func(pos diag.Pos, date policy.Date, key ...string) {
		id := strings.Join(append(key, date.String()), "\n")
		first, taken := seen[id]
		if !taken {
			seen[id] = pos
			return
		}
		list.Add(pos, "duplicate-figure",
			lang.Text{
				ZH: "同一地区同一日期（%s）已有此项数据",
				EN: "there is a figure of this for the same place and date (%s)",
			}.With(
				date),
			lang.Text{
				ZH: "请只保留一条；数字有更正的，写在该条的 corrected 中；另有来源的，写入 note",
				EN: "keep one of the two; what was corrected goes to its key corrected, a second source to its note",
			},
			diag.Note{Pos: first, Message: lang.Text{ZH: "首次出现处", EN: "first here"}})
	}
	for _, o := range m.Observations {
		report(o.Pos, o.Date, "observation", o.Target.Key(), subject(o))
	}
	for _, f := range m.Figures {
		plan := ""
		if f.Plan != nil {
			plan = f.Plan.Slug
		}
		report(f.Pos, f.Date, "figure", f.Region.Code, f.Name.ZH, f.Name.EN, plan)
	}
}

// subject names whom an observation is about, a hospital or a region, so that observations about the same can be
// found.
func subject(o *policy.Observation) string {
	if o.Hospital != nil {
		return "hospital " + o.Hospital.ID
	}
	return "region " + o.Region.Code
}

// sourceDate finds sources that cannot have said what they are cited for: older than the figure or the fact, or not
// published yet. A yearbook of 2024 cannot state a figure of 2025: in most cases the year of one of the two is that
// of last time.
func sourceDate(m *policy.Model, today policy.Date, list *diag.List) {
	parts(m, func(p part) {
		if p.Source == nil {
			return
		}
		published := p.Source.Published
		if today.Precedes(published) {
			list.Add(p.Pos, "source-date", lang.Text{
				ZH: "来源的发布日期 %s 晚于今天（%s）",
				EN: "the source is dated %s, after today (%s)",
			}.With(published, today), lang.Text{
				ZH: "请写来源实际发布的日期",
				EN: "write the date on which the source was published",
			})
		}
		if of := factDate(p.Holder); published.Precedes(of) {
			list.Add(p.Pos, "source-date", lang.Text{
				ZH: "来源发布于 %s，早于其所证明内容的日期 %s",
				EN: "the source was published on %s, before the date of what it is cited for, %s",
			}.With(published, of), lang.Text{
				ZH: "请改正其中一个日期，或引用之后发布的来源",
				EN: "correct one of the two dates, or name a source that was published later",
			})
		}
	})
}

// oddFigure warns of figures that do not fit the series they stand in. They are warnings, since the world leaps at
// times: a note on the figure says so, and ends the warning.
func oddFigure(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, t := range m.Targets {
		bySubject := map[string][]*policy.Observation{}
		for _, o := range t.Observations {
			if t.Baseline != nil && o.Date.Precedes(t.Baseline.Date) {
				list.Warn(o.Pos, "odd-figure", lang.Text{
					ZH: "数据日期 %s 早于基期 %s",
					EN: "the figure is dated %s, before the baseline (%s)",
				}.With(o.Date, t.Baseline.Date), lang.Text{
					ZH: "请核对日期；基期以前的数据可记为 [[figure]]",
					EN: "see whether the date is right; what lies before the baseline can be a [[figure]]",
				})
			}
			bySubject[subject(o)] = append(bySubject[subject(o)], o)
		}
		if t.Kind != policy.Quantity {
			continue
		}
		for _, key := range slices.Sorted(maps.Keys(bySubject)) {
			leaps(t, bySubject[key], list)
		}
	}
}

// leaps warns of values that lie far from those before and after them. In 58, 59, 60, 69 the last step is 9 where 1 is
// usual: it is named. In 54, 57, 60, 62 none is.
func leaps(t *policy.Target, series []*policy.Observation, list *diag.List) {
	series = slices.Clone(series)
	slices.SortStableFunc(series, func(a, b *policy.Observation) int { return a.Date.Compare(b.Date) })
	for i, o := range series {
		for _, j := range []int{i - 1, i + 1} {
			if j >= 0 && j < len(series) && slipped(t.Unit, o.Value, series[j].Value) {
				odd(list, o, series[j])
				break
			}
		}
	}
	steps := stepsOf(series)
	// A value that leaps is far from the one before it and from the one after: it is told once.
	for i, told := 1, 0; i < len(series); i++ {
		if steps.leap(t.Unit, series[i-1].Value, series[i].Value) && (told == 0 || told < i-1) {
			odd(list, series[i], series[i-1])
			told = i
		}
	}
}

// slipped reports whether a value is its neighbour in another unit: 0.9 for 90 per cent, 60 for 600,000. Only the
// smaller of the two is named. A percentage of 1 or less may be true where the others are small too, so that those
// beside it must be above 10 and twenty times as large.
func slipped(unit *policy.Unit, value, neighbour float64) bool {
	if unit.Percent() {
		return value > 0 && value <= 1 && neighbour >= 20*value && neighbour > 10
	}
	return value > 0 && neighbour >= 1000*value
}

// The usual step of a series is the median of the others; with fewer than two others nothing is usual. A step is worth
// a look from so many points of a percentage on, or such a share of any other value: a series that stands nearly still
// has small usual steps. For example 90, 90.1, 90.2, 91 has a last step of eight times the usual one, and of less than
// a point: it is let through.
const (
	fewestSteps = 3
	farStep     = 5

	leastPoints = 5
	leastShare  = 0.1
)

// steps are how far each value of a series lies from the one before it, the smallest first.
type steps []float64

func stepsOf(series []*policy.Observation) steps {
	var all steps
	for i := 1; i < len(series); i++ {
		all = append(all, math.Abs(series[i].Value-series[i-1].Value))
	}
	slices.Sort(all)
	return all
}

// leap reports whether one of the steps, from a value to the next, is over five times the usual one. The step that is
// judged does not count among the usual ones, which a series of few figures would feel.
func (all steps) leap(unit *policy.Unit, from, to float64) bool {
	if len(all) < fewestSteps {
		return false
	}
	step := math.Abs(to - from)
	own, _ := slices.BinarySearch(all, step)
	middle := (len(all) - 1) / 2 // of the others
	if own <= middle {
		middle++
	}
	usual := all[middle]
	least := leastShare * max(math.Abs(to), math.Abs(from))
	if unit.Percent() {
		least = leastPoints
	}
	return usual > 0 && step > farStep*usual && step >= least
}

// odd warns of a value, unless its note speaks of it.
func odd(list *diag.List, o, beside *policy.Observation) {
	if !o.Note.IsZero() {
		return
	}
	list.Warn(o.ValuePos, "odd-figure", lang.Text{
		ZH: "数值 %s（%s）与相邻的 %s（%s）相差悬殊",
		EN: "the value %s (%s) is far from its neighbour %s (%s)",
	}.With(written(o.Value), o.Date, written(beside.Value), beside.Date), lang.Text{
		ZH: "请核对小数点和单位（90% 写作 90，万元和元、万人和人）；确实如此的，请在 note 中说明",
		EN: "see whether the point and the unit are right (90% is written 90); where it is so, say why in note",
	}, diag.Note{Pos: beside.ValuePos, Message: lang.Text{ZH: "相邻的数值", EN: "its neighbour"}})
}
