package source

import (
	"bytes"
	"regexp"

	"gazette/internal/lang"
)

// The first finds a footnote as other programs write it, which CommonMark takes for the address of a link; the second
// finds the mark of one in the text.
var (
	footnote     = regexp.MustCompile(`(?m)^ {0,3}(\[\^[^\]\s]+\]):.*$`)
	footnoteMark = regexp.MustCompile(`\[\^[^\]\s]+\]`)
)

// withoutFootnotes reports footnotes: texts are cited by clause and paragraph, and a footnote belongs to neither. It
// blanks them and their marks, so that no parser takes them for something else. Every byte keeps its offset, and src
// stays as it is. “[^1]: 指二级以上医院。” is one, and [^1] its mark. A mark without a note is left as text.
func (b *builder) withoutFootnotes(src []byte) []byte {
	if !bytes.Contains(src, []byte("[^")) {
		return src
	}
	notes := footnote.FindAllSubmatchIndex(src, -1)
	if notes == nil {
		return src
	}
	whole, src := src, bytes.Clone(src)
	noted := map[string]bool{}
	for _, at := range notes {
		mark := string(whole[at[2]:at[3]])
		if !noted[mark] {
			b.list.Add(b.ruler.At(at[2]), "footnote", lang.Text{
				ZH: "不支持脚注 %s",
				EN: "footnotes such as %s are not supported",
			}.With(mark), lang.Text{
				ZH: "请把注释写进正文，放在括号里：（注：……）",
				EN: "put what it says into the text, in brackets: (Note: …)",
			})
		}
		noted[mark] = true
		blank(src[at[0]:at[1]])
	}
	for _, at := range footnoteMark.FindAllIndex(whole, -1) {
		if noted[string(whole[at[0]:at[1]])] {
			blank(src[at[0]:at[1]])
		}
	}
	return src
}

func blank(part []byte) { copy(part, bytes.Repeat([]byte(" "), len(part))) }
