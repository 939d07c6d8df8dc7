package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gazette/internal/atomicfile"
	"gazette/internal/history"
	"gazette/internal/lang"
)

//go:embed forges
var forges embed.FS

// forgeFiles are where each forge looks for its workflow.
var forgeFiles = map[string]string{
	"github": ".github/workflows/gazette.yml",
	"gitlab": ".gitlab-ci.yml",
	"gitea":  ".gitea/workflows/gazette.yml",
}

// ourHook marks a hook that gazette wrote and may replace.
const ourHook = "# Written by gazette hook install."

func (a *app) hookCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "hook",
		Args:  cobra.NoArgs,
		Short: a.say(lang.Text{ZH: "让每次提交和合并请求都经过检查", EN: "have every commit and proposal checked"}),
		Long: a.say(lang.Text{
			ZH: `hook 让 git 和代码平台自动检查网站，避免发布有错误的内容。

  gazette hook install          每次提交前，用 gazette check 检查已暂存的内容
  gazette hook remove           取消上述检查
  gazette hook forge github     写入平台流程：检查合并请求、用 gazette diff 附上说明、
                                合并后发布（github、gitlab、gitea）`,
			EN: `hook has git and the forge check the site, so that nothing with faults is published.

  gazette hook install          before every commit, gazette check looks at what is staged
  gazette hook remove           no longer
  gazette hook forge github     writes the workflow that checks a proposal, comments on it with
                                gazette diff, and publishes on merge (github, gitlab, gitea)`,
		}),
	}
	c.AddCommand(a.hookInstall(), a.hookRemove(), a.hookForge())
	return c
}

func (a *app) hookInstall() *cobra.Command {
	var source string
	c := &cobra.Command{
		Use:   "install",
		Args:  cobra.NoArgs,
		Short: a.say(lang.Text{ZH: "每次提交前检查已暂存的内容", EN: "check what is staged before every commit"}),
		RunE: func(*cobra.Command, []string) error {
			file, prefix, err := a.hookFile(source)
			if err != nil {
				return err
			}
			if !a.mayReplace(file) {
				return fmt.Errorf(a.say(lang.Text{
					ZH: "%s 已存在且不是 gazette 写的；请自行在其中加入一行 `gazette check --staged --stale=false`",
					EN: "%s exists and is not gazette's; add the line `gazette check --staged --stale=false` to " +
						"it yourself",
				}), file)
			}
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				return err
			}
			if err := atomicfile.WriteBytes(file, 0o755, []byte(hookScript(prefix, a.lang))); err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, a.say(lang.Text{
				ZH: "%s：今后每次提交都会先检查；如需跳过一次，请用 git commit --no-verify\n",
				EN: "%s: every commit is checked from now on; git commit --no-verify passes it by once\n",
			}), file)
			return nil
		},
	}
	c.Flags().StringVar(&source, "source", ".", a.say(lang.Text{ZH: "网站所在文件夹", EN: "folder of the site"}))
	return c
}

func (a *app) hookRemove() *cobra.Command {
	var source string
	c := &cobra.Command{
		Use:   "remove",
		Args:  cobra.NoArgs,
		Short: a.say(lang.Text{ZH: "取消提交前的检查", EN: "no longer check before commits"}),
		RunE: func(*cobra.Command, []string) error {
			file, _, err := a.hookFile(source)
			if err != nil {
				return err
			}
			if !a.mayReplace(file) {
				return fmt.Errorf(
					a.say(lang.Text{ZH: "%s 不是 gazette 写的，予以保留", EN: "%s is not gazette's and stays"}),
					file,
				)
			}
			if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			return nil
		},
	}
	c.Flags().StringVar(&source, "source", ".", a.say(lang.Text{ZH: "网站所在文件夹", EN: "folder of the site"}))
	return c
}

// hookFile is where git looks for the hook, and the path of the site below the top of the repository.
func (a *app) hookFile(source string) (file, prefix string, err error) {
	repo, err := history.Open(source)
	if err != nil {
		return "", "", fmt.Errorf(a.say(lang.Text{ZH: "%w；请先运行 git init", EN: "%w; run git init first"}), err)
	}
	folder, err := repo.Hooks()
	return filepath.Join(folder, "pre-commit"), repo.Prefix(), err
}

// mayReplace reports whether there is no hook, or one that gazette wrote.
func (a *app) mayReplace(file string) bool {
	data, err := os.ReadFile(file)
	return errors.Is(err, fs.ErrNotExist) || strings.Contains(string(data), ourHook)
}

// hookScript runs the command that is installed, or the one of this repository. git runs a hook at the
// top of the repository.
func hookScript(prefix string, language lang.Lang) string {
	site := path.Clean(prefix)
	arguments := fmt.Sprintf(
		"check --staged --stale=false --lang %s --source '%s'",
		language,
		strings.ReplaceAll(site, "'", `'\''`),
	)
	return "#!/bin/sh\n" + ourHook + " It checks what is staged; git commit --no-verify passes it by.\n" +
		"if [ -f cmd/gazette/main.go ] && command -v go >/dev/null 2>&1; then\n\texec go run ./cmd/gazette " +
		arguments + "\nfi\n" +
		"exec gazette " + arguments + "\n"
}

func (a *app) hookForge() *cobra.Command {
	var source string
	names := []string{"gitea", "github", "gitlab"}
	c := &cobra.Command{
		Use:       "forge " + strings.Join(names, "|"),
		Args:      cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs),
		ValidArgs: names,
		Short: a.say(lang.Text{
			ZH: "写入代码平台的流程文件：检查、说明、发布",
			EN: "write the workflow of a forge: check, comment, publish",
		}),
		RunE: func(_ *cobra.Command, args []string) error {
			if !slices.Contains(names, args[0]) {
				return fmt.Errorf(a.say(lang.Text{ZH: "可选平台：%s", EN: "the forges are %s"}),
					strings.Join(names, ", "))
			}
			data, err := forges.ReadFile("forges/" + args[0] + ".yml")
			if err != nil {
				return err
			}
			file := filepath.Join(source, filepath.FromSlash(forgeFiles[args[0]]))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				return err
			}
			if err := a.writeNew(file, data); err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, a.say(lang.Text{
				ZH: "已写入 %s；文件开头说明了需要做的一次性设置\n",
				EN: "%s written; its first lines say what to set up once\n",
			}), file)
			return nil
		},
	}
	c.Flags().StringVar(&source, "source", ".", a.say(lang.Text{ZH: "网站所在文件夹", EN: "folder of the site"}))
	return c
}
