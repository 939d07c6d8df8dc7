package render

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// How says how a field is known, in brackets; nothing where its source states it.
func (v *view) How(known policy.HowKnown, field string) string {
	if how := v.how(known, field); how != "" {
		return v.say("paren", how)
	}
	return ""
}

func (v *view) how(known policy.HowKnown, field string) string {
	if how := known.Of(field); how != policy.Stated {
		return v.Word("how", how)
	}
	return ""
}

// AsOf is the date of an observation, and how it is known.
func (v *view) AsOf(o *policy.Observation) string { return v.Date(o.Date) + v.How(o.Known, "date") }

// Force says whether a document has force. What the editors infer is less: that no sign of a repeal was
// found, that the period is over.
func (v *view) Force(d *policy.Document) string {
	how := v.How(d.Known, "status")
	if d.Known.Of("status") == policy.Inferred {
		if s, err := v.T("force-inferred-" + string(d.Status)); err == nil {
			return s + how
		}
	}
	return v.Word("force", d.Status) + how
}

// Until says when a document's period ends, or was to end if it is void, and how that is known.
func (v *view) Until(d *policy.Document) string {
	s := v.say("until", v.Date(d.Expires))
	if d.Void() {
		s = v.say("until-planned", v.Date(d.Expires))
	}
	if how := v.how(d.Known, "expires"); how != "" {
		s += v.say("comma") + how
	}
	return s
}

// HowWhen says how the dates of a task are known.
func (v *view) HowWhen(t *policy.Task) string {
	s := v.How(t.Known, "due")
	if how := v.how(t.Known, "from"); how != "" && !t.From.IsZero() {
		s += v.say("paren", v.say("from-is", how))
	}
	return s
}

// Replacement is the plan that replaced another, nil where the site has none.
func (v *view) Replacement(d *policy.Document) *policy.Document {
	return v.Site.Model.PlanBy[d.ReplacedBy]
}

// Others are the words by which a list of bodies stays open, to be put behind it: 等省有关部门, and others.
func (v *view) Others(t *policy.Task) string {
	others := v.Text(t.Others)
	if others != "" && v.Page.Lang == lang.EN {
		return " " + others
	}
	return others
}
