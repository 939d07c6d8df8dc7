package policy

import (
	"testing"
	"time"

	"gazette/internal/lang"
)

func day(t *testing.T, s string) Date {
	t.Helper()
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A date is written back as precisely as it was read, and spans the days that it can mean.
func TestDatesAreAsPreciseAsTheirSource(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, zh, en, first, last string }{
		{"", "", "", "0000-01-01", ""},
		{"2024", "2024年", "2024", "2024-01-01", "2024-12-31"},
		{"2024-02", "2024年2月", "February 2024", "2024-02-01", "2024-02-29"},
		{"2025-02", "2025年2月", "February 2025", "2025-02-01", "2025-02-28"},
		{"2025-12", "2025年12月", "December 2025", "2025-12-01", "2025-12-31"},
		{"2025-01-01", "2025年1月1日", "1 January 2025", "2025-01-01", "2025-01-01"},
		{"2025-11-30", "2025年11月30日", "30 November 2025", "2025-11-30", "2025-11-30"},
	} {
		d := day(t, c.in)
		if got := [3]string{d.String(), d.Format(lang.ZH), d.Format(lang.EN)}; got != [3]string{c.in, c.zh, c.en} {
			t.Errorf("%q is written %q", c.in, got)
		}
		if text, err := d.MarshalText(); err != nil || string(text) != c.in {
			t.Errorf("%q is %q, %v in JSON", c.in, text, err)
		}
		if c.in != "" && (d.First().String() != c.first || d.Last().String() != c.last) {
			t.Errorf("%q is from %v to %v", c.in, d.First(), d.Last())
		}
		if d.IsZero() != (c.in == "") {
			t.Errorf("%q is unknown: %t", c.in, d.IsZero())
		}
	}
	for _, s := range []string{"2025-13", "2025-02-30", "2025-00", "202", "20251", "2025-1-1", "2025/01/01",
		"24-01-01"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%q is read as %v", s, d)
		}
	}
}

// Dates are in order by the last day that they can mean; one precedes another only with every day of it.
func TestDatesInOrder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b     string
		order    int
		precedes bool
	}{
		{"2024", "2024", 0, false},
		{"2024", "2024-12-31", 0, false},
		{"2024-12", "2024", 0, false},
		{"2024-06", "2024", -1, false}, // it may lie in it
		{"2023", "2024", -1, true},
		{"2023-12-31", "2024", -1, true},
		{"2023-12-31", "2024-01-01", -1, true},
		{"2024-05", "2024-06", -1, true},
		{"2024-05-31", "2024-06-01", -1, true},
		{"2024-05-01", "2024-05-02", -1, true},
		{"2023-12-31", "2024-01-30", -1, true},
		{"2024-05-30", "2024-05", -1, false},
		{"", "2024", -1, false},
		{"", "", 0, false},
	} {
		a, b := day(t, c.a), day(t, c.b)
		if a.Compare(b) != c.order || b.Compare(a) != -c.order || a.Before(b) != (c.order < 0) {
			t.Errorf("%q and %q compare as %d and %d", c.a, c.b, a.Compare(b), b.Compare(a))
		}
		if a.Precedes(b) != c.precedes || b.Precedes(a) {
			t.Errorf("%q precedes %q: %t, and the other way round: %t", c.a, c.b, a.Precedes(b), b.Precedes(a))
		}
	}
}

// Equal calendar periods are equal lengths of time, in leap years too.
func TestDatesAsYears(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]float64{
		"2023": 2024, "2024": 2025, "2024-12-31": 2025, "2023-01-01": 2023 + 1.0/365, "2024-01-01": 2024 + 1.0/366,
		"2023-06": 2023 + 181.0/365, "2024-06-30": 2024 + 182.0/366,
	} {
		if got := day(t, in).Years(); got != want {
			t.Errorf("%s is %v years, want %v", in, got, want)
		}
	}
}

func TestDaysAndMonthsLater(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in           string
		days, months int
		want         string
	}{
		{"2024-02-28", 1, 0, "2024-02-29"},
		{"2024-12-31", 1, 0, "2025-01-01"},
		{"2024-03-01", -1, 0, "2024-02-29"},
		{"2024", 30, 0, "2024-01-31"},
		{"2024-11-15", 0, 3, "2025-02-15"},
		{"2023-01-31", 0, 1, "2023-03-03"}, // as calendars count
	} {
		if got := day(t, c.in).AddDays(c.days); c.months == 0 && got.String() != c.want {
			t.Errorf("%s and %d days: %v", c.in, c.days, got)
		}
		if got := day(t, c.in).AddMonths(c.months); c.days == 0 && got.String() != c.want {
			t.Errorf("%s and %d months: %v", c.in, c.months, got)
		}
	}
}

// The day of a moment is that of China.
func TestTheDayIsThatOfChina(t *testing.T) {
	t.Parallel()
	for moment, want := range map[string]string{
		"2024-12-31T15:59:59Z": "2024-12-31", "2024-12-31T16:00:00Z": "2025-01-01",
	} {
		at, err := time.Parse(time.RFC3339, moment)
		if err != nil {
			t.Fatal(err)
		}
		if got := DateOf(at); got.String() != want {
			t.Errorf("%s is on %v, want %s", moment, got, want)
		}
	}
}
