package source

import (
	"bytes"
	"regexp"

	"gazette/internal/lang"
)

// footnote is the text of one, as other programs write it; CommonMark takes it for the address of a link.
var footnote = regexp.MustCompile(`(?m)^ {0,3}(\[\^[^\]\s]+\]):.*$`)

// withoutFootnotes reports footnotes, which a text that is quoted by clause and paragraph has none of, and blanks them
// with their marks, so that nothing else is made of them. Every byte keeps its offset, and src stays as it is.
func (b *builder) withoutFootnotes(src []byte) []byte {
	if !bytes.Contains(src, []byte("[^")) {
		return src
	}
	notes := footnote.FindAllSubmatchIndex(src, -1)
	if notes == nil {
		return src
	}
	whole, src := src, bytes.Clone(src)
	for _, at := range notes {
		mark := whole[at[2]:at[3]]
		b.list.Add(b.ruler.At(at[0]), "footnote", lang.Text{
			ZH: "不支持脚注 %s",
			EN: "footnotes such as %s are not supported",
		}.With(string(mark)), lang.Text{
			ZH: "请把注释写进正文，放在括号里：（注：……）",
			EN: "put what it says into the text, in brackets: (Note: …)",
		})
		blank(src[at[0]:at[1]])
		for from := 0; ; {
			i := bytes.Index(src[from:], mark)
			if i < 0 {
				break
			}
			from += i + len(mark)
			blank(src[from-len(mark) : from])
		}
	}
	return src
}

func blank(part []byte) { copy(part, bytes.Repeat([]byte(" "), len(part))) }
