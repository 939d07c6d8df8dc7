package terms

import (
	"bytes"
	"encoding/json"
	"flag"
	"gazette/internal/testkit"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update-vectors", false,
	"write the results of analysis into testdata/analysis.json, to be read before they are kept")

// A vector is a text with what analysis makes of it. The browser test runs the same ones.
type vector struct {
	Text   string     `json:"text"`
	Units  []string   `json:"units"`           // as written
	Read   []string   `json:"read,omitempty"`  // with numbers and citations read, where that differs
	Terms  []string   `json:"terms,omitempty"` // of the index
	Groups [][]anyOf  `json:"groups,omitempty"`
	Not    [][]anyOf  `json:"not,omitempty"`
	Filter [][]string `json:"filters,omitempty"`
	Parts  [][]string `json:"parts,omitempty"` // what is asked for where nothing has all
}

type anyOf struct {
	Field  string   `json:"field,omitempty"`
	Terms  []string `json:"terms"`
	Phrase bool     `json:"phrase,omitempty"`
	Boost  int      `json:"boost"`
}

func vectorOf(text string) vector {
	v := vector{Text: text, Units: unitTerms(Units(text))}
	if read := unitTerms(withNumbers(withCitations(text, Units(text)))); !cmp.Equal(read, v.Units) {
		v.Read = read
	}
	for _, t := range Analyze(text, Units(text)) {
		v.Terms = append(v.Terms, t.Term)
	}
	q := ParseQuery(text)
	v.Groups, v.Not = anyOfs(q.Groups), anyOfs(q.Not)
	relaxed, _ := q.Relax(func(Alternative) bool { return true })
	for _, g := range relaxed.Groups {
		for _, a := range g.Any {
			v.Parts = append(v.Parts, a.Terms)
		}
	}
	for _, f := range q.Filters {
		v.Filter = append(v.Filter, []string{f.Field, f.Value})
	}
	return v
}

func unitTerms(units []Unit) []string {
	terms := []string{}
	for _, u := range units {
		terms = append(terms, u.Term)
	}
	return terms
}

func anyOfs(groups []Group) [][]anyOf {
	var all [][]anyOf
	for _, g := range groups {
		var any []anyOf
		for _, a := range g.Any {
			any = append(any, anyOf{a.Field, a.Terms, a.Phrase, a.Boost})
		}
		all = append(all, any)
	}
	return all
}

func TestAnalysisAgreesWithTheSharedVectors(t *testing.T) {
	const file = "testdata/analysis.json"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) < 300 {
		t.Errorf("only %d vectors", len(vectors))
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	for i, want := range vectors {
		got := vectorOf(want.Text)
		if d := cmp.Diff(want, got); d != "" && !*update {
			t.Errorf("vector %d, %q (-want +got):\n%s", i, want.Text, d)
		}
		b.WriteString(map[bool]string{true: "[\n", false: ",\n"}[i == 0])
		_ = encoder.Encode(got)
		b.Truncate(b.Len() - 1)
	}
	if *update {
		b.WriteString("\n]\n")
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Every run of Chinese characters of a text is found in it: its query terms are among the text's.
func TestEveryRunOfATextIsFoundInIt(t *testing.T) {
	for _, text := range []string{
		"到2025年，县域内就诊率达到百分之九十以上。", "十四五规划提出一百二十张床位",
		"电子病历4级以上的三级医院占比≥80％", "冀政办字〔2022〕109号印发的通知",
		"實行DRG付費，嵩縣人民醫院為三甲", "第三部分（二）第8项：二〇二五年年底前", "五大中心、三中心一平台",
		"两万三千人",
	} {
		has := map[string]bool{}
		for _, token := range Analyze(text, Units(text)) {
			has[token.Term] = true
		}
		units := Units(text)
		for i := range units {
			for n := 1; n <= 8 && i+n <= len(units); n++ {
				part := text[units[i].Start:units[i+n-1].End]
				if !satisfied(ParseQuery(`"`+part+`"`), has) {
					t.Errorf("%q is not found in %q", part, text)
				}
				if !MatchPhrase(Units(part), text) {
					t.Errorf("%q is not verified in %q", part, text)
				}
			}
		}
	}
}

func satisfied(q Query, has map[string]bool) bool {
	for _, g := range q.Groups {
		one := false
		for _, a := range g.Any {
			all := true
			for _, term := range a.Terms {
				all = all && has[term]
			}
			one = one || all
		}
		if !one {
			return false
		}
	}
	return true
}

func TestWritingsOfTheSameAreTheSame(t *testing.T) {
	for _, same := range [][]string{
		{"90%", "９０％", "90 percent", "90 per cent", "百分之九十"},
		{"2025年", "２０２５年", "二〇二五年", "二○二五年"}, {"嵩縣", "嵩县"},
		{"醫共體", "医共体"}, {"⼈民医院", "人民医院", "⼈⺠医院"}, {"⻋站", "車站", "⾞站", "车站"},
		{"隆县", "隆縣", "\uf9dc县"}, {"counties", "County", "COUNTY'S", "ｃｏｕｎｔｙ"},
		{"center", "centre", "Centres"},
		{"organisation", "organizations"},
		{"sōngxiàn", "songxian"}, {"Xi'an", "xian", "Xi’an"},
		{"〔2022〕109号", "[2022]109号", "（2022） 109號", "【２０２２】第109号"}, {"三级医院", "3级医院"},
		{"10,000", "10000"}, {"paediatrics", "pediatric"}, {"3-2-8", "clause 3-2-8"}, {"14th", "14"},
	} {
		want := lastTerms(same[0])
		for _, s := range same[1:] {
			if got := lastTerms(s); got != want {
				t.Errorf("%q asks for %q, but %q for %q", same[0], want, s, got)
			}
		}
	}
}

// lastTerms are the terms of the last alternative: that in which numbers are read.
func lastTerms(s string) string {
	var b strings.Builder
	for _, g := range ParseQuery(s).Groups {
		b.WriteString(strings.Join(g.Any[len(g.Any)-1].Terms, " ") + "; ")
	}
	return b.String()
}

func TestNamesAreFoundByPinyin(t *testing.T) {
	for name, want := range map[string][]string{
		"嵩县": {"songxian", "song", "xian", "sx"}, "睢县": {"suixian", "sx"}, "单县": {"shanxian", "sx"},
		"重庆市": {"chongqing", "cq"}, "六安市": {"luan"},
		"番禺区": {"panyu"}, "中牟县": {"zhongmu", "zm"}, "长垣市": {"changyuan", "changyuanshi"},
		"睢县人民医院": {"suixianrenminyiyuan"},
	} {
		keys := map[string]bool{}
		for _, k := range append(NameKeys(name, ""), PinyinKeys(name)...) {
			keys[k] = true
		}
		for _, k := range want {
			if !keys[k] {
				t.Errorf("%s is not found by %s", name, k)
			}
		}
	}
}

func TestMarksCoverWhatWasAsked(t *testing.T) {
	for _, c := range [][3]string{
		{"县医院 90%", "每个县医院达到百分之九十以上", "每个[县医院]达到[百分之九十]以上"},
		{`"chest pain"`, "Chest pain, and pain in the chest", "[Chest pain], and pain in the chest"},
		{"醫院", "医院", "[医院]"}, {"counties", "the county’s", "the [county’s]"},
	} {
		got, at := "", 0
		for _, m := range ParseQuery(c[0]).Marks(c[1]) {
			got += c[1][at:m[0]] + "[" + c[1][m[0]:m[1]] + "]"
			at = m[1]
		}
		if got += c[1][at:]; got != c[2] {
			t.Errorf("%s marks %s, want %s", c[0], got, c[2])
		}
	}
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{`"a" -b OR c:d`, "百分之", "〔2022〕109号", "\xff\xfe", "- -\"", "年：", "\u202e县",
		"一二三千万"} {
		f.Add(s)
	}
	for _, s := range testkit.Example(f, ".md") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := ParseQuery(s)
		for _, m := range q.Marks(s) {
			_ = s[m[0]:m[1]]
		}
		for _, token := range Analyze(s, Units(s)) {
			if token.Term == "" || strings.ContainsAny(token.Term, " \n\t") || token.Start >= token.End ||
				token.End > len(s) {
				t.Errorf("%q: token %+v", s, token)
			}
		}
	})
}
