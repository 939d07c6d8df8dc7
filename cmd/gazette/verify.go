package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"gazette/internal/lang"
	"gazette/internal/publish"
)

// errDiffers says that a published site is not what was published; how it differs has been printed.
var errDiffers = errors.New("the site differs from what was published")

func (a *app) verifyCommand() *cobra.Command {
	var others bool
	c := &cobra.Command{
		Use:   "verify [DIR]",
		Args:  cobra.MaximumNArgs(1),
		Short: a.say(lang.Text{ZH: "核对已发布的网站", EN: "compare a published website with its manifest"}),
		Long: a.say(lang.Text{
			ZH: `verify 将文件夹（默认为 public）或其副本与其中的 ` + publish.ManifestName + ` 核对，列出内容不同、
缺少和不是 gazette 写的文件；名称以 . 开头的内容不算网站的一部分。有任何不同时，退出码为 1。`,
			EN: `verify compares a folder (public, if none is named) or a copy of it with the
` + publish.ManifestName + ` in it. It names the files that differ, are missing or were not written by
gazette; what begins with a dot is no part of a site. The exit code is 1 when anything differs.`,
		}),
		Example: "  gazette verify\n  gazette verify /srv/www",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(c *cobra.Command, args []string) error {
			folder := "public"
			if len(args) > 0 {
				folder = args[0]
			}
			real, err := filepath.EvalSymlinks(folder) // to read through a link does no harm
			if err != nil {
				return err
			}
			if _, err := publish.Recover(c.Context(), real, publish.Options{Waiting: a.waiting}); err != nil {
				return err
			}
			v, err := publish.Verify(real)
			if err != nil {
				return err
			}
			return a.verdict(folder, v, others)
		},
	}
	c.Flags().BoolVar(&others, "others", false, a.say(lang.Text{
		ZH: "允许有不是 gazette 写的文件：只列出，不算不同",
		EN: "let there be files that gazette did not write: they are named, and are no difference",
	}))
	return c
}

// verdict prints how a site differs, a file a line.
func (a *app) verdict(folder string, v publish.Verdict, others bool) error {
	for _, kind := range []struct {
		what  lang.Text
		files []string
	}{
		{lang.Text{ZH: "不同", EN: "differs"}, v.Changed},
		{lang.Text{ZH: "缺少", EN: "is missing"}, v.Missing},
		{lang.Text{ZH: "不是 gazette 写的", EN: "is not gazette's"}, v.Others},
	} {
		for _, name := range kind.files {
			fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "%s：%s\n", EN: "%s: %s\n"}), name, a.say(kind.what))
		}
	}
	if !v.Sound() || len(v.Others) > 0 && !others {
		fmt.Fprintf(a.stderr, a.say(lang.Text{
			ZH: "%s：%d 个文件中，%d 个不同，%d 个缺少；另有 %d 个不是 gazette 写的\n",
			EN: "%s: of %d files %d differ and %d are missing; %d are not gazette's\n",
		}), folder, v.Files, len(v.Changed), len(v.Missing), len(v.Others))
		return errDiffers
	}
	fmt.Fprintf(a.stdout, a.say(lang.Text{
		ZH: "%s：%d 个文件与发布时一致（gazette %s，来源 %.12s）\n",
		EN: "%s: %d files are as they were published (gazette %s, inputs %.12s)\n",
	}), folder, v.Files, v.Program, v.Inputs)
	return nil
}
