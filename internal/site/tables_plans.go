package site

import (
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

func plansTable(m *policy.Model) Table {
	type plan = *policy.Document
	var c columns[plan]
	c.text("slug", lang.Text{ZH: "编号", EN: "id"}, func(d plan) string { return d.Slug })
	c.both("title", lang.Text{ZH: "标题", EN: "title"}, func(d plan) lang.Text { return d.Title })
	c.text("number", lang.Text{ZH: "文号", EN: "document number"}, func(d plan) string { return d.Number })
	c.text("index_number", lang.Text{ZH: "索引号", EN: "index number"}, func(d plan) string { return d.IndexNumber })
	c.both("issuer", lang.Text{ZH: "发文机关", EN: "issuer"}, func(d plan) lang.Text { return joined(d.Issuers) })
	c.date("issued", lang.Text{ZH: "成文日期", EN: "date of the document"},
		func(d plan) policy.Date { return d.Issued })
	c.date("published", lang.Text{ZH: "发布日期", EN: "date of publication"},
		func(d plan) policy.Date { return d.Published })
	c.date("effective", lang.Text{ZH: "施行日期", EN: "date of effect"},
		func(d plan) policy.Date { return d.Effective })
	c.date("expires", lang.Text{ZH: "截止日期", EN: "end of its period"}, func(d plan) policy.Date { return d.Expires })
	c.code("status", "plan-status", lang.Text{ZH: "时效", EN: "force"}, func(d plan) string { return string(d.Status) })
	c.text(
		"replaced_by",
		lang.Text{ZH: "替代它的规划", EN: "plan that replaced it"},
		func(d plan) string {
			if m.PlanBy[d.ReplacedBy] == nil {
				return "" // a draft, which the site does not have
			}
			return d.ReplacedBy
		},
	)
	c.code("level", "plan-level", lang.Text{ZH: "层级", EN: "level"}, func(d plan) string { return d.Level })
	c.text("region", lang.Text{ZH: "适用地区代码", EN: "code of the region"},
		func(d plan) string { return code(d.Region) })
	c.source("source", func(d plan) policy.Source { return d.Source })
	c.text("topics", lang.Text{ZH: "主题：术语编号", EN: "topics: ids of terms"}, topicIDs)
	c.code("read_from", "read-from", lang.Text{
		ZH: "编者转述所据：原文或译文",
		EN: "what the editors restated: the original or a translation",
	},
		func(d plan) string { return d.ReadFrom })
	how := func(d plan) policy.HowKnown { return d.Known }
	c.known("number", lang.Text{ZH: "文号", EN: "the number"}, how, func(d plan) string { return d.Number })
	c.known(
		"issued",
		lang.Text{ZH: "成文日期", EN: "the date of the document"},
		how,
		func(d plan) string { return d.Issued.String() },
	)
	c.known(
		"published",
		lang.Text{ZH: "发布日期", EN: "the date of publication"},
		how,
		func(d plan) string { return d.Published.String() },
	)
	c.known(
		"effective",
		lang.Text{ZH: "施行日期", EN: "the date of effect"},
		how,
		func(d plan) string { return d.Effective.String() },
	)
	c.known("expires", lang.Text{ZH: "截止日期", EN: "the end"}, how, func(d plan) string { return d.Expires.String() })
	c.known("status", lang.Text{ZH: "时效", EN: "the force"}, how, func(d plan) string { return string(d.Status) })
	c.both("number_note", lang.Text{ZH: "文号说明", EN: "note on the number"},
		func(d plan) lang.Text { return d.NumberNote })
	c.both("dates_note", lang.Text{ZH: "日期说明", EN: "note on the dates"},
		func(d plan) lang.Text { return d.DatesNote })
	return c.fill(Table{Key: []string{"slug"},
		Refs:        []reference{refer("regions", "region"), refer("plans", "replaced_by")},
		Title:       lang.Text{ZH: "规划", EN: "Plans"},
		Description: lang.Text{ZH: "各份规划的公文信息", EN: "The documents, with what is known of them"}}, m.Plans)
}

// joined are texts one after another, as each language separates them.
func joined(texts []lang.Text) lang.Text {
	var zh, en []string
	for _, t := range texts {
		zh, en = append(zh, t.ZH), append(en, t.EN)
	}
	return lang.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
}

func topicIDs(d *policy.Document) string {
	var ids []string
	for _, t := range d.Topics {
		ids = append(ids, t.ID)
	}
	return strings.Join(ids, " ")
}

func clausesTable(plans []*policy.Document) Table {
	type part = *policy.Clause
	var c columns[part]
	c.text("plan", lang.Text{ZH: "规划", EN: "plan"}, func(x part) string { return x.Document.Slug })
	c.text(
		"clause",
		lang.Text{ZH: "条款编号：印出序号的路径", EN: "clause id: the path of its printed numbers"},
		func(x part) string { return x.ID },
	)
	for _, l := range []struct {
		lang.Lang
		of lang.Text
	}{{lang.ZH, lang.Text{ZH: "（中文）", EN: ", Chinese"}}, {lang.EN, lang.Text{ZH: "（英文）", EN: ", English"}}} {
		words := func(zh, en string) lang.Text { return lang.Text{ZH: zh + l.of.ZH, EN: en + l.of.EN} }
		c.text(
			"label_"+string(l.Lang),
			words("印出的序号", "number as printed"),
			func(x part) string { return x.In(l.Lang).Label },
		)
		c.text("title_"+string(l.Lang), words("标题", "title"), func(x part) string { return x.In(l.Lang).Title })
		c.text(
			"text_"+string(l.Lang),
			words("正文", "text"),
			func(x part) string { return richtext.PlainBlocks(x.In(l.Lang).Body) },
		)
	}
	var all []part
	for _, d := range plans {
		all = append(all, d.Clauses...)
	}
	return c.fill(Table{Key: []string{"plan", "clause"}, Refs: []reference{refer("plans", "plan")},
		Title: lang.Text{ZH: "条款", EN: "Clauses"},
		Description: lang.Text{
			ZH: "全部规划的条款；每份规划编号之前的开头部分另占一行",
			EN: "Every clause of every plan; what stands before a plan's first number has a row of its own",
		}}, all)
}

// regionsDescription says whose codes they are, where the site does.
func regionsDescription(m *policy.Model) lang.Text {
	words := lang.Text{
		ZH: "省、市、县及其 GB/T 2260 代码",
		EN: "Provinces, cities and counties with their GB/T 2260 codes",
	}
	if s := m.RegionSource; !s.Name.IsZero() {
		return lang.Text{ZH: "%s（%s，%s）", EN: "%s (%s, %s)"}.With(words, s.Name, s.Published)
	}
	return words
}

func regionsTable(m *policy.Model) Table {
	type region = *policy.Region
	var c columns[region]
	c.text("code", lang.Text{ZH: "代码", EN: "code"}, func(r region) string { return r.Code })
	c.code("level", "region-level", lang.Text{ZH: "层级", EN: "level"},
		func(r region) string { return string(r.Level) })
	c.both("name", lang.Text{ZH: "名称", EN: "name"}, func(r region) lang.Text { return r.Name })
	c.text(
		"parent",
		lang.Text{ZH: "上级代码", EN: "code of the region above"},
		func(r region) string { return code(r.Parent) },
	)
	return c.fill(
		Table{Key: []string{"code"}, Refs: []reference{refer("regions", "parent")},
			Title: lang.Text{ZH: "行政区划", EN: "Regions"}, Description: regionsDescription(m)},
		m.Regions,
	)
}
