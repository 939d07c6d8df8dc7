package characters

import (
	"unicode"

	"gazette/internal/lang"
)

// A reason says why a character is refused; %s in its message is the character.
type reason struct{ message, hint lang.Text }

var retype = lang.Text{
	ZH: "多由网页或 PDF 复制而来：请删去前后各一字后重新输入",
	EN: "it mostly comes with text copied from a web page or a PDF: delete it with its neighbours and type them again",
}

var (
	control = &reason{lang.Text{ZH: "此处有控制字符 %s", EN: "a control character stands here: %s"}, retype}
	turning = &reason{lang.Text{
		ZH: "此处有改变文字方向的字符 %s：读者看到的与实际文字不同",
		EN: "a character that turns the direction of text stands here, %s: readers see other words than are written",
	}, retype}
	invisible = &reason{lang.Text{ZH: "此处有看不见的字符 %s", EN: "a character that nobody sees stands here: %s"},
		retype}
	private = &reason{lang.Text{
		ZH: "此处有自造字（私用区字符）%s：在其他电脑上显示为别的字或方框",
		EN: "a character of private use stands here, %s: other machines show another sign or an empty box",
	}, lang.Text{
		ZH: "请改用国家标准收录的字；生僻字可用拼音输入法或 GB 18030 字表查找",
		EN: "write the character of the standard, which an input method or the table of GB 18030 gives",
	}}
	styled = &reason{lang.Text{
		ZH: "此处有数学字体的字母 %s：看似普通字母，搜索却找不到",
		EN: "a letter of a mathematical typeface stands here, %s: it looks like a common one, and no search finds it",
	}, lang.Text{ZH: "请用键盘重新输入普通字母", EN: "type the common letter"}}
	unassigned = &reason{lang.Text{
		ZH: "此处的 %s 不是任何文字：各机显示为方框",
		EN: "what stands here, %s, is no character: machines show an empty box",
	}, retype}
	lost = &reason{lang.Text{
		ZH: "此处的字已丢失（%s）：文件曾用错误的编码打开或保存",
		EN: "a character was lost here (%s): the file was opened or saved with the wrong encoding",
	}, lang.Text{ZH: "请照原文重新输入", EN: "type it again from the original"}}
)

// why says why a character may not stand between two others; nil where it may.
func why(before, r, next rune) *reason {
	switch {
	case r == '\n' || r == '\t':
		return nil
	case unicode.Is(unicode.Cc, r):
		return control
	case unicode.Is(unicode.Bidi_Control, r):
		return turning
	case unicode.Is(unicode.Co, r):
		return private
	case r >= 0x1D400 && r <= 0x1D7FF:
		return styled
	case r == unicode.ReplacementChar || unicode.Is(unicode.Noncharacter_Code_Point, r):
		return lost
	case unicode.Is(unicode.Cn, r) && (r < 0x20000 || r > 0x3FFFF): // to those planes each edition adds ideographs
		return unassigned
	case r == '\u200D' && pictures(before, next), unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return nil
	case unicode.Is(unicode.Variation_Selector, r):
		if selects(before, r) {
			return nil
		}
		return invisible
	case unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point),
		r == '\uFFFC', r == blankBraille:
		return invisible
	}
	return nil
}

// pictures reports whether a joiner stands within a picture that is made of several.
func pictures(before, next rune) bool {
	return unicode.In(before, unicode.So, unicode.Sk, unicode.Variation_Selector) && unicode.Is(unicode.So, next)
}

// selects reports whether a selector stands behind what it can choose a form of: an ideograph, a picture, a
// digit, a quotation mark that is wide or narrow.
func selects(before, r rune) bool {
	switch {
	case unicode.Is(unicode.Han, before):
		return true
	case r == '\uFE0E' || r == '\uFE0F':
		return unicode.In(before, unicode.So, unicode.Sm, unicode.Sk, unicode.Po, unicode.Nd)
	case r == '\uFE00' || r == '\uFE01':
		return before == '‘' || before == '’' || before == '“' || before == '”'
	}
	return false
}
