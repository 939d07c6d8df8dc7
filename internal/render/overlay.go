package render

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"gazette/internal/lang"
)

// An overlay is a theme of which some files come from another.
type overlay struct {
	own, base fs.FS
	folder    string            // where own lies, for faults
	height    int               // how many themes lie below
	words     map[string][]byte // its i18n, with the words that it lacks
}

// Overlay lays a theme over another: a file that own lacks comes from base, and so does a word that a file
// of its i18n lacks. folder says where own lies: "themes/mine". An error is a fault of own, with its place.
func Overlay(own fs.FS, folder string, base fs.FS) (fs.FS, error) {
	o := &overlay{own: own, base: base, folder: folder, height: 1, words: map[string][]byte{}}
	if below, ok := base.(*overlay); ok {
		o.height += below.height
	}
	if err := o.checkNames(); err != nil {
		return nil, err
	}
	if err := o.mergeWords(); err != nil {
		return nil, err
	}
	return o, nil
}

// checkNames refuses a file that nothing would read: its name is mistyped, or it lies in another folder
// than its author thinks.
func (o *overlay) checkNames() error {
	return fs.WalkDir(o.own, ".", func(name string, d fs.DirEntry, err error) error {
		switch base := path.Base(name); {
		case err != nil || name == ".":
			return err
		case strings.HasPrefix(base, "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		case strings.HasPrefix(name, "assets/"), path.Dir(name) == "." && strings.HasPrefix(base, "README"),
			path.Dir(name) == "." && strings.HasPrefix(base, "LICENSE"):
			return nil
		case path.Dir(name) == "layouts" && path.Ext(name) == ".html":
			if _, err := fs.Stat(o.base, name); err == nil || strings.HasPrefix(base, "_") {
				return nil
			}
			return fmt.Errorf("%s/%s: no page is of the kind %q; there are %s", o.folder, name,
				strings.TrimSuffix(base, ".html"), strings.Join(kindsOf(o.base), ", "))
		}
		if _, err := fs.Stat(o.base, name); err == nil {
			return nil
		}
		return fmt.Errorf("%s/%s: a theme has layouts/*.html, %s, %s and assets/; nothing reads this file",
			o.folder, name, wordsFile(lang.ZH), wordsFile(lang.EN))
	})
}

// kindsOf are the kinds of pages for which a theme has layouts.
func kindsOf(theme fs.FS) []string {
	var kinds []string
	layouts, _ := fs.Glob(theme, "layouts/*.html") // the pattern is well formed
	for _, name := range layouts {
		if base := path.Base(name); !strings.HasPrefix(base, "_") {
			kinds = append(kinds, strings.TrimSuffix(base, ".html"))
		}
	}
	return kinds
}

// has reports whether a file is own's.
func (o *overlay) has(name string) bool {
	info, err := fs.Stat(o.own, name)
	return err == nil && !info.IsDir()
}

// Open opens a file, or the folder of one of the two; [fs.ReadDir] sees both.
func (o *overlay) Open(name string) (fs.File, error) {
	f, err := o.own.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.base.Open(name)
	}
	return f, err
}

// ReadFile reads a file.
func (o *overlay) ReadFile(name string) ([]byte, error) {
	if data, ok := o.words[name]; ok {
		return data, nil
	}
	data, err := fs.ReadFile(o.own, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ReadFile(o.base, name)
	}
	return data, err
}

// ReadDir lists the files of both.
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries := map[string]fs.DirEntry{}
	missing := 0
	for _, files := range []fs.FS{o.base, o.own} {
		list, err := fs.ReadDir(files, name)
		if errors.Is(err, fs.ErrNotExist) {
			if missing++; missing == 2 {
				return nil, err
			}
		} else if err != nil {
			return nil, err
		}
		for _, e := range list {
			if !strings.HasPrefix(e.Name(), ".") {
				entries[e.Name()] = e
			}
		}
	}
	byName := func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) }
	return slices.SortedFunc(maps.Values(entries), byName), nil
}

// placeOf says where a file of a theme lies, for faults in it, and how many themes lie below it.
func placeOf(theme fs.FS, name string) (place string, height int) {
	o, ok := theme.(*overlay)
	switch {
	case !ok:
		return name, 0
	case o.has(name):
		return o.folder + "/" + name, o.height
	}
	return placeOf(o.base, name)
}

// mergeWords lays own's words over those of base.
func (o *overlay) mergeWords() error {
	var own [len(lang.Langs)][]word
	all := map[lang.Lang]map[string]string{}
	for i, l := range lang.Langs {
		name := wordsFile(l)
		below, err := readWordList(o.base, name)
		if err != nil {
			return err
		}
		all[l] = map[string]string{}
		for _, w := range below {
			all[l][w.key] = w.text
		}
		if !o.has(name) {
			continue
		}
		if own[i], err = readWordList(o, name); err != nil {
			return err
		}
		for _, w := range own[i] {
			if was, ok := all[l][w.key]; ok && !slices.Equal(verbsOf(was), verbsOf(w.text)) {
				return fmt.Errorf("%s: %q must have %s, as in %q", w.place, w.key, spoken(verbsOf(was)), was)
			}
			all[l][w.key] = w.text
		}
	}
	for i, l := range lang.Langs {
		for _, w := range own[i] {
			if _, ok := all[l.Other()][w.key]; !ok {
				return fmt.Errorf("%s: %q has no words in %s", w.place, w.key, wordsFile(l.Other()))
			}
		}
		if data, err := json.Marshal(all[l]); err != nil {
			return err
		} else if own[i] != nil {
			o.words[wordsFile(l)] = data
		}
	}
	return nil
}
