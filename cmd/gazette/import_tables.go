package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gazette/internal/atomicfile"
	"gazette/internal/desk/office"
	"gazette/internal/desk/table"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A sentFile is a table as it was read, with what is wrong with it so far.
type sentFile struct {
	name string
	book *table.Book
	list diag.List
}

func (a *app) readTable(f importFlags, name string, data []byte) sentFile {
	if format := table.Foreign(name, data); format != "" {
		converted, err := office.Convert(a.path, data, format, "xlsx")
		if err != nil {
			return sentFile{name, &table.Book{}, table.Unconverted(name, format, !errors.Is(err, office.ErrMissing))}
		}
		data = converted
	}
	book, list := table.ReadBook(name, data, f.sheet)
	return sentFile{name, book, list}
}

// tableEndings are those of the files of a folder that are taken for tables.
var tableEndings = []string{".xlsx", ".xlsm", ".csv", ".tsv", ".xls", ".et", ".ods"}

// importMany takes in tables together: those named, and those in the folders named.
func (a *app) importMany(f importFlags, args []string) error {
	site, err := a.openSite(f.in)
	if err != nil {
		return err
	}
	var files []sentFile
	for _, arg := range args {
		err := filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			name := d.Name()
			switch {
			case path != arg && strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil // what a program keeps beside a file that is open
			case d.IsDir():
				return nil
			}
			shown := name
			if inside, err := filepath.Rel(arg, path); err == nil && inside != "." {
				shown = filepath.ToSlash(inside)
			}
			if !slices.Contains(tableEndings, strings.ToLower(filepath.Ext(name))) {
				fmt.Fprintf(a.stdout, a.say(lang.Text{
					ZH: "%s：不是表格，跳过；公文请单独导入\n",
					EN: "%s: no table, left out; documents are taken in one by one\n",
				}), shown)
				return nil
			}
			data, err := os.ReadFile(path)
			files = append(files, a.readTable(f, shown, data))
			return err
		})
		if err != nil {
			return err
		}
	}
	if len(files) == 0 {
		return errors.New(a.say(lang.Text{ZH: "没有可导入的表格", EN: "there is no table to import"}))
	}
	return a.importTables(f, site, files)
}

// importTables shows what the tables would change together and, if it was asked to, writes it, all or nothing.
func (a *app) importTables(f importFlags, site openedSite, files []sentFile) error {
	o, err := a.tableOptions(f, site)
	if err != nil {
		return err
	}
	propose := func(files []sentFile) (*table.Proposal, diag.List) {
		var books []*table.Book
		var all diag.List
		for _, file := range files {
			books, all = append(books, file.book), append(all, file.list...)
		}
		p, list := table.Propose(site.model, site.tree, table.Join(books...), o)
		return p, append(all, list...)
	}
	proposal, list := propose(files)
	a.lines(proposal)
	if f.skipRefused {
		forgive(list, proposal)
	}
	bad := faulty(list)
	taken := proposal
	if f.onlyGood && len(bad) > 0 {
		taken, _ = propose(slices.DeleteFunc(slices.Clone(files), func(file sentFile) bool { return bad[file.name] }))
		for i := range list {
			list[i].Severity = diag.Warning
		}
	}
	list.Sort()
	fault := a.report(list, "text")
	a.tally(files, proposal, bad)
	if fault != nil {
		a.whyNothing(f)
	} else {
		fault = a.apply(f, site, taken.Changes)
	}
	if f.receipts == "" {
		return fault
	}
	return errors.Join(fault, a.writeReceipts(f, files, proposal, list, bad, f.write && fault == nil, o.Today))
}

// faulty are the files with an error, and those that contradict them.
func faulty(list diag.List) map[string]bool {
	bad := map[string]bool{}
	for _, d := range list {
		if d.Severity != diag.Error {
			continue
		}
		bad[d.Pos.File] = true
		for _, note := range d.Notes {
			if d.Rule == "contradiction" {
				bad[note.Pos.File] = true
			}
		}
	}
	return bad
}

// tally counts what becomes of the figures, of each file where there are several.
func (a *app) tally(files []sentFile, p *table.Proposal, bad map[string]bool) {
	format := a.say(lang.Text{
		ZH: "新增 %d，更改 %d，相同 %d，不能导入 %d\n",
		EN: "%d new, %d changed, %d the same, %d refused\n",
	})
	for _, file := range files {
		if len(files) == 1 {
			break
		}
		of, mark := p.Of(file.name), ""
		if bad[file.name] {
			mark = a.say(lang.Text{ZH: "（有问题）", EN: " (faulty)"})
		}
		fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "%s%s：", EN: "%s%s: "})+format, file.name, mark,
			of.Count(table.New), of.Count(table.Changed), of.Count(table.Same), of.Count(table.Refused))
	}
	fmt.Fprintf(a.stdout, format,
		p.Count(table.New), p.Count(table.Changed), p.Count(table.Same), p.Count(table.Refused))
	if len(files) < 2 || len(p.Silent) == 0 {
		return
	}
	var names []string
	for _, r := range p.Silent {
		names = append(names, r.Name.In(a.lang))
	}
	fmt.Fprintf(a.stdout, a.say(lang.Text{
		ZH: "这些表格没有 %d 个应报县的数据：%s\n",
		EN: "%d counties that are asked the same have no figure in these tables: %s\n",
	}), len(names), strings.Join(names, a.say(lang.Text{ZH: "、", EN: ", "})))
}

func (a *app) whyNothing(f importFlags) {
	switch {
	case f.write && f.skipRefused:
		fmt.Fprintln(a.stdout, a.say(lang.Text{
			ZH: "因表格有上述问题，没有写入任何内容",
			EN: "nothing has been written, because of what is wrong with the table",
		}))
	case f.write:
		fmt.Fprintln(a.stdout, a.say(lang.Text{
			ZH: "因有上述问题，没有写入任何内容；加 --skip-refused 可跳过不能导入的数值，写入其余部分",
			EN: "nothing has been written, because of what is wrong; --skip-refused would leave out the refused " +
				"figures and write the rest",
		}))
	}
}

// writeReceipts writes what became of each table, to be sent back to those who filled it in.
func (a *app) writeReceipts(f importFlags, files []sentFile, p *table.Proposal, list diag.List,
	bad map[string]bool, written bool, today policy.Date) error {
	for _, file := range files {
		state := table.Previewed
		switch {
		case bad[file.name]:
			state = table.Returned
		case written:
			state = table.Taken
		case f.write:
			state = table.HeldBack
		}
		r := table.Receipt{File: file.name, Proposal: p, Faults: list, State: state, On: today}
		name := filepath.Join(f.receipts, filepath.FromSlash(file.name)+".txt")
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := atomicfile.WriteBytes(name, 0o644, []byte(r.Text(a.lang))); err != nil {
			return err
		}
	}
	fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "回执已写入 %s\n", EN: "receipts are in %s\n"}), f.receipts)
	return nil
}

// forgive makes warnings of what is wrong in rows that are refused and shall be skipped. What is wrong
// with the table as a whole stays an error: then more may be missing than is seen.
func forgive(list diag.List, p *table.Proposal) {
	type row struct {
		file, sheet string
		line        int
	}
	skipped := map[row]bool{}
	for _, l := range p.Lines {
		if l.Outcome == table.Refused {
			skipped[row{l.Pos.File, l.Pos.Sheet, l.Pos.Line}] = true
		}
	}
	for i := range list {
		if skipped[row{list[i].Pos.File, list[i].Pos.Sheet, list[i].Pos.Line}] {
			list[i].Severity = diag.Warning
		}
	}
}

var outcomes = map[table.Outcome]lang.Text{
	table.New: {EN: "new", ZH: "新增"}, table.Changed: {EN: "changed", ZH: "更改"},
	table.Same: {EN: "same", ZH: "相同"}, table.Refused: {EN: "refused", ZH: "不能导入"},
}

// lines prints what becomes of each figure.
func (a *app) lines(p *table.Proposal) {
	several := len(p.Lines) > 0 && p.Lines[0].Pos.File != p.Lines[len(p.Lines)-1].Pos.File
	for _, l := range p.Lines {
		fmt.Fprintf(
			a.stdout,
			a.say(lang.Text{ZH: "%s：%s：%s：", EN: "%s: %s: %s: "}),
			a.place(l.Pos, several),
			outcomes[l.Outcome].In(a.lang),
			l.About.In(a.lang),
		)
		if l.Outcome == table.Changed {
			fmt.Fprintf(a.stdout, "%s → ", l.Was.In(a.lang))
		}
		fmt.Fprint(a.stdout, l.Is.In(a.lang))
		if why := l.Why.In(a.lang); why != "" {
			fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "（%s）", EN: " (%s)"}), why)
		}
		fmt.Fprintln(a.stdout)
	}
}

// place is the cell of a figure, with its file where there are several.
func (a *app) place(pos diag.Pos, several bool) string {
	if several {
		return pos.String()
	}
	return pos.Cell()
}
