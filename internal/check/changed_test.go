package check

import (
	"testing"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A published figure that changes is named with both figures, in the words of its target's kind; one that says the
// same as before is not.
func TestChangedFiguresAreNamedInTheirWords(t *testing.T) {
	t.Parallel()
	hospitals := &policy.Unit{Format: lang.Text{ZH: "%s家", EN: "%s hospitals"}}
	for _, c := range []struct {
		kind     policy.Kind
		was, now policy.Observation
		zh, en   string
	}{
		{policy.Quantity, policy.Observation{Value: 60}, policy.Observation{Value: 69},
			"已公布的数据由 60家 改为 69家，没有说明原因",
			"the figure was published as 60 hospitals and is 69 hospitals now, without a reason"},
		{policy.Graded, policy.Observation{Grade: "3A"}, policy.Observation{Grade: "2A"},
			"已公布的数据由 三级甲等 改为 二级甲等，没有说明原因",
			"the figure was published as Grade 3A and is Grade 2A now, without a reason"},
		{policy.YesNo, policy.Observation{Done: true}, policy.Observation{},
			"已公布的数据由 已完成 改为 未完成，没有说明原因",
			"the figure was published as done and is not done now, without a reason"},
		{policy.Quantity, policy.Observation{Value: 60}, policy.Observation{Value: 60}, "", ""},
		{policy.YesNo, policy.Observation{}, policy.Observation{}, "", ""},
	} {
		target := &policy.Target{Kind: c.kind, Unit: hospitals}
		c.was.Target, c.now.Target, c.now.Committed = target, target, &c.was
		var list diag.List
		unexplainedChange(&policy.Model{Observations: []*policy.Observation{&c.now}}, policy.Date{}, &list)
		var zh, en string
		for _, d := range list {
			zh, en = zh+d.Message.ZH, en+d.Message.EN
		}
		if zh != c.zh || en != c.en {
			t.Errorf("%s: %q, %q", c.kind, zh, en)
		}
	}
}
