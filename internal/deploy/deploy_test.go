package deploy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/publish"
)

const quick = 20 * time.Millisecond

// someSite is one of two sites that share a third of their files.
func someSite(which string) map[string]string {
	site := map[string]string{"index.html": which, "search/zh.bin": which, "sitemap.xml": which,
		"assets/site.ABCDEFGH.js": "same", map[string]string{"old": "turns", "new": "turns/index.html"}[which]: which}
	for i := range 20 {
		site[fmt.Sprintf("zh/%d/index.html", i)] = which
		site[fmt.Sprintf("data/%d.csv", i)] = "same"
		site[fmt.Sprintf("en/%s/%d/index.html", which, i)] = which
	}
	return site
}

// built publishes a site to a folder of this machine, as a build does.
func built(t testing.TB, site map[string]string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "public")
	p, err := publish.Begin(context.Background(), folder, publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range site {
		if err := p.Put(name, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := p.Commit(context.Background(), publish.Source{Program: "test"}); err != nil {
		t.Fatal(err)
	}
	return folder
}

// deployed deploys a folder as it stands.
func deployed(t testing.TB, folder, address string, o Options) (Result, error) {
	t.Helper()
	o.Write, o.Pause = true, quick
	return Run(context.Background(), folder, address, o)
}

// files are those below a folder, but the manifest.
func files(t testing.TB, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && name != publish.ManifestName {
			data, err := os.ReadFile(filepath.Join(folder, name))
			all[name] = string(data)
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// same asks that a folder holds these files, and is what its manifest says.
func same(t testing.TB, folder string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, files(t, folder)); diff != "" {
		t.Errorf("the store does not hold the site (-site +store):\n%s", diff)
	}
	if v, err := publish.Verify(folder); err != nil || !v.Sound() {
		t.Errorf("the store does not hold what its manifest says: %+v, %v", v, err)
	}
}

// fails asks for a fault that says so.
func fails(t testing.TB, err error, says string) {
	t.Helper()
	var fault *publish.Fault
	if !errors.As(err, &fault) || !strings.Contains(fault.Message.EN, says) {
		t.Errorf("%v, and not that it %s", err, says)
	}
}

func TestOnlyWhatChangedIsSentAndOthersStay(t *testing.T) {
	at := filepath.Join(t.TempDir(), "www")
	old, renewed := built(t, someSite("old")), built(t, someSite("new"))
	if r, err := Run(context.Background(), old, at, Options{}); err != nil || len(r.New) != len(someSite("old")) {
		t.Fatalf("the plan is %+v, %v", r.Plan, err)
	}
	if r, err := deployed(t, old, at, Options{}); err != nil || r.Sent != len(someSite("old")) {
		t.Fatalf("%d sent, %v", r.Sent, err)
	}
	same(t, at, someSite("old"))
	if r, err := deployed(t, old, at, Options{}); err != nil || !r.Unchanged() || r.Sent != 0 {
		t.Errorf("the second time %d are sent, %v", r.Sent, err)
	}
	if err := os.WriteFile(filepath.Join(at, "robots.own"), []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := deployed(t, renewed, at, Options{})
	if err != nil || r.Same != 21 || r.Sent != 44 || len(r.Removed) != 21 {
		t.Errorf("%d are the same, %d sent, %d removed: %v", r.Same, r.Sent, len(r.Removed), err)
	}
	want := someSite("new")
	want["robots.own"] = "theirs"
	same(t, at, want)
	if _, err := os.Stat(filepath.Join(at, "en", "old")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a folder stays that is empty")
	}
}

func TestVariantsGoWhereAServerChoosesAmongThem(t *testing.T) {
	site := map[string]string{"index.html": "page", "index.html.gz": "packed", "index.html.br": "packed", "own.gz": "x"}
	at := filepath.Join(t.TempDir(), "www")
	folder := built(t, site)
	if _, err := deployed(t, folder, at, Options{}); err != nil {
		t.Fatal(err)
	}
	same(t, at, site)
	o, err := openOutput(folder)
	if err != nil {
		t.Fatal(err)
	}
	s := &failing{store: folderStore(t, filepath.Join(t.TempDir(), "objects")), plain: true, left: 1 << 30}
	if _, err := run(context.Background(), s, o, "test", Options{Write: true, Pause: quick}); err != nil {
		t.Fatal(err)
	}
	same(t, s.store.(bucket).folder, map[string]string{"index.html": "page", "own.gz": "x"})
}

func TestWhatIsDamagedIsSeenWhereAllIsRead(t *testing.T) {
	at := filepath.Join(t.TempDir(), "www")
	folder := built(t, someSite("old"))
	for _, damage := range []string{"data/3.csv", publish.ManifestName} {
		if _, err := deployed(t, folder, at, Options{}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(at, damage), []byte("SAME"), 0o644); err != nil {
			t.Fatal(err)
		}
		r, err := deployed(t, folder, at, Options{Verify: true})
		if err != nil || r.Unchanged() || damage != publish.ManifestName && (r.Sent != 1 || r.Changed[0] != damage) {
			t.Errorf("%s: %+v, %v", damage, r.Changed, err)
		}
		same(t, at, someSite("old"))
	}
}

func TestWhatWouldHarmIsRefused(t *testing.T) {
	at := filepath.Join(t.TempDir(), "www")
	old := built(t, someSite("old"))
	if _, err := deployed(t, old, at, Options{}); err != nil {
		t.Fatal(err)
	}
	few := built(t, map[string]string{"index.html": "preview"})
	_, err := deployed(t, few, at, Options{})
	fails(t, err, "more than half")
	same(t, at, someSite("old"))
	if _, err := deployed(t, few, at, Options{MayDelete: true}); err != nil {
		t.Error(err)
	}
	same(t, at, map[string]string{"index.html": "preview"})

	_, err = deployed(t, built(t, map[string]string{}), at, Options{MayDelete: true})
	fails(t, err, "is empty")
	if err := os.WriteFile(filepath.Join(few, "index.html"), []byte("edited"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = deployed(t, few, at, Options{})
	fails(t, err, "not as it was built")
	_, err = deployed(t, t.TempDir(), at, Options{})
	fails(t, err, publish.ManifestName)

	theirs := t.TempDir()
	if err := os.WriteFile(filepath.Join(theirs, "index.html"), []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = deployed(t, old, theirs, Options{})
	fails(t, err, "did not deploy")
	if got := files(t, theirs); len(got) != 1 || got["index.html"] != "theirs" {
		t.Errorf("a refused deployment left %v", got)
	}
	for address, says := range map[string]string{"s3://key:secret@bucket": "a key in it", "ftp://x": "no address",
		"s3://bucket?regin=x": "cannot be read", "s3:///x": "no address"} {
		_, err := deployed(t, old, address, Options{})
		fails(t, err, says)
	}
}

func TestTwoAtOnceAreNoticed(t *testing.T) {
	at := filepath.Join(t.TempDir(), "www")
	s := folderStore(t, at)
	c, ctx, err := take(context.Background(), s, quick, nil)
	if err != nil {
		t.Fatal(err)
	}
	folder := built(t, maps.Clone(someSite("old")))
	_, err = deployed(t, folder, at, Options{})
	fails(t, err, "another gazette is deploying")

	// One that was slow for so long that another took over gives up.
	other := &claim{store: s, mark: mark{ID: "other"}}
	if err := other.write(context.Background(), false); err != nil {
		t.Fatal(err)
	}
	<-ctx.Done()
	fails(t, context.Cause(ctx), "another gazette is deploying")
	c.release(context.Background())
	if data, err := s.read(context.Background(), lockName); err != nil || !other.wrote(data) {
		t.Errorf("the lock of the other is gone: %s, %v", data, err)
	}
	// What nobody holds any more is taken over.
	if _, err := deployed(t, folder, at, Options{}); err != nil {
		t.Error(err)
	}
	same(t, at, someSite("old"))
}

// A store may let two write what is to be written once, and a deployment may end before its next sign of life.
func TestWhoeverLostTheStoreDeletesNothing(t *testing.T) {
	at := filepath.Join(t.TempDir(), "www")
	if _, err := deployed(t, built(t, someSite("old")), at, Options{}); err != nil {
		t.Fatal(err)
	}
	manifest, err := os.ReadFile(filepath.Join(at, publish.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	other := &claim{store: folderStore(t, at), mark: mark{ID: "other"}}
	_, err = Run(context.Background(), built(t, someSite("new")), at, Options{Write: true, Pause: time.Minute,
		Progress: func(done, _ int) {
			if done == 1 {
				if err := other.write(context.Background(), false); err != nil {
					t.Error(err)
				}
			}
		}})
	fails(t, err, "another gazette is deploying")
	now, err := os.ReadFile(filepath.Join(at, publish.ManifestName))
	if err != nil || string(now) != string(manifest) || files(t, at)["en/old/3/index.html"] != "old" {
		t.Errorf("it went on to the end: %v", err)
	}
}

// A lock that cannot be read is no sign of another deployment.
func TestStoreThatFailsIsNotTakenForABusyOne(t *testing.T) {
	s := folderStore(t, t.TempDir())
	left := &claim{store: s, mark: mark{ID: "left"}}
	if err := left.write(context.Background(), false); err != nil {
		t.Fatal(err)
	}
	_, _, err := take(context.Background(), &failing{store: s, left: patience + 2}, quick, nil)
	if !errors.Is(err, errCut) {
		t.Errorf("%v, and not what the store said", err)
	}
}

func TestStoppedDeploymentSaysHowFarItCame(t *testing.T) {
	at := filepath.Join(t.TempDir(), "www")
	folder := built(t, someSite("old"))
	ctx, stop := context.WithCancel(context.Background())
	_, err := Run(ctx, folder, at, Options{Write: true, Pause: quick, Progress: func(done, _ int) {
		if done == 5 {
			stop()
		}
	}})
	fails(t, err, "stopped: of 65 files")
	if _, err := os.Stat(filepath.Join(at, filepath.FromSlash(lockName))); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a lock stays, so that the next deployment waits for nobody")
	}
	if r, err := deployed(t, folder, at, Options{}); err != nil || !r.Resumes {
		t.Errorf("%+v, %v", r.Plan, err)
	}
	same(t, at, someSite("old"))
}
