package ask

import "gazette/internal/diag"

// Word says what a choice means, for those who do not write it every day; a choice that needs no word,
// such as the name of a plan, has none.
func Word(choice string) diag.Text {
	return words[choice]
}

var words = map[string]diag.Text{
	"national": diag.T("national", "国家级"), "province": diag.T("province", "省级"), "city": diag.T("city", "市级"), "county": diag.T("county", "县级"),
	"country": diag.T("the whole country", "全国"), "hospital": diag.T("each hospital", "各医院"),
	"general": diag.T("general hospital", "综合医院"), "tcm": diag.T("traditional Chinese medicine", "中医医院"), "integrated": diag.T("Chinese and Western medicine", "中西医结合医院"),
	"specialist": diag.T("specialist hospital", "专科医院"), "maternal": diag.T("maternal and child health", "妇幼保健院"), "supporting": diag.T("supports others", "支援医院"),
	"1": diag.T("grade 1", "一级"), "1C": diag.T("grade 1C", "一级丙等"), "1B": diag.T("grade 1B", "一级乙等"), "1A": diag.T("grade 1A", "一级甲等"),
	"2": diag.T("grade 2", "二级"), "2C": diag.T("grade 2C", "二级丙等"), "2B": diag.T("grade 2B", "二级乙等"), "2A": diag.T("grade 2A", "二级甲等"),
	"3": diag.T("grade 3", "三级"), "3C": diag.T("grade 3C", "三级丙等"), "3B": diag.T("grade 3B", "三级乙等"), "3A": diag.T("grade 3A", "三级甲等"),
	"quantity": diag.T("a number", "数量"), "grade": diag.T("a hospital grade", "医院等级"), "yes-no": diag.T("done or not", "是否完成"), "qualitative": diag.T("a goal without a test", "定性目标，不判定"),
	"at-least": diag.T("at least", "至少（不低于）"), "more-than": diag.T("more than", "超过"), "at-most": diag.T("at most", "至多（不超过）"), "less-than": diag.T("less than", "少于"), "exactly": diag.T("exactly", "恰好"),
	"reported": diag.T("reported", "已报告"), "provisional": diag.T("provisional", "暂定"), "estimated": diag.T("estimated", "估计"),
	"illustrative": diag.T("illustrative (example sites only)", "示例（仅用于示例网站）"),
	"true":         diag.T("done", "已完成"), "false": diag.T("not done", "未完成"),
}
