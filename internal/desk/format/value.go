package format

import (
	"strings"

	"gazette/internal/lang"
)

// value is a value of one line in normal form; one of several lines stays as it is laid out. key says whether a text
// is in one of the languages. {zh="县医院,好"} becomes { zh = "县医院，好" }, and ["a","b",] becomes ["a", "b"].
func value(raw, key string) string {
	raw = strings.TrimSpace(raw)
	if strings.Contains(raw, "\n") {
		return raw
	}
	var out strings.Builder
	tokens := scan(raw)
	for i, t := range tokens {
		next, before := "", ""
		if i+1 < len(tokens) {
			next = tokens[i+1]
		}
		if i > 0 {
			before = tokens[i-1]
		}
		switch t {
		case "{":
			out.WriteString("{")
			if next != "}" {
				out.WriteByte(' ')
			}
		case "}":
			if before != "{" {
				out.WriteByte(' ')
			}
			out.WriteString("}")
		case ",":
			if next != "]" {
				out.WriteString(", ")
			}
		case "=":
			key = strings.Trim(before, `"'`)
			out.WriteString(" = ")
		default:
			out.WriteString(word(t, key))
		}
	}
	return out.String()
}

// word puts the punctuation of a text in order, when its key says in which language it is.
func word(token, key string) string {
	if !strings.HasPrefix(token, `"`) || strings.HasPrefix(token, `"""`) || (key != "zh" && key != "en") {
		return token
	}
	return `"` + punctuate(token[1:len(token)-1], lang.Lang(key)) + `"`
}

// scan cuts a value of one line into strings, signs and other words.
func scan(s string) []string {
	var tokens []string
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == ' ' || c == '\t':
			i++
		case strings.IndexByte("{}[],=", c) >= 0:
			tokens = append(tokens, s[i:i+1])
			i++
		case c == '"' || c == '\'':
			end := stringEnd(s, i)
			tokens = append(tokens, s[i:end])
			i = end
		default:
			end := i
			for end < len(s) && strings.IndexByte("{}[],=\t", s[end]) < 0 {
				end++
			}
			tokens = append(tokens, strings.TrimSpace(s[i:end]))
			i = end
		}
	}
	return tokens
}

// stringEnd is the offset behind the string that begins at i.
func stringEnd(s string, i int) int {
	quote := s[i : i+1]
	if strings.HasPrefix(s[i:], quote+quote+quote) {
		if end := strings.Index(s[i+3:], quote+quote+quote); end >= 0 {
			end += i + 6
			for end < len(s) && s[end:end+1] == quote { // up to two quotes may stand before the closing three
				end++
			}
			return end
		}
		return len(s)
	}
	for j := i + 1; j < len(s); j++ {
		if s[j] == '\\' && quote == `"` {
			j++
		} else if s[j:j+1] == quote {
			return j + 1
		}
	}
	return len(s)
}
