package publish_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gazette/internal/publish"
)

// hold starts a process that writes a site and does not end.
func hold(t *testing.T, out string) *exec.Cmd {
	t.Helper()
	c := child(t, holds, out)
	pipe, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	said := make([]byte, 100)
	n, err := pipe.Read(said)
	if err != nil || strings.TrimSpace(string(said[:n])) != "holding <nil>" {
		t.Fatalf("the other process says %s, %v", said[:n], err)
	}
	return c
}

func TestASecondWaitsForTheFirst(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	first, err := put(out, map[string]string{"index.html": "first"}, publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	told, done := make(chan string, 1), make(chan error)
	go func() {
		_, err := try(out, map[string]string{"index.html": "second"},
			publish.Options{Waiting: func(owner string) { told <- owner }})
		done <- err
	}()
	if owner := <-told; !strings.HasPrefix(owner, fmt.Sprintf("%d@", os.Getpid())) {
		t.Errorf("it waits for %q", owner)
	}
	if _, err := first.Commit(context.Background(), source); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	same(t, out, map[string]string{"index.html": "second"})
}

func TestASecondGivesUpInTheEnd(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for ten seconds")
	}
	t.Parallel()
	out := filepath.Join(t.TempDir(), "public")
	other := hold(t, out)
	_, err := put(out, nil, publish.Options{})
	var fault *publish.Fault
	if !errors.As(err, &fault) || !strings.Contains(fault.Text().ZH, fmt.Sprintf("（%d@", other.Process.Pid)) {
		t.Errorf("error %v, want one that names the process %d", err, other.Process.Pid)
	}
}

// The system lets go of a lock when its process dies, and what that one staged is thrown away.
func TestTheLockOfADeadProcessIsNone(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	other := hold(t, out)
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait()
	lock := filepath.Join(filepath.Dir(out), ".public.gazette-lock")
	if _, err := os.Stat(lock); err != nil {
		t.Error("the killed process took its lock along:", err)
	}
	if done, err := publish.Recover(context.Background(), out, publish.Options{}); !done || err != nil {
		t.Errorf("what it left: %v, %v", done, err)
	}
	write(t, out, map[string]string{"index.html": "new"}, publish.Options{Waiting: func(owner string) {
		t.Errorf("it waits for %s, which is dead", owner)
	}})
	same(t, out, map[string]string{"index.html": "new"})
}

// Many at once: each is whole, one after the other.
func TestManyAtOnceAreWrittenInTurn(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	faults := make(chan error)
	for i := range 6 {
		go func() {
			site := map[string]string{}
			for j := range 20 {
				site[fmt.Sprintf("%d/%d", j%3, j)] = fmt.Sprint(i)
			}
			_, err := try(out, site, publish.Options{InPlace: i%2 == 0})
			faults <- err
		}()
	}
	for range 6 {
		if err := <-faults; err != nil {
			t.Error(err)
		}
	}
	seen := map[string]bool{}
	for _, data := range read(t, out) {
		seen[data] = true
	}
	if len(seen) != 1 {
		t.Errorf("the site is of %v", seen)
	}
}
