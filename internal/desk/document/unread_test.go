package document_test

import (
	"fmt"
	"strings"
	"testing"
)

// A paragraph that begins like a number and is not read as one does not fall into the clause before without a word;
// running text that begins with figures does.
func TestNumbersThatAreNotReadAreNamed(t *testing.T) {
	t.Parallel()
	const zh, en = "鲸歌县医院管理办法\n第一条 制定本办法。\n", "Work plan of Whalesong County\n1. Goals\n"
	for line, head := range map[string]string{
		"第一部分 总体要求": zh, "第二编 管理": zh, "专栏1 重点工程": zh, "专栏：重点工程": zh, "附表：床位表": zh,
		"附件1-1 医院名单": zh, "附录A 名词解释": zh, "一. 目标": zh, "一）目标": zh, "1）床位": zh, "1.1 目标": zh,
		"1.1目标": zh, "2 目标": zh, "⑴床位": zh, "㈠目标": zh, "Ⅱ 目标": zh, "第六条：罚则": zh,
		"Part II Tasks": en, "Box 1 Projects": en, "a) Beds": en, "(i) Beds": en, "1.1 Beds": en, "IV. Tasks": en,
		"Annex A List of hospitals": en,
	} {
		said := doubted(t, head+line+"\n")
		if !strings.Contains(said, "clause-numbering") || !strings.Contains(said, line) {
			t.Errorf("%s is not named, only %q", line, said)
		}
	}
	for line, head := range map[string]string{
		"一是加强领导。": zh, "第六条规定的医院应当公开。": zh, "2.5万人参加。": zh,
		"2026年底前公开床位数。": zh,
		"表1 床位":         zh, "20 年来不断改善。": zh, "附件所列医院应当公开。": zh, "十年内完成。": zh,
		"2.5 million people gain.": en,
		"2026 is the year.":        en, "A county hospital is built.": en, "Table 1 Beds": en,
	} {
		if said := doubted(t, head+line+"\n"); said != "" {
			t.Errorf("%s is running text, and it says %s", line, said)
		}
	}
}

// An article that was put in later has its text in the same paragraph, however long that is. Where it is not read as a
// clause, it is named.
func TestAnArticlePutInLaterIsNotLost(t *testing.T) {
	t.Parallel()
	text := "鲸歌县医院管理办法\n第一条 制定本办法。\n第一条之一 " + strings.Repeat("乡镇卫生院参照执行，", 20) +
		"\n第二条 施行。\n"
	d, _ := read(t, "plan.txt", []byte(text))
	if said := doubted(t, text); !strings.Contains(said, "第一条之一") &&
		!strings.Contains(string(d.Text), "## 第一条之一") {
		t.Errorf("it says %q of\n%s", said, d.Text)
	}
}

// doubted is what is said of the third line of a text, which is taken in all the same.
func doubted(t *testing.T, text string) string {
	t.Helper()
	_, list := read(t, "plan.txt", []byte(text))
	if faults, _ := list.Count(); faults > 0 {
		t.Errorf("%s is refused: %v", text, list)
	}
	var said []string
	for _, d := range list {
		if d.Pos.Line == 3 {
			said = append(said, fmt.Sprint(d))
		}
	}
	return strings.Join(said, "\n")
}
