package pipeline_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gazette/internal/example"
	"gazette/internal/pipeline"
)

// rowOf finds a row of a table of data/ by the beginning of its cells.
func rowOf(t *testing.T, files map[string][]byte, name string, start ...string) (header, row []string, at int) {
	t.Helper()
	data, marked := bytes.CutPrefix(files[name], []byte("\ufeff"))
	if marked == strings.HasPrefix(name, "data/") {
		t.Fatalf("%s: the byte-order mark is for spreadsheets, not for the programs that read data/", name)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(name, err)
	}
	for i, row := range rows[1:] {
		if len(row) != len(rows[0]) {
			t.Fatalf("%s: row %d has %d cells, want %d", name, i, len(row), len(rows[0]))
		}
		if strings.HasPrefix(strings.Join(row, "\t"), strings.Join(start, "\t")) {
			return rows[0], row, i
		}
	}
	t.Fatalf("%s has no row %v", name, start)
	return nil, nil, 0
}

const plan, township = "starraft-county-hospitals-2022", "whalesong-medical-community-2024"

// The columns of each table, their order, and the values of one row: testdata/tables.txt.
func TestTablesKeepTheirColumns(t *testing.T) {
	t.Parallel()
	files := builtExample(t).files
	var out strings.Builder
	for _, c := range []struct {
		name string
		row  []string
	}{
		{"data/plans", []string{township}},
		{"data/clauses", []string{plan, "2-1-2"}},
		{"data/regions", []string{"990281"}},
		{"data/hospitals", []string{"whalesong-county-peoples-hospital"}},
		{"data/hospital-facts", []string{"whalesong-county-peoples-hospital", "address"}},
		{"data/lists", []string{"starraft-priority-hospitals"}},
		{"data/list-members", []string{"starraft-priority-hospitals/whalesong-county-peoples-hospital"}},
		{"data/pairings", []string{"snowflute-county-peoples-hospital/moonshore-first-hospital"}},
		{"data/series", []string{plan + "/in-county-visit-rate/990123"}},
		{"data/targets", []string{plan, "doctors-trained"}},
		{"data/target-regions", []string{plan, "doctors-trained"}},
		{"data/observations", []string{plan + "/in-county-visit-rate/990123/2025"}},
		{"data/observations", []string{plan + "/electronic-records/990121/whalesong-county-peoples-hospital/2025-12"}},
		{"data/observations", []string{plan + "/emergency-network/990221/2024-12"}},
		{"data/statuses", []string{plan, "key-specialties"}},
		{"data/statuses", []string{township, "island-clinics"}},
		{"data/statuses", []string{plan, "grade-2a-county-hospital", "990122"}},
		{"data/figures", []string{"999001"}},
		{"data/tasks", []string{township, "set-up-community"}},
		{"data/tasks", []string{plan, "special-funds"}},
		{"data/bodies", nil},
		{"data/task-bodies", []string{plan, "special-funds"}},
		{"data/units", []string{"percent"}},
		{"data/code-lists", []string{"observation-status"}},
		{"counties/990121/index", []string{township, "primary-visit-share"}},
		{"hospitals/whalesong-county-peoples-hospital/index", []string{plan + "/electronic-records"}},
		{"tasks/index", []string{plan, "yearly-report"}},
		{"plans/" + township + "/index", []string{township, "2-2"}},
	} {
		header, row, at := rowOf(t, files, c.name+".csv", c.row...)
		fmt.Fprintf(&out, "# %s, row %d\n", c.name, at+1)
		for i, name := range header {
			fmt.Fprintf(&out, "%s = %s\n", name, row[i])
		}
		if c.name != "data/statuses" {
			sameAsJSON(t, files[c.name+".json"], header, row, at)
		}
	}
	const file = "testdata/tables.txt"
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, b := strings.Split(out.String(), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Fatalf("%s:%d differs: %q", file, i+1, a[min(i, len(a)-1)])
		}
	}
}

// sameAsJSON wants the row in the table as JSON: empty numbers are null, all else is as it is written.
func sameAsJSON(t *testing.T, data []byte, header, row []string, at int) {
	t.Helper()
	var rows []map[string]any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&rows); err != nil {
		t.Fatal(err)
	}
	for i, name := range header {
		got, ok := rows[at][name]
		if got == nil {
			got = ""
		}
		if !ok || fmt.Sprint(got) != row[i] {
			t.Errorf("%s is %v in JSON and %q in CSV", name, got, row[i])
		}
	}
}

// An event lasts the whole of its day and ends when the next begins.
func TestCalendarsGiveWholeDays(t *testing.T) {
	t.Parallel()
	files := builtExample(t).files
	text := strings.ReplaceAll(string(files["en/counties/990121/index.ics"]), "\r\n ", "")
	var got []string
	var start, end, summary, description string
	for line := range strings.SplitSeq(text, "\r\n") {
		key, value, _ := strings.Cut(line, ":")
		switch key {
		case "DTSTART;VALUE=DATE":
			start = value
		case "DTEND;VALUE=DATE":
			end = value
		case "SUMMARY":
			summary = value
		case "DESCRIPTION":
			description = value
		case "END":
			if value != "VEVENT" {
				continue
			}
			day, err := time.Parse("20060102", start)
			if err != nil || day.AddDate(0, 0, 1).Format("20060102") != end {
				t.Errorf("%s begins on %q and ends on %q", summary, start, end)
			}
			got = append(got, start+" "+summary+" | "+description)
			start, end = "", ""
		}
	}
	for _, want := range []string{
		"20251231 In-county visit rate of each county: at least 90% | Due: by the end of 2025",
		"20241231 Township health centres in the close-knit county medical community: at least 9 township health " +
			"centres of 9 (from a translation) | Due: by the end of 2024 (from a translation)",
		"20260630 Hold clinics on the islands every quarter | ",
		"20241130 Assess the medical community every year | ",
		"20240630 Set up the close-knit county medical community | ",
	} {
		found := false
		for _, g := range got {
			found = found || strings.HasPrefix(g, want)
		}
		if !found {
			t.Errorf("no event %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	if n := strings.Count(text, "BEGIN:VEVENT"); n != len(got) || n != 45 {
		t.Errorf("%d events, %d read", n, len(got))
	}
}

// toldPrograms is what a plan's page tells programs.
func toldPrograms(t *testing.T, source fs.FS, slug string) map[string]any {
	t.Helper()
	o := options(t)
	o.Source = source
	_, s, list, err := pipeline.Lay(o)
	if err != nil || s == nil {
		t.Fatal(err, list)
	}
	for _, p := range s.Pages {
		if p.Path != "plans/"+slug+"/" {
			continue
		}
		return p.JSONLD().(map[string]any)
	}
	t.Fatal("no page of", slug)
	return nil
}

// Programs are told of a plan's force what its text states, and nothing that the editors inferred.
func TestLegalForceIsToldAsItIsKnown(t *testing.T) {
	t.Parallel()
	const folder = "content/plans/" + plan + "/document.toml"
	document := string(siteOf(t, example.Files())[folder].Data)
	for _, c := range []struct{ status, known, want string }{
		{"in-force", "stated", "InForce"}, {"in-force", "inferred", "absent"}, {"in-force", "translated", "absent"},
		{"expired", "stated", "NotInForce"}, {"expired", "inferred", "absent"}, {"repealed", "stated", "NotInForce"},
	} {
		changed := strings.Replace(document, `status = "in-force"`, fmt.Sprintf("status = %q", c.status), 1)
		changed = strings.Replace(changed, `status = "stated"`, fmt.Sprintf("status = %q", c.known), 1)
		got := "absent"
		if force, ok := toldPrograms(t, siteOf(t, example.Files(), folder, changed),
			plan)["legislationLegalForce"]; ok {
			got = fmt.Sprint(force)
		}
		if got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.status, c.known, got, c.want)
		}
	}
}

// Nor are they told a number or a date that no source states, or a list of nothing.
func TestProgramsAreToldOnlyWhatIsStated(t *testing.T) {
	t.Parallel()
	const folder = "content/plans/" + plan + "/document.toml"
	document := string(siteOf(t, example.Files())[folder].Data)
	keys := []string{"legislationIdentifier", "legislationDate", "datePublished"}
	for _, known := range []string{"stated", "inferred", "translated"} {
		changed := strings.NewReplacer(`number = "stated"`, fmt.Sprintf("number = %q", known),
			`issued = "stated"`, fmt.Sprintf("issued = %q", known),
			`published = "stated"`, fmt.Sprintf("published = %q", known)).Replace(document)
		told := toldPrograms(t, siteOf(t, example.Files(), folder, changed), plan)
		for _, key := range keys {
			if _, ok := told[key]; ok != (known == "stated") {
				t.Errorf("%s, %s: told %t", key, known, ok)
			}
		}
	}
	bare := siteOf(t, fstest.MapFS{},
		append(slices.Clone(minimal), "content/plans/plan/index.zh.md", "县医院要办好。\n",
			"content/plans/plan/index.en.md", "County hospitals shall be run well.\n")...)
	for key, value := range toldPrograms(t, bare, "plan") {
		if data, err := json.Marshal(value); err != nil || string(data) == "null" {
			t.Errorf("%s is told as %s (%v)", key, data, err)
		}
	}
}

// What tells programs of the tables names their keys, and the tables that they point to.
func TestTablesTellTheirKeys(t *testing.T) {
	t.Parallel()
	files := builtExample(t).files
	var described struct {
		Resources []struct {
			Name   string
			Schema struct {
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
	if err := json.Unmarshal(files["data/datapackage.json"], &described); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range described.Resources {
		line := fmt.Sprint(r.Name, " ", r.Schema.PrimaryKey)
		for _, k := range r.Schema.ForeignKeys {
			line += fmt.Sprint("; ", k.Fields, " of ", k.Reference.Resource, " ", k.Reference.Fields)
		}
		got = append(got, line)
	}
	want := `plans [slug]; [region] of regions [code]; [replaced_by] of plans [slug]
clauses [plan clause]; [plan] of plans [slug]
regions [code]; [parent] of regions [code]
hospitals [id]; [region] of regions [code]
hospital-facts [hospital fact]; [hospital] of hospitals [id]
lists [id]; [plan] of plans [slug]
list-members [id]; [list] of lists [id]; [hospital] of hospitals [id]
pairings [id]; [county] of regions [code]; [county_hospital] of hospitals [id]; ` +
		`[supporting_hospital] of hospitals [id]; [plan] of plans [slug]
targets [plan id]; [plan clause] of clauses [plan clause]; [unit] of units [id]; ` +
		`[counts_plan counts_target] of targets [plan id]
target-regions [plan target region]; [plan target] of targets [plan id]; [region] of regions [code]
series [id]; [plan target] of targets [plan id]; [region] of regions [code]; [hospital] of hospitals [id]; ` +
		`[unit] of units [id]
observations [id]; [series] of series [id]; [plan target] of targets [plan id]; [region] of regions [code]; ` +
		`[hospital] of hospitals [id]; [unit] of units [id]
statuses [plan target region]; [plan target] of targets [plan id]; [region] of regions [code]; [unit] of units [id]
figures [id]; [region] of regions [code]; [plan] of plans [slug]; [unit] of units [id]
tasks [plan id]; [plan clause] of clauses [plan clause]
bodies [id]; [region] of regions [code]
task-bodies [plan task body]; [plan task] of tasks [plan id]; [body] of bodies [id]
units [id]
code-lists [list value]`
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s", text)
	}
	// CSV on the Web says the same keys.
	var web struct {
		Tables []struct {
			URL         string
			TableSchema struct {
				PrimaryKey  []string
				ForeignKeys []struct {
					ColumnReference []string
					Reference       struct {
						Resource        string
						ColumnReference []string
					}
				}
			}
		}
	}
	if err := json.Unmarshal(files["data/csv-metadata.json"], &web); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(files["data/csv-metadata.json"], []byte("dc:license")) {
		t.Error("the tables name a licence by its address, which the site does not give")
	}
	for i, table := range web.Tables {
		line := fmt.Sprint(strings.TrimSuffix(table.URL, ".csv"), " ", table.TableSchema.PrimaryKey)
		for _, k := range table.TableSchema.ForeignKeys {
			their := strings.TrimSuffix(k.Reference.Resource, ".csv")
			line += fmt.Sprint("; ", k.ColumnReference, " of ", their, " ", k.Reference.ColumnReference)
		}
		if line != got[i] {
			t.Errorf("CSV on the Web says %s, the Data Package %s", line, got[i])
		}
	}
}
