package testkit

import (
	"os"
	"os/exec"
	"testing"
)

// Node is the path of Node.js, which runs the theme's scripts without a browser. Without it the test is skipped,
// loudly; where GAZETTE_NODE=required is set, as in CI, it fails instead.
func Node(t testing.TB) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err == nil {
		return node
	}
	if os.Getenv("GAZETTE_NODE") == "required" {
		t.Fatal("no node on this machine, and GAZETTE_NODE=required")
	}
	t.Skip("SKIPPED: THERE IS NO NODE ON THIS MACHINE, so the theme's scripts were not tried without a browser")
	return ""
}
