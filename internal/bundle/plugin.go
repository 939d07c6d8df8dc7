package bundle

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// space marks, for esbuild, the files that come from a theme.
const space = "theme"

func marked(file string) string   { return space + ":" + file }
func unmarked(file string) string { return strings.TrimPrefix(file, space+":") }

// from has esbuild read the files of a theme and none besides.
func from(theme fs.FS) api.Plugin {
	return api.Plugin{Name: space, Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return resolve(theme, a), nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: space}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := fs.ReadFile(theme, a.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			text := string(data)
			return api.OnLoadResult{Contents: &text, Loader: loader(a.Path)}, nil
		})
	}}
}

// loader says what esbuild makes of a file.
func loader(file string) api.Loader {
	switch path.Ext(file) {
	case ".js":
		return api.LoaderJS
	case ".css":
		return api.LoaderCSS
	}
	return api.LoaderCopy
}

// resolve finds the file that another one asks for.
func resolve(theme fs.FS, a api.OnResolveArgs) api.OnResolveResult {
	switch a.Kind {
	case api.ResolveEntryPoint:
		return api.OnResolveResult{Path: a.Path, Namespace: space}
	case api.ResolveCSSURLToken:
		// It may be no file: url(#shape), url(data:…). A file may have more behind its name: mark.svg#left.
		if strings.HasPrefix(a.Path, "#") || strings.Contains(a.Path, ":") {
			return api.OnResolveResult{Path: a.Path, External: true}
		}
		end := strings.IndexAny(a.Path+"#", "?#")
		return found(theme, a, a.Path[:end], a.Path[end:])
	case api.ResolveCSSImportRule:
		return found(theme, a, a.Path, "")
	}
	if !strings.HasPrefix(a.Path, ".") {
		return refused("a script imports files of the theme only, as ./name.js: %q", a.Path)
	}
	if path.Ext(a.Path) != ".js" {
		return refused("%q is no script: a script imports .js files only", a.Path)
	}
	return found(theme, a, a.Path, "")
}

// found is a file beside the one that asks for it.
func found(theme fs.FS, a api.OnResolveArgs, name, suffix string) api.OnResolveResult {
	file := path.Join(path.Dir(a.Importer), name)
	if info, err := fs.Stat(theme, file); err != nil || info.IsDir() {
		return refused("the theme has no file %q beside this one", a.Path)
	}
	return api.OnResolveResult{Path: file, Namespace: space, Suffix: suffix}
}

func refused(format string, name string) api.OnResolveResult {
	return api.OnResolveResult{Errors: []api.Message{{Text: fmt.Sprintf(format, name)}}}
}
