package history

import (
	"errors"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A Version is a file as one commit left it.
type Version struct {
	Order int // of the commit among all on the way to HEAD, from 1 for the oldest
	When  time.Time
	Data  []byte
}

// A Past is how the files of a site became what they are at HEAD.
type Past struct {
	Commits int                  // on the way to HEAD, by first parents: a merge counts once
	Of      map[string][]Version // of each file, newest first
}

// Past follows files, by their paths in the site, back through the first parents of HEAD. In a
// repository without a commit nothing has a past.
func (r *Repo) Past(files []string) (Past, error) {
	past := Past{Of: map[string][]Version{}}
	head, err := r.git.Head()
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return past, nil
	}
	if err != nil {
		return past, err
	}
	c, err := r.git.CommitObject(head.Hash())
	if err != nil {
		return past, err
	}
	type seen struct {
		back int // commits from HEAD
		when time.Time
		hash plumbing.Hash
	}
	// Newest first, a file stands as the last of its run of commits with the same bytes says.
	runs := map[string][]seen{}
	for ; ; past.Commits++ {
		tree, err := c.Tree()
		if err != nil {
			return past, err
		}
		for _, f := range files {
			hash := entry(tree, r.prefix+f)
			if n := len(runs[f]); n > 0 && runs[f][n-1].hash == hash {
				runs[f][n-1].back, runs[f][n-1].when = past.Commits, c.Committer.When
				continue
			}
			runs[f] = append(runs[f], seen{past.Commits, c.Committer.When, hash})
		}
		parent, err := c.Parent(0)
		if errors.Is(err, object.ErrParentNotFound) || errors.Is(err, plumbing.ErrObjectNotFound) {
			break // the first commit, or the end of a shallow clone
		}
		if err != nil {
			return past, err
		}
		c = parent
	}
	past.Commits++
	for f, of := range runs {
		for _, s := range of {
			if s.hash.IsZero() {
				break // the file was not there; what it was before it came back does not count
			}
			data, err := r.blob(s.hash)
			if err != nil {
				return past, err
			}
			past.Of[f] = append(past.Of[f], Version{past.Commits - s.back, s.when, data})
		}
	}
	return past, nil
}

// entry is the hash of a file in a tree; zero when it is not there.
func entry(tree *object.Tree, path string) plumbing.Hash {
	e, err := tree.FindEntry(path)
	if err != nil {
		return plumbing.ZeroHash
	}
	return e.Hash
}
