package policy

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"gazette/internal/lang"
)

// A Date is a day, a month or a year, as precise as its source states it: a figure "for 2024" is not
// one of 31 December. The zero Date is unknown.
type Date struct {
	Year, Month, Day int // Month and Day are 0 when not stated
}

// ParseDate reads "2025", "2025-12" or "2025-12-31". The error says what is wrong in plain words.
func ParseDate(s string) (Date, error) {
	if n := len(s); n != len("2006") && n != len("2006-01") && n != len("2006-01-02") {
		return Date{}, fmt.Errorf("%q is not a date like 2025, 2025-12 or 2025-12-31", s)
	}
	t, err := time.Parse("2006-01-02"[:len(s)], s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date that exists, written like 2025, 2025-12 or 2025-12-31", s)
	}
	d := Date{Year: t.Year()}
	if len(s) >= 7 {
		d.Month = int(t.Month())
	}
	if len(s) == 10 {
		d.Day = t.Day()
	}
	return d, nil
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the date as it is written in the sources: 2025, 2025-12 or 2025-12-31.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Format returns the date as a reader of the language writes it: 2025年12月31日, 31 December 2025.
func (d Date) Format(l lang.Lang) string {
	if d.IsZero() {
		return ""
	}
	if l == lang.ZH {
		s := strconv.Itoa(d.Year) + "年"
		if d.Month > 0 {
			s += strconv.Itoa(d.Month) + "月"
		}
		if d.Day > 0 {
			s += strconv.Itoa(d.Day) + "日"
		}
		return s
	}
	s := strconv.Itoa(d.Year)
	if d.Month > 0 {
		s = time.Month(d.Month).String() + " " + s
	}
	if d.Day > 0 {
		s = strconv.Itoa(d.Day) + " " + s
	}
	return s
}

// First returns the first day the date can mean, Last the last.
func (d Date) First() Date {
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last returns the last day the date can mean: 31 December for a year.
func (d Date) Last() Date {
	switch {
	case d.Day > 0:
		return d
	case d.Month == 0:
		return Date{d.Year, 12, 31}
	}
	return Date{d.Year, d.Month, time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()}
}

// Compare orders dates by the last day they can mean; an unknown date comes first.
func (d Date) Compare(e Date) int {
	if d.IsZero() || e.IsZero() {
		return cmp.Compare(d.Year, e.Year)
	}
	d, e = d.Last(), e.Last()
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Before reports whether the last day of d lies before the last day of e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// Precedes reports whether every day that d can mean lies before every day that e can: a month may lie in the
// year that it is compared with. An unknown date precedes nothing, and nothing it.
func (d Date) Precedes(e Date) bool {
	return !d.IsZero() && !e.IsZero() && d.Last().Before(e.First())
}

// Years is the end of the date as a count of years, so that equal calendar periods are equal
// lengths: the end of 2023 is 2024.0, whether or not the year had 366 days.
func (d Date) Years() float64 {
	days := 365.0
	if d.Year%4 == 0 && d.Year%100 != 0 || d.Year%400 == 0 {
		days++
	}
	return float64(d.Year) + float64(d.Last().time().YearDay())/days
}

// AddDays is the day so many days after the first that the date can mean.
func (d Date) AddDays(n int) Date { return dayOf(d.First().time().AddDate(0, 0, n)) }

// AddMonths is the day so many months after the first that the date can mean, as calendars count: a day
// that the month does not have is one of the next.
func (d Date) AddMonths(n int) Date { return dayOf(d.First().time().AddDate(0, n, 0)) }

func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func dayOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// DateOf is the day of a moment in China, whose calendar the plans are written by.
func DateOf(t time.Time) Date { return dayOf(t.In(time.FixedZone("UTC+8", 8*60*60))) }

// MarshalText writes the date as String does, for JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
