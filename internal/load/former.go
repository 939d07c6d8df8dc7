package load

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
)

// A formerRecord is a name that a place or a hospital no longer has. A reader who types the name of an old document
// must find what it is called now:
//
//	former = [{ zh = "鲸歌县医院", en = "Whalesong County Hospital", until = "2021", source = { … } }]
//
// The source is required: that two names mean one hospital is a claim that somebody must have made.
type formerRecord struct {
	ZH     string       `toml:"zh" required:"true"`
	EN     string       `toml:"en"`
	Until  string       `toml:"until"`
	Source sourceRecord `toml:"source" required:"true"`
}

// former reads the former names of the record at r.
func (l *loader) former(r *record.Keys, names []formerRecord) []policy.FormerName {
	var former []policy.FormerName
	for i, x := range names {
		at := r.Item("former", i)
		former = append(
			former,
			policy.FormerName{Name: lang.Text{ZH: x.ZH, EN: x.EN}, Until: l.date(at, "until", x.Until),
				Source: l.source(at, "source", x.Source), Pos: at.At("zh")},
		)
	}
	return former
}
