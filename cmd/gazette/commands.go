package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"gazette/internal/diag"
	"gazette/internal/history"
	"gazette/internal/lang"
	"gazette/internal/pipeline"
	"gazette/internal/policy"
	"gazette/themes"
)

// inputs are the flags that say what to read and as of which day.
type inputs struct {
	source, today string
	draft         bool
}

func (a *app) inputFlags(c *cobra.Command, in *inputs) {
	c.Flags().StringVar(&in.source, "source", ".", a.say(lang.Text{
		ZH: "网站所在文件夹，内有 config.toml、content/ 和 data/",
		EN: "folder of the site, with config.toml, content/ and data/",
	}))
	c.Flags().StringVar(&in.today, "today", "", a.say(lang.Text{
		ZH: "按该日期（如 2026-11-22）而不是今天计算进展",
		EN: "judge progress as of this day (2026-11-22) instead of today",
	}))
	c.Flags().BoolVar(&in.draft, "draft", false, a.say(lang.Text{
		ZH: "包括标有 draft = true 的草稿",
		EN: "include texts marked draft = true",
	}))
	c.Flags().BoolVar(&a.all, "all", false, a.say(lang.Text{
		ZH: "列出全部问题，不省略同类",
		EN: "list every fault, however many there are of a kind",
	}))
}

// options opens the site's folder so that nothing outside it can be read. A change of the sources that
// was cut off is completed first: no command sees half of one.
func (a *app) options(in inputs) (pipeline.Options, error) {
	day := today()
	if in.today != "" {
		d, err := policy.ParseDate(in.today)
		if err != nil || d.Day == 0 {
			return pipeline.Options{}, fmt.Errorf(a.say(lang.Text{
				ZH: "--today 应为日期，如 2026-11-22，不能是 %q",
				EN: "--today is a day such as 2026-11-22, not %q",
			}), in.today)
		}
		day = d
	}
	root, err := os.OpenRoot(in.source)
	if err != nil {
		return pipeline.Options{}, fmt.Errorf(a.say(lang.Text{
			ZH: "无法打开网站文件夹：%w",
			EN: "cannot open the folder of the site: %w",
		}), err)
	}
	if err := a.recover(in.source); err != nil {
		return pipeline.Options{}, err
	}
	theme, err := fs.Sub(themes.Default, "default")
	return pipeline.Options{Source: root.FS(), Theme: theme, Today: day, Asked: in.today != "", Drafts: in.draft}, err
}

func (a *app) checkCommand() *cobra.Command {
	var in inputs
	var format string
	var release, stale, staged bool
	c := &cobra.Command{
		Use:   "check",
		Args:  cobra.NoArgs,
		Short: a.say(lang.Text{ZH: "只检查，不写任何文件", EN: "say what is wrong, without writing anything"}),
		Long: a.say(lang.Text{
			ZH: `check 读取全部文本和表格，列出每一处问题、所在位置和改法。不写任何文件。`,
			EN: `check reads all texts and tables and lists every fault with its place and what to do
about it. It writes nothing.`,
		}),
		Example: "  gazette check\n  gazette check --release\n  gazette check --format github",
		RunE: func(_ *cobra.Command, _ []string) error {
			o, err := a.options(in)
			if err != nil {
				return err
			}
			o.Release, o.Stale = release, stale
			if err := a.withHistory(&o, in.source, staged); err != nil {
				return err
			}
			_, list, err := pipeline.Check(o)
			if err != nil {
				return err
			}
			if err := a.report(list, format); err != nil {
				return err
			}
			if format == "text" && len(list) == 0 {
				fmt.Fprintln(a.stderr, a.say(lang.Text{ZH: "一切正常", EN: "everything is in order"}))
			}
			return nil
		},
	}
	a.inputFlags(c, &in)
	c.Flags().StringVar(&format, "format", "text", a.say(lang.Text{
		ZH: "输出格式：text、json 或 github",
		EN: "form of the list: text, json or github",
	}))
	c.Flags().BoolVar(&release, "release", false, a.say(lang.Text{
		ZH: "同时检查发布要求：联系方式和可以访问的网址",
		EN: "also what only a release must keep: a contact, and an address that readers can reach",
	}))
	c.Flags().BoolVar(&stale, "stale", true, a.say(lang.Text{
		ZH: "同时提醒已过时的内容：旧译文、缺报数据等",
		EN: "also what time has overtaken: old translations, missing reports",
	}))
	c.Flags().BoolVar(&staged, "staged", false, a.say(lang.Text{
		ZH: "检查已暂存的内容，而不是当前文件",
		EN: "what is staged for the next commit, instead of the files as they are",
	}))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(diag.Formats, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// withHistory lets the check know which text was changed last and which figures were published, and look at
// what is staged. Without git it does what it can.
func (a *app) withHistory(o *pipeline.Options, folder string, staged bool) error {
	repo, err := history.Open(folder)
	switch none := errors.Is(err, history.ErrNoRepository); {
	case err == nil && staged:
		o.History = repo
		o.Source, err = repo.Staged(a.indexFile)
	case err == nil:
		o.History = repo
	case none && !staged:
		err = nil
	case !staged:
		o.NoHistory, err = err, nil
	}
	if err != nil && !errors.Is(err, history.ErrNoRepository) {
		return fmt.Errorf(a.say(lang.Text{
			ZH: "无法读取 git 仓库中已暂存的内容：%w；请运行 git fsck 查看问题，或不加 --staged 检查当前文件",
			EN: "what is staged cannot be read from git: %w; git fsck says what is wrong, and without " +
				"--staged the files are checked as they are",
		}), err)
	}
	return err
}

// writeNew writes a file that is not there yet, in full or not at all.
func (a *app) writeNew(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf(a.say(lang.Text{ZH: "%s 已存在，不会覆盖", EN: "%s is there already and is not overwritten"}),
			name)
	}
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return nil
}

// report prints the list; with errors in it, the result is errFaults.
func (a *app) report(list diag.List, format string) error {
	var err error
	switch {
	case format != "text":
		err = list.Print(a.stdout, format, a.lang)
	case a.all:
		err = list.Print(a.stderr, format, a.lang)
	default:
		err = list.PrintBrief(a.stderr, a.lang)
	}
	if err != nil {
		return err
	}
	faults, warnings := list.Count()
	if format == "text" && faults+warnings > 0 {
		fmt.Fprintf(a.stderr, a.say(lang.Text{
			ZH: "%[1]d 个错误，%[2]d 个警告\n",
			EN: "%[1]d error%[3]s, %[2]d warning%[4]s\n",
		}), faults, warnings, plural(faults), plural(warnings))
	}
	if faults > 0 {
		return errFaults
	}
	return nil
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}
