package terms

import "regexp"

// shorter are the ways in which people shorten the name of a hospital, one after the other.
var shorter = []struct {
	long  *regexp.Regexp
	short string
}{
	{regexp.MustCompile(`第?([一二三四五六七八九十])附属医院`), "${1}附院"},
	{regexp.MustCompile(`附属第?([一二三四五六七八九十])医院`), "${1}附院"},
	{regexp.MustCompile(`附属医院`), "附院"},
	{regexp.MustCompile(`第([一二三四五六七八九十])(?:人民)?医院`), "${1}院"},
	{regexp.MustCompile(`([县市区])人民医院$`), "${1}医院"},
	{regexp.MustCompile(`中医药大学`), "中医"},
	{regexp.MustCompile(`大学`), "大"},
	{regexp.MustCompile(`^(\p{Han})\p{Han}大`), "${1}大"},
	{regexp.MustCompile(`^(\p{Han}{2,3})市([一二三四五六七八九十]院)`), "${1}${2}"},
}

// ShortHospitalNames are what people call a hospital by its Chinese name, by rule: 新乡市第一人民医院 is 新乡一院,
// 郑州大学第一附属医院 is 郑大一附院, 嵩县人民医院 is 嵩县医院.
func ShortHospitalNames(zh string) []string {
	var names []string
	for _, s := range shorter {
		if name := s.long.ReplaceAllString(zh, s.short); name != zh {
			names, zh = append(names, name), name
		}
	}
	return Unique(names)
}
