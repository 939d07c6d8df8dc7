package publish_test

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"gazette/internal/publish"
)

// By these environment variables the test binary is told to be another process that writes a site into a folder.
const (
	does = "GAZETTE_TEST_DOES"
	into = "GAZETTE_TEST_INTO"
)

// What another process does.
const (
	holds          = "holds the lock"
	writesNew      = "exchanged"
	writesNewMoved = "in place"
)

func TestMain(m *testing.M) {
	out := os.Getenv(into)
	switch what := os.Getenv(does); what {
	case holds:
		_, err := put(out, map[string]string{"index.html": "held"}, publish.Options{})
		fmt.Println("holding", err)
		time.Sleep(time.Minute)
	case writesNew, writesNewMoved:
		if _, err := try(out, someSite("new"), ways[what]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	default:
		os.Exit(m.Run())
	}
}

func child(t *testing.T, what, out string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), does+"="+what, into+"="+out)
	return c
}

// someSite is one of two sites: a third of their files differs, a third each has alone.
func someSite(which string) map[string]string {
	site := map[string]string{"index.html": which, "search/zh.bin": which, "turned/" + which: which}
	site[map[string]string{"old": "kind", "new": "kind/index.html"}[which]] = which
	for i := range 60 {
		for name, data := range map[string]string{"zh/%d/index.html": which, "data/%d.csv": "same"} {
			site[fmt.Sprintf(name, i)] = data
		}
		site[fmt.Sprintf("en/%s/%d/index.html", which, i)] = which
	}
	return site
}
