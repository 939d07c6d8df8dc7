package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"embed"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed windows
var windows embed.FS

// A packed file has its path in an archive, its text, and whether it is a program.
type packed struct {
	path       string
	data       []byte
	executable bool
}

func ending(t target) string {
	if t.system == "windows" {
		return ".zip"
	}
	return ".tar.gz"
}

// archive packs a target: sorted, with the time of the commit, so that the same files give the same bytes.
func (r *run) archive(t target) ([]byte, error) {
	files, err := r.files(t)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(files, func(a, b packed) int { return strings.Compare(a.path, b.path) })
	if t.system == "windows" {
		return r.zip(r.name(t), files)
	}
	return r.tar(r.name(t), files)
}

// files are those that a target gets.
func (r *run) files(t target) ([]packed, error) {
	program, err := os.ReadFile(r.binary(t))
	if err != nil {
		return nil, err
	}
	files := []packed{{t.program(), program, true}}
	for _, name := range []string{"LICENSE", "NOTICE"} {
		data, err := os.ReadFile(filepath.Join(r.checkout, name))
		if err != nil {
			return nil, err
		}
		files = append(files, packed{path: name, data: data})
	}
	folders := []string{"completions", "man"}
	if t.system == "windows" {
		folders = []string{"completions", "handbook"}
		files = append(files, forWindows()...)
	}
	for _, folder := range folders {
		err := fs.WalkDir(os.DirFS(r.work), folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(filepath.Join(r.work, filepath.FromSlash(name)))
			files = append(files, packed{path: name, data: data})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// forWindows are the files to double-click, with the line ends that Windows expects. Command files have no byte
// order mark, which cmd.exe would take for a command; texts have one, by which old editors know UTF-8.
func forWindows() []packed {
	var files []packed
	for name, as := range map[string]string{"start.zh.cmd": "开始.cmd", "start.en.cmd": "start.cmd",
		"readme.zh.txt": "说明.txt", "readme.en.txt": "readme.txt", "handbook.html": "编辑手册 handbook.html"} {
		data, err := windows.ReadFile("windows/" + name)
		if err != nil {
			panic(err) // the files are part of the program
		}
		data = bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
		if path.Ext(as) == ".txt" {
			data = append([]byte("\ufeff"), data...)
		}
		files = append(files, packed{path: as, data: data})
	}
	return files
}

func (f packed) mode() fs.FileMode {
	if f.executable {
		return 0o755
	}
	return 0o644
}

func (r *run) zip(folder string, files []packed) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(to, flate.BestCompression)
	})
	for _, f := range files {
		h := &zip.FileHeader{Name: folder + "/" + f.path, Method: zip.Deflate, Modified: r.when}
		h.SetMode(f.mode())
		to, err := w.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (r *run) tar(folder string, files []packed) ([]byte, error) {
	var out bytes.Buffer
	pack, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(pack)
	for _, f := range files {
		err := w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: folder + "/" + f.path, Size: int64(len(f.data)),
			Mode: int64(f.mode()), ModTime: r.when, Format: tar.FormatPAX})
		if err == nil {
			_, err = w.Write(f.data)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := errors.Join(w.Close(), pack.Close()); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
