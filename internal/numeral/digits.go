package numeral

import (
	"strings"
	"unicode"

	"gazette/internal/lang"
)

// A figure is a number in digits with what follows it: 1.2万, 90 per cent.
type figure struct {
	start, end      int // in the text, with what follows
	whole, fraction string
	shift           int  // the power of ten that follows: 4 for 万
	percent         bool // Definite as a percentage
	maybePercent    bool // 80 in "80 and 90%"
	soft            bool // Possible only
}

func (f *figure) key() string { return figureKey(f.whole, f.fraction, f.shift) }

func (f *figure) plain() bool { return f.shift == 0 && !f.percent }

// readDigits adds the figures in digits and blanks the words that belong to them, so that the 万 of
// 5万 is not read again as ten thousand.
func (n Numbers) readDigits(text []rune, l lang.Lang) {
	var figures []figure
	for i := 0; i < len(text); {
		if !isDigit(text[i]) {
			i++
			continue
		}
		f := scanFigure(text, i)
		number := f.end
		f.readSuffix(text, l)
		for j := number; j < f.end; j++ {
			text[j] = ' '
		}
		if l == lang.ZH && len(f.whole) == 1 && at(text, f.end) == '成' { // 8成 is 80%, but 3成员 is not
			f.soft = true
			n.possible(figureKey(f.whole, f.fraction, 1), figureKey(f.whole, f.fraction, 1)+"%")
		}
		n.readClock(text, &f, l)
		figures = append(figures, f)
		i = f.end
	}
	n.joinFigures(text, figures)
	for i := range figures {
		n.addFigure(&figures[i])
	}
}

func (n Numbers) addFigure(f *figure) {
	key := f.key()
	n.possible(key)
	if f.percent || f.maybePercent {
		n.possible(key + "%")
	}
	switch {
	case f.soft:
	case f.percent:
		n.definite(key + "%")
	default:
		n.definite(key)
	}
}

// scanFigure reads the digits at i: with thousands separators where they stand right, with a
// fraction unless more points follow, as in 2025.12.31, of which 12 and 31 are figures by themselves.
func scanFigure(text []rune, i int) figure {
	f := figure{start: i, soft: isGlued(text, i)}
	j := digitsEnd(text, i)
	for first := j; first-i <= 3 && at(text, j) == ',' && isThousands(text, j+1); {
		j += 4
	}
	f.whole, f.end = strings.ReplaceAll(string(text[i:j]), ",", ""), j
	dotted := at(text, i-1) == '.' && isDigit(at(text, i-2))
	if k := digitsEnd(text, j+1); at(text, j) == '.' && k > j+1 && !dotted {
		if at(text, k) != '.' || !isDigit(at(text, k+1)) {
			f.fraction, f.end = string(text[j+1:k]), k
		}
	}
	return f
}

// isThousands reports whether three digits stand at i, and no more.
func isThousands(text []rune, i int) bool {
	return isDigit(at(text, i)) && isDigit(at(text, i+1)) && isDigit(at(text, i+2)) && !isDigit(at(text, i+3))
}

func digitsEnd(text []rune, i int) int {
	for isDigit(at(text, i)) {
		i++
	}
	return i
}

// isGlued reports whether the digits at i are part of a name: G20, PM2.5, COVID-19. A hyphen after
// a word without a capital makes no name: mid-2025.
func isGlued(text []rune, i int) bool {
	if isLatin(at(text, i-1)) {
		return true
	}
	if at(text, i-1) != '-' {
		return false
	}
	const longest = 12 // no name of a disease or code is longer; bounds the search
	j := i - 2
	for isLatin(at(text, j)) && i-j < longest {
		j--
	}
	return j < i-2 && unicode.IsUpper(text[j+1])
}
