package office

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// What the program says when it fails is passed on, and it finds its profile in a folder of any name.
func TestAFailureSaysWhy(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program of this test is a script for a shell")
	}
	temp := filepath.Join(t.TempDir(), "a 100%23 #folder 规划")
	if err := os.Mkdir(temp, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", temp)
	for name, script := range map[string]string{
		"exit code": "echo \"Error: source file could not be loaded ($*)\" >&2; exit 1",
		"no file":   "echo \"Error: source file could not be loaded ($*)\"",
	} {
		tools := t.TempDir()
		if err := os.WriteFile(filepath.Join(tools, "soffice"), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		_, err := Convert(tools, []byte("x"), "xls", "xlsx")
		if err == nil || !strings.Contains(err.Error(), "Error: source file could not be loaded") ||
			!strings.Contains(err.Error(), "--outdir file:///") {
			t.Errorf("%s: it says %v", name, err)
		}
		if err != nil && !strings.Contains(err.Error(),
			"/a%20100%2523%20%23folder%20%E8%A7%84%E5%88%92/gazette-office-") {
			t.Errorf("%s: the address of the profile is in %v", name, err)
		}
	}
}
