// Command release builds gazette for all systems and packs it, with its licences, completions, manual pages and
// parts lists, into a folder. .ci/release runs it.
//
// What it writes depends on the commit alone: it builds all twice, the second time from a clone in another
// folder, and ends with an error when a byte differs. It stands beside the desk; nothing imports it.
package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	out := flag.String("out", "dist", "folder to write, which must not be there yet")
	once := flag.Bool("once", false, "build once only, without the comparison")
	only := flag.String("only", "", "build for these systems alone, as in windows-amd64,linux-amd64")
	flag.Parse()
	if err := release(*out, *once, chosen(*only)); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// A target is a system that the program is built for.
type target struct{ system, machine string }

var targets = []target{
	{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

func (t target) String() string { return t.system + "-" + t.machine }

// program is the name of the program's file.
func (t target) program() string {
	if t.system == "windows" {
		return "gazette.exe"
	}
	return "gazette"
}

// chosen are the targets that are named, or all.
func chosen(only string) []target {
	if only == "" {
		return targets
	}
	named := strings.Split(only, ",")
	return slices.DeleteFunc(slices.Clone(targets), func(t target) bool { return !slices.Contains(named, t.String()) })
}

func release(out string, once bool, targets []target) error {
	if len(targets) == 0 {
		return errors.New("there is no such system")
	}
	if _, err := os.Stat(out); err == nil {
		return fmt.Errorf("%s is there already; move it away", out)
	}
	changed, err := output(".", "git", "status", "--porcelain")
	if err != nil {
		return err
	}
	if changed != "" {
		return errors.New("there are edits that are not committed, from which nobody could build the same:\n" + changed)
	}
	files, err := twice(once, targets)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Printf("%10d  %s\n", len(files[name]), name)
		if err := os.WriteFile(filepath.Join(out, name), files[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// twice makes the files from two clones in folders of different names, and compares them. The second time nothing is
// taken from what was compiled before. In a clone, unlike in a linked worktree, the go command finds the commit that
// it stamps.
func twice(once bool, targets []target) (map[string][]byte, error) {
	clones, err := os.MkdirTemp("", "gazette-release-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(clones)
	var files map[string][]byte
	for _, name := range []string{"one", "another/folder"} {
		checkout := filepath.Join(clones, name)
		if _, err := output(".", "git", "-c", "advice.detachedHead=false", "clone", "--quiet", "--shared", ".",
			checkout); err != nil {
			return nil, err
		}
		cache := ""
		if files != nil {
			cache = filepath.Join(clones, "cache")
		}
		again, err := made(checkout, cache, targets)
		if err != nil || once {
			return again, err
		}
		for name, data := range files {
			if !bytes.Equal(data, again[name]) {
				return nil, fmt.Errorf("%s is not the same when it is built from another folder", name)
			}
		}
		files = again
	}
	return files, nil
}

// made are the files of a release, built from a checkout.
func made(checkout, cache string, targets []target) (map[string][]byte, error) {
	work, err := os.MkdirTemp("", "gazette-build-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work)
	when, err := output(checkout, "git", "show", "--no-patch", "--format=%cI", "HEAD")
	if err != nil {
		return nil, err
	}
	r := &run{checkout: checkout, work: work, cache: cache, targets: targets}
	if r.when, err = time.Parse(time.RFC3339, when); err != nil {
		return nil, err
	}
	r.when = r.when.UTC()
	if err := r.build(); err != nil {
		return nil, err
	}
	if err := r.extras(); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, t := range r.targets {
		name := r.name(t)
		if files[name+".cdx.json"], err = r.parts(t); err != nil {
			return nil, err
		}
		archive, err := r.archive(t)
		if err != nil {
			return nil, err
		}
		files[name+ending(t)] = archive
	}
	var sums strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(files[name]), name)
	}
	files["SHA256SUMS"] = []byte(sums.String())
	return files, nil
}

// output runs a program in a folder and gives what it prints.
func output(dir, name string, args ...string) (string, error) {
	c := exec.Command(name, args...)
	c.Dir, c.Stderr = dir, os.Stderr
	out, err := c.Output()
	if err != nil {
		err = fmt.Errorf("%s: %w", strings.Join(c.Args, " "), err)
	}
	return strings.TrimSpace(string(out)), err
}
