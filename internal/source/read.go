package source

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

// Read reads config.toml, content/ and data/ of a site. The files are sorted by path. The error is an
// I/O failure; everything that is wrong with a file is a diagnostic.
func Read(fsys fs.FS) (*Tree, diag.List, error) { return (&reader{fsys: fsys}).read() }

func (r *reader) read() (*Tree, diag.List, error) {
	fsys := r.fsys
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, nil, err
	}
	config := false
	for _, e := range entries {
		switch e.Name() {
		case ConfigFile:
			config = true
			err = r.entry(ConfigFile, e)
		case ContentFolder, DataFolder:
			err = r.top(e)
		}
		if err != nil {
			r.unreadable(e.Name(), err)
		}
	}
	if !config {
		r.list.Add(diag.Pos{File: ConfigFile}, "missing-file",
			lang.Text{ZH: "没有 config.toml 文件", EN: "there is no config.toml"},
			lang.Text{
				ZH: "请在含有 config.toml、content 和 data 的文件夹中运行命令",
				EN: "run the command in the folder that holds config.toml, content and data",
			})
	}
	slices.SortFunc(r.files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	tree := &Tree{Files: r.files, Unread: map[string]bool{}}
	for _, d := range r.list {
		if d.Severity == diag.Error && tree.File(d.Pos.File) == nil {
			tree.Unread[d.Pos.File] = true
		}
	}
	return tree, r.list, nil
}

// A reader gathers files and what is wrong with them.
type reader struct {
	fsys   fs.FS
	files  []*File
	list   diag.List
	memory *Memory // nil: nothing is known of an earlier reading
}

// top reads content or data, which must be folders.
func (r *reader) top(e fs.DirEntry) error {
	if e.Type().IsRegular() {
		r.list.Add(diag.Pos{File: e.Name()}, "file-kind",
			lang.Text{ZH: "%s 应为文件夹，实际是文件", EN: "%s is a file where a folder is expected"}.With(e.Name()),
			lang.Text{ZH: "请将该文件改名，并建立同名文件夹", EN: "rename the file and make a folder of that name"})
		return nil
	}
	return r.entry(e.Name(), e)
}

// dir reads a folder. A folder in it that cannot be read does not keep the others from being read.
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
		r.portable(name)
		r.sameButCase(folded, name)
		if err := r.entry(name, e); err != nil {
			r.unreadable(name, err)
		}
	}
	return nil
}

// entry reads a file or a folder, and refuses what is neither: a link may lead out of the site to any file of the
// machine.
func (r *reader) entry(name string, e fs.DirEntry) error {
	switch {
	case e.IsDir():
		return r.dir(name)
	case e.Type()&fs.ModeSymlink != 0:
		r.list.Add(diag.Pos{File: name}, "path-escape",
			lang.Text{
				ZH: "不读取符号链接：网站只读取自身文件夹内的文件",
				EN: "a symbolic link is not followed: the site reads only what lies inside it",
			},
			lang.Text{ZH: "请把文件本身复制到此处", EN: "put a copy of the file itself here"})
		return nil
	case !e.Type().IsRegular():
		r.list.Add(diag.Pos{File: name}, "path-escape",
			lang.Text{ZH: "不是普通文件", EN: "not a plain file"}, lang.Text{ZH: "请删除", EN: "delete it"})
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
	return r.remembering(name, info, func() error { return r.fresh(name, info) })
}

// fresh reads a file from the disk. A picture or an attachment that cannot be taken is listed without its data, see
// [File].
func (r *reader) fresh(name string, info fs.FileInfo) error {
	kind, known := kindOf(name)
	if known && info.Size() > kind.limit() {
		r.tooLarge(name, kind, info.Size())
		if kind == KindImage || kind == KindAttachment {
			r.files = append(r.files, &File{Path: name, Kind: kind})
		}
		return nil
	}
	data, err := readWhole(r.fsys, name)
	if err != nil {
		if kind == KindImage || kind == KindAttachment {
			r.files = append(r.files, &File{Path: name, Kind: kind})
		}
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
	if f.Kind == KindTOML || f.Kind == KindAddresses || !strings.HasPrefix(f.Path, "data/") {
		return true
	}
	r.list.Add(diag.Pos{File: f.Path}, "file-kind",
		lang.Text{ZH: "data/ 文件夹中只读取 TOML 文件", EN: "only TOML files are read below data/"},
		lang.Text{
			ZH: "请移到 content/ 中引用它的文件旁边；数据请写成 .toml 文件",
			EN: "move it to content/, beside the text that uses it; facts are written as .toml",
		})
	return false
}

// TextLimit is how many bytes a file of text may have.
const TextLimit = 2 << 20 // the whole national plan with its tables is a tenth of this

const (
	imageLimit      = 2 << 20 // half a minute on a slow phone connection
	attachmentLimit = 20 << 20
)

// limit is how many bytes a file of the kind may have.
func (k Kind) limit() int64 {
	switch k {
	case KindImage:
		return imageLimit
	case KindAttachment:
		return attachmentLimit
	}
	return TextLimit
}

// tooLarge reports a file over its limit, which is not read at all.
func (r *reader) tooLarge(name string, kind Kind, size int64) {
	hint := lang.Text{ZH: "请拆分成几个文件", EN: "split it into several files"}
	switch kind {
	case KindImage:
		hint = lang.Text{
			ZH: "请缩小图片后再保存，宽 1600 像素即可",
			EN: "save the picture smaller; 1600 pixels wide is enough",
		}
	case KindAttachment:
		hint = lang.Text{
			ZH: "请压缩后再保存，或改为链接到其发布地址",
			EN: "save it smaller, or link to where it is published",
		}
	}
	const mb = 1 << 20
	tenths := (size*10 + mb - 1) / mb // rounded up, so that it never looks as if it fitted
	r.list.Add(
		diag.Pos{File: name},
		"file-size",
		lang.Text{
			ZH: "文件大小为 %.1f MB，不得超过 %d MB",
			EN: "the file has %.1f MB, at most %d MB are allowed",
		}.With(
			float64(tenths)/10,
			kind.limit()/mb,
		),
		hint,
	)
}
