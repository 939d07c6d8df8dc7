package source

import (
	"bytes"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	utf16 "golang.org/x/text/encoding/unicode"

	"gazette/internal/characters"
	"gazette/internal/diag"
	"gazette/internal/lang"
)

// Text makes plain UTF-8 of text that came from elsewhere: UTF-8 with or without a byte order mark,
// UTF-16 with one, or GB18030 (of which GBK is a part). Line ends become "\n". The encoding is named as
// programs name it; ok is false when the bytes are none of these.
func Text(data []byte) (text []byte, encoding string, ok bool) {
	switch {
	case isUTF16(data):
		text, err := fromUTF16(data)
		return Plain(text), "UTF-16", err == nil
	case utf8.Valid(data):
		return Plain(data), "UTF-8", true
	}
	text, ok = decodeGBK(data)
	return Plain(text), "GB18030", ok
}

// isUTF16 reports whether text starts with a byte order mark of UTF-16.
func isUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
}

// fromUTF16 takes the order of the bytes from the mark at the beginning.
func fromUTF16(data []byte) ([]byte, error) {
	return utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM).NewDecoder().Bytes(data)
}

// Plain is text in UTF-8 without a byte order mark, its lines ended by "\n". Editors on Windows save it otherwise, and
// git would show each line of such a file as changed.
func Plain(text []byte) []byte {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// decodeUTF16 turns text that starts with a UTF-16 byte order mark into UTF-8, and reports it. It must
// come before the format is told, because UTF-16 is full of zero bytes.
func (r *reader) decodeUTF16(f *File) bool {
	if !isUTF16(f.Data) {
		return true
	}
	decoded, err := fromUTF16(f.Data)
	r.notUTF8(f, lang.Text{ZH: "UTF-16（Unicode）", EN: "UTF-16"})
	if err != nil {
		return false
	}
	f.Data = decoded
	return true
}

// decodeText makes plain UTF-8 of text. Text in GBK is reported and decoded all the same, so that the
// rest of it can be checked in the same run.
func (r *reader) decodeText(f *File) bool {
	f.Data = bytes.TrimPrefix(f.Data, []byte("\ufeff"))
	if !utf8.Valid(f.Data) {
		decoded, ok := decodeGBK(f.Data)
		if !ok {
			r.strayByte(f)
			return false
		}
		r.notUTF8(f, lang.Text{ZH: "GBK（GB18030）", EN: "GBK (GB18030)"})
		f.Data = decoded
	}
	f.Data = Plain(f.Data)
	r.characters(f)
	return true
}

// characters reports what no text may hold. What has one right form stays as it is here, so that places stay
// true; it is folded where values and runs of text are read.
func (r *reader) characters(f *File) {
	ruler := sync.OnceValue(func() *diag.Ruler { return diag.NewRuler(f.Path, f.Data) })
	characters.Check(&r.list, string(f.Data), func(offset int) diag.Pos { return ruler().At(offset) })
}

// notUTF8 reports a file in another encoding. Notepad in Chinese wrote GBK for long, and “Unicode” is its UTF-16.
func (r *reader) notUTF8(f *File, encoding lang.Text) {
	r.list.Add(diag.Pos{File: f.Path}, "not-utf8",
		lang.Text{ZH: "文件编码是 %s，不是 UTF-8", EN: "the file is saved as %s, not as UTF-8"}.With(encoding),
		saveAsUTF8())
}

// saveAsUTF8 is the cure for every other encoding.
func saveAsUTF8() lang.Text {
	return lang.Text{
		ZH: "请在编辑器中选择“另存为”，编码选 UTF-8",
		EN: "in the editor choose “Save as” and the encoding UTF-8",
	}
}

// strayByte points at the first byte that is not UTF-8.
func (r *reader) strayByte(f *File) {
	offset := 0
	for offset < len(f.Data) {
		c, size := utf8.DecodeRune(f.Data[offset:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		offset += size
	}
	r.list.Add(diag.NewRuler(f.Path, f.Data).At(offset), "not-utf8",
		lang.Text{ZH: "此处不是 UTF-8 编码的文字", EN: "this is not UTF-8 text"}, saveAsUTF8())
}

// decodeGBK decodes text in the Chinese national encoding. Nearly any bytes decode as something, so it is believed
// only if the result reads like Chinese. So four fifths of what is not ASCII must be Chinese characters and
// punctuation.
func decodeGBK(data []byte) ([]byte, bool) {
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return nil, false
	}
	chinese, other := 0, 0
	for _, c := range string(text) {
		switch {
		case c == utf8.RuneError, unicode.Is(unicode.Co, c), unicode.IsControl(c) && !unicode.IsSpace(c):
			return nil, false
		case c < utf8.RuneSelf:
		case unicode.Is(unicode.Han, c), unicode.IsPunct(c), c == '\u3000':
			chinese++
		default:
			other++
		}
	}
	return text, chinese > 4*other
}
