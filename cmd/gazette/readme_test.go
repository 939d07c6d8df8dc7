package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/check"
)

// The README lists every rule with its sentence, in the order of check.Rules.
func TestReadmeListsTheRules(t *testing.T) {
	const readme, heading = "../../README.md", "## What is checked\n\n"
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	before, got, found := strings.Cut(string(data), heading)
	if !found {
		t.Fatalf("the README has no %q", heading)
	}
	var want strings.Builder
	want.WriteString("| rule | in words | 说明 |\n|---|---|---|\n")
	for _, r := range check.Rules() {
		release := ""
		if r.Release {
			release = " (`--release`)"
		}
		fmt.Fprintf(&want, "| `%s`%s | %s | %s |\n", r.ID, release, r.Sentence.EN, r.Sentence.ZH)
	}
	if *update {
		if err := os.WriteFile(readme, []byte(before+heading+want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want.String(), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
