package search

import (
	"slices"
	"strconv"
	"strings"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A value is a value of a facet: its code and its name for readers.
type value struct {
	code string
	name lang.Text
}

// set gives an entry a value of a facet, once.
func (e *entry) set(f facets.Facet, code string, name lang.Text) {
	for _, v := range e.Facets[f] {
		if v.code == code {
			return
		}
	}
	e.Facets[f] = append(e.Facets[f], value{code, name})
}

func (e *entry) ofPlan(d *policy.Document) {
	e.set(facets.ByPlan, d.Slug, d.ShortTitle)
	e.set(facets.ByLevel, d.Level, policy.Word("level", d.Level))
	for _, issuer := range d.Issuers {
		e.set(facets.ByIssuer, issuer.ZH, issuer)
	}
	if d.Region != nil {
		e.regions(d.Region)
	}
	e.year(d.Dated())
	e.year(e.Date) // of a target or a task when it is due: results show it
}

func (e *entry) year(d policy.Date) {
	if !d.IsZero() {
		y := strconv.Itoa(d.Year)
		e.set(facets.ByYear, y, lang.Text{ZH: y, EN: y})
	}
}

// regions gives an entry the values of a region and of those that it is in.
func (e *entry) regions(r *policy.Region) {
	for ; r != nil; r = r.Parent {
		if r.Level == policy.County {
			e.set(facets.ByCounty, r.Code, r.Name)
		} else {
			e.set(facets.ByRegion, r.Code, r.Name)
		}
	}
}

// at says that an entry is of a place.
func (e *entry) at(r *policy.Region) {
	e.regions(r)
	if !slices.Contains(e.Places, r) {
		e.Places = append(e.Places, r)
	}
}

// binds says which places something of a plan binds: those that it names, else the one of the plan.
func (e *entry) binds(d *policy.Document, named []*policy.Region) {
	if len(named) == 0 && d.Region != nil {
		named = []*policy.Region{d.Region}
	}
	for _, r := range named {
		e.at(r)
	}
}

func (e *entry) departments(t *policy.Task) {
	for _, d := range t.Responsible {
		e.set(facets.ByDepartment, d.ID, d.Name)
	}
}

// statusText says how many of each state there are: "已达成 2，未见报告 1"; of one, the state alone.
func statusText(tally map[progress.Status]int) lang.Text {
	total := 0
	for _, n := range tally {
		total += n
	}
	return both(func(l lang.Lang) string {
		var parts []string
		for _, status := range progress.Statuses {
			if n := tally[status]; n > 0 {
				part := status.Words().In(l)
				if total > 1 {
					part += " " + strconv.Itoa(n)
				}
				parts = append(parts, part)
			}
		}
		return join(parts, l)
	})
}

// join makes a list as the language writes it.
func join(parts []string, l lang.Lang) string {
	if l == lang.ZH {
		return strings.Join(parts, "、")
	}
	return strings.Join(parts, ", ")
}

// lines joins what is not empty, a line each.
func lines(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n")
}

// facetValues are the values of a facet with the numbers of their entries, by code.
func facetValues(entries []entry, f facets.Facet) ([]value, [][]int) {
	of, names := map[string][]int{}, map[string]lang.Text{}
	for number := range entries {
		for _, v := range entries[number].Facets[f] {
			of[v.code] = append(of[v.code], number)
			names[v.code] = v.name
		}
	}
	var values []value
	var documents [][]int
	for code := range of {
		values = append(values, value{code, names[code]})
	}
	slices.SortFunc(values, func(a, b value) int { return strings.Compare(a.code, b.code) })
	for _, v := range values {
		documents = append(documents, of[v.code])
	}
	return values, documents
}
