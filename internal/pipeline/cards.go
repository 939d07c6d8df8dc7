package pipeline

import (
	"maps"
	"slices"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/render"
	"gazette/internal/site"
)

// cardsOf tells by the files of cards what each shows, drawn by this program.
func cardsOf(set *render.Set, program string) (map[string]string, error) {
	cards, err := set.Cards()
	for name := range cards {
		cards[name] += " " + program
	}
	return cards, err
}

// drawn are the cards that are as they were. Unlike other files they are known by what they show, for to draw one
// takes longer than to say what is on it: whatever was edited, only those that changed are drawn.
func drawn(now, before map[string]string) map[string]bool {
	same := map[string]bool{}
	for name, sum := range now {
		same[name] = sum == before[name]
	}
	return same
}

// withCards are the parts of a build with its cards, which are told from them by their names: they are files.
func withCards(parts, cards map[string]string) map[string]string {
	if len(cards) == 0 {
		return parts
	}
	all := maps.Clone(cards)
	maps.Copy(all, parts)
	return all
}

// cardFaults names the characters of cards that the theme's font lacks, with a place at which each stands.
func cardFaults(o Options, laid *site.Site) diag.List {
	if !o.Extras || laid == nil {
		return nil
	}
	theme, err := themeOf(o, laid.Model.Site.Theme)
	if err != nil {
		return nil // themeFaults says so
	}
	parsed, err := render.ReadTheme(theme)
	if err != nil {
		return nil // likewise
	}
	if writeCardsInOwnFont(o, laid.Model, parsed) != nil {
		return nil // cardFontFaults says so
	}
	var list diag.List
	undrawn, err := render.New(laid, parsed).Undrawn()
	if err != nil {
		list.Add(laid.Model.Site.ThemePos, "theme",
			lang.Text{ZH: "主题无法使用：%v", EN: "the theme cannot be used: %v"}.With(err),
			lang.Text{ZH: "请换用可读取的 OpenType 字体，或删去这个文件以使用默认字体",
				EN: "put an OpenType font there that can be read, or delete the file to use the default one"})
	}
	if laid.Model.Site.CardFont != "" {
		lackingFont(&list, &laid.Model.Site, undrawn)
		return list
	}
	for _, r := range slices.Sorted(maps.Keys(undrawn)) {
		list.Warn(undrawn[r], "theme",
			lang.Text{ZH: "分享图的字体没有“%[1]c”（U+%04[1]X），图上以〓代替",
				EN: "the font of the cards has no %[1]c (U+%04[1]X); they show 〓 in its place"}.With(r),
			lang.Text{ZH: "请把含有这个字的 OpenType 字体存为 themes/default/fonts/card.otf",
				EN: "save an OpenType font that has it as themes/default/fonts/card.otf"})
	}
	return list
}
