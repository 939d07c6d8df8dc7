package terms

import (
	"regexp"
	"strconv"
	"strings"
)

// relativeYear is a year as it is named from the day of asking; the client has the same.
var relativeYear = regexp.MustCompile(`(?i)今年|明年|去年|\b(?:this|next|last) year\b`)

// WithYears writes the years that a query names from its own day, as 今年 and "next year" do, in digits.
func WithYears(query string, year int) string {
	return relativeYear.ReplaceAllStringFunc(query, func(said string) string {
		switch of := strings.ToLower(said); {
		case strings.HasPrefix(of, "明"):
			return strconv.Itoa(year+1) + "年"
		case strings.HasPrefix(of, "去"):
			return strconv.Itoa(year-1) + "年"
		case strings.HasPrefix(of, "今"):
			return strconv.Itoa(year) + "年"
		case strings.HasPrefix(of, "next"):
			return strconv.Itoa(year + 1)
		case strings.HasPrefix(of, "last"):
			return strconv.Itoa(year - 1)
		}
		return strconv.Itoa(year)
	})
}
