package load

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
)

// periodic refuses what gives a pace to a target that has none: what must be reached in every period, or
// at all times, is not approached from a baseline. It is decided here because the model no longer tells a
// method that was written from the one that is taken where none is.
func (l *loader) periodic(r *record.Keys, t *policy.Target, x targetRecord) {
	if !t.Periodic() {
		return
	}
	for _, key := range []string{"baseline", "method"} {
		if !r.Has(key) {
			continue
		}
		l.list.Add(
			r.At(key),
			"periodic-baseline",
			lang.Text{
				ZH: "指标 %[1]s 的 holds 为“%[2]s”，却写有 %[3]s",
				EN: `the target %[1]s holds "%[2]s" and has a %[3]s`,
			}.With(
				t.ID,
				x.Holds,
				key,
			),
			lang.Text{
				ZH: `请删去 %s：每期都要达到或全程保持的指标逐期判定；如到期一次达到即可，请写 holds = "once"`,
				EN: `delete %s: what must be kept in every period is judged period by period; where it is reached ` +
					`once, by the due date, write holds = "once"`,
			}.With(key),
		)
	}
}
