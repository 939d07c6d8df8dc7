package clause

import "strconv"

// A Counter follows the numbers of a text in the order of reading.
type Counter map[string]int

// Next takes the next part. ok is false when its number does not follow: neither the one before it below
// the same part, nor, where it is the first there, 1 or the one after the last of the group before.
// The first annex may have any number: a plan that is 附件1 of its notice bears 附件2. expected is the number that
// would follow.
func (c Counter) Next(p Path) (expected int, ok bool) {
	if len(p) == 0 || p.Last() == (Step{Annex, 0}) {
		return 0, true
	}
	// The group is what stands below the same part, the level what stands as deep below the part above that: where a
	// group begins, its first number may go on from the last one of the level.
	last := p.Last()
	group := p.Up(1).ID() + "/" + string(last.Kind)
	level := p.Up(2).ID() + "//" + strconv.Itoa(len(p)) + string(last.Kind)
	if last.Kind == Article {
		group, level = "", ""
		if p[0].Kind == Annex {
			group = p[0].String()
		}
		group += "/articles"
	}
	before, began := c[group]
	run, runs := 0, false
	if level != "" {
		run, runs = c[level]
		c[level] = last.Number
	}
	c[group] = last.Number
	switch {
	case began:
		return before + 1, last.Number == before+1
	case runs:
		return run + 1, last.Number == 1 || last.Number == run+1
	case last.Kind == Annex:
		return 1, true
	}
	return 1, last.Number == 1
}
