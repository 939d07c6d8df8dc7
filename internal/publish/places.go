package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gazette/internal/lang"
)

// Names within the output that are neither the site's nor anybody else's.
const (
	insideStage = ".gazette-stage"
	insideMove  = ".gazette-move"
	insideLock  = ".gazette-lock"
	newMark     = ".gazette-new" // in a whole site until it stands as the output
	probeName   = ".gazette-probe"
	oldStaging  = ".gazette-staging"
)

// isState reports whether a path in the output is of publishing itself.
func isState(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	switch first {
	case insideStage, insideMove, insideLock, newMark, probeName, oldStaging, oldManifest:
		return true
	}
	return false
}

// Places are where a site is published and where it waits. The stage is being written or thrown away, the swap is
// whole and is exchanged with out, the move is whole and its files are renamed into out.
type places struct{ out, stage, swap, move, lock string }

// placesOf refuses an output that is a link.
func placesOf(out string) (places, error) {
	out, err := filepath.Abs(out)
	if err != nil {
		return places{}, err
	}
	info, err := os.Lstat(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return places{}, err
	case !info.IsDir():
		return places{}, linked(out)
	}
	if filepath.Dir(out) == out {
		return places{}, top(out)
	}
	beside := filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+".gazette-")
	return places{out, beside + "stage", beside + "swap", beside + "move", beside + "lock"}, nil
}

// apart refuses an output in a folder that is read: the next build would take the site for a part of its sources.
func (p places) apart(sources []string) error {
	dir := p.out
	for !there(dir) && dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
	}
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return err
	}
	for ; ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		if err != nil {
			return err
		}
		for _, source := range sources {
			if other, err := os.Stat(source); err == nil && os.SameFile(info, other) {
				return amongSources(p.out, source)
			}
		}
		if dir == filepath.Dir(dir) {
			return nil
		}
	}
}

// inside are the places where nothing may be written beside the output.
func (p places) inside() places {
	p.stage = filepath.Join(p.out, insideStage)
	p.move = filepath.Join(p.out, insideMove)
	return p
}

// left reports whether a run has left something behind, or is at it.
func (p places) left() bool {
	in := p.inside()
	for _, name := range []string{p.stage, p.swap, p.move, in.stage, in.move, filepath.Join(p.out, oldStaging),
		filepath.Join(p.out, newMark)} {
		if there(name) {
			return true
		}
	}
	return false
}

func there(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// plainFolder makes sure that a folder of the output is one, and no link that leads elsewhere.
func plainFolder(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return linked(dir)
	}
	return nil
}

// MakeFolder makes a folder, and those above it, open to the web server whatever the umask is.
func MakeFolder(dir string) error {
	err := os.Mkdir(dir, 0o755)
	switch {
	case errors.Is(err, fs.ErrExist):
		return plainFolder(dir)
	case errors.Is(err, fs.ErrNotExist):
		if err := MakeFolder(filepath.Dir(dir)); err != nil {
			return err
		}
		return MakeFolder(dir)
	case err != nil:
		return err
	}
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm()&0o755 == 0o755 {
		return err
	}
	return os.Chmod(dir, info.Mode()|0o755)
}

// unwritable is the same fault for a lock that cannot be made and a folder that cannot be.
func unwritable(out string, err error) error {
	return &Fault{out, lang.Text{ZH: "无法写入该文件夹：%v", EN: "the folder cannot be written: %v"}.With(err),
		lang.Text{
			ZH: "请检查该文件夹的权限，或用 --out 另选文件夹",
			EN: "see to its permissions, or choose another with --out",
		}}
}
