package table

import (
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// What a table says of its unit makes its figures others than the target's by its scale alone, however that is
// written, and also where the table has none and the target has.
func TestUnitsThatMakeOtherFigures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ zh, en, same, other string }{
		{"张", "beds", "张|单位:张|完成数|已建成|个", "万张|单位：万张|千张|十四五|2024年|％|thousand beds"},
		{"元", "yuan", "元|元/人|人民币元", "万元|10,000 yuan"},
		{"万元", "10,000 yuan", "万元|人民币万元|万元 10,000 yuan|ten thousand yuan|RMB|累计",
			"元|人民币元|yuan|RMB yuan|亿元|十万元|100,000 yuan|元/人"},
		{"百万元", "million yuan", "百万元|million yuan|1,000,000 yuan", "万元|元|yuan|billion yuan"},
		{"万人次", "10,000 visits", "万人次|万|ten thousand visits", "人次|人|visits|thousand visits"},
		{"张/千人口", "beds per 1,000 people", "张|张/千人|beds per thousand people|per 1000", "张/万人|万张"},
		{"1/10万", "per 100,000 live births", "1/10万|/10万|每十万|十万分之一|1/100000|per 100,000 births", "‰|%|1/万"},
		{"‰", "per mille", "‰|千分之|per thousand|per mille", "%|百分比|成"},
		{"平方米", "square metres", "㎡|m²|m2", "万㎡|万平方米"},
		{"人", "people", "人|often attended|1", "千人|million|百分点|1.2.3"},
	} {
		target := quantity(&policy.Unit{ID: "unit", Name: lang.Text{ZH: c.zh, EN: c.en}})
		for says := range strings.SplitSeq(c.same, "|") {
			if otherUnit(says, target) {
				t.Errorf("%s is another unit than %s", says, c.zh)
			}
		}
		for says := range strings.SplitSeq(c.other, "|") {
			if !otherUnit(says, target) {
				t.Errorf("%s is the same unit as %s", says, c.zh)
			}
		}
	}
	if !otherUnit("分", quantity(&policy.Unit{ID: "percent", Name: lang.Text{ZH: "百分比"}})) {
		t.Error("points are per cent")
	}
	if !otherUnit("万", quantity(nil)) {
		t.Error("ten thousands are ones, where there is no unit")
	}
}

// A line above a table names the units of several columns, or who sends it.
func TestUnitsAboveATable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ unit, same, other string }{
		{"人次", "人次|万元；人次|亿元、张|鲸歌县卫生健康局|千县医院|万人次健康局|亿元、全县",
			"万人次|万人次、张|亿元、万人次|万元(人民币)、万人次|万人次 2025年6月|10,000人次|thousand|亿元、万人"},
		{"万元", "万元|万元、人|万元 10,000 yuan|Whalesong County Health Bureau", "元|元、人|亿元、人|10万元|1/10万"},
	} {
		target := quantity(&policy.Unit{ID: "unit", Name: lang.Text{ZH: c.unit}})
		for says := range strings.SplitSeq(c.same, "|") {
			if otherUnits(says, target) {
				t.Errorf("%s is another unit than %s", says, c.unit)
			}
		}
		for says := range strings.SplitSeq(c.other, "|") {
			if !otherUnits(says, target) {
				t.Errorf("%s is the same unit as %s", says, c.unit)
			}
		}
	}
}
