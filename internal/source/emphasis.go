package source

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/width"
)

// An emphasisParser reads * and _ as CommonMark does, with the amendment for Chinese, Japanese and
// Korean of github.com/tats-u/markdown-cjk-friendly. CommonMark takes "**到2025年，**县域" for no
// emphasis: the closing stars stand between punctuation and a letter, which in English means that they
// open. Chinese has no spaces between words, so there this tells nothing.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte("*_") }

func (emphasisParser) IsDelimiter(c byte) bool { return c == '*' || c == '_' }

func (emphasisParser) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasisParser) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// Parse finds a run of * or _ and pushes it with what it may do. Goldmark joins openers and closers when the block
// ends.
func (e emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, e)
	if d == nil {
		return nil
	}
	after := ' '
	if d.OriginalLength < len(line) {
		after, _ = utf8.DecodeRune(line[d.OriginalLength:])
	}
	d.CanOpen, d.CanClose = flanks(d.Char, before, beforeSelector(block, before, segment.Start), after)
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

// beforeSelector returns the character that a variation selector before the run modifies, or 0 if
// there is no selector.
func beforeSelector(block text.Reader, before rune, run int) rune {
	if !isSelector(before) {
		return 0
	}
	base, _ := utf8.DecodeLastRune(block.Source()[:run-utf8.RuneLen(before)])
	return base
}

// flanks applies the rules for left- and right-flanking delimiter runs as the amendment states them:
// CJK punctuation does not count as punctuation, and beside other punctuation a CJK character counts
// like a space.
func flanks(delimiter byte, before, modified, after rune) (canOpen, canClose bool) {
	base := before
	if modified != 0 {
		base = modified
	}
	beforeSpace, afterSpace := util.IsSpaceRune(before), util.IsSpaceRune(after)
	beforeCJK, afterCJK := isCJK(base) || isIdeographicSelector(before), isCJK(after)
	beforePunct := util.IsPunctRune(base) && !isCJK(base) && !isFullwidthQuote(base, before)
	afterPunct := util.IsPunctRune(after) && !afterCJK

	left := !afterSpace && (!afterPunct || beforeSpace || beforePunct || beforeCJK)
	right := !beforeSpace && (!beforePunct || afterSpace || afterPunct || afterCJK)
	if delimiter == '_' {
		return left && (!right || util.IsPunctRune(base)), right && (!left || util.IsPunctRune(after))
	}
	return left, right
}

// isCJK reports whether a character is wide, or Korean, and not an emoji.
func isCJK(c rune) bool {
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianHalfwidth:
		// x/text counts ASCII and the like as narrow; the emoji stand in these two ranges.
		return !(c >= 0x2000 && c < 0x2e80 || c >= 0x1f000 && c < 0x1fb00)
	}
	return unicode.Is(unicode.Hangul, c)
}

// isSelector reports whether a character chooses a form of the one before it, other than as an emoji.
func isSelector(c rune) bool { return c >= 0xfe00 && c <= 0xfe0e }

func isIdeographicSelector(c rune) bool { return c >= 0xe0100 && c <= 0xe01ef }

// isFullwidthQuote reports whether a selector makes a quotation mark full-width.
func isFullwidthQuote(base, selector rune) bool {
	return selector == 0xfe01 && (base == '‘' || base == '’' || base == '“' || base == '”')
}
