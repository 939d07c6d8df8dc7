package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// killed runs the command in a process of its own and kills it: after a while, or, with staged, as long
// after it has begun to write. It reports whether the process was still running.
func killed(t *testing.T, command, site, table string, after time.Duration, staged bool) bool {
	t.Helper()
	c := exec.Command(command, "import", table, "--write", "--source", site, "--today", "2025-08-01")
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = c.Wait(); close(ended) }()
	for staged {
		if _, err := os.Lstat(filepath.Join(site, ".gazette")); err == nil {
			break
		}
		select {
		case <-ended:
			staged = false
		default:
		}
	}
	select {
	case <-time.After(after):
	case <-ended:
	}
	running := c.Process.Kill() == nil
	<-ended
	return running
}

// commandFile is the command as a file: TestMain gives the test binary this name.
func commandFile(t *testing.T) string {
	t.Helper()
	command, err := exec.LookPath("gazette")
	if err != nil {
		t.Fatal(err)
	}
	return command
}

// Killed at any moment of import --write, the site is as it was or as it was to be: at once every file
// for itself, and all together for the next command that reads it.
func TestKilledImportLeavesTheOldOrTheNew(t *testing.T) {
	t.Parallel()
	a, err := txtar.ParseFile("testdata/import/good-long.txtar")
	if err != nil {
		t.Fatal(err)
	}
	command := commandFile(t)
	table := sent(t, a)
	before := filesOf(t, importSite(t, a))
	whole := importSite(t, a)
	began := time.Now()
	if code, said := runImport(whole, "en", "import", table, "--write"); code != 0 {
		t.Fatal(said)
	}
	took := time.Since(began)
	after := filesOf(t, whole)
	old, renewed, cut := 0, 0, 0
	for i := range 2 * *kills {
		site := importSite(t, a)
		staged, wait := i%2 == 1, time.Duration(rand.Int64N(int64(took)*2))
		if staged {
			wait = time.Duration(rand.Int64N(int64(4 * time.Millisecond)))
		}
		if killed(t, command, site, table, wait, staged) {
			cut++
		}
		for name, data := range filesOf(t, site) {
			if data != before[name] && data != after[name] {
				t.Errorf("killed after %v: %s is neither old nor new:\n%s", wait, name, data)
			}
		}
		if code, said := runCheck(site, "en"); code != 0 {
			t.Errorf("killed after %v: %s", wait, said)
		}
		switch now := filesOf(t, site); {
		case cmp.Equal(now, before):
			old++
		case cmp.Equal(now, after):
			renewed++
		default:
			t.Errorf("killed after %v: a mixture\n%s", wait, cmp.Diff(before, now))
		}
	}
	t.Logf("%d killed while running: %d times the old state, %d times the new", cut, old, renewed)
	if cut == 0 {
		t.Error("every run ended before it was killed")
	}
}
