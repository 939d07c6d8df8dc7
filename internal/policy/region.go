package policy

import (
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

// A RegionLevel is a level of government.
type RegionLevel string

// The levels, from the top.
const (
	Country    RegionLevel = "country"
	Province   RegionLevel = "province"
	Prefecture RegionLevel = "city"
	County     RegionLevel = "county"
)

// Nation is the code of the region that all provinces are in; GB/T 2260 gives it none.
const Nation = "CN"

// Invented reports whether a code is that of a place that does not exist: GB/T 2260 gives none that begins with 99.
func Invented(code string) bool { return strings.HasPrefix(code, "99") }

// A Region is a unit of government with its GB/T 2260 code.
type Region struct {
	Code      string     // "410325"
	FormerIDs []FormerID // codes that it had
	Level     RegionLevel
	Name      lang.Text
	Short     lang.Text // another form worth finding, or empty
	Former    []FormerName
	Parent    *Region
	Children  []*Region // by code
	Point     *Point    // where a schematic map may put it; nil: unknown
	Pos       diag.Pos
}

// A FormerName is a name that a place or a hospital had: readers still ask for it. A source says so.
type FormerName struct {
	Name   lang.Text // EN may be empty
	Until  Date      // zero: not known
	Source Source
	Pos    diag.Pos
}

// A Point is a place in degrees.
type Point struct{ Lon, Lat float64 }

// In reports whether the region is within, or is, other.
func (r *Region) In(other *Region) bool {
	for ; r != nil; r = r.Parent {
		if r == other {
			return true
		}
	}
	return false
}

// At returns the region of a level that r is in or is, or nil.
func (r *Region) At(level RegionLevel) *Region {
	for ; r != nil; r = r.Parent {
		if r.Level == level {
			return r
		}
	}
	return nil
}

// Within returns the regions of a level inside r, r itself included, by code.
func (r *Region) Within(level RegionLevel) []*Region {
	if r.Level == level {
		return []*Region{r}
	}
	var found []*Region
	for _, child := range r.Children {
		found = append(found, child.Within(level)...)
	}
	return found
}

// CountyNamed returns the county whose Chinese name a hospital's begins with, the longest where several
// do; nil when none does.
func (m *Model) CountyNamed(hospital string) *Region {
	var named *Region
	for _, r := range m.Regions {
		if r.Level == County && strings.HasPrefix(hospital, r.Name.ZH) &&
			(named == nil || len(r.Name.ZH) > len(named.Name.ZH)) {
			named = r
		}
	}
	return named
}

// Tops are the regions that a list of places begins with: those that stand in no other but the country and have places
// in them, as provinces do; on a site of less than a province its city, or its county.
func (m *Model) Tops() []*Region {
	return slices.DeleteFunc(slices.Clone(m.Regions), func(r *Region) bool {
		within := r.Parent != nil && r.Parent.Level != Country
		return within || r.Level == Country || r.Level != County && len(r.Children) == 0
	})
}

// A Group is a named set of regions that a plan speaks of.
type Group struct {
	ID      string
	Name    lang.Text
	Members []*Region
	Source  Source
	Note    lang.Text
	Pos     diag.Pos
}
