package history_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing/object"

	"gazette/internal/history"
)

// A repository whose site lies in a folder of it.
type repository struct {
	t    *testing.T
	top  string
	tree *git.Worktree
	day  int
}

func newRepository(t *testing.T) *repository {
	t.Helper()
	top := t.TempDir()
	r, err := git.PlainInit(top, false)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := r.Worktree()
	if err != nil {
		t.Fatal(err)
	}
	return &repository{t: t, top: top, tree: tree}
}

func (r *repository) write(name, text string) {
	r.t.Helper()
	path := filepath.Join(r.top, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repository) stage() {
	r.t.Helper()
	if err := r.tree.AddWithOptions(&git.AddOptions{All: true}); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repository) commit(message string) {
	r.t.Helper()
	r.stage()
	r.day++
	who := &object.Signature{Name: "x", Email: "x@example.org", When: time.Date(2026, 1, r.day, 0, 0, 0, 0, time.UTC)}
	if _, err := r.tree.Commit(message,
		&git.CommitOptions{Author: who, Committer: who, AllowEmptyCommits: true}); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repository) open() *history.Repo {
	r.t.Helper()
	repo, err := history.Open(filepath.Join(r.top, "site"))
	if err != nil {
		r.t.Fatal(err)
	}
	return repo
}

func holds(t *testing.T, files fs.FS, name, want string) {
	t.Helper()
	data, err := fs.ReadFile(files, name)
	if err != nil || string(data) != want {
		t.Errorf("%s holds %q (%v), want %q", name, data, err, want)
	}
}

func TestASiteInAFolderAsARevisionAndAsStaged(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	r.write("site/config.toml", "a")
	r.write("site/content/pages/关于/index.zh.md", "first")
	r.write("site/public/index.html", "generated")
	r.write("elsewhere/content/x.md", "another's")
	if err := os.Symlink("/etc/passwd", filepath.Join(r.top, "site/content/link.md")); err != nil {
		t.Fatal(err)
	}
	r.commit("One\n\nmore")
	r.write("site/content/pages/关于/index.zh.md", "second")
	r.stage()
	r.write("site/content/pages/关于/index.zh.md", "third")

	repo := r.open()
	head, err := repo.Revision("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if head.Title != "One" || len(head.Hash) != 8 {
		t.Errorf("the revision is %q %q", head.Hash, head.Title)
	}
	at, err := repo.At(head)
	if err != nil {
		t.Fatal(err)
	}
	holds(t, at, "content/pages/关于/index.zh.md", "first")
	entries, err := fs.ReadDir(at, ".")
	if err != nil || len(entries) != 2 || entries[0].Name() != "config.toml" || !entries[1].IsDir() {
		t.Errorf("the site's folder holds %v (%v)", entries, err)
	}
	for _, name := range []string{"public/index.html", "content/x.md", "content/link.md"} {
		if _, err := fs.Stat(at, name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is there: %v", name, err)
		}
	}
	staged, err := repo.Staged("")
	if err != nil {
		t.Fatal(err)
	}
	holds(t, staged, "content/pages/关于/index.zh.md", "second")
	if _, err := repo.Revision("nowhere"); err == nil {
		t.Error("a revision that does not exist is found")
	}
	if _, err := history.Open(t.TempDir()); !errors.Is(err, history.ErrNoRepository) {
		t.Errorf("no repository: %v", err)
	}
}

// A file stands since the first commit of the run that left it as it is; what was before a time when it
// was not there does not count.
func TestThePastOfAFile(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	if past, err := r.openSite().Past([]string{"content/a.md"}); err != nil || past.Commits != 0 {
		t.Errorf("without a commit: %+v, %v", past, err)
	}
	r.write("site/content/a.md", "1")
	r.commit("first")
	r.write("site/content/b.md", "1")
	r.commit("second")
	r.write("site/content/a.md", "2")
	r.commit("third")
	r.commit("fourth changes nothing")
	past, err := r.open().Past([]string{"content/a.md", "content/b.md", "content/none.md"})
	if err != nil {
		t.Fatal(err)
	}
	if past.Commits != 4 {
		t.Errorf("%d commits", past.Commits)
	}
	var orders []int
	for _, v := range past.Of["content/a.md"] {
		orders = append(orders, v.Order)
	}
	if len(orders) != 2 || orders[0] != 3 || orders[1] != 1 {
		t.Errorf("a.md was changed by commits %v, want [3 1]", orders)
	}
	if b := past.Of["content/b.md"]; len(b) != 1 || b[0].Order != 2 || b[0].When.Day() != 2 {
		t.Errorf("b.md: %+v", b)
	}
	if len(past.Of["content/none.md"]) != 0 {
		t.Error("a file that never was has a past")
	}
}

// openSite opens a repository in which nothing has been committed.
func (r *repository) openSite() *history.Repo {
	r.t.Helper()
	r.write("site/config.toml", "")
	return r.open()
}
