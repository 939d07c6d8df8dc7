package source

import (
	"bytes"
	"errors"
	"io/fs"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

var errChanging = errors.New("the file changed while it was read")

// readWhole reads a file that somebody may be saving: one whose size or time changed meanwhile is read again, and is
// whole once it reads the same twice. An editor that is saving has emptied the file first, and half a table is a
// table, too: nothing in it would tell.
func readWhole(fsys fs.FS, name string) ([]byte, error) {
	const tries = 3
	var last []byte
	err := errChanging
	for try := range tries {
		data, still, failed := readOnce(fsys, name)
		if failed != nil {
			err = failed
			continue
		}
		if still || try > 0 && bytes.Equal(data, last) {
			return data, nil
		}
		last, err = data, errChanging
	}
	return nil, err
}

// readOnce reads a file; still reports whether it was left alone meanwhile.
func readOnce(fsys fs.FS, name string) (data []byte, still bool, err error) {
	before, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, false, err
	}
	if data, err = fs.ReadFile(fsys, name); err != nil {
		return nil, false, err
	}
	after, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, false, err
	}
	return data, after.Size() == before.Size() && after.ModTime().Equal(before.ModTime()), nil
}

// unreadable reports a file or a folder that cannot be read; the others are read all the same.
func (r *reader) unreadable(name string, err error) {
	message := lang.Text{ZH: "无法读取：%v", EN: "it cannot be read: %v"}.With(err)
	hint := lang.Text{
		ZH: "请确认磁盘和文件完好，再运行一次",
		EN: "see that the disk and the file are sound, and run this again",
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		message = lang.Text{ZH: "没有读取权限", EN: "there is no permission to read it"}
		hint = lang.Text{
			ZH: "请放开读取权限（Linux 和 macOS：chmod -R u+rX 名称），或移出网站文件夹",
			EN: "permit reading it (on Linux and macOS: chmod -R u+rX NAME), or move it out of the site",
		}
	case errors.Is(err, fs.ErrNotExist):
		message = lang.Text{ZH: "读取期间被删除或改名", EN: "it was deleted or renamed while the site was read"}
		hint = lang.Text{ZH: "请再运行一次", EN: "run this again"}
	case errors.Is(err, errChanging):
		message = lang.Text{ZH: "读取期间不断被改动", EN: "it kept changing while it was read"}
		hint = lang.Text{ZH: "请等保存完成后再运行一次", EN: "run this again when it has been saved"}
	}
	r.list.Add(diag.Pos{File: name}, "missing-file", message, hint)
}
