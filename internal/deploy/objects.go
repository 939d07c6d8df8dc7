package deploy

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"gocloud.dev/blob"
	"gocloud.dev/blob/s3blob"
)

// usualSilence is after how long a connection on which nothing goes or comes is given up, and the request tried again.
const usualSilence = 2 * time.Minute

// openObjects opens an object store: s3://bucket/folder?region=…
func openObjects(ctx context.Context, address string, u *url.URL, silence time.Duration) (store, error) {
	if at := u.Query().Get("endpoint"); u.Query().Has("endpoint") && !isEndpoint(at) {
		return nil, badEndpoint(address, at)
	}
	var opener s3blob.URLOpener
	b, err := opener.OpenBucketURL(ctx, u)
	if err != nil {
		return nil, badAddress(address, err)
	}
	var client *s3.Client
	if b.As(&client) {
		opened := b
		defer opened.Close()
		b, err = s3blob.OpenBucket(ctx, s3.New(client.Options(), impatient(silence)), u.Host, &opener.Options)
		if err != nil {
			return nil, badAddress(address, err)
		}
	}
	if folder := strings.Trim(u.Path, "/"); folder != "" {
		b = blob.PrefixedBucket(b, folder+"/")
	}
	return bucket{Bucket: b}, nil
}

func isEndpoint(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// impatient gives up connections that are silent for so long. The library's own limit is for what comes alone: it would
// cut a large file off that goes out over a slow line.
func impatient(silence time.Duration) func(*s3.Options) {
	return func(o *s3.Options) {
		o.DisableLogOutputChecksumValidationSkipped = true // what arrived is compared here
		c, ok := o.HTTPClient.(*awshttp.BuildableClient)
		if !ok {
			return
		}
		o.HTTPClient = c.WithReadTimeout(0).WithTransportOptions(func(t *http.Transport) {
			dial := t.DialContext
			t.DialContext = func(ctx context.Context, network, at string) (net.Conn, error) {
				conn, err := dial(ctx, network, at)
				if err != nil {
					return nil, err
				}
				if tcp, ok := conn.(*net.TCPConn); ok {
					_ = tcp.SetWriteBuffer(unseen) // else what a slow line has not carried yet counts as gone
				}
				return heard{conn, silence}, nil
			}
		})
	}
}

// unseen is how much may be on its way that is not known to have gone.
const unseen = 64 << 10

// A heard connection ends when nothing goes or comes for so long. While something goes, an answer may take its time.
type heard struct {
	net.Conn
	silence time.Duration
}

func (c heard) Read(p []byte) (int, error) {
	if err := c.SetReadDeadline(time.Now().Add(c.silence)); err != nil {
		return 0, err
	}
	return c.Conn.Read(p)
}

func (c heard) Write(p []byte) (int, error) {
	if err := c.SetDeadline(time.Now().Add(c.silence)); err != nil {
		return 0, err
	}
	n, err := c.Conn.Write(p)
	if n > 0 && err == nil {
		err = c.SetReadDeadline(time.Now().Add(c.silence))
	}
	return n, err
}
