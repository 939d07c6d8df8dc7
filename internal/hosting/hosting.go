// Package hosting says how the files of a site are to be served: as which media type, for how long they may be kept,
// and what pages may load. The preview, the pages themselves, the output's _headers and deploy have it from here, and
// the sample configurations for web servers are held to it by a test.
package hosting

import (
	"path"
	"strings"
)

// types are the media types of what a site can hold; the system's own table differs from machine to machine.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8", ".geojson": "application/geo+json",
	".csv": "text/csv; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".cff": "text/plain; charset=utf-8",
	".xml": "application/xml", ".atom": "application/atom+xml", ".ics": "text/calendar; charset=utf-8",
	".webmanifest": "application/manifest+json",
	".xlsx":        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".sqlite":      "application/vnd.sqlite3", ".pdf": "application/pdf",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".ico": "image/x-icon", ".woff2": "font/woff2",
}

// Binary is the media type of what only programs of the site's own read, and of what is not known.
const Binary = "application/octet-stream"

// Type is the media type of a file, by its name.
func Type(name string) string {
	if kind := types[strings.ToLower(path.Ext(name))]; kind != "" {
		return kind
	}
	return Binary
}

// Hashed is the folder in which every name holds the hash of what the file holds: it never changes.
const Hashed = "assets/"

// How long a file may be kept without asking again.
const (
	Forever = "public, max-age=31536000, immutable"
	Asked   = "no-cache" // kept, but asked for each time: an unchanged one costs a 304
)

// Caching is for how long a file may be kept, by its name.
func Caching(name string) string {
	if strings.HasPrefix(name, Hashed) {
		return Forever
	}
	return Asked
}

// Policy is the Content-Security-Policy, as a header and in each page itself: nothing inline runs and no other host is
// asked.
const Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
	"manifest-src 'self'; base-uri 'none'; form-action 'self'"

// Unframed is what the header says besides the policy of all that is no embed: it is not shown inside pages of another
// host, which could lay something of theirs over it. A page cannot say so itself, for browsers heed it in the header
// only.
const Unframed = "; frame-ancestors 'self'"

// mayBeFramed reports whether a file, or the folder in whose place it is sent, may be shown inside pages of others: the
// embed of a target.
func mayBeFramed(name string) bool {
	is, _ := path.Match("*/targets/*/*/embed/*", name) // the pattern is well formed
	return is
}

// A Header is one that every answer has.
type Header struct{ Name, Value string }

// Headers are those that every answer has, by the name of the file that is sent.
func Headers(name string) []Header {
	policy := Policy + Unframed
	if mayBeFramed(name) {
		policy = Policy
	}
	return []Header{
		{"Content-Security-Policy", policy},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "strict-origin-when-cross-origin"},
	}
}
