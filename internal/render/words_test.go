package render

import (
	"fmt"
	"strings"
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

// What is one is not told as several, whichever of the numbers in a text it is.
func TestWordsAgreeWithTheirNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		args []any
		want string
	}{
		{"%d {task|tasks} in all", []any{1}, "1 task in all"},
		{"%d {task|tasks} in all", []any{0}, "0 tasks in all"},
		{"%d {plan|plans}, %d {county|counties}", []any{2, 1}, "2 plans, 1 county"},
		{"%[2]d {is|are} of %[1]d", []any{5, 1}, "1 is of 5"},
		{"%s: %d {place|places}", []any{"a", 21}, "a: 21 places"},
		{"{n} found, %d", []any{1}, "{n} found, 1"},
		{"{task|tasks}", []any{1}, "tasks"},
		{"%s {a|b} {", []any{"one"}, "one b {"},
	} {
		if got := fmt.Sprintf(inNumber(c.text, c.args), c.args...); !strings.HasPrefix(got, c.want) {
			t.Errorf("%q is said as %q, want %q", c.text, got, c.want)
		}
	}
}
