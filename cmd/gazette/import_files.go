package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gazette/internal/desk/table"
	"gazette/internal/lang"
)

// tableEndings are those of the files of a folder that are taken for tables.
var tableEndings = []string{".xlsx", ".xlsm", ".csv", ".tsv", ".xls", ".et", ".ods"}

// A foundFile is a file that was named, or lies in a folder that was.
type foundFile struct {
	path  string
	real  string // without links: a file is read once, however often and through whichever folder it is named
	shown string // the name by which it is reported, below the folder that was named
}

// importMany takes in tables together: those named, and those in the folders named.
func (a *app) importMany(f importFlags, args []string) error {
	site, err := a.openSite(f.in)
	if err != nil {
		return err
	}
	s := finder{seen: map[string]bool{}}
	for _, arg := range args {
		if err := s.add(arg, ""); err != nil {
			return err
		}
	}
	tellApart(s.found)
	var files []sentFile
	for _, file := range s.found {
		if !isTable(file.path) {
			fmt.Fprintf(a.stdout, a.say(lang.Text{
				ZH: "%s：不是表格，跳过；公文请单独导入\n",
				EN: "%s: no table, left out; documents are taken in one by one\n",
			}), file.shown)
			continue
		}
		data, err := os.ReadFile(file.path)
		if err != nil {
			return err
		}
		files = append(files, a.readTable(f, file.shown, data))
	}
	if len(files) == 0 {
		return errors.New(a.say(lang.Text{ZH: "没有可导入的表格", EN: "there is no table to import"}))
	}
	return a.importTables(f, site, files)
}

// isTable reports whether a file is taken for a table: by its ending, and a .txt by what is in it.
func isTable(path string) bool {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return false
	}
	ending := strings.ToLower(filepath.Ext(path))
	if ending == ".txt" {
		data, err := os.ReadFile(path)
		return err == nil && table.IsText(data)
	}
	return slices.Contains(tableEndings, ending) // what cannot be read is said when it is opened
}

// A finder finds files below folders, following links, each once.
type finder struct {
	found []foundFile
	seen  map[string]bool // real paths
}

// add takes in a file, or all of a folder but what programs keep beside files that are open.
func (s *finder) add(path, shown string) error {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return err
	}
	if s.seen[real] {
		return nil
	}
	s.seen[real] = true
	entries, err := os.ReadDir(real)
	if err != nil {
		if info, _ := os.Stat(real); info != nil && info.IsDir() {
			return err
		}
		s.found = append(s.found, foundFile{path, real, cmp.Or(shown, filepath.Base(path))})
		return nil
	}
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") {
			continue
		}
		if err := s.add(filepath.Join(path, name), filepath.Join(shown, name)); err != nil {
			return err
		}
	}
	return nil
}

// tellApart lets files go by the shortest ends of their paths that no two have in common, and by no less than
// what they are called below the folder that was named. Letters that differ in size only are one to some systems,
// and the receipts are files of these names.
func tellApart(found []foundFile) {
	for i, file := range found {
		found[i].shown = filepath.ToSlash(file.shown)
	}
	for {
		of := map[string][]int{}
		for i, file := range found {
			of[strings.ToLower(file.shown)] = append(of[strings.ToLower(file.shown)], i)
		}
		longer := false
		for _, same := range of {
			for _, i := range same {
				if len(same) > 1 && found[i].lengthen() {
					longer = true
				}
			}
		}
		if !longer {
			return
		}
	}
}

// lengthen puts one more folder before the name of a file; false where there is none.
func (f *foundFile) lengthen() bool {
	parts := strings.Split(strings.Trim(filepath.ToSlash(f.real), "/"), "/")
	n := strings.Count(f.shown, "/") + 2
	if n > len(parts) {
		return false
	}
	f.shown = strings.Join(parts[len(parts)-n:], "/")
	return true
}

// isFolder reports whether a name leads to a folder.
func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
