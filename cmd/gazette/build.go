package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gazette/internal/lang"
	"gazette/internal/pipeline"
	"gazette/internal/publish"
	"gazette/internal/source"
)

// A target says where a build goes, and how.
type target struct {
	out, baseURL           string
	force, inPlace, extras bool
	compress               bool
}

func (a *app) buildCommand() *cobra.Command {
	var in inputs
	var to target
	c := &cobra.Command{
		Use:   "build",
		Args:  cobra.NoArgs,
		Short: a.say(lang.Text{ZH: "先检查，再生成网站", EN: "check everything, then write the website"}),
		Long: a.say(lang.Text{
			ZH: `build 检查全部文本和表格。没有问题就生成网站，整体替换 public/ 文件夹：读者看到的要么是旧网站，
要么是新网站。文件夹中不是 gazette 写的内容保持不变。内容与上次发布相同时，不写任何文件。
有问题则指出是什么、在哪里、怎样改，网站保持原样。`,
			EN: `build checks all texts and tables. If nothing is wrong it makes the website and puts it in the
place of the folder public/ in one step: readers see the old site or the new one. What others
keep in that folder stays. If nothing has changed since it was last published, nothing is
written. If anything is wrong it says what, where and how to mend it, and the website stays
as it was.`,
		}),
		Example: "  gazette build\n" +
			"  gazette build --source ../plans --out /srv/www --base-url https://example.gov.cn/plans/",
		RunE: func(c *cobra.Command, _ []string) error { return a.build(c.Context(), in, to) },
	}
	a.inputFlags(c, &in)
	a.targetFlags(c, &to)
	c.Flags().BoolVar(&to.extras, "extras", false, a.say(lang.Text{
		ZH: "同时生成较费时的文件：SQLite 数据库、规划和县的分享图",
		EN: "also what takes longer to make: the SQLite database, and pictures of plans and counties to share",
	}))
	c.Flags().BoolVar(&to.compress, "compress", false, a.say(lang.Text{
		ZH: "在文本文件旁另写压缩文件（.gz、.br），供网页服务器直接发送",
		EN: "packed files (.gz, .br) beside those of text, for web servers that send them as they lie",
	}))
	return c
}

func (a *app) targetFlags(c *cobra.Command, to *target) {
	c.Flags().StringVar(&to.out, "out", "", a.say(lang.Text{
		ZH: "网站输出文件夹（默认为网站文件夹中的 public）",
		EN: "folder to write the website to (default: public in the site's folder)",
	}))
	c.Flags().StringVar(&to.baseURL, "base-url", "", a.say(lang.Text{
		ZH: "发布网址，代替 config.toml 中的 base_url",
		EN: "address at which it will be published, instead of base_url in config.toml",
	}))
	c.Flags().BoolVar(&to.force, "force", false, a.say(lang.Text{
		ZH: "即使没有变化，也重新生成全部文件",
		EN: "make every file, even if nothing has changed",
	}))
	c.Flags().BoolVar(&to.inPlace, "in-place", false, a.say(lang.Text{
		ZH: "逐个替换文件，不替换文件夹本身（用于挂载到容器等一直打开该文件夹的情况）",
		EN: "replace the files one by one and keep the folder itself (for servers that hold it open, as containers do)",
	}))
}

func (a *app) build(ctx context.Context, in inputs, to target) error {
	o, err := a.options(in)
	if err != nil {
		return err
	}
	if to.baseURL != "" && !strings.HasSuffix(to.baseURL, "/") {
		to.baseURL += "/"
	}
	o.BaseURL, o.Extras, o.Compress = to.baseURL, to.extras, to.compress
	if to.out == "" {
		to.out = filepath.Join(in.source, "public")
	}
	began := time.Now()
	bar := a.bar()
	o.Progress = bar.update
	o.Output = pipeline.Output{
		Options: publish.Options{InPlace: to.inPlace, Waiting: a.waiting, Sources: sourcesOf(in.source)},
		Force:   to.force,
		Version: version(),
	}
	o.Program, _ = os.Executable() // without it and the folder of caches, a build only takes longer
	if folder, err := os.UserCacheDir(); err == nil {
		o.Caches = filepath.Join(folder, "gazette")
	}
	r, err := pipeline.Run(ctx, o, to.out)
	bar.finish()
	if err != nil {
		return err
	}
	if err := a.report(r.List, "text"); err != nil {
		return err
	}
	if r.Same {
		fmt.Fprintf(a.stdout, a.say(lang.Text{
			ZH: "%s：自上次发布以来没有变化（%d 个文件）\n",
			EN: "%s: nothing has changed since it was last published (%d files)\n",
		}), to.out, r.Unchanged)
		return nil
	}
	a.summary(r, to.out, time.Since(began))
	return nil
}

// sourcesOf are the places below the folder of a site that are read.
func sourcesOf(folder string) []string {
	names := []string{filepath.Join(folder, ".git")}
	for _, part := range source.Parts() {
		names = append(names, filepath.Join(folder, part))
	}
	return names
}

// waiting says for whom a command waits.
func (a *app) waiting(owner string) {
	fmt.Fprintf(a.stderr, a.say(lang.Text{
		ZH: "另一个 gazette（%s）正在写入该网站，等待它结束\n",
		EN: "another gazette (%s) is writing this site; waiting for it to end\n",
	}), owner)
}

func (a *app) summary(r pipeline.Result, out string, took time.Duration) {
	n := r.Counts
	in := lang.Text{ZH: "中英两种语言", EN: "2 languages"}
	if len(r.Languages) == 1 {
		in = r.Languages[0].Name()
	}
	fmt.Fprintf(
		a.stdout,
		a.say(lang.Text{
			ZH: "%d 个页面，%s：%d 份文件，%d 条条款，%d 项指标，%d 项任务，%d 家医院（%d 对帮扶），%d " +
				"个县，%d 条数据，用时 %.1f 秒\n",
			EN: "%d pages in %s: %d documents, %d clauses, %d targets, %d tasks, %d hospitals (%d " +
				"pairings), %d counties, %d observations, in %.1f s\n",
		}),
		r.Pages,
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
		out, r.Written, r.Removed, r.Unchanged)
}
