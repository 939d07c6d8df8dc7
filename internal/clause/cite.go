package clause

import (
	"strings"

	"gazette/internal/lang"
)

// Cite names a part as officials do: 第三部分（二）第8项, 第十二条第（三）项; clause 3-2-8, Article 12, item 3. In
// Chinese it needs the numbers as printed, from the outermost.
func (p Path) Cite(printed []string, l lang.Lang) string {
	if len(p) == 0 {
		return lang.Text{ZH: "序言", EN: "preamble"}.In(l)
	}
	start := 0 // an article is named without its chapter
	for i, s := range p {
		if s.Kind == Article {
			start = i
		}
	}
	if l == lang.EN {
		return citeEN(p, start)
	}
	var b strings.Builder
	if start > 0 && p[0].Kind == Annex {
		b.WriteString(printed[0])
	}
	inArticle := p[start].Kind == Article
	for _, label := range printed[start:] {
		b.WriteString(citePart(label, inArticle))
	}
	return b.String()
}

// citePart names a part by the style of its printed number, in brackets of full width whatever its own are. What is
// no number stands as it is.
func citePart(printed string, inArticle bool) string {
	label, _, ok := Parse(printed, lang.ZH)
	bare := strings.Trim(printed, "()（）、.．")
	switch {
	case !ok:
		return printed
	case label.Style == HanComma:
		return "第" + bare + "部分"
	case label.Style == Dot || label.Style == Circled:
		return "第" + bare + "项"
	case label.Style != HanParen && label.Style != Paren: // 第十二条
		return printed
	case inArticle:
		return "第（" + bare + "）项"
	}
	return "（" + bare + "）"
}

func citeEN(p Path, start int) string {
	var names []string
	if start > 0 && p[0].Kind == Annex {
		names = append(names, nameEN(p[0]))
	}
	var items Path
	for _, s := range p[start:] {
		if s.Kind == Item {
			items = append(items, s)
			continue
		}
		names = append(names, nameEN(s))
	}
	if len(items) > 0 {
		word := "clause "
		if p[start].Kind == Article {
			word = "item "
		}
		names = append(names, word+items.ID())
	}
	return strings.Join(names, ", ")
}

func nameEN(s Step) string {
	name := map[Kind]string{Chapter: "Chapter ", Section: "Section ", Article: "Article ", Annex: "Annex "}[s.Kind]
	return strings.TrimSpace(name + strings.TrimPrefix(s.String(), string(s.Kind)))
}
