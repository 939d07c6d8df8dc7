package card

import (
	"strings"
	"unicode"

	"golang.org/x/image/math/fixed"
)

const (
	ellipsis, dots = "…", "..." // of Chinese type, which is as wide as a character, and of Latin type
	// neverFirst must not begin a line.
	neverFirst = "，。、；：？！）》〉」』】〕”’％·,.;:?!)%"
)

// broken breaks words into lines: between words, or before any Chinese character that may begin a line. What does not
// fit into so many lines is cut off, which the last one shows; whole says that nothing was.
func broken(face *face, words string, room, most int) (lines []string, whole bool) {
	rest := strings.TrimSpace(words)
	for rest != "" {
		if len(lines) == most-1 {
			last := cut(face, rest, room)
			return append(lines, last), last == rest
		}
		line := rest[:breakAt(face, rest, room)]
		lines = append(lines, strings.TrimSpace(line))
		rest = strings.TrimSpace(rest[len(line):])
	}
	return lines, true
}

// breakAt is how much of the words the first line takes: as much as has room, and one character at the least.
func breakAt(face *face, words string, room int) int {
	at, before := 0, rune(0)
	var wide fixed.Int26_6
	for i, r := range words {
		if i > 0 && mayBreak(before, r) {
			at = i
		}
		if wide += face.advance(r); wide.Ceil() > room {
			if at == 0 {
				at = max(i, len(string(r)))
			}
			return at
		}
		before = r
	}
	return len(words)
}

// mayBreak reports whether a line may end between two characters.
func mayBreak(before, after rune) bool {
	if strings.ContainsRune(neverFirst, after) || strings.ContainsRune("（《〈「『【〔“‘(", before) {
		return false
	}
	return before == ' ' || unicode.Is(unicode.Han, after) || unicode.Is(unicode.Han, before) ||
		strings.ContainsRune(neverFirst[:strings.Index(neverFirst, ",")], before)
}

// cut is a line of the words, with a sign for what has no room.
func cut(face *face, words string, room int) string {
	if face.width(words) <= room {
		return words
	}
	sign := ellipsis
	if !strings.ContainsFunc(words, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		sign = dots
	}
	kept, wide := 0, fixed.I(face.width(sign))
	for i, r := range words {
		if wide += face.advance(r); wide.Ceil() > room && i > 0 {
			kept = i
			break
		}
	}
	return strings.TrimRight(words[:kept], " ，、；：,;·（(") + sign
}
