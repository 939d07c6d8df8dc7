package source

import (
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-enry/go-enry/v2"

	"gazette/internal/diag"
)

// ignored reports, and warns about, files that programs leave behind beside the real ones.
func (r *reader) ignored(name string, e fs.DirEntry) bool {
	why, ok := leftBehind(e.Name())
	if !ok {
		return false
	}
	r.list.Warn(diag.Pos{File: printable(name)}, "ignored-file",
		diag.T("ignored: %[1]s", "已忽略：%[2]s", why.EN, why.ZH),
		diag.T("delete it, or rename it if it is content", "请删除；如确为内容，请改名"))
	return true
}

// leftBehind says what program left a file of that name.
func leftBehind(name string) (diag.Text, bool) {
	lower := strings.ToLower(name)
	switch {
	case strings.HasPrefix(name, "~$"):
		return diag.T("a lock file of an office program", "办公软件的锁定文件"), true
	case lower == "thumbs.db", lower == "desktop.ini":
		return diag.T("a file that Windows leaves in folders", "Windows 系统生成的文件"), true
	case strings.HasSuffix(name, "~"), strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return diag.T("an editor's backup", "编辑器的备份文件"), true
	case strings.HasPrefix(name, ".") && strings.HasPrefix(path.Ext(name), ".sw"):
		return diag.T("an editor's open file; close the editor first", "编辑器正在使用的文件，请先关闭编辑器"), true
	case path.Ext(lower) == ".bak", path.Ext(lower) == ".orig":
		return diag.T("a backup", "备份文件"), true
	case enry.IsDotFile(name):
		return diag.T("a hidden file, its name starts with a dot", "以点开头的隐藏文件"), true
	}
	return diag.Text{}, false
}

// unprintable reports a name that cannot be written in an address or shown in a list.
func (r *reader) unprintable(dir, name string) bool {
	if utf8.ValidString(name) && !strings.ContainsFunc(name, unicode.IsControl) {
		return false
	}
	// The place is the folder: the name itself would spoil the printed line.
	r.list.Add(diag.Pos{File: dir}, "file-name",
		diag.T("the name %q has characters that cannot be shown", "文件名 %q 含有无法显示的字符", name),
		diag.T("rename it with letters, digits and hyphens", "请用字母、数字和连字符重新命名"))
	return true
}

func printable(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return utf8.RuneError
		}
		return c
	}, strings.ToValidUTF8(name, string(utf8.RuneError)))
}

// sameButCase reports a name that Windows and macOS cannot tell from its neighbour's: there, git
// would check out only one of the two.
func (r *reader) sameButCase(folded map[string]string, name string) {
	key := strings.ToLower(name)
	other, ok := folded[key]
	if !ok {
		folded[key] = name
		return
	}
	r.list.Add(diag.Pos{File: name}, "file-name",
		diag.T("the name differs from another only in case", "与另一个名称只有大小写不同"),
		diag.T("rename one of the two, in lower case", "请将其中一个改名，并使用小写字母"),
		diag.Note{Pos: diag.Pos{File: other}, Message: diag.T("the other", "另一个")})
}
