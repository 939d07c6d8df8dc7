// Package bundle makes a theme's scripts, styles and pictures into the files that a site publishes: modules joined,
// what is loaded late in files of its own, all as small as it gets and under names with a hash, so that hosts may
// cache them for ever. The same theme gives the same bytes. Nothing is read from disk but through the theme's fs.FS.
//
// It stands before render, which asks it for the assets of a theme. Only this package knows esbuild.
package bundle

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/evanw/esbuild/pkg/api"
)

// Assets are the published files of a theme.
type Assets struct {
	Files map[string][]byte // by published name
	Names map[string]string // what the theme calls a file → its published name
}

// Read makes the files of a theme's folder into what is published. Files in folders below it are parts: they are
// published only as far as the others ask for them.
//
//   - A script with import or export is a module. What it imports is joined with it; what it imports when it is
//     needed, by import("./part.js"), becomes a file of its own; what several files share is published once.
//   - Any other script stays one, and keeps the names that it gives to the scripts beside it.
//   - What a style brings along by @import is joined with it, and what it shows by url(…) is published.
//   - All other files are published as they are.
//
// An error says where in the theme the fault is.
func Read(theme fs.FS, folder string) (*Assets, error) {
	entries, err := fs.ReadDir(theme, folder)
	if err != nil {
		return nil, err
	}
	var scripts, others []string
	for _, e := range entries {
		file := path.Join(folder, e.Name())
		switch {
		case e.IsDir():
		case path.Ext(file) == ".js":
			scripts = append(scripts, file)
		default:
			others = append(others, file)
		}
	}
	joined, err := build(theme, scripts, true)
	if err != nil {
		return nil, err
	}
	assets := joined.assets(folder)
	for _, file := range scripts {
		if !joined.isPlainScript(file) {
			continue
		}
		delete(assets.Files, assets.Names[path.Base(file)])
		if err := assets.add(theme, folder, file, false); err != nil {
			return nil, err
		}
	}
	for _, file := range others {
		if err := assets.add(theme, folder, file, true); err != nil {
			return nil, err
		}
	}
	return assets, nil
}

// add has one file built by itself, so that the names of the others do not hang on it.
func (a *Assets) add(theme fs.FS, folder, file string, joined bool) error {
	alone, err := build(theme, []string{file}, joined)
	if err != nil {
		return err
	}
	more := alone.assets(folder)
	maps.Copy(a.Files, more.Files)
	maps.Copy(a.Names, more.Names)
	return nil
}

// build runs esbuild over files of a theme. Joined, they are modules with all that they ask for.
func build(theme fs.FS, files []string, joined bool) (*result, error) {
	options := api.BuildOptions{
		EntryPoints: files,
		Plugins:     []api.Plugin{from(theme)},
		Outdir:      ".", // nothing is written
		EntryNames:  "[name].[hash]",
		ChunkNames:  "[name].[hash]",
		AssetNames:  "[name].[hash]",
		Metafile:    true,

		MinifyWhitespace:  true,
		MinifySyntax:      true,
		MinifyIdentifiers: true,
		Charset:           api.CharsetUTF8,
		Target:            api.ES2022,

		TsconfigRaw: "{}", // and no such file is looked for
		LogLevel:    api.LogLevelSilent,
		LogOverride: map[string]api.LogLevel{"css-syntax-error": api.LogLevelError},
	}
	if joined {
		options.Bundle, options.Splitting, options.Format = true, true, api.FormatESModule
	}
	made := api.Build(options)
	if len(made.Errors) > 0 {
		return nil, fault(made.Errors[0])
	}
	r := &result{files: map[string][]byte{}}
	for _, f := range made.OutputFiles {
		r.files[filepath.Base(f.Path)] = f.Contents
	}
	return r, r.read(made.Metafile)
}

// fault is a message of esbuild with its place as the other faults of a theme have it.
func fault(m api.Message) error {
	if m.Location == nil {
		return errors.New(m.Text)
	}
	column := utf8.RuneCountInString(m.Location.LineText[:m.Location.Column]) + 1
	text := strings.ReplaceAll(m.Text, marked(""), "")
	return fmt.Errorf("%s:%d:%d: %s", unmarked(m.Location.File), m.Location.Line, column, text)
}
