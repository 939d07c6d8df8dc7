package load

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
)

// A progressFile holds what was reported: observations of targets, and figures that measure no target.
type progressFile struct {
	Observation []observationRecord `toml:"observation"`
	Figure      []figureRecord      `toml:"figure"`
}

// An observationRecord is one reported figure: of which target, about whom, as of when, and by whose word. Value,
// grade or done gives it, by the target's kind; they are pointers where 0 and false are reports as well.
//
//	[[observation]]
//	target = "starraft-county-hospitals-2022/in-county-visit-rate"
//	region = "990123 雾帆县"
//	date = "2025"
//	value = 86.4
//	status = "reported"
//	corrected = [{ on = "2026-03-20", value = 90.4, why = { … } }]
type observationRecord struct {
	Target    string                   `toml:"target" required:"true"`
	Region    string                   `toml:"region"`
	Hospital  string                   `toml:"hospital"`
	Date      string                   `toml:"date" required:"true"`
	Value     *float64                 `toml:"value"`
	Grade     string                   `toml:"grade" enum:"1|1C|1B|1A|2|2C|2B|2A|3|3C|3B|3A"`
	Done      *bool                    `toml:"done"`
	Status    policy.ObservationStatus `toml:"status" required:"true"`
	Corrected []correctionRecord       `toml:"corrected"`
	Known     observationKnown         `toml:"known"`
	Source    sourceRecord             `toml:"source"`
	Note      lang.Text                `toml:"note"`
}

// A correctionRecord keeps what was published before a figure was corrected. A figure that others have quoted must not
// vanish: who reads another number elsewhere finds here that it was published, until when, and why it was wrong. On is
// the day of the correction; the value is the one before it.
type correctionRecord struct {
	On    string    `toml:"on" required:"true"`
	Value float64   `toml:"value"`
	Grade string    `toml:"grade" enum:"1|1C|1B|1A|2|2C|2B|2A|3|3C|3B|3A"`
	Done  bool      `toml:"done"`
	Why   lang.Text `toml:"why" required:"true"`
}

// A figureRecord is a published figure that no target asks for, such as the beds of a province, or a statement instead
// of one: text = { zh = "多数乡镇已有站点", en = "Most townships have one" }.
type figureRecord struct {
	Region    string       `toml:"region" required:"true"`
	Name      lang.Text    `toml:"name" required:"true"`
	Date      string       `toml:"date"`
	Value     *float64     `toml:"value"`
	Text      lang.Text    `toml:"text"`
	Unit      string       `toml:"unit"`
	Qualifier string       `toml:"qualifier" enum:"at-least|more-than|about"`
	Plan      string       `toml:"plan"`
	Source    sourceRecord `toml:"source"`
	Note      lang.Text    `toml:"note"`
}

// progress reads what was reported, last of the records: it refers to targets and hospitals of any file.
func (l *loader) progress() {
	for _, f := range l.files(source.FiguresFolder) {
		file, keys := decode[progressFile](l, f, "progress")
		for i, x := range file.Observation {
			l.observation(keys.Item("observation", i), x)
		}
		for i, x := range file.Figure {
			l.figure(keys.Item("figure", i), x)
		}
	}
}

// observation reads one report. It joins the model when its target and its region are known, and then stands with the
// target and the hospital as well, in the order of the files and not of the dates.
func (l *loader) observation(r *record.Keys, x observationRecord) {
	o := &policy.Observation{
		Date:     l.date(r, "date", x.Date),
		Grade:    x.Grade,
		Status:   x.Status,
		Known:    x.Known.how(),
		Source:   l.source(r, "source", x.Source),
		Note:     x.Note,
		Pos:      r.At("target"),
		ValuePos: r.At("value"),
	}
	o.Target, _ = find(l, l.m.TargetBy, "target", r, "target", x.Target)
	o.Region = l.region(r, "region", x.Region)
	o.Hospital, _ = find(l, l.m.HospitalBy, "hospital", r, "hospital", x.Hospital)
	// A figure of a hospital need not name the place: the hospital's record does.
	if o.Hospital != nil && o.Region == nil {
		o.Region = o.Hospital.Region
	}
	if x.Value != nil {
		o.Value = *x.Value
	}
	if x.Done != nil {
		o.Done = *x.Done
	}
	if x.Region == "" && x.Hospital == "" && !l.unfit(r, "region", "hospital") {
		l.list.Add(
			r.At(""),
			"missing-field",
			lang.Text{ZH: "该数据既没有写地区，也没有写医院", EN: "this observation says neither region nor hospital"},
			lang.Text{
				ZH: `请添加 region = "410325 嵩县" 或 hospital = "…"`,
				EN: `add region = "410325 嵩县" or hospital = "…"`,
			},
		)
	}
	for i, c := range x.Corrected {
		at := r.Item("corrected", i)
		o.Corrections = append(
			o.Corrections,
			policy.Correction{On: l.date(at, "on", c.On), Value: c.Value, Grade: c.Grade, Done: c.Done, Why: c.Why},
		)
	}
	if o.Target == nil || o.Region == nil {
		return
	}
	l.valueFits(r, o.Target, "value", "grade", "done")
	for i := range x.Corrected {
		l.valueFits(r.Item("corrected", i), o.Target, "value", "grade", "done")
	}
	o.Target.Observations = append(o.Target.Observations, o)
	if o.Hospital != nil {
		o.Hospital.Observations = append(o.Hospital.Observations, o)
	}
	l.m.Observations = append(l.m.Observations, o)
}

// figure reads a figure or a statement. HasValue tells a value of 0 from a statement without a number.
func (l *loader) figure(r *record.Keys, x figureRecord) {
	f := &policy.Figure{Region: l.region(r, "region", x.Region), Name: x.Name, Date: l.date(r, "date", x.Date),
		Text: x.Text, Qualifier: x.Qualifier, Source: l.source(r, "source", x.Source), Note: x.Note, Pos: r.At("name")}
	f.Unit, _ = find(l, l.m.UnitBy, "unit", r, "unit", x.Unit)
	f.Plan, _ = find(l, l.m.PlanBy, "plan", r, "plan", x.Plan)
	if x.Value != nil {
		f.Value, f.HasValue = *x.Value, true
	}
	if x.Value == nil && x.Text.IsZero() && !l.unfit(r, "value", "text") {
		l.list.Add(r.At(""), "missing-field", lang.Text{
			ZH: "该数字既没有 value，也没有 text",
			EN: "this figure has neither value nor text",
		},
			lang.Text{
				ZH: "请添加 value = 185 或 text = { zh = …, en = … }",
				EN: "add value = 185 or text = { zh = …, en = … }",
			})
	}
	if x.Value != nil && !x.Text.IsZero() {
		l.list.Add(r.At("text"), "wrong-type", lang.Text{
			ZH: "该数字既有 value，又有 text",
			EN: "this figure has a value and a text",
		}, lang.Text{
			ZH: "请只留其一：页面只显示 value；补充说明写入 note",
			EN: "keep one of the two, since pages show the value alone; what explains it goes to note",
		})
	}
	if f.Region != nil {
		l.m.Figures = append(l.m.Figures, f)
	}
}
