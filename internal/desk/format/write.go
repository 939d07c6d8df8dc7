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

// Text writes a text in two languages as an inline table; of a site in one language, only the words of that.
func Text(t lang.Text) string {
	var words []string
	for _, l := range lang.Langs {
		if s := t.In(l); s != "" {
			words = append(words, string(l)+" = "+Quote(s))
		}
	}
	return "{ " + strings.Join(words, ", ") + " }"
}
