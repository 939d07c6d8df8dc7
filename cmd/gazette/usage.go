package main

import (
	"errors"
	"io/fs"
	"regexp"
	"strings"
	"syscall"

	"gazette/internal/lang"
)

// misused are what the library of commands says of a command line that does not fit, in words of ours.
var misused = []struct {
	said  *regexp.Regexp
	words lang.Text
}{
	{regexp.MustCompile(`(?s)^unknown command "(.+?)" for "(gazette)".*Did you mean this\?\s+(\S+)`), lang.Text{
		ZH: "没有“%[2]s %[1]s”这个命令\n  提示：是否应为 %[2]s %[3]s？",
		EN: "there is no command %[2]s %[1]s\n  hint: did you mean %[2]s %[3]s?",
	}},
	{regexp.MustCompile(`^unknown command "(.+)" for "(gazette|gazette hook|gazette new)"`), lang.Text{
		ZH: "没有“%[2]s %[1]s”这个命令\n  提示：运行 %[2]s --help 查看全部命令",
		EN: "there is no command %[2]s %[1]s\n  hint: %[2]s --help lists all commands",
	}},
	{regexp.MustCompile(`^unknown command "(.+)" for "(.+)"`), lang.Text{
		ZH: "%[2]s 不接受“%[1]s”这个参数\n  提示：运行 %[2]s --help 查看用法",
		EN: "%[2]s takes no argument %[1]q\n  hint: %[2]s --help shows how it is used",
	}},
	{regexp.MustCompile(`^unknown (?:shorthand )?flag: (?:'.' in )?(-+\S+)`), lang.Text{
		ZH: "没有 %s 这个选项\n  提示：在命令后加 --help 查看全部选项",
		EN: "there is no flag %s\n  hint: --help after the command lists all of them",
	}},
	{regexp.MustCompile(`^flag needs an argument: (?:'.' in )?(-+\S+)`), lang.Text{
		ZH: "%s 后面缺少内容\n  提示：在命令后加 --help 查看用法",
		EN: "%s needs a value after it\n  hint: --help after the command shows how it is used",
	}},
	{regexp.MustCompile(`(?s)^invalid argument "(.*)" for "(.+)" flag: `), lang.Text{
		ZH: "%[2]s 不能是“%[1]s”\n  提示：在命令后加 --help 查看用法",
		EN: "%[2]s cannot be %[1]q\n  hint: --help after the command shows how it is used",
	}},
	{regexp.MustCompile(`^requires at least (\d+) arg\(s\), only received (\d+)`), lang.Text{
		ZH: "至少要有 %s 个参数，现有 %s 个\n  提示：在命令后加 --help 查看用法",
		EN: "at least %s argument is needed, and there are %s\n  hint: --help after the command shows how it is used",
	}},
	{regexp.MustCompile(`^accepts (?:at most )?(\d+) arg\(s\), received (\d+)`), lang.Text{
		ZH: "应有 %s 个参数，现有 %s 个\n  提示：在命令后加 --help 查看用法",
		EN: "it takes %s argument, and there are %s\n  hint: --help after the command shows how it is used",
	}},
}

// misuse says what is wrong with a command line; ok where an error is about one.
func misuse(err error) (words lang.Text, ok bool) {
	for _, m := range misused {
		if found := m.said.FindStringSubmatch(err.Error()); found != nil {
			var args []any
			for _, part := range found[1:] {
				args = append(args, part)
			}
			return m.words.With(args...), true
		}
	}
	return lang.Text{}, false
}

// systemWords are what an operating system says of files, in Chinese; its own words are English ones.
var systemWords = map[error]string{
	fs.ErrNotExist:       "没有这个文件或文件夹",
	fs.ErrExist:          "已经存在",
	syscall.ENOTDIR:      "不是文件夹",
	syscall.EISDIR:       "是文件夹，不是文件",
	syscall.EROFS:        "所在磁盘只读",
	syscall.ENAMETOOLONG: "名称太长",
}

// ofFile says an error about a file in both languages.
func ofFile(err error) lang.Text {
	text := lang.Same(err.Error())
	var at *fs.PathError
	if !errors.As(err, &at) {
		return text
	}
	for kind, words := range systemWords {
		if errors.Is(at, kind) {
			text.ZH = strings.Replace(text.ZH, at.Error(), at.Path+"："+words, 1)
		}
	}
	return text
}
