package publish_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"gazette/internal/publish"
)

// ways are the two in which a site comes into its place.
var ways = map[string]publish.Options{"exchanged": {}, "in place": {InPlace: true}}

func TestUnchangedFilesStayAndOldOnesGo(t *testing.T) {
	for way, o := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			write(t, out, map[string]string{"index.html": "a", "zh/x/index.html": "b", "zh/y/index.html": "c"}, o)
			before, err := os.Stat(filepath.Join(out, "index.html"))
			if err != nil {
				t.Fatal(err)
			}
			got := write(t, out, map[string]string{"index.html": "a", "zh/y/index.html": "changed"}, o)
			if want := (publish.Summary{Written: 1, Removed: 1, Unchanged: 1}); got != want {
				t.Errorf("summary %+v, want %+v", got, want)
			}
			after, err := os.Stat(filepath.Join(out, "index.html"))
			if err != nil || !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
				t.Error("an unchanged file was written again")
			}
			same(t, out, map[string]string{"index.html": "a", "zh/y/index.html": "changed"})
			if _, err := os.Stat(filepath.Join(out, "zh/x")); err == nil {
				t.Error("an empty folder was left behind")
			}
		})
	}
}

// A page's folder becomes a file, and a file a folder.
func TestAFolderOfOursBecomesAFile(t *testing.T) {
	for way, o := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			write(t, out, map[string]string{"a/b/index.html": "1", "c": "2"}, o)
			write(t, out, map[string]string{"a": "3", "c/d/index.html": "4"}, o)
			same(t, out, map[string]string{"a": "3", "c/d/index.html": "4"})
		})
	}
}

func TestAPathThatLeavesTheFolderIsRefused(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	for _, name := range []string{"../x", "/etc/x", "a/../../x", "", ".", publish.ManifestName, ".gazette-stage/x"} {
		if _, err := try(out, map[string]string{name: ""}, publish.Options{}); err == nil {
			t.Errorf("%q was accepted", name)
		}
	}
}

func TestWhatEndsBeforeItsCommitLeavesTheOldSite(t *testing.T) {
	for way, o := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			write(t, out, map[string]string{"index.html": "old"}, o)
			p, err := put(out, map[string]string{"index.html": "new"}, o)
			if err != nil {
				t.Fatal(err)
			}
			if data, err := p.Read("index.html"); err != nil || string(data) != "new" {
				t.Errorf("staged is %q, %v", data, err)
			}
			if err := p.Abort(); err != nil {
				t.Fatal(err)
			}
			if p, err = put(out, map[string]string{"index.html": "new"}, o); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			if _, err := p.Commit(ctx, source); !errors.Is(err, context.Canceled) {
				t.Errorf("error %v, want Canceled", err)
			}
			same(t, out, map[string]string{"index.html": "old"})
		})
	}
}

// The site of a version that wrote a list of names is known, and what that version was killed at is ended.
func TestAnOlderSiteIsTakenOver(t *testing.T) {
	for way, o := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			lay(t, out, map[string]string{".gazette-manifest": "gone.html\nindex.html\n../x\n", "gone.html": "old",
				"index.html": "old", ".gazette-staging/half": "ha", "CNAME": "example.org"})
			write(t, out, map[string]string{"index.html": "new"}, o)
			same(t, out, map[string]string{"index.html": "new", "CNAME": "example.org"})
		})
	}
}

// A file that was put is on the disk and no longer in memory.
func TestWhatWasPutIsForgotten(t *testing.T) {
	const files, size = 24, 1 << 20
	p, err := publish.Begin(context.Background(), filepath.Join(t.TempDir(), "public"), publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	before := held()
	for i := range files {
		if err := p.Put(strconv.Itoa(i), bytes.Repeat([]byte{byte(i)}, size)); err != nil {
			t.Fatal(err)
		}
	}
	if grown := held() - before; grown > files*size/4 {
		t.Errorf("after %d MB were put, %d MB more are held", files*size>>20, grown>>20)
	}
	if err := p.Abort(); err != nil {
		t.Fatal(err)
	}
}

// held is how much memory is in use.
func held() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
