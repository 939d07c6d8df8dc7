package deploy

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// put writes files of others below a folder.
func put(t *testing.T, folder string, all map[string]string) {
	t.Helper()
	for name, data := range all {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Web servers are often led to the folder of the day by a link.
func TestFolderBehindALinkIsOne(t *testing.T) {
	at, link := filepath.Join(t.TempDir(), "release"), filepath.Join(t.TempDir(), "current")
	if err := os.Mkdir(at, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(at, link); err != nil {
		t.Skip("this system makes no symbolic links: ", err)
	}
	site := someSite("new")
	folder := built(t, site)
	if _, err := deployed(t, folder, link, Options{}); err != nil {
		t.Error(err)
	}
	same(t, at, site)
	if r, err := deployed(t, folder, link, Options{}); err != nil || !r.Unchanged() {
		t.Errorf("the second time %d are sent, %v", r.Sent, err)
	}
}

func TestWhoeverLooksMakesNoFolder(t *testing.T) {
	at := filepath.Join(t.TempDir(), "www", "site")
	r, err := Run(context.Background(), built(t, someSite("new")), at, Options{})
	if err != nil || len(r.New) != len(someSite("new")) {
		t.Errorf("the plan is %+v, %v", r.Plan, err)
	}
	if _, err := os.Stat(filepath.Dir(at)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is a folder now: %v", err)
	}
}

// A mistyped address, or one of another program, becomes no folder of that name.
func TestWhatIsNoAddressMakesNoFolder(t *testing.T) {
	folder := built(t, someSite("new"))
	t.Chdir(t.TempDir())
	for _, address := range []string{"", "s3:bucket", "s3:/bucket", "user@example.org:/srv/www", "oss:bucket/plans"} {
		_, err := deployed(t, folder, address, Options{})
		fails(t, err, "is no address")
	}
	if made := files(t, "."); len(made) > 0 {
		t.Errorf("there is %v", made)
	}
	put(t, ".", map[string]string{"file": "theirs"})
	for _, address := range []string{"file", "file/www"} {
		_, err := deployed(t, folder, address, Options{})
		fails(t, err, "is no folder")
	}
	if _, err := deployed(t, folder, "./a:b", Options{}); err != nil {
		t.Error(err)
	}
}

// A folder cannot hold both a file and a folder of one name: what others have there is named before anything is sent,
// and stays whatever is allowed.
func TestOthersInTheWayAreLeftThere(t *testing.T) {
	folder := built(t, someSite("new"))
	for _, theirs := range []map[string]string{{"zh": "a file"}, {"index.html/old.html": "in a folder"}} {
		at := filepath.Join(t.TempDir(), "www")
		put(t, at, theirs)
		for _, o := range []Options{{}, {MayDelete: true}} {
			_, err := deployed(t, folder, at, o)
			fails(t, err, "stand where the site has a folder")
			if diff := cmp.Diff(theirs, files(t, at)); diff != "" {
				t.Errorf("(-before +after)\n%s", diff)
			}
		}
	}
}

// Who looks is told what would be refused.
func TestWhatWouldBeRefusedIsSaidBefore(t *testing.T) {
	at := filepath.Join(t.TempDir(), "www")
	old := built(t, someSite("old"))
	put(t, at, map[string]string{"index.html": "theirs"})
	_, err := Run(context.Background(), old, at, Options{})
	fails(t, err, "did not deploy")
	if _, err := deployed(t, old, at, Options{MayDelete: true}); err != nil {
		t.Fatal(err)
	}
	few := built(t, map[string]string{"index.html": "preview"})
	r, err := Run(context.Background(), few, at, Options{})
	fails(t, err, "more than half")
	if r.Plan == nil || len(r.Removed) != len(someSite("old"))-1 {
		t.Errorf("the plan is %+v", r.Plan)
	}
	if _, err := Run(context.Background(), few, at, Options{MayDelete: true}); err != nil {
		t.Error(err)
	}
}
