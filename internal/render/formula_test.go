package render

import (
	"strings"
	"testing"

	"gazette/internal/site"
)

// A text that a spreadsheet would run stands behind an apostrophe; numbers stay numbers.
func TestTablesRunNoFormula(t *testing.T) {
	t.Parallel()
	table := site.Table{Fields: []site.Field{{Name: "note"}, {Name: "value", Type: site.NumberField}},
		Rows: [][]string{{"=1+1", "-5"}, {"@SUM(A1)", "+5"}, {"\tx", ""}, {"a=b", "0"}, {"＋1", "1"}}}
	got := strings.ReplaceAll(string(tableCSV(table)), "\r\n", "\n")
	want := "note,value\n'=1+1,-5\n'@SUM(A1),+5\n'\tx,\na=b,0\n'＋1,1\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if table.Rows[0][0] != "=1+1" {
		t.Error("the table itself was changed, which the other forms of it are made from")
	}
}
