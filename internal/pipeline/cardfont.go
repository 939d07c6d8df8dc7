package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"gazette/internal/card"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/render"
	"gazette/internal/source"
)

// largestFont is what the font of cards may weigh, in bytes: a whole family of Chinese fonts in one file is more.
const largestFont = 32 << 20

var errLargeFont = fmt.Errorf("over %d MB", largestFont>>20)

// ownFont reads the font of the site's own in which its cards are written; nil where it names none.
func ownFont(o Options, m *policy.Model) (*card.Font, error) {
	name := m.Site.CardFont
	if name == "" {
		return nil, nil
	}
	info, err := fs.Stat(o.Source, name)
	switch {
	case err != nil:
		return nil, err
	case info.Size() > largestFont:
		return nil, errLargeFont
	}
	data, err := fs.ReadFile(o.Source, name)
	if err != nil {
		return nil, err
	}
	return card.ReadFont(data)
}

// writeCardsInOwnFont has a theme write cards in the font of the site's own, if it names one.
func writeCardsInOwnFont(o Options, m *policy.Model, theme *render.Theme) error {
	font, err := ownFont(o, m)
	if font != nil {
		render.WriteCardsIn(theme, font)
	}
	return err
}

// cardFontFaults reports why the font cannot be used that config.toml names. It lies with the themes, for what lies
// elsewhere no build would notice to have changed.
func cardFontFaults(o Options, m *policy.Model) (list diag.List) {
	name := m.Site.CardFont
	if name == "" {
		return nil
	}
	add := func(message, hint lang.Text) { list.Add(m.Site.CardFontPos, "theme", message, hint) }
	another := lang.Text{
		ZH: "请换用一个 OpenType 字体文件（.otf 或 .ttf），或删去这一行以使用主题的字体",
		EN: "name one OpenType font (.otf or .ttf), or delete the line to use the font of the theme",
	}
	if !fs.ValidPath(name) || !strings.HasPrefix(name, source.ThemesFolder+"/") {
		add(lang.Text{
			ZH: "分享图的字体“%s”不在 themes 文件夹中",
			EN: "the font of the cards, %q, is not in themes",
		}.With(name),
			lang.Text{ZH: "请把字体放在 themes/fonts 中，写作 card_font = \"themes/fonts/own.otf\"",
				EN: "put it into themes/fonts and write card_font = \"themes/fonts/own.otf\""})
		return list
	}
	switch _, err := ownFont(o, m); {
	case err == nil:
	case errors.Is(err, fs.ErrNotExist):
		add(lang.Text{ZH: "找不到分享图的字体 %s", EN: "there is no %s, the font of the cards"}.With(name), another)
	case errors.Is(err, errLargeFont):
		add(lang.Text{ZH: "分享图的字体 %s 超过 %d MB", EN: "%s, the font of the cards, is over %d MB"}.
			With(name, largestFont>>20), another)
	default:
		add(lang.Text{ZH: "%s 不是能读取的 OpenType 字体", EN: "%s is no OpenType font that can be read"}.With(name),
			another)
	}
	return list
}

// mostNamed is how many characters a fault names.
const mostNamed = 20

// lackingFont says which characters of cards the site's own font lacks: it was named to be used, so that a card with
// signs in their place is not what anybody wants.
func lackingFont(list *diag.List, m *policy.Site, undrawn map[rune]diag.Pos) {
	lacking := slices.Sorted(maps.Keys(undrawn))
	if len(lacking) == 0 {
		return
	}
	named, more := string(lacking[:min(len(lacking), mostNamed)]), lang.Text{}
	if len(lacking) > mostNamed {
		more = lang.Text{ZH: "等", EN: " and others"}
	}
	first := undrawn[lacking[0]]
	list.Add(m.CardFontPos, "theme",
		lang.Text{ZH: "字体 %s 缺少分享图要用的 %d 个字符：%s%s", EN: "%s lacks %d characters that cards need: %s%s"}.
			With(m.CardFont, len(lacking), named, more),
		lang.Text{ZH: "请换用含有这些字的字体，或删去这一行以使用主题的字体",
			EN: "name a font that has them, or delete the line to use the font of the theme"},
		diag.Note{Pos: first, Message: lang.Text{ZH: "“%c”用于此处", EN: "%c is needed here"}.With(lacking[0])})
}
