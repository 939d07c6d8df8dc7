package source

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-enry/go-enry/v2"

	"gazette/internal/characters"
	"gazette/internal/diag"
	"gazette/internal/lang"
)

// ignored reports, and warns about, files that programs leave behind beside the real ones.
func (r *reader) ignored(name string, e fs.DirEntry) bool {
	why, ok := leftBehind(e.Name())
	if !ok {
		return false
	}
	r.list.Warn(diag.Pos{File: printable(name)}, "ignored-file",
		lang.Text{ZH: "已忽略：%s", EN: "ignored: %s"}.With(why),
		lang.Text{ZH: "请删除；如确为内容，请改名", EN: "delete it, or rename it if it is content"})
	return true
}

// leftBehind says what program left a file of that name. For example ~$规划.docx, Thumbs.db, index.zh.md~,
// .index.zh.md.swp, config.toml.bak and .DS_Store.
func leftBehind(name string) (lang.Text, bool) {
	lower := strings.ToLower(name)
	switch {
	case strings.HasPrefix(name, "~$"):
		return lang.Text{ZH: "办公软件的锁定文件", EN: "a lock file of an office program"}, true
	case lower == "thumbs.db", lower == "desktop.ini":
		return lang.Text{ZH: "Windows 系统生成的文件", EN: "a file that Windows leaves in folders"}, true
	case strings.HasSuffix(name, "~"), strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return lang.Text{ZH: "编辑器的备份文件", EN: "an editor's backup"}, true
	case strings.HasPrefix(name, ".") && strings.HasPrefix(path.Ext(name), ".sw"):
		return lang.Text{
			ZH: "编辑器正在使用的文件，请先关闭编辑器",
			EN: "an editor's open file; close the editor first",
		}, true
	case path.Ext(lower) == ".bak", path.Ext(lower) == ".orig":
		return lang.Text{ZH: "备份文件", EN: "a backup"}, true
	case enry.IsDotFile(name):
		return lang.Text{ZH: "以点开头的隐藏文件", EN: "a hidden file, its name starts with a dot"}, true
	}
	return lang.Text{}, false
}

// unprintable reports a name that cannot be written in an address or shown in a list.
func (r *reader) unprintable(dir, name string) bool {
	if utf8.ValidString(name) && !strings.ContainsFunc(name, unicode.IsControl) && characters.Sound(name) {
		return false
	}
	// The place is the folder: the name itself would spoil the printed line.
	r.list.Add(diag.Pos{File: dir}, "file-name",
		lang.Text{
			ZH: "文件名 %q 含有看不见或容易混淆的字符",
			EN: "the name %q has characters that cannot be seen or told apart",
		}.With(name),
		lang.Text{ZH: "请用字母、数字和连字符重新命名", EN: "rename it with letters, digits and hyphens"})
	return true
}

// longestFileName is in bytes: a file system takes 255, and some wrap a name in a longer one.
const longestFileName = 200

// reserved are the names that Windows keeps for devices, whatever their ending.
var reserved = regexp.MustCompile(`(?i)^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)`)

// portable reports a name that some system cannot hold: there, git would not check the site out. The site may be
// edited on another system than it is built on: “就诊率:2025.csv” can be made on Linux and not on Windows.
func (r *reader) portable(file string) {
	name := path.Base(file)
	var why lang.Text
	switch {
	case strings.ContainsAny(name, `<>:"|?*\`):
		why = lang.Text{ZH: `含有 < > : " | ? * \ 之一`, EN: `has one of < > : " | ? * \ in it`}
	case strings.HasPrefix(name, " "), strings.HasSuffix(name, " "), strings.HasSuffix(name, "."):
		why = lang.Text{
			ZH: "以空格开头，或以空格、点结尾",
			EN: "begins with a space, or ends in a space or a full stop",
		}
	case reserved.MatchString(name):
		why = lang.Text{ZH: "是 Windows 保留给设备的名称", EN: "is one that Windows keeps for a device"}
	case len(name) > longestFileName:
		why = lang.Text{ZH: "超过 %d 个字节", EN: "has more than %d bytes"}.With(longestFileName)
	case characters.Fold(name) != name:
		why = lang.Text{ZH: "的字符写法各系统不一致", EN: "has characters that systems write in several ways"}
	default:
		return
	}
	r.list.Add(diag.Pos{File: file}, "file-name",
		lang.Text{ZH: "文件名%s，有的系统无法保存", EN: "the name %s: some systems cannot hold it"}.With(why),
		lang.Text{ZH: "请用字母、数字和连字符重新命名", EN: "rename it with letters, digits and hyphens"})
}

// printable makes a name fit for a line of a message, whatever bytes it is of.
func printable(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return utf8.RuneError
		}
		return c
	}, strings.ToValidUTF8(name, string(utf8.RuneError)))
}

// sameButCase reports a name that Windows and macOS cannot tell from its neighbour's: there, git would check out only
// one of the two. Names are folded as well: é in one character and in two is the same name on macOS.
func (r *reader) sameButCase(folded map[string]string, name string) {
	key := strings.ToLower(characters.Fold(name))
	other, ok := folded[key]
	if !ok {
		folded[key] = name
		return
	}
	r.list.Add(diag.Pos{File: name}, "file-name",
		lang.Text{ZH: "与另一个名称只有大小写不同", EN: "the name differs from another only in case"},
		lang.Text{ZH: "请将其中一个改名，并使用小写字母", EN: "rename one of the two, in lower case"},
		diag.Note{Pos: diag.Pos{File: other}, Message: lang.Text{ZH: "另一个", EN: "the other"}})
}
