package load

import "gazette/internal/policy"

// The records below say how the fields of a document, a target or a task are known; each has the keys of
// those fields about which somebody may ask.

type documentKnown struct {
	Number    string `toml:"number" enum:"stated|inferred|translated"`
	Issued    string `toml:"issued" enum:"stated|inferred|translated"`
	Published string `toml:"published" enum:"stated|inferred|translated"`
	Effective string `toml:"effective" enum:"stated|inferred|translated"`
	Expires   string `toml:"expires" enum:"stated|inferred|translated"`
	Status    string `toml:"status" enum:"stated|inferred|translated"`
}

func (k documentKnown) how() policy.HowKnown {
	return howKnown("number", k.Number, "issued", k.Issued, "published", k.Published, "effective", k.Effective,
		"expires", k.Expires, "status", k.Status)
}

type targetKnown struct {
	Due      string `toml:"due" enum:"stated|inferred|translated"`
	From     string `toml:"from" enum:"stated|inferred|translated"`
	Bound    string `toml:"bound" enum:"stated|inferred|translated"`
	Value    string `toml:"value" enum:"stated|inferred|translated"`
	Grade    string `toml:"grade" enum:"stated|inferred|translated"`
	Regions  string `toml:"regions" enum:"stated|inferred|translated"`
	Strength string `toml:"strength" enum:"stated|inferred|translated"`
}

func (k targetKnown) how() policy.HowKnown {
	return howKnown("due", k.Due, "from", k.From, "bound", k.Bound, "value", k.Value, "grade", k.Grade,
		"regions", k.Regions, "strength", k.Strength)
}

type taskKnown struct {
	Due         string `toml:"due" enum:"stated|inferred|translated"`
	From        string `toml:"from" enum:"stated|inferred|translated"`
	Responsible string `toml:"responsible" enum:"stated|inferred|translated"`
}

func (k taskKnown) how() policy.HowKnown {
	return howKnown("due", k.Due, "from", k.From, "responsible", k.Responsible)
}

// howKnown takes fields and how each is known, in turn, and keeps those that a record speaks of.
func howKnown(pairs ...string) policy.HowKnown {
	how := policy.HowKnown{}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			how[pairs[i]] = policy.Known(pairs[i+1])
		}
	}
	return how
}
