package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/terms"
)

// A facetGroup is a property by which records of a list can be told apart.
type facetGroup struct {
	Key    string // of a hospital: role, kind, grade, list, province, city; of a task: plan, body, place, year, state
	Facets []Facet
}

// A Facet is one value of a property, with how many have it.
type Facet struct {
	Key, Value string
	Name       string // for readers
	Path       string // of the page that lists them; empty where there is none
	Count      int
}

// choices are the properties that can narrow a list: those of which its records have two values or more.
func choices(groups []facetGroup) []facetGroup {
	return slices.DeleteFunc(slices.Clone(groups), func(g facetGroup) bool { return len(g.Facets) < 2 })
}

// PropertiesOf are the keys of the properties by which a kind of record is found in its list.
func PropertiesOf(record any) []string {
	switch record.(type) {
	case *policy.Hospital:
		return facetKeys[:]
	case *policy.Task:
		return taskKeys[:]
	}
	return nil
}

// PropertyValues are a record's values of a property.
func (s *Site) PropertyValues(record any, key string) []string {
	switch r := record.(type) {
	case *policy.Hospital:
		return facetValues(r, key)
	case *policy.Task:
		return s.taskValues(r, key)
	}
	return nil
}

// FindWords are what a record is found by in its list besides what its row says in a language: names in both
// languages, short and former ones, those of its place, and pinyin; of a task also what readers type for what it says.
func (s *Site) FindWords(record any, l lang.Lang) []string {
	var words []string
	name := func(names ...lang.Text) {
		for _, n := range names {
			words = append(append(words, n.ZH, n.EN), terms.PinyinKeys(n.ZH)...)
		}
	}
	switch r := record.(type) {
	case *policy.Hospital:
		name(r.Name, r.Short)
		for _, f := range r.Former {
			name(f.Name)
		}
		for p := r.Region; p != nil && p.Level != policy.Country; p = p.Parent {
			name(p.Name)
		}
	case *policy.Task:
		said := []lang.Text{r.Name, r.Note}
		for _, d := range r.Responsible {
			said = append(said, d.Name)
		}
		words = append(append(words, r.Name.In(l.Other())), s.askedFor(said)...)
	}
	return terms.Unique(slices.DeleteFunc(words, func(w string) bool { return w == "" }))
}

// askedFor are the words by which readers ask for what texts say otherwise.
func (s *Site) askedFor(texts []lang.Text) []string {
	var words []string
	for _, l := range lang.Langs {
		var lines []string
		for _, t := range texts {
			lines = append(lines, t.In(l))
		}
		said := strings.Join(lines, "\n")
		letters := strings.ToLower(said)
		says := func(meant string) bool { // that it has the letters is soon seen, and rare
			return strings.Contains(letters, strings.ToLower(meant)) && terms.MatchPhrase(terms.Units(meant), said)
		}
		for _, a := range s.Model.Asked {
			if slices.ContainsFunc(a.Means.In(l), says) {
				words = append(words, a.Words.In(l)...)
			}
		}
	}
	return words
}

// taskKeys are the properties by which tasks are told apart.
var taskKeys = [...]string{"plan", "body", "place", "year", "state"}

func (s *Site) taskValues(t *policy.Task, key string) []string {
	var values []string
	switch key {
	case "plan":
		return []string{t.Plan.Slug}
	case "year":
		if year := s.taskYear(t); year > 0 {
			return []string{strconv.Itoa(year)}
		}
	case "state":
		return []string{string(t.State(s.Today))}
	case "body":
		for _, d := range t.Responsible {
			values = append(values, d.ID)
		}
	case "place":
		for _, r := range taskPlaces(t) {
			values = append(values, r.Code)
		}
	}
	return values
}

// taskPlaces are the places of a task: where it is to be done, and whose bodies are to do it.
func taskPlaces(t *policy.Task) []*policy.Region {
	places := slices.Clone(t.Regions)
	for _, d := range t.Responsible {
		if d.Region != nil && !slices.Contains(places, d.Region) {
			places = append(places, d.Region)
		}
	}
	if len(places) == 0 && t.Plan.Region != nil {
		places = append(places, t.Plan.Region)
	}
	return places
}

// taskYear is the year in which a task falls due next, 0 where no date is stated.
func (s *Site) taskYear(t *policy.Task) int {
	switch {
	case t.Due.IsZero():
		return 0
	case t.Due.Before(s.Today):
		return t.Due.Year
	}
	return nextDue(t, s.Today).Year
}

// taskFacets are the properties of tasks with their values, each in the order in which a reader looks for it.
func (b *builder) taskFacets(departments []*policy.Department) []facetGroup {
	names := map[string][]Facet{}
	add := func(key, value, name string) {
		names[key] = append(names[key], Facet{Key: key, Value: value, Name: name})
	}
	for _, d := range b.Model.Plans {
		add("plan", d.Slug, d.ShortTitle.In(b.lang))
	}
	for _, d := range departments {
		add("body", d.ID, d.Name.In(b.lang))
	}
	places, years := map[*policy.Region]bool{}, map[int]bool{}
	for _, t := range b.Model.Tasks {
		for _, r := range taskPlaces(t) {
			if !places[r] {
				places[r] = true
				add("place", r.Code, r.Name.In(b.lang))
			}
		}
		if year := b.taskYear(t); year > 0 && !years[year] {
			years[year] = true
			add("year", strconv.Itoa(year), strconv.Itoa(year))
		}
	}
	for _, key := range []string{"place", "year"} {
		slices.SortFunc(names[key], func(x, y Facet) int { return cmp.Compare(x.Value, y.Value) })
	}
	for _, state := range policy.Enums["task-state"] {
		add("state", state.Value, state.Words.In(b.lang))
	}
	var groups []facetGroup
	for _, key := range taskKeys {
		group := facetGroup{Key: key}
		for _, f := range names[key] {
			for _, t := range b.Model.Tasks {
				if slices.Contains(b.taskValues(t, key), f.Value) {
					f.Count++
				}
			}
			if f.Count > 0 {
				group.Facets = append(group.Facets, f)
			}
		}
		groups = append(groups, group)
	}
	return groups
}
