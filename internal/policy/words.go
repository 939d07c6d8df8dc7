package policy

import "gazette/internal/lang"

// An Enum is a set of values that records choose from, in their order, each with its words.
type Enum []Value

// A Value is one value of an enumeration.
type Value struct {
	Value string
	Words lang.Text
}

// Words are what a value is called; the value itself where the enumeration has none of that name.
func (e Enum) Words(value string) lang.Text {
	for _, v := range e {
		if v.Value == value {
			return v.Words
		}
	}
	return lang.Same(value)
}

// Values are the values in their order.
func (e Enum) Values() []string {
	var values []string
	for _, v := range e {
		values = append(values, v.Value)
	}
	return values
}

// Enums are the enumerations of the records by the names that layouts ask for them by. Readers, editors and
// programs are told a value by these words and no others.
var Enums = map[string]Enum{
	"force": {
		{string(InForce), lang.Text{ZH: "现行有效", EN: "In force"}},
		{string(Expired), lang.Text{ZH: "已到期", EN: "Expired"}},
		{string(Repealed), lang.Text{ZH: "已废止", EN: "Repealed"}},
		{string(Replaced), lang.Text{ZH: "已被替代", EN: "Replaced"}},
	},
	"level": {
		{"national", lang.Text{ZH: "国家", EN: "National"}},
		{"province", lang.Text{ZH: "省级", EN: "Province"}},
		{"city", lang.Text{ZH: "市级", EN: "City"}},
		{"county", lang.Text{ZH: "县级", EN: "County"}},
	},
	"region-level": {
		{string(Country), lang.Text{ZH: "国家", EN: "Country"}},
		{string(Province), lang.Text{ZH: "省", EN: "Province"}},
		{string(Prefecture), lang.Text{ZH: "市", EN: "City"}},
		{string(County), lang.Text{ZH: "县", EN: "County"}},
	},
	"read-from": {
		{FromOriginal, lang.Text{ZH: "原文", EN: "the original"}},
		{FromTranslation, lang.Text{ZH: "译文", EN: "a translation"}},
	},
	"rendition": {
		{string(Original), lang.Text{ZH: "原文", EN: "original"}},
		{string(OfficialTranslation), lang.Text{ZH: "官方译文", EN: "official translation"}},
		{string(Restatement), lang.Text{ZH: "编者转述", EN: "editors’ restatement"}},
	},
	"how": {
		{string(Stated), lang.Text{ZH: "原文写明", EN: "as stated"}},
		{string(Inferred), lang.Text{ZH: "编者推定", EN: "editors’ inference"}},
		{string(Translated), lang.Text{ZH: "据译文", EN: "from a translation"}},
	},
	"test": {
		{string(Quantity), lang.Text{ZH: "数量", EN: "a number"}},
		{string(Graded), lang.Text{ZH: "医院等级", EN: "a hospital grade"}},
		{string(YesNo), lang.Text{ZH: "是否完成", EN: "done or not"}},
		{string(Qualitative), lang.Text{ZH: "定性目标，不判定", EN: "a goal without a test"}},
	},
	"scope": {
		{string(Country), lang.Text{ZH: "全国", EN: "The nation"}},
		{string(Province), lang.Text{ZH: "省级", EN: "The province"}},
		{string(Prefecture), lang.Text{ZH: "市级", EN: "Each city"}},
		{string(County), lang.Text{ZH: "每个县", EN: "Each county"}},
		{"hospital", lang.Text{ZH: "每家医院", EN: "Each hospital"}},
	},
	// What a target of a scope binds, one of them.
	"scope-noun": {
		{string(Country), lang.Text{ZH: "国家", EN: "country"}},
		{string(Province), lang.Text{ZH: "省", EN: "province"}},
		{string(Prefecture), lang.Text{ZH: "市", EN: "city"}},
		{string(County), lang.Text{ZH: "县", EN: "county"}},
		{"hospital", lang.Text{ZH: "医院", EN: "hospital"}},
	},
	"bound": {
		{string(AtLeast), lang.Text{ZH: "至少", EN: "at least"}},
		{string(MoreThan), lang.Text{ZH: "超过", EN: "more than"}},
		{string(AtMost), lang.Text{ZH: "不超过", EN: "at most"}},
		{string(LessThan), lang.Text{ZH: "低于", EN: "less than"}},
		{string(Exactly), lang.Text{ZH: "恰好", EN: "exactly"}},
	},
	"holds": {
		{string(Once), lang.Text{ZH: "到期一次", EN: "once"}},
		{string(EachPeriod), lang.Text{ZH: "每期", EN: "in each period"}},
		{string(Throughout), lang.Text{ZH: "全程", EN: "throughout"}},
	},
	"every": {
		{string(Year), lang.Text{ZH: "每年", EN: "every year"}},
		{string(HalfYear), lang.Text{ZH: "每半年", EN: "every half year"}},
		{string(Quarter), lang.Text{ZH: "每季度", EN: "every quarter"}},
		{string(Month), lang.Text{ZH: "每月", EN: "every month"}},
	},
	"strength": {
		{"firm", lang.Text{ZH: "必须", EN: "firm"}},
		{"strive", lang.Text{ZH: "力争", EN: "aspiration"}},
	},
	"method": {
		{string(LinearPace), lang.Text{ZH: "序时进度", EN: "linear pace"}},
		{string(CAGRRatio), lang.Text{ZH: "年均增速比", EN: "CAGR ratio"}},
	},
	"obs": {
		{string(Reported), lang.Text{ZH: "报告数", EN: "reported"}},
		{string(Provisional), lang.Text{ZH: "初步数", EN: "provisional"}},
		{string(Estimated), lang.Text{ZH: "估计数", EN: "estimated"}},
		{string(Illustrative), lang.Text{ZH: "示例", EN: "example"}},
	},
	"qualifier": {
		{"at-least", lang.Text{ZH: "至少", EN: "at least"}},
		{"more-than", lang.Text{ZH: "超过", EN: "more than"}},
		{"about", lang.Text{ZH: "约", EN: "about"}},
	},
	"kind": {
		{"general", lang.Text{ZH: "综合医院", EN: "General hospital"}},
		{"tcm", lang.Text{ZH: "中医医院", EN: "Hospital of traditional Chinese medicine"}},
		{"integrated", lang.Text{ZH: "中西医结合医院", EN: "Hospital of integrated Chinese and Western medicine"}},
		{"specialist", lang.Text{ZH: "专科医院", EN: "Specialist hospital"}},
		{"maternal", lang.Text{ZH: "妇幼保健院", EN: "Maternal and child health hospital"}},
	},
	"kind-short": { // in lists, where the name says the rest
		{"general", lang.Text{ZH: "综合", EN: "General"}},
		{"tcm", lang.Text{ZH: "中医", EN: "TCM"}},
		{"integrated", lang.Text{ZH: "中西医结合", EN: "Chinese and Western"}},
		{"specialist", lang.Text{ZH: "专科", EN: "Specialist"}},
		{"maternal", lang.Text{ZH: "妇幼保健", EN: "Maternal and child"}},
	},
	"role": {
		{"county", lang.Text{ZH: "县级医院", EN: "County hospital"}},
		{"supporting", lang.Text{ZH: "支援医院", EN: "Supporting hospital"}},
	},
	"ownership": {
		{"public", lang.Text{ZH: "公立", EN: "Public"}},
		{"private", lang.Text{ZH: "民营", EN: "Private"}},
	},
	"emergency": {
		{"true", lang.Text{ZH: "设有急诊", EN: "Has an emergency department"}},
		{"false", lang.Text{ZH: "不设急诊", EN: "Has no emergency department"}},
	},
	"member": {
		{"confirmed", lang.Text{ZH: "已确认", EN: "confirmed"}},
		{"inferred", lang.Text{ZH: "据报道推断", EN: "inferred from a report"}},
		{"proposed", lang.Text{ZH: "拟纳入，公示中", EN: "proposed, public notice"}},
	},
	"done": {
		{"true", lang.Text{ZH: "已完成", EN: "done"}},
		{"false", lang.Text{ZH: "未完成", EN: "not done"}},
	},
	"task-state": {
		{string(TaskComing), lang.Text{ZH: "未到时限", EN: "Not due yet"}},
		{string(TaskPassed), lang.Text{ZH: "时限已过，未见完成的记录", EN: "Date passed, no record that it is done"}},
		{string(TaskUndated), lang.Text{ZH: "未写明时限", EN: "No date stated"}},
		{string(TaskDone), lang.Text{ZH: "已完成，有报告", EN: "Done, with a report"}},
		{string(TaskLapsed), lang.Text{ZH: "不再要求", EN: "No longer asked for"}},
	},
	"grade": grades(),
	"fact":  facts(),
}

// The values of the enumerations that have a type of their own; records that hold one choose from them.

// Values are what a DocumentStatus can be.
func (DocumentStatus) Values() []string { return Enums["force"].Values() }

// Values are what a Rendition can be.
func (Rendition) Values() []string { return Enums["rendition"].Values() }

// Values are what a Known can be.
func (Known) Values() []string { return Enums["how"].Values() }

// Values are what a Kind can be.
func (Kind) Values() []string { return Enums["test"].Values() }

// Values are what a Bound can be.
func (Bound) Values() []string { return Enums["bound"].Values() }

// Values are what a Holds can be.
func (Holds) Values() []string { return Enums["holds"].Values() }

// Values are what a Every can be.
func (Every) Values() []string { return Enums["every"].Values() }

// Values are what a Method can be.
func (Method) Values() []string { return Enums["method"].Values() }

// Values are what a ObservationStatus can be.
func (ObservationStatus) Values() []string { return Enums["obs"].Values() }

func grades() Enum {
	var all Enum
	for _, g := range HospitalGrades {
		words := lang.Text{ZH: map[byte]string{'1': "一级", '2': "二级", '3': "三级"}[g[0]], EN: "Grade " + g}
		if len(g) > 1 {
			words.ZH += map[byte]string{'A': "甲等", 'B': "乙等", 'C': "丙等"}[g[1]]
		}
		all = append(all, Value{g, words})
	}
	return all
}

// Word is what a value of an enumeration is called.
func Word(enum, value string) lang.Text {
	if value == "" {
		return lang.Text{}
	}
	return Enums[enum].Words(value)
}
