package search

import (
	"fmt"
	"os"
	"sync"

	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/site"
	"gazette/internal/source"
)

// realSite is the site of this repository with its search files, made once; tests only read it.
var realSite = sync.OnceValues(func() (*site.Site, map[string][]byte) {
	tree, _, err := source.Read(os.DirFS("../.."))
	if err != nil {
		panic(err)
	}
	model, _ := new(load.Memory).Load(tree)
	load.WithoutDrafts(model)
	load.FillCounts(model)
	s := site.Build(model, policy.Date{Year: 2026, Month: 11, Day: 22})
	made, err := Make(s, Cache{})
	if err != nil {
		panic(err)
	}
	return s, made.Files
})

// from reads files from a map.
func from(files map[string][]byte) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if data, ok := files[Folder+name]; ok {
			return data, nil
		}
		return nil, fmt.Errorf("%s: %w", name, os.ErrNotExist)
	}
}
