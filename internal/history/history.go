// Package history reads the site as it stood in a git repository: in a revision, or as it is staged for
// the next commit; and it says when a file was what.
//
// It stands beside publish, before pipeline: a repository goes in, file systems come out that source reads
// like any folder. Only history knows go-git. It changes nothing in a repository.
package history

import (
	"errors"
	"fmt"
	"gazette/internal/source"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/go-git/go-billy/v5"
	"github.com/go-git/go-billy/v5/helper/iofs"
	"github.com/go-git/go-billy/v5/memfs"
	"github.com/go-git/go-billy/v5/util"
	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// ErrNoRepository says that a folder is in no git repository.
var ErrNoRepository = errors.New("the folder is in no git repository")

// A Repo is the git repository of a site, whose folder may lie below the top of the repository.
type Repo struct {
	git    *git.Repository
	top    string // the folder of the repository
	prefix string // of the site's folder in the repository, with a slash; "" at its top
}

// Open finds the repository of a folder.
func Open(folder string) (*Repo, error) {
	real, err := filepath.EvalSymlinks(folder) // git looks above where the folder is, not above a link to it
	if err != nil {
		real = folder // that it is not there is said below
	}
	r, err := git.PlainOpenWithOptions(real, &git.PlainOpenOptions{DetectDotGit: true, EnableDotGitCommonDir: true})
	if errors.Is(err, git.ErrRepositoryNotExists) {
		return nil, fmt.Errorf("%s: %w", folder, ErrNoRepository)
	}
	if err != nil {
		return nil, err
	}
	tree, err := r.Worktree()
	if err != nil {
		return nil, err
	}
	prefix, err := below(tree.Filesystem.Root(), real)
	return &Repo{r, tree.Filesystem.Root(), prefix}, err
}

// below is the path from the top of the repository to the folder, links followed.
func below(top, folder string) (string, error) {
	absolute, err := filepath.Abs(folder)
	if err == nil {
		absolute, err = filepath.EvalSymlinks(absolute)
	}
	if err == nil {
		top, err = filepath.EvalSymlinks(top)
	}
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(top, absolute)
	if err != nil || rel == "." {
		return "", err
	}
	return filepath.ToSlash(rel) + "/", nil
}

// A Revision is a commit.
type Revision struct {
	Hash   string // the first eight digits
	Title  string // the first line of its message
	When   time.Time
	commit *object.Commit
}

// Revision resolves a revision as git does: a hash, a branch, a tag, HEAD~3.
func (r *Repo) Revision(name string) (Revision, error) {
	hash, err := r.git.ResolveRevision(plumbing.Revision(name))
	if err != nil {
		return Revision{}, fmt.Errorf("revision %q: %w", name, err)
	}
	c, err := r.git.CommitObject(*hash)
	if err != nil {
		return Revision{}, fmt.Errorf("revision %q: %w", name, err)
	}
	return revision(c), nil
}

func revision(c *object.Commit) Revision {
	title, _, _ := strings.Cut(strings.TrimSpace(c.Message), "\n")
	return Revision{c.Hash.String()[:8], title, c.Committer.When, c}
}

// At is the site's folder as a revision has it.
func (r *Repo) At(rev Revision) (fs.FS, error) {
	files := memfs.New()
	tree, err := rev.commit.Tree()
	if err != nil {
		return nil, err
	}
	err = tree.Files().ForEach(func(f *object.File) error {
		name, ours := strings.CutPrefix(f.Name, r.prefix)
		if !ours || !source.Reads(name) || f.Mode == filemode.Symlink || f.Mode == filemode.Submodule {
			return nil
		}
		return r.put(files, name, f.Blob.Hash)
	})
	return iofs.New(files), err
}

// Prefix is the path of the site's folder below the top of the repository, with a slash at its end; ""
// at the top.
func (r *Repo) Prefix() string { return r.prefix }

// Top is the folder of the repository.
func (r *Repo) Top() string { return r.top }

// Staged is the site's folder as the next commit would have it. indexFile names git's index file where it
// is not the usual one, as it is while git commit -a runs a hook; "" for the usual one.
func (r *Repo) Staged(indexFile string) (fs.FS, error) {
	staged, err := r.index(indexFile)
	if err != nil {
		return nil, err
	}
	files := memfs.New()
	for _, e := range staged.Entries {
		name, ours := strings.CutPrefix(e.Name, r.prefix)
		if !ours || !source.Reads(name) || e.Mode == filemode.Symlink || e.Mode == filemode.Submodule {
			continue
		}
		if err := r.put(files, name, e.Hash); err != nil {
			return nil, err
		}
	}
	return iofs.New(files), nil
}

func (r *Repo) index(name string) (*index.Index, error) {
	if name == "" {
		return r.git.Storer.Index()
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var i index.Index
	return &i, index.NewDecoder(f).Decode(&i)
}

func (r *Repo) put(files billy.Filesystem, name string, hash plumbing.Hash) error {
	data, err := r.blob(hash)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return util.WriteFile(files, name, data, 0o644)
}

func (r *Repo) blob(hash plumbing.Hash) ([]byte, error) {
	b, err := r.git.BlobObject(hash)
	if err != nil {
		return nil, err
	}
	reader, err := b.Reader()
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	return io.ReadAll(reader)
}
