package terms

import (
	"regexp"
	"strings"
)

// elliptical is a list whose last noun belongs to every part: 胸痛、卒中和创伤等中心.
var elliptical = regexp.MustCompile(`((?:\p{Han}{2,10}、)+)(\p{Han}{2,12}?)(?:和(\p{Han}{2,12}?))?` +
	`(?:等|[二三四五六七八九十]大)\p{Han}{0,4}?(中心|专科|科室|门诊|病房|平台)`)

// leadIn is what a sentence has before the first part of a list.
var leadIn = regexp.MustCompile(`^.*(?:的|即|包括|包含|加强|提高|提升|发展|建设|建立|完善|推进|强化|县域|对)`)

// Elliptical are the names in the lists of a Chinese text that are written without their last noun: 胸痛中心, 卒中中心
// and 创伤中心.
func Elliptical(text string) []string {
	var names []string
	for _, m := range elliptical.FindAllStringSubmatch(text, -1) {
		head := m[4]
		parts := strings.Split(strings.TrimSuffix(m[1], "、"), "、")
		if trimmed := leadIn.ReplaceAllString(parts[0], ""); trimmed != "" {
			parts[0] = trimmed
		}
		for _, part := range append(parts, m[2], m[3]) {
			if part != "" && !strings.HasSuffix(part, head) {
				names = append(names, part+head)
			}
		}
	}
	return Unique(names)
}
