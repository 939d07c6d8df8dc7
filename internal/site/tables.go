package site

import "gazette/internal/lang"

// A Table is a data file for readers to take away, at data/<name>.csv and data/<name>.json.
type Table struct {
	Name        string // empty of the table of a single page
	JSON        string // the name of its JSON file, where that is not Name
	Title       lang.Text
	Description lang.Text
	Fields      []Field
	Key         []string // the fields that tell its rows apart
	Refs        []reference
	Rows        [][]string
}

// A reference says that fields of a row name a row of another table.
type reference struct {
	Fields []string
	Table  string
	Their  []string
}

func refer(table string, fields ...string) reference {
	their, ok := map[string][]string{"regions": {"code"}, "plans": {"slug"}, "targets": {"plan", "id"},
		"tasks": {"plan", "id"}, "clauses": {"plan", "clause"}}[table]
	if !ok {
		their = []string{"id"}
	}
	return reference{fields, table, their}
}

// A Field is a column of a table.
type Field struct {
	Name        string
	Description lang.Text
	Type        FieldType
	CodeList    string // the list in the table code-lists that says what its values mean, or ""
}

// Values are what the column can hold besides nothing, where that is a list.
func (f Field) Values() []string {
	if f.CodeList == "" {
		return nil
	}
	return codeListNamed(f.CodeList).values.Values()
}

// A FieldType says what a column holds. Any cell may be empty: nothing is known.
type FieldType int

// The types.
const (
	TextField   FieldType = iota
	NumberField           // as JSON writes it
	YesNoField            // true or false
	DayField              // 2025-12-31
	DateField             // as its source states it: 2025, 2025-12 or 2025-12-31
)

// tableMakers make the tables of every site, by their names and in their order.
var tableMakers = [...]struct {
	name string
	make func(*Site) Table
}{
	{"plans", func(s *Site) Table { return plansTable(s.Model) }},
	{"clauses", func(s *Site) Table { return clausesTable(s.Model.Plans) }},
	{"regions", func(s *Site) Table { return regionsTable(s.Model) }},
	{"hospitals", func(s *Site) Table { return hospitalsTable(s.Model.Hospitals) }},
	{"hospital-facts", func(s *Site) Table { return factsTable(s.Model.Hospitals) }},
	{"lists", func(s *Site) Table { return listsTable(s.Model.Lists) }},
	{"list-members", func(s *Site) Table { return membersTable(s.Model.Hospitals) }},
	{"pairings", func(s *Site) Table { return pairingsTable(s.Model) }},
	{"targets", func(s *Site) Table { return targetsTable(s.Model) }},
	{"target-regions", func(s *Site) Table { return targetRegionsTable(s.Model.Targets) }},
	{"series", func(s *Site) Table { return seriesTable(s.Model.Observations) }},
	{"observations", func(s *Site) Table { return observationsTable(s.Model.Observations) }},
	{"statuses", func(s *Site) Table { return statusTable(s.allStandings()) }},
	{"figures", func(s *Site) Table { return figuresTable(s.Model) }},
	{"tasks", func(s *Site) Table { return tasksTable(s.Model.Tasks, s.Today) }},
	{"bodies", func(s *Site) Table { return bodiesTable(s.Model.Departments) }},
	{"task-bodies", func(s *Site) Table { return taskBodiesTable(s.Model.Tasks) }},
	{"units", func(s *Site) Table { return unitsTable(s.Model.Units) }},
	{"code-lists", func(*Site) Table { return codesTable() }},
}

// TableNames are the names of the tables of every site, in their order.
func TableNames() []string {
	var names []string
	for _, t := range tableMakers {
		names = append(names, t.name)
	}
	return names
}

// tables lists the data files: every record of the site, one table a kind.
func tables(s *Site) []Table {
	var all []Table
	for _, t := range tableMakers {
		table := t.make(s)
		table.Name = t.name
		all = append(all, table)
	}
	return all
}
