package load

import (
	"bytes"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
)

// withdrawnFile holds what became of addresses whose records are gone: a record that is not there cannot say it. As
// the editors of a site write it:
//
//	[[withdrawn]]
//	address = "hospitals/whalesong-outpatient-department/"
//	on = "2026-03-02"
//	why = { zh = "名册将鲸歌县人民医院的门诊部误列为一家医院。", en = "The register took the … for a hospital." }
type withdrawnFile struct {
	Withdrawn []struct {
		Address string    `toml:"address" required:"true"`
		On      string    `toml:"on" required:"true"`
		Why     lang.Text `toml:"why" required:"true"`
	} `toml:"withdrawn"`
}

// addresses reads the list of the addresses that were published, and which of them were withdrawn. A site without the
// list has published nothing yet, so that no address can have been dropped: Listed tells the two apart, where an empty
// list would not.
func (l *loader) addresses() {
	l.m.ListPos = diag.Pos{File: source.AddressesFile}
	if f := l.tree.File(source.AddressesFile); f != nil {
		l.use(f)
		l.m.Listed = true
		l.list = append(l.list, l.published(f)...)
	}
	f := l.tree.File(source.WithdrawnFile)
	if f == nil {
		return
	}
	file, keys := decode[withdrawnFile](l, f, "withdrawal")
	for i, x := range file.Withdrawn {
		r := keys.Item("withdrawn", i)
		l.m.Withdrawn = append(l.m.Withdrawn, &policy.Withdrawal{Address: x.Address, On: l.date(r, "on", x.On),
			Why: x.Why, Pos: r.At("address")})
	}
}

// published reads the list, an address a line. The language is left out of it: counties/990121/ stands for
// zh/counties/990121/ and en/counties/990121/. Two branches that each published something meet in this file. Of a
// conflict the lines of one side are read, and its marks are named.
func (l *loader) published(f *source.File) diag.List {
	data, list := source.WithoutConflicts(f.Path, f.Data)
	marked := len(list) > 0 // its marks have been named
	for i, line := range bytes.Split(data, []byte("\n")) {
		address := strings.TrimSpace(string(line))
		pos := diag.Pos{File: f.Path, Line: i + 1, Col: 1}
		switch {
		case address == "":
		case policy.IsAddress(address):
			l.m.Published = append(l.m.Published, policy.PublishedAddress{Path: address, Pos: pos})
		case !marked:
			list.Add(pos, "address-list",
				lang.Text{ZH: "“%s”不是网址", EN: "%q is no address"}.With(address),
				lang.Text{
					ZH: "每行只写一个不含语言的网址，如 hospitals/song-county-hospital/；本文件由 gazette addresses " +
						"维护，无需手写",
					EN: "a line holds one address without its language, as hospitals/song-county-hospital/; " +
						"gazette addresses keeps this file, nobody needs to write it",
				})
		}
	}
	return list
}

// formerIDs reads the ids that the record at r had. former_ids = ["whalesong-county-hospital"] makes the old address
// of the hospital lead to its page. Each keeps its own place, since a rule may find one of several at fault.
func formerIDs(r *record.Keys, ids []string) []policy.FormerID {
	var former []policy.FormerID
	for i, id := range ids {
		former = append(former, policy.FormerID{ID: id, Pos: r.At(index("former_ids", i))})
	}
	return former
}
