package bundle

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
)

// A result is what esbuild made of some files, and its account of what it read and wrote.
type result struct {
	files   map[string][]byte // by published name
	Inputs  map[string]input
	Outputs map[string]output
}

type input struct {
	Imports []reference
	Format  string // "esm" where there is an import or export
}

type output struct {
	EntryPoint string
	Imports    []reference
	Exports    []string
	Inputs     map[string]struct{ BytesInOutput int }
}

// A reference leads from one file to another.
type reference struct{ Path, Kind string }

func (r *result) read(account string) error {
	if err := json.Unmarshal([]byte(account), r); err != nil {
		return fmt.Errorf("the account of esbuild: %w", err)
	}
	return nil
}

// isPlainScript tells whether a file is a script that is no module.
func (r *result) isPlainScript(file string) bool {
	in := r.Inputs[marked(file)]
	return path.Ext(file) == ".js" && in.Format == "" && len(in.Imports) == 0
}

// assets are the files that were made, with those that the theme calls by name.
func (r *result) assets(folder string) *Assets {
	a := &Assets{Files: maps.Clone(r.files), Names: map[string]string{}}
	for place, out := range r.Outputs {
		file := unmarked(out.EntryPoint)
		if path.Dir(file) != folder {
			continue
		}
		if whole := r.whole(place); whole != place {
			delete(a.Files, path.Base(place))
			place = whole
		}
		a.Names[path.Base(file)] = path.Base(place)
	}
	return a
}

// whole is where the content of a file is. Where files that are loaded late share all of it, esbuild makes another
// file of it, and leaves one that only asks for that: a page that asks for the other at once saves the way.
func (r *result) whole(place string) string {
	out := r.Outputs[place]
	if len(out.Imports) != 1 || out.Imports[0].Kind != "import-statement" || len(out.Exports) > 0 {
		return place
	}
	for _, in := range out.Inputs {
		if in.BytesInOutput > 0 {
			return place
		}
	}
	for _, other := range r.Outputs {
		if slices.ContainsFunc(other.Imports, func(to reference) bool { return to.Path == place }) {
			return place
		}
	}
	return out.Imports[0].Path
}
