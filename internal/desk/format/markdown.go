package format

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/record"
	"gazette/internal/richtext"
	"gazette/internal/source"
)

// page is a Markdown file with its head, when it has one.
func page(data []byte, language lang.Lang, schema record.Schema) ([]byte, error) {
	data = source.Plain(data)
	head, body, found := cutHead(data)
	if !found {
		return markdown(data, language)
	}
	head, err := toml(head, schema)
	if err != nil {
		return nil, err
	}
	normal, err := markdown(body, language)
	return slices.Concat([]byte("+++\n"), head, []byte("+++\n\n"), normal), err
}

var fence = regexp.MustCompile(`(?m)^\+\+\+[ \t]*(?:\n|\z)`)

// cutHead parts the TOML between the lines of +++ from the text.
func cutHead(data []byte) (head, body []byte, found bool) {
	trimmed := bytes.TrimLeft(data, "\n \t")
	marks := fence.FindAllIndex(trimmed, 2)
	if len(marks) < 2 || marks[0][0] != 0 {
		return nil, data, false
	}
	return trimmed[marks[0][1]:marks[1][0]], trimmed[marks[1][1]:], true
}

// protected are the parts of a line in which signs are no punctuation: code, the targets of links,
// addresses, and what makes a line a heading, a list item or a numbered clause.
var protected = regexp.MustCompile(
	"`+[^`]*`+" +
		`|\]\([^)]*\)|<[^>]*>|[a-zA-Z][a-zA-Z0-9+.-]*://[^\s）)】」]*` +
		`|^\s*(?:[#>*+-]+\s+)?(?:\d+[.)．]|[(（]\d+[)）]|[（(]?[一二三四五六七八九十百]+[)）、.．])\s*` +
		`|^\s*[#>*+-]+\s|^[\s|:-]+$`,
)

// markdown is a text in normal form: no spaces at the ends of lines but a hard break's two, one empty
// line between blocks, paragraphs without the indent of print, punctuation of its language.
func markdown(body []byte, language lang.Lang) ([]byte, error) {
	body = source.Plain(body)
	var out []string
	code := false
	for _, l := range strings.Split(string(body), "\n") {
		if strings.HasPrefix(strings.TrimSpace(l), "```") || strings.HasPrefix(strings.TrimSpace(l), "~~~") {
			code = !code
			out = append(out, strings.TrimRight(l, " \t"))
			continue
		}
		if code {
			out = append(out, l)
			continue
		}
		indented := strings.TrimLeft(l, "\u3000\u2003\u2002\u00a0")
		if indented != l && len(out) > 0 && out[len(out)-1] != "" {
			out = append(out, "") // an indent begins a paragraph
		}
		out = append(out, punctuateLine(trimEnd(indented), language))
	}
	normal := closed(tidyText(out))
	if len(bytes.TrimSpace(body)) == 0 {
		normal = nil
	}
	if !sameBlocks(body, normal) {
		return nil, errMeaning
	}
	return normal, nil
}

// trimEnd keeps the two spaces of a hard break. CommonMark reads two or more spaces at the end of a line as a break;
// other space there says nothing.
func trimEnd(l string) string {
	short := strings.TrimRight(l, " \t\u3000\u2003\u2002\u00a0")
	if strings.HasSuffix(l, "  ") && short != "" {
		return short + "  "
	}
	return short
}

func punctuateLine(l string, language lang.Lang) string {
	var kept []string
	// A private-use character stands in for what is protected: no text of a plan has it.
	const mark = "\ue000"
	if strings.Contains(l, mark) {
		return l
	}
	open := protected.ReplaceAllStringFunc(l, func(part string) string {
		kept = append(kept, part)
		return mark
	})
	open = punctuate(open, language)
	for _, part := range kept {
		open = strings.Replace(open, mark, part, 1)
	}
	return open
}

// tidyText is tidy outside of code, whose empty lines count.
func tidyText(lines []string) []string {
	var out []string
	code := false
	for _, l := range lines {
		if strings.HasPrefix(strings.TrimSpace(l), "```") || strings.HasPrefix(strings.TrimSpace(l), "~~~") {
			code = !code
		}
		if !code && l == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, l)
	}
	return out
}

// sameBlocks reports whether two texts parse to the same blocks, but for the width of signs. It is what makes a
// mistake in this package harmless: a text that would be read otherwise is not written.
func sameBlocks(a, b []byte) bool {
	parse := func(data []byte) []richtext.Block {
		blocks, _ := (&source.File{Path: "index.md", Data: data}).Markdown(data) // both have the same faults
		return blocks
	}
	x, y := parse(a), parse(b)
	return shape(x) == shape(y) && sameText(richtext.PlainBlocks(x), richtext.PlainBlocks(y))
}

// shape is the nesting of the blocks.
func shape(blocks []richtext.Block) string {
	var b strings.Builder
	for _, x := range blocks {
		b.WriteString("(")
		b.WriteByte(byte('a' + x.Kind%26))
		b.WriteByte(byte('0' + x.Level))
		b.WriteString(shape(x.Children))
		b.WriteByte(')')
	}
	return b.String()
}
