package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/rogpeppe/go-internal/txtar"
)

// commit puts all files of a folder into a commit, making the repository where there is none.
func commit(t *testing.T, dir, message string, when time.Time) {
	t.Helper()
	r, err := git.PlainOpen(dir)
	if err != nil {
		if r, err = git.PlainInit(dir, false); err != nil {
			t.Fatal(err)
		}
	}
	w, err := r.Worktree()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.AddWithOptions(&git.AddOptions{All: true}); err != nil {
		t.Fatal(err)
	}
	who := &object.Signature{Name: "An official", Email: "official@example.org", When: when}
	if _, err := w.Commit(message,
		&git.CommitOptions{Author: who, Committer: who, AllowEmptyCommits: true}); err != nil {
		t.Fatal(err)
	}
}

func runDiff(dir, language string, args ...string) (code int, out, errs string) {
	var stdout, stderr bytes.Buffer
	noEnv := func(string) string { return "" }
	args = append([]string{"diff", "--source", dir, "--today", "2026-11-22", "--lang", language}, args...)
	code = run(context.Background(), args, noEnv, &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// A repository of commits, each with what a reviewer is told of it in both languages. The files of
// testdata/diff are its commits in the order of their names; each changes what the one before it left.
func TestDiffTellsEachCommit(t *testing.T) {
	cases, err := filepath.Glob("testdata/diff/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) < 13 {
		t.Fatalf("only %d commits", len(cases))
	}
	files := baseFiles(t)
	dir := t.TempDir()
	put(t, dir, files)
	when := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	commit(t, dir, "Begin", when)
	for i, file := range cases {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if f.Name == "edits" {
				for line := range strings.Lines(string(f.Data)) {
					alter(t, files, strings.TrimSuffix(line, "\n"))
				}
			}
			if name, ok := strings.CutPrefix(f.Name, "edits:"); ok {
				files[name] = string(f.Data)
			}
		}
		put(t, dir, files)
		commit(t, dir, strings.TrimSpace(string(a.Comment)), when.AddDate(0, 0, i+1))
		got := map[string]string{}
		for _, language := range []string{"en", "zh"} {
			code, out, errs := runDiff(dir, language, "HEAD~1", "HEAD")
			if code != 0 {
				t.Errorf("%s: exit code %d: %s", file, code, errs)
			}
			_, told, _ := strings.Cut(out, "\n") // the first line has the hashes
			got["want."+language] = errs + told
		}
		compare(t, file, a, got)
	}
}

// The three forms say the same, and none lets a text of the site become markup.
func TestDiffFormsEscapeWhatTheyQuote(t *testing.T) {
	files := baseFiles(t)
	dir := t.TempDir()
	put(t, dir, files)
	commit(t, dir, "Begin <script>alert(1)</script>", time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC))
	alter(t, files,
		`content/plans/county-plan/document.toml | zh = "办好县医院。" | zh = "办好<img src=x `+
			`onerror=alert(1)>县医院**。"`)
	put(t, dir, files)
	for _, format := range []string{"text", "markdown", "html"} {
		code, out, errs := runDiff(dir, "zh", "--format", format)
		if code != 0 {
			t.Fatalf("%s: exit code %d: %s", format, code, errs)
		}
		if !strings.Contains(out, "县医院") {
			t.Errorf("%s: the change is missing:\n%s", format, out)
		}
		if format != "text" && (strings.Contains(out, "<img") || strings.Contains(out, "<script>")) {
			t.Errorf("%s: what is quoted became markup:\n%s", format, out)
		}
	}
	if code, _, errs := runDiff(dir, "en", "nowhere"); code != 2 || !strings.Contains(errs, "git log --oneline") {
		t.Errorf("a revision that does not exist: exit code %d, %s", code, errs)
	}
	if code, _, errs := runDiff(t.TempDir(), "zh"); code != 2 || !strings.Contains(errs, "无法读取历史记录") {
		t.Errorf("no repository: exit code %d, %s", code, errs)
	}
}

// Two clauses of one text, each where it was, have not moved when something else changes.
func TestDiffIsSilentOnLikeClausesThatStay(t *testing.T) {
	files := baseFiles(t)
	for _, line := range []string{
		`content/plans/county-plan/index.zh.md | ## 二、报告 | ### （三）人才\n\n每家县医院培养骨干医师。\n\n` +
			`### （四）人才\n\n每家县医院培养骨干医师。\n\n## 二、报告`,
		`content/plans/county-plan/index.en.md | ## 2. Reports | ### (3) People\n\nEach county hospital ` +
			`trains doctors.` +
			`\n\n### (4) People\n\nEach county hospital trains doctors.\n\n## 2. Reports`} {
		alter(t, files, line)
	}
	dir := t.TempDir()
	put(t, dir, files)
	commit(t, dir, "Begin", time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC))
	alter(t, files, `content/plans/county-plan/document.toml | zh = "办好县医院。" | zh = "把县医院办好。"`)
	put(t, dir, files)
	code, out, errs := runDiff(dir, "en")
	if code != 0 || strings.Contains(out, "astray") || !strings.Contains(out, "把县医院办好") {
		t.Errorf("exit code %d: %s%s", code, out, errs)
	}
}
