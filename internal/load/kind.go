package load

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
)

// keyOf is the key that gives a value of a kind of targets, and a line with it as an example; a qualitative target has
// none.
func keyOf(kind policy.Kind) (key, line string) {
	switch kind {
	case policy.Quantity:
		return "value", "value = 81"
	case policy.Graded:
		return "grade", `grade = "2A"`
	case policy.YesNo:
		return "done", "done = true"
	}
	return "", ""
}

// valueFits asks of a report, or of what it said before a correction, for the key that its target is judged by.
func (l *loader) valueFits(r *record.Keys, t *policy.Target, keys ...string) {
	if key, line := keyOf(t.Kind); key != "" && !r.Has(key) {
		l.list.Add(r.At(""), "missing-field",
			lang.Text{ZH: "该数据（%s）没有数值", EN: "this observation of %s has no value"}.With(t.Key()),
			lang.Text{ZH: "请添加一行，例如 %s", EN: "add a line like %s"}.With(line))
	}
	l.onlyKind(r, t, keys...)
}

// onlyKind refuses keys that give a value of another kind than the target's: no page would show it, and whoever wrote
// it meant another target or another value. Target and keys may be those of the target itself or of its baseline.
func (l *loader) onlyKind(r *record.Keys, t *policy.Target, keys ...string) {
	fits, _ := keyOf(t.Kind)
	for _, key := range keys {
		if key == fits || !r.Has(key) {
			continue
		}
		hint := lang.Text{ZH: "请删去 %s", EN: "delete %s"}.With(key)
		if fits != "" {
			hint = lang.Text{
				ZH: "请删去 %s，只写 %s；指标有误的，请改正指标",
				EN: "delete %s and write %s alone; or correct the target, where that is wrong",
			}.With(key, fits)
		}
		l.list.Add(r.At(key), "wrong-type", lang.Text{
			ZH: "“%s”不适用于指标 %s，其判定方式为“%s”",
			EN: `"%s" does not suit the target %s, which is judged as %s`,
		}.With(key, t.Key(), policy.Word("test", string(t.Kind))), hint)
	}
}
