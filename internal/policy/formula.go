package policy

import (
	"strings"
	"unicode/utf8"
)

// BeginsFormula reports whether a spreadsheet that opens a text in a table takes it for a formula, by its first
// sign, the full-width ones of Chinese keyboards included.
func BeginsFormula(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first)
}
