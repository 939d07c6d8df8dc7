// Package check holds the rules that content must keep before it is published.
//
// It stands after load and reads the finished model only: no files, no HTML. A rule is a name, a
// sentence in both languages and a function from the model to diagnostics. Rules that an earlier
// stage has to decide, because the fault leaves no model to look at, are listed too, so that one
// table names everything `gazette check` can say.
package check

import (
	"slices"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A Rule is one thing that is checked. What stops a build is an error: readers would get something wrong or a dead
// link. A warning is about what only an editor can judge, such as a figure that is odd and may be right.
type Rule struct {
	ID       string    // as messages end with it: "clause-numbering"
	Sentence lang.Text // what it asks for, as the handbook lists it
	Release  bool      // checked only before a release
	Stale    bool      // a warning of what time has overtaken
	Strict   bool      // a warning that is an error before a release
	// find adds what is at fault on a day. It is nil where another stage decides the rule: one before, when the model
	// is made, one after, when the addresses of the site are known, or a rule beside it that walks the same records.
	find func(*policy.Model, policy.Date, *diag.List)
}

// Rules returns all rules in the order that the handbook lists them.
func Rules() []Rule {
	return slices.Concat(earlier(), texts(), records(), addresses(), overtaken(), released())
}

// rule is a rule of every build; those of other scopes set their flags besides.
func rule(id string, sentence lang.Text, find func(*policy.Model, policy.Date, *diag.List)) Rule {
	return Rule{ID: id, Sentence: sentence, find: find}
}

// texts are the rules about what plans and pages say. Most compare the two languages: whoever reads one of them must
// not be told less, or other figures, than the others.
func texts() []Rule {
	return []Rule{
		rule("clause-numbering", lang.Text{
			ZH: "条款序号不缺号、不重号",
			EN: "clause numbers have no gap and no repeat",
		}, clauseNumbering),
		rule("missing-translation", lang.Text{
			ZH: "每份规划、每个页面、每个条款都有中英文",
			EN: "every plan, page and clause exists in both languages",
		}, missingTranslation),
		rule("paragraphs-differ", lang.Text{
			ZH: "同一条款中英文段落数相同",
			EN: "a clause has as many paragraphs in one language as in the other",
		}, paragraphsDiffer),
		rule("figures-differ", lang.Text{
			ZH: "同一条款、页面和记录的中英文数字一致",
			EN: "both languages of a clause, a page and a record state the same figures",
		}, figuresDiffer),
		rule("wrong-language", lang.Text{
			ZH: "文字与所在位置的语言一致",
			EN: "a text is in the language of its place",
		}, wrongLanguage),
		rule("avoided-wording", lang.Text{
			ZH: "行文采用术语表的说法，不用其中列明不采用的说法",
			EN: "texts use the words of the glossary, not those that it avoids",
		}, avoidedWording),
		rule("bound-not-in-clause", lang.Text{
			ZH: "指标数值见于其所引条款",
			EN: "a target's figure occurs in the clause it names",
		}, boundNotInClause),
		rule("moved-text", lang.Text{
			ZH: "指标、任务、别名和链接所引的仍是原来的条款和段落",
			EN: "a target, a task, an alias and a link still name the text that they named",
		}, movedText),
		rule("how-known", lang.Text{
			ZH: "推定的和读自译文的信息均予注明",
			EN: "what is inferred or read in a translation says so",
		}, howKnown),
		rule("document-number", lang.Text{
			ZH: "文号符合规定写法",
			EN: "a document number has one of its forms",
		}, documentNumber),
	}
}

// records are the rules about figures, dates, places and names. They find what a slip of the keyboard or a shifted row
// makes of a figure, and what is stated without a source.
func records() []Rule {
	return []Rule{
		rule("rate-over-100", lang.Text{ZH: "百分比在0到100之间", EN: "a percentage lies between 0 and 100"},
			rateOver100),
		rule("over-total", lang.Text{
			ZH: "计数不超过总数",
			EN: "no count is larger than the total that it is out of",
		}, overTotal),
		rule("impossible-value", lang.Text{
			ZH: "数值不为负，按个计数的没有小数，大小合理",
			EN: "no value is negative, none that is counted one by one has a fraction, none is beyond counting",
		}, impossibleValue),
		rule("duplicate-figure", lang.Text{
			ZH: "同一指标、同一地区或医院、同一日期只有一条数据",
			EN: "there is one figure of a target, place and date",
		}, duplicateFigure),
		rule("source-date", lang.Text{
			ZH: "来源不早于其所证明的数据和信息，也不在将来",
			EN: "a source is no older than its figure or fact, and not in the future",
		}, sourceDate),
		rule("odd-figure", lang.Text{
			ZH: "数据不早于基期，与相邻数据相称；不符的予以提示",
			EN: "a figure that lies before its baseline, or far from those beside it, is named",
		}, oddFigure),
		{
			ID: "unexplained-change",
			Sentence: lang.Text{
				ZH: "已公布的数据改动时注明原因",
				EN: "a figure that was published changes with a reason only",
			},
			Strict: true,
			find:   unexplainedChange,
		},
		rule("removed-figure", lang.Text{
			ZH: "已公布的数据不删去",
			EN: "a figure that was published stays",
		}, removedFigure),
		rule("date-order", lang.Text{
			ZH: "完成时限晚于基期，结束晚于开始，文件的各个日期先后有序",
			EN: "a due date lies after its baseline, an end after its beginning, a document's dates in their order",
		}, dateOrder),
		rule("future-observation", lang.Text{
			ZH: "数据、信息和已发生之事的日期不在将来",
			EN: "no figure, no fact and nothing that has happened is dated in the future",
		}, futureObservation),
		rule("missing-source", lang.Text{ZH: "每项事实都注明来源", EN: "every fact says who said so"}, missingSource),
		rule("hospital-county", lang.Text{
			ZH: "医院所在县与其名称相符",
			EN: "a hospital lies in the county that its name says",
		}, hospitalCounty),
		rule("wrong-subject", lang.Text{
			ZH: "数据所属地区在指标适用范围内",
			EN: "an observation is about a region that the target applies to",
		}, wrongSubject),
		rule("no-subject", lang.Text{
			ZH: "每项指标都有适用的地区或医院",
			EN: "somebody on the site has to reach each target",
		}, noSubject),
		rule("formula", lang.Text{
			ZH: "名称的开头不会被表格软件当作公式",
			EN: "no name begins as a formula of a spreadsheet does",
		}, names),
		rule("duplicate-title", lang.Text{
			ZH: "文号相同的规划、页面、同一规划的指标、同一地区的医院不重名，曾用名不重复列出、也不同于现名",
			EN: "no two plans of one number, pages, targets of a plan or hospitals of a place have the same " +
				"name, and " +
				"no former name is listed twice or still in use",
		}, duplicateTitle),
		rule("unfinished", lang.Text{ZH: "没有标为待写的内容", EN: "nothing is marked as still to be written"},
			unfinished),
	}
}

// addresses are the rules about links, and about what becomes part of an address. Those without a function are decided
// by links, or in package site, which knows the addresses of all pages.
func addresses() []Rule {
	return []Rule{
		rule("broken-link", lang.Text{ZH: "正文中的链接都有去处", EN: "every link in a text leads somewhere"}, links),
		rule("unsafe-link", lang.Text{
			ZH: "正文和各项记录中的网址安全有效",
			EN: "every address in a text or a record is one that readers can follow safely",
		}, nil),
		rule("outside-picture", lang.Text{
			ZH: "图片都在网站内",
			EN: "every picture is a file of the site",
		}, nil),
		rule("path-escape", lang.Text{ZH: "路径不超出网站目录", EN: "no path leaves the site"}, nil),
		rule("image-alt", lang.Text{
			ZH: "每幅图片都有替代文字",
			EN: "every image has a text for those who cannot see it",
		}, nil),
		rule("bad-slug", lang.Text{
			ZH: "用作网址的名称只含小写字母、数字和连字符，不与其他页面相同",
			EN: "names that become addresses are lower-case ASCII, and those of no other page",
		}, badSlug),
		rule("former-id", lang.Text{
			ZH: "原编号不是现有记录的编号，也不属于两条记录",
			EN: "an id that a record had is no record's now, and only one had it",
		}, formerIDs),
		rule("dropped-address", lang.Text{
			ZH: "公布过的网址都有去处：页面仍在、已转到新址，或注明撤回",
			EN: "an address that was published has its page, leads to it, or says that it was withdrawn",
		}, nil),
		rule("withdrawn", lang.Text{
			ZH: "注明撤回的网址曾经公布、现已没有页面",
			EN: "what is said to be withdrawn was published and is gone",
		}, nil),
		rule("illustrative", lang.Text{
			ZH: "虚构的数据和地区只用于示例网站",
			EN: "invented figures and places stand on an example site only",
		}, illustrative),
		rule("example-region", lang.Text{
			ZH: "示例网站只用虚构的地区，代码以99开头",
			EN: "an example site has invented places only, their codes begin with 99",
		}, exampleRegion),
	}
}

// overtaken are the reminders of what time has overtaken. They find something new on another day, with the same files:
// as errors they would stop a build that nobody has touched.
func overtaken() []Rule {
	rules := []Rule{
		rule("stale-translation", lang.Text{
			ZH: "条款各段的译文不旧于原文",
			EN: "no paragraph of a clause is older in translation than in the original",
		}, staleTranslation),
		rule("plan-ended", lang.Text{
			ZH: "已过截止日期的规划不标为有效",
			EN: "a plan past its end is not said to be in force",
		}, planEnded),
		rule("no-report", lang.Text{ZH: "到期指标有报告", EN: "a target past due has a report"}, noReport),
		rule("late-county", lang.Text{ZH: "各县按期报数", EN: "a county reports when the others do"}, lateCounty),
		rule("no-news", lang.Text{
			ZH: "首页两周内、公告栏目六个月内有更新",
			EN: "the site has had news within two weeks, a column of notices within six months",
		}, noNews),
	}
	for i := range rules {
		rules[i].Stale = true
	}
	return rules
}

// released are what only a publication must keep. They would be in the way of everybody who tries something out, so
// that “check” asks them with --release only.
func released() []Rule {
	rules := []Rule{
		rule("contact", lang.Text{ZH: "读者有渠道反映错误", EN: "readers can report mistakes to somebody"}, contact),
		rule("reserved-domain", lang.Text{
			ZH: "网址和联系方式不用保留域名",
			EN: "no address has a domain kept for examples and tests",
		}, reservedDomain),
		rule("unlisted-address", lang.Text{
			ZH: "网站的全部网址都已列入 data/addresses.txt",
			EN: "data/addresses.txt lists every address of the site",
		}, nil),
	}
	for i := range rules {
		rules[i].Release = true
	}
	return rules
}

// earlier are the rules that source, record and load decide.
func earlier() []Rule {
	early := func(id string, sentence lang.Text) Rule { return Rule{ID: id, Sentence: sentence} }
	return []Rule{
		early("not-utf8", lang.Text{ZH: "文本为 UTF-8 编码", EN: "text is UTF-8"}),
		early("file-kind", lang.Text{ZH: "文件内容与扩展名相符", EN: "a file is what its name says"}),
		early("ignored-file", lang.Text{
			ZH: "隐藏文件和编辑器备份不读取，并予以提示",
			EN: "dot files and editors' backups are left out, and named",
		}),
		early("file-size", lang.Text{ZH: "文件不超过大小上限", EN: "no file is over its size limit"}),
		early("file-name", lang.Text{ZH: "文件名在各系统上均可用", EN: "file names are safe on every system"}),
		early("missing-file", lang.Text{
			ZH: "必需的文件齐全，文件均可读取",
			EN: "the files that a site needs are there, and every file can be read",
		}),
		early("unseen-character", lang.Text{
			ZH: "文字中没有看不见、改变方向或各机显示不同的字符",
			EN: "no text has characters that nobody sees, that turn it round, or that machines show differently",
		}),
		early("mixed-scripts", lang.Text{
			ZH: "一个词不混用形状相近的不同文字",
			EN: "no word mixes scripts whose letters look alike",
		}),
		early("text-too-long", lang.Text{
			ZH: "名称和各项文字不超过长度上限",
			EN: "no name and no text of a record is over its limit",
		}),
		early("unsafe-picture", lang.Text{
			ZH: "SVG 图片不含程序和外部引用",
			EN: "no SVG picture holds scripts or refers to what lies outside it",
		}),
		early("theme", lang.Text{
			ZH: "网站所用的主题完整、可以读取",
			EN: "the theme that the site names is there and can be read",
		}),
		early("conflict-marks",
			lang.Text{ZH: "文件中没有 git 合并冲突的标记", EN: "git has left no conflict marks in a file"}),
		early("toml-syntax", lang.Text{ZH: "TOML 文件格式正确", EN: "TOML files can be read"}),
		early("unknown-key", lang.Text{ZH: "键名无误", EN: "no key is misspelt"}),
		early("wrong-type", lang.Text{ZH: "值的类型正确", EN: "a value is of the type its key takes"}),
		early("missing-field", lang.Text{ZH: "必填项已填写", EN: "required fields are filled in"}),
		early("unknown-value", lang.Text{ZH: "取值在允许范围内", EN: "a value is one of those allowed"}),
		early("front-matter", lang.Text{
			ZH: "页面以 +++ 之间的标题和摘要开头",
			EN: "a page begins with its title and summary between +++ lines",
		}),
		early("table-row", lang.Text{
			ZH: "表格每行的单元格不多于表头",
			EN: "a row of a table has no more cells than its head",
		}),
		early("too-deep", lang.Text{
			ZH: "列表和引用的嵌套层次不过深",
			EN: "lists and quotations are not nested without end",
		}),
		early("text-limit", lang.Text{
			ZH: "文本的行数、表格的行列数、段落中的符号和引用的网址不过多",
			EN: "no text has more lines, cells, signs or repeated addresses than can be laid out",
		}),
		early("address-list", lang.Text{
			ZH: "data/addresses.txt 每行是一个网址",
			EN: "each line of data/addresses.txt is an address",
		}),
		early("footnote", lang.Text{ZH: "正文不用脚注", EN: "texts have no footnotes"}),
		early("raw-html", lang.Text{ZH: "正文不含 HTML", EN: "texts hold no HTML"}),
		early("unused-file", lang.Text{ZH: "文件都放在可读取的位置", EN: "every file is in a place that is read"}),
		early("duplicate-id", lang.Text{ZH: "编号不重复", EN: "no id is used twice"}),
		early("broken-reference", lang.Text{ZH: "引用的记录都存在", EN: "every reference leads to a record"}),
		early("unknown-region", lang.Text{ZH: "行政区划代码存在", EN: "region codes exist"}),
		early("region-name", lang.Text{ZH: "行政区划名称与代码相符", EN: "a region's name matches its code"}),
		early("invalid-date", lang.Text{ZH: "日期有效", EN: "dates exist"}),
		early("periodic-baseline", lang.Text{
			ZH: "每期都要达到或全程保持的指标没有基期和判定方法",
			EN: "a target that holds in every period or throughout has no baseline and no method",
		}),
		early("unknown-count", lang.Text{ZH: "正文中的计数占位符有效", EN: "what a text counts is a kind of records"}),
	}
}

// A Scope adds rules to those that every build applies.
type Scope struct {
	Release bool // what only a publication must keep
	Stale   bool // what time has overtaken
}

// Run applies the rules to a model as it stands on a day, and returns what they find in the order of the rules. A rule
// goes on after a fault: whoever mends a file wants to know all that is wrong with it. But what could not be decoded is
// at fault already, and what else is said of it follows from that; where nobody knows what site it is,
// nothing can be said. The order is that of the handbook and not of the files: the caller sorts the list with the
// findings of other stages.
func Run(m *policy.Model, today policy.Date, also Scope) diag.List {
	var list diag.List
	if m.Unfit[diag.Pos{}] {
		return nil
	}
	for _, rule := range Rules() {
		if rule.find != nil && (also.Release || !rule.Release) && (also.Stale || !rule.Stale) {
			from := len(list)
			rule.find(m, today, &list)
			for i := from; i < len(list) && rule.Strict && also.Release; i++ {
				list[i].Severity = diag.Error
			}
		}
	}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		return m.Unfit[d.Pos] || m.Unfit[diag.Pos{File: d.Pos.File}]
	})
}
