package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gazette/internal/check"
)

var update = flag.Bool("update", false, "rewrite the expected diagnostics in testdata/check")

// site writes testdata/base.txtar, changed as a case says, to a folder. A case changes it by lines
//
//	path | old text | new text
//
// in the section named kind, where <U+200B> stands for that character, and by whole files named "kind:path";
// "kind-hex:path" holds bytes in hexadecimal, "kind-repeat:path" a number and the text to write as often. Where there
// is a section named committed, the folder is a git repository whose first commit is the base and whose second is the
// changed site.
func siteOf(t *testing.T, a *txtar.Archive, kind string) string {
	t.Helper()
	files := baseFiles(t)
	for _, f := range a.Files {
		if f.Name == kind {
			for line := range strings.Lines(string(f.Data)) {
				alter(t, files, unseen(strings.TrimSuffix(line, "\n")))
			}
		}
		if name, ok := strings.CutPrefix(f.Name, kind+":"); ok {
			files[unseen(name)] = string(f.Data)
		}
		if name, ok := strings.CutPrefix(f.Name, kind+"-hex:"); ok {
			files[name] = unhex(t, string(f.Data))
		}
		if name, ok := strings.CutPrefix(f.Name, kind+"-repeat:"); ok {
			times, what, _ := strings.Cut(string(f.Data), " ")
			n, err := strconv.Atoi(times)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = strings.Repeat(what, n)
		}
	}
	dir := t.TempDir()
	if slices.ContainsFunc(a.Files, func(f txtar.File) bool { return f.Name == "committed" }) {
		put(t, dir, baseFiles(t))
		commit(t, dir, "Begin", time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC))
		put(t, dir, files)
		commit(t, dir, "Edit", time.Date(2026, 2, 1, 9, 0, 0, 0, time.UTC))
	}
	put(t, dir, files)
	return dir
}

var codePoint = regexp.MustCompile(`<U\+([0-9A-F]{4,6})>`)

// unseen puts characters that nobody sees, or can tell from others, for the marks by which a case shows them.
func unseen(s string) string {
	return codePoint.ReplaceAllStringFunc(s, func(mark string) string {
		code, _ := strconv.ParseInt(strings.Trim(mark, "<U+>"), 16, 32)
		return string(rune(code))
	})
}

// baseFiles is the site of testdata/base.txtar, by path.
func baseFiles(t *testing.T) map[string]string {
	t.Helper()
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range base.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// put makes a folder hold files; others that it holds, but for git's, go.
func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for _, part := range []string{"config.toml", "content", "data"} {
		if err := os.RemoveAll(filepath.Join(dir, part)); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func alter(t *testing.T, files map[string]string, line string) {
	t.Helper()
	parts := strings.Split(line, " | ")
	if len(parts) == 2 && parts[1] == "delete" {
		delete(files, parts[0])
		return
	}
	if len(parts) == 3 && parts[0] == "rename" {
		for name, data := range files {
			if strings.HasPrefix(name, parts[1]) {
				delete(files, name)
				files[strings.Replace(name, parts[1], parts[2], 1)] = data
			}
		}
		return
	}
	if len(parts) == 3 {
		parts[1] = strings.ReplaceAll(parts[1], `\n`, "\n")
	}
	if len(parts) != 3 || !strings.Contains(files[parts[0]], parts[1]) {
		t.Fatalf("%q changes nothing", line)
	}
	files[parts[0]] = strings.Replace(files[parts[0]], parts[1], strings.ReplaceAll(parts[2], `\n`, "\n"), 1)
}

func unhex(t *testing.T, s string) string {
	t.Helper()
	var out []byte
	for field := range strings.FieldsSeq(s) {
		var b byte
		for _, c := range []byte(field) {
			b = b<<4 | byte(strings.IndexByte("0123456789abcdef", c))
		}
		out = append(out, b)
	}
	return string(out)
}

func runCheck(dir, language string, args ...string) (code int, stderr string) {
	var b bytes.Buffer
	noEnv := func(string) string { return "" }
	args = append([]string{"check", "--all", "--source", dir, "--today", "2026-11-22", "--lang", language}, args...)
	code = run(context.Background(), args, noEnv, io.Discard, &b)
	return code, b.String()
}

// Every rule has a case: a site with the fault, which the command names with its place and a hint in
// both languages, and beside it the same site mended, in which it finds nothing.
func TestEveryRuleFindsItsFaultAndNothingElse(t *testing.T) {
	for _, rule := range check.Rules() {
		t.Run(rule.ID, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join("testdata/check", rule.ID+".txtar")
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			args := []string{fmt.Sprintf("--stale=%v", rule.Stale)}
			if rule.Release {
				args = append(args, "--release")
			}
			bad := siteOf(t, a, "bad")
			got := map[string]string{}
			for _, language := range []string{"en", "zh"} {
				code, stderr := runCheck(bad, language, args...)
				warning := strings.Contains(stderr, ": warning: ") || strings.Contains(stderr, ": 警告: ")
				if want := 1; code != want && !(warning && code == 0) {
					t.Errorf("exit code %d, want %d", code, want)
				}
				if !strings.Contains(stderr, "["+rule.ID+"]") {
					t.Errorf("the rule is not named in:\n%s", stderr)
				}
				got["want."+language] = stderr
			}
			if code, stderr := runCheck(siteOf(t, a, "good"), "en", args...); code != 0 ||
				strings.Contains(stderr, "["+rule.ID+"]") {
				t.Errorf("the mended site: exit code %d, and\n%s", code, stderr)
			}
			compare(t, file, a, got)
		})
	}
}

func compare(t *testing.T, file string, a *txtar.Archive, got map[string]string) {
	t.Helper()
	for _, name := range []string{"want.en", "want.zh"} {
		i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
		if i < 0 {
			a.Files = append(a.Files, txtar.File{Name: name})
			i = len(a.Files) - 1
		}
		if *update {
			a.Files[i].Data = []byte(got[name])
		} else if diff := cmp.Diff(string(a.Files[i].Data), got[name]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEveryCaseBelongsToARule(t *testing.T) {
	files, err := filepath.Glob("testdata/check/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		id := strings.TrimSuffix(filepath.Base(file), ".txtar")
		if !slices.ContainsFunc(check.Rules(), func(r check.Rule) bool { return r.ID == id }) {
			t.Errorf("%s: there is no rule %s", file, id)
		}
	}
}
