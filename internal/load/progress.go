package load

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
)

type progressFile struct {
	Observation []observationRecord `toml:"observation" en:"figures that somebody reported, one table each" zh:"报告的数据，每条一段"`
	Figure      []figureRecord      `toml:"figure" en:"published figures that measure no target" zh:"不对应指标的公开数字"`
}

type observationRecord struct {
	Target    string             `toml:"target" required:"true" en:"plan/id of the target" zh:"指标，写作 规划/编号"`
	Region    string             `toml:"region" en:"GB/T 2260 code, followed by the name if you like: \"410325 嵩县\"" zh:"行政区划代码，可附名称，如 \"410325 嵩县\""`
	Hospital  string             `toml:"hospital" en:"id of the hospital, where the figure is about one" zh:"医院编号（数据针对某家医院时）"`
	Date      string             `toml:"date" required:"true" en:"date to which the figure applies: \"2025\", \"2025-06\" or \"2025-06-30\"" zh:"数据所属日期，如 \"2025\"、\"2025-06\" 或 \"2025-06-30\""`
	Value     *float64           `toml:"value" en:"the figure, digits only: 90 for 90%" zh:"数值，只写数字：90% 写作 90"`
	Grade     string             `toml:"grade" enum:"1|1C|1B|1A|2|2C|2B|2A|3|3C|3B|3A" en:"hospital grade: 3A is 三级甲等, 2 is 二级 without a class" zh:"医院等级：3A 为三级甲等，2 为二级（未分等）"`
	Done      *bool              `toml:"done" en:"whether it is done" zh:"是否完成"`
	Status    string             `toml:"status" required:"true" enum:"reported|provisional|estimated|illustrative" en:"how sure it is; illustrative: invented, on an example site only" zh:"数据状态：已报告、暂定、估计；illustrative 为虚构，只用于示例网站"`
	Corrected []correctionRecord `toml:"corrected" en:"what was published before, newest last" zh:"更正前的数值，最近的在最后"`
	Source    sourceRecord       `toml:"source" en:"who said so: name, and where known title, url and published" zh:"出处：谁说的，并尽可能写明标题、网址和发布日期"`
	Note      lang.Text          `toml:"note" en:"remark for readers, in both languages" zh:"给读者的说明（中英文）"`
}

// A correctionRecord keeps what was published before a figure was corrected.
type correctionRecord struct {
	On    string    `toml:"on" required:"true" en:"day of the correction" zh:"更正日期"`
	Value float64   `toml:"value" en:"the figure that was published before" zh:"更正前的数值"`
	Grade string    `toml:"grade" enum:"1|1C|1B|1A|2|2C|2B|2A|3|3C|3B|3A" en:"the grade that was published before" zh:"更正前的等级"`
	Done  bool      `toml:"done" en:"what was said before" zh:"更正前是否完成"`
	Why   lang.Text `toml:"why" required:"true" en:"why it was wrong" zh:"更正原因"`
}

type figureRecord struct {
	Region    string       `toml:"region" required:"true" en:"GB/T 2260 code, followed by the name if you like: \"410325 嵩县\"" zh:"行政区划代码，可附名称，如 \"410325 嵩县\""`
	Name      lang.Text    `toml:"name" required:"true" en:"what the figure is" zh:"指什么数字"`
	Date      string       `toml:"date" en:"date to which the figure applies: \"2025\", \"2025-06\" or \"2025-06-30\"" zh:"数据所属日期，如 \"2025\"、\"2025-06\" 或 \"2025-06-30\""`
	Value     *float64     `toml:"value" en:"the figure, digits only: 90 for 90%" zh:"数值，只写数字：90% 写作 90"`
	Text      lang.Text    `toml:"text" en:"what was said, where it is no number" zh:"不是数字时的文字"`
	Unit      string       `toml:"unit" en:"id of a unit in data/units.toml" zh:"data/units.toml 中的单位编号"`
	Qualifier string       `toml:"qualifier" enum:"at-least|more-than|about" en:"at-least, more-than or about, as published" zh:"限定词：至少、超过、约"`
	Plan      string       `toml:"plan" en:"plan it is context for" zh:"所属规划"`
	Source    sourceRecord `toml:"source" en:"who said so: name, and where known title, url and published" zh:"出处：谁说的，并尽可能写明标题、网址和发布日期"`
	Note      lang.Text    `toml:"note" en:"remark for readers, in both languages" zh:"给读者的说明（中英文）"`
}

func (l *loader) progress() {
	for _, f := range l.files("data/progress") {
		file, keys := decode[progressFile](l, f, "progress")
		for i, x := range file.Observation {
			l.observation(place{keys, index("observation", i)}, x)
		}
		for i, x := range file.Figure {
			l.figure(place{keys, index("figure", i)}, x)
		}
	}
}

func (l *loader) observation(r place, x observationRecord) {
	o := &policy.Observation{
		Date:     l.date(r, "date", x.Date),
		Grade:    x.Grade,
		Status:   policy.ObservationStatus(x.Status),
		Source:   l.source(r, "source", x.Source),
		Note:     x.Note,
		Pos:      r.at("target"),
		ValuePos: r.at("value"),
	}
	o.Target, _ = find(l, l.m.TargetBy, "target", r, "target", x.Target)
	o.Region = l.region(r, "region", x.Region)
	o.Hospital, _ = find(l, l.m.HospitalBy, "hospital", r, "hospital", x.Hospital)
	if o.Hospital != nil && o.Region == nil {
		o.Region = o.Hospital.Region
	}
	if x.Value != nil {
		o.Value = *x.Value
	}
	if x.Done != nil {
		o.Done = *x.Done
	}
	if x.Region == "" && x.Hospital == "" {
		l.list.Add(
			r.at(""),
			"missing-field",
			lang.Text{ZH: "该数据既没有写地区，也没有写医院", EN: "this observation says neither region nor hospital"},
			lang.Text{
				ZH: `请添加 region = "410325 嵩县" 或 hospital = "…"`,
				EN: `add region = "410325 嵩县" or hospital = "…"`,
			},
		)
	}
	for i, c := range x.Corrected {
		at := place{r.keys, r.path + "." + index("corrected", i)}
		o.Corrections = append(
			o.Corrections,
			policy.Correction{On: l.date(at, "on", c.On), Value: c.Value, Grade: c.Grade, Done: c.Done, Why: c.Why},
		)
	}
	if o.Target == nil || o.Region == nil {
		return
	}
	l.valueFits(r, o)
	o.Target.Observations = append(o.Target.Observations, o)
	if o.Hospital != nil {
		o.Hospital.Observations = append(o.Hospital.Observations, o)
	}
	l.m.Observations = append(l.m.Observations, o)
}

// valueFits asks for the field that the target's kind is judged by.
func (l *loader) valueFits(r place, o *policy.Observation) {
	var key string
	switch o.Target.Kind {
	case policy.Quantity:
		if !r.has("value") {
			key = "value = 81"
		}
	case policy.Graded:
		if !r.has("grade") {
			key = `grade = "2A"`
		}
	case policy.YesNo:
		if !r.has("done") {
			key = "done = true"
		}
	}
	if key != "" {
		l.list.Add(r.at(""), "missing-field",
			lang.Text{ZH: "该数据（%s）没有数值", EN: "this observation of %s has no value"}.With(o.Target.Key()),
			lang.Text{ZH: "请添加一行，例如 %s", EN: "add a line like %s"}.With(key))
	}
}

func (l *loader) figure(r place, x figureRecord) {
	f := &policy.Figure{Region: l.region(r, "region", x.Region), Name: x.Name, Date: l.date(r, "date", x.Date),
		Text: x.Text, Qualifier: x.Qualifier, Source: l.source(r, "source", x.Source), Note: x.Note, Pos: r.at("name")}
	f.Unit, _ = find(l, l.m.UnitBy, "unit", r, "unit", x.Unit)
	f.Plan, _ = find(l, l.m.PlanBy, "plan", r, "plan", x.Plan)
	if x.Value != nil {
		f.Value, f.HasValue = *x.Value, true
	}
	if x.Value == nil && x.Text.IsZero() {
		l.list.Add(r.at(""), "missing-field", lang.Text{
			ZH: "该数字既没有 value，也没有 text",
			EN: "this figure has neither value nor text",
		},
			lang.Text{
				ZH: "请添加 value = 185 或 text = { zh = …, en = … }",
				EN: "add value = 185 or text = { zh = …, en = … }",
			})
	}
	if f.Region != nil {
		l.m.Figures = append(l.m.Figures, f)
	}
}
