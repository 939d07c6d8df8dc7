package atomicfile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"gazette/internal/atomicfile"
)

func TestAFileIsWrittenInFullOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.txt")
	if err := atomicfile.WriteBytes(name, 0o755, []byte("first")); err != nil {
		t.Fatal(err)
	}
	fault := errors.New("the disk is full")
	err := atomicfile.Write(name, 0o644, func(w io.Writer) error {
		if _, err := io.WriteString(w, "sec"); err != nil {
			return err
		}
		return fault
	})
	if !errors.Is(err, fault) {
		t.Errorf("the error of writing becomes %v", err)
	}
	data, err := os.ReadFile(name)
	if err != nil || string(data) != "first" {
		t.Errorf("after a failed write the file holds %q, %v", data, err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm()&0o100 == 0 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	if err := atomicfile.WriteBytes(filepath.Join(dir, "none", "a"), 0o644, nil); err == nil {
		t.Error("a file is written into a folder that is not there")
	}
}
