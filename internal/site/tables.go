package site

import "gazette/internal/lang"

// A Table is a data file for readers to take away, at data/<name>.csv and data/<name>.json.
type Table struct {
	Name        string
	JSON        string // the name of its JSON file, where that is not Name
	Title       lang.Text
	Description lang.Text
	Fields      []Field
	Key         []string // the fields that tell its rows apart
	Refs        []Reference
	Rows        [][]string
}

// A Reference says that fields of a row name a row of another table.
type Reference struct {
	Fields []string
	Table  string
	Their  []string
}

func refer(table string, fields ...string) Reference {
	their := map[string][]string{"regions": {"code"}, "plans": {"slug"}, "hospitals": {"id"}, "targets": {"plan", "id"},
		"clauses": {"plan", "clause"}}[table]
	return Reference{fields, table, their}
}

// A Field is a column of a table.
type Field struct {
	Name        string
	Description lang.Text
	Number      bool
	YesNo       bool // true or false
}

// TableNames are the names of the tables of every site, in their order.
var TableNames = [...]string{
	"plans",
	"clauses",
	"regions",
	"hospitals",
	"hospital-facts",
	"pairings",
	"targets",
	"observations",
	"statuses",
	"figures",
	"tasks",
}

// tables lists the data files: every record of the site, one table a kind.
func tables(s *Site) []Table {
	m := s.Model
	all := []Table{
		plansTable(
			m,
		), clausesTable(m.Plans), regionsTable(m), hospitalsTable(m.Hospitals), factsTable(m.Hospitals),
		pairingsTable(m),
		targetsTable(
			m,
		), observationsTable(m.Observations), statusTable(s.allStandings()), figuresTable(m), tasksTable(m.Tasks),
	}
	keys := map[string][]string{
		"plans":          {"slug"},
		"clauses":        {"plan", "clause"},
		"regions":        {"code"},
		"hospitals":      {"id"},
		"hospital-facts": {"hospital", "fact"},
		"targets":        {"plan", "id"},
		"statuses":       {"plan", "target", "region"},
		"tasks":          {"plan", "id"},
	}
	refs := map[string][]Reference{
		"plans": {
			refer("regions", "region"),
		}, "clauses": {refer("plans", "plan")}, "hospitals": {refer("regions", "region")},
		"hospital-facts": {refer("hospitals", "hospital")},
		"pairings": {
			refer("regions", "county"),
			refer("hospitals", "county_hospital"),
			refer("hospitals", "supporting_hospital"),
			refer("plans", "plan"),
		},
		"targets": {
			refer("clauses", "plan", "clause"),
		}, "observations": {refer("targets", "plan", "target"), refer("regions", "region")},
		"statuses": {
			refer("targets", "plan", "target"),
			refer("regions", "region"),
		}, "figures": {refer("regions", "region")},
		"tasks": {refer("clauses", "plan", "clause")},
	}
	for i := range all {
		all[i].Key, all[i].Refs = keys[all[i].Name], refs[all[i].Name]
	}
	return all
}
