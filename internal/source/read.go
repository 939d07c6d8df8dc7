package source

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"gazette/internal/diag"
)

// Read reads config.toml, content/ and data/ of a site. The files are sorted by path. The error is an
// I/O failure; everything that is wrong with a file is a diagnostic.
func Read(fsys fs.FS) (*Tree, diag.List, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, nil, err
	}
	r := &reader{fsys: fsys}
	config := false
	for _, e := range entries {
		switch e.Name() {
		case "config.toml":
			config = true
			err = r.entry("config.toml", e)
		case "content", "data":
			err = r.top(e)
		}
		if err != nil {
			return nil, r.list, err
		}
	}
	if !config {
		r.list.Add(diag.Pos{File: "config.toml"}, "missing-file",
			diag.T("there is no config.toml", "没有 config.toml 文件"),
			diag.T("run the command in the folder that holds config.toml, content and data",
				"请在含有 config.toml、content 和 data 的文件夹中运行命令"))
	}
	slices.SortFunc(r.files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	return &Tree{Files: r.files}, r.list, nil
}

// A reader gathers files and what is wrong with them.
type reader struct {
	fsys  fs.FS
	files []*File
	list  diag.List
}

// top reads content or data, which must be folders.
func (r *reader) top(e fs.DirEntry) error {
	if e.Type().IsRegular() {
		r.list.Add(diag.Pos{File: e.Name()}, "file-kind",
			diag.T("%s is a file where a folder is expected", "%s 应为文件夹，实际是文件", e.Name()),
			diag.T("rename the file and make a folder of that name", "请将该文件改名，并建立同名文件夹"))
		return nil
	}
	return r.entry(e.Name(), e)
}

func (r *reader) dir(dir string) error {
	entries, err := fs.ReadDir(r.fsys, dir)
	if err != nil {
		return err
	}
	folded := map[string]string{}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if r.ignored(name, e) || r.unprintable(dir, e.Name()) {
			continue
		}
		r.sameButCase(folded, name)
		if err := r.entry(name, e); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) entry(name string, e fs.DirEntry) error {
	switch {
	case e.IsDir():
		return r.dir(name)
	case e.Type()&fs.ModeSymlink != 0:
		r.list.Add(diag.Pos{File: name}, "path-escape",
			diag.T("a symbolic link is not followed: the site reads only what lies inside it",
				"不读取符号链接：网站只读取自身文件夹内的文件"),
			diag.T("put a copy of the file itself here", "请把文件本身复制到此处"))
		return nil
	case !e.Type().IsRegular():
		r.list.Add(diag.Pos{File: name}, "path-escape",
			diag.T("not a plain file", "不是普通文件"), diag.T("delete it", "请删除"))
		return nil
	}
	return r.file(name, e)
}

// file reads one plain file and keeps it if the site can use it.
func (r *reader) file(name string, e fs.DirEntry) error {
	info, err := e.Info()
	if err != nil {
		return err
	}
	kind, known := kindOf(name)
	if known && info.Size() > kind.limit() {
		r.tooLarge(name, kind, info.Size())
		if kind == KindImage || kind == KindAttachment {
			r.files = append(r.files, &File{Path: name, Kind: kind})
		}
		return nil
	}
	data, err := fs.ReadFile(r.fsys, name)
	if err != nil {
		return err
	}
	f := &File{Path: name, Kind: kind, Data: data}
	if known && r.placed(f) && r.sound(f) {
		r.files = append(r.files, f)
	}
	if !known {
		r.unknownKind(f)
	}
	return nil
}

// placed reports whether the file stands where its kind is read.
func (r *reader) placed(f *File) bool {
	if f.Kind == KindTOML || !strings.HasPrefix(f.Path, "data/") {
		return true
	}
	r.list.Add(diag.Pos{File: f.Path}, "file-kind",
		diag.T("only TOML files are read below data/", "data/ 文件夹中只读取 TOML 文件"),
		diag.T("move it to content/, beside the text that uses it; facts are written as .toml",
			"请移到 content/ 中引用它的文件旁边；数据请写成 .toml 文件"))
	return false
}

const (
	textLimit       = 2 << 20 // the whole national plan with its tables is a tenth of this
	imageLimit      = 2 << 20 // half a minute on a slow phone connection
	attachmentLimit = 20 << 20
)

func (k Kind) limit() int64 {
	switch k {
	case KindImage:
		return imageLimit
	case KindAttachment:
		return attachmentLimit
	}
	return textLimit
}

func (r *reader) tooLarge(name string, kind Kind, size int64) {
	hint := diag.T("split it into several files", "请拆分成几个文件")
	switch kind {
	case KindImage:
		hint = diag.T("save the picture smaller; 1600 pixels wide is enough", "请缩小图片后再保存，宽 1600 像素即可")
	case KindAttachment:
		hint = diag.T("save it smaller, or link to where it is published", "请压缩后再保存，或改为链接到其发布地址")
	}
	const mb = 1 << 20
	tenths := (size*10 + mb - 1) / mb // rounded up, so that it never looks as if it fitted
	r.list.Add(diag.Pos{File: name}, "file-size",
		diag.T("the file has %.1f MB, at most %d MB are allowed", "文件大小为 %.1f MB，不得超过 %d MB",
			float64(tenths)/10, kind.limit()/mb), hint)
}
