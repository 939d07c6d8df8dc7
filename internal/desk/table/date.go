package table

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

var (
	// The forms of dates, after fold has made their signs half-width. In the order below: 2025-06-30, 2025/6/30,
	// 2025.6, 2025年6月30日, 2025年, 2025年度, 2025年底 · 20250630, 202506 · 2025年上半年, 2025年第三季度, 2025Q2,
	// 2025H1 · 2025年6月底, 2025年1-6月 · the “ 00:00” that spreadsheets put behind a day.
	dateParts = regexp.MustCompile(
		`^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年|年{1,2}度|年?全年|年{0,2}[底末])?$`)
	dateDense = regexp.MustCompile(`^((?:19|20)\d{2})(0[1-9]|1[0-2])(\d{2})?$`)
	datePart  = regexp.MustCompile(
		`^(\d{4})年?度?(上半年|下半年|半年度?|(?:第|前)?([一二三四1-4])季度[底末]?|[qQ]([1-4])|[hH]([12]))$`)
	monthsOf  = regexp.MustCompile(`^(\d{4})[年.](?:(\d{1,2})月?[-–—~至])?(\d{1,2})月[底末]?$`)
	timeOfDay = regexp.MustCompile(` \d{1,2}:\d{2}(?::\d{2})?$`)
)

// ReadDate reads a date as officials write one: 2025-06-30, 2025年6月, or 2025年上半年, for which it gives the last
// month. The end of a year is the year: 2025年度, 2025年底 and 2025年全年 are all 2025.
func ReadDate(s string) (policy.Date, bool) {
	d, _, ok := readDate(s)
	return d, ok
}

// readDate reads a date as officials write one. note says that a part of the year was named, of which the date is the
// end. ok is false when it is none, or does not exist. Words before it are passed over: “截至2025年6月底” is 2025-06.
// “6月30日” is none, having no year, and neither is “2021-2025年”.
func readDate(s string) (d policy.Date, note, ok bool) {
	s = strings.ReplaceAll(fold(s), "号", "日")
	for _, before := range []string{"截至", "截止", "到", "as of "} {
		s = strings.TrimSpace(strings.TrimPrefix(s, before))
	}
	s = strings.ReplaceAll(timeOfDay.ReplaceAllString(westernDigits(s), ""), " ", "")
	if m := datePart.FindStringSubmatch(s); m != nil {
		return endOf(m)
	}
	m := dateParts.FindStringSubmatch(s)
	if m == nil {
		if m := monthsOf.FindStringSubmatch(s); m != nil {
			return lastMonth(m)
		}
		m = dateDense.FindStringSubmatch(s)
	}
	if m == nil {
		return policy.Date{}, false, false
	}
	text := m[1]
	for _, part := range m[2:] {
		if part != "" {
			text += "-" + strings.Repeat("0", 2-len(part)) + part
		}
	}
	d, err := policy.ParseDate(text)
	return d, false, err == nil && plausible(d)
}

// lastMonth is the month at whose end figures are, or the last of those that they are of: 2025年6月底, 2025年1-6月.
func lastMonth(m []string) (d policy.Date, note, ok bool) {
	year, _ := strconv.Atoi(m[1])
	first, _ := strconv.Atoi(m[2])
	month, _ := strconv.Atoi(m[3])
	d = policy.Date{Year: year, Month: month}
	ok = month >= 1 && month <= 12 && (m[2] == "" || first >= 1 && first < month) && plausible(d)
	return d, true, ok
}

// endOf is the last month of a half or a quarter. Of the parts of the match, 3 is a quarter in words or a
// digit, 4 that of Q2 and 5 that of H1. Each Chinese numeral has three bytes in UTF-8, which makes a number of its
// place in 一二三四.
func endOf(m []string) (d policy.Date, note, ok bool) {
	year, _ := strconv.Atoi(m[1])
	month := 12
	switch {
	case m[3] != "":
		month = 3 * (strings.IndexRune("一二三四", []rune(m[3])[0])/3 + 1)
		if n, err := strconv.Atoi(m[3]); err == nil {
			month = 3 * n
		}
	case m[4] != "":
		n, _ := strconv.Atoi(m[4])
		month = 3 * n
	case m[5] == "1", m[2] == "上半年", strings.HasPrefix(m[2], "半年"):
		month = 6
	}
	d = policy.Date{Year: year, Month: month}
	return d, true, plausible(d)
}

// plausible refuses years that no figure of a plan can have: such a date is a slip, or a number that is no date. The
// People's Republic, whose plans these are, dates from 1949; a 4-digit number such as 1200 is more likely a count.
func plausible(d policy.Date) bool { return d.Year >= 1949 && d.Year < 2200 }

// westernDigits writes 二〇二五年六月三十日 as 2025年6月30日; 上半年 and 二季度 stay as they are.
func westernDigits(s string) string {
	s = hanYear.ReplaceAllStringFunc(s, func(year string) string {
		n, _ := numeral.Han(strings.TrimSuffix(year, "年"))
		return strconv.Itoa(n) + "年"
	})
	return hanPart.ReplaceAllStringFunc(s, func(part string) string {
		number, unit := part[:len(part)-len("月")], part[len(part)-len("月"):]
		n, ok := numeral.Han(number)
		if !ok {
			return part
		}
		return strconv.Itoa(n) + unit
	})
}

var (
	hanYear = regexp.MustCompile(`^[〇零○一二三四五六七八九]{4}年`)
	hanPart = regexp.MustCompile(`[一二三四五六七八九十]{1,3}[月日]`)
)

// cellDate reads the cell of a date: a date as the spreadsheet knows it, the number that it keeps one as, or text.
// note is also true for a number that was not formatted as a date: 45838 is 2025-06-30, which the preview then says.
func cellDate(c cell) (d policy.Date, note, ok bool) {
	if !c.date.IsZero() {
		return c.date, false, plausible(c.date)
	}
	// Spreadsheets keep a day as its number since the end of 1899: these are the days from 1954 to 2105.
	if n := c.number; c.numeric && n > 20000 && n < 75000 && n == math.Trunc(n) {
		day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n))
		return precise(day, "day"), true, true
	}
	if _, open := firstOrTenth(c); open {
		return policy.Date{}, false, false
	}
	return readDate(c.text)
}

var dotOne = regexp.MustCompile(`^(?:截至|截止|到)? ?(\d{4})\.1$`)

// firstOrTenth reports a date that may be of January or of October, and its year. Spreadsheets take 2025.10 for a
// number and keep 2025.1 of it, which they also write into CSV.
func firstOrTenth(c cell) (year string, doubt bool) {
	m := dotOne.FindStringSubmatch(fold(c.text))
	if m == nil || !c.date.IsZero() {
		return "", false
	}
	return m[1], true
}

// badDate refuses a cell that should hold a date, and says what is wrong with it.
func (p *proposer) badDate(from placed) bool {
	if year, doubt := firstOrTenth(from.cell); doubt {
		return p.refuse(from.pos, "invalid-date", lang.Text{
			ZH: "“%s”可能是1月，也可能是10月：表格软件把 %s.10 存成 %[2]s.1",
			EN: "%q may be January or October: a spreadsheet makes %s.1 of %[2]s.10",
		}.With(clip(from.text), year), lang.Text{
			ZH: "请写成 %[1]s-01 或 %[1]s-10（也可写 %[1]s年1月、%[1]s年10月）",
			EN: "write %[1]s-01 or %[1]s-10, or %[1]s年1月 or %[1]s年10月",
		}.With(year))
	}
	return p.refuse(from.pos, "invalid-date", lang.Text{
		ZH: "“%s”不是有效的日期（须写明年份）",
		EN: "%q is not a date with its year that exists",
	}.With(clip(from.text)),
		lang.Text{ZH: "请写成 2025-06-30、2025年6月 或 2025", EN: "write it like 2025-06-30, 2025年6月 or 2025"})
}
