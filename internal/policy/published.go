package policy

import (
	"regexp"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

// A FormerID is an id that a record had when it was published: the address that was made of it leads to the record.
type FormerID struct {
	ID  string
	Pos diag.Pos
}

// A PublishedAddress is a line of the list of all addresses that were ever published.
type PublishedAddress struct {
	Path string // below the language: "hospitals/song-county-hospital/", "plans/song-county-plan/#c3-2"
	Pos  diag.Pos
}

// A Withdrawal says that what stood at an address was wrong and is gone, since when and why.
type Withdrawal struct {
	Address string // as in the list of addresses; that of a plan stands for all that belonged to it
	On      Date
	Why     lang.Text
	Pos     diag.Pos
}

var address = regexp.MustCompile(`^(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+(?:#[A-Za-z0-9][A-Za-z0-9._-]*)?$`)

// IsAddress reports whether an address below a language has the form of one that a site can have.
func IsAddress(s string) bool { return address.MatchString(s) }
