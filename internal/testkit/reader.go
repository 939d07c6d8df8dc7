package testkit

import (
	"os"
	"os/exec"
	"testing"
)

// Reader is the path of a program by others that reads what is published here, such as python3. Without it the test is
// skipped, loudly; where GAZETTE_READERS=required is set, as at night, it fails instead.
func Reader(t testing.TB, name string) string {
	t.Helper()
	program, err := exec.LookPath(name)
	if err == nil {
		return program
	}
	if os.Getenv("GAZETTE_READERS") == "required" {
		t.Fatalf("no %s on this machine, and GAZETTE_READERS=required", name)
	}
	t.Skipf("SKIPPED: THERE IS NO %s ON THIS MACHINE, so no program of others read what is published", name)
	return ""
}
