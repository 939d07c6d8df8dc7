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
		c.Env = append(os.Environ(), "GOOS="+t.system, "GOARCH="+t.machine, "CGO_ENABLED=0", "GOWORK=off")
		if err := c.Run(); err != nil {
			return fmt.Errorf("%s: %w", t, err)
		}
	}
	info, err := buildinfo.ReadFile(r.binary(r.targets[0]))
	if err != nil {
		return err
	}
	r.version = info.Main.Version
	return nil
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
		_, err := output(r.checkout, "go", "run", "-trimpath", "-tags", "manual", "./cmd/gazette", "manual",
			filepath.Join(r.work, "man", language), "--lang", language)
		if err != nil {
			return err
		}
	}
	return r.handbook(program)
}

const handbookConfig = `title = { zh = "gazette 编辑手册", en = "gazette handbook" }
description = { zh = "怎样用 gazette 维护一个规划网站。", en = "How to keep a site of plans with gazette." }
base_url = "https://handbook.example/"
publisher = { zh = "gazette 编者", en = "the authors of gazette" }

[license]
id = "CC-BY-4.0"
name = { zh = "可自由使用，请注明出处（CC BY 4.0）", en = "May be used freely with attribution (CC BY 4.0)" }
url = "https://creativecommons.org/licenses/by/4.0/"
`

// handbook makes a site of the handbook alone, and of the page that it refers to.
func (r *run) handbook(program string) error {
	site := filepath.Join(r.work, "handbook-site")
	if err := os.MkdirAll(site, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(site, "config.toml"), []byte(handbookConfig), 0o644); err != nil {
		return err
	}
	for _, page := range []string{"handbook", "method"} {
		folder := filepath.Join("content", "pages", page)
		if err := os.CopyFS(filepath.Join(site, folder), os.DirFS(filepath.Join(r.checkout, folder))); err != nil {
			return err
		}
	}
	_, err := output(r.work, program, "build", "--source", site, "--out", filepath.Join(r.work, "handbook"),
		"--today", r.when.Format(time.DateOnly))
	return err
}
