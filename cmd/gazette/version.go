package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"gazette/internal/lang"
	"gazette/internal/licenses"
)

func (a *app) versionCommand() *cobra.Command {
	var texts bool
	c := &cobra.Command{
		Use:   "version",
		Args:  cobra.NoArgs,
		Short: a.say(lang.Text{ZH: "显示版本、提交、日期和系统", EN: "print the version, commit, date and system"}),
		RunE: func(*cobra.Command, []string) error {
			if texts {
				return licenses.Print(a.stdout)
			}
			_, err := fmt.Fprint(a.stdout, a.aboutBuild())
			return err
		},
	}
	c.Flags().BoolVar(&texts, "licenses", false, a.say(lang.Text{
		ZH: "显示 gazette 及其所用程序库的许可全文",
		EN: "print the licences of gazette and of what is linked into it",
	}))
	return c
}

// version is the module's, as the go command noted it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// aboutBuild tells two builds apart in a report.
func (a *app) aboutBuild() string {
	var commit, when, modified string
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				commit = s.Value
			case "vcs.time":
				when = s.Value
			case "vcs.modified":
				modified = s.Value
			}
		}
	}
	if modified == "true" {
		commit += a.say(lang.Text{ZH: "（另有未提交的修改）", EN: " (with edits that are not committed)"})
	}
	unknown := a.say(lang.Text{ZH: "未记录", EN: "not recorded"})
	var b strings.Builder
	fmt.Fprintln(&b, "gazette", version())
	for _, line := range []struct {
		name  lang.Text
		value string
	}{
		{lang.Text{ZH: "提交", EN: "commit"}, cmp.Or(commit, unknown)},
		{lang.Text{ZH: "日期", EN: "date"}, cmp.Or(when, unknown)},
		{lang.Text{ZH: "系统", EN: "system"}, runtime.GOOS + "/" + runtime.GOARCH + ", " + runtime.Version()},
	} {
		fmt.Fprintf(&b, a.say(lang.Text{ZH: "%s：%s\n", EN: "%s: %s\n"}), a.say(line.name), line.value)
	}
	return b.String()
}
