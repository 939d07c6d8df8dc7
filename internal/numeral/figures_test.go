package numeral_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/testkit"
)

// Each case names every definite figure and some of the possible ones; a possible figure after "!"
// must not be there.
var readCases = []struct {
	lang               lang.Lang
	text               string
	definite, possible string
}{
	{lang.ZH, "", "", ""},
	{lang.ZH, "达到70家", "70", ""},
	{lang.ZH, "超过９０％", "90%", "90"},
	{lang.ZH, "冀政办字〔２０２２〕１０９号", "109 2022", ""},
	{lang.ZH, "1,000名", "1000", "!1"},
	{lang.ZH, "１，０００名", "1000", ""},
	{lang.ZH, "2021,2022年", "2021 2022", ""},
	{lang.ZH, "3.5张/千人", "3.5", "1000 !3"},
	{lang.ZH, "3.50", "3.5", ""},
	{lang.ZH, "10-20公里", "10 20", ""},
	{lang.ZH, "1–2所", "1 2", ""},
	{lang.ZH, "1～2所", "1 2", ""},
	{lang.ZH, "2021-2025年", "2021 2025", ""},
	{lang.ZH, "10-20%", "10% 20%", "10 20"},
	{lang.ZH, "10%至20%", "10% 20%", ""},
	{lang.ZH, "80、85、90%", "80 85 90%", "80% 85%"},
	{lang.ZH, "百分之九十", "90%", "90 !100"},
	{lang.ZH, "百分之七十点五", "70.5%", "70.5 !70%"},
	{lang.ZH, "百分之90", "90%", "90"},
	{lang.ZH, "百分之百", "100%", "100"},
	{lang.ZH, "提高5个百分点", "5%", "5 !100"},
	{lang.ZH, "提高两个百分点", "", "2% !100"},
	{lang.ZH, "八成以上", "", "80%"},
	{lang.ZH, "8成以上", "", "80% 8"},
	{lang.ZH, "5万人", "50000", "!10000 !5"},
	{lang.ZH, "1.2万人", "12000", ""},
	{lang.ZH, "30余万人", "300000", ""},
	{lang.ZH, "3亿人", "300000000", ""},
	{lang.ZH, "1亿2000万人", "120000000", "20000000"},
	{lang.ZH, "1亿2000万5000人", "120005000", ""},
	{lang.ZH, "5-10万人", "100000", "5 50000"},
	{lang.ZH, "3千名", "3000", ""},
	{lang.ZH, "3千克", "3", ""},
	{lang.ZH, "2022千县工程", "2022", "1000"},
	{lang.ZH, "二〇二五年", "2025", "!25"},
	{lang.ZH, "二零二五年", "2025", ""},
	{lang.ZH, "二○二五年", "2025", ""},
	{lang.ZH, "二０二五年", "2025", ""},
	{lang.ZH, "一九九八年", "1998", ""},
	{lang.ZH, "拨打一二〇", "120", ""},
	{lang.ZH, "6月30日", "30 6", ""},
	{lang.ZH, "2025.12.31", "12 2025 31", ""},
	{lang.ZH, "二级甲等", "2", ""},
	{lang.ZH, "三级医院", "3", ""},
	{lang.ZH, "县级、市级、省级和国家级", "", "!1 !2"},
	{lang.ZH, "报上一级部门", "", "1"},
	{lang.ZH, "省市两级", "", "2"},
	{lang.ZH, "十四五规划", "", "14 5 !19 !145"},
	{lang.ZH, "“十三五”", "", "13 5"},
	{lang.ZH, "第十四个五年规划", "", "14 5"},
	{lang.ZH, "一二", "", "1 2 12"},
	{lang.ZH, "三四十家", "", "30 40"},
	{lang.ZH, "二千零二十五", "", "2025"},
	{lang.ZH, "一百二十三万四千五百六十七", "", "1234567"},
	{lang.ZH, "三万亿元", "", "3000000000000"},
	{lang.ZH, "统一", "", "1"},
	{lang.ZH, "每季度", "", "3 4"},
	{lang.ZH, "每半年", "", "6 2"},
	{lang.ZH, "双向转诊", "", "2"},
	{lang.ZH, "G20、COVID-19、DRG3.0、PM2.5", "", "20 19 3 2.5"},
	{lang.ZH, "第3-2-8条", "2 3 8", ""},
	{lang.ZH, "7×24小时", "24 7", ""},
	{lang.ZH, "Ⅲ级", "", "3"},

	{lang.EN, "at least 70 hospitals", "70", ""},
	{lang.EN, "1,000 and 50,000", "1000 50000", ""},
	{lang.EN, "50 thousand", "50000", ""},
	{lang.EN, "1.2 million", "1200000", ""},
	{lang.EN, "2022 Thousand Counties", "2022", "1000"},
	{lang.EN, "90%", "90%", "90"},
	{lang.EN, "90 per cent, 80 percent", "80% 90%", "80 90"},
	{lang.EN, "5 percentage points", "5%", "5"},
	{lang.EN, "5 per centre", "5", "!5%"},
	{lang.EN, "ninety per cent", "", "90% 90"},
	{lang.EN, "10–20 per cent", "10% 20%", "10 20"},
	{lang.EN, "10 to 20%", "10 20%", "10%"},
	{lang.EN, "by 30 June 2025", "2025 30", "6"},
	{lang.EN, "it may march on", "", "!5 !3"},
	{lang.EN, "2021–25", "2021", "25 2025"},
	{lang.EN, "mid-2025", "2025", ""},
	{lang.EN, "in 2025.", "2025", ""},
	{lang.EN, "[2022] No. 109", "109 2022", ""},
	{lang.EN, "14th Five-Year Plan, 3rd", "14 3", "5 !19"},
	{lang.EN, "Fourteenth Five-Year Plan", "", "14 5"},
	{lang.EN, "grade 2, Grade 2A, level 4", "2 4", ""},
	{lang.EN, "tertiary and secondary hospitals", "2 3", ""},
	{lang.EN, "secondary schools, secondary to this", "", "!2"},
	{lang.EN, "primary care", "", "1"},
	{lang.EN, "ninety-nine and one hundred and twenty-five thousand", "", "99 125000"},
	{lang.EN, "three and four", "", "3 4 !7"},
	{lang.EN, "thirty-first", "", "31"},
	{lang.EN, "once, twice, both, a pair, double, single, a dozen", "", "1 2 12"},
	{lang.EN, "quarterly", "", "3 4"},
	{lang.EN, "half-yearly", "", "6 2"},
	{lang.EN, "every six months", "", "6 2"},
	{lang.EN, "every 6 months", "6", "2"},
	{lang.EN, "monthly", "", "1 12"},
	{lang.EN, "half", "", "0.5 50%"},
	{lang.EN, "annual", "", "1"},
	{lang.EN, "G20, COVID-19, DRG3.0, PM2.5", "", "20 19 3 2.5"},
	{lang.EN, "Grade III, Level I", "", "3 1"},
	{lang.EN, "clause 3-2-8", "2 3 8", ""},
}

func TestReadNumbers(t *testing.T) {
	for _, c := range readCases {
		n := numeral.Read(c.text, c.lang)
		if got := strings.Join(slices.Sorted(maps.Keys(n.Definite)), " "); got != c.definite {
			t.Errorf("%s %q: definite %q, want %q", c.lang, c.text, got, c.definite)
		}
		for _, key := range strings.Fields(c.possible) {
			key, unwanted := strings.CutPrefix(key, "!")
			if n.Possible[key] == unwanted {
				t.Errorf("%s %q: %s possible = %v; have %v", c.lang, c.text, key, !unwanted,
					slices.Sorted(maps.Keys(n.Possible)))
			}
		}
	}
}

func TestMissing(t *testing.T) {
	cases := []struct{ zh, en, missingEN, missingZH string }{
		{"到2025年,至少70家县医院达到三级水平,县域就诊率超过90%。",
			"By 2025 at least 70 county hospitals reach tertiary level, and more than 90 per cent of visits stay in " +
				"the county.", "", ""},
		{"“十四五”期间至少建成1个市级重点专科",
			"In the 14th Five-Year Plan period, at least one key specialty at city level", "", ""},
		{"6月底前完成", "by the end of June", "", ""},
		{"每半年报告1次", "report every six months, once", "", ""},
		{"每季度公布一次", "publish once a quarter", "", ""},
		{"常住人口超5万", "more than 50,000 residents", "", ""},
		{"二级甲等", "Grade 2A", "", ""},
		{"三级甲等", "Grade III, Level A", "", ""},
		{"达到90%", "reach 90", "90%", ""},
		{"达到90家", "reach 90%", "", "90%"},
		{"百分之十到二十", "10 to 20 per cent", "", ""},
		{"70家", "75 hospitals", "70", "75"},
		{"70家、8家、100家", "none", "100 70 8", ""},
		{"二级医院", "tertiary hospitals", "2", "3"},
		{"提高两个百分点", "up by 2 percentage points", "", ""},
		{"2021-2025年", "2021–25", "", ""},
		{"八成以上", "more than 80%", "", ""},
		{"增加5-10万人", "50,000 to 100,000 more people", "", ""},
		{"〔2022〕109号", "[2022] No. 109", "", ""},
		{"千县工程", "the 1,000 counties project", "", ""},
		{"2026.12", "December 2026", "", ""},
		{"2026.6—2026.12", "June to December 2026", "", ""},
		{"2026.11", "December 2026", "11", ""},
		{"2026.12亿元", "2,026.12 million", "202612000000", "2026120000"},
		{"9:00至17:30", "9 a.m. to 5.30 p.m.", "", ""},
		{"９：００—１７：３０", "9:00 am to 5:30 pm", "", ""},
		{"9:00—17:30", "9:00 am to 6:30 pm", "17", ""},
		{"9:00至17:30", "9 a.m. to 6.30 p.m.", "17", ""},
		{"9:00至17:30", "9 a.m. to 5.40 p.m.", "30", ""},
		{"下午5:30", "5.30 p.m.", "", ""},
		{"下午5:30", "17:30", "", ""},
		{"医护比1:20", "one doctor to 20 nurses", "", ""},
		{"不低于1/3", "at least a third", "", ""},
		{"1/4和1/10", "a quarter and a tenth", "", ""},
		{"1/2", "a half", "", ""},
		{"1/5", "a third", "5", ""},
	}
	for _, c := range cases {
		zh, en := numeral.Read(c.zh, lang.ZH), numeral.Read(c.en, lang.EN)
		if got := strings.Join(zh.Missing(en), " "); got != c.missingEN {
			t.Errorf("%q lacks %q of %q, want %q", c.en, got, c.zh, c.missingEN)
		}
		if got := strings.Join(en.Missing(zh), " "); got != c.missingZH {
			t.Errorf("%q lacks %q of %q, want %q", c.zh, got, c.en, c.missingZH)
		}
	}
}

func TestNumbersHas(t *testing.T) {
	cases := []struct {
		lang    lang.Lang
		text    string
		value   float64
		percent bool
		want    bool
	}{
		{lang.ZH, "至少70家", 70, false, true},
		{lang.ZH, "至少七十家", 70, false, true},
		{lang.ZH, "至少70家", 70, true, false},
		{lang.ZH, "超过９０％", 90, true, true},
		{lang.ZH, "超过90%", 90, false, true},
		{lang.ZH, "过半", 50, true, true},
		{lang.EN, "3.5 beds", 3.5, false, true},
		{lang.EN, "70%", 70, true, true},
		{lang.EN, "70%", 7, true, false},
		{lang.EN, "one thousand hospitals", 1000, false, true},
		{lang.EN, "cut by 5%", -5, true, true},
		{lang.EN, "1.2 million", 1.2e6, false, true},
	}
	for _, c := range cases {
		if got := numeral.Read(c.text, c.lang).Has(c.value, c.percent); got != c.want {
			t.Errorf("Read(%q, %s).Has(%v, %v) = %v", c.text, c.lang, c.value, c.percent, got)
		}
	}
}

// widen writes ASCII as full-width characters.
func widen(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r <= '~' {
			return r + '！' - '!'
		}
		return r
	}, s)
}

func TestFullWidthTextReadsTheSame(t *testing.T) {
	for _, c := range readCases {
		narrow, wide := numeral.Read(c.text, c.lang), numeral.Read(widen(c.text), c.lang)
		if !maps.Equal(narrow.Definite, wide.Definite) || !maps.Equal(narrow.Possible, wide.Possible) {
			t.Errorf("%s %q and %q differ", c.lang, c.text, widen(c.text))
		}
	}
}

func FuzzReadNumbers(f *testing.F) {
	for _, c := range readCases {
		f.Add(c.text, c.lang == lang.ZH)
	}
	for _, s := range testkit.Example(f, ".md") {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, zh bool) {
		language := lang.EN
		if zh {
			language = lang.ZH
		}
		n := numeral.Read(s, language)
		for key := range n.Definite {
			if !n.Possible[key] {
				t.Errorf("%q is definite and not possible", key)
			}
		}
		for key := range n.Possible {
			if bare := strings.TrimSuffix(key, "%"); strings.Trim(bare, "0123456789.") != "" || !n.Possible[bare] {
				t.Errorf("key %q", key)
			}
		}
		if missing := n.Missing(n); missing != nil {
			t.Errorf("%q lacks its own %v", s, missing)
		}
		wide := numeral.Read(widen(s), language)
		if !maps.Equal(n.Definite, wide.Definite) || !maps.Equal(n.Possible, wide.Possible) {
			t.Errorf("%q and %q differ", s, widen(s))
		}
	})
}

func BenchmarkReadNumbers(b *testing.B) {
	var text strings.Builder
	for _, c := range readCases {
		text.WriteString(c.text)
		text.WriteByte('\n')
	}
	for _, language := range lang.Langs {
		b.Run(string(language), func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				numeral.Read(text.String(), language)
			}
		})
	}
}

// Ten times the text may take ten times as long and some, but not a hundred times.
func BenchmarkReadNumbersWorstCase(b *testing.B) {
	for _, piece := range []string{"1,000.5", ",000", "一", "十", "5万", "1.", "1-", "a-", " 1", "and one hundred "} {
		for _, size := range []int{1_000, 10_000} {
			text := strings.Repeat(piece, size)
			b.Run(piece+"/"+strings.Repeat("x", size/1000), func(b *testing.B) {
				for b.Loop() {
					numeral.Read(text, lang.ZH)
					numeral.Read(text, lang.EN)
				}
			})
		}
	}
}
