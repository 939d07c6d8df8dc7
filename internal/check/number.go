package check

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// usualNumber is the form that nearly all have: 国发〔1990〕12号.
const usualNumber = `\p{Han}{1,30}〔[12]\d{3}〕第?\d{1,5}号`

// numberForms are the forms of a document number (文号): that of GB/T 9704-2012, 7.2.5, with the year in
// six-cornered brackets after the issuer's characters, those of orders and those of announcements.
var numberForms = regexp.MustCompile(`^(?:` + strings.Join([]string{
	usualNumber,
	`\p{Han}{0,30}令(?:[12]\d{3}年)?第[\d〇零一二三四五六七八九十百千]{1,8}号`, // 令第12号
	`\p{Han}{0,30}第[\d〇零一二三四五六七八九十百千]{1,8}号(?:令|公告|通告)`,      // 第12号令
	`\p{Han}{0,30}(?:公告|通告|公报)（?[12]\d{3}年第?\d{1,5}号）?`,      // 公告2023年第5号
	`\p{Han}{0,30}[12]\d{3}年第\d{1,5}号(?:公告|通告|公报)?`,          // 2023年第5号公告
	`\p{Han}{0,30}(?:公告|通告)第[\d〇零一二三四五六七八九十百千]{1,8}号`,        // 公告第5号
}, `|`) + `)$`)

// What a keyboard offers in the place of 〔〕, and a number whose 号 was left off. [mendNumber] rights both.
var (
	yearBrackets = regexp.MustCompile(`[\[(（［【〖《<〈{〔]([12]\d{3})[\])）］】〗》>〉}〕]`)
	noCharacter  = regexp.MustCompile(`(〔[12]\d{3}〕第?\d{1,5})$`)
)

// documentNumber asks that a document number has one of its forms: it is how a document is cited and found. Readers
// copy it into a search, and only the printed form finds the document elsewhere.
func documentNumber(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, d := range m.Plans {
		mended, ok := DocumentNumber(d.Number)
		if d.Number == "" || mended == d.Number && ok {
			continue
		}
		hint := lang.Text{
			ZH: "请照原文书写：冀政办字〔2022〕109号、令第12号、第12号令或公告2023年第5号；原文没有文号的，不写 " +
				"number，并在 number_note 中说明",
			EN: "write it as printed: 冀政办字〔2022〕109号, 令第12号, 第12号令 or 公告2023年第5号; where none is " +
				"printed, leave number out and say so in number_note",
		}
		if ok {
			hint = lang.Text{
				ZH: "请写作 %s：年份用六角括号〔 〕，数字用半角，不留空格，末尾有“号”字",
				EN: "write %s: the brackets around the year are 〔 〕, the digits half-width, with no space, and 号 " +
					"at the end",
			}.With(mended)
		}
		list.Add(d.Pos, "document-number", lang.Text{
			ZH: "“%s”不合文号的任何一种写法",
			EN: `"%s" has none of the forms of a document number`,
		}.With(d.Number), hint)
	}
}

// DocumentNumber brings a document number that was typed with other signs into the form in which it is printed; ok
// where it has one of the forms then.
func DocumentNumber(typed string) (number string, ok bool) {
	if numberForms.MatchString(typed) {
		return typed, true
	}
	mended := mendNumber(typed)
	return mended, numberForms.MatchString(mended)
}

// mendNumber writes a number that was typed with other signs as it is printed. “槎政办发[2022] ６号” becomes
// 槎政办发〔2022〕6号, and 槎政办发(2022)6 does too.
func mendNumber(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r >= '０' && r <= '９':
			return width.LookupRune(r).Narrow()
		}
		return r
	}, s)
	s = yearBrackets.ReplaceAllString(s, "〔$1〕")
	return noCharacter.ReplaceAllString(s, "${1}号")
}
