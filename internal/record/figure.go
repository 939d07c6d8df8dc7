package record

import (
	"regexp"
	"strconv"
	"strings"

	"gazette/internal/lang"
)

// What people write where TOML wants a number or a date: 92.1%, 1,234, 92,1, 5万, 120张, 2025年6月, 2025/6/3.
var (
	withPercent   = regexp.MustCompile(`^[-+]?([0-9.]+)[%％]$`)
	withThousands = regexp.MustCompile(`^[-+]?[0-9]{1,3}([,，][0-9]{3})+(\.[0-9]+)?$`)
	withComma     = regexp.MustCompile(`^[-+]?[0-9]+[,，][0-9]+$`)
	dateInSigns   = regexp.MustCompile(`^[0-9]{4}(年|[/.][0-9]{1,2}([/.]|$))`)
	withUnit      = regexp.MustCompile(`^([-+]?[0-9.]+)(万|亿)?[^0-9.,，]*$`)
)

var quotedDate = lang.Text{
	ZH: `日期请加引号，按年-月-日书写："2025-12-31"`,
	EN: `write a date in quotes, as year-month-day: "2025-12-31"`,
}

// figureHint says how a figure or a date is written that stands as people write it; false where it is neither.
func figureHint(s string) (hint lang.Text, ok bool) {
	switch {
	case dateInSigns.MatchString(s):
		return quotedDate, true
	case withPercent.MatchString(s):
		return lang.Text{
			ZH: "只写数字，不写百分号：%s",
			EN: "write the number alone, without the percent sign: %s",
		}.With(strings.TrimRight(s, "%％")), true
	case withThousands.MatchString(s):
		return lang.Text{ZH: "千位之间不加逗号：%s", EN: "write it without commas: %s"}.With(
			strings.NewReplacer(",", "", "，", "").Replace(s)), true
	case withComma.MatchString(s):
		return lang.Text{ZH: "小数点请用“.”：%s", EN: "write a decimal point, not a comma: %s"}.With(
			strings.NewReplacer(",", ".", "，", ".").Replace(s)), true
	}
	parts := withUnit.FindStringSubmatch(s)
	if parts == nil {
		return lang.Text{}, false
	}
	figure, err := strconv.ParseFloat(parts[1], 64)
	if err != nil || parts[1] == s {
		return lang.Text{}, false
	}
	figure *= map[string]float64{"": 1, "万": 1e4, "亿": 1e8}[parts[2]]
	return lang.Text{ZH: "只写数字，不写单位：%s", EN: "write the number alone, without a unit: %s"}.With(
		strconv.FormatFloat(figure, 'f', -1, 64)), true
}

// valueAround is the value in which an offset lies, up to what ends it: a blank, a bracket, a comma that no digit
// follows, a remark.
func valueAround(text []byte, offset int) string {
	start, end := offset, offset
	for start > 0 && !strings.ContainsRune(" \t\n=[{", rune(text[start-1])) {
		start--
	}
	for end < len(text) && !strings.ContainsRune(" \t\r\n]}#", rune(text[end])) {
		if text[end] == ',' && (end+1 == len(text) || text[end+1] < '0' || text[end+1] > '9') {
			break
		}
		end++
	}
	return string(text[start:end])
}
