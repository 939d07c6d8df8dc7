package revise

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// held is a folder whose journal another program keeps, as a virus scanner or OneDrive does on Windows.
type held struct{ *os.Root }

var errHeld = errors.New("the process cannot access the file")

func (h held) Remove(name string) error {
	if name == journal {
		return errHeld
	}
	return h.Root.Remove(name)
}

// A journal that cannot be removed stops neither a command that reads, nor edits made since; once it can be,
// it goes.
func TestAJournalThatIsHeldStopsNothing(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	r, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.WriteFile("a.toml", []byte("a"), 0o644); err != nil {
		t.Fatal(err)
	}
	change := []Change{{Path: "a.toml", Old: []byte("a"), Data: []byte("b")}}
	if err := stage(r, change); err != nil {
		t.Fatal(err)
	}
	if done, err := recoverIn(held{r}); !done || err != nil {
		t.Fatalf("the change is not completed: %v, %v", done, err)
	}
	if err := r.WriteFile("a.toml", []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if done, err := recoverIn(held{r}); done || err != nil {
		t.Errorf("an edit after the change is an obstacle: %v, %v", done, err)
	}
	// Whoever holds it lets go: the next change takes place.
	next := []Change{{Path: "a.toml", Old: []byte("mine"), Data: []byte("c")}}
	if err := Write(folder, next); err != nil {
		t.Error(err)
	}
	if data, _ := os.ReadFile(filepath.Join(folder, "a.toml")); string(data) != "c" {
		t.Errorf("a.toml holds %q", data)
	}
	if _, err := r.Lstat(staging); err == nil {
		t.Error("the staging folder is left behind")
	}
}

// While the journal is held, no other change begins: it could not be told from the one that ended.
func TestNoChangeBeginsWhileTheJournalIsHeld(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	r, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := stage(r, []Change{{Path: "a.toml", Data: []byte("a"), Create: true}}); err != nil {
		t.Fatal(err)
	}
	if err := write(held{r}, []Change{{Path: "b.toml", Data: []byte("b"), Create: true}}); !errors.Is(err, ErrHeld) {
		t.Errorf("error %v, want %v", err, ErrHeld)
	}
	if _, err := r.Lstat("b.toml"); err == nil {
		t.Error("b.toml was written")
	}
}
