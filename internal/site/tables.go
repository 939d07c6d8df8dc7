package site

import (
	"strconv"
	"strings"

	"gazette/internal/policy"
)

// A Table is a data file for readers to take away, at data/<name>.csv and data/<name>.json.
type Table struct {
	Name        string
	JSON        string // the name of its JSON file, where that is not Name
	Title       policy.Text
	Description policy.Text
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
	Description policy.Text
	Number      bool
	YesNo       bool // true or false
}

func field(name, zh, en string) Field {
	return Field{Name: name, Description: policy.Text{ZH: zh, EN: en}}
}

func number(name, zh, en string) Field {
	return Field{Name: name, Description: policy.Text{ZH: zh, EN: en}, Number: true}
}

func yesNoField(name, zh, en string) Field {
	return Field{Name: name, Description: policy.Text{ZH: zh, EN: en}, YesNo: true}
}

// sourceFields are the columns of a source.
func sourceFields(name string) []Field {
	return []Field{field(name+"_zh", "来源（中文）", "source, Chinese"), field(name+"_en", "来源（英文）", "source, English"), field(name+"_title", "原文标题", "title of the original"),
		field(name+"_url", "网址", "address"), field(name+"_date", "发布日期", "date published"), weakField(name)}
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
	t := Table{Name: "plans", Title: policy.Text{ZH: "规划", EN: "Plans"},
		Description: policy.Text{ZH: "各份规划的公文信息", EN: "The documents, with what is known of them"},
		Fields: []Field{field("slug", "编号", "id"), field("title_zh", "标题（中文）", "title, Chinese"), field("title_en", "标题（英文）", "title, English"),
			field("number", "文号", "document number"), field("index_number", "索引号", "index number"), field("issuer_zh", "发文机关（中文）", "issuer, Chinese"), field("issuer_en", "发文机关（英文）", "issuer, English"),
			field("issued", "成文日期", "date of the document"), field("published", "发布日期", "date of publication"), field("effective", "施行日期", "date of effect"), field("expires", "截止日期", "end of its period"), field("status", "时效", "force"), field("replaced_by", "替代它的规划", "plan that replaced it"),
			field("level", "层级", "level"), field("region", "适用地区代码", "code of the region"), field("source_zh", "来源（中文）", "source, Chinese"), field("source_en", "来源（英文）", "source, English"), field("source_url", "原文网址", "address of the original"), weakField("source"),
			field("topics", "主题：术语编号", "topics: ids of terms"), field("read_from", "编者转述所据：原文或译文", "what the editors restated: the original or a translation"),
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
	return field(name+"_known", zh+"的依据：stated 原文写明，inferred 编者推定，translated 据译文", "how "+en+" is known: stated, inferred by the editors, or translated")
}

// how says how a value is known; of none there is nothing to say.
func how(known policy.HowKnown, field, value string) string {
	if value == "" {
		return ""
	}
	return string(known.Of(field))
}

func clausesTable(plans []*policy.Document) Table {
	t := Table{Name: "clauses", Title: policy.Text{ZH: "条款", EN: "Clauses"},
		Description: policy.Text{ZH: "全部规划条款的编者转述，中英对照", EN: "Every clause of every plan, restated by the editors, in both languages"},
		Fields: []Field{field("plan", "规划", "plan"), field("clause", "条款编号：印出序号的路径", "clause id: the path of its printed numbers"),
			field("label_zh", "印出的序号（中文）", "number as printed, Chinese"), field("title_zh", "标题（中文）", "title, Chinese"), field("text_zh", "正文（中文）", "text, Chinese"),
			field("label_en", "印出的序号（英文）", "number as printed, English"), field("title_en", "标题（英文）", "title, English"), field("text_en", "正文（英文）", "text, English")}}
	for _, d := range plans {
		for _, c := range d.Clauses {
			t.Rows = append(t.Rows, []string{d.Slug, c.ID, c.ZH.Label, c.ZH.Title, bodyText(c, policy.ZH), c.EN.Label, c.EN.Title, bodyText(c, policy.EN)})
		}
	}
	return t
}

func regionsTable(m *policy.Model) Table {
	t := Table{Name: "regions", Title: policy.Text{ZH: "行政区划", EN: "Regions"},
		Description: policy.Text{ZH: "省、市、县及其 GB/T 2260 代码（国家统计局，2023-06-30）", EN: "Provinces, cities and counties with their GB/T 2260 codes (National Bureau of Statistics, 2023-06-30)"},
		Fields: []Field{field("code", "代码", "code"), field("level", "层级", "level"), field("name_zh", "中文名", "Chinese name"),
			field("name_en", "英文名", "English name"), field("parent", "上级代码", "code of the region above")}}
	for _, r := range m.Regions {
		t.Rows = append(t.Rows, []string{r.Code, string(r.Level), r.Name.ZH, r.Name.EN, code(r.Parent)})
	}
	return t
}

func hospitalsTable(hospitals []*policy.Hospital) Table {
	t := Table{Name: "hospitals", Title: policy.Text{ZH: "医院", EN: "Hospitals"},
		Description: policy.Text{ZH: "规划涉及的医院；英文名为通用译法，非官方名称", EN: "The hospitals that the plans concern; English names are conventional forms, not official"},
		Fields: append([]Field{field("id", "编号", "id"), field("name_zh", "中文名", "Chinese name"), field("name_en", "英文名", "English name"),
			field("kind", "类别", "kind"), field("role", "角色：县级医院或支援医院", "role: a county's own or supporting"),
			field("region", "所在地代码", "code of its region"), field("lists", "所在名单及依据", "lists it is on, and how surely"), field("source", "出处", "source"), weakField("source")}, factFields()...)}
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
	t := Table{Name: "pairings", Title: policy.Text{ZH: "帮扶关系", EN: "Pairings"},
		Description: policy.Text{ZH: "县级医院与支援它的三级医院", EN: "County hospitals and the tertiary hospitals that support them"},
		Fields: append([]Field{number("order", "表中次序", "order in the table"), field("county", "县代码", "code of the county"), field("county_hospital", "县级医院编号", "id of the county hospital"),
			field("county_hospital_zh", "县级医院", "county hospital, Chinese"), field("supporting_hospital", "支援医院编号", "id of the supporting hospital"),
			field("supporting_hospital_zh", "支援医院", "supporting hospital, Chinese"), field("plan", "规划", "plan")}, sourceFields("source")...)}
	for _, p := range m.Pairings {
		row := []string{policy.FormatNumber(float64(p.Order)), code(p.Hospital.Region), p.Hospital.ID, p.Hospital.Name.ZH,
			p.Supporting.ID, p.Supporting.Name.ZH, p.Plan.Slug}
		t.Rows = append(t.Rows, append(row, sourceCells(p.Source)...))
	}
	return t
}
