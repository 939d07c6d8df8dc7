package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gazette/internal/desk/revise"
	"gazette/internal/diag"
	"gazette/internal/history"
	"gazette/internal/lang"
	"gazette/internal/pipeline"
	"gazette/internal/policy"
	"gazette/internal/publish"
	"gazette/internal/site"
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
	if done, err := revise.Recover(in.source); err != nil {
		return pipeline.Options{}, err
	} else if done {
		fmt.Fprintln(a.stderr, a.say(lang.Text{
			ZH: "上次中断的写入已补写完成",
			EN: "an earlier change that was interrupted has been completed",
		}))
	}
	theme, err := fs.Sub(themes.Default, "default")
	return pipeline.Options{Source: root.FS(), Theme: theme, Today: day, Drafts: in.draft}, err
}

func (a *app) buildCommand() *cobra.Command {
	var in inputs
	var out, baseURL string
	c := &cobra.Command{
		Use:   "build",
		Args:  cobra.NoArgs,
		Short: a.say(lang.Text{ZH: "先检查，再生成网站", EN: "check everything, then write the website"}),
		Long: a.say(lang.Text{
			ZH: `build 检查全部文本和表格。没有问题就把网站写入 public/ 文件夹，只改动有变化的文件；
有问题则指出是什么、在哪里、怎样改，网站保持原样。`,
			EN: `build checks all texts and tables. If nothing is wrong it writes the website to the
folder public/, changing only the files that differ. If anything is wrong it says what,
where and how to mend it, and the website stays as it was.`,
		}),
		Example: "  gazette build\n" +
			"  gazette build --source ../plans --out /srv/www --base-url https://example.gov.cn/plans/",
		RunE: func(c *cobra.Command, _ []string) error {
			o, err := a.options(in)
			if err != nil {
				return err
			}
			if baseURL != "" && !strings.HasSuffix(baseURL, "/") {
				baseURL += "/"
			}
			o.BaseURL = baseURL
			if out == "" {
				out = filepath.Join(in.source, "public")
			}
			began := time.Now()
			bar := a.bar()
			o.Progress = bar.update
			s, summary, list, err := pipeline.Run(c.Context(), o, out)
			bar.finish()
			if err != nil {
				return err
			}
			if err := a.report(list, "text"); err != nil {
				return err
			}
			a.summary(s, summary, out, time.Since(began))
			return nil
		},
	}
	a.inputFlags(c, &in)
	c.Flags().StringVar(&out, "out", "", a.say(lang.Text{
		ZH: "网站输出文件夹（默认为网站文件夹中的 public）",
		EN: "folder to write the website to (default: public in the site's folder)",
	}))
	c.Flags().StringVar(&baseURL, "base-url", "", a.say(lang.Text{
		ZH: "发布网址，代替 config.toml 中的 base_url",
		EN: "address at which it will be published, instead of base_url in config.toml",
	}))
	return c
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

// withHistory lets the check know which text was changed last, and look at what is staged. Without git
// it does what it can.
func (a *app) withHistory(o *pipeline.Options, folder string, staged bool) error {
	if !staged && !o.Stale {
		return nil
	}
	repo, err := history.Open(folder)
	switch {
	case err == nil && staged:
		o.Source, err = repo.Staged(a.indexFile)
	case err == nil:
		o.History = repo
	case errors.Is(err, history.ErrNoRepository) && !staged:
		err = nil
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
	w := a.stderr
	if format != "text" {
		w = a.stdout
	}
	if err := list.Print(w, format, a.lang); err != nil {
		return err
	}
	faults, warnings := list.Count()
	if format == "text" && faults+warnings > 0 {
		fmt.Fprintf(a.stderr, a.say(lang.Text{ZH: "%d 个错误，%d 个警告\n", EN: "%d errors, %d warnings\n"}), faults,
			warnings)
	}
	if faults > 0 {
		return errFaults
	}
	return nil
}

func (a *app) summary(s *site.Site, written publish.Summary, out string, took time.Duration) {
	n := s.Count()
	in := lang.Text{ZH: "中英两种语言", EN: "2 languages"}
	if m := &s.Model.Site; !m.Bilingual() {
		in = m.First().Name()
	}
	fmt.Fprintf(
		a.stdout,
		a.say(lang.Text{
			ZH: "%d 个页面，%s：%d 份文件，%d 条条款，%d 项指标，%d 项任务，%d 家医院（%d 对帮扶），%d " +
				"个县，%d 条数据，用时 %.1f 秒\n",
			EN: "%d pages in %s: %d documents, %d clauses, %d targets, %d tasks, %d hospitals (%d " +
				"pairings), %d counties, %d observations, in %.1f s\n",
		}),
		len(s.Pages),
		a.say(in),
		n.Plans,
		n.Clauses,
		n.Targets,
		n.Tasks,
		n.Hospitals,
		n.Pairings,
		n.Counties,
		n.Observations,
		took.Seconds(),
	)
	fmt.Fprintf(a.stdout, a.say(lang.Text{
		ZH: "%s：写入 %d 个文件，删除 %d 个，%d 个未变\n",
		EN: "%s: %d files written, %d removed, %d unchanged\n",
	}),
		out, written.Written, written.Removed, written.Unchanged)
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Args:  cobra.NoArgs,
		Short: a.say(lang.Text{ZH: "显示版本", EN: "print the version"}),
		Run: func(*cobra.Command, []string) {
			version := "(devel)"
			if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
				version = info.Main.Version
			}
			fmt.Fprintln(a.stdout, "gazette", version)
		},
	}
}
