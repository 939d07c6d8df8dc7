// Command gather writes the licences of what is linked into gazette, on all systems that it is released for,
// into the package licenses, and NOTICE at the top of the repository.
package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/licenses"
)

// systems and machines are those of a release; a module may be linked on one of them only.
var systems, machines = []string{"linux", "darwin", "windows"}, []string{"amd64", "arm64"}

func main() {
	root := filepath.Join("..", "..") // go generate runs in the folder of the package
	all, err := gather(root)
	if err == nil {
		err = errors.Join(
			os.WriteFile("texts.json.gz", pack(all), 0o644),
			os.WriteFile(filepath.Join(root, "NOTICE"), notice(all), 0o644),
		)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gather:", err)
		os.Exit(1)
	}
}

// A linked package, as go list prints it.
type linked struct {
	Dir    string
	Module *struct {
		Path, Version, Dir string
		Main               bool
	}
}

// gather reads the licences beside the packages that are linked and above them, up to their modules.
func gather(root string) ([]licenses.License, error) {
	found := map[string]*licenses.License{}
	seen := map[string]bool{}
	for _, system := range systems {
		for _, machine := range machines {
			packages, err := list(root, system, machine)
			if err != nil {
				return nil, err
			}
			for _, p := range packages {
				if err := p.licences(found, seen); err != nil {
					return nil, err
				}
			}
		}
	}
	own, err := os.ReadFile(filepath.Join(root, "LICENSE"))
	if err != nil {
		return nil, err
	}
	goRoot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	standard := licenses.License{Module: "Go standard library"}
	if err := read(&standard, strings.TrimSpace(string(goRoot)), strings.TrimSpace(string(goRoot))); err != nil {
		return nil, err
	}
	const fonts = "themes/default/fonts/LICENSE"
	font, err := os.ReadFile(filepath.Join(root, fonts))
	if err != nil {
		return nil, err
	}
	all := []licenses.License{
		{Module: "gazette", Files: []licenses.File{{Name: "LICENSE", Text: strings.TrimSpace(string(own))}}},
		standard,
		{Module: "Gazette Card Sans, the font of cards", Files: []licenses.File{
			{Name: fonts, Text: strings.TrimSpace(string(font))}}},
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		all = append(all, *found[name])
	}
	return all, identify(all)
}

// licences reads those of a package's module, beside the package and above it.
func (p linked) licences(found map[string]*licenses.License, seen map[string]bool) error {
	if p.Module == nil || p.Module.Main {
		return nil
	}
	l := found[p.Module.Path]
	if l == nil {
		l = &licenses.License{Module: p.Module.Path, Version: p.Module.Version}
		found[l.Module] = l
	}
	for dir := p.Dir; strings.HasPrefix(dir, p.Module.Dir); dir = filepath.Dir(dir) {
		if seen[dir] {
			continue
		}
		seen[dir] = true
		if err := read(l, p.Module.Dir, dir); err != nil {
			return err
		}
	}
	return nil
}

// list names the packages of the command on a system.
func list(root, system, machine string) ([]linked, error) {
	c := exec.Command("go", "list", "-deps", "-json=Dir,Module", "./cmd/gazette")
	c.Dir, c.Env = root, append(os.Environ(), "GOOS="+system, "GOARCH="+machine, "CGO_ENABLED=0")
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, err
	}
	var all []linked
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p linked
		if err := d.Decode(&p); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// named are the files that a licence asks to be passed on.
var named = regexp.MustCompile(`(?i)^(licen[cs]es?|copying|copyright|notice|patents|unlicense)([.-].*)?$`)

func read(l *licenses.License, top, dir string) error {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if e.IsDir() || !named.MatchString(e.Name()) || path.Ext(e.Name()) == ".go" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		name, err := filepath.Rel(top, filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		text := strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))
		l.Files = append(l.Files, licenses.File{Name: filepath.ToSlash(name), Text: text})
	}
	slices.SortFunc(l.Files, func(a, b licenses.File) int { return cmp.Compare(a.Name, b.Name) })
	return err
}

func pack(all []licenses.License) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err == nil {
		err = errors.Join(json.NewEncoder(w).Encode(all), w.Close())
	}
	if err != nil {
		panic(err) // the level is a constant, and a buffer takes all
	}
	return out.Bytes()
}

func notice(all []licenses.License) []byte {
	var b bytes.Buffer
	b.WriteString(`gazette
Copyright the authors of gazette

The program is under the Apache License, version 2.0 (LICENSE). The texts and data of the site in this repository are
under CC BY 4.0 (config.toml says so to their readers).

Linked into the program are the modules below, under these licences. "gazette version --licenses" prints all texts.
This file is written by "go generate ./internal/licenses".

`)
	for _, l := range all[1:] {
		fmt.Fprintln(&b, strings.TrimSpace(l.Module+" "+l.Version)+":", byFile(l))
	}
	return b.Bytes()
}

// byFile names the licences of a module, each with the file that holds it where there are several.
func byFile(l licenses.License) string {
	var all []string
	for _, f := range l.Files {
		if f.SPDX != "" {
			all = append(all, f.SPDX+" ("+f.Name+")")
		}
	}
	if !strings.Contains(l.SPDX, and) {
		return l.SPDX
	}
	return strings.Join(all, ", ")
}
