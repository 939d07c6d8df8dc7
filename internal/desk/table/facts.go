package table

import (
	"gazette/internal/desk/format"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"slices"
)

// A fact is what the table says of a hospital: a "fact" of [policy.Enums]. Toml is the value as it goes into the
// record, such as value = "2A", without its date and source.
type fact struct {
	pos      diag.Pos
	hospital *policy.Hospital
	name     string
	value    lang.Text // as [policy.Facts.Text] writes it
	toml     string
	asOf     policy.Date
	source   policy.Source
	from     *origin
}

// factRow reads a row on a hospital and returns how many there are that say nothing. Each fact is settled by itself,
// so that a wrong telephone number does not hold up the grade beside it. Hospital, source and date are the row's: with
// a fault in one of them all facts of the row are refused.
func (p *proposer) factRow(l layout, ctx context, r row) (empty int) {
	get := func(f field) placed { return p.get(l, ctx, r, f) }
	pos := p.at(r.number, l.fields[fHospital])
	var found []*fact
	faults := 0
	for _, name := range policy.Enums["fact"].Values() {
		x, fault := p.readFact(name, get)
		switch {
		case fault != nil:
			faults++
			p.refuse(x.pos, fault.rule, fault.message, fault.hint)
			of, said := get(fHospital).text, get(factColumns[name][0]).text
			p.lines = append(
				p.lines,
				Line{Pos: x.pos, Outcome: Refused, About: aboutFact(of, of, name), Is: lang.Same(clip(said))},
			)
		case x != nil:
			found = append(found, x)
		}
	}
	if len(found) == 0 {
		if faults > 0 {
			return 0
		}
		return 1
	}
	h := p.factHospital(pos, get)
	source, sourced := p.sourceOf(pos, get)
	asOf, dated := p.factDate(pos, get, source)
	ok := h != nil && sourced && dated
	for _, x := range found {
		x.hospital, x.source, x.asOf, x.from = h, source, asOf, &origin{x.pos, get, x.name}
		if ok && p.split(x, get) {
			p.facts = append(p.facts, x)
			continue
		}
		name := get(fHospital).text
		p.lines = append(p.lines, Line{Pos: x.pos, Outcome: Refused, About: aboutFact(name, name, x.name),
			Is: x.show(x.value)})
	}
	return 0
}

// factHospital finds the hospital of a row; a county beside it must be its own.
func (p *proposer) factHospital(pos diag.Pos, get getter) *policy.Hospital {
	name, region := get(fHospital), get(fRegion)
	if name.text == "" {
		p.refuse(pos, "missing-field", lang.Text{ZH: "此行没有写医院名称", EN: "the row names no hospital"},
			lang.Text{ZH: "请填写医院名称", EN: "fill in the hospital"})
		return nil
	}
	h := p.hospital(name.pos, name.text)
	if h == nil || region.text == "" {
		return h
	}
	switch found := p.region(region.pos, region.text, func(r *policy.Region) bool { return r == h.Region }); {
	case found == nil:
		return nil
	case found != h.Region:
		p.wrongCounty(name.pos, h, found)
		return nil
	}
	return h
}

// factDate reads as of when the facts hold: what the table says, else when its source was published. A register that
// was published on 2026-01-20 held on that day, unless it says another.
func (p *proposer) factDate(pos diag.Pos, get getter, source policy.Source) (policy.Date, bool) {
	if get(fDate).text == "" && p.o.Date.IsZero() && !source.Published.IsZero() {
		return source.Published, true
	}
	c := &claim{pos: pos}
	ok := p.dated(c, get)
	return c.date, ok
}

// split refuses a cell merged over several hospitals: what it says is true of one of them at most.
func (p *proposer) split(x *fact, get getter) bool {
	c := get(factColumns[x.name][0]).cell
	if c.from == 0 || c.from == x.pos.Line {
		return true
	}
	return p.refuse(x.pos, "merged-value", lang.Text{ZH: "单元格跨行合并", EN: "this cell is merged over several rows"},
		lang.Text{ZH: "请取消合并，逐家医院填写", EN: "split the cell and write what is true of each hospital"})
}

// aboutFact names a fact in a line of the preview: “鲸歌县人民医院 电话”. The names are those of the table where the
// hospital could not be found.
func aboutFact(zh, en, name string) lang.Text {
	return lang.Text{ZH: "%[1]s %[3]s", EN: "%[2]s, %[3]s"}.With(fold(zh), fold(en), policy.Word("fact", name))
}

func (x *fact) about() lang.Text { return aboutFact(x.hospital.Name.ZH, x.hospital.Name.EN, x.name) }

// show writes a fact as the preview shows it.
func (x *fact) show(value lang.Text) lang.Text {
	switch value.ZH {
	case "true":
		return lang.Text{ZH: "是", EN: "yes"}
	case "false":
		return lang.Text{ZH: "否", EN: "no"}
	case "public":
		return lang.Text{ZH: "公立", EN: "public"}
	case "private":
		return lang.Text{ZH: "民营", EN: "private"}
	}
	return value
}

// showAsOf adds the date, which may be all that changes: “2A（2024-05）” to “2A（2025-12）”.
func (x *fact) showAsOf(value lang.Text, asOf policy.Date) lang.Text {
	return lang.Text{ZH: "%s（%s）", EN: "%s (%s)"}.With(x.show(value), asOf)
}

// settleFacts decides what becomes of each fact that was understood. One that the table states twice, differently, is
// refused wherever it stands. A repeat with a later date takes the place of the first, since it says that the same
// still holds.
func (p *proposer) settleFacts() {
	type key struct {
		hospital *policy.Hospital
		name     string
	}
	first, refused := map[key]*fact{}, map[*fact]bool{}
	var kept []*fact
	for _, x := range p.facts {
		k := key{x.hospital, x.name}
		f := first[k]
		if f != nil && f.value == x.value {
			p.list.Warn(x.pos, "repeated-row", lang.Text{ZH: "该内容重复", EN: "this is there already"}, lang.Text{},
				diag.Note{Pos: f.pos, Message: lang.Text{ZH: "第一处", EN: "the first"}})
			if f.asOf.Before(x.asOf) && !refused[f] { // it still holds on the later day
				kept[slices.Index(kept, f)], first[k] = x, x
			}
			continue
		}
		kept = append(kept, x)
		if f == nil {
			first[k] = x
			continue
		}
		refused[f], refused[x] = true, true
		p.refuse(
			x.pos,
			"contradiction",
			lang.Text{
				ZH: "%s在此为 %s，另一处为 %s",
				EN: "%s is %s here and %s elsewhere",
			}.With(
				x.about(),
				x.show(x.value),
				f.show(f.value),
			),
			lang.Text{ZH: "请只保留正确的一个", EN: "keep the right one"},
			diag.Note{Pos: f.pos, Message: lang.Text{
				ZH: "另一处",
				EN: "the other",
			}},
		)
	}
	for _, x := range kept {
		if refused[x] {
			p.lines = append(p.lines, Line{Pos: x.pos, Outcome: Refused, About: x.about(), Is: x.show(x.value)})
			continue
		}
		p.compareFact(x)
	}
}

// compareFact holds a fact against what the site has. What is older than that changes nothing. The table may be an old
// one that was sent again, so that an older date is refused even where the value differs: unlike a figure, a fact has
// no past on the site that it could be kept in.
func (p *proposer) compareFact(x *fact) {
	line := Line{Pos: x.pos, Outcome: New, About: x.about(), Is: x.show(x.value)}
	old := x.hospital.Facts.Of(x.name)
	was := x.hospital.Facts.Text(x.name)
	switch {
	case old == nil:
	case was == x.value && !old.AsOf.Before(x.asOf):
		line.Outcome = Same
	case x.asOf.Before(old.AsOf):
		p.refuse(
			x.pos,
			"older-fact",
			lang.Text{
				ZH: "%s：网站上的更新，为 %s",
				EN: "%s: the site has a newer one, %s",
			}.With(
				x.about(),
				x.showAsOf(was, old.AsOf),
			),
			lang.Text{
				ZH: "如果本表更新，请改正日期；否则请清空单元格",
				EN: "correct the date if this one is newer, or empty the cell",
			},
			diag.Note{Pos: old.Pos, Message: lang.Text{ZH: "网站现有内容", EN: "what the site has"}},
		)
		line.Outcome = Refused
	default:
		line.Outcome, line.Was, line.Is = Changed, x.showAsOf(was, old.AsOf), x.showAsOf(x.value, x.asOf)
	}
	written := line.Outcome == New || line.Outcome == Changed
	if written && (p.ruledOut(x.pos) || !p.writeFact(x)) {
		line = Line{Pos: x.pos, Outcome: Refused, About: x.about(), Is: x.show(x.value)}
	}
	p.lines = append(p.lines, line)
}

// writeFact puts a fact into the hospital's record, below its region. It replaces the whole table of the fact: a new
// telephone number with the source of the old one would be a false claim.
func (p *proposer) writeFact(x *fact) bool {
	text := "{ " + x.toml + ", as_of = " + format.Quote(x.asOf.String()) + ", source = " + sourceTOML(x.source) + " }"
	p.edits.by = x.from
	file, path, ok := p.edits.table(x.hospital.Pos, "hospital", "name")
	if ok && p.edits.put(file, path, x.name, "region", text) {
		return true
	}
	return p.refuse(x.pos, "by-hand", lang.Text{
		ZH: "该医院的记录写法特殊，无法自动修改",
		EN: "the record of this hospital is written in a way that cannot be edited here",
	},
		lang.Text{ZH: "请在下列文件中手工填写", EN: "write it by hand in the file named below"},
		diag.Note{Pos: x.hospital.Pos, Message: lang.Text{ZH: "记录所在处", EN: "the record"}})
}
