package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/desk/document"
	"gazette/internal/policy"
)

const (
	plainPlan   = "鲸歌县医疗工作方案\n一、目标\n床位达到500张。\n二、保障\n加强领导。\n"
	articlePlan = "鲸歌县医院管理办法\n第一条 制定本办法。\n第二条 本办法自2026年4月1日起施行。\n"
	signed      = "鲸歌县卫生健康局\n2026年3月5日\n"
	hospitals   = "1.鲸歌县人民医院\n2.鲸歌县中医院\n"
)

var (
	plainClauses = []string{"## 一、目标", "## 二、保障"}
	ofAnnex1     = []string{"## 附件1", "#### 1. 鲸歌县人民医院", "#### 2. 鲸歌县中医院"}
)

// Annexes have numbers of their own: none of the text's clauses is lost to them, however their head is printed, and the
// signature above them is no part of the last clause.
func TestAnnexesLeaveTheTextWhole(t *testing.T) {
	t.Parallel()
	join := func(lists ...[]string) (all []string) {
		for _, l := range lists {
			all = append(all, l...)
		}
		return all
	}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"numbered": {plainPlan + signed + "附件1\n医院名单\n" + hospitals, join(plainClauses, ofAnnex1)},
		"behind articles": {articlePlan + signed + "附件1\n医院名单\n" + hospitals,
			join([]string{"## 第一条", "## 第二条"}, ofAnnex1)},
		"with a space":         {plainPlan + "附件 1\n医院名单\n" + hospitals, join(plainClauses, ofAnnex1)},
		"title behind a colon": {plainPlan + "附件1：医院名单\n" + hospitals, join(plainClauses, ofAnnex1)},
		"title behind a blank": {plainPlan + "附件1　医院名单\n" + hospitals, join(plainClauses, ofAnnex1)},
		"numeral":              {plainPlan + "附件一、医院名单\n" + hospitals, join(plainClauses, ofAnnex1)},
		"without a number": {plainPlan + signed + "附件：\n医院名单\n" + hospitals,
			join(plainClauses, []string{"## 附件"}, ofAnnex1[1:])},
		"several": {plainPlan + "附件1\n名单\n" + hospitals + "附件 2：经费\n1.人员\n附件三\n其他\n",
			join(plainClauses, ofAnnex1, []string{"## 附件2", "#### 1. 人员", "## 附件3"})},
		"before the signature": {plainPlan + "附件1\n医院名单\n" + hospitals + signed, join(plainClauses, ofAnnex1)},
		"of an excerpt": {"鲸歌县医疗工作方案\n三、目标\n四、保障\n附件1\n一、名单\n二、经费\n",
			[]string{"## 三、目标", "## 四、保障", "## 附件1", "## 一、名单", "## 二、经费"}},
		"alike each other": {plainPlan + "附件1\n一、概况\n二、做法\n三、问题\n附件2\n一、概况\n二、做法\n三、问题\n",
			join(plainClauses, []string{"## 附件1", "## 一、概况", "## 二、做法", "## 三、问题",
				"## 附件2", "## 一、概况", "## 二、做法", "## 三、问题"})},
		"in a table of contents": {"鲸歌县医院管理办法\n目　录\n第一章 总则……1\n附件1 医院名单……2\n" +
			"第一章 总则\n第一条 制定。\n附件1 医院名单\n" + hospitals,
			join([]string{"## 第一章 总则", "## 第一条"}, ofAnnex1)},
		"in English": {"Work plan of Whalesong County\nArticle 1 Goals.\nArticle 2 Means.\nAnnex 1: Hospitals\n" +
			"1. County hospital\n2. Clinic\n",
			[]string{"## Article 1", "## Article 2", "## Annex 1", "### (1) County hospital", "### (2) Clinic"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, list := read(t, "plan.txt", []byte(c.text))
			var heads []string
			for line := range strings.Lines(string(d.Text)) {
				if strings.HasPrefix(line, "#") {
					heads = append(heads, strings.TrimSpace(line))
				}
			}
			if diff := cmp.Diff(c.want, heads); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if said := fmt.Sprint(list); strings.Contains(said, "not taken") || strings.Contains(said, "twice") {
				t.Error(said)
			}
			if strings.Contains(string(d.Text), "卫生健康局") {
				t.Errorf("the signature is in the text:\n%s", d.Text)
			}
			by, on := d.Issuer, d.Issued.String()
			if strings.Contains(c.text, signed) && (by != "鲸歌县卫生健康局" || on != "2026-03-05") {
				t.Errorf("signed by %q on %s", by, on)
			}
		})
	}
}

// The list of annexes that stands between the text and the signature has numbers that are no clauses'.
func TestTheListOfAnnexesIsNamedAndLeftOut(t *testing.T) {
	t.Parallel()
	for name, listed := range map[string]string{
		"in one line":        "附件：医院名单\n",
		"numbered":           "附件：1.医院名单\n2.经费安排表\n",
		"below its name":     "附件：\n1.医院名单\n2.经费安排表\n",
		"each with a number": "附件1：医院名单\n附件2：经费安排表\n",
		"before a note":      "附件1：医院名单\n（联系人：王一，电话：0371-12345678）\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for after, clauses := range map[string]int{"": 2, "附件1\n医院名单\n" + hospitals: 5} {
				d, list := read(t, "plan.txt", []byte(plainPlan+listed+signed+after))
				if d.Clauses != clauses {
					t.Errorf("%d clauses, not %d:\n%s", d.Clauses, clauses, d.Text)
				}
				if said := fmt.Sprint(list); !strings.Contains(said, "plan.txt:6 1 annex-list") {
					t.Errorf("the list is not named: %s", said)
				}
				if d.Issued.String() != "2026-03-05" {
					t.Errorf("issued on %v", d.Issued)
				}
			}
		})
	}
}

// Where offices are listed in an annex, their names are no signature.
func TestAListOfOfficesIsKept(t *testing.T) {
	t.Parallel()
	text := plainPlan + "附件1\n成员单位\n县卫生健康局\n县财政局\n附件2\n成员单位\n县教育局\n县民政局\n"
	d, list := document.Read(&policy.Model{}, "plan.txt", []byte(text), "x", policy.Date{})
	if d == nil {
		t.Fatal(list)
	}
	for _, office := range []string{"县卫生健康局", "县财政局", "县教育局", "县民政局"} {
		if !strings.Contains(string(d.Text), office) {
			t.Errorf("%s is not in:\n%s", office, d.Text)
		}
	}
}
