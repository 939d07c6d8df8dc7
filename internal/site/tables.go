package site

import (
	"iter"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A Table is a data file for readers to take away, at data/<name>.csv and, unless it is a long one, data/<name>.json.
type Table struct {
	Name        string // empty of the table of a single page
	JSON        string // the name of its JSON file, where that is not Name
	Title       lang.Text
	Description lang.Text
	Fields      []Field
	Key         []string // the fields that tell its rows apart
	Refs        []reference
	Count       int                // of its rows
	Rows        iter.Seq[[]string] // made anew each time
	CSVOnly     bool               // it is so long that it is not written again as JSON
}

// rowsInJSON is how many rows a table may have that is written both as CSV and as JSON: about 3 MB. A longer one would
// be most of a large site's data twice over. As CSV it loses nothing: the data package says what its columns hold.
const rowsInJSON = 10_000

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

// tableMakers make the tables of every site, by their names and in their order. Of those that grow with every plan and
// every figure, records says how many rows there are at most, before any is made.
var tableMakers = [...]struct {
	name    string
	make    func(*Site) Table
	records func(*policy.Model) int
}{
	{"plans", func(s *Site) Table { return plansTable(s.Model) }, nil},
	{"clauses", func(s *Site) Table { return clausesTable(s.Model.Plans) }, countAllClauses},
	{"regions", func(s *Site) Table { return regionsTable(s.Model) }, nil},
	{"hospitals", func(s *Site) Table { return hospitalsTable(s.Model.Hospitals) }, nil},
	{"hospital-facts", func(s *Site) Table { return factsTable(s.Model.Hospitals) }, nil},
	{"lists", func(s *Site) Table { return listsTable(s.Model.Lists) }, nil},
	{"list-members", func(s *Site) Table { return membersTable(s.Model.Hospitals) }, nil},
	{"pairings", func(s *Site) Table { return pairingsTable(s.Model) }, nil},
	{"targets", func(s *Site) Table { return targetsTable(s.Model) }, nil},
	{"target-regions", func(s *Site) Table { return targetRegionsTable(s.Model.Targets) }, nil},
	{"series", func(s *Site) Table { return seriesTable(s.Model.Observations) }, countObservations},
	{"observations", func(s *Site) Table { return observationsTable(s.Model.Observations) }, countObservations},
	{"statuses", func(s *Site) Table { return statusTable(s.allStandings()) }, nil},
	{"figures", func(s *Site) Table { return figuresTable(s.Model) }, nil},
	{"tasks", func(s *Site) Table { return tasksTable(s.Model.Tasks, s.Today) }, nil},
	{"bodies", func(s *Site) Table { return bodiesTable(s.Model.Departments) }, nil},
	{"task-bodies", func(s *Site) Table { return taskBodiesTable(s.Model.Tasks) }, nil},
	{"units", func(s *Site) Table { return unitsTable(s.Model.Units) }, nil},
	{"code-lists", func(*Site) Table { return codesTable() }, nil},
}

// TableNames are the names of the tables of every site, in their order; of each, whether it is published as CSV only.
func (s *Site) TableNames() iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		for _, t := range tableMakers {
			if !yield(t.name, s.csvOnly(t.records)) {
				return
			}
		}
	}
}

func (s *Site) csvOnly(records func(*policy.Model) int) bool {
	return records != nil && records(s.Model) > rowsInJSON
}

func countAllClauses(m *policy.Model) int {
	count := 0
	for _, d := range m.Plans {
		count += len(d.Clauses)
	}
	return count
}

func countObservations(m *policy.Model) int { return len(m.Observations) }

// tables lists the data files: every record of the site, one table a kind.
func tables(s *Site) []Table {
	var all []Table
	for _, t := range tableMakers {
		table := t.make(s)
		table.Name, table.CSVOnly = t.name, s.csvOnly(t.records)
		all = append(all, table)
	}
	return all
}
