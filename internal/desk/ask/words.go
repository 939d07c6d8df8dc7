package ask

import "gazette/internal/lang"

// Word says what a choice means, for those who do not write it every day; a choice that needs no word,
// such as the name of a plan, has none.
func Word(choice string) lang.Text {
	return words[choice]
}

var words = map[string]lang.Text{
	"national": lang.Text{ZH: "国家级", EN: "national"}, "province": lang.Text{ZH: "省级", EN: "province"}, "city": lang.Text{
		ZH: "市级",
		EN: "city",
	}, "county": lang.Text{
		ZH: "县级",
		EN: "county",
	},
	"country": lang.Text{ZH: "全国", EN: "the whole country"}, "hospital": lang.Text{ZH: "各医院", EN: "each hospital"},
	"general": lang.Text{ZH: "综合医院", EN: "general hospital"}, "tcm": lang.Text{
		ZH: "中医医院",
		EN: "traditional Chinese medicine",
	}, "integrated": lang.Text{
		ZH: "中西医结合医院",
		EN: "Chinese and Western medicine",
	},
	"specialist": lang.Text{ZH: "专科医院", EN: "specialist hospital"}, "maternal": lang.Text{
		ZH: "妇幼保健院",
		EN: "maternal and child health",
	}, "supporting": lang.Text{
		ZH: "支援医院",
		EN: "supports others",
	},
	"1": lang.Text{ZH: "一级", EN: "grade 1"}, "1C": lang.Text{ZH: "一级丙等", EN: "grade 1C"}, "1B": lang.Text{
		ZH: "一级乙等",
		EN: "grade 1B",
	}, "1A": lang.Text{
		ZH: "一级甲等",
		EN: "grade 1A",
	},
	"2": lang.Text{ZH: "二级", EN: "grade 2"}, "2C": lang.Text{ZH: "二级丙等", EN: "grade 2C"}, "2B": lang.Text{
		ZH: "二级乙等",
		EN: "grade 2B",
	}, "2A": lang.Text{
		ZH: "二级甲等",
		EN: "grade 2A",
	},
	"3": lang.Text{ZH: "三级", EN: "grade 3"}, "3C": lang.Text{ZH: "三级丙等", EN: "grade 3C"}, "3B": lang.Text{
		ZH: "三级乙等",
		EN: "grade 3B",
	}, "3A": lang.Text{
		ZH: "三级甲等",
		EN: "grade 3A",
	},
	"quantity": lang.Text{ZH: "数量", EN: "a number"}, "grade": lang.Text{ZH: "医院等级", EN: "a hospital grade"}, "yes-no": lang.Text{
		ZH: "是否完成",
		EN: "done or not",
	}, "qualitative": lang.Text{
		ZH: "定性目标，不判定",
		EN: "a goal without a test",
	},
	"at-least": lang.Text{ZH: "至少（不低于）", EN: "at least"}, "more-than": lang.Text{ZH: "超过", EN: "more than"}, "at-most": lang.Text{
		ZH: "至多（不超过）",
		EN: "at most",
	}, "less-than": lang.Text{
		ZH: "少于",
		EN: "less than",
	}, "exactly": lang.Text{
		ZH: "恰好",
		EN: "exactly",
	},
	"reported": lang.Text{ZH: "已报告", EN: "reported"}, "provisional": lang.Text{ZH: "暂定", EN: "provisional"}, "estimated": lang.Text{
		ZH: "估计",
		EN: "estimated",
	},
	"illustrative": lang.Text{ZH: "示例（仅用于示例网站）", EN: "illustrative (example sites only)"},
	"true":         lang.Text{ZH: "已完成", EN: "done"}, "false": lang.Text{ZH: "未完成", EN: "not done"},
}
