package terms

import (
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// readings are the names whose usual reading the tables of characters miss or rank last.
var readings = map[string]string{
	"单县": "shan xian", "重庆": "chong qing", "六安": "lu an", "六合": "lu he", "番禺": "pan yu",
	"长子县": "zhang zi xian",
	"蔚县":  "yu xian", "洪洞": "hong tong", "浚县": "xun xian", "武陟": "wu zhi", "乐亭": "lao ting",
	"大城县": "dai cheng xian",
	"涡阳":  "guo yang", "尉犁": "yu li", "铅山": "yan shan", "东阿": "dong e", "莘县": "shen xian", "中牟": "zhong mu",
	"繁峙": "fan shi", "解州": "hai zhou", "长垣": "chang yuan", "长治": "chang zhi", "长春": "chang chun",
	"长葛": "chang ge",
	"长岭": "chang ling", "长白": "chang bai", "珲春": "hun chun", "任丘": "ren qiu", "任县": "ren xian",
	"任泽": "ren ze",
	"阳曲": "yang qu", "曲阳": "qu yang", "曲沃": "qu wo", "曲周": "qu zhou", "沈丘": "shen qiu", "盖州": "gai zhou",
	"万荣": "wan rong", "稷山": "ji shan", "隰县": "xi xian", "厦门": "xia men", "蚌埠": "beng bu", "台州": "tai zhou",
	"丽水": "li shui", "牟平": "mu ping", "栎阳": "yue yang", "朝阳": "chao yang", "行唐": "xing tang",
	"兴隆": "xing long",
	"藁城": "gao cheng", "郏县": "jia xian", "睢县": "sui xian", "柘城": "zhe cheng", "嵩县": "song xian",
	"西华": "xi hua",
	"市":  "shi", "县": "xian", "区": "qu", "省": "sheng", "中": "zhong", "医": "yi", "大": "da", "学": "xue",
	"一": "yi", "人": "ren",
	"石家庄": "shi jia zhuang", "张家口": "zhang jia kou", "石景山": "shi jing shan", "邢台": "xing tai",
}

// maxReadings bounds the combinations of the readings of a name.
const maxReadings = 8

// Pinyin are the readings of a Chinese name in Latin letters without tones, each as its syllables. The
// usual one is the first.
func Pinyin(name string) [][]string {
	all := [][]string{nil}
	rest := FoldText(name) // the table has simplified characters
	for rest != "" {
		next, n := readingsAt(rest)
		rest = rest[n:]
		if len(next) == 0 {
			continue
		}
		var more [][]string
		for _, syllables := range next {
			for _, before := range all {
				if len(more) < maxReadings {
					more = append(more, append(slices.Clone(before), syllables...))
				}
			}
		}
		all = more
	}
	if len(all[0]) == 0 {
		return nil
	}
	return all
}

// readingsAt are the readings of what stands at the beginning of a name, and its length in bytes.
func readingsAt(name string) ([][]string, int) {
	for n := 4; n > 0; n-- {
		prefix := firstRunes(name, n)
		if reading, ok := readings[prefix]; ok {
			return [][]string{strings.Fields(reading)}, len(prefix)
		}
	}
	first := firstRunes(name, 1)
	return charReadings.of(first, readingsOfChar), len(first)
}

var charReadings memo[[][]string]

func readingsOfChar(char string) (found [][]string) {
	args := pinyin.NewArgs()
	args.Heteronym = true
	for _, syllables := range pinyin.Pinyin(char, args) {
		for i, s := range syllables {
			if s != "" && !slices.Contains(syllables[:i], s) { // two tones are one reading here
				found = append(found, []string{strings.ReplaceAll(s, "ü", "v")})
			}
		}
	}
	return found
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
