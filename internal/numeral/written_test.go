package numeral_test

import (
	"testing"

	"gazette/internal/numeral"
)

func TestNumeralsAreWrittenAsTheyAreRead(t *testing.T) {
	for n, want := range map[int]string{1: "一", 10: "十", 12: "十二", 20: "二十", 100: "一百", 103: "一百零三",
		110: "一百一十",
		199: "一百九十九", 1000: "一千", 1020: "一千零二十", 2005: "二千零五", 0: "0", 10000: "10000"} {
		if got := numeral.InHan(n); got != want {
			t.Errorf("%d is written %s, want %s", n, got, want)
		}
	}
	for n := 1; n < 10000; n++ {
		if got, ok := numeral.Han(numeral.InHan(n)); !ok || got != n {
			t.Fatalf("%s is read as %d", numeral.InHan(n), got)
		}
	}
	for _, none := range []string{"", "十四五", "abc", "百百", "一二十"} {
		if n, ok := numeral.Han(none); ok {
			t.Errorf("%q is read as %d", none, n)
		}
	}
}
