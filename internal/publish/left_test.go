package publish_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gazette/internal/publish"

	"github.com/google/go-cmp/cmp"
)

// moving is a publication that was killed while its files were moved into the output: next waits, whole but for what
// was moved.
func moving(t *testing.T, old map[string]string) (out, next string) {
	t.Helper()
	dir := t.TempDir()
	out = filepath.Join(dir, "public")
	if old == nil {
		if err := os.Mkdir(out, 0o755); err != nil {
			t.Fatal(err)
		}
	} else {
		write(t, out, old, publish.Options{})
	}
	made := filepath.Join(dir, "made")
	write(t, made, map[string]string{"index.html": "new", "zh/a.html": "2", "zh/x/b.html": "new"}, publish.Options{})
	next = filepath.Join(dir, ".public.gazette-move")
	if err := os.Rename(made, next); err != nil {
		t.Fatal(err)
	}
	return out, next
}

func recovered(out string) error {
	_, err := publish.Recover(context.Background(), out, publish.Options{InPlace: true})
	return err
}

func TestAFirstPublicationInPlaceThatWasKilledIsCompleted(t *testing.T) {
	out, next := moving(t, nil)
	if err := os.Rename(filepath.Join(next, "index.html"), filepath.Join(out, "index.html")); err != nil {
		t.Fatal(err)
	}
	if err := recovered(out); err != nil {
		t.Fatal(err)
	}
	same(t, out, map[string]string{"index.html": "new", "zh/a.html": "2", "zh/x/b.html": "new"})
}

// While a killed publication waits, somebody puts a file, or a link, where it has one.
func TestWhatCameWhileAKilledOneWaitedIsNotOverwritten(t *testing.T) {
	out, _ := moving(t, map[string]string{"old.html": "old", "zh/a.html": "1"})
	lay(t, out, map[string]string{"zh/x/b.html": "precious"})
	if err := recovered(out); err == nil || !strings.Contains(err.Error(), "b.html") {
		t.Errorf("recovering says %v", err)
	}
	if data, _ := os.ReadFile(filepath.Join(out, "zh/x/b.html")); string(data) != "precious" {
		t.Errorf("the file of others is %q", data)
	}

	out, _ = moving(t, map[string]string{"old.html": "old", "zh/x/b.html": "1"})
	elsewhere := t.TempDir()
	lay(t, elsewhere, map[string]string{"x/b.html": "precious"})
	if err := errors.Join(os.RemoveAll(filepath.Join(out, "zh")),
		os.Symlink(elsewhere, filepath.Join(out, "zh"))); err != nil {
		t.Skip("this system makes no symbolic links: ", err)
	}
	if err := recovered(out); err == nil {
		t.Error("a site is moved through a link")
	}
	if data, _ := os.ReadFile(filepath.Join(elsewhere, "x/b.html")); string(data) != "precious" {
		t.Errorf("behind the link stands %q", data)
	}
}

func TestAManifestThatCannotBeReadKeepsWhatWaits(t *testing.T) {
	out, next := moving(t, map[string]string{"old.html": "old"})
	manifest := filepath.Join(next, publish.ManifestName)
	data, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	later := strings.Replace(string(data), `"format":1`, `"format":99`, 1)
	if err := os.WriteFile(manifest, []byte(later), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := recovered(out); err == nil || !strings.Contains(err.Error(), "99") {
		t.Errorf("recovering says %v", err)
	}
	if _, err := os.Stat(filepath.Join(next, "index.html")); err != nil {
		t.Error(err)
	}
}

// A site that was whole, but of which the exchange never was, is thrown away: what others have done since stays.
func TestASiteThatWasNeverExchangedIsThrownAway(t *testing.T) {
	dir := t.TempDir()
	out, swap := filepath.Join(dir, "public"), filepath.Join(dir, ".public.gazette-swap")
	write(t, out, map[string]string{"index.html": "old"}, publish.Options{})
	made := filepath.Join(dir, "made")
	write(t, made, map[string]string{"index.html": "new"}, publish.Options{})
	if err := os.Rename(made, swap); err != nil {
		t.Fatal(err)
	}
	lay(t, swap, map[string]string{"note": "first", "secret": "s", ".gazette-new": ""})
	lay(t, out, map[string]string{"note": "from the backup"})
	long := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(out, "note"), long, long); err != nil {
		t.Fatal(err)
	}
	if _, err := publish.Recover(context.Background(), out, publish.Options{}); err != nil {
		t.Fatal(err)
	}
	got := read(t, out)
	if got["index.html"] != "old" || got["note"] != "from the backup" || got["secret"] != "" {
		t.Errorf("the output is %v", got)
	}
}

// What others do to their files while a site is being published is not lost, however old the file is that they put.
func TestWhatOthersDoMeanwhileFollows(t *testing.T) {
	for range 10 {
		if out, hit := othersMeanwhile(t); hit {
			got := read(t, out)
			want := map[string]string{"index.html": "new", "page.html": "ours", "page.html.kept": "theirs",
				"note": "second", "current": "-> b", "zz": "the last that is carried over"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if v, err := publish.Verify(out); err != nil || !v.Sound() {
				t.Error(v, err)
			}
			return
		}
	}
	t.Error("ten times a publication was too fast for what others did")
}

// othersMeanwhile publishes a site while others are at work in its folder; hit says that they were before it ended.
func othersMeanwhile(t *testing.T) (out string, hit bool) {
	dir := t.TempDir()
	out, stage := filepath.Join(dir, "public"), filepath.Join(dir, ".public.gazette-stage")
	write(t, out, map[string]string{"index.html": "old"}, publish.Options{})
	lay(t, out, map[string]string{"note": "first", "gone": "g", "zz": "the last that is carried over"})
	lay(t, dir, map[string]string{"older": "second", "late": "theirs"})
	long := time.Now().Add(-1000 * time.Hour)
	if err := errors.Join(os.Chtimes(filepath.Join(dir, "older"), long, long),
		os.Symlink("a", filepath.Join(out, "current")), os.Symlink("b", filepath.Join(dir, "link"))); err != nil {
		t.Skip("this system makes no symbolic links: ", err)
	}
	p, err := put(out, map[string]string{"index.html": "new", "page.html": "ours"}, publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ended, worked := make(chan struct{}), make(chan error, 1)
	go func() {
		for {
			select {
			case <-ended:
				worked <- errors.New("too late")
				return
			default:
			}
			if _, err := os.Lstat(filepath.Join(stage, "zz")); err == nil {
				worked <- errors.Join(os.Rename(filepath.Join(dir, "older"), filepath.Join(out, "note")),
					os.Rename(filepath.Join(dir, "late"), filepath.Join(out, "page.html")),
					os.Rename(filepath.Join(dir, "link"), filepath.Join(out, "current")),
					os.Remove(filepath.Join(out, "gone")))
				return
			}
		}
	}()
	_, err = p.Commit(context.Background(), source)
	close(ended)
	if err != nil {
		t.Fatal(err)
	}
	if <-worked != nil {
		return out, false
	}
	_, err = os.Lstat(filepath.Join(out, "page.html.kept"))
	return out, err == nil
}

func TestALongNameIsPublishedInPlace(t *testing.T) {
	out := filepath.Join(t.TempDir(), strings.Repeat("x", 245))
	for _, text := range []string{"1", "2"} {
		if _, err := try(out, map[string]string{"index.html": text}, publish.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	same(t, out, map[string]string{"index.html": "2"})
}
