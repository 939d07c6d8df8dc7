package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
)

// Options are how a site is published.
type Options struct {
	// InPlace renames the files one by one into the output, which stays the same folder: for servers that hold it
	// open, such as a container into which it is mounted.
	InPlace bool
	// Sources are folders from which the site is made: the output is in none of them.
	Sources []string
	// Waiting, when not nil, is told whom a run waits for, once.
	Waiting func(owner string)
}

// A Summary says what a run changed. The manifest is not counted.
type Summary struct {
	Written, Removed, Unchanged int
}

// A Publication is a site on its way into its output. [Publication.Commit] or [Publication.Abort] ends it.
type Publication struct {
	places
	known   record           // what is ours in the output
	written map[string]File  // what the manifest in the output says of it, if what is remembered is of the same build
	stamps  map[string]int64 // when it was as the manifest says
	inPlace bool
	release func()

	mu      sync.Mutex
	files   map[string]stamped
	folders map[string]bool // of the stage, those that were made
	summary Summary
}

// A stamped file is one of the new site, with what tells whether it is still as it was written.
type stamped struct {
	File
	stamp int64
}

// Begin waits until no other process writes the site, ends what a killed one left, and opens the stage. It refuses
// an output that others wrote.
func Begin(ctx context.Context, out string, o Options) (*Publication, error) {
	at, err := placesOf(out)
	if err != nil {
		return nil, err
	}
	if err := at.apart(o.Sources); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(at.out), 0o755); err != nil {
		return nil, unwritable(at.out, err)
	}
	release, err := at.acquire(ctx, o.Waiting)
	if err != nil {
		return nil, err
	}
	p := &Publication{places: at, release: release, inPlace: o.InPlace || !canExchange,
		files: map[string]stamped{}, folders: map[string]bool{}}
	if _, err = at.recover(); err == nil {
		p.known, err = recordOf(at.out)
	}
	if err == nil {
		err = p.open()
	}
	if err != nil {
		return nil, errors.Join(err, p.Abort())
	}
	return p, nil
}

// Trust takes what is remembered of the output, if it is of the build that wrote the manifest there: files can be kept
// then ([Publication.Keep]), and what has the size and the time that it had need not be read.
func (p *Publication) Trust(m *Memory) {
	found := readManifest(p.out)
	if found == nil || found.Inputs == "" || found.Inputs != m.Inputs {
		return
	}
	p.written, p.stamps = make(map[string]File, len(found.Files)), m.Stamps
	for _, f := range found.Files {
		p.written[f.Path] = f
	}
}

// open makes the stage: beside the output, or in it where files cannot be moved from there.
func (p *Publication) open() error {
	info, err := os.Stat(p.out)
	exists := err == nil
	err = MakeFolder(p.stage)
	if err == nil && exists {
		giveTo(p.stage, info)
		if err = os.Chmod(p.stage, info.Mode()|0o700); err == nil {
			err = p.probe()
		}
	}
	if err == nil {
		return nil
	}
	if there(p.stage) {
		if err := removeAll(p.stage); err != nil {
			return err
		}
	}
	p.places, p.inPlace = p.inside(), true
	if err := MakeFolder(p.out); err != nil {
		return unwritable(p.out, err)
	}
	if err := MakeFolder(p.stage); err != nil {
		return unwritable(p.out, err)
	}
	return nil
}

// probe fails where files cannot be moved from the stage into the output, for that is a mount point. A link of the
// manifest shows it without a change of the output; only where there is none, a file is moved there and removed.
func (p *Publication) probe() error {
	from, to := filepath.Join(p.stage, probeName), filepath.Join(p.out, probeName)
	switch err := os.Link(filepath.Join(p.out, ManifestName), from); {
	case err == nil:
		return os.Remove(from)
	case crosses(err):
		return err
	}
	if err := os.WriteFile(from, nil, 0o600); err != nil {
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return os.Remove(to)
}

// Abort leaves the output as it was. After [Publication.Commit] it does nothing.
func (p *Publication) Abort() error {
	if p.release == nil {
		return nil
	}
	var err error
	if there(p.stage) {
		err = removeAll(p.stage)
	}
	p.release()
	p.release = nil
	return err
}
