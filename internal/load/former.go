package load

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A formerRecord is a name that a place or a hospital no longer has.
type formerRecord struct {
	ZH     string       `toml:"zh" required:"true" en:"the name in Chinese" zh:"中文名称"`
	EN     string       `toml:"en" en:"the name in English" zh:"英文名称"`
	Until  string       `toml:"until" en:"when it ceased to be the name: \"2021\", \"2021-03\" or the day" zh:"停用的时间，如 \"2021\"、\"2021-03\" 或具体日期"`
	Source sourceRecord `toml:"source" required:"true" en:"who said so: name, and where known title, url and published" zh:"出处：谁说的，并尽可能写明标题、网址和发布日期"`
}

// former reads the former names of the record at r.
func (l *loader) former(r place, names []formerRecord) []policy.FormerName {
	var former []policy.FormerName
	for i, x := range names {
		at := place{r.keys, r.path + "." + index("former", i)}
		former = append(
			former,
			policy.FormerName{Name: lang.Text{ZH: x.ZH, EN: x.EN}, Until: l.date(at, "until", x.Until),
				Source: l.source(at, "source", x.Source), Pos: at.at("zh")},
		)
	}
	return former
}
