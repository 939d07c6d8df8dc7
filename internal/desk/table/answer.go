package table

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// Region finds the region that a person names, as a cell of a table may; problem says why there is none. It takes
// “410325”, “嵩县” and “410325 嵩县”. The questions of new use it, so that an answer is understood as a cell is.
func Region(m *policy.Model, name string) (r *policy.Region, problem lang.Text) {
	p := &proposer{m: m}
	r = p.region(diag.Pos{}, name, func(*policy.Region) bool { return true })
	return r, p.problem()
}

// Target finds the target that a person names; problem says why there is none. It takes “county-plan/rate”, “rate” and
// the target's name in either language, where one target alone has it.
func Target(m *policy.Model, name string) (t *policy.Target, problem lang.Text) {
	p := &proposer{m: m}
	t = p.target(diag.Pos{}, name)
	return t, p.problem()
}

// Figure says what is wrong with a figure of a target as a person writes it; nothing when it is one. “91.5%” is one of
// a percentage and “二甲” of a grade; “约90” is none of either.
func Figure(t *policy.Target, text string) (problem lang.Text) {
	if _, fault := readValue(cell{text: text}, t); fault != nil {
		return sentence(fault.message, fault.hint)
	}
	return lang.Text{}
}

// problem is the first thing that was refused.
func (p *proposer) problem() lang.Text {
	for _, d := range p.list {
		if d.Severity == diag.Error {
			return sentence(d.Message, d.Hint)
		}
	}
	return lang.Text{}
}

// sentence puts what is wrong and the cure on one line, for an answer that is asked again at once.
func sentence(message, hint lang.Text) lang.Text {
	if hint == (lang.Text{}) {
		return message
	}
	return lang.Text{ZH: "%s；%s", EN: "%s; %s"}.With(message, hint)
}
