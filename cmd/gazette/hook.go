package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gazette/internal/atomicfile"
	"gazette/internal/history"
	"gazette/internal/lang"
	"gazette/internal/source"
)

// ourHook marks a hook that gazette wrote and may replace.
const ourHook = "# Written by gazette hook install."

func (a *app) hookCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "hook",
		Args:  cobra.NoArgs,
		Short: a.say(lang.Text{ZH: "让每次提交和合并请求都经过检查", EN: "have every commit and proposal checked"}),
		Long: a.say(lang.Text{
			ZH: `hook 让 git 和代码平台自动检查网站，避免发布有错误的内容。

  gazette hook install          每次提交前，用 gazette check 检查已暂存的内容，
                                用 gazette addresses 补入新网址
  gazette hook remove           取消上述检查
  gazette hook forge github     写入平台流程：检查合并请求、用 gazette diff 附上说明、
                                合并后发布（github、gitlab、gitea、gitee）`,
			EN: `hook has git and the forge check the site, so that nothing with faults is published.

  gazette hook install          before every commit, gazette check looks at what is staged, and
                                gazette addresses adds what is new to the list of addresses
  gazette hook remove           no longer
  gazette hook forge github     writes the workflow that checks a proposal, comments on it with
                                gazette diff, and publishes on merge (github, gitlab, gitea, gitee)`,
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
					ZH: "%s 已存在且不是 gazette 写的；请自行在其中加入 `gazette check --staged --stale=false` " +
						"和 `gazette addresses --staged` 两行",
					EN: "%s exists and is not gazette's; add the lines `gazette check --staged --stale=false` and " +
						"`gazette addresses --staged` to it yourself",
				}), file)
			}
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				return err
			}
			if err := atomicfile.WriteBytes(file, 0o755, []byte(a.hookScript(prefix, installed()))); err != nil {
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
	if errors.Is(err, history.ErrHooksOfAll) {
		err = fmt.Errorf(a.say(lang.Text{
			ZH: "git 的设置（core.hooksPath）让所有仓库共用 %s 中的钩子，装在那里会影响其他仓库，因此没有改动；" +
				"请先在本仓库运行 git config --local core.hooksPath .git/hooks，再运行本命令",
			EN: "git is set (core.hooksPath) to take the hooks of all repositories from %s, where this one would run " +
				"for the others too, so nothing was changed; run git config --local core.hooksPath .git/hooks in " +
				"this repository first",
		}), folder)
	}
	return filepath.Join(folder, "pre-commit"), repo.Prefix(), err
}

// mayReplace reports whether there is no hook, or one that gazette wrote.
func (a *app) mayReplace(file string) bool {
	data, err := os.ReadFile(file)
	return errors.Is(err, fs.ErrNotExist) || strings.Contains(string(data), ourHook)
}

// hookScript runs the command of this repository, the one in the path, or the one that installed the hook; where
// there is none, it says so and how to go on. It stages the list of addresses that it brings up to date. git runs a
// hook at the top of the repository.
func (a *app) hookScript(prefix, program string) string {
	site := path.Clean(prefix)
	list := quotedForShell(path.Join(site, source.AddressesFile))
	arguments := fmt.Sprintf("--staged --lang %s --source %s", a.lang, quotedForShell(site))
	lines := []string{
		"#!/bin/sh",
		ourHook + " It checks what is staged and keeps the list of addresses;",
		"# git commit --no-verify passes it by.",
		"if " + ownFilesInShell() + "command -v go >/dev/null 2>&1; then",
		"\tset -- go run ./cmd/gazette",
		"elif command -v gazette >/dev/null 2>&1; then",
		"\tset -- gazette",
	}
	if program != "" {
		program = quotedForShell(filepath.ToSlash(program))
		lines = append(lines, "elif [ -x "+program+" ]; then", "\tset -- "+program)
	}
	missing := a.say(lang.Text{
		ZH: "gazette：找不到 gazette 程序，没有检查，也没有提交。请将程序所在文件夹加入 PATH，或在该文件夹重新运行 " +
			"gazette hook install；如要跳过这一次，请用 git commit --no-verify。",
		EN: "gazette: the program gazette was not found, so nothing was checked and nothing committed. Put " +
			"its folder " +
			"into the PATH, or run gazette hook install again from where it is; git commit --no-verify passes this " +
			"check by once.",
	})
	lines = append(lines, "else", "\techo "+quotedForShell(missing)+" >&2", "\texit 1", "fi",
		`"$@" check --stale=false `+arguments+" || exit",
		`"$@" addresses `+arguments+" || exit",
		"if git ls-files --error-unmatch "+list+" >/dev/null 2>&1; then", "\tgit add -- "+list, "fi")
	return strings.Join(lines, "\n") + "\n"
}

// ownFilesInShell asks the shell at the top of a repository whether it is that of gazette itself.
func ownFilesInShell() (tests string) {
	for _, name := range ownFiles {
		tests += "[ -f " + name + " ] && "
	}
	return tests
}

// installed is the path of the running program, where it will still be there at the next commit: go run and go
// test make one that goes away.
func installed() string {
	program, err := os.Executable()
	if err != nil || strings.Contains(filepath.ToSlash(program), "/go-build") {
		return ""
	}
	return program
}
