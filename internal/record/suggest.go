package record

import (
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/diag"
	"gazette/internal/lang"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the one of the known names that was probably meant, or "" when none is near. “target” finds
// “targets” and “Song-County” finds “song_county”; “goals” finds nothing among the names of counts.
func Nearest(name string, known []string) string {
	best, least := "", 0
	length := utf8.RuneCountInString(name)
	for _, k := range known {
		// So many slips may lie between: one letter in three, and two in a short name.
		limit := max(2, length/3)
		if utf8.RuneCountInString(k) > length+limit || length > utf8.RuneCountInString(k)+limit {
			continue
		}
		// Case and the kind of hyphen are the commonest slips, so they cost nothing.
		d := levenshtein.ComputeDistance(plainName(name), plainName(k))
		// As many slips as letters would leave nothing of the name.
		if d <= limit && d < length && (best == "" || d < least) {
			best, least = k, d
		}
	}
	return best
}

// plainName makes names comparable, with one kind of letters and of joints.
func plainName(s string) string {
	return strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(s))
}

// choiceHint names what was probably meant, and otherwise all there is.
func choiceHint(meant string, all []string) lang.Text {
	switch {
	case len(all) == 0:
		return lang.Text{ZH: "请删除", EN: "delete it"}
	case meant != "":
		return lang.Text{ZH: "请改为“%s”；此处可用：%s", EN: "write %q; allowed here: %s"}.With(meant, listed(all))
	}
	return lang.Text{ZH: "此处可用：%s", EN: "allowed here: %s"}.With(listed(all))
}

// listed are names one after another.
func listed(names []string) lang.Text {
	return lang.Text{ZH: strings.Join(names, "、"), EN: strings.Join(names, ", ")}
}

// missingHint shows the line to add.
func missingHint(f field) lang.Text {
	t := pointee(f.typ)
	if t.Kind() == reflect.Slice && expected(pointee(t.Elem())) == tableValue && !isShort(pointee(t.Elem())) {
		return lang.Text{
			ZH: "请写上以 [[%s]] 开头的部分",
			EN: "write a part that starts with [[%s]]",
		}.With(tomlKey(f.key))
	}
	line := tomlKey(f.key) + " = " + sample(f.typ, f)
	if allowed := f.enum(); len(allowed) > 0 {
		return lang.Text{ZH: "请写上 %s；可用的值：%s", EN: "write %s; allowed are %s"}.With(line, listed(allowed))
	}
	return lang.Text{ZH: "请写上 %s", EN: "write %s"}.With(line)
}

// isShort reports whether a table fits on a line, as a text in two languages does.
func isShort(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && len(fields(t)) <= 2
}

// tomlKey writes a key as it stands in a file, in quotes if it must be.
func tomlKey(key string) string {
	plain := func(c rune) bool {
		return c == '-' || c == '_' || c < utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c))
	}
	if key != "" && !strings.ContainsFunc(key, func(c rune) bool { return !plain(c) }) {
		return key
	}
	return strconv.Quote(diag.Brief(key))
}
