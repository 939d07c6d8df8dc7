package main

import (
	"errors"
	"fmt"
	"maps"
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
		if errors.Is(err, office.ErrMissing) {
			return sentFile{name, &table.Book{}, table.Unconverted(name, format, nil)}
		}
		if err != nil {
			return sentFile{name, &table.Book{}, table.Unconverted(name, format, err)}
		}
		data = converted
	}
	book, list := table.ReadBook(name, data, f.sheet)
	return sentFile{name, book, list}
}

// importTables shows what the tables would change together and, if it was asked to, writes it, all or nothing.
func (a *app) importTables(f importFlags, site openedSite, files []sentFile) error {
	o, err := a.tableOptions(f, site)
	if err != nil {
		return err
	}
	taken, err := a.proposed(f, site, files, o)
	if err != nil {
		return err
	}
	a.lines(taken.proposal)
	list := taken.list
	if taken.some() {
		list = slices.Clone(list)
		for i := range list {
			list[i].Severity = diag.Warning // what the files are left out for that have it
		}
	}
	fault := a.report(list, "text")
	a.tally(taken)
	if fault != nil {
		a.whyNothing(f)
	} else {
		fault = a.finish(f, site, taken.proposal.Changes, taken.after)
	}
	if f.receipts == "" {
		return fault
	}
	return errors.Join(fault, a.writeReceipts(f, taken, fault == nil, o.Today))
}

// A taking is what is proposed of tables that came together.
type taking struct {
	files    []string
	proposal *table.Proposal // its changes are of the files that are taken
	list     diag.List
	bad      map[string]bool // the files with a fault
	onlyGood bool            // the files of bad are left out
	after    diag.List       // what the rules say of the site with the changes, and of no cell
}

// some reports whether files are left out and others are not.
func (t taking) some() bool { return t.onlyGood && len(t.bad) > 0 && len(t.bad) < len(t.files) }

// proposed holds the tables against the site. With --only-good those with a fault are left out, and the others held
// against it again: what a faulty one said first is then taken from the good one that says it too. Lines and faults
// are those of the round in which a file was last read.
func (a *app) proposed(f importFlags, site openedSite, files []sentFile, o table.Options) (taking, error) {
	all := taking{bad: map[string]bool{}, onlyGood: f.onlyGood}
	for _, file := range files {
		all.files = append(all.files, file.name)
	}
	for rest := files; ; {
		var books []*table.Book
		var list diag.List
		for _, file := range rest {
			books, list = append(books, file.book), append(list, file.list...)
		}
		p, found, after, err := proposedWithin(site, o, books)
		if err != nil {
			return all, err
		}
		all.after, list = after, append(list, found...)
		if f.skipRefused {
			forgive(list, p)
		}
		bad := faulty(list)
		out := func(file string) bool { return !f.onlyGood || len(bad) == 0 || bad[file] }
		all.proposal = all.proposal.With(p, out)
		for _, d := range list {
			if out(d.Pos.File) {
				all.list = append(all.list, d)
			}
		}
		maps.Copy(all.bad, bad)
		rest = slices.DeleteFunc(slices.Clone(rest), func(file sentFile) bool { return all.bad[file.name] })
		if len(bad) == 0 || !f.onlyGood || len(rest) == 0 {
			all.list.Sort()
			return all, nil
		}
	}
}

// proposedWithin proposes what the rules of the site allow. What they refuse of the site as it would be is led back to
// the cells that it was written from, and proposed again without these, until nothing more is found: one cell that the
// rules refuse holds up no other, and whoever filled it in is told which it is. After is what they say of no cell.
func proposedWithin(site openedSite, o table.Options, books []*table.Book) (
	p *table.Proposal, list, after diag.List, err error,
) {
	for {
		p, list = table.Propose(site.model, site.tree, o, books...)
		if after, err = site.with(p.Changes); err != nil {
			return p, list, after, err
		}
		refused := p.Trace(after)
		if len(refused) == 0 {
			return p, list, after, nil
		}
		o.Refused = append(o.Refused, refused...)
	}
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
func (a *app) tally(t taking) {
	format := a.say(lang.Text{
		ZH: "新增 %d，更改 %d，相同 %d，不能导入 %d\n",
		EN: "%d new, %d changed, %d the same, %d refused\n",
	})
	p := t.proposal
	for _, file := range t.files {
		if len(t.files) == 1 {
			break
		}
		of, mark := p.Of(file), ""
		if t.bad[file] {
			mark = a.say(lang.Text{ZH: "（有问题）", EN: " (faulty)"})
		}
		fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "%s%s：", EN: "%s%s: "})+format, file, mark,
			of.Count(table.New), of.Count(table.Changed), of.Count(table.Same), of.Count(table.Refused))
	}
	fmt.Fprintf(a.stdout, format,
		p.Count(table.New), p.Count(table.Changed), p.Count(table.Same), p.Count(table.Refused))
	if len(t.files) < 2 || len(p.Silent) == 0 {
		return
	}
	var names []string
	for _, r := range p.Silent {
		names = append(names, r.Name.In(a.lang))
	}
	fmt.Fprint(a.stdout, a.say(lang.Text{
		ZH: "这些表格没有 %s 个应报县的数据：%s\n",
		EN: "no figure in these tables from %s asked the same: %s\n",
	}.With(lang.Count(len(names), "county", "counties"), strings.Join(names, a.say(lang.Text{ZH: "、", EN: ", "})))))
}

func (a *app) whyNothing(f importFlags) {
	switch {
	case f.write && f.onlyGood:
		fmt.Fprintln(a.stdout, a.say(lang.Text{
			ZH: "每个表格都有上述问题，没有写入任何内容",
			EN: "nothing has been written: something is wrong with every table",
		}))
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
func (a *app) writeReceipts(f importFlags, t taking, done bool, today policy.Date) error {
	for _, file := range t.files {
		state := table.Previewed
		switch {
		case t.bad[file]:
			state = table.Returned
		case f.write && done:
			state = table.Taken
		case f.write && len(t.bad) > 0 && !t.onlyGood:
			state = table.HeldBack
		case f.write:
			state = table.NotWritten
		}
		r := table.Receipt{File: file, Proposal: t.proposal, Faults: t.list, State: state, On: today}
		name := filepath.Join(f.receipts, filepath.FromSlash(file)+".txt")
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
