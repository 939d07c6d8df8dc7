package numeral

import (
	"strconv"
	"strings"
)

// Format writes a value with as few digits as it needs: 70, 3.5.
func Format(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Grouped writes a value for readers: thousands are set off by commas from five digits on
// (GB/T 15835 and English usage agree on not breaking up a year).
func Grouped(v float64) string {
	s := Format(v)
	whole, fraction, _ := strings.Cut(s, ".")
	sign := strings.HasPrefix(whole, "-")
	whole = strings.TrimPrefix(whole, "-")
	if len(whole) > 4 {
		var groups []string
		for len(whole) > 3 {
			groups = append([]string{whole[len(whole)-3:]}, groups...)
			whole = whole[:len(whole)-3]
		}
		whole = strings.Join(append([]string{whole}, groups...), ",")
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if sign {
		return "−" + whole
	}
	return whole
}
