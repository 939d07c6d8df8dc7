package search

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gazette/internal/policy"
)

// A sought is a query on the real site as somebody would type it, with what must come of it.
type sought struct {
	lang   policy.Lang
	query  string
	want   string // the address below the language of the first result; "" for none at all
	within int    // among the first so many is enough
	also   string // an address that must be among all results
	not    string // what no result's address has
	mended string // what the answer says was asked instead
	marked bool   // the result is found by the other language or the glossary, and said to be
}

const (
	zh      = policy.ZH
	en      = policy.EN
	songxin = "counties/410325/" // 嵩县
	suixin  = "counties/411422/" // 睢县
	reform  = "plans/hebei-health-reform-2022/"
	clause8 = "plans/hebei-top-100-county-hospitals/#c3-2-8"
	visits  = "targets/hebei-top-100-county-hospitals/in-county-visit-rate/"
	grade3a = "glossary/#grade-3a"
	chest   = "glossary/#chest-pain-centre"
	stroke  = "glossary/#stroke-centre"
	suiHosp = "hospitals/suixian-county-peoples-hospital/"
)

// What readers are promised to find, phrase by phrase.
var promised = []struct {
	phrase string
	rows   []sought
}{
	{"runs of one or more Chinese characters", []sought{
		{lang: zh, query: "县", want: "regions/", also: songxin},
		{lang: zh, query: "嵩", want: songxin, not: suixin},
		{lang: zh, query: "医共体", want: "glossary/#county-medical-community"},
		{lang: zh, query: "就诊率", want: "glossary/#care-within-county", also: visits},
		{lang: zh, query: "县域内就诊率", want: "glossary/#care-within-county", also: visits},
		{lang: zh, query: "胸痛中心", want: chest, not: "stroke"},
		{lang: zh, query: "紧密型县域医共体", want: "glossary/#close-knit-community"},
		{lang: zh, query: "睢县医院"}, // stands nowhere in a row
		{lang: zh, query: "中心五大"},
	}},
	{"traditional and simplified", []sought{
		{lang: zh, query: "嵩縣", want: songxin}, {lang: zh, query: "醫共體", want: "glossary/#county-medical-community"},
		{lang: zh, query: "睢縣人民醫院", want: suiHosp}, {lang: zh, query: "遠程醫療", want: "glossary/#telemedicine"},
		{lang: en, query: "嵩縣", want: songxin}, {lang: zh, query: "張家口", want: "regions/130700/"},
	}},
	{"full and half width", []sought{
		{lang: zh, query: "９０％", want: visits}, {lang: zh, query: "ＤＲＧ", want: "glossary/#drg"},
		{lang: zh, query: "ｓｏｎｇｘｉａｎ", want: songxin}, {lang: zh, query: "〔２０２２〕１０９号", want: reform}, {lang: zh, query: "３－２－８", want: clause8},
	}},
	{"Chinese and Arabic numerals", []sought{
		{lang: zh, query: "90%", want: visits}, {lang: zh, query: "百分之九十", want: visits}, {lang: zh, query: "90 percent", want: visits},
		{lang: en, query: "90 per cent", want: visits}, {lang: en, query: "百分之九十", want: visits},
		{lang: zh, query: "二〇二五年 就诊率", want: visits}, {lang: zh, query: "2025年 就诊率", want: visits}, {lang: zh, query: "二零二五年 就诊率", want: visits},
		{lang: zh, query: "5大中心", want: "tasks/#yunzhou-county-capacity-2023.management-centres"},
		{lang: zh, query: "四级", want: "tasks/#yunzhou-county-capacity-2023.emr-levels"}, {lang: zh, query: "4级", want: "tasks/#yunzhou-county-capacity-2023.emr-levels"},
		{lang: zh, query: "一千", want: "glossary/#thousand-counties-project"}, {lang: zh, query: "1,000", want: "glossary/#thousand-counties-project"},
		{lang: zh, query: "电子病历 4级", want: "targets/yunzhou-county-capacity-2023/emr-level-peoples-hospital/", within: 3},
	}},
	{"grades as the glossary says", []sought{
		{lang: zh, query: "三甲", want: grade3a}, {lang: zh, query: "三级甲等", want: grade3a}, {lang: zh, query: "3A", want: grade3a},
		{lang: zh, query: "二甲", want: "glossary/#grade-2a", also: "targets/jilin-public-hospitals-2021/county-hospital-grade/"},
		{lang: en, query: "grade 3A", want: grade3a}, {lang: en, query: "Grade 2A hospital", want: "glossary/#grade-2a", within: 3},
		{lang: zh, query: "三级医院", want: "tasks/#jilin-public-hospitals-2021.pair-city-and-county-hospitals", within: 3, also: "glossary/#tertiary-hospital"},
		{lang: en, query: "grade 3 hospital", want: "glossary/#tertiary-hospital", within: 3},
	}},
	{"English: case and stemming", []sought{
		{lang: en, query: "CHEST PAIN", want: chest}, {lang: en, query: "counties", want: "regions/", also: songxin}, {lang: en, query: "County's", want: "regions/"},
		{lang: en, query: "referrals", want: "glossary/#two-way-referral"}, {lang: en, query: "communities county medical", want: "glossary/#county-medical-community", within: 3},
	}},
	{"American and British spelling", []sought{
		{lang: en, query: "chest pain center", want: chest}, {lang: en, query: "orthopedic", want: "hospitals/zhengzhou-orthopaedic-hospital/"},
		{lang: en, query: "clinical specialities", want: "targets/hebei-health-reform-2022/national-key-specialties/", within: 3},
		{lang: en, query: "tumour hospital", want: "hospitals/anyang-tumor-hospital/"}, {lang: en, query: "standardised residency training", want: "glossary/#residency-training", within: 2},
		{lang: en, query: "pediatrics", want: "glossary/#scarce-professions"},
	}},
	{"hyphens", []sought{
		{lang: en, query: "two-way referral", want: "glossary/#two-way-referral"}, {lang: en, query: "two way referral", want: "glossary/#two-way-referral"},
		{lang: en, query: "twoway referral", want: "glossary/#two-way-referral", mended: "two way"}, {lang: en, query: "close knit", want: "glossary/#close-knit-community"},
		{lang: en, query: "long-term prescription", want: "glossary/#long-prescription"},
	}},
	{"quoted phrases", []sought{
		{lang: en, query: `"chest pain centre"`, want: chest}, {lang: en, query: `"pain chest"`}, {lang: en, query: `"rate visit"`},
		{lang: en, query: "“visit rate”", want: "glossary/#care-within-county", also: visits},
		{lang: zh, query: `"五大中心"`, want: "tasks/#yunzhou-county-capacity-2023.management-centres"}, {lang: zh, query: "「五大中心」", want: "tasks/#yunzhou-county-capacity-2023.management-centres"},
		{lang: zh, query: `"县域 就诊率"`, want: "glossary/#care-within-county"},
	}},
	{"mixed queries", []sought{
		{lang: zh, query: "嵩县 hospital", want: "hospitals/songxian-county-peoples-hospital/"}, {lang: en, query: "songxian 医院", want: "hospitals/songxian-county-peoples-hospital/"},
		{lang: zh, query: "DRG付费", want: "glossary/#drg"}, {lang: zh, query: "chest 胸痛", want: chest}, {lang: en, query: "DIP 30%", want: "tasks/#hebei-health-reform-2022.drg-dip-payment"},
	}},
	{"all words, -without, OR", []sought{
		{lang: zh, query: "胸痛中心 卒中中心", want: "plans/national-hospital-pairing-14th/#c2-1", not: "glossary"},
		{lang: en, query: `"chest pain" -stroke`, want: chest, not: "emergency"}, {lang: zh, query: "胸痛中心 -卒中", want: chest, not: "plans/"},
		{lang: en, query: "stroke -chest", want: stroke, not: "chest"}, {lang: zh, query: "胸痛 OR 卒中", want: "targets/national-hospital-pairing-14th/emergency-centres/", also: chest},
		{lang: en, query: "chest | stroke", want: "glossary/#emergency-five-centres", within: 3, also: stroke},
	}},
	{"plan:", []sought{
		{lang: zh, query: "plan:yunzhou 五大中心", want: "tasks/#yunzhou-county-capacity-2023.management-centres", not: "hebei"},
		{lang: zh, query: "规划：百强 五大中心", want: "targets/hebei-top-100-county-hospitals/clinical-service-centres/", within: 4, not: "yunzhou"},
		{lang: en, query: `plan:"Top 100" emergency`, want: "targets/hebei-top-100-county-hospitals/emergency-five-centres/", within: 3, not: "yunzhou"},
		{lang: zh, query: "文件:医改 互联网医院", want: "targets/hebei-health-reform-2022/internet-hospitals/", within: 3, not: "glossary"},
		{lang: zh, query: "-plan:百强 -plan:云州 五大中心", want: "glossary/#emergency-five-centres", within: 4, not: "hebei-top-100"},
		{lang: en, query: "plan:百强 visit rate", want: visits, not: "jilin"},
	}},
	{"county:", []sought{
		{lang: zh, query: "county:嵩县", want: songxin, not: "sui"}, {lang: zh, query: "县：睢县 医院", want: suiHosp, within: 2, not: "song"}, {lang: zh, query: "county:410325 人民", want: "hospitals/songxian-county-peoples-hospital/"},
		{lang: zh, query: "county:songxian 人民", want: "hospitals/songxian-county-peoples-hospital/"}, {lang: en, query: "county:嵩县", want: songxin}, {lang: en, query: "county:song", want: songxin, not: "220621"},
		{lang: zh, query: "-县:嵩县 嵩县", want: "pages/about/#who-it-is-for-and-what-you-can-find", within: 2, not: "hospitals"},
	}},
	{"issuer:, region:, level:, department:", []sought{
		{lang: zh, query: "发文机关:吉林省人民政府 就诊率", want: "targets/jilin-public-hospitals-2021/in-county-visit-rate/", not: "hebei"},
		{lang: en, query: `issuer:"National Health Commission" pairing agreement`, want: "targets/national-hospital-pairing-14th/agreement-signed/", within: 3, not: "hebei"},
		{lang: zh, query: "机关：河北省人民政府 互联网医院", want: "targets/hebei-health-reform-2022/internet-hospitals/", within: 3, not: "jilin"},
		{lang: zh, query: "省:河南 肿瘤医院", want: "hospitals/henan-cancer-hospital/", within: 2}, {lang: en, query: "region:luoyang central hospital", want: "hospitals/luoyang-central-hospital/", not: "anyang"},
		{lang: en, query: "city:洛阳 central hospital", want: "hospitals/luoyang-central-hospital/"}, {lang: zh, query: "市:ly 中心医院", want: "hospitals/luoyang-central-hospital/"},
		{lang: zh, query: "层级:国家 帮扶", want: "tasks/#national-hospital-pairing-14th.carry-out-agreements", not: "hebei"}, {lang: en, query: "department:finance pharmacist"},
		{lang: zh, query: "部门:财政 百强县医院", want: "tasks/#hebei-health-reform-2022.launch-top-100-action", within: 3, not: "yunzhou"},
	}},
	{"year:, kind:, status:", []sought{
		{lang: zh, query: "year:2022 互联网医院", want: "targets/hebei-health-reform-2022/internet-hospitals/", within: 3, not: "jilin"},
		{lang: zh, query: "年份：2021 就诊率", want: "targets/jilin-public-hospitals-2021/in-county-visit-rate/", not: "hebei"}, {lang: en, query: "year:2021 visit rate", want: "targets/jilin-public-hospitals-2021/in-county-visit-rate/", not: "hebei"},
		{lang: zh, query: "类型:指标 就诊率", want: visits, not: "glossary"}, {lang: en, query: "kind:hospital songxian", want: "hospitals/songxian-county-peoples-hospital/", not: "counties"}, {lang: zh, query: "类别:县 嵩县", want: songxin, not: "hospitals"},
		{lang: zh, query: "状态:已达成 互联网医院", want: "targets/hebei-health-reform-2022/internet-hospitals/", within: 2}, {lang: en, query: "status:met internet", want: "targets/hebei-health-reform-2022/internet-hospitals/", within: 2},
		{lang: en, query: `status:"no report" visit rate`, want: visits, within: 3, not: "glossary"},
	}},
	{"the beginning of a word", []sought{
		{lang: en, query: "telemed", want: "glossary/#telemedicine"}, {lang: en, query: "prescrip", want: "glossary/#long-prescription"}, {lang: zh, query: "songxi", want: songxin, within: 3}, {lang: zh, query: "zhangjiak", want: "regions/130700/"},
	}},
	{"one edit of a misspelling, said", []sought{
		{lang: en, query: "hosptial", want: "hospitals/", mended: "hospital"}, {lang: en, query: "hospitl", want: "hospitals/", mended: "hospital"}, {lang: en, query: "telemedcine", want: "glossary/#telemedicine", mended: "telemedicine"},
		{lang: zh, query: "songxain", want: songxin, mended: "songxian"}, {lang: en, query: "shijiazuang", want: "regions/130100/", mended: "shijiazhuang"}, {lang: zh, query: "luoyagn", want: "regions/410300/", mended: "luoyang"},
		{lang: en, query: "electronic medcial record", want: "targets/hebei-health-reform-2022/emr-level-tertiary/", within: 3, mended: "medical"}, {lang: en, query: "stroek", want: stroke, mended: "stroke"}, {lang: en, query: "qqzzkk"},
	}},
	{"counties and hospitals by name", []sought{
		{lang: zh, query: "嵩县", want: songxin}, {lang: en, query: "Songxian County", want: songxin}, {lang: zh, query: "Song County", want: songxin}, {lang: en, query: "Qinglong County", want: "counties/130321/"},
		{lang: zh, query: "睢县人民医院", want: suiHosp}, {lang: en, query: "Suixian People's Hospital", want: suiHosp}, {lang: en, query: "睢县人民医院", want: suiHosp},
		{lang: zh, query: "410325", want: songxin}, {lang: en, query: "410300", want: "regions/410300/"}, {lang: zh, query: "长垣", want: "counties/410783/"}, {lang: zh, query: "河北", want: "regions/130000/"},
	}},
	{"former and short names, codes", []sought{
		{lang: zh, query: "孟津县", want: "counties/410308/"}, {lang: zh, query: "mengjinxian", want: "counties/410308/"}, {lang: en, query: "Mengjin County", want: "counties/410308/"}, {lang: zh, query: "大同县", want: "counties/140215/"},
		{lang: zh, query: "藁城市", want: "counties/130109/"}, {lang: zh, query: "桥西区", want: "counties/130104/", also: "counties/130503/"}, {lang: zh, query: "县:许昌县", want: "counties/411003/"}, {lang: zh, query: "郊区", want: "counties/140311/", also: "counties/140403/"},
		{lang: zh, query: "郑大一附院", want: "hospitals/first-affiliated-hospital-of-zhengzhou-university/"}, {lang: en, query: "北大医院", want: "hospitals/peking-university-first-hospital/", marked: true}, {lang: zh, query: "青龙县", want: "counties/130321/"}, {lang: zh, query: "130321", want: "counties/130321/"},
	}},
	{"pinyin, with and without blanks and tones", []sought{
		{lang: zh, query: "songxian", want: songxin, not: "220621"}, {lang: zh, query: "song xian", want: songxin}, {lang: zh, query: "sōngxiàn", want: songxin}, {lang: zh, query: "sōng xiàn", want: songxin},
		{lang: zh, query: "song4xian4", want: songxin, mended: "songxian"}, {lang: en, query: "song4 xian4", want: songxin, mended: "song"}, {lang: zh, query: "shi jia zhuang", want: "regions/130100/"}, {lang: zh, query: "changyuan", want: "counties/410783/"},
		{lang: zh, query: "lüliang", want: "regions/141100/"}, {lang: zh, query: "suixian renmin yiyuan", want: suiHosp}, {lang: zh, query: "suixianrenminyiyuan", want: suiHosp}, {lang: en, query: "sui xian ren min yi yuan", want: suiHosp},
	}},
	{"initials", []sought{
		{lang: zh, query: "sx", want: songxin, within: 5, also: suixin}, {lang: en, query: "SX", want: suixin, within: 5}, {lang: zh, query: "sjz", want: "regions/130100/"}, {lang: zh, query: "sxrmyy", want: suiHosp, within: 2}, {lang: en, query: "qlx", want: "counties/130321/", within: 2},
	}},
	{"document numbers and citations, straight to their clause", []sought{
		{lang: zh, query: "冀政办字〔2022〕109号", want: reform}, {lang: zh, query: "冀政办字(2022) 109号", want: reform}, {lang: zh, query: "109", want: reform}, {lang: en, query: "[2022] No. 109", want: reform},
		{lang: zh, query: "第三部分第8项", want: clause8, not: "c8"}, {lang: zh, query: "第三部分（二）第8项", want: clause8}, {lang: zh, query: "第3部分 第八项", want: clause8}, {lang: zh, query: "3-2-8", want: clause8, not: "targets"},
		{lang: en, query: "clause 3-2-8", want: clause8}, {lang: en, query: "3–2–8", want: clause8}, {lang: en, query: "c3-2-8", want: clause8}, {lang: zh, query: "2-2-6.p2", want: "plans/yunzhou-county-capacity-2023/#c2-2-6"}, {lang: zh, query: "条款:3-2-8", want: clause8},
	}},
	{"across languages, shown as such", []sought{
		{lang: en, query: "胸痛中心", want: chest}, {lang: en, query: "县域内就诊率", want: visits, within: 3, marked: true}, {lang: zh, query: "telemedicine network", want: "targets/hebei-top-100-county-hospitals/medical-community-and-telemedicine/", within: 3, marked: true},
		{lang: zh, query: "远程会诊", want: "targets/national-hospital-pairing-14th/remote-services/", also: "targets/hebei-top-100-county-hospitals/medical-community-and-telemedicine/"}, {lang: en, query: "medical consortium", want: "glossary/#medical-alliance", within: 3},
	}},
	{"lists and sections", []sought{
		{lang: zh, query: "医院", want: "hospitals/"}, {lang: zh, query: "医院名单", want: "hospitals/"}, {lang: en, query: "hospitals", want: "hospitals/"}, {lang: zh, query: "找我的县", want: "regions/"}, {lang: zh, query: "指标", want: "targets/"}, {lang: en, query: "tasks", want: "tasks/"},
		{lang: zh, query: "数据下载", want: "data/"}, {lang: en, query: "glossary", want: "glossary/"}, {lang: zh, query: "责任单位", want: "tasks/departments/"}, {lang: zh, query: "公告", want: "notices/"}, {lang: en, query: "plans", want: "plans/"},
		{lang: en, query: "privacy", want: "pages/about/#privacy"}, {lang: zh, query: "示例数据", want: "pages/about/#illustrative-figures"}, {lang: en, query: "nine statuses", want: "pages/method/#nine-statuses"},
	}},
}

func TestReadersFindWhatTheyArePromised(t *testing.T) {
	out := published(t)
	for _, p := range promised {
		t.Run(p.phrase, func(t *testing.T) {
			t.Parallel()
			if len(p.rows) < 3 {
				t.Error("too few queries")
			}
			for _, s := range p.rows {
				s.try(t, out)
			}
		})
	}
}

// published is a folder with the search of the real site.
func published(t *testing.T) string {
	t.Helper()
	_, files := realSite()
	out := t.TempDir()
	for name, data := range files {
		file := filepath.Join(out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func (s sought) try(t *testing.T, out string) {
	t.Helper()
	limit := max(s.within, 3)
	if s.not+s.also != "" {
		limit = 2000
	}
	answer, err := Ask(context.Background(), out, s.query, s.lang, nil, limit)
	if err != nil {
		t.Errorf("%s %q: %v", s.lang, s.query, err)
		return
	}
	var addresses []string
	for _, r := range answer.Results {
		addresses = append(addresses, strings.TrimPrefix(r.Address, string(s.lang)+"/"))
	}
	first := addresses[:min(3, len(addresses))]
	if s.want == "" {
		if len(addresses) > 0 {
			t.Errorf("%s %q finds %v, want nothing", s.lang, s.query, first)
		}
		return
	}
	at := slices.Index(addresses, s.want)
	switch {
	case at < 0 || at >= max(s.within, 1):
		t.Errorf("%s %q finds first %v, want %s among %d", s.lang, s.query, addresses[:min(max(s.within, 3), len(addresses))], s.want, max(s.within, 1))
	case answer.Results[at].Elsewhere != s.marked:
		t.Errorf("%s %q finds %s through the other language or the glossary: %t", s.lang, s.query, s.want, !s.marked)
	}
	if s.also != "" && !slices.Contains(addresses, s.also) {
		t.Errorf("%s %q does not find %s", s.lang, s.query, s.also)
	}
	if i := slices.IndexFunc(addresses, func(a string) bool { return strings.Contains(a, s.not) }); s.not != "" && i >= 0 {
		t.Errorf("%s %q finds %s", s.lang, s.query, addresses[i])
	}
	said := ""
	if len(answer.Changes) > 0 {
		said = answer.Changes[0].For[0]
	}
	if said != s.mended {
		t.Errorf("%s %q says that %q was asked, want %q", s.lang, s.query, said, s.mended)
	}
}

// Names are offered while they are typed.
func TestNamesAreOfferedAhead(t *testing.T) {
	_, files := realSite()
	for _, c := range []struct {
		lang  policy.Lang
		typed string
		want  string
	}{
		{zh, "嵩", songxin}, {zh, "songx", songxin}, {zh, "sx", suixin}, {zh, "Song C", songxin}, {en, "songxian c", songxin}, {en, "嵩", songxin}, {zh, "41032", songxin}, {zh, "睢县人民", suiHosp}, {en, "suixian county p", suiHosp},
		{zh, "孟津县", "counties/410308/"}, {zh, "yanshishi", "counties/410307/"}, {en, "xuchang cou", "counties/411003/"}, {zh, "郑大一", "hospitals/first-affiliated-hospital-of-zhengzhou-university/"}, {zh, "sxrm", suiHosp}, {zh, "shijia", "regions/130100/"}, {zh, "百强县医院提", "plans/hebei-top-100-county-hospitals/"}, {en, "chest p", chest}, {zh, "医院名", "hospitals/"}, {en, "list of h", "hospitals/"},
	} {
		r, err := Open(c.lang, from(files))
		if err != nil {
			t.Fatal(err)
		}
		var every []Kind
		for k := range Kinds {
			every = append(every, Kind(k))
		}
		numbers, err := r.called(c.typed, every)
		if err != nil {
			t.Fatal(err)
		}
		var paths []string
		for _, n := range numbers {
			text, err := r.Text(n)
			if err != nil {
				t.Fatal(err)
			}
			paths = append(paths, text.Path)
		}
		if !slices.Contains(paths, c.want) {
			t.Errorf("%s %q offers %v, want %s", c.lang, c.typed, paths, cmp.Or(c.want, "nothing"))
		}
	}
}
