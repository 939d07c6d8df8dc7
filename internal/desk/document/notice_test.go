package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/desk/document"
	"gazette/internal/policy"
)

const notice = `关于印发雾帆县县医院提升方案的通知
雾政办〔2024〕3号
各乡镇人民政府：
现将方案印发给你们。
附件：1.雾帆县县医院提升方案
2.指标表
雾帆县人民政府
2024年3月1日
`

// Input methods for Chinese type full-width digits: the number and the date are the same with them, and no line that
// gives them is told to be left out.
func TestFullWidthDigitsStateTheSame(t *testing.T) {
	wide := strings.NewReplacer("2024〕3", "２０２４〕１２", "2024年3月1日", "２０２４年３月１日").Replace(notice)
	for name, text := range map[string]string{
		"a notice":    wide + "附件1\n雾帆县县医院提升方案\n",
		"a page":      "文号：雾政办〔２０２４〕１２号\n成文日期：２０２４年３月１日\n雾帆县县医院提升方案\n",
		"half a page": "文号：雾政办〔２０２４〕12号\n成文日期：2024年３月1日\n雾帆县县医院提升方案\n",
	} {
		t.Run(name, func(t *testing.T) {
			text += "一、总体要求\n到2027年办好县医院。\n"
			d, list := document.Read(&policy.Model{}, "sent.txt", []byte(text), "x", policy.Date{})
			if d == nil {
				t.Fatal(list)
			}
			got := []string{d.Number, d.Issued.String()}
			if diff := cmp.Diff([]string{"雾政办〔2024〕12号", "2024-03-01"}, got); diff != "" {
				t.Error(diff)
			}
			for _, d := range list {
				if strings.Contains(d.Message.ZH, "雾政办") {
					t.Error(d.Message.ZH)
				}
			}
		})
	}
}

// A notice and the plan that it carries: number, issuer and date are the notice's, title and text the plan's.
func TestNoticeAndPlanAreToldApart(t *testing.T) {
	for name, between := range map[string]string{
		"as annex 1":   "附件1\n雾帆县县医院提升方案\n",
		"alone":        "雾帆县县医院提升方案\n",
		"in two lines": "附件1：\n雾帆县县医院\n提升方案\n",
	} {
		t.Run(name, func(t *testing.T) {
			text := notice + between +
				"一、总体要求\n到2027年办好县医院。\n二、任务\n1.建设。\n（1）床位。\n①重症床位。\n②普通床位。\n" +
				"附件2\n指标表\n一、表格\n"
			d, list := document.Read(&policy.Model{}, "sent.txt", []byte(text), "x", policy.Date{})
			if d == nil {
				t.Fatal(list)
			}
			got := []string{d.Title, d.Number, d.Issuer, d.Issued.String()}
			want := []string{"雾帆县县医院提升方案", "雾政办〔2024〕3号", "雾帆县人民政府", "2024-03-01"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			clauses := "## 一、总体要求\n\n到2027年办好县医院。\n\n## 二、任务\n\n#### 1. 建设\n\n##### （1）床位\n\n" +
				"###### ①重症床位\n\n###### ②普通床位\n\n## 附件2\n\n指标表\n\n## 一、表格\n"
			if diff := cmp.Diff(clauses, string(d.Text)); diff != "" {
				t.Error(diff)
			}
			if !strings.Contains(string(d.Skeleton), "##### (1) [to be written] 重症床位") ||
				!strings.Contains(string(d.Skeleton), "## Annex 2\n") {
				t.Errorf("the skeleton is %s", d.Skeleton)
			}
			if said := fmt.Sprint(list); strings.Count(said, "not taken into the text") != 2 ||
				!strings.Contains(said, "list of annexes") ||
				strings.Contains(said, "does not follow") {
				t.Error(said)
			}
		})
	}
}

// The lines of a PDF make paragraphs again: page numbers go, and so do the spaces beside numbers.
func TestLinesOfPagesMakeParagraphs(t *testing.T) {
	text := "雾帆县县医院提升方案\n\n一、总体要求\n为进一步提高全县医疗服务能力，方便群众就近看病就医，结合\n" +
		"本县实际情况和各乡镇卫生院的发展基础，经县政府第五次常务\n— 1 —\n\f会议研究同意，制定本方案。\n" +
		"到 2027 年，县域内就诊率达到 90%以上。\n二、任务\n"
	d, list := document.Read(&policy.Model{}, "sent.pdf", []byte(text), "x", policy.Date{})
	if d == nil {
		t.Fatal(list)
	}
	want := "## 一、总体要求\n\n" +
		"为进一步提高全县医疗服务能力，方便群众就近看病就医，结合本县实际情况和各乡镇卫生院的发展基础，" +
		"经县政府第五次常务会议研究同意，制定本方案。\n\n到2027年，县域内就诊率达到90%以上。\n\n## 二、任务\n"
	if diff := cmp.Diff(want, string(d.Text)); diff != "" {
		t.Error(diff)
	}
}

// A page holds a picture itself or names another file, which is said; an icon is not worth a word.
func TestPicturesOfAWebPage(t *testing.T) {
	page := `<html><body><p>提升方案</p><p>一、总体要求</p><img width=16 src="icon.png"><img alt="分工图" ` +
		`src="a/b.jpg">` +
		`<img alt="示意" src="data:image/png;base64,` + onePoint + `"><p>二、任务</p></body></html>`
	d, list := document.Read(&policy.Model{}, "page.html", []byte(page), "x", policy.Date{})
	if d == nil {
		t.Fatal(list)
	}
	want := "## 一、总体要求\n\n![【待写】图片说明：示意](picture-1.png)\n\n## 二、任务\n"
	if diff := cmp.Diff(want, string(d.Text)); diff != "" {
		t.Error(diff)
	}
	if said := fmt.Sprint(list); !strings.Contains(said, "(分工图): it is another file: a/b.jpg") ||
		strings.Contains(said, "icon") {
		t.Error(said)
	}
}
