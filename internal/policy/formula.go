package policy

import "strings"

// BeginsFormula reports whether a spreadsheet that opens a text in a table takes it for a formula, by its first
// sign, the full-width ones of Chinese keyboards included.
func BeginsFormula(s string) bool {
	return s != "" && strings.ContainsAny(string([]rune(s)[0]), "=+-@\t\r\n＝＋－＠")
}
