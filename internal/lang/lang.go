// Package lang holds the languages of a site and words in both.
//
// It is the first of the pipeline's packages and imports nothing of ours: content, diagnostics and
// records all speak by it. There is one order, Chinese before English, and words are always written with
// their languages named, so that the two cannot be taken for each other.
package lang

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// A Lang is one of the languages that a site can have.
type Lang string

// The languages, in the order they are listed to readers.
const (
	ZH Lang = "zh"
	EN Lang = "en"
)

// Langs are the languages, in that order.
var Langs = [...]Lang{ZH, EN}

// Other returns the other language.
func (l Lang) Other() Lang {
	if l == ZH {
		return EN
	}
	return ZH
}

// Tag is the language as a BCP 47 tag: Chinese is written in simplified characters, as on the mainland.
func (l Lang) Tag() string {
	if l == ZH {
		return "zh-CN"
	}
	return string(l)
}

// Name is what the language is called in each.
func (l Lang) Name() Text {
	if l == ZH {
		return Text{ZH: "中文", EN: "Chinese"}
	}
	return Text{ZH: "英文", EN: "English"}
}

// A Text is the same words in both languages.
type Text struct {
	ZH string `toml:"zh" json:"zh" required:"true"`
	EN string `toml:"en" json:"en" required:"true"`
}

// Same is what both languages write alike: a code, a figure.
func Same(s string) Text { return Text{ZH: s, EN: s} }

// In returns the words in one language: in Chinese, or for any other language in English.
func (t Text) In(l Lang) string {
	if l == ZH {
		return t.ZH
	}
	return t.EN
}

// IsZero reports whether neither language has words.
func (t Text) IsZero() bool { return t == Text{} }

// Count is a number of things, for a sentence to be formatted with: in Chinese the number alone, as the measure word
// behind it stays the same; in English the number and the word that goes with it.
func Count(n int, one, many string) Text {
	if n == 1 {
		many = one
	}
	return Text{ZH: strconv.Itoa(n), EN: strconv.Itoa(n) + " " + many}
}

// With formats the same arguments into both texts, as fmt does; an argument that is itself a Text gives its own
// language to each, and the other where it has one only: a sentence names a place by the name it has. Where the
// languages order them differently, use explicit indexes: %[2]s.
func (t Text) With(args ...any) Text {
	zh, en := slices.Clone(args), slices.Clone(args)
	for i, arg := range args {
		if of, ok := arg.(Text); ok {
			zh[i], en[i] = cmp.Or(of.ZH, of.EN), cmp.Or(of.EN, of.ZH)
		}
	}
	return Text{ZH: fmt.Sprintf(t.ZH, zh...), EN: fmt.Sprintf(t.EN, en...)}
}
