package policy

import (
	"maps"
	"slices"
	"strings"
)

// A Known says how the editors know what a field says.
type Known string

// The ways of knowing. What no record says otherwise is stated in the source.
const (
	Stated     Known = "stated"
	Inferred   Known = "inferred"   // by the editors: the source does not say it
	Translated Known = "translated" // read in a translation; the original may say it otherwise
)

// A HowKnown names the fields of a record, by their keys in TOML, that are not simply stated.
type HowKnown map[string]Known

// String lists the fields that are not simply stated, in their order: "bound: translated, due: inferred".
func (h HowKnown) String() string {
	var parts []string
	for _, field := range slices.Sorted(maps.Keys(h)) {
		if h[field] != Stated {
			parts = append(parts, field+": "+string(h[field]))
		}
	}
	return strings.Join(parts, ", ")
}

// Of says how a field is known.
func (h HowKnown) Of(field string) Known {
	if k := h[field]; k != "" {
		return k
	}
	return Stated
}
