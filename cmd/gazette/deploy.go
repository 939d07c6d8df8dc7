package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"gazette/internal/deploy"
	"gazette/internal/lang"
)

// deployFlags say what is deployed, and how.
type deployFlags struct {
	folder string
	deploy.Options
}

func (a *app) deployCommand() *cobra.Command {
	var f deployFlags
	c := &cobra.Command{
		Use:  "deploy URL",
		Args: cobra.ExactArgs(1),
		Short: a.say(lang.Text{
			ZH: "把生成的网站发布到对象存储或文件夹",
			EN: "copy the built website to an object store or a folder",
		}),
		Long: a.say(lang.Text{
			ZH: `deploy 把生成好的网站（默认为 public 文件夹）发布到对象存储（s3://，凡支持 S3 协议的均可）或文件夹。
不加 --write 只显示会发送、删除什么；加上才改动。只发送有变化的文件：页面要用的文件先到，
页面后到，最后才删除；完成后核对一遍。中途断了，再运行一次即可接着发。
密钥用环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY，不写在地址或文件中。`,
			EN: `deploy copies a built website (the folder public) to an object store (s3://, any that speaks
the S3 protocol) or to a folder. Without --write it shows what it would send and delete; with it,
it does so. Only what has changed is sent: what pages need first, then pages; deletions come last,
and all is compared at the end. If it is cut off, run it again and it goes on from there.
Keys come from the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and never
stand in the address or a file.`,
		}),
		Example: "  gazette deploy 's3://plans?region=cn-north-1'\n" +
			"  gazette deploy " +
			"'s3://bucket/plans?region=us-east-1&endpoint=https://s3.example.org&use_path_style=true' " +
			"--write\n" +
			"  gazette deploy /srv/www --write",
		RunE: func(c *cobra.Command, args []string) error { return a.deploy(c.Context(), f, args[0]) },
	}
	a.deployFlags(c, &f)
	return c
}

func (a *app) deployFlags(c *cobra.Command, f *deployFlags) {
	c.Flags().StringVar(&f.folder, "from", "public", a.say(lang.Text{
		ZH: "要发布的文件夹，由 gazette build 生成",
		EN: "the folder to deploy, which gazette build wrote",
	}))
	c.Flags().BoolVar(&f.Write, "write", false, a.say(lang.Text{
		ZH: "执行；不加此项只显示会做什么",
		EN: "do it; without this, it is only shown",
	}))
	c.Flags().BoolVar(&f.Verify, "verify", false, a.say(lang.Text{
		ZH: "把存储中的文件全部读回核对，不只看校验值",
		EN: "read every file back from the store instead of trusting its checksums",
	}))
	c.Flags().BoolVar(&f.MayDelete, "may-delete", false, a.say(lang.Text{
		ZH: "允许删除已发布文件的一半以上，或覆盖不是由 gazette 发布的文件",
		EN: "even if most of what was published is deleted, or files that gazette did not deploy are overwritten",
	}))
	c.Flags().BoolVar(&a.all, "all", false, a.say(lang.Text{
		ZH: "列出全部文件，不省略",
		EN: "name every file, however many there are",
	}))
}

func (a *app) deploy(ctx context.Context, f deployFlags, address string) error {
	bar := a.bar()
	bar.title = a.say(lang.Text{ZH: "文件", EN: "files"})
	f.Progress = bar.update
	f.Waiting = func(long time.Duration) {
		fmt.Fprintf(a.stderr, a.say(lang.Text{
			ZH: "可能另有 gazette 正在向此处发布，先观察 %.0f 秒\n",
			EN: "another gazette may be deploying to this place; watching for %.0f seconds\n",
		}), long.Seconds())
	}
	r, err := deploy.Run(ctx, f.folder, address, f.Options)
	bar.finish()
	if r.Plan != nil {
		a.planned(r.Plan)
	}
	if err != nil || r.Plan == nil {
		return err
	}
	switch {
	case r.Unchanged():
		fmt.Fprintf(a.stdout, a.say(lang.Text{
			ZH: "%s：没有变化（%d 个文件）\n",
			EN: "%s: nothing has changed (%d files)\n",
		}), address, r.Same)
	case f.Write:
		fmt.Fprintf(a.stdout, a.say(lang.Text{
			ZH: "%s：已发送 %d 个文件（%s），删除 %d 个；已核对 %d 个\n",
			EN: "%s: %d files sent (%s), %d deleted; %d compared\n",
		}), address, r.Sent, bytesOf(r.Bytes), len(r.Removed), r.Compared)
	default:
		fmt.Fprintf(a.stdout, a.say(lang.Text{
			ZH: "%s：要发送 %d 个文件（%s），删除 %d 个，已有 %d 个；加 --write 执行\n",
			EN: "%s: %d files to send (%s), %d to delete, %d are there; add --write to do it\n",
		}), address, len(r.New)+len(r.Changed), bytesOf(r.Plan.Bytes), len(r.Removed), r.Same)
	}
	return nil
}

// planned prints what a deployment does, a file a line; of many only the first, unless all are asked for.
func (a *app) planned(p *deploy.Plan) {
	const most = 10
	for _, kind := range []struct {
		what  lang.Text
		files []string
	}{
		{lang.Text{ZH: "新增", EN: "new"}, p.New},
		{lang.Text{ZH: "更改", EN: "changed"}, p.Changed},
		{lang.Text{ZH: "删除", EN: "deleted"}, p.Removed},
	} {
		for i, name := range kind.files {
			if i == most && !a.all {
				fmt.Fprintf(a.stdout, a.say(lang.Text{
					ZH: "%s：另有 %d 个（加 --all 全部列出）\n",
					EN: "%s: %d more (--all names them)\n",
				}), a.say(kind.what), len(kind.files)-most)
				break
			}
			fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "%s：%s\n", EN: "%s: %s\n"}), a.say(kind.what), name)
		}
	}
	for _, note := range []struct {
		holds bool
		said  lang.Text
	}{
		{p.Resumes, lang.Text{
			ZH: "上一次发布没有完成，这次接着做",
			EN: "the last deployment was cut off; this one goes on with it",
		}},
		{p.NoManifest && p.Same+len(p.Changed) > 0, lang.Text{
			ZH: "此处没有可读的清单，只按大小和校验值比较；原有的其他文件不删除",
			EN: "there is no manifest to be read, so files are compared by size and checksum; no other is deleted",
		}},
		{p.Others > 0, lang.Text{
			ZH: "文件夹中有 %d 个文件不是 gazette 写的，不发布",
			EN: "%d files in the folder were not written by gazette and are not deployed",
		}.With(p.Others)},
	} {
		if note.holds {
			fmt.Fprintln(a.stdout, a.say(note.said))
		}
	}
}

// bytesOf writes a number of bytes for people.
func bytesOf(n int64) string {
	switch {
	case n >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	case n >= 1e3:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%d B", n)
}
