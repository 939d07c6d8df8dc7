package main

import (
	"crypto/sha256"
	"flag"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// kills is how many times each test of kills does so; .ci/nightly asks for more, and repeats the tests.
var kills = flag.Int("kills", 4, "how many processes the tests of kills kill")

// A killSite is a site that is built by processes of their own.
type killSite struct{ command, folder, caches string }

func (s killSite) build(arguments ...string) *exec.Cmd {
	c := exec.Command(s.command, append([]string{"build", "--source", s.folder, "--today", "2026-11-22"},
		arguments...)...)
	c.Env = append(os.Environ(), "XDG_CACHE_HOME="+s.caches)
	return c
}

func (s killSite) run(t *testing.T, arguments ...string) {
	t.Helper()
	if said, err := s.build(arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
}

// sums are those of all files below a folder.
func sums(t *testing.T, folder string) map[string][32]byte {
	t.Helper()
	all := map[string][32]byte{}
	err := walkFiles(os.DirFS(folder), func(name string, data []byte) { all[name] = sha256.Sum256(data) })
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Killed at any moment of build, the published site is the old or the new one, and all is well after the next build.
func TestKilledBuildLeavesTheOldSiteOrTheNew(t *testing.T) {
	t.Parallel()
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	s := killSite{commandFile(t), t.TempDir(), t.TempDir()}
	if err := txtar.Write(base, s.folder); err != nil {
		t.Fatal(err)
	}
	states := t.TempDir()
	first, second := filepath.Join(states, "first"), filepath.Join(states, "second")
	s.run(t, "--out", first)
	if err := os.WriteFile(filepath.Join(first, "CNAME"), []byte("example.org"), 0o644); err != nil {
		t.Fatal(err)
	}
	renameSite(t, s.folder)
	if err := os.CopyFS(second, os.DirFS(first)); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	s.run(t, "--out", second)
	took := time.Since(began)
	before, after := sums(t, first), sums(t, second)
	old, renewed := 0, 0
	for i := range *kills {
		out := filepath.Join(t.TempDir(), "public")
		if err := os.CopyFS(out, os.DirFS(first)); err != nil {
			t.Fatal(err)
		}
		wait := time.Duration(rand.Int64N(int64(took)))
		s.kill(t, out, wait, i%2 == 1)
		now := sums(t, out)
		delete(now, ".gazette-new") // which the next build removes where a run died just after the exchange
		switch {
		case maps.Equal(now, before):
			old++
		case maps.Equal(now, after):
			renewed++
		default:
			t.Errorf("killed after %v: a mixture; beside the old site\n%s", wait, cmp.Diff(before, now))
		}
		s.run(t, "--out", out)
		if !maps.Equal(sums(t, out), after) {
			t.Errorf("killed after %v: the next build makes another site", wait)
		}
		left, err := fs.Glob(os.DirFS(filepath.Dir(out)), ".public*")
		if err != nil || len(left) > 0 {
			t.Errorf("the next build leaves %v, %v", left, err)
		}
	}
	t.Logf("%d times the old site, %d times the new", old, renewed)
}

// kill starts a build and kills it after a while, or, when staged, within a moment after it began to write.
func (s killSite) kill(t *testing.T, out string, wait time.Duration, staged bool) {
	t.Helper()
	c := s.build("--out", out)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = c.Wait(); close(ended) }()
	if staged {
		wait = time.Duration(rand.Int64N(int64(time.Second)))
	}
	for staged {
		if _, err := os.Lstat(filepath.Join(filepath.Dir(out), ".public.gazette-stage")); err == nil {
			break
		}
		select {
		case <-ended:
			staged = false
		case <-time.After(time.Millisecond):
		}
	}
	select {
	case <-time.After(wait):
	case <-ended:
	}
	_ = c.Process.Kill()
	<-ended
}

// renameSite changes the site's title, and so every page.
func renameSite(t *testing.T, folder string) {
	t.Helper()
	name := filepath.Join(folder, "config.toml")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	renamed := strings.ReplaceAll(string(data), `en = "`, `en = "New `)
	if renamed == string(data) {
		t.Fatal("config.toml has no English title")
	}
	if err := os.WriteFile(name, []byte(renamed), 0o644); err != nil {
		t.Fatal(err)
	}
}
