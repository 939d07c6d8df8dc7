package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gazette/internal/desk/format"
	"gazette/internal/desk/revise"
	"gazette/internal/lang"
	"gazette/internal/load"
	"gazette/internal/source"
)

func (a *app) fmtCommand() *cobra.Command {
	var source string
	var check bool
	c := &cobra.Command{
		Use:   "fmt [FILE...]",
		Short: a.say(lang.Text{ZH: "整理文本和表格的格式", EN: "bring texts and tables into their normal form"}),
		Long: a.say(lang.Text{
			ZH: `fmt 整理文件格式：TOML 的键序和空格、正文的空行、中文用全角标点、英文用半角标点。
不改变内容，保留全部注释；已符合格式的文件不动。不写文件名时整理全部文件。`,
			EN: `fmt brings files into their normal form: the order and spacing of TOML, the spacing of texts,
full-width punctuation in Chinese and half-width in English. It changes no meaning and keeps
every comment; what is in order already it leaves alone. Without names it takes all files.`,
		}),
		Example: "  gazette fmt\n  gazette fmt data/targets/song-county-plan-2025.toml\n  gazette fmt --check",
		RunE: func(_ *cobra.Command, args []string) error {
			if _, err := revise.Recover(source); err != nil {
				return err
			}
			changes, err := a.unformatted(source, args)
			if err != nil {
				return err
			}
			for _, c := range changes {
				fmt.Fprintln(a.stdout, c.Path)
			}
			if check {
				if len(changes) > 0 {
					fmt.Fprintln(a.stderr, a.say(lang.Text{
						ZH: "以上文件格式未整理；运行 gazette fmt 即可整理",
						EN: "these files are not in normal form; gazette fmt mends them",
					}))
					return errFaults
				}
				return nil
			}
			return revise.Write(source, changes)
		},
	}
	c.Flags().StringVar(&source, "source", ".", a.say(lang.Text{ZH: "网站所在文件夹", EN: "folder of the site"}))
	c.Flags().BoolVar(&check, "check", false, a.say(lang.Text{
		ZH: "只列出格式未整理的文件",
		EN: "only name the files that are not in normal form",
	}))
	return c
}

// unformatted are the changes that bring files into their normal form. A file that cannot be is named
// and left as it is.
func (a *app) unformatted(source string, names []string) ([]revise.Change, error) {
	root, err := os.OpenRoot(source)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	files := root.FS()
	if names, err = a.filesToFormat(source, files, names); err != nil {
		return nil, err
	}
	var changes []revise.Change
	failed := false
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		var normal []byte
		if err == nil {
			normal, err = format.File(name, data, load.SchemaOf(name))
		}
		if err != nil {
			failed = true
			fmt.Fprintf(a.stderr, a.say(lang.Text{
				ZH: "%v；文件未作改动，请运行 gazette check 查看问题\n",
				EN: "%v; the file is left as it is, gazette check says what is wrong\n",
			}), err)
			continue
		}
		if !bytes.Equal(normal, data) {
			changes = append(changes, revise.Change{Path: name, Data: normal, Old: data})
		}
	}
	if failed && len(changes) == 0 {
		return nil, errFaults
	}
	return changes, nil
}

// filesToFormat are the files named, by their paths in the site; all of the site where none is.
func (a *app) filesToFormat(folder string, files fs.FS, names []string) ([]string, error) {
	var found []string
	for _, name := range names {
		rel, err := filepath.Rel(folder, name)
		if err != nil || !filepath.IsLocal(rel) {
			return nil, fmt.Errorf(
				a.say(lang.Text{ZH: "%s 不在网站文件夹中", EN: "%s is not in the folder of the site"}), name)
		}
		found = append(found, filepath.ToSlash(rel))
	}
	if len(names) > 0 {
		return found, nil
	}
	for _, part := range []string{source.ConfigFile, source.ContentFolder, source.DataFolder} {
		err := fs.WalkDir(files, part, func(name string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			ext := path.Ext(name)
			if err == nil && d.Type().IsRegular() && !strings.HasPrefix(path.Base(name), ".") &&
				(ext == ".toml" || ext == ".md") {
				found = append(found, name)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}
