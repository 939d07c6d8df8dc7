// Package source turns the files of a site into text with positions: it says what each file is,
// and parses its Markdown.
//
// It is the first stage: an fs.FS goes in, a [Tree] of files and [richtext] blocks
// come out, each with its place. It knows nothing of plans and hospitals; load does. Only it
// knows goldmark and go-enry.
//
// # Files
//
// A site is config.toml, content/ and data/; nothing else is read. Below content/ stand Markdown
// (.md), TOML, images and attachments, below data/ only
// TOML and the list of published addresses. A file is taken for what its ending
// says, and its bytes must agree. Text is UTF-8; a byte order mark is stripped and line ends become
// "\n", so that an offset means the same on every machine. Whatever is not used is reported: nothing
// is dropped in silence. Which characters a text may hold package
// characters says: what it refuses is reported in the file as it is, what it folds is folded in runs of
// text, so that places stay true. Where git has left a conflict in a text, that is reported once, and the text is
// read as it stands in ours.
//
// # Markdown
//
// CommonMark with tables, and four differences that pasted official text asks for: an indented line
// is never code, a line that starts with full-width spaces starts a paragraph, emphasis works beside
// Chinese punctuation, and raw HTML is an error.
package source

import (
	"path"
	"slices"
	"strings"
)

// A Kind says what a file is.
type Kind string

// The kinds of files.
const (
	KindTOML       Kind = "toml"
	KindMarkdown   Kind = "markdown"
	KindImage      Kind = "image"
	KindAttachment Kind = "attachment"
	KindAddresses  Kind = "addresses" // the list of [AddressesFile]
)

// A File is one file of the site. Text is valid UTF-8 without a byte order mark, its lines end in "\n".
// An image or attachment that is too large is listed without its data, so that what refers to it is
// not reported as well.
type File struct {
	Path string // slash-separated, from the site root
	Kind Kind
	Data []byte
}

// A Tree holds the files of a site, sorted by path. Unread has the paths of files and folders that could not be read
// or used, each of which has a diagnostic already: what they hold is not reported as missing as well.
type Tree struct {
	Files  []*File
	Unread map[string]bool
}

// Lacks reports whether there is no file of that path, neither a whole one nor one with a fault.
func (t *Tree) Lacks(name string) bool {
	for in := name; in != "."; in = path.Dir(in) {
		if t.Unread[in] {
			return false
		}
	}
	return t.File(name) == nil
}

// File returns the file with that path, or nil.
func (t *Tree) File(path string) *File {
	i, found := t.search(path)
	if !found {
		return nil
	}
	return t.Files[i]
}

// Under returns the files below a folder, at any depth.
func (t *Tree) Under(dir string) []*File {
	prefix := strings.TrimSuffix(dir, "/") + "/"
	start, _ := t.search(prefix)
	end := start
	for end < len(t.Files) && strings.HasPrefix(t.Files[end].Path, prefix) {
		end++
	}
	return t.Files[start:end]
}

// search finds where a path is in the sorted files, or would be.
func (t *Tree) search(path string) (int, bool) {
	return slices.BinarySearchFunc(t.Files, path, func(f *File, path string) int {
		return strings.Compare(f.Path, path)
	})
}
