// Command gazette turns plans (Markdown) and facts (TOML) into a bilingual static site.
//
// Exit codes: 0 all is well, 1 the content has faults or a published site differs from its manifest, 2 the command was
// used wrongly or a file could not be read or written.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/publish"
)

func main() {
	boundMemory()
	paceCollection(os.Args)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], environment, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// environment is a variable of the environment; where none tells the language, as on Windows, the system is
// asked for it.
func environment(name string) string {
	if value := os.Getenv(name); value != "" || name != lastLanguageVariable {
		return value
	}
	return systemLanguage()
}

// errFaults says that the content has faults; they have been printed.
var errFaults = errors.New("the content has faults")

// An app is what the commands share: where they write, and the language they speak.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	lang           lang.Lang
	all            bool   // print every fault, however many there are
	path           string // where programs are looked for
	indexFile      string // of git, which names one of its own while it runs a hook
}

// say chooses the words of the user's language.
func (a *app) say(words lang.Text) string { return words.In(a.lang) }

func run(ctx context.Context, args []string, getenv func(string) string, stdout, stderr io.Writer) int {
	a := &app{
		stdin:     os.Stdin,
		stdout:    stdout,
		stderr:    stderr,
		lang:      language(args, getenv),
		path:      getenv("PATH"),
		indexFile: getenv("GIT_INDEX_FILE"),
	}
	cobra.MousetrapHelpText = a.say(doubleClicked)
	root := a.root()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFaults), errors.Is(err, errDiffers):
		return 1
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, a.say(lang.Text{
			ZH: "gazette：已停止，已发布的网站保持原样",
			EN: "gazette: stopped; the published site is as it was",
		}))
		return 2
	}
	said := ofMachine(err)
	var fault *publish.Fault
	if errors.As(err, &fault) {
		said = fault.Text()
	}
	fmt.Fprintf(stderr, a.say(lang.Text{ZH: "gazette：错误：%s\n", EN: "gazette: error: %s\n"}), a.say(said))
	return 2
}

// ofMachine says an error; one of the machine that somebody can mend, in words of theirs and with what to do.
func ofMachine(err error) lang.Text {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return lang.Text{
			ZH: "磁盘空间不足：%v\n  提示：请腾出空间，再运行一次",
			EN: "the disk is full: %v\n  hint: make room, and run this again",
		}.With(err)
	case errors.Is(err, fs.ErrPermission):
		return lang.Text{
			ZH: "没有权限：%v\n  提示：请放开该文件和所在文件夹的权限，再运行一次",
			EN: "it is not permitted: %v\n  hint: permit reading and writing the file and its folder, and run it again",
		}.With(err)
	}
	if words, ok := misuse(err); ok {
		return words
	}
	return ofFile(err)
}

// lastLanguageVariable is the one that counts when no other tells the language.
const lastLanguageVariable = "LANG"

// language is the one asked for by --lang, else that of the environment: Chinese when its locale is,
// English otherwise. It is needed before the flags are parsed, because the help is in it.
func language(args []string, getenv func(string) string) lang.Lang {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return lang.Lang(value)
		}
		if arg == "--lang" && i+1 < len(args) {
			return lang.Lang(args[i+1])
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", lastLanguageVariable} {
		if value := getenv(name); value != "" {
			if strings.HasPrefix(value, "zh") {
				return lang.ZH
			}
			return lang.EN
		}
	}
	return lang.EN
}

// doubleClicked is said on Windows to whoever opens the program like a document; cobra shows it and waits.
var doubleClicked = lang.Text{
	ZH: "gazette 要在终端中运行。请双击同一文件夹中的“开始.cmd”，或打开终端后运行 gazette --help。\n",
	EN: "gazette runs in a terminal. Double-click 开始.cmd in the same folder, or open a terminal and run " +
		"gazette --help.\n",
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "gazette",
		Short: a.say(lang.Text{
			ZH: "把规划文本和数据生成中英文网站",
			EN: "turns plans and facts into a bilingual website",
		}),
		Long: a.say(lang.Text{
			ZH: `gazette 把规划文本（content/ 中的 Markdown 文件）和数据（data/ 中的 TOML 文件）
生成中英文网站。

  gazette check     检查文本和表格，指出问题在哪里、怎样改
  gazette build     先检查，再生成网站，整体替换 public/ 文件夹

只要有问题，build 就不做任何改动：网站保持原样。`,
			EN: `gazette turns plans (Markdown files in content/) and facts (TOML files in data/)
into a website in Chinese and English.

  gazette check     says what is wrong in the texts and tables, and what to do about it
  gazette build     checks, then puts the website in the place of the folder public/

If anything is wrong, build changes nothing: the website stays as it was.`,
		}),
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if a.lang != lang.ZH && a.lang != lang.EN {
				return fmt.Errorf(
					a.say(lang.Text{ZH: "--lang 只能是 zh 或 en，不能是 %q", EN: "--lang is zh or en, not %q"}),
					a.lang,
				)
			}
			return nil
		},
	}
	root.PersistentFlags().String("lang", string(a.lang), a.say(lang.Text{
		ZH: "提示信息的语言：zh 或 en",
		EN: "language of messages: zh or en",
	}))
	root.Flags().Bool("version", false, a.say(lang.Text{
		ZH: "显示版本、提交、日期和系统",
		EN: "print the version, commit, date and system",
	}))
	root.SetVersionTemplate(a.aboutBuild())
	root.AddCommand(append(a.forRelease(),
		a.initCommand(),
		a.buildCommand(),
		a.checkCommand(),
		a.serveCommand(),
		a.newCommand(),
		a.formCommand(), a.importCommand(),
		a.fmtCommand(),
		a.diffCommand(),
		a.addressesCommand(),
		a.hookCommand(),
		a.schemaCommand(),
		a.searchCommand(),
		a.verifyCommand(), a.deployCommand(),
		a.versionCommand(),
	)...)
	return root
}

// today is the day in China, wherever the command runs.
func today() policy.Date { return policy.DateOf(time.Now()) }
