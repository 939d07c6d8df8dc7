package lang

import "testing"

// What has words in one language only is named by those in messages of the other, too.
func TestNoMessageHasAnEmptyName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, want Text }{
		{Text{ZH: "县", EN: "County"}, Text{ZH: "有县", EN: "there is County"}},
		{Text{ZH: "县"}, Text{ZH: "有县", EN: "there is 县"}},
		{Text{EN: "County"}, Text{ZH: "有County", EN: "there is County"}},
	} {
		if got := (Text{ZH: "有%s", EN: "there is %s"}).With(c.name); got != c.want {
			t.Errorf("%+v: %+v", c.name, got)
		}
	}
}

func TestCountsReadAsSentencesDo(t *testing.T) {
	told := Text{ZH: "有 %s 个单元格", EN: "there: %s"}
	for n, want := range map[int]Text{
		0: {ZH: "有 0 个单元格", EN: "there: 0 cells"}, 1: {ZH: "有 1 个单元格", EN: "there: 1 cell"},
		2: {ZH: "有 2 个单元格", EN: "there: 2 cells"},
	} {
		if got := told.With(Count(n, "cell", "cells")); got != want {
			t.Errorf("%d: %v, want %v", n, got, want)
		}
	}
}
