package site

import (
	"slices"
	"strconv"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

func bodyText(c *policy.Clause, language lang.Lang) string {
	return richtext.PlainBlocks(c.In(language).Body)
}

func targetsTable(m *policy.Model) Table {
	t := Table{Name: "targets", Title: lang.Text{ZH: "指标", EN: "Targets"},
		Description: lang.Text{ZH: "规划要求达到的每一项指标", EN: "Everything that the plans say must be reached"},
		Fields: []Field{field("plan", lang.Text{ZH: "规划", EN: "plan"}), field("id", lang.Text{ZH: "编号", EN: "id"}), field("clause", lang.Text{
			ZH: "设定该指标的条款",
			EN: "clause that sets it",
		}), field("name_zh", lang.Text{
			ZH: "名称（中文）",
			EN: "name, Chinese",
		}),
			field("name_en", lang.Text{ZH: "名称（英文）", EN: "name, English"}), field("kind", lang.Text{ZH: "类型", EN: "kind"}), field("scope", lang.Text{
				ZH: "由谁完成",
				EN: "who must reach it",
			}), field("bound", lang.Text{
				ZH: "要求：至少、超过、至多……",
				EN: "bound",
			}),
			number("value", lang.Text{ZH: "数值", EN: "value"}), field("grade", lang.Text{ZH: "等级", EN: "grade"}), field("unit", lang.Text{ZH: "单位", EN: "unit"}),
			field("holds", lang.Text{ZH: "频度：到期一次、每期、全程", EN: "how often it holds: once, each-period, throughout"}), field("every", lang.Text{
				ZH: "周期",
				EN: "period",
			}), field("from", lang.Text{
				ZH: "起始",
				EN: "beginning of the span",
			}), field("due", lang.Text{
				ZH: "时限",
				EN: "due",
			}), field("strength", lang.Text{
				ZH: "firm 必须；strive 力争",
				EN: "firm, or strive",
			}),
			field("known", lang.Text{
				ZH: "非原文写明的项目及依据：inferred 编者推定，translated 据译文",
				EN: "fields that the source does not simply state: inferred by the editors, or read in a translation",
			}),
			number("baseline_value", lang.Text{ZH: "基期值", EN: "baseline value"}), field("baseline_date", lang.Text{ZH: "基期", EN: "baseline date"}), field("regions", lang.Text{
				ZH: "适用地区代码",
				EN: "codes of the regions it binds",
			})}}
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
	t := Table{Name: "observations", Title: lang.Text{ZH: "进展数据", EN: "Observations"},
		Description: lang.Text{ZH: "每项指标的进展数据；status 为 illustrative 的只见于示例网站", EN: "Dated values of the targets; the status illustrative occurs on example sites only"},
		Fields: []Field{field("plan", lang.Text{ZH: "规划", EN: "plan"}), field("target", lang.Text{ZH: "指标", EN: "target"}), field("region", lang.Text{
			ZH: "地区代码",
			EN: "code of the region",
		}), field("hospital", lang.Text{
			ZH: "医院编号",
			EN: "id of the hospital",
		}),
			field("date", lang.Text{ZH: "数据日期", EN: "date"}), number("value", lang.Text{ZH: "数值", EN: "value"}), field("grade", lang.Text{ZH: "等级", EN: "grade"}), field("done", lang.Text{
				ZH: "是否完成",
				EN: "done",
			}), field("status", lang.Text{
				ZH: "数据状态（SDMX）",
				EN: "observation status (SDMX)",
			}),
			field("source_zh", lang.Text{ZH: "来源（中文）", EN: "source, Chinese"}), field("source_en", lang.Text{ZH: "来源（英文）", EN: "source, English"}), field("source_url", lang.Text{
				ZH: "网址",
				EN: "address",
			}), field("source_date", lang.Text{
				ZH: "发布日期",
				EN: "date published",
			}), weakField("source"), field("corrections", lang.Text{
				ZH: "更正记录：日期、原值、原因",
				EN: "corrections: date, value before, reason",
			})}}
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
			before = numeral.Format(c.Value)
		case policy.YesNo:
			before = yesNo(c.Done)
		}
		all = append(all, c.On.String()+": "+before+" ("+c.Why.ZH+" / "+c.Why.EN+")")
	}
	return strings.Join(all, "; ")
}

func figuresTable(m *policy.Model) Table {
	t := Table{Name: "figures", Title: lang.Text{ZH: "背景数字", EN: "Context figures"},
		Description: lang.Text{ZH: "已公开发布、不直接衡量某项指标的数字", EN: "Published figures that measure no target"},
		Fields: []Field{field("region", lang.Text{ZH: "地区代码", EN: "code of the region"}), field("name_zh", lang.Text{
			ZH: "名称（中文）",
			EN: "name, Chinese",
		}), field("name_en", lang.Text{
			ZH: "名称（英文）",
			EN: "name, English",
		}),
			field("date", lang.Text{ZH: "数据日期", EN: "date"}), field("qualifier", lang.Text{ZH: "至少、超过、约", EN: "at least, more than, about"}), number("value", lang.Text{
				ZH: "数值",
				EN: "value",
			}), field("text_zh", lang.Text{
				ZH: "文字（中文）",
				EN: "words, Chinese",
			}), field("text_en", lang.Text{
				ZH: "文字（英文）",
				EN: "words, English",
			}),
			field("unit", lang.Text{ZH: "单位", EN: "unit"}), field("source_zh", lang.Text{ZH: "来源（中文）", EN: "source, Chinese"}), field("source_en", lang.Text{
				ZH: "来源（英文）",
				EN: "source, English",
			}), field("source_url", lang.Text{
				ZH: "网址",
				EN: "address",
			}), weakField("source"), field("note_zh", lang.Text{
				ZH: "说明（中文）",
				EN: "note, Chinese",
			}), field("note_en", lang.Text{
				ZH: "说明（英文）",
				EN: "note, English",
			}),
			field("plan", lang.Text{ZH: "所属规划", EN: "plan it is context for"})}}
	for _, f := range m.Figures {
		value, unit, plan := "", "", ""
		if f.Plan != nil {
			plan = f.Plan.Slug
		}
		if f.HasValue {
			value = numeral.Format(f.Value)
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
	t := Table{Name: "tasks", Title: lang.Text{ZH: "任务", EN: "Tasks"},
		Description: lang.Text{ZH: "规划交办的任务、责任单位和时限", EN: "What the plans order to be done, by whom and by when"},
		Fields: append([]Field{field("plan", lang.Text{ZH: "规划", EN: "plan"}), field("id", lang.Text{ZH: "编号", EN: "id"}), field("clause", lang.Text{
			ZH: "条款",
			EN: "clause",
		}), field("name_zh", lang.Text{
			ZH: "名称（中文）",
			EN: "name, Chinese",
		}), field("name_en", lang.Text{
			ZH: "名称（英文）",
			EN: "name, English",
		}),
			field("responsible_zh", lang.Text{ZH: "责任单位（中文）", EN: "responsible departments, Chinese"}), field("responsible_en", lang.Text{
				ZH: "责任单位（英文）",
				EN: "responsible departments, English",
			}),
			field("others_zh", lang.Text{ZH: "名单未尽时的用语（中文）", EN: "words by which the list of departments stays open, Chinese"}), field("others_en", lang.Text{
				ZH: "名单未尽时的用语（英文）",
				EN: "words by which the list of departments stays open, English",
			}),
			knownField("responsible", "责任单位", "the departments"), field("from", lang.Text{ZH: "首次", EN: "first time"}), knownField("from", "首次", "the first time"), field("due", lang.Text{
				ZH: "时限",
				EN: "due",
			}), knownField("due", "时限", "the due date"),
			field("every", lang.Text{ZH: "周期", EN: "how often"}), field("done", lang.Text{ZH: "完成日期", EN: "done on"})}, doneFields()...)}
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
