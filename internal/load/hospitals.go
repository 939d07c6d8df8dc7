package load

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

type hospitalsFile struct {
	Source   sourceRecord     `toml:"source" en:"who named the hospitals of this file, where they do not say themselves" zh:"本文件各医院的共同出处（医院自己没有写明时）"`
	Hospital []hospitalRecord `toml:"hospital" en:"the hospitals, one table each" zh:"医院，每家一段"`
	Pairing  []pairingRecord  `toml:"pairing" en:"who supports whom, one table each" zh:"帮扶关系，每对一段"`
	List     []listRecord     `toml:"list" en:"official lists of hospitals" zh:"官方医院名单"`
}

type hospitalRecord struct {
	ID     string         `toml:"id" required:"true" en:"short name by which others refer to it: lower-case letters, digits, hyphens; it never changes" zh:"编号，供其他记录引用：只用小写字母、数字和连字符；发布后不再改动"`
	Name   lang.Text      `toml:"name" required:"true" en:"name in both languages" zh:"中英文名称"`
	Short  lang.Text      `toml:"short" en:"what people call it, worth finding" zh:"便于检索的简称"`
	Former []formerRecord `toml:"former" en:"names it no longer has, each with its source; the search finds them" zh:"曾用名，逐个注明出处；检索时能找到"`
	Kind   string         `toml:"kind" required:"true" enum:"general|tcm|integrated|specialist|maternal" en:"what kind of hospital it is" zh:"医院类别"`
	Role   string         `toml:"role" enum:"county|supporting" en:"county: a county’s own; supporting: helps others" zh:"county 为县级医院，supporting 为支援医院"`
	Region string         `toml:"region" required:"true" en:"GB/T 2260 code, followed by the name if you like: \"410325 嵩县\"" zh:"行政区划代码，可附名称，如 \"410325 嵩县\""`
	factsRecord
	Lists  []membershipRecord `toml:"lists" en:"official lists it is on, and how surely" zh:"所在的官方名单及依据"`
	Note   lang.Text          `toml:"note" en:"remark for readers, in both languages" zh:"给读者的说明（中英文）"`
	Source sourceRecord       `toml:"source" en:"who said so: name, and where known title, url and published" zh:"出处：谁说的，并尽可能写明标题、网址和发布日期"`
}

type membershipRecord struct {
	ID     string       `toml:"id" required:"true" en:"id of the list" zh:"名单编号"`
	Status string       `toml:"status" required:"true" enum:"confirmed|inferred|proposed" en:"how surely it is on the list" zh:"是否确定在名单中"`
	AsOf   string       `toml:"as_of" en:"day for which this holds" zh:"截至日期"`
	Source sourceRecord `toml:"source" en:"who said so: name, and where known title, url and published" zh:"出处：谁说的，并尽可能写明标题、网址和发布日期"`
}

type pairingRecord struct {
	Order      int          `toml:"order" en:"place in the official table" zh:"在官方表格中的序号"`
	Hospital   string       `toml:"county_hospital" required:"true" en:"id of the county hospital" zh:"县级医院编号"`
	Supporting string       `toml:"supporting_hospital" required:"true" en:"id of the hospital that supports it" zh:"支援医院编号"`
	Plan       string       `toml:"plan" required:"true" en:"folder name of the plan below content/plans" zh:"规划在 content/plans 下的文件夹名"`
	Note       lang.Text    `toml:"note" en:"remark for readers, in both languages" zh:"给读者的说明（中英文）"`
	Source     sourceRecord `toml:"source" en:"who said so: name, and where known title, url and published" zh:"出处：谁说的，并尽可能写明标题、网址和发布日期"`
}

type listRecord struct {
	ID     string       `toml:"id" required:"true" en:"short name by which others refer to it: lower-case letters, digits, hyphens; it never changes" zh:"编号，供其他记录引用：只用小写字母、数字和连字符；发布后不再改动"`
	Name   lang.Text    `toml:"name" required:"true" en:"name in both languages" zh:"中英文名称"`
	Plan   string       `toml:"plan" en:"folder name of the plan below content/plans" zh:"规划在 content/plans 下的文件夹名"`
	Total  int          `toml:"total" required:"true" en:"how many hospitals the official list has" zh:"官方名单中的医院总数"`
	Note   lang.Text    `toml:"note" en:"remark for readers, in both languages" zh:"给读者的说明（中英文）"`
	Source sourceRecord `toml:"source" en:"who says that there is such a list: name, and where known title, url and published" zh:"出处：谁说有这份名单，并尽可能写明标题、网址和发布日期"`
}

// hospitals reads lists first, then hospitals, then pairings, each over all files.
func (l *loader) hospitals() {
	type decoded struct {
		hospitalsFile
		r      place
		source policy.Source
	}
	var files []decoded
	for _, f := range l.files("data/hospitals") {
		file, keys := decode[hospitalsFile](l, f, "hospital")
		r := place{keys: keys}
		files = append(files, decoded{file, r, l.source(r, "source", file.Source)})
	}
	for _, f := range files {
		for i, x := range f.List {
			l.hospitalList(place{f.r.keys, index("list", i)}, x)
		}
	}
	for _, f := range files {
		for i, x := range f.Hospital {
			l.hospital(place{f.r.keys, index("hospital", i)}, x, f.source)
		}
	}
	for _, f := range files {
		for i, x := range f.Pairing {
			l.pairing(place{f.r.keys, index("pairing", i)}, x, f.source)
		}
	}
}

func (l *loader) hospitalList(r place, x listRecord) {
	list := &policy.List{ID: x.ID, Name: x.Name, Total: x.Total, Note: x.Note,
		Source: l.source(r, "source", x.Source), Pos: r.at("")}
	list.Plan, _ = find(l, l.m.PlanBy, "plan", r, "plan", x.Plan)
	if add(l, l.m.ListBy, r, "id", x.ID, list, func(x *policy.List) diag.Pos { return x.Pos }) {
		l.m.Lists = append(l.m.Lists, list)
	}
}

func (l *loader) hospital(r place, x hospitalRecord, fallback policy.Source) {
	h := &policy.Hospital{
		ID:     x.ID,
		Name:   x.Name,
		Short:  x.Short,
		Former: l.former(r, x.Former),
		Kind:   x.Kind,
		Role:   x.Role,
		Note:   x.Note,
		Region: l.region(r, "region", x.Region),
		Source: l.source(r, "source", x.Source),
		Pos:    r.at("name"),
	}
	if h.Source.Name.IsZero() {
		h.Source = fallback
	}
	h.Facts = l.facts(r, x.factsRecord)
	for i, m := range x.Lists {
		at := place{r.keys, r.path + "." + index("lists", i)}
		list, ok := find(l, l.m.ListBy, "list", at, "id", m.ID)
		if !ok || list == nil {
			continue
		}
		h.Lists = append(h.Lists, policy.Membership{List: list, Status: m.Status, AsOf: l.date(at, "as_of", m.AsOf),
			Source: l.source(at, "source", m.Source), Pos: at.at("id")})
		list.Members = append(list.Members, h)
	}
	if add(l, l.m.HospitalBy, r, "id", x.ID, h, func(h *policy.Hospital) diag.Pos { return h.Pos }) {
		l.m.Hospitals = append(l.m.Hospitals, h)
	}
}

func (l *loader) pairing(r place, x pairingRecord, fallback policy.Source) {
	p := &policy.Pairing{Order: x.Order, Note: x.Note, Source: l.source(r, "source", x.Source), Pos: r.at("")}
	if p.Source.Name.IsZero() {
		p.Source = fallback
	}
	p.Hospital, _ = find(l, l.m.HospitalBy, "hospital", r, "county_hospital", x.Hospital)
	p.Supporting, _ = find(l, l.m.HospitalBy, "hospital", r, "supporting_hospital", x.Supporting)
	p.Plan, _ = find(l, l.m.PlanBy, "plan", r, "plan", x.Plan)
	if p.Hospital == nil || p.Supporting == nil || p.Plan == nil {
		return
	}
	p.Hospital.Supporters = append(p.Hospital.Supporters, p)
	p.Supporting.Supports = append(p.Supporting.Supports, p)
	l.m.Pairings = append(l.m.Pairings, p)
}
