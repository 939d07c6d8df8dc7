package format

import (
	"fmt"
	"strings"

	"gazette/internal/lang"
)

// Quote writes a text as a basic string.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range strings.ToValidUTF8(s, "�") {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c < 0x20 || c == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Text writes a text in two languages as an inline table.
func Text(t lang.Text) string {
	return "{ zh = " + Quote(t.ZH) + ", en = " + Quote(t.EN) + " }"
}
