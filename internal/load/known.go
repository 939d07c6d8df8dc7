package load

import "gazette/internal/policy"

// The records below say how the fields of a document, a target or a task are known; each has the keys of
// those fields about which somebody may ask.

type documentKnown struct {
	Number    string `toml:"number" enum:"stated|inferred|translated" en:"how the document number is known" zh:"文号的依据"`
	Issued    string `toml:"issued" enum:"stated|inferred|translated" en:"how the date of the document is known" zh:"成文日期的依据"`
	Published string `toml:"published" enum:"stated|inferred|translated" en:"how the date of publication is known" zh:"发布日期的依据"`
	Effective string `toml:"effective" enum:"stated|inferred|translated" en:"how the date of effect is known" zh:"生效日期的依据"`
	Expires   string `toml:"expires" enum:"stated|inferred|translated" en:"how the end is known" zh:"截止日期的依据"`
	Status    string `toml:"status" enum:"stated|inferred|translated" en:"how it is known whether it has force" zh:"时效的依据"`
}

func (k documentKnown) how() policy.HowKnown {
	return howKnown("number", k.Number, "issued", k.Issued, "published", k.Published, "effective", k.Effective,
		"expires", k.Expires, "status", k.Status)
}

type targetKnown struct {
	Due      string `toml:"due" enum:"stated|inferred|translated" en:"how the due date is known" zh:"时限的依据"`
	From     string `toml:"from" enum:"stated|inferred|translated" en:"how the beginning is known" zh:"起始时间的依据"`
	Bound    string `toml:"bound" enum:"stated|inferred|translated" en:"how the bound is known" zh:"“至少”“超过”等的依据"`
	Value    string `toml:"value" enum:"stated|inferred|translated" en:"how the figure is known" zh:"目标值的依据"`
	Grade    string `toml:"grade" enum:"stated|inferred|translated" en:"how the grade is known" zh:"目标等级的依据"`
	Regions  string `toml:"regions" enum:"stated|inferred|translated" en:"how it is known whom it binds" zh:"适用范围的依据"`
	Strength string `toml:"strength" enum:"stated|inferred|translated" en:"how it is known whether it is firm" zh:"“必须”或“力争”的依据"`
}

func (k targetKnown) how() policy.HowKnown {
	return howKnown("due", k.Due, "from", k.From, "bound", k.Bound, "value", k.Value, "grade", k.Grade,
		"regions", k.Regions, "strength", k.Strength)
}

type taskKnown struct {
	Due         string `toml:"due" enum:"stated|inferred|translated" en:"how the deadline is known" zh:"时限的依据"`
	From        string `toml:"from" enum:"stated|inferred|translated" en:"how the beginning is known" zh:"起始时间的依据"`
	Responsible string `toml:"responsible" enum:"stated|inferred|translated" en:"how the bodies responsible are known" zh:"责任单位的依据"`
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
