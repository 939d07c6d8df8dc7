package site

import (
	"strconv"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

// A Table is a data file for readers to take away, at data/<name>.csv and data/<name>.json.
type Table struct {
	Name        string
	JSON        string // the name of its JSON file, where that is not Name
	Title       lang.Text
	Description lang.Text
	Fields      []Field
	Key         []string // the fields that tell its rows apart
	Refs        []Reference
	Rows        [][]string
}

// A Reference says that fields of a row name a row of another table.
type Reference struct {
	Fields []string
	Table  string
	Their  []string
}

func refer(table string, fields ...string) Reference {
	their := map[string][]string{"regions": {"code"}, "plans": {"slug"}, "hospitals": {"id"}, "targets": {"plan", "id"}, "clauses": {"plan", "clause"}}[table]
	return Reference{fields, table, their}
}

// A Field is a column of a table.
type Field struct {
	Name        string
	Description lang.Text
	Number      bool
	YesNo       bool // true or false
}

func field(name string, words lang.Text) Field {
	return Field{Name: name, Description: words}
}

func number(name string, words lang.Text) Field {
	return Field{Name: name, Description: words, Number: true}
}

func yesNoField(name, zh, en string) Field {
	return Field{Name: name, Description: lang.Text{ZH: zh, EN: en}, YesNo: true}
}

// sourceFields are the columns of a source.
func sourceFields(name string) []Field {
	return []Field{field(name+"_zh", lang.Text{ZH: "来源（中文）", EN: "source, Chinese"}), field(name+"_en", lang.Text{
		ZH: "来源（英文）",
		EN: "source, English",
	}), field(name+"_title", lang.Text{
		ZH: "原文标题",
		EN: "title of the original",
	}),
		field(name+"_url", lang.Text{ZH: "网址", EN: "address"}), field(name+"_date", lang.Text{ZH: "发布日期", EN: "date published"}), weakField(name)}
}

func weakField(name string) Field {
	return yesNoField(name+"_weak", "来源是否较弱（店铺页面、论坛、聚合网站等）", "whether the source is a weak one: a shop page, a forum, an aggregator")
}

func sourceCells(s policy.Source) []string {
	return []string{s.Name.ZH, s.Name.EN, s.Title, s.URL, s.Published.String(), strconv.FormatBool(s.Weak)}
}

// TableNames are the names of the tables of every site, in their order.
var TableNames = [...]string{"plans", "clauses", "regions", "hospitals", "hospital-facts", "pairings", "targets", "observations", "statuses", "figures", "tasks"}

// tables lists the data files: every record of the site, one table a kind.
func tables(s *Site) []Table {
	all := []Table{plansTable(s.Model), clausesTable(s.Model.Plans), regionsTable(s.Model), hospitalsTable(s.Model.Hospitals), factsTable(s.Model.Hospitals), pairingsTable(s.Model),
		targetsTable(s.Model), observationsTable(s.Model.Observations), statusTable(s.allStandings()), figuresTable(s.Model), tasksTable(s.Model.Tasks)}
	keys := map[string][]string{"plans": {"slug"}, "clauses": {"plan", "clause"}, "regions": {"code"}, "hospitals": {"id"}, "hospital-facts": {"hospital", "fact"},
		"targets": {"plan", "id"}, "statuses": {"plan", "target", "region"}, "tasks": {"plan", "id"}}
	refs := map[string][]Reference{
		"plans": {refer("regions", "region")}, "clauses": {refer("plans", "plan")}, "hospitals": {refer("regions", "region")},
		"hospital-facts": {refer("hospitals", "hospital")},
		"pairings":       {refer("regions", "county"), refer("hospitals", "county_hospital"), refer("hospitals", "supporting_hospital"), refer("plans", "plan")},
		"targets":        {refer("clauses", "plan", "clause")}, "observations": {refer("targets", "plan", "target"), refer("regions", "region")},
		"statuses": {refer("targets", "plan", "target"), refer("regions", "region")}, "figures": {refer("regions", "region")},
		"tasks": {refer("clauses", "plan", "clause")},
	}
	for i := range all {
		all[i].Key, all[i].Refs = keys[all[i].Name], refs[all[i].Name]
	}
	return all
}

func plansTable(m *policy.Model) Table {
	t := Table{Name: "plans", Title: lang.Text{ZH: "规划", EN: "Plans"},
		Description: lang.Text{ZH: "各份规划的公文信息", EN: "The documents, with what is known of them"},
		Fields: []Field{field("slug", lang.Text{ZH: "编号", EN: "id"}), field("title_zh", lang.Text{ZH: "标题（中文）", EN: "title, Chinese"}), field("title_en", lang.Text{
			ZH: "标题（英文）",
			EN: "title, English",
		}),
			field("number", lang.Text{ZH: "文号", EN: "document number"}), field("index_number", lang.Text{ZH: "索引号", EN: "index number"}), field("issuer_zh", lang.Text{
				ZH: "发文机关（中文）",
				EN: "issuer, Chinese",
			}), field("issuer_en", lang.Text{
				ZH: "发文机关（英文）",
				EN: "issuer, English",
			}),
			field("issued", lang.Text{ZH: "成文日期", EN: "date of the document"}), field("published", lang.Text{ZH: "发布日期", EN: "date of publication"}), field("effective", lang.Text{
				ZH: "施行日期",
				EN: "date of effect",
			}), field("expires", lang.Text{
				ZH: "截止日期",
				EN: "end of its period",
			}), field("status", lang.Text{
				ZH: "时效",
				EN: "force",
			}), field("replaced_by", lang.Text{
				ZH: "替代它的规划",
				EN: "plan that replaced it",
			}),
			field("level", lang.Text{ZH: "层级", EN: "level"}), field("region", lang.Text{ZH: "适用地区代码", EN: "code of the region"}), field("source_zh", lang.Text{
				ZH: "来源（中文）",
				EN: "source, Chinese",
			}), field("source_en", lang.Text{
				ZH: "来源（英文）",
				EN: "source, English",
			}), field("source_url", lang.Text{
				ZH: "原文网址",
				EN: "address of the original",
			}), weakField("source"),
			field("topics", lang.Text{ZH: "主题：术语编号", EN: "topics: ids of terms"}), field("read_from", lang.Text{
				ZH: "编者转述所据：原文或译文",
				EN: "what the editors restated: the original or a translation",
			}),
			knownField("number", "文号", "the number"), knownField("issued", "成文日期", "the date of the document"), knownField("published", "发布日期", "the date of publication"),
			knownField("effective", "施行日期", "the date of effect"), knownField("expires", "截止日期", "the end"), knownField("status", "时效", "the force")}}
	for _, d := range m.Plans {
		var zh, en []string
		for _, i := range d.Issuers {
			zh, en = append(zh, i.ZH), append(en, i.EN)
		}
		t.Rows = append(t.Rows, []string{d.Slug, d.Title.ZH, d.Title.EN, d.Number, d.IndexNumber, strings.Join(zh, "；"), strings.Join(en, "; "), d.Issued.String(), d.Published.String(),
			d.Effective.String(), d.Expires.String(), string(d.Status), d.ReplacedBy, d.Level, code(d.Region), d.Source.Name.ZH, d.Source.Name.EN, d.Source.URL, strconv.FormatBool(d.Source.Weak),
			topicIDs(d), d.ReadFrom, how(d.Known, "number", d.Number), how(d.Known, "issued", d.Issued.String()), how(d.Known, "published", d.Published.String()),
			how(d.Known, "effective", d.Effective.String()), how(d.Known, "expires", d.Expires.String()), how(d.Known, "status", string(d.Status))})
	}
	return t
}

func topicIDs(d *policy.Document) string {
	var ids []string
	for _, t := range d.Topics {
		ids = append(ids, t.ID)
	}
	return strings.Join(ids, " ")
}

// knownField is the column that says how another is known.
func knownField(name, zh, en string) Field {
	return field(name+"_known", lang.Text{
		ZH: zh + "的依据：stated 原文写明，inferred 编者推定，translated 据译文",
		EN: "how " + en + " is known: stated, inferred by the editors, or translated",
	})
}

// how says how a value is known; of none there is nothing to say.
func how(known policy.HowKnown, field, value string) string {
	if value == "" {
		return ""
	}
	return string(known.Of(field))
}

func clausesTable(plans []*policy.Document) Table {
	t := Table{Name: "clauses", Title: lang.Text{ZH: "条款", EN: "Clauses"},
		Description: lang.Text{ZH: "全部规划的条款", EN: "Every clause of every plan"},
		Fields: []Field{field("plan", lang.Text{ZH: "规划", EN: "plan"}), field("clause", lang.Text{
			ZH: "条款编号：印出序号的路径",
			EN: "clause id: the path of its printed numbers",
		}),
			field("label_zh", lang.Text{ZH: "印出的序号（中文）", EN: "number as printed, Chinese"}), field("title_zh", lang.Text{
				ZH: "标题（中文）",
				EN: "title, Chinese",
			}), field("text_zh", lang.Text{
				ZH: "正文（中文）",
				EN: "text, Chinese",
			}),
			field("label_en", lang.Text{ZH: "印出的序号（英文）", EN: "number as printed, English"}), field("title_en", lang.Text{
				ZH: "标题（英文）",
				EN: "title, English",
			}), field("text_en", lang.Text{
				ZH: "正文（英文）",
				EN: "text, English",
			})}}
	for _, d := range plans {
		for _, c := range d.Clauses {
			t.Rows = append(t.Rows, []string{d.Slug, c.ID, c.ZH.Label, c.ZH.Title, bodyText(c, lang.ZH), c.EN.Label, c.EN.Title, bodyText(c, lang.EN)})
		}
	}
	return t
}

// regionsDescription says whose codes they are, where the site does.
func regionsDescription(m *policy.Model) lang.Text {
	words := lang.Text{ZH: "省、市、县及其 GB/T 2260 代码", EN: "Provinces, cities and counties with their GB/T 2260 codes"}
	if s := m.RegionSource; !s.Name.IsZero() {
		return lang.Text{ZH: "%s（%s，%s）", EN: "%s (%s, %s)"}.With(words, s.Name, s.Published)
	}
	return words
}

func regionsTable(m *policy.Model) Table {
	t := Table{Name: "regions", Title: lang.Text{ZH: "行政区划", EN: "Regions"},
		Description: regionsDescription(m),
		Fields: []Field{field("code", lang.Text{ZH: "代码", EN: "code"}), field("level", lang.Text{ZH: "层级", EN: "level"}), field("name_zh", lang.Text{
			ZH: "中文名",
			EN: "Chinese name",
		}),
			field("name_en", lang.Text{ZH: "英文名", EN: "English name"}), field("parent", lang.Text{ZH: "上级代码", EN: "code of the region above"})}}
	for _, r := range m.Regions {
		t.Rows = append(t.Rows, []string{r.Code, string(r.Level), r.Name.ZH, r.Name.EN, code(r.Parent)})
	}
	return t
}

func hospitalsTable(hospitals []*policy.Hospital) Table {
	t := Table{Name: "hospitals", Title: lang.Text{ZH: "医院", EN: "Hospitals"},
		Description: lang.Text{ZH: "规划涉及的医院；英文名为通用译法，非官方名称", EN: "The hospitals that the plans concern; English names are conventional forms, not official"},
		Fields: append([]Field{field("id", lang.Text{ZH: "编号", EN: "id"}), field("name_zh", lang.Text{ZH: "中文名", EN: "Chinese name"}), field("name_en", lang.Text{
			ZH: "英文名",
			EN: "English name",
		}),
			field("kind", lang.Text{ZH: "类别", EN: "kind"}), field("role", lang.Text{ZH: "角色：县级医院或支援医院", EN: "role: a county's own or supporting"}),
			field("region", lang.Text{ZH: "所在地代码", EN: "code of its region"}), field("lists", lang.Text{
				ZH: "所在名单及依据",
				EN: "lists it is on, and how surely",
			}), field("source", lang.Text{
				ZH: "出处",
				EN: "source",
			}), weakField("source")}, factFields()...)}
	for _, h := range hospitals {
		lists := ""
		for i, l := range h.Lists {
			if i > 0 {
				lists += "; "
			}
			lists += l.List.ID + " (" + l.Status + ")"
		}
		row := []string{h.ID, h.Name.ZH, h.Name.EN, h.Kind, h.Role, code(h.Region), lists, h.Source.Name.EN, strconv.FormatBool(h.Source.Weak)}
		t.Rows = append(t.Rows, append(row, factCells(h)...))
	}
	return t
}

func pairingsTable(m *policy.Model) Table {
	t := Table{Name: "pairings", Title: lang.Text{ZH: "帮扶关系", EN: "Pairings"},
		Description: lang.Text{ZH: "县级医院与支援它的三级医院", EN: "County hospitals and the tertiary hospitals that support them"},
		Fields: append([]Field{number("order", lang.Text{ZH: "表中次序", EN: "order in the table"}), field("county", lang.Text{
			ZH: "县代码",
			EN: "code of the county",
		}), field("county_hospital", lang.Text{
			ZH: "县级医院编号",
			EN: "id of the county hospital",
		}),
			field("county_hospital_zh", lang.Text{ZH: "县级医院", EN: "county hospital, Chinese"}), field("supporting_hospital", lang.Text{
				ZH: "支援医院编号",
				EN: "id of the supporting hospital",
			}),
			field("supporting_hospital_zh", lang.Text{ZH: "支援医院", EN: "supporting hospital, Chinese"}), field("plan", lang.Text{
				ZH: "规划",
				EN: "plan",
			})}, sourceFields("source")...)}
	for _, p := range m.Pairings {
		row := []string{numeral.Format(float64(p.Order)), code(p.Hospital.Region), p.Hospital.ID, p.Hospital.Name.ZH,
			p.Supporting.ID, p.Supporting.Name.ZH, p.Plan.Slug}
		t.Rows = append(t.Rows, append(row, sourceCells(p.Source)...))
	}
	return t
}
