package terms

import "testing"

func TestYearsNamedFromToday(t *testing.T) {
	for query, want := range map[string]string{
		"今年到期的指标": "2026年到期的指标", "明年 任务": "2027年 任务", "去年完成": "2025年完成",
		"due This Year": "due 2026", "next year": "2027", "last year's": "2025's", "yearly": "yearly",
	} {
		if got := WithYears(query, 2026); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
}
