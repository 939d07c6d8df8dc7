package pipeline

import (
	"errors"
	"io/fs"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/render"
	"gazette/internal/source"
)

// errNoTheme says that config.toml names a theme whose folder is not there.
var errNoTheme = errors.New("the theme has no folder")

// themeFaults reports what of the site's own theme would keep it from being built.
func themeFaults(o Options, m *policy.Model) diag.List {
	var list diag.List
	if _, err := fs.Stat(o.Source, source.ThemesFolder); err != nil &&
		(m.Site.Theme == "" || m.Site.Theme == "default") {
		return nil // the theme that is built in has its tests
	}
	theme, err := themeOf(o, m.Site.Theme)
	if err == nil {
		list, err = themeConflicts(o.Source)
	}
	if err == nil {
		_, err = render.ReadTheme(theme)
	}
	switch {
	case errors.Is(err, errNoTheme):
		list.Add(m.Site.ThemePos, "theme", lang.Text{
			ZH: "没有主题“%[1]s”：找不到文件夹 themes/%[1]s",
			EN: "there is no theme %[1]q: no folder themes/%[1]s",
		}.With(m.Site.Theme), lang.Text{
			ZH: "请改正 theme，或删去这一行以使用默认主题",
			EN: "correct theme, or delete the line to use the default theme",
		})
	case err != nil:
		list = append(list, themeFault(o.Source, err))
	}
	return list
}

// themeConflicts reports what git has left in the files of themes.
func themeConflicts(files fs.FS) (diag.List, error) {
	var list diag.List
	err := fs.WalkDir(files, source.ThemesFolder, func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || err == nil && !d.Type().IsRegular() {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := fs.ReadFile(files, name)
		_, conflicts := source.WithoutConflicts(name, data)
		list = append(list, conflicts...)
		return err
	})
	return list, err
}

// themeOf is the site's own theme over the default. A folder themes/default of the site lies over the
// default that is built in, so that edits in a checkout take effect.
func themeOf(o Options, name string) (fs.FS, error) {
	theme, names := o.Theme, []string{"default"}
	if name != "" && name != "default" {
		names = append(names, name)
	}
	for _, n := range names {
		folder := "themes/" + n
		if info, err := fs.Stat(o.Source, folder); err != nil || !info.IsDir() {
			if n == name && n != "default" {
				return nil, errNoTheme
			}
			continue
		}
		own, err := fs.Sub(o.Source, folder)
		if err != nil {
			return nil, err
		}
		if theme, err = render.Overlay(own, folder, theme); err != nil {
			return nil, err
		}
	}
	return theme, nil
}
