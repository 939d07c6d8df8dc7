package deploy

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"gazette/internal/testkit"
)

// By these environment variables the test binary is told to be another process that deploys a folder to an address.
const (
	fromEnv = "GAZETTE_TEST_FROM"
	toEnv   = "GAZETTE_TEST_TO"
)

func TestMain(m *testing.M) {
	from, to := os.Getenv(fromEnv), os.Getenv(toEnv)
	if from == "" {
		os.Exit(m.Run())
	}
	if _, err := Run(context.Background(), from, to, Options{Write: true, Pause: quick}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// killed deploys in another process and kills it when the store has had so many requests, or files.
func killed(t *testing.T, from, to string, reached func() bool) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), fromEnv+"="+from, toEnv+"="+to)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for range 10000 {
		if reached() {
			break
		}
		time.Sleep(time.Millisecond / 2)
	}
	_ = c.Process.Kill()
	_ = c.Wait()
}

// count is how many files lie below a folder.
func count(folder string) int {
	n := 0
	_ = filepath.WalkDir(folder, func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return nil
	})
	return n
}

func TestKilledDeploymentIsResumed(t *testing.T) {
	folder := built(t, someSite("new"))
	for range 4 {
		at := filepath.Join(t.TempDir(), "www")
		for range 2 {
			until := count(at) + 1 + rand.IntN(30)
			killed(t, folder, at, func() bool { return count(at) >= until })
		}
		before := count(at)
		r, err := deployed(t, folder, at, Options{})
		if err != nil || !r.Unchanged() && r.Same+8+2*parallel < before {
			t.Errorf("%d files were there, and %d counted: %v", before, r.Same, err)
		}
		same(t, at, someSite("new"))
	}
}

// What a killed deployment left half written, however much it is, does not make the next one stop.
func TestLeftoversOfAKilledDeploymentAreRemoved(t *testing.T) {
	site := someSite("new")
	folder, at := built(t, site), filepath.Join(t.TempDir(), "www")
	if _, err := deployed(t, folder, at, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(at, "turned", "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	site["turned"] = "a file where a folder was made"
	folder = built(t, site)
	for name := range someSite("new") {
		for _, place := range []string{"18aa00bb11cc22dd", "18aa00bb11cc22de"} {
			half := filepath.Join(at, filepath.FromSlash(name)) + "." + place + ".tmp"
			if err := os.WriteFile(half, []byte("ha"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := deployed(t, folder, at, Options{}); err != nil {
		t.Error(err)
	}
	same(t, at, site)
}

// A gateway is a store that speaks S3, with a folder behind it, and how much was sent to it.
type gateway struct {
	address, folder string
}

// startGateway starts versitygw (https://github.com/versity/versitygw) on this machine.
func startGateway(t *testing.T) gateway {
	t.Helper()
	program := testkit.Reader(t, "versitygw")
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host := free.Addr().String()
	free.Close()
	root := t.TempDir()
	g := gateway{"s3://plans/site?region=us-east-1&use_path_style=true&endpoint=http://" + host,
		filepath.Join(root, "plans", "site")}
	if err := os.Mkdir(filepath.Join(root, "plans"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("AWS_ACCESS_KEY_ID", "tests")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "of gazette")
	c := exec.Command(program, "--port", host, "posix", root)
	c.Env = append(os.Environ(), "ROOT_ACCESS_KEY=tests", "ROOT_SECRET_KEY=of gazette")
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	for range 100 {
		if answer, err := http.Get("http://" + host); err == nil {
			_, _ = io.Copy(io.Discard, answer.Body)
			answer.Body.Close()
			return g
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s does not answer", program)
	return g
}

// A store of others is told what the files are, a deployment that was killed twice is finished, and what had arrived
// is not sent again.
func TestKilledDeploymentToS3IsResumed(t *testing.T) {
	g := startGateway(t)
	site := someSite("new")
	folder := built(t, site)
	for _, until := range []int{15, 40} {
		killed(t, folder, g.address, func() bool { return count(g.folder) >= until })
	}
	arrived := count(g.folder)
	r, err := deployed(t, folder, g.address, Options{Verify: true})
	if err != nil || r.Compared != len(site) {
		t.Fatalf("%d compared, %v", r.Compared, err)
	}
	t.Logf("killed twice, %d files of %d were there; then %d sent with %d bytes", arrived, len(site), r.Sent, r.Bytes)
	// The lock and the names are two of what had arrived.
	if r.Sent > len(site)-(arrived-2) {
		t.Errorf("%d files had arrived and %d of %d were sent", arrived, r.Sent, len(site))
	}
	same(t, g.folder, site)
	if r, err := deployed(t, folder, g.address, Options{Verify: true}); err != nil || !r.Unchanged() {
		t.Errorf("the third time %d are sent, %v", r.Sent, err)
	}
	old := built(t, someSite("old"))
	if r, err := deployed(t, old, g.address, Options{}); err != nil || r.Sent != 44 || len(r.Removed) != 21 {
		t.Errorf("%d are sent and %d removed, %v", r.Sent, len(r.Removed), err)
	}
	same(t, g.folder, someSite("old"))
}

// How a file is to be served goes with it, and a store that refuses says why in words that help.
func TestS3IsToldHowFilesAreServedAndSaysWhatIsWrong(t *testing.T) {
	g := startGateway(t)
	folder := built(t, map[string]string{"assets/site.ABCDEFGH.js": "js", "index.html": "page", "data/a.csv": "a"})
	if _, err := deployed(t, folder, g.address, Options{}); err != nil {
		t.Fatal(err)
	}
	s, err := open(context.Background(), g.address, true)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][2]string{
		"assets/site.ABCDEFGH.js": {"text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
		"index.html":              {"text/html; charset=utf-8", "no-cache"},
		"data/a.csv":              {"text/csv; charset=utf-8", "no-cache"},
	} {
		got, err := s.(bucket).Attributes(context.Background(), name)
		if err != nil || got.ContentType != want[0] || got.CacheControl != want[1] {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	_, err = deployed(t, folder, "s3://absent"+g.address[len("s3://plans/site"):], Options{})
	fails(t, err, "no such bucket")
	_, err = deployed(t, folder, "s3://plans?region=eu-none-1"+g.address[len("s3://plans/site?region=us-east-1"):],
		Options{})
	fails(t, err, "region")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "wrong")
	_, err = deployed(t, folder, g.address, Options{})
	fails(t, err, "does not know these keys")
}
