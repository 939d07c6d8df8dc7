package deploy

import (
	"context"
	"errors"
	"gazette/internal/publish"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// answering is an object store at an address of this machine that answers so.
func answering(t *testing.T, silence time.Duration, answer http.HandlerFunc) store {
	t.Helper()
	t.Setenv("AWS_ACCESS_KEY_ID", "tests")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "of gazette")
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	u, err := url.Parse("s3://plans/规划 站?region=us-east-1&use_path_style=true&endpoint=" + server.URL)
	if err != nil {
		t.Fatal(err)
	}
	s, err := openObjects(context.Background(), u.String(), u, silence)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.close() })
	return s
}

// A store that takes a request and says nothing is asked again, and names of any script arrive as they are.
func TestStoreThatHangsIsAskedAgain(t *testing.T) {
	var asked atomic.Int64
	end := make(chan struct{})
	s := answering(t, time.Second, func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) == 1 {
			<-end
			return
		}
		_, _ = io.WriteString(w, r.URL.Path)
	})
	defer close(end)
	if got, err := s.read(context.Background(), "附件 1.pdf"); string(got) != "/plans/规划 站/附件 1.pdf" {
		t.Errorf("%q was read, %v", got, err)
	}
}

// What answers and is no store is said to be none, in whatever way it answers.
func TestWhatSpeaksNoS3IsSaidToBeNone(t *testing.T) {
	for _, status := range []int{http.StatusOK, http.StatusNotFound, http.StatusMethodNotAllowed} {
		s := answering(t, time.Minute, func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			_, _ = io.WriteString(w, "<!doctype html><html><head><meta charset=utf-8></head><body>hello</body></html>")
		})
		_, err := listed(context.Background(), s)
		fails(t, explained("s3://plans", err), "does not speak S3")
	}
}

func TestAddressesThatMeanNoStoreAreRefused(t *testing.T) {
	for address, says := range map[string]string{
		"s3://plans?region=us-east-1&endpoint=s3.example.org":      "is no address",
		"s3://plans?region=us-east-1&endpoint=s3.example.org:9000": "is no address",
		"s3://plans?region=us-east-1&endpoint=":                    "is no address",
		"s3://plans/site#1?region=us-east-1":                       "has a # in it",
		"file:///srv/site#1":                                       "has a # in it",
	} {
		_, err := open(context.Background(), address, false)
		fails(t, err, says)
	}
	name := &net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", Name: "plans.127.0.0.1"}}
	var fault *publish.Fault
	if !errors.As(explained("s3://plans", name), &fault) || !strings.Contains(fault.Hint.EN, "use_path_style=true") {
		t.Errorf("a bucket that is no host name is met with %v", fault)
	}
}

// A line is a connection that notes what waits for what.
type line struct {
	net.Conn
	waits []string
}

func (l *line) SetDeadline(time.Time) error     { l.waits = append(l.waits, "both"); return nil }
func (l *line) SetReadDeadline(time.Time) error { l.waits = append(l.waits, "answer"); return nil }
func (l *line) Read([]byte) (int, error)        { return 1, nil }
func (l *line) Write(p []byte) (int, error) {
	if len(p) > 9 {
		return 3, errors.New("cut")
	}
	return len(p), nil
}

// A slow line is not given up while something goes or comes: each piece that goes gives the answer its time anew.
func TestSlowLinesAreNotGivenUp(t *testing.T) {
	t.Parallel()
	l := &line{}
	c := heard{l, time.Minute}
	for range 2 {
		if _, err := c.Write([]byte("piece")); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(l.waits, " "); got != "both answer both answer answer" {
		t.Errorf("time is given for %s", got)
	}
	if n, err := c.Write([]byte("a long piece")); n != 3 || err == nil {
		t.Errorf("%d bytes went, %v", n, err)
	}
}
