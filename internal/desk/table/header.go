package table

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A field is what a column, or a line above the headings, may give.
type field string

const (
	fName                                            field = "name"
	fTarget, fRegion, fCity, fHospital, fSupporting  field = "target", "region", "city", "hospital", "supporting"
	fDate, fValue, fStatus                           field = "date", "value", "status"
	fSourceZH, fSourceEN, fURL, fPublished           field = "source_zh", "source_en", "url", "published"
	fNoteZH, fNoteEN, fWhyZH, fWhyEN, fOrder, fOther field = "note_zh", "note_en", "why_zh", "why_en", "order", "other"

	fAddressZH, fAddressEN, fTelephone, fGrade, fOwnership field = "address_zh", "address_en", "telephone",
		"grade", "ownership"
	fEmergency, fInsuranceCode, fWebsite, fLongitude, fLatitude field = "emergency", "insurance_code", "website",
		"longitude", "latitude"
)

// factFields are what a column may give of a hospital.
var factFields = [...]field{fAddressZH, fAddressEN, fTelephone, fGrade, fOwnership, fEmergency, fInsuranceCode,
	fWebsite, fLongitude, fLatitude}

// words are the headings that a field goes by, without spaces and in lower case. fOther are columns
// that are known to be of no use here.
var words = map[field]string{
	fTarget: "指标 指标名称 指标编号 考核指标 项目 目标 target indicator measure",
	fRegion: "地区 县 县区 县市 县(市) 县(市、区) 县(区) 县(市,区) 区县 市县 县市区 县名称 县名 县级行政区 " +
		"行政区划 区域 单位 填报单位 地区名称 region county district area",
	fName: "名称 单位名称 县市名称 name",
	fCity: "市 地市 设区市 所属市 市州 省份 省 city prefecture province",
	fHospital: "医院 医院名称 县医院 县级医院 受援医院 受援县医院 受援县级医院 被帮扶医院 hospital countyhospital " +
		"supportedhospital",
	fSupporting: "支援医院 三级医院 支援三级医院 帮扶医院 对口支援医院 对口帮扶医院 supportinghospital " +
		"tertiaryhospital",
	fDate:      "日期 截至 截止 截至日期 截止日期 统计日期 时间 统计时间 数据日期 报告期 date asof period",
	fValue:     "数值 完成值 值 数据 完成情况 完成数 实际值 实际完成 实际完成值 指标值 结果 value figure result",
	fStatus:    "状态 数据状态 status",
	fSourceZH:  "来源 数据来源 来源(中文) 来源名称 source(chinese) source(zh) source",
	fSourceEN:  "来源(英文) source(english) source(en) sourcename",
	fURL:       "网址 链接 来源网址 来源链接 url link sourceurl",
	fPublished: "发布日期 公布日期 发布时间 published dateofpublication",
	fNoteZH:    "备注 说明 备注(中文) note notes remark note(chinese) note(zh)",
	fNoteEN:    "备注(英文) 说明(英文) note(english) note(en)",
	fWhyZH:     "更正原因 更正说明 更正原因(中文) reasonforcorrection reason reason(chinese) correctionreason",
	fWhyEN:     "更正原因(英文) reason(english) reasonforcorrection(english)",
	fOther:     "考核内容 要求 计量单位 上次数值 指标解释 填报人 填报人,电话 填报日期 whatisasked unit explanation",
	fOrder:     "序号 编号 no no. number #",

	fAddressZH:     "地址 医院地址 详细地址 地址(中文) address address(chinese) address(zh)",
	fAddressEN:     "地址(英文) address(english) address(en)",
	fTelephone:     "电话 联系电话 电话号码 医院电话 telephone phone tel",
	fGrade:         "等级 医院等级 级别 医院级别 grade level",
	fOwnership:     "所有制 所有制性质 办医主体 举办主体 ownership",
	fEmergency:     "急诊 急诊科 设急诊 设有急诊 是否设急诊 emergency emergencydepartment",
	fInsuranceCode: "医保编码 医保代码 医保定点编码 医保定点代码 医保定点医疗机构编码 insurancecode",
	fWebsite:       "网站 官网 官方网站 医院网站 website homepage",
	fLongitude:     "经度 东经 longitude lng lon",
	fLatitude:      "纬度 北纬 latitude lat",
}

var known = func() map[string]field {
	m := map[string]field{}
	for f, list := range words {
		for word := range strings.FieldsSeq(list) {
			m[word] = f
		}
	}
	return m
}()

// heading makes of a heading what words are written in.
func heading(s string) string {
	s = strings.ToLower(strings.ReplaceAll(fold(s), " ", ""))
	return strings.TrimRight(strings.ReplaceAll(s, "、", ","), "*:")
}

// fieldOf reads a heading: as a whole, or, when it has one in each language, by its first known part.
func fieldOf(s string) (field, bool) {
	if f, ok := known[heading(s)]; ok {
		return f, true
	}
	if f, ok := known[strings.ReplaceAll(heading(s), ",", "、")]; ok {
		return f, true
	}
	first, _, found := strings.Cut(fold(s), " ")
	if !found {
		return "", false
	}
	f, ok := known[heading(first)]
	return f, ok
}

// A layout says what each column of a table gives.
type layout struct {
	header  int // the place of the headings in the rows
	fields  map[field]int
	targets map[int]*policy.Target // of a table with a column for each target
}

func (l layout) pairing() bool {
	_, supported := l.fields[fHospital]
	_, supporting := l.fields[fSupporting]
	return supported && supporting
}

// hospitals reports whether the table says what is known of hospitals.
func (l layout) hospitals() bool {
	return l.has(fHospital) && !l.has(fValue) && !l.pairing() && slices.ContainsFunc(factFields[:], l.has)
}

func (l layout) has(f field) bool { _, ok := l.fields[f]; return ok }

// score says how much of a row is headings; 0 when it cannot be the row of headings.
func (l layout) score() int {
	subject := l.has(fRegion) || l.has(fHospital)
	if !subject || !l.has(fValue) && len(l.targets) == 0 && !l.pairing() && !l.hospitals() {
		return 0
	}
	return len(l.fields) + len(l.targets)
}

// layout finds the row of headings: among the first rows the one with most of them.
func (p *proposer) layout() (layout, bool) {
	var best layout
	for i, r := range p.sheet.rows[:min(len(p.sheet.rows), 30)] {
		if l := p.columns(i, r, false); l.score() > best.score() {
			best = l
		}
	}
	if best.score() == 0 {
		if p.misspelt() {
			return best, false
		}
		p.list.Warn(diag.Pos{File: p.sheet.file, Sheet: p.sheet.name}, "no-header",
			lang.Text{
				ZH: "没有找到表头行，此工作表未导入",
				EN: "no row of headings was found, so nothing of this sheet is imported",
			},
			lang.Text{
				ZH: "表头须有“地区”和“数值”，或“地区”和各指标名称，或“医院”和医院信息；可用“gazette import " +
					"--template”生成模板",
				EN: "one row needs the headings 地区 (region) and 数值 (value), 地区 and the names of targets, or " +
					"医院 (hospital) and what is known of hospitals; “gazette import --template” writes a table " +
					"to fill in",
			})
		return best, false
	}
	return p.columns(best.header, p.sheet.rows[best.header], true), true
}

// misspelt reports the headings of a table in which no column is understood for the figures: names that several
// targets have, or that are nearly those of one.
func (p *proposer) misspelt() bool {
	for i, r := range p.sheet.rows[:min(len(p.sheet.rows), 30)] {
		l := p.columns(i, r, false)
		if !l.has(fRegion) && !l.has(fHospital) {
			continue
		}
		known := len(p.list)
		for col, c := range r.cells {
			if _, ok := fieldOf(c.text); ok || c.text == "" || c.fromCol > 0 && c.fromCol != col+1 {
				continue
			}
			pos := p.at(r.number, col)
			if found := p.targetsNamed(c.text); len(found) > 1 {
				p.ambiguousTarget(pos, c.text, found)
			} else if near := p.nearestHeading(c.text); near != "" {
				p.refuse(pos, "unknown-column", lang.Text{
					ZH: "无法识别列“%s”",
					EN: "the column %q means nothing here",
				}.With(fold(c.text)), lang.Text{ZH: "是否应为“%s”？", EN: "did you mean %q?"}.With(near))
			}
		}
		if len(p.list) > known {
			return true
		}
	}
	return false
}

// nearestHeading guesses which target, else which column of figures was meant.
func (p *proposer) nearestHeading(name string) string {
	if near := p.nearestTarget(name); near != "" {
		return near
	}
	return p.nearest("heading", heading(name), func() []string { return strings.Fields(words[fValue]) })
}

// columns reads a row as headings; with say it also reports those that mean nothing here.
func (p *proposer) columns(i int, r row, say bool) layout {
	l := layout{header: i, fields: map[field]int{}, targets: map[int]*policy.Target{}}
	last := ""
	for col, c := range r.cells {
		if c.text == "" || c.from > 0 && c.text == last {
			continue
		}
		last = c.text
		f, ok := fieldOf(c.text)
		if ok && slices.Contains(factFields[:], f) && len(p.targetsNamed(c.text)) == 1 {
			ok = false // a column called as a target is the target's
		}
		switch {
		case f == fOther:
		case ok && !l.has(f):
			l.fields[f] = col
		case ok && f != fCity:
			if say {
				p.list.Add(p.at(r.number, col), "unknown-column", lang.Text{
					ZH: "表头“%s”出现了两次",
					EN: "the heading %q is there twice",
				}.With(fold(c.text)),
					lang.Text{ZH: "请删除或改名其中一列", EN: "delete one of the two columns, or rename it"})
			}
		case !ok:
			l.target(p, r, col, c, say)
		}
	}
	l.region(p, r, say)
	l.withoutFacts(p, r, say)
	if l.has(fValue) && len(l.targets) > 0 {
		clear(l.targets) // a column for the figure and a column named as a target: the figure's counts
	}
	return l
}

// region lets a column 名称, or one of cities, name the regions of a table that names them in no other.
func (l layout) region(p *proposer, r row, say bool) {
	col, named := l.fields[fName]
	delete(l.fields, fName)
	city, cities := l.fields[fCity]
	switch {
	case l.has(fRegion) || l.has(fHospital):
		if named && say {
			p.list.Warn(p.at(r.number, col), "unknown-column",
				lang.Text{ZH: "无法识别列“%s”", EN: "the column %q means nothing here"}.With(fold(r.at(col).text)),
				lang.Text{ZH: "该列不导入", EN: "its cells are not imported"})
		}
	case named:
		l.fields[fRegion] = col
	case cities:
		delete(l.fields, fCity)
		l.fields[fRegion] = city
	}
}

// withoutFacts leaves out the columns on hospitals of a table that is about something else, such as the
// telephone number of whoever filled it in. In one on hospitals it says how an address is read.
func (l layout) withoutFacts(p *proposer, r row, say bool) {
	if url, ok := l.fields[fURL]; l.hospitals() {
		bare := heading(r.at(url).text)
		named := strings.Contains(bare, "来源") || strings.Contains(bare, "source")
		if say && ok && !named && !l.has(fWebsite) {
			p.list.Warn(p.at(r.number, url), "read-as",
				lang.Text{
					ZH: "“%s”按来源网址处理",
					EN: "%q is read as the address of the source",
				}.With(fold(r.at(url).text)),
				lang.Text{
					ZH: "如果是医院自己的网站，请把表头改为“网站”",
					EN: "call the column 网站 (website) if it is the hospital's own",
				})
		}
		return
	}
	for _, f := range factFields {
		col, ok := l.fields[f]
		if delete(l.fields, f); ok && say {
			p.list.Warn(p.at(r.number, col), "unknown-column",
				lang.Text{ZH: "无法识别列“%s”", EN: "the column %q means nothing here"}.With(fold(r.at(col).text)),
				lang.Text{
					ZH: "该列不导入；医院信息请单独列表，有“医院”列，没有“数值”列",
					EN: "its cells are not imported; what is known of hospitals goes into a table of its own, with a " +
						"column 医院 (hospital) and none for figures",
				})
		}
	}
}

func (l layout) target(p *proposer, r row, col int, c cell, say bool) {
	found := p.targetsNamed(c.text)
	switch {
	case len(found) == 1:
		l.targets[col] = found[0]
	case say && len(found) > 1:
		p.ambiguousTarget(p.at(r.number, col), c.text, found)
	case say:
		hint := lang.Text{
			ZH: "该列不导入；如为指标，请以指标名称或“规划/编号”作表头",
			EN: "its cells are not imported; if it is a target, write its name or plan/id as the heading",
		}
		if near := p.nearestTarget(c.text); near != "" {
			hint = lang.Text{
				ZH: "该列不导入；是否应为“%s”？",
				EN: "its cells are not imported; did you mean %q?",
			}.With(near)
		}
		p.list.Warn(p.at(r.number, col), "unknown-column", lang.Text{
			ZH: "无法识别列“%s”",
			EN: "the column %q means nothing here",
		}.With(fold(c.text)), hint)
	}
}

var unitInBrackets = regexp.MustCompile(`^(.*\S)\s*\([^()]*\)$`)

// targetsNamed finds the targets that a name means: plan/id, the id, or the name in either language,
// also with a unit in brackets behind it. Options.Plan narrows the choice.
func (p *proposer) targetsNamed(name string) []*policy.Target {
	name = foldName(name)
	if t := p.m.TargetBy[name]; t != nil {
		return []*policy.Target{t}
	}
	found := p.targetsCalled(name)
	if len(found) == 0 && strings.HasSuffix(name, ")") {
		if m := unitInBrackets.FindStringSubmatch(name); m != nil {
			found = p.targetsCalled(m[1])
		}
	}
	return found
}

func (p *proposer) targetsCalled(name string) []*policy.Target {
	var found []*policy.Target
	for _, t := range p.names().targets[strings.ToLower(name)] {
		if p.o.Plan == "" || p.o.Plan == t.Plan.Slug {
			found = append(found, t)
		}
	}
	return found
}

func (p *proposer) ambiguousTarget(pos diag.Pos, name string, found []*policy.Target) {
	found = slices.SortedFunc(slices.Values(found), func(a, b *policy.Target) int {
		return strings.Compare(a.Key(), b.Key())
	})
	var zh, en []string
	for _, t := range found {
		zh = append(zh, t.Key()+"（"+t.Plan.ShortTitle.ZH+"）")
		en = append(en, t.Key()+" ("+t.Plan.ShortTitle.EN+")")
	}
	p.refuse(
		pos,
		"ambiguous-target",
		lang.Text{ZH: "有多个指标名为“%s”", EN: "%q is the name of several targets"}.With(fold(name)),
		lang.Text{
			ZH: "请改写为其中之一，或加 --plan 和规划：%[1]s",
			EN: "write one of these instead, or give --plan and the plan: %[2]s",
		}.With(strings.Join(zh, "、"), strings.Join(en, ", ")),
	)
}
