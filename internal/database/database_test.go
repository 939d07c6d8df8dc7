package database_test

import (
	"bytes"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gazette/internal/database"
	"gazette/internal/example"
	"gazette/internal/lang"
	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/site"
	"gazette/internal/source"
	"gazette/internal/testkit"
)

var update = flag.Bool("update", false, "write testdata")

func exampleSite(t *testing.T) *site.Site {
	t.Helper()
	tree, _, err := source.Read(example.Files())
	if err != nil {
		t.Fatal(err)
	}
	m, _ := new(load.Memory).Load(tree)
	return site.Build(m, m.Site.Today)
}

// written is the database of a site as a file, and opened.
func written(t *testing.T, s *site.Site) (name string, db *sql.DB) {
	t.Helper()
	data, err := database.SQLite(s)
	if err != nil {
		t.Fatal(err)
	}
	name = filepath.Join(t.TempDir(), "gazette.sqlite")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if db, err = sql.Open("sqlite", name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return name, db
}

// rowsOf are the rows that a query gives, a line each.
func rowsOf(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatal(query, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for rows.Next() {
		cells, places := make([]sql.NullString, len(columns)), make([]any, len(columns))
		for i := range cells {
			places[i] = &cells[i]
		}
		if err := rows.Scan(places...); err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, c := range cells {
			texts = append(texts, strings.TrimSuffix(c.String, "T00:00:00Z")) // Go's driver reads days as moments
		}
		lines = append(lines, strings.Join(texts, "|"))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(query, err)
	}
	return lines
}

// The same tables give the same bytes, whoever made them before.
func TestDatabasesAreIdentical(t *testing.T) {
	t.Parallel()
	first, err := database.SQLite(exampleSite(t))
	if err != nil {
		t.Fatal(err)
	}
	second, err := database.SQLite(exampleSite(t))
	if err != nil || !bytes.Equal(first, second) {
		t.Error("two databases of one site differ", err)
	}
}

// readAsStranger is what Python, which shares no code with the writer, finds in a database.
const readAsStranger = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print(db.execute("PRAGMA integrity_check").fetchone()[0], len(db.execute("PRAGMA foreign_key_check").fetchall()))
for name in sys.argv[2:]:
    print(name, db.execute(f"SELECT count(*) FROM {name}").fetchone()[0])
`

// Another implementation finds the database whole, each reference leading to a row, and every row of each table.
func TestStrangersReadTheDatabase(t *testing.T) {
	t.Parallel()
	python := testkit.Reader(t, "python3")
	s := exampleSite(t)
	name, _ := written(t, s)
	args, want := []string{"-c", readAsStranger, name}, "ok 0\n"
	for _, table := range s.Data() {
		args = append(args, database.Name(table.Name))
		want += fmt.Sprintln(database.Name(table.Name), len(slices.Collect(table.Rows)))
	}
	out, err := exec.Command(python, args...).CombinedOutput()
	if err != nil || string(out) != want {
		t.Errorf("%v: got\n%s\nwant\n%s", err, out, want)
	}
}

// Each question that a page answers with a query has the answer that can be read in the site's files: in
// testdata/questions.txt, in each language.
func TestQuestionsHaveTheirAnswers(t *testing.T) {
	t.Parallel()
	_, db := written(t, exampleSite(t))
	var out strings.Builder
	for _, q := range site.Questions() {
		for _, l := range lang.Langs {
			fmt.Fprintf(&out, "# %s\n", q.Words.In(l))
			for _, line := range rowsOf(t, db, q.SQL(l)) {
				out.WriteString(line + "\n")
			}
		}
	}
	const file = "testdata/questions.txt"
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != out.String() {
		t.Errorf("%v: got\n%s", err, out.String())
	}
}

// The two questions that were once answered wrongly by those who asked plainly, reckoned from the model.
func TestPlainQueriesTellTheTruth(t *testing.T) {
	t.Parallel()
	s := exampleSite(t)
	silent := s.Model.RegionBy["990122"]
	s.Model.Observations = keep(s.Model.Observations, func(o *policy.Observation) bool { return o.Region != silent })
	for _, x := range s.Model.Targets {
		x.Observations = keep(x.Observations, func(o *policy.Observation) bool { return o.Region != silent })
	}
	s = site.Build(s.Model, s.Today)
	_, db := written(t, s)
	got := rowsOf(t, db, "SELECT code FROM counties WHERE targets > 0 AND figures = 0")
	if len(got) != 1 || got[0] != silent.Code {
		t.Errorf("without a report are %v, want %s alone", got, silent.Code)
	}
	missed := 0
	for _, x := range s.Model.Targets {
		for _, standing := range s.State(x).Standings {
			if standing.Status == progress.NotMet {
				missed++
			}
		}
	}
	if n := len(rowsOf(t, db, "SELECT * FROM progress WHERE status = 'not-met'")); n != missed || n == 0 {
		t.Errorf("%d were missed, want %d", n, missed)
	}
}

func keep(all []*policy.Observation, which func(*policy.Observation) bool) []*policy.Observation {
	var kept []*policy.Observation
	for _, o := range all {
		if which(o) {
			kept = append(kept, o)
		}
	}
	return kept
}

// A figure that was reported is told whatever its target asks for, and of a hospital with its name.
func TestReportedFiguresAreTold(t *testing.T) {
	t.Parallel()
	s := exampleSite(t)
	m := s.Model
	of := func(is func(*policy.Observation) bool) *policy.Observation {
		o := m.Observations[slices.IndexFunc(m.Observations, is)]
		o.Status = policy.Reported
		return o
	}
	done := of(func(o *policy.Observation) bool { return o.Target.Kind == policy.YesNo && o.Done })
	cared := of(func(o *policy.Observation) bool { return o.Hospital != nil })
	_, db := written(t, site.Build(m, s.Today))
	questions := site.Questions()
	reported := questions[slices.IndexFunc(questions, func(q site.Question) bool { return q.Name == "reported" })]
	var got []string
	for _, row := range rowsOf(t, db, reported.SQL(lang.EN)) {
		got = append(got, strings.Join(strings.Split(row, "|")[1:5], "|"))
	}
	slices.Sort(got)
	want := []string{done.Region.Name.EN + "||" + done.Date.String() + "|1",
		cared.Region.Name.EN + "|" + cared.Hospital.Name.EN + "|" + cared.Date.String() + "|" +
			strconv.FormatFloat(cared.Value, 'f', -1, 64)}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A value that no code list has, a day that does not exist and a name of no row are refused by the database itself.
func TestTheDatabaseRefusesWhatCannotBe(t *testing.T) {
	t.Parallel()
	_, db := written(t, exampleSite(t))
	for change, why := range map[string]string{
		"UPDATE statuses SET status = 'fine'":               "CHECK",
		"UPDATE targets SET due_date = '2025-02-30'":        "CHECK",
		"UPDATE observations SET done = 2":                  "CHECK",
		"UPDATE list_members SET hospital = 'nowhere'":      "FOREIGN KEY",
		"INSERT INTO units SELECT * FROM units LIMIT 1":     "UNIQUE",
		"INSERT INTO task_bodies SELECT * FROM task_bodies": "UNIQUE",
	} {
		conn, err := db.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		_, err = conn.ExecContext(t.Context(), "PRAGMA foreign_keys = ON; "+change)
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v, want a fault of %s", change, err, why)
		}
		if err := conn.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// Words of three characters are found by the index in both languages, shorter ones by LIKE.
func TestClausesAreFound(t *testing.T) {
	t.Parallel()
	_, db := written(t, exampleSite(t))
	for query, want := range map[string]string{
		"SELECT count(*) FROM clauses_search WHERE clauses_search MATCH '急救站点'":      "1",
		"SELECT count(*) FROM clauses_search WHERE clauses_search MATCH 'emergency'": "2",
		"SELECT count(*) FROM clauses WHERE text_zh LIKE '%急救%'":                     "2",
	} {
		if got := rowsOf(t, db, query); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %v, want %s", query, got, want)
		}
	}
}
