package pipeline_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"gazette/internal/site"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/xuri/excelize/v2"
	"golang.org/x/tools/blog/atom"
)

type packageField struct {
	Name, Type  string
	Constraints struct {
		Enum    []string
		Pattern string
	}
}

// holds reports whether a column may have a value, as the description says.
func (f packageField) holds(value string) bool {
	var err error
	switch f.Type {
	case "number":
		_, err = strconv.ParseFloat(value, 64)
	case "boolean":
		_, err = strconv.ParseBool(value)
	case "date":
		_, err = time.Parse(time.DateOnly, value)
	}
	fits := regexp.MustCompile("^("+f.Constraints.Pattern+")$").MatchString(value) || f.Constraints.Pattern == ""
	return err == nil && fits && (f.Constraints.Enum == nil || slices.Contains(f.Constraints.Enum, value))
}

type dataPackage struct {
	Resources []struct {
		Name, Path string
		Schema     struct {
			Fields      []packageField
			PrimaryKey  []string
			ForeignKeys []struct {
				Fields    []string
				Reference struct {
					Resource string
					Fields   []string
				}
			}
		}
	}
}

// readTable reads a CSV file of data/ as a program does, which takes the first line for the heading.
func readTable(t *testing.T, data []byte) (header []string, rows [][]string) {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[0], all[1:]
}

// keys joins the values of some columns, row by row.
func keys(header []string, rows [][]string, fields []string) []string {
	out := make([]string, len(rows))
	for _, field := range fields {
		for column, name := range header {
			if name == field {
				for i, row := range rows {
					out[i] += row[column] + "\x00"
				}
			}
		}
	}
	return out
}

// What datapackage.json says of the tables is so: their columns, what these hold, that keys are unique, and that every
// reference leads to a row.
func TestDataPackageTellsTheTruth(t *testing.T) {
	t.Parallel()
	b := built(t)
	var pkg dataPackage
	if err := json.Unmarshal(b.files["data/datapackage.json"], &pkg); err != nil {
		t.Fatal(err)
	}
	headers, tables := map[string][]string{}, map[string][][]string{}
	for _, r := range pkg.Resources {
		headers[r.Name], tables[r.Name] = readTable(t, b.files["data/"+r.Path])
	}
	for _, r := range pkg.Resources {
		var fields []string
		for _, f := range r.Schema.Fields {
			fields = append(fields, f.Name)
		}
		if strings.Join(fields, ",") != strings.Join(headers[r.Name], ",") {
			t.Errorf("%s has the columns %v, described are %v", r.Path, headers[r.Name], fields)
		}
		for n, row := range tables[r.Name] {
			for i, value := range row {
				if f := r.Schema.Fields[i]; value != "" && !f.holds(value) {
					t.Errorf("%s row %d: %s is %q, which is no %s of %+v", r.Name, n+1, f.Name, value, f.Type,
						f.Constraints)
				}
			}
		}
		seen := map[string]bool{}
		for _, key := range keys(headers[r.Name], tables[r.Name], r.Schema.PrimaryKey) {
			if len(r.Schema.PrimaryKey) > 0 && seen[key] {
				t.Errorf("%s: the key %q occurs twice", r.Name, key)
			}
			seen[key] = true
		}
		knownWhereSaid(t, r.Name, headers[r.Name], tables[r.Name])
		for _, f := range r.Schema.ForeignKeys {
			known := map[string]bool{}
			for _, key := range keys(headers[f.Reference.Resource], tables[f.Reference.Resource], f.Reference.Fields) {
				known[key] = true
			}
			for i, key := range keys(headers[r.Name], tables[r.Name], f.Fields) {
				if strings.Trim(key, "\x00") != "" && !known[key] { // an empty one names nothing
					t.Errorf("%s row %d: %v = %q is not in %s", r.Name, i+1, f.Fields, key, f.Reference.Resource)
				}
			}
		}
	}
}

// knownWhereSaid wants a table to say how a thing is known of what it says, and of nothing else.
func knownWhereSaid(t *testing.T, table string, header []string, rows [][]string) {
	t.Helper()
	for i, name := range header {
		of, ok := strings.CutSuffix(name, "_known")
		said := max(slices.Index(header, of), slices.Index(header, of+"_zh"))
		for n, row := range rows {
			if ok && (row[i] == "") != (row[said] == "") {
				t.Errorf("%s row %d: %s is %q, %s is %q", table, n+1, header[said], row[said], name, row[i])
			}
		}
	}
}

// The workbook opens and holds every table, and so do the JSON files.
func TestWorkbookAndJSONHoldTheSameTables(t *testing.T) {
	t.Parallel()
	b := built(t)
	book, err := excelize.OpenReader(bytes.NewReader(b.files["data/gazette.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, table := range b.site.Data() {
		_, rows := readTable(t, b.files["data/"+table.Name+".csv"])
		sheet, err := book.GetRows(table.Name)
		if err != nil || len(sheet) != len(rows)+1 {
			t.Errorf("sheet %s has %d rows (%v), want %d under one of headings", table.Name, len(sheet), err, len(rows))
			continue
		}
		for _, i := range []int{0, len(rows) - 1} {
			if len(rows) > 0 {
				sameCells(t, table, sheet[i+1], rows[i])
			}
		}
		if table.Name == "statuses" {
			continue // in progress.json
		}
		var objects []map[string]any
		if err := json.Unmarshal(b.files["data/"+table.Name+".json"], &objects); err != nil ||
			len(objects) != len(rows) {
			t.Errorf("%s.json has %d rows (%v), want %d", table.Name, len(objects), err, len(rows))
		}
	}
}

// sameCells compares a row of a sheet with that of a CSV file. A sheet leaves out the empty cells at the end,
// and writes true as TRUE.
func sameCells(t *testing.T, table site.Table, sheet, row []string) {
	t.Helper()
	for i, want := range row {
		got := ""
		if i < len(sheet) {
			got = sheet[i]
		}
		same := got == want
		switch f := table.Fields[i]; {
		case f.Type == site.YesNoField:
			same = strings.EqualFold(got, want)
		case f.Type == site.NumberField && want != "":
			a, err := strconv.ParseFloat(got, 64)
			b, other := strconv.ParseFloat(want, 64)
			same = err == nil && other == nil && math.Abs(a-b) <= 1e-9*math.Abs(b)
		}
		if !same {
			t.Errorf("sheet %s: %s is %q, in the CSV file %q", table.Name, table.Fields[i].Name, got, want)
		}
	}
}

func TestFeedsAndCalendarsCanBeRead(t *testing.T) {
	t.Parallel()
	b := built(t)
	feeds, calendars := 0, 0
	for name, data := range b.files {
		switch {
		case strings.HasSuffix(name, ".atom"):
			feeds++
			var feed atom.Feed
			if err := xml.Unmarshal(data, &feed); err != nil || feed.ID == "" || feed.Title == "" ||
				feed.Updated == "" {
				t.Errorf("%s: %v, %+v", name, err, feed)
			}
			ids := map[string]bool{}
			for _, e := range feed.Entry {
				if e.ID == "" || ids[e.ID] {
					t.Errorf("%s: an entry has the id %q of another", name, e.ID)
				}
				ids[e.ID] = true
			}
		case strings.HasSuffix(name, ".ics"):
			calendars++
			cal, err := ics.ParseCalendar(bytes.NewReader(data))
			if err != nil || bytes.Count(data, []byte("\r\n")) != bytes.Count(data, []byte("\n")) {
				t.Errorf("%s: %v", name, err)
				continue
			}
			for _, e := range cal.Events() {
				if e.Id() == "" || e.GetProperty(ics.ComponentPropertyDtStart) == nil ||
					e.GetProperty(ics.ComponentPropertySummary) == nil {
					t.Errorf("%s: an event lacks its id, date or summary", name)
				}
			}
		}
	}
	if feeds == 0 || calendars == 0 {
		t.Errorf("%d feeds and %d calendars", feeds, calendars)
	}
	if news := bytes.Count(b.files["zh/news/index.atom"], []byte("<entry>")); news < b.site.Count().Observations {
		t.Errorf("%d entries in the feed of all, fewer than there are reported figures", news)
	}
}
