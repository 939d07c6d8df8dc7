package pipeline_test

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A csvwTable is a table as CSV on the Web describes it (W3C, Metadata Vocabulary for Tabular Data).
type csvwTable struct {
	URL   string
	Title []struct {
		Value    string `json:"@value"`
		Language string `json:"@language"`
	} `json:"dc:title"`
	TableSchema struct {
		Columns []struct {
			Name     string
			Datatype json.RawMessage
			Titles   struct{ Und, ZH, EN string }
		}
	}
}

// fits reports whether a cell is of a datatype: the name of one, or a regular expression of texts.
func fits(t *testing.T, datatype json.RawMessage, cell string) bool {
	t.Helper()
	var name string
	if json.Unmarshal(datatype, &name) != nil {
		var derived struct{ Base, Format string }
		if err := json.Unmarshal(datatype, &derived); err != nil || derived.Base != "string" {
			t.Fatalf("%s is no datatype that is used here (%v)", datatype, err)
		}
		return regexp.MustCompile("^(?:" + derived.Format + ")$").MatchString(cell)
	}
	var err error
	switch name {
	case "number":
		_, err = strconv.ParseFloat(cell, 64)
	case "date":
		_, err = time.Parse(time.DateOnly, cell)
	case "boolean":
		return cell == "true" || cell == "false"
	case "string":
	default:
		t.Fatalf("%s is no datatype that is used here", name)
	}
	return err == nil
}

// What CSV on the Web says of the tables is so: their headings, and that each cell is of the type of its column; and
// the titles are in the form that the standard asks of annotations.
func TestCSVOnTheWebTellsTheTruth(t *testing.T) {
	t.Parallel()
	for site, files := range map[string]map[string][]byte{
		"real": built(t).files, "example": builtExample(t).files} {
		var web struct{ Tables []csvwTable }
		if err := json.Unmarshal(files["data/csv-metadata.json"], &web); err != nil {
			t.Fatal(site, err)
		}
		for _, table := range web.Tables {
			titles := table.Title
			if len(titles) != 2 || titles[0].Language == titles[1].Language || titles[0].Value == "" {
				t.Errorf("%s: %s has the titles %v", site, table.URL, titles)
			}
			header, rows := readTable(t, files["data/"+table.URL])
			var names []string
			for i, c := range table.TableSchema.Columns {
				names = append(names, c.Titles.Und)
				for n, row := range rows {
					if row[i] != "" && !fits(t, c.Datatype, row[i]) {
						t.Errorf("%s: %s row %d: %s is %q, no %s", site, table.URL, n+1, c.Name, row[i], c.Datatype)
					}
				}
			}
			if strings.Join(names, ",") != strings.Join(header, ",") {
				t.Errorf("%s: %s has the headings %v, described are %v", site, table.URL, header, names)
			}
		}
	}
}
