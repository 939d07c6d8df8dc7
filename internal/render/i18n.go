package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/lang"
)

// wordsFile is where a theme has its words of a language.
func wordsFile(l lang.Lang) string { return "i18n/" + string(l) + ".json" }

// A word is an entry of an i18n file.
type word struct{ place, key, text string }

// readWordList reads an i18n file of a theme. A fault says its line.
func readWordList(theme fs.FS, name string) ([]word, error) {
	data, err := fs.ReadFile(theme, name)
	if err != nil {
		return nil, err
	}
	file, _ := placeOf(theme, name)
	d := json.NewDecoder(bytes.NewReader(data))
	place := func() string {
		return fmt.Sprintf("%s:%d", file, 1+bytes.Count(data[:d.InputOffset()], []byte("\n")))
	}
	if first, err := d.Token(); err != nil || first != json.Delim('{') {
		return nil, fmt.Errorf(`%s: the file must be {"key": "words", …}`, place())
	}
	var words []word
	seen := map[string]bool{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", place(), err)
		}
		w := word{place: place(), key: fmt.Sprint(key)}
		if err := d.Decode(&w.text); err != nil {
			return nil, fmt.Errorf("%s: %q: %w", w.place, w.key, err)
		}
		if seen[w.key] {
			return nil, fmt.Errorf("%s: %q stands here a second time", w.place, w.key)
		}
		seen[w.key] = true
		words = append(words, w)
	}
	if _, err := d.Token(); err == io.EOF {
		return nil, fmt.Errorf("%s: the file ends before its last }", place())
	} else if err != nil {
		return nil, fmt.Errorf("%s: %w", place(), err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("%s: something stands after the last }", place())
	}
	return words, nil
}

// verb is a place in a text for a value.
var verb = regexp.MustCompile(`%(?:\[\d+\])?[sd]`)

// inNumber chooses of each {one|more} in a text by the number whose place is the last before it.
func inNumber(text string, args []any) string {
	if !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		forms, after, closed := strings.Cut(rest, "}")
		one, more, two := strings.Cut(forms, "|")
		switch {
		case !found:
			return b.String()
		case !closed || !two:
			b.WriteString("{")
			text = rest
			continue
		case numberBefore(b.String(), args) == 1:
			more = one
		}
		b.WriteString(more)
		text = after
	}
}

// numberBefore is the argument for the last place in a text, 0 where that is no number.
func numberBefore(text string, args []any) int {
	at := -1
	for rest := text; ; { // not by verb: pages ask this often
		_, after, found := strings.Cut(rest, "%")
		if !found {
			break
		}
		at++
		if number, _, ok := strings.Cut(after, "]"); ok && strings.HasPrefix(after, "[") {
			at, _ = strconv.Atoi(number[1:])
			at--
		}
		rest = after
	}
	if at < 0 || at >= len(args) {
		return 0
	}
	n, _ := args[at].(int)
	return n
}

// verbsOf are the places for values in a text, by their numbers.
func verbsOf(text string) []string {
	var verbs []string
	for i, v := range verb.FindAllString(text, -1) {
		if v[1] != '[' {
			v = fmt.Sprintf("%%[%d]%s", i+1, v[1:])
		}
		verbs = append(verbs, v)
	}
	slices.Sort(verbs)
	return slices.Compact(verbs)
}

func spoken(verbs []string) string {
	if len(verbs) == 0 {
		return "no place for a value"
	}
	return strings.Join(verbs, ", ")
}
