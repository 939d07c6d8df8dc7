package policy

import (
	"regexp"
	"strings"
)

var noSlug = regexp.MustCompile(`[^a-z0-9]+`)

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// IsSlug reports whether a name can be part of an address, which is published once and never changes.
func IsSlug(s string) bool { return len(s) <= MostSlug && slug.MatchString(s) }

// MostSlug is how long such a name may be: file systems take 255 bytes, and some wrap names in longer ones.
const MostSlug = 100

// longestSlug is in bytes; an address is still to be read and copied.
const longestSlug = 60

// Slug makes a part of an address of English words: "Song County People's Hospital" becomes
// "song-county-peoples-hospital". It is empty when there are none.
func Slug(english string) string {
	s := strings.ToLower(strings.NewReplacer("'", "", "’", "").Replace(english))
	s = strings.Trim(noSlug.ReplaceAllString(s, "-"), "-")
	if len(s) > longestSlug {
		s = strings.TrimRight(s[:longestSlug], "-")
	}
	return s
}
