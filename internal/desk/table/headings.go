package table

import (
	"regexp"
	"strings"
)

// A field is what a column, or a line above the headings, may give.
type field string

const (
	fName                                            field = "name"
	fTarget, fRegion, fCity, fHospital, fSupporting  field = "target", "region", "city", "hospital", "supporting"
	fProvince                                        field = "province"
	fDate, fValue, fStatus                           field = "date", "value", "status"
	fSourceZH, fSourceEN, fURL, fPublished           field = "source_zh", "source_en", "url", "published"
	fNoteZH, fNoteEN, fWhyZH, fWhyEN, fOrder, fOther field = "note_zh", "note_en", "why_zh", "why_en", "order", "other"
	fUnit                                            field = "unit"

	fAddressZH, fAddressEN, fTelephone, fGrade, fOwnership field = "address_zh", "address_en", "telephone",
		"grade", "ownership"
	fEmergency, fInsuranceCode, fWebsite, fLongitude, fLatitude field = "emergency", "insurance_code", "website",
		"longitude", "latitude"
)

// factFields are what a column may give of a hospital.
var factFields = [...]field{fAddressZH, fAddressEN, fTelephone, fGrade, fOwnership, fEmergency, fInsuranceCode,
	fWebsite, fLongitude, fLatitude}

// words are the headings that a field goes by, without spaces and in lower case. fOther are columns that are known to
// be of no use here. New spellings go here, as a table with them is sent in. A word stands for one field only; where
// offices use it for several, the choice was: 单位 is the county (计量单位 is the unit), 数据 the figure, 时间 the
// date.
var words = map[field]string{
	fTarget: "指标 指标名称 指标编号 考核指标 项目 目标 target indicator measure",
	fRegion: "地区 县 县区 县市 县(市) 县(市、区) 县(区) 县(市,区) 区县 市县 县市区 县名称 县名 县级行政区 " +
		"行政区划 区域 单位 填报单位 地区名称 region county district area",
	fName:     "名称 单位名称 县市名称 name",
	fCity:     "市 地市 设区市 所属市 市州 city prefecture",
	fProvince: "省 省份 所属省 province",
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
	fOther: "考核内容 要求 上次数值 指标解释 填报人 填报人,电话 填报日期 whatisasked askedfor lastfigure explanation " +
		"filledinby",
	fUnit:  "计量单位 数据单位 unit",
	fOrder: "序号 编号 no no. number #",

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

// known turns words around: from a heading to its field.
var known = func() map[string]field {
	m := map[string]field{}
	for f, list := range words {
		for word := range strings.FieldsSeq(list) {
			m[word] = f
		}
	}
	return m
}()

// mustFill are the marks of a column that must be filled in, or need not be: a star, and a word in brackets. They say
// nothing of what the column gives.
var mustFill = regexp.MustCompile(
	`^[*★※∗✱]+|[*★※∗✱]+$|[(\[【〔](?i:必填|必填项|必须填写|选填|可选|可不填|required|mandatory|optional)[)\]】〕]`)

// bare is a heading without those marks: “＊地区”, “地区*”, “地区（必填）” and “地区（必填） *” are 地区.
func bare(s string) string {
	for s = fold(s); ; {
		less := strings.Join(strings.Fields(mustFill.ReplaceAllString(s, " ")), " ")
		if less == s {
			return s
		}
		s = less
	}
}

// heading makes of a heading what words are written in. “完成情况：” and “地区*” become 完成情况 and 地区, “No. ”
// becomes “no.”, and “县（市、区）” becomes 县(市,区).
func heading(s string) string {
	s = strings.ToLower(strings.ReplaceAll(bare(s), " ", ""))
	return strings.TrimRight(strings.ReplaceAll(s, "、", ","), "*:")
}

// fieldOf reads a heading as a whole, or by its first word, where a second language or brackets behind that say the
// same again. In 要求 县内就诊率 the second word says something else. “地区 region” and “来源 (中文)” are such
// headings; “数值（%）” is that of figures, whatever stands in the brackets.
func fieldOf(s string) (field, bool) {
	if f, ok := known[heading(s)]; ok {
		return f, true
	}
	if f, ok := known[strings.ReplaceAll(heading(s), ",", "、")]; ok {
		return f, true
	}
	if m := unitInBrackets.FindStringSubmatch(bare(s)); m != nil && known[heading(m[1])] == fValue {
		return fValue, true
	}
	first, rest, found := strings.Cut(bare(s), " ")
	if !found || !bracketed.MatchString(rest) && han.MatchString(first) == han.MatchString(rest) &&
		letter.MatchString(rest) {
		return "", false
	}
	f, ok := known[heading(first)]
	return f, ok
}

var (
	bracketed = regexp.MustCompile(`^\([^()]*\)$`)
	han       = regexp.MustCompile(`\p{Han}`)
	letter    = regexp.MustCompile(`\pL`)
)

// fieldOf reads the heading of a column. One that names a target is the target's, unless no row could be read
// without what else it may give.
func (p *proposer) fieldOf(s string) (field, bool) {
	f, ok := fieldOf(s)
	switch f {
	case fTarget, fRegion, fHospital, fSupporting, fDate, fValue:
		return f, ok
	}
	_, rest, _ := strings.Cut(bare(s), " ")
	if ok && (len(p.targetsNamed(s)) == 1 || rest != "" && len(p.targetsNamed(rest)) > 0) {
		return "", false
	}
	return f, ok
}
