package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path"
	"slices"
	"time"
)

// slow are the tests of the whole pipeline that build many sites or a large one, or are about what is kept between
// builds and about search, which is not changed here. All others are asked.
const slow = "^Test(ABuildAfter|ADamagedMemory|AChangedFile|AFaultySite|AFigureChanges|" +
	"AFontOf|AnOlderOutput|AnOwnTheme|APageThatCounts|APreview|ASiteOfOneLanguageLacks|Browser|BuildsAre|CardsAre|" +
	"CheckFails|EveryChangeOf|EveryKeyIs|PagesStayLight|PlansAndCounties|Queries|RandomEdits|Search|Suggestions|" +
	"WhatThePage|WhatWasPublished|WithoutExtras)"

// A judge is a run of tests, named by what it asks.
type judge struct {
	name string
	args []string
}

// judges are the tests that know a package, the cheapest first. None opens a browser.
func judges(pkg string) []judge {
	tests := func(name string, args ...string) judge {
		fixed := []string{"test", "-short", "-failfast", "-vet=off", "-timeout", "120s"}
		return judge{name, slices.Concat(fixed, args)}
	}
	all := []judge{
		tests("its own tests", "./"+pkg),
		tests("pipeline", "-skip", slow, "./internal/pipeline"),
	}
	if pkg != "internal/render" {
		all = append(all, tests("check, diff", "-run", "^Test(EveryRule|Diff)", "./cmd/gazette"))
	}
	switch path.Base(pkg) {
	case "policy", "progress":
		all = append(all, tests("those that read it", "./internal/site", "./internal/check", "./internal/load"))
	case "change":
		all = append(all, tests("every change", "-run", "EveryChangeOf", "./internal/pipeline"))
	}
	return all
}

// unchanged says which tests fail although nothing was changed: with them all changes would count as caught.
func unchanged() error {
	for _, pkg := range packages {
		if by := noticedBy(pkg); by != "" {
			return fmt.Errorf("%s: nothing was changed, and this fails: %s", pkg, by)
		}
	}
	return nil
}

// try tests one change, and takes it back; by are the tests that notice it, if any.
func try(m mutant) (by string, compiles bool, err error) {
	original, err := os.ReadFile(m.file)
	if err != nil {
		return "", false, err
	}
	if err := os.WriteFile(m.file, m.data, 0o644); err != nil {
		return "", false, err
	}
	if compiles = passes("build", "./"+m.pkg); compiles {
		by = noticedBy(m.pkg)
	}
	return by, compiles, os.WriteFile(m.file, original, 0o644)
}

// noticedBy is the name of the first tests that fail; empty if all pass.
func noticedBy(pkg string) string {
	for _, j := range judges(pkg) {
		if !passes(j.args...) {
			return j.name
		}
	}
	return ""
}

func passes(args ...string) bool {
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute)
	defer stop()
	return exec.CommandContext(ctx, "go", args...).Run() == nil
}
