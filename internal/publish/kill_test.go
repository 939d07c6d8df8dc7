package publish_test

import (
	"context"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/publish"
)

// theirs are files of others, which stand in the output at every moment.
var theirs = map[string]string{"CNAME": "example.org", ".git/HEAD": "ref", "zh/1/note": "n", "own/page.html": "p"}

// rounds are those of an ordinary test; the nightly one repeats it.
const rounds = 8

// A run that is killed at any moment leaves the old site or the new one, and the next command ends what it left.
// Where files are moved one by one, each is whole at every moment, and the next command completes them.
func TestKilledPublicationLeavesTheOldOrTheNew(t *testing.T) {
	for _, way := range []string{writesNew, writesNewMoved} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			old, renewed := someSite("old"), someSite("new")
			maps.Copy(old, theirs)
			maps.Copy(renewed, theirs)
			whole := prepared(t)
			began := time.Now()
			if said, err := child(t, way, whole).CombinedOutput(); err != nil {
				t.Fatal(string(said))
			}
			took := time.Since(began)
			same(t, whole, renewed)
			seen := map[string]int{}
			for i := range rounds {
				out := prepared(t)
				killed(t, way, out, took, i%2 == 0)
				if way == writesNew {
					after := maps.Clone(renewed)
					if _, err := os.Stat(filepath.Join(out, mark)); err == nil {
						after[mark] = ""
					}
					seen[state(t, out, old, after)]++
				}
				leftWhole(t, out, old, renewed)
				recovered, err := publish.Recover(context.Background(), out, publish.Options{})
				if err != nil {
					t.Fatal(err)
				}
				if recovered {
					seen["to recover"]++
				}
				seen["then "+state(t, out, old, renewed)]++
				if v, err := publish.Verify(out); err != nil || !v.Sound() {
					t.Errorf("after the recovery: %+v, %v", v, err)
				}
				write(t, out, someSite("new"), ways[way])
				same(t, out, renewed)
			}
			t.Log(seen)
			if seen["to recover"] == 0 {
				t.Error("no run was killed while it wrote")
			}
		})
	}
}

// mark stays in a new site until the next build, if the process dies just after the exchange.
const mark = ".gazette-new"

// prepared is an output with the old site and files of others.
func prepared(t *testing.T) string {
	out := filepath.Join(t.TempDir(), "public")
	write(t, out, someSite("old"), publish.Options{})
	lay(t, out, theirs)
	return out
}

// killed runs a process that writes the site and kills it at some moment of the time that one takes; when staged,
// soon after it has begun to write.
func killed(t *testing.T, way, out string, took time.Duration, staged bool) {
	t.Helper()
	c := child(t, way, out)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	stage := filepath.Join(filepath.Dir(out), ".public.gazette-stage")
	for range 1000 {
		if _, err := os.Lstat(stage); err == nil || !staged {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if staged {
		took = min(took, 10*time.Millisecond)
	}
	time.Sleep(time.Duration(rand.Int64N(int64(took))))
	_ = c.Process.Kill()
	_ = c.Wait()
}

// state says which of the two sites stands in the output.
func state(t *testing.T, out string, old, renewed map[string]string) string {
	now := read(t, out)
	switch {
	case cmp.Equal(now, old):
		return "old"
	case cmp.Equal(now, renewed):
		return "new"
	}
	t.Errorf("a mixture\n%s", cmp.Diff(old, now))
	return "mixed"
}

// leftWhole asks of every file that it is one of the old or the new site, in full.
func leftWhole(t *testing.T, out string, old, renewed map[string]string) {
	for name, data := range read(t, out) {
		before, was := old[name]
		after, is := renewed[name]
		if name != mark && (!was || data != before) && (!is || data != after) {
			t.Errorf("%s is neither old nor new: %q", name, data)
		}
	}
	for name := range theirs {
		if _, err := os.Stat(filepath.Join(out, name)); err != nil {
			t.Error(err)
		}
	}
}
