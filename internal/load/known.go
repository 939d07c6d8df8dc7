package load

import (
	"maps"

	"gazette/internal/policy"
)

// The records below say how the fields of a document, a target, a task or an observation are known; each has the keys
// of those fields about which somebody may ask.

// For a document: known = { status = "inferred" } says that the editors concluded whether it has force.
type documentKnown struct {
	Number    policy.Known `toml:"number"`
	Issued    policy.Known `toml:"issued"`
	Published policy.Known `toml:"published"`
	Effective policy.Known `toml:"effective"`
	Expires   policy.Known `toml:"expires"`
	Status    policy.Known `toml:"status"`
}

func (k documentKnown) how() policy.HowKnown {
	return howKnown(policy.HowKnown{
		"number":    k.Number,
		"issued":    k.Issued,
		"published": k.Published,
		"effective": k.Effective,
		"expires":   k.Expires,
		"status":    k.Status,
	})
}

// For a target: known = { due = "inferred" } where the clause gives no date and that of the plan is used.
type targetKnown struct {
	Due      policy.Known `toml:"due"`
	From     policy.Known `toml:"from"`
	Bound    policy.Known `toml:"bound"`
	Value    policy.Known `toml:"value"`
	Grade    policy.Known `toml:"grade"`
	Regions  policy.Known `toml:"regions"`
	Strength policy.Known `toml:"strength"`
}

func (k targetKnown) how() policy.HowKnown {
	return howKnown(policy.HowKnown{
		"due":      k.Due,
		"from":     k.From,
		"bound":    k.Bound,
		"value":    k.Value,
		"grade":    k.Grade,
		"regions":  k.Regions,
		"strength": k.Strength,
	})
}

type taskKnown struct {
	Due         policy.Known `toml:"due"`
	From        policy.Known `toml:"from"`
	Responsible policy.Known `toml:"responsible"`
}

func (k taskKnown) how() policy.HowKnown {
	return howKnown(policy.HowKnown{
		"due":         k.Due,
		"from":        k.From,
		"responsible": k.Responsible,
	})
}

// For an observation: known = { date = "inferred" } where its source bears no date.
type observationKnown struct {
	Date policy.Known `toml:"date"`
}

func (k observationKnown) how() policy.HowKnown { return howKnown(policy.HowKnown{"date": k.Date}) }

// howKnown keeps the fields that a record speaks of.
func howKnown(how policy.HowKnown) policy.HowKnown {
	maps.DeleteFunc(how, func(_ string, known policy.Known) bool { return known == "" })
	return how
}
