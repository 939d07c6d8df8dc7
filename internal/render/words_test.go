package render

import (
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// A deadline is said as closely as it is known: by the end of a year or a month where that is what it comes to.
func TestDeadlinesAreSaidAsCloselyAsTheyAreKnown(t *testing.T) {
	t.Parallel()
	r := &renderer{Theme: readTheme(t, nil)}
	v := r.viewOf(&site.Page{Lang: lang.EN})
	for date, want := range map[string]string{
		"2025":       "by the end of 2025",
		"2025-12":    "by the end of 2025",
		"2025-12-31": "by the end of 2025",
		"2025-01":    "by the end of January 2025",
		"2025-02-28": "by the end of February 2025",
		"2025-01-15": "by 15 January 2025",
	} {
		d, err := policy.ParseDate(date)
		if err != nil {
			t.Fatal(err)
		}
		if got := v.By(d); got != want {
			t.Errorf("%s: %q, want %q", date, got, want)
		}
	}
}
