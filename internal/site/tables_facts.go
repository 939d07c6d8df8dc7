package site

import (
	"slices"
	"strconv"
	"strings"

	"gazette/internal/policy"
	"gazette/internal/richtext"
)

func bodyText(c *policy.Clause, lang policy.Lang) string {
	return richtext.PlainBlocks(c.In(lang).Body)
}

func targetsTable(m *policy.Model) Table {
	t := Table{Name: "targets", Title: policy.Text{ZH: "指标", EN: "Targets"},
		Description: policy.Text{ZH: "规划要求达到的每一项指标", EN: "Everything that the plans say must be reached"},
		Fields: []Field{field("plan", "规划", "plan"), field("id", "编号", "id"), field("clause", "设定该指标的条款", "clause that sets it"), field("name_zh", "名称（中文）", "name, Chinese"),
			field("name_en", "名称（英文）", "name, English"), field("kind", "类型", "kind"), field("scope", "由谁完成", "who must reach it"), field("bound", "要求：至少、超过、至多……", "bound"),
			number("value", "数值", "value"), field("grade", "等级", "grade"), field("unit", "单位", "unit"),
			field("holds", "频度：到期一次、每期、全程", "how often it holds: once, each-period, throughout"), field("every", "周期", "period"), field("from", "起始", "beginning of the span"), field("due", "时限", "due"), field("strength", "firm 必须；strive 力争", "firm, or strive"),
			field("known", "非原文写明的项目及依据：inferred 编者推定，translated 据译文", "fields that the source does not simply state: inferred by the editors, or read in a translation"),
			number("baseline_value", "基期值", "baseline value"), field("baseline_date", "基期", "baseline date"), field("regions", "适用地区代码", "codes of the regions it binds")}}
	for _, x := range m.Targets {
		value, unit, baseline, base := demandCells(x)
		regions := x.Regions
		if x.Group != nil {
			regions = x.Group.Members
		}
		var codes []string
		for _, r := range regions {
			codes = append(codes, r.Code)
		}
		t.Rows = append(t.Rows, []string{x.Plan.Slug, x.ID, clauseID(x.Clause), x.Name.ZH, x.Name.EN, string(x.Kind), x.Scope, string(x.Bound), value,
			x.Grade, unit, string(x.Holds), string(x.Every), x.From.String(), x.Due.String(), x.Strength, x.Known.String(), baseline, base, strings.Join(codes, " ")})
	}
	return t
}

func observationsTable(observations []*policy.Observation) Table {
	t := Table{Name: "observations", Title: policy.Text{ZH: "进展数据", EN: "Observations"},
		Description: policy.Text{ZH: "每项指标的进展数据；status 为 illustrative 的只见于示例网站", EN: "Dated values of the targets; the status illustrative occurs on example sites only"},
		Fields: []Field{field("plan", "规划", "plan"), field("target", "指标", "target"), field("region", "地区代码", "code of the region"), field("hospital", "医院编号", "id of the hospital"),
			field("date", "数据日期", "date"), number("value", "数值", "value"), field("grade", "等级", "grade"), field("done", "是否完成", "done"), field("status", "数据状态（SDMX）", "observation status (SDMX)"),
			field("source_zh", "来源（中文）", "source, Chinese"), field("source_en", "来源（英文）", "source, English"), field("source_url", "网址", "address"), field("source_date", "发布日期", "date published"), weakField("source"), field("corrections", "更正记录：日期、原值、原因", "corrections: date, value before, reason")}}
	for _, o := range observations {
		hospital := ""
		if o.Hospital != nil {
			hospital = o.Hospital.ID
		}
		row := append([]string{o.Target.Plan.Slug, o.Target.ID, o.Region.Code, hospital}, observedCells(o.Target, o)...)
		t.Rows = append(t.Rows, append(row, o.Source.Name.ZH, o.Source.Name.EN, o.Source.URL, o.Source.Published.String(), strconv.FormatBool(o.Source.Weak), corrections(o)))
	}
	return t
}

func corrections(o *policy.Observation) string {
	var all []string
	for _, c := range o.Corrections {
		before := c.Grade
		switch o.Target.Kind {
		case policy.Quantity:
			before = policy.FormatNumber(c.Value)
		case policy.YesNo:
			before = yesNo(c.Done)
		}
		all = append(all, c.On.String()+": "+before+" ("+c.Why.ZH+" / "+c.Why.EN+")")
	}
	return strings.Join(all, "; ")
}

func figuresTable(m *policy.Model) Table {
	t := Table{Name: "figures", Title: policy.Text{ZH: "背景数字", EN: "Context figures"},
		Description: policy.Text{ZH: "已公开发布、不直接衡量某项指标的数字", EN: "Published figures that measure no target"},
		Fields: []Field{field("region", "地区代码", "code of the region"), field("name_zh", "名称（中文）", "name, Chinese"), field("name_en", "名称（英文）", "name, English"),
			field("date", "数据日期", "date"), field("qualifier", "至少、超过、约", "at least, more than, about"), number("value", "数值", "value"), field("text_zh", "文字（中文）", "words, Chinese"), field("text_en", "文字（英文）", "words, English"),
			field("unit", "单位", "unit"), field("source_zh", "来源（中文）", "source, Chinese"), field("source_en", "来源（英文）", "source, English"), field("source_url", "网址", "address"), weakField("source"), field("note_zh", "说明（中文）", "note, Chinese"), field("note_en", "说明（英文）", "note, English"),
			field("plan", "所属规划", "plan it is context for")}}
	for _, f := range m.Figures {
		value, unit, plan := "", "", ""
		if f.Plan != nil {
			plan = f.Plan.Slug
		}
		if f.HasValue {
			value = policy.FormatNumber(f.Value)
		}
		if f.Unit != nil {
			unit = f.Unit.ID
		}
		t.Rows = append(t.Rows, []string{f.Region.Code, f.Name.ZH, f.Name.EN, f.Date.String(), f.Qualifier, value, f.Text.ZH, f.Text.EN, unit,
			f.Source.Name.ZH, f.Source.Name.EN, f.Source.URL, strconv.FormatBool(f.Source.Weak), f.Note.ZH, f.Note.EN, plan})
	}
	return t
}

func tasksTable(tasks []*policy.Task) Table {
	t := Table{Name: "tasks", Title: policy.Text{ZH: "任务", EN: "Tasks"},
		Description: policy.Text{ZH: "规划交办的任务、责任单位和时限", EN: "What the plans order to be done, by whom and by when"},
		Fields: append([]Field{field("plan", "规划", "plan"), field("id", "编号", "id"), field("clause", "条款", "clause"), field("name_zh", "名称（中文）", "name, Chinese"), field("name_en", "名称（英文）", "name, English"),
			field("responsible_zh", "责任单位（中文）", "responsible departments, Chinese"), field("responsible_en", "责任单位（英文）", "responsible departments, English"),
			field("others_zh", "名单未尽时的用语（中文）", "words by which the list of departments stays open, Chinese"), field("others_en", "名单未尽时的用语（英文）", "words by which the list of departments stays open, English"),
			knownField("responsible", "责任单位", "the departments"), field("from", "首次", "first time"), knownField("from", "首次", "the first time"), field("due", "时限", "due"), knownField("due", "时限", "the due date"),
			field("every", "周期", "how often"), field("done", "完成日期", "done on")}, doneFields()...)}
	for _, x := range tasks {
		var zh, en []string
		for _, d := range x.Responsible {
			zh, en = append(zh, d.Name.ZH), append(en, d.Name.EN)
		}
		row := []string{x.Plan.Slug, x.ID, clauseID(x.Clause), x.Name.ZH, x.Name.EN, strings.Join(slices.Compact(zh), "；"), strings.Join(slices.Compact(en), "; "),
			x.Others.ZH, x.Others.EN, how(x.Known, "responsible", strings.Join(zh, "")), x.From.String(), how(x.Known, "from", x.From.String()), x.Due.String(), how(x.Known, "due", x.Due.String()), string(x.Every), x.Done.String()}
		t.Rows = append(t.Rows, append(row, doneCells(x)...))
	}
	return t
}

// doneFields are the columns of who said that a task is done; they are empty while nobody did.
func doneFields() []Field { return sourceFields("done_source") }

func doneCells(t *policy.Task) []string {
	if t.Done.IsZero() {
		return make([]string, len(doneFields()))
	}
	return sourceCells(t.DoneSource)
}

func clauseID(c *policy.Clause) string {
	if c == nil {
		return ""
	}
	return c.ID
}
