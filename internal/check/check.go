// Package check holds the rules that content must keep before it is published.
//
// It stands after load and reads the finished model only: no files, no HTML. A rule is a name, a
// sentence in both languages and a function from the model to diagnostics. Rules that an earlier
// stage has to decide, because the fault leaves no model to look at, are listed too, so that one
// table names everything `gazette check` can say.
package check

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A Rule is one thing that is checked.
type Rule struct {
	ID       string
	Sentence lang.Text
	Stage    string // the stage that decides it: source, load or check
	Release  bool   // checked only before a release
	Stale    bool   // a warning of what time has overtaken
	find     func(*policy.Model, policy.Date, *diag.List)
}

// Rules returns all rules in the order that the README lists them.
func Rules() []Rule {
	return append(earlier(), []Rule{
		{ID: "clause-numbering", Sentence: lang.Text{
			ZH: "条款序号不缺号、不重号",
			EN: "clause numbers have no gap and no repeat",
		}, find: clauseNumbering},
		{ID: "missing-translation", Sentence: lang.Text{
			ZH: "每份规划、每个页面、每个条款都有中英文",
			EN: "every plan, page and clause exists in both languages",
		}, find: missingTranslation},
		{ID: "paragraphs-differ", Sentence: lang.Text{
			ZH: "同一条款中英文段落数相同",
			EN: "a clause has as many paragraphs in one language as in the other",
		}, find: paragraphsDiffer},
		{ID: "figures-differ", Sentence: lang.Text{
			ZH: "同一条款中英文数字一致",
			EN: "both languages of a clause state the same figures",
		}, find: figuresDiffer},
		{ID: "wrong-language", Sentence: lang.Text{ZH: "文字与所在位置的语言一致", EN: "a text is in the language of its place"}, find: wrongLanguage},
		{ID: "avoided-wording", Sentence: lang.Text{
			ZH: "行文采用术语表的说法，不用其中列明不采用的说法",
			EN: "texts use the words of the glossary, not those that it avoids",
		}, find: avoidedWording},
		{ID: "bound-not-in-clause", Sentence: lang.Text{
			ZH: "指标数值见于其所引条款",
			EN: "a target's figure occurs in the clause it names",
		}, find: boundNotInClause},
		{ID: "how-known", Sentence: lang.Text{
			ZH: "推定的和读自译文的信息均予注明",
			EN: "what is inferred or read in a translation says so",
		}, find: howKnown},
		{ID: "document-number", Sentence: lang.Text{ZH: "文号符合规定写法", EN: "a document number has one of its forms"}, find: documentNumber},
		{ID: "rate-over-100", Sentence: lang.Text{ZH: "百分比在0到100之间", EN: "a percentage lies between 0 and 100"}, find: rateOver100},
		{ID: "date-order", Sentence: lang.Text{
			ZH: "完成时限晚于基期，结束晚于开始",
			EN: "a due date lies after its baseline, an end after its beginning",
		}, find: dateOrder},
		{ID: "future-observation", Sentence: lang.Text{ZH: "数据日期不在将来", EN: "no figure is dated in the future"}, find: futureObservation},
		{ID: "missing-source", Sentence: lang.Text{ZH: "每项事实都注明来源", EN: "every fact says who said so"}, find: missingSource},
		{ID: "hospital-county", Sentence: lang.Text{
			ZH: "医院所在县与其名称相符",
			EN: "a hospital lies in the county that its name says",
		}, find: hospitalCounty},
		{ID: "wrong-subject", Sentence: lang.Text{
			ZH: "数据所属地区在指标适用范围内",
			EN: "an observation is about a region that the target applies to",
		}, find: wrongSubject},
		{ID: "no-subject", Sentence: lang.Text{
			ZH: "每项指标都有适用的地区或医院",
			EN: "somebody on the site has to reach each target",
		}, find: noSubject},
		{ID: "duplicate-title", Sentence: lang.Text{
			ZH: "规划、页面、同一规划的指标、医院不重名，曾用名不重复列出、也不同于现名",
			EN: "no two plans, pages, targets of a plan or hospitals have the same name, and no former name is listed twice or still in use",
		}, find: duplicateTitle},
		{ID: "unfinished", Sentence: lang.Text{ZH: "没有标为待写的内容", EN: "nothing is marked as still to be written"}, find: unfinished},
		{ID: "broken-link", Sentence: lang.Text{ZH: "正文中的链接都有去处", EN: "every link in a text leads somewhere"}, find: links},
		{ID: "unsafe-link", Sentence: lang.Text{
			ZH: "正文和各项记录中的网址安全有效",
			EN: "every address in a text or a record is one that readers can follow safely",
		}, find: nil},
		{ID: "path-escape", Sentence: lang.Text{ZH: "路径不超出网站目录", EN: "no path leaves the site"}, find: nil},
		{ID: "image-alt", Sentence: lang.Text{
			ZH: "每幅图片都有替代文字",
			EN: "every image has a text for those who cannot see it",
		}, find: nil},
		{ID: "bad-slug", Sentence: lang.Text{
			ZH: "用作网址的名称只含小写字母、数字和连字符",
			EN: "names that become addresses are lower-case ASCII",
		}, find: badSlug},
		{ID: "stale-translation", Sentence: lang.Text{
			ZH: "译文不旧于原文",
			EN: "a translation is no older than its original",
		}, Stale: true, find: staleTranslation},
		{ID: "plan-ended", Sentence: lang.Text{
			ZH: "已过截止日期的规划不标为有效",
			EN: "a plan past its end is not said to be in force",
		}, Stale: true, find: planEnded},
		{ID: "no-report", Sentence: lang.Text{ZH: "到期指标有报告", EN: "a target past due has a report"}, Stale: true, find: noReport},
		{ID: "late-county", Sentence: lang.Text{ZH: "各县按期报数", EN: "a county reports when the others do"}, Stale: true, find: lateCounty},
		{ID: "no-news", Sentence: lang.Text{
			ZH: "首页两周内、公告栏目六个月内有更新",
			EN: "the site has had news within two weeks, a column of notices within six months",
		}, Stale: true, find: noNews},
		{ID: "illustrative", Sentence: lang.Text{
			ZH: "虚构的数据和地区只用于示例网站",
			EN: "invented figures and places stand on an example site only",
		}, find: illustrative},
		{ID: "example-region", Sentence: lang.Text{
			ZH: "示例网站只用虚构的地区，代码以99开头",
			EN: "an example site has invented places only, their codes begin with 99",
		}, find: exampleRegion},
		{ID: "contact", Sentence: lang.Text{ZH: "读者有渠道反映错误", EN: "readers can report mistakes to somebody"}, Release: true, find: contact},
		{ID: "reserved-domain", Sentence: lang.Text{
			ZH: "网址和联系方式不用保留域名",
			EN: "no address has a domain kept for examples and tests",
		}, Release: true, find: reservedDomain},
	}...)
}

// earlier are the rules that source and load decide.
func earlier() []Rule {
	source := func(id, en, zh string) Rule {
		return Rule{ID: id, Sentence: lang.Text{ZH: zh, EN: en}, Stage: "source"}
	}
	load := func(id, en, zh string) Rule { return Rule{ID: id, Sentence: lang.Text{ZH: zh, EN: en}, Stage: "load"} }
	return []Rule{
		source("not-utf8", "text is UTF-8", "文本为 UTF-8 编码"),
		source("file-kind", "a file is what its name says", "文件内容与扩展名相符"),
		source("ignored-file", "dot files and editors' backups are left out, and named", "隐藏文件和编辑器备份不读取，并予以提示"),
		source("file-size", "no file is over its size limit", "文件不超过大小上限"),
		source("file-name", "file names are safe on every system", "文件名在各系统上均可用"),
		source("missing-file", "the files that a site needs are there", "必需的文件齐全"),
		source("conflict-marks", "git has left no conflict marks in a file", "文件中没有 git 合并冲突的标记"),
		source("toml-syntax", "TOML files can be read", "TOML 文件格式正确"),
		source("unknown-key", "no key is misspelt", "键名无误"),
		source("wrong-type", "a value is of the type its key takes", "值的类型正确"),
		source("missing-field", "required fields are filled in", "必填项已填写"),
		source("unknown-value", "a value is one of those allowed", "取值在允许范围内"),
		source("front-matter", "a page begins with its title and summary between +++ lines", "页面以 +++ 之间的标题和摘要开头"),
		source("table-row", "a row of a table has no more cells than its head", "表格每行的单元格不多于表头"),
		source("too-deep", "lists and quotations are not nested without end", "列表和引用的嵌套层次不过深"),
		source("raw-html", "texts hold no HTML", "正文不含 HTML"),
		load("unused-file", "every file is in a place that is read", "文件都放在可读取的位置"),
		load("duplicate-id", "no id is used twice", "编号不重复"),
		load("broken-reference", "every reference leads to a record", "引用的记录都存在"),
		load("unknown-region", "region codes exist", "行政区划代码存在"),
		load("region-name", "a region's name matches its code", "行政区划名称与代码相符"),
		load("invalid-date", "dates exist", "日期有效"),
		load("periodic-baseline", "a target that holds in every period or throughout has no baseline and no method", "每期都要达到或全程保持的指标没有基期和判定方法"),
		load("unknown-count", "what a text counts is a kind of records", "正文中的计数占位符有效"),
	}
}

// A Scope adds rules to those that every build applies.
type Scope struct {
	Release bool // what only a publication must keep
	Stale   bool // what time has overtaken
}

// Run applies the rules to a model as it stands on a day.
func Run(m *policy.Model, today policy.Date, also Scope) diag.List {
	var list diag.List
	for _, rule := range Rules() {
		if rule.find != nil && (also.Release || !rule.Release) && (also.Stale || !rule.Stale) {
			rule.find(m, today, &list)
		}
	}
	return list
}
