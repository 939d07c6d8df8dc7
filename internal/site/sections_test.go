package site

import (
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

// prose is an article of paragraphs, and of headings where a line begins with #.
func prose(text string) []richtext.Block {
	var blocks []richtext.Block
	for line := range strings.Lines(text) {
		b := richtext.Block{Kind: richtext.Paragraph}
		words := strings.TrimSpace(line)
		if rest := strings.TrimLeft(words, "#"); rest != words {
			b.Kind, b.Level, words = richtext.Heading, len(words)-len(rest), strings.TrimSpace(rest)
		}
		b.Inlines = []richtext.Inline{{Kind: richtext.Text, Text: words}}
		blocks = append(blocks, b)
	}
	return blocks
}

func TestSectionsAreTheSameInBothLanguages(t *testing.T) {
	for _, c := range []struct{ name, zh, en, want string }{
		{"no heading", "甲", "A", " 甲 | A"},
		{"named after the English heading", "甲\n## 隐私\n乙", "A\n## Privacy, and you\nB",
			" 甲 | A; privacy-and-you 隐私,乙 | Privacy, and you,B"},
		{"nothing before the first heading", "## 隐私\n乙", "## Privacy\nB", "  | ; privacy 隐私,乙 | Privacy,B"},
		{"ids are free", "## 一\n## 二\n## 三\n## 四", "## Main\n## One\n## One\n## 四",
			"  | ; main-2 一 | Main; one 二 | One; one-2 三 | One; section 四 | 四"},
		{"one language has more", "## 一\n甲\n## 二\n乙", "## One\nA", "  | ; one 一,甲,二,乙 | One,A"},
		{"Chinese alone", "甲\n## 一\n乙\n### 二\n丙", "", " 甲 | ; section 一,乙 | ; section-2 二,丙 | "},
		{"English alone", "", "A\n## One\nB\n## Two\nC", "  | A; one  | One,B; two  | Two,C"},
	} {
		var got []string
		for _, s := range Sections(&policy.Page{Body: policy.Prose{ZH: prose(c.zh), EN: prose(c.en)}}) {
			lines := func(l lang.Lang) string {
				return strings.ReplaceAll(richtext.PlainBlocks(s.Body.In(l)), "\n", ",")
			}
			got = append(got, s.ID+" "+lines(lang.ZH)+" | "+lines(lang.EN))
		}
		if joined := strings.Join(got, "; "); joined != c.want {
			t.Errorf("%s: %q, want %q", c.name, joined, c.want)
		}
	}
}

func TestSectionsKnowTheHeadingAbove(t *testing.T) {
	body := prose("## One\n### Two\n### Three\n## Four")
	above := ""
	for _, s := range Sections(&policy.Page{Body: policy.Prose{ZH: body, EN: body}}) {
		above += s.Title.EN + "<" + s.Above.EN + " "
	}
	if want := "< One< Two<One Three<One Four< "; above != want {
		t.Errorf("%q, want %q", above, want)
	}
}
