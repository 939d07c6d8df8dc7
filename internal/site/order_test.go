package site

import (
	"testing"

	"gazette/internal/lang"

	"github.com/google/go-cmp/cmp"
)

// Names with a reading of their own stand where a reader looks for them.
func TestChineseNamesAreOrderedByTheirPinyin(t *testing.T) {
	t.Parallel()
	names := []string{"沈丘县人民医院", "嵩县人民医院", "单县医院", "安阳市中医院", "长垣市医院", "睢县人民医院",
		"北京大学第一医院"}
	names = sorted(names, lang.ZH, func(name string) (lang.Text, string) { return lang.Text{ZH: name}, "" })
	want := []string{"安阳市中医院", "北京大学第一医院", "长垣市医院", "单县医院", "沈丘县人民医院", "嵩县人民医院",
		"睢县人民医院"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
