package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"gazette/internal/atomicfile"
	"gazette/internal/desk/change"
	"gazette/internal/diag"
	"gazette/internal/history"
	"gazette/internal/lang"
	"gazette/internal/load"
	"gazette/internal/pipeline"
	"gazette/internal/source"
)

func (a *app) diffCommand() *cobra.Command {
	var in inputs
	var format, out string
	var staged bool
	c := &cobra.Command{
		Use:  "diff [REV [REV]]",
		Args: cobra.MaximumNArgs(2),
		Short: a.say(lang.Text{
			ZH: "用平实的话说明一次修改或提交改变了什么",
			EN: "say in plain words what an edit or a commit changes",
		}),
		Long: a.say(lang.Text{
			ZH: `diff 比较网站的两个版本，说明读者会看到的变化：条款、医院、数据、因此改变的状态、
新增或消失的页面。

  gazette diff              自上次提交以来您修改了什么
  gazette diff --staged     下一次提交会改变什么
  gazette diff HEAD~3       与三次提交之前相比（含您尚未提交的修改）
  gazette diff A B          从版本 A 到版本 B`,
			EN: `diff compares two states of the site and says what a reader would notice: clauses, hospitals,
figures, the statuses that change because of them, pages that appear or go.

  gazette diff              what you have edited since the last commit
  gazette diff --staged     what the next commit would change
  gazette diff HEAD~3       what has changed since three commits ago, with your edits
  gazette diff A B          from revision A to revision B`,
		}),
		Example: "  gazette diff\n  gazette diff --staged --lang zh\n" +
			"  gazette diff main HEAD --format html --out changes.html",
		RunE: func(c *cobra.Command, args []string) error {
			if staged && len(args) > 1 {
				return fmt.Errorf(
					"%s",
					a.say(lang.Text{ZH: "--staged 最多带一个版本", EN: "--staged takes one revision at most"}),
				)
			}
			report, err := a.compare(in, args, staged)
			if err != nil {
				return err
			}
			if out == "" {
				return report.Write(a.stdout, format, a.lang)
			}
			return atomicfile.Write(out, 0o644, func(f io.Writer) error { return report.Write(f, format, a.lang) })
		},
	}
	a.inputFlags(c, &in)
	c.Flags().StringVar(&format, "format", "text", a.say(lang.Text{
		ZH: "输出格式：text、markdown 或 html",
		EN: "form of the report: text, markdown or html",
	}))
	c.Flags().StringVar(&out, "out", "", a.say(lang.Text{ZH: "把报告写入该文件", EN: "write the report to this file"}))
	c.Flags().BoolVar(&staged, "staged", false, a.say(lang.Text{
		ZH: "比较已暂存的内容，而不是当前文件",
		EN: "what is staged for the next commit, instead of the files as they are",
	}))
	_ = c.RegisterFlagCompletionFunc(
		"format",
		cobra.FixedCompletions(change.Formats, cobra.ShellCompDirectiveNoFileComp),
	)
	return c
}

// compare reads both states and compares them.
func (a *app) compare(in inputs, args []string, staged bool) (change.Report, error) {
	repo, err := history.Open(in.source)
	if errors.Is(err, history.ErrNoRepository) {
		return change.Report{}, fmt.Errorf(a.say(lang.Text{
			ZH: "无法读取历史记录：%s 不在 git 管理的文件夹中；请在这样的文件夹中运行，或先运行 git init",
			EN: "cannot read the history: %s is in no folder under git; run the command in one, or git init first",
		}), in.source)
	}
	if err != nil {
		return change.Report{}, fmt.Errorf(a.say(lang.Text{
			ZH: "无法读取历史记录：%w；请在 git 管理的文件夹中运行",
			EN: "cannot read the history: %w; run the command in a folder under git",
		}), err)
	}
	from := "HEAD"
	if len(args) > 0 {
		from = args[0]
	}
	memory := new(load.Memory) // of what both states have
	old, err := a.stateAt(in, repo, from, memory)
	if err != nil {
		return change.Report{}, err
	}
	var now change.State
	switch {
	case len(args) == 2:
		now, err = a.stateAt(in, repo, args[1], memory)
	case staged:
		var files fs.FS
		if files, err = repo.Staged(a.indexFile); err == nil {
			now, err = a.state(in, files, a.say(lang.Text{ZH: "已暂存的内容", EN: "what is staged"}), memory)
		}
	default:
		var root *os.Root
		if root, err = os.OpenRoot(in.source); err == nil {
			now, err = a.state(in, root.FS(), a.say(lang.Text{ZH: "当前文件", EN: "the files as they are"}), memory)
		}
	}
	if err != nil {
		return change.Report{}, err
	}
	return change.Between(old, now), nil
}

func (a *app) stateAt(in inputs, repo *history.Repo, name string, memory *load.Memory) (change.State, error) {
	rev, err := repo.Revision(name)
	if err != nil {
		return change.State{}, fmt.Errorf(a.say(lang.Text{
			ZH: "%w；git log --oneline 可列出全部版本",
			EN: "%w; git log --oneline lists the revisions",
		}), err)
	}
	files, err := repo.At(rev)
	if err != nil {
		return change.State{}, err
	}
	label := rev.Hash
	if name != rev.Hash {
		label = name + " (" + rev.Hash + ")"
	}
	return a.state(in, files, fmt.Sprintf("%s “%s”", label, rev.Title), memory)
}

// state reads a state of the site. One with faults is compared as far as it goes, and the faults are
// said.
func (a *app) state(in inputs, files fs.FS, name string, memory *load.Memory) (change.State, error) {
	o, err := a.options(in)
	if err != nil {
		return change.State{}, err
	}
	o.Source = files
	model, laid, list, err := pipeline.Look(o, memory)
	if err != nil {
		return change.State{}, err
	}
	if faults, _ := list.Count(); faults > 0 {
		fmt.Fprintf(a.stderr, a.say(lang.Text{
			ZH: "%[1]s：%[2]d 个错误，受其影响的内容未作比较：\n",
			EN: "%[1]s: %[2]d error%[3]s; what they hide is not compared:\n",
		}), name, faults, plural(faults))
		if err := onlyErrors(list).Print(a.stderr, "text", a.lang); err != nil {
			return change.State{}, err
		}
	}
	theme, err := digest(files, source.ThemesFolder)
	return change.State{Name: name, Model: model, Site: laid, Theme: theme}, err
}

// digest tells a folder whose files hold other bytes, or have other names.
func digest(files fs.FS, folder string) (string, error) {
	if _, err := fs.Stat(files, folder); err != nil {
		return "", nil
	}
	h := sha256.New()
	err := fs.WalkDir(files, folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		fmt.Fprintf(h, "%q %x\n", name, sha256.Sum256(data))
		return err
	})
	return string(h.Sum(nil)), err
}

func onlyErrors(list diag.List) diag.List {
	var faults diag.List
	for _, d := range list {
		if d.Severity == diag.Error {
			faults = append(faults, d)
		}
	}
	return faults
}
