package preview_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gazette/internal/testkit"
)

// ask sends raw bytes, as no well-behaved client would, and returns all that comes back.
func (p *previewed) ask(raw string) string {
	p.t.Helper()
	c, err := net.Dial("tcp", p.host)
	if err != nil {
		p.t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		p.t.Fatal(err)
	}
	if _, err := io.WriteString(c, raw); err != nil {
		return err.Error()
	}
	data, _ := io.ReadAll(c) // what came before the server closed
	return string(data)
}

func request(method, target, version string, headers ...string) string {
	return method + " " + target + " HTTP/" + version + "\r\nHost: localhost\r\nConnection: close\r\n" +
		strings.Join(headers, "") + "\r\n"
}

// Whatever a request says, nothing but the files of the site is answered.
func TestNothingOutsideTheSiteIsServed(t *testing.T) {
	t.Parallel()
	p := start(t, testkit.Small(t))
	const secret = "the-secret-of-another-folder"
	outside := filepath.Join(filepath.Dir(p.folder), "secret.txt")
	if err := os.WriteFile(outside, []byte(secret), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(p.folder, "public"), 0o755); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"public/link.txt": outside, "content/link.txt": outside,
		"content/pages/out": filepath.Dir(p.folder)} {
		if err := os.Symlink(to, filepath.Join(p.folder, filepath.FromSlash(link))); err != nil {
			t.Fatal(err)
		}
	}
	targets := []string{
		"/../secret.txt", "/zh/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
		"/..%5csecret.txt",
		"/zh/%00", "/secret.txt%00.html", "/zh/..;/secret.txt", "/link.txt", "/files/link.txt",
		"/files/pages/out/secret.txt", "/content/link.txt",
		"/config.toml", "/content/plans/county-plan/index.zh.md", "//etc/passwd", "/./././etc/passwd",
		"/-/../config.toml", "/-/..%2fserve.go", "/-/",
		"/" + strings.Repeat("a/", 20000), "/" + strings.Repeat("%2e%2e%2f", 500) + "etc/passwd", "/zh/%ff%fe", "*",
		"http://elsewhere.example/zh/", "/zh/?" + strings.Repeat("x", 30000),
	}
	for _, target := range targets {
		for _, version := range []string{"1.1", "1.0"} {
			answer := p.ask(request("GET", target, version))
			if strings.Contains(answer, secret) || strings.Contains(answer, "root:") ||
				strings.Contains(answer, "base_url") || strings.Contains(answer, "package serve") {
				t.Errorf("%.80s leaves the site:\n%.300s", target, answer)
			}
			if !strings.HasPrefix(answer, "HTTP/1.") {
				t.Errorf("%.80s (HTTP/%s) has no answer: %.100q", target, version, answer)
			}
		}
	}
	if status, _ := p.get("/zh/"); status != http.StatusOK {
		t.Errorf("the server is down: %d", status)
	}
}

func TestHeadsRangesAndMethods(t *testing.T) {
	t.Parallel()
	p := start(t, testkit.Small(t))
	for _, c := range []struct{ raw, want, not string }{
		{request("HEAD", "/zh/", "1.1"), "200 OK", "<html"},
		{request("GET", "/robots.txt", "1.1", "Range: bytes=0-9\r\n"), "206 Partial Content", "Sitemap"},
		{request("GET", "/robots.txt", "1.1", "Range: bytes=99999-\r\n"), "416", "Sitemap"},
		{request("GET", "/zh", "1.1"), "302 Found", "<main"},
		{request("GET", "/zh/", "1.0"), "200 OK", "chunked"},
		{request("POST", "/zh/", "1.1", "Content-Length: 0\r\n"), "405 Method Not Allowed", "<main"},
		{request("GET", "/nowhere/", "1.1"), "404 Not Found", ""},
		{request("HEAD", "/nowhere/", "1.1"), "404 Not Found", "<main"},
		{"GET /zh/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", "403 Forbidden", "<main"},
		{"GET /zh/ HTTP/1.1\r\nConnection: close\r\n\r\n", "400 Bad Request", "<main"},
		{"nonsense\r\n\r\n", "400 Bad Request", "<main"},
		{request("GET", "/zh/", "1.1", "X: "+strings.Repeat("x", 200_000)+"\r\n"), "431", "<main"},
	} {
		answer := p.ask(c.raw)
		if !strings.Contains(strings.SplitN(answer, "\r\n", 2)[0], c.want) {
			t.Errorf("%.60q: want %s, got %.200s", c.raw, c.want, answer)
		}
		if _, body, _ := strings.Cut(answer, "\r\n\r\n"); c.not != "" && strings.Contains(body, c.not) {
			t.Errorf("%.60q: the answer has %q", c.raw, c.not)
		}
	}
}

// A thousand clients that begin to speak and then do not go on keep nobody else waiting.
func TestSlowClientsKeepNobodyWaiting(t *testing.T) {
	t.Parallel()
	p := start(t, testkit.Small(t))
	for range 1000 {
		c, err := net.Dial("tcp", p.host)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := fmt.Fprintf(c, "GET /zh/ HTTP/1.1\r\nHo"); err != nil {
			t.Fatal(err)
		}
	}
	if status, _ := p.get("/zh/"); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
	p.edit(planText, "县医院", "仍可更新的医院")
	p.shows(planPage, "仍可更新的医院")
}
