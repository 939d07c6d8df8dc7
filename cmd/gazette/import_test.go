package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A case of testdata/import holds a table as it was sent and what the command says of it:
//
//	args         further arguments, one a line
//	book         a workbook, drawn: see drawBook
//	NAME.csv     a table in text; in "gbk:NAME.csv" it is in GBK, "hex:NAME.csv" holds bytes
//	site, site:… changes to the site, as in testdata/check
//	want.en, .zh what is printed
//	want.diff    what --write changes; without it nothing may change
//
// The site is testdata/base.txtar with testdata/import/site/more.txtar.
func TestImportSaysWhatItWouldDo(t *testing.T) {
	files, err := filepath.Glob("testdata/import/*.txtar")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			site := importSite(t, a)
			args := append([]string{"import", sent(t, a)}, argsOf(a)...)
			before := filesOf(t, site)
			got := map[string]string{}
			for _, language := range []string{"en", "zh"} {
				_, got["want."+language] = runImport(site, language, args...)
				if got["want."+language] == "" {
					t.Error("it says nothing")
				}
			}
			if d := cmp.Diff(before, filesOf(t, site)); d != "" {
				t.Errorf("without --write it changed:\n%s", d)
			}
			code, said := runImport(site, "en", append(args, "--write")...)
			after := filesOf(t, site)
			changes := changed(before, after)
			if i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "want.diff" }); i >= 0 {
				compareWant(t, file, a, "want.diff", changes)
				if code != 0 || changes == "" {
					t.Errorf("--write: exit code %d, and\n%s", code, said)
				}
			} else if changes != "" {
				t.Errorf("it wrote, and was not to:\n%s", changes)
			}
			runImport(site, "en", append(args, "--write")...)
			if d := cmp.Diff(after, filesOf(t, site)); d != "" {
				t.Errorf("the same file again changed:\n%s", d)
			}
			compareWant(t, file, a, "want.en", got["want.en"])
			compareWant(t, file, a, "want.zh", got["want.zh"])
		})
	}
}

func argsOf(a *txtar.Archive) []string {
	for _, f := range a.Files {
		if f.Name == "args" {
			return strings.Split(strings.TrimSpace(string(f.Data)), "\n")
		}
	}
	return nil
}

func importSite(t *testing.T, a *txtar.Archive) string {
	t.Helper()
	more, err := txtar.ParseFile("testdata/import/site/more.txtar")
	if err != nil {
		t.Fatal(err)
	}
	all := &txtar.Archive{Files: slices.Clone(a.Files)}
	for _, f := range more.Files {
		if !slices.ContainsFunc(a.Files, func(own txtar.File) bool { return own.Name == f.Name }) {
			all.Files = append(all.Files, f)
		}
	}
	return siteOf(t, all, "site")
}

func runImport(site, language string, args ...string) (code int, said string) {
	var out, faults bytes.Buffer
	noEnv := func(string) string { return "" }
	args = append(slices.Clone(args), "--source", site, "--today", "2025-08-01", "--lang", language)
	code = run(context.Background(), args, noEnv, &out, &faults)
	return code, "exit code " + strconv.Itoa(code) + "\n" + out.String() + faults.String()
}

// filesOf is what a folder holds, without the folder that writing leaves its lock in.
func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	got := map[string]string{}
	root := os.DirFS(dir)
	names, err := filepath.Glob(dir + "/*")
	if err != nil || len(names) == 0 {
		t.Fatal("the site is empty", err)
	}
	err = walkFiles(root, func(name string, data []byte) {
		if !strings.HasPrefix(name, ".gazette/") {
			got[name] = string(data)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func changed(before, after map[string]string) string {
	var names []string
	for name := range after {
		if before[name] != after[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		b.Write(diff.Diff("before/"+name, []byte(before[name]), "after/"+name, []byte(after[name])))
	}
	return b.String()
}

func compareWant(t *testing.T, file string, a *txtar.Archive, name, got string) {
	t.Helper()
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		a.Files = append(a.Files, txtar.File{Name: name})
		i = len(a.Files) - 1
	}
	if *update {
		a.Files[i].Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(string(a.Files[i].Data), got); d != "" {
		t.Errorf("%s (-want +got):\n%s", name, d)
	}
}

// sent writes the table of a case to a file of its own and returns its path.
func sent(t *testing.T, a *txtar.Archive) string {
	t.Helper()
	for _, f := range a.Files {
		coding, name, coded := strings.Cut(f.Name, ":")
		if !coded {
			name = f.Name
		}
		data := f.Data
		switch {
		case f.Name == "book":
			name, data = "book.xlsx", drawBook(t, string(f.Data))
		case strings.HasPrefix(coding, "site") ||
			!slices.Contains([]string{".csv", ".tsv", ".xlsx", ".xls"}, filepath.Ext(name)):
			continue
		case coding == "gbk":
			encoded, err := simplifiedchinese.GBK.NewEncoder().Bytes(f.Data)
			if err != nil {
				t.Fatal(err)
			}
			data = encoded
		case coding == "hex":
			data = []byte(unhex(t, string(f.Data)))
		}
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	t.Fatal("the case has no table")
	return ""
}

var number = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// drawBook makes a workbook of a drawing: a line a row, cells parted by |. A cell that is a number is
// one; 'text is text; date(2025-06-30), month(2025-06-01) and percent(0.9) are numbers shown so, fixed(1.23) with one
// decimal;
// =FORMULA => RESULT is a formula with what was computed last. Lines that begin with ! say more:
//
//	!sheet NAME   !merge A1:B2   !hide-row 3   !hide-column C   !hide-sheet
func drawBook(t *testing.T, drawing string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	b := &drawnBook{t: t, f: f, sheet: "Sheet1", errors: map[string]string{}}
	for line := range strings.Lines(drawing) {
		line = strings.TrimRight(line, "\n")
		if order, ok := strings.CutPrefix(line, "!"); ok {
			b.order(order)
			continue
		}
		b.row++
		for i, text := range strings.Split(line, "|") {
			b.cell(i+1, strings.TrimSpace(text))
		}
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.withErrors(data.Bytes())
}

type drawnBook struct {
	t     *testing.T
	f     *excelize.File
	sheet string
	row   int

	errors map[string]string // what stands for the errors that formulas gave, which the library cannot write
}

var marked990 = regexp.MustCompile(`<c r="(\w+)"[^>]*>(<f>[^<]*</f>)<v>(990\d{3})</v>`)

// withErrors puts the errors of formulas into the packed workbook.
func (b *drawnBook) withErrors(packed []byte) []byte {
	if len(b.errors) == 0 {
		return packed
	}
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	b.try(err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range r.File {
		from, err := part.Open()
		b.try(err)
		data, err := io.ReadAll(from)
		b.try(err)
		data = marked990.ReplaceAllFunc(data, func(cell []byte) []byte {
			m := marked990.FindSubmatch(cell)
			return fmt.Appendf(nil, `<c r="%s" t="e">%s<v>%s</v>`, m[1], m[2], b.errors[string(m[3])])
		})
		to, err := w.Create(part.Name)
		b.try(err)
		_, err = to.Write(data)
		b.try(err)
	}
	b.try(w.Close())
	return out.Bytes()
}

func (b *drawnBook) try(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *drawnBook) order(order string) {
	word, rest, _ := strings.Cut(order, " ")
	switch word {
	case "sheet":
		if b.row == 0 && b.sheet == "Sheet1" {
			b.try(b.f.SetSheetName("Sheet1", rest))
		} else {
			_, err := b.f.NewSheet(rest)
			b.try(err)
		}
		b.sheet, b.row = rest, 0
	case "merge":
		from, to, _ := strings.Cut(rest, ":")
		b.try(b.f.MergeCell(b.sheet, from, to))
	case "hide-row":
		n, err := strconv.Atoi(rest)
		b.try(err)
		b.try(b.f.SetRowVisible(b.sheet, n, false))
	case "hide-column":
		b.try(b.f.SetColVisible(b.sheet, rest, false))
	case "hide-sheet":
		b.try(b.f.SetSheetVisible(b.sheet, false))
	default:
		b.t.Fatalf("unknown order %q", order)
	}
}

var shown = regexp.MustCompile(`^(date|month|percent|fixed)\((.*)\)$`)

func (b *drawnBook) cell(column int, text string) {
	name, err := excelize.CoordinatesToCellName(column, b.row)
	b.try(err)
	switch m := shown.FindStringSubmatch(text); {
	case text == "":
	case m != nil && (m[1] == "percent" || m[1] == "fixed"):
		v, err := strconv.ParseFloat(m[2], 64)
		b.try(err)
		b.try(b.f.SetCellValue(b.sheet, name, v))
		b.style(name, map[string]string{"percent": "0%", "fixed": "0.0"}[m[1]])
	case m != nil:
		day, err := time.Parse("2006-01-02", m[2])
		b.try(err)
		b.try(b.f.SetCellValue(b.sheet, name, day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()/24))
		b.style(name, map[string]string{"date": "yyyy-mm-dd", "month": `yyyy"年"m"月"`}[m[1]])
	case strings.HasPrefix(text, "="):
		formula, result, _ := strings.Cut(text[1:], " => ")
		switch v, err := strconv.ParseFloat(result, 64); {
		case err == nil:
			b.try(b.f.SetCellValue(b.sheet, name, v))
		case result != "":
			mark := 990000 + len(b.errors)
			b.errors[strconv.Itoa(mark)] = result
			b.try(b.f.SetCellValue(b.sheet, name, mark))
		}
		b.try(b.f.SetCellFormula(b.sheet, name, formula))
	case number.MatchString(text):
		v, err := strconv.ParseFloat(text, 64)
		b.try(err)
		b.try(b.f.SetCellValue(b.sheet, name, v))
	default:
		b.try(b.f.SetCellStr(b.sheet, name, strings.TrimPrefix(text, "'")))
	}
}

func (b *drawnBook) style(cell, format string) {
	style, err := b.f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	b.try(err)
	b.try(b.f.SetCellStyle(b.sheet, cell, cell, style))
}
