package main

import (
	"debug/buildinfo"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// A run builds one release.
type run struct {
	checkout string // what is built
	targets  []target
	work     string    // where it is built, thrown away afterwards
	cache    string    // of the go command; "": the usual one
	version  string    // as the go command stamps it: the tag, or a name made of the commit
	when     time.Time // of the commit, which all files in the archives have
}

func (r *run) binary(t target) string { return filepath.Join(r.work, t.String(), t.program()) }

func (r *run) name(t target) string { return "gazette-" + r.version + "-" + t.String() }

// build makes the program for each target: stripped, without the paths of this machine, and with the commit.
func (r *run) build() error {
	for _, t := range r.targets {
		c := exec.Command("go", "build", "-trimpath", "-buildvcs=true", "-ldflags", "-s -w -buildid=", "-o",
			r.binary(t),
			"./cmd/gazette")
		c.Dir, c.Stderr = r.checkout, os.Stderr
		c.Env = append(r.environment(), "GOOS="+t.system, "GOARCH="+t.machine)
		if err := c.Run(); err != nil {
			return fmt.Errorf("%s: %w", t, err)
		}
	}
	info, err := buildinfo.ReadFile(r.binary(r.targets[0]))
	if err != nil {
		return err
	}
	r.version = info.Main.Version
	fmt.Printf("%s was built with %s, which gives these bytes\n", r.version, info.GoVersion)
	return nil
}

// environment sets what else would change the bytes. The go command is the one that is there: it fetches no other,
// and its version is told with the release.
func (r *run) environment() []string {
	set := append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0",
		"GOEXPERIMENT=", "GOTOOLCHAIN=local")
	if r.cache != "" {
		set = append(set, "GOCACHE="+r.cache)
	}
	return set
}

// here is the program for the machine that makes the release.
func (r *run) here() (string, error) {
	for _, t := range r.targets {
		if t == (target{runtime.GOOS, runtime.GOARCH}) {
			return filepath.Abs(r.binary(t))
		}
	}
	return "", errors.New("a release is made on one of the systems that it is for")
}

// extras makes what the program itself can make: completions, manual pages, and the handbook as a site.
func (r *run) extras() error {
	program, err := r.here()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(r.work, "completions"), 0o755); err != nil {
		return err
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		text, err := output(r.work, program, "completion", shell, "--lang", "zh")
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(r.work, "completions", "gazette."+shell), []byte(text+"\n"),
			0o644); err != nil {
			return err
		}
	}
	for _, language := range []string{"zh", "en"} {
		c := exec.Command("go", "run", "-trimpath", "-tags", "manual", "./cmd/gazette", "manual",
			filepath.Join(r.work, "man", language), "--lang", language)
		c.Dir, c.Env, c.Stderr = r.checkout, r.environment(), os.Stderr
		if err := c.Run(); err != nil {
			return err
		}
	}
	return r.handbook(program)
}

// handbook makes the example site with the handbook in it, whose links and pictures lead there.
func (r *run) handbook(program string) error {
	site, pages := filepath.Join(r.work, "example"), filepath.Join("content", "pages", "handbook")
	if _, err := output(r.work, program, "init", site, "--example"); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(site, pages), os.DirFS(filepath.Join(r.checkout, pages))); err != nil {
		return err
	}
	_, err := output(r.work, program, "build", "--source", site, "--out", filepath.Join(r.work, "handbook"))
	return err
}
