package characters

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// supplement holds pairs: a character of the block CJK Radicals Supplement and the one that it stands for, as
// Unicode 14 gives them in EquivalentUnifiedIdeograph.txt. The normal forms know only two of them.
const supplement = "" +
	"⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍尐⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月" +
	"⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爬⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂" +
	"⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艺⻀艻⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辷⻎辸⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏" +
	"⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜" +
	"⻲亀⻳龟"

// radicals maps the radicals to the characters that they stand for.
var radicals = sync.OnceValue(func() map[rune]rune {
	m := map[rune]rune{}
	pairs := []rune(supplement)
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	for r := rune(0x2F00); r <= 0x2FDF; r++ { // Kangxi
		if of := []rune(norm.NFKC.String(string(r))); of[0] != r {
			m[r] = of[0]
		}
	}
	return m
})

// joiner is what the normal form puts between marks when more than thirty stand on one letter.
const joiner = '\u034F'

// isRadical tells the blocks of radicals from all else.
func isRadical(r rune) bool { return r >= 0x2E80 && r <= 0x2FDF }

// Fold gives a text the characters that its readers type. It changes nothing that they see: radicals and
// compatibility ideographs, which copying out of a PDF gives, become the ideographs; a letter and its accent
// become one character; the selector of an ideograph's drawing goes. Full-width signs, ①, ㎡ and Ⅲ stay.
func Fold(s string) string {
	if !strings.ContainsFunc(s, rare) || norm.NFC.IsNormalString(s) && !strings.ContainsFunc(s, folded) {
		return s
	}
	composed := norm.NFC.String(s)
	if strings.ContainsRune(composed, joiner) && !strings.ContainsRune(s, joiner) {
		return s // Check refuses so many marks, and names none that nobody wrote
	}
	var b strings.Builder
	var before rune
	for _, r := range composed {
		if isRadical(r) {
			if of, ok := radicals()[r]; ok {
				r = of
			}
		}
		if drawing(before, r) {
			continue
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// FoldRune is Fold for one character, for those who must keep the places in a text.
func FoldRune(r rune) rune {
	if !folded(r) && norm.NFC.IsNormalString(string(r)) {
		return r
	}
	if of := []rune(Fold(string(r))); len(of) == 1 {
		return of[0]
	}
	return r
}

// rare tells characters that may have to be folded from those that most texts have only, which stay in any company:
// ASCII, Chinese marks and ideographs. It spares most texts the tables of Unicode.
func rare(r rune) bool {
	return !(r <= unicode.MaxASCII || r >= 0x4E00 && r < 0xA000 || r >= '、' && r <= '】' || r >= '！' && r <= '～' ||
		r >= '–' && r <= '…')
}

func folded(r rune) bool { return isRadical(r) || unicode.Is(unicode.Variation_Selector, r) }

// drawing reports whether a selector chooses how an ideograph is drawn, which makes no other character of it.
func drawing(before, r rune) bool {
	return unicode.Is(unicode.Han, before) && unicode.Is(unicode.Variation_Selector, r)
}
