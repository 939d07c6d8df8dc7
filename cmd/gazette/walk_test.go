package main

import "io/fs"

// walkFiles calls visit with every file.
func walkFiles(fsys fs.FS, visit func(name string, data []byte)) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		visit(name, data)
		return err
	})
}
