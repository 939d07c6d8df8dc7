package load

import (
	"slices"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
)

// A hospitalsFile holds hospitals, who supports whom, and the official lists. Its source is that of every hospital and
// pairing in it that names none: one register often states them all. A list has no such fallback.
type hospitalsFile struct {
	Source   sourceRecord     `toml:"source"`
	Hospital []hospitalRecord `toml:"hospital"`
	Pairing  []pairingRecord  `toml:"pairing"`
	List     []listRecord     `toml:"list"`
}

// A hospitalRecord is one hospital. Its facts are keys of the same table, since factsRecord is embedded:
//
//	[[hospital]]
//	id = "whalesong-county-peoples-hospital"
//	name = { zh = "鲸歌县人民医院", en = "Whalesong County People’s Hospital" }
//	kind = "general"
//	role = "county"
//	region = "990121 鲸歌县"
type hospitalRecord struct {
	ID        string         `toml:"id" required:"true"`
	FormerIDs []string       `toml:"former_ids"`
	Name      lang.Text      `toml:"name" required:"true"`
	Short     lang.Text      `toml:"short"`
	Former    []formerRecord `toml:"former"`
	Kind      string         `toml:"kind" required:"true" enum:"general|tcm|integrated|specialist|maternal"`
	Role      string         `toml:"role" enum:"county|supporting"`
	Region    string         `toml:"region" required:"true"`
	factsRecord
	Lists  []membershipRecord `toml:"lists"`
	Note   lang.Text          `toml:"note"`
	Source sourceRecord       `toml:"source"`
}

// A membershipRecord says that a hospital is on a list. Its status is required, because many lists were never
// published whole: inferred is what the editors concluded, and readers must be able to tell that from what an
// authority confirmed.
type membershipRecord struct {
	ID     string       `toml:"id" required:"true"`
	Status string       `toml:"status" required:"true" enum:"confirmed|inferred|proposed"`
	AsOf   string       `toml:"as_of"`
	Source sourceRecord `toml:"source"`
}

// A pairingRecord is a row of a table of paired support (对口帮扶): which hospital supports which county's. Its order
// is the number of the row as printed, 0 where there is none.
type pairingRecord struct {
	Order      int          `toml:"order"`
	Hospital   string       `toml:"county_hospital" required:"true"`
	Supporting string       `toml:"supporting_hospital" required:"true"`
	Plan       string       `toml:"plan" required:"true"`
	Note       lang.Text    `toml:"note"`
	Source     sourceRecord `toml:"source"`
}

// A listRecord is an official list. Its total is what the list itself says, and may be more than the hospitals that
// the site knows of: “of the six on the list four are given here”.
type listRecord struct {
	ID        string       `toml:"id" required:"true"`
	FormerIDs []string     `toml:"former_ids"`
	Name      lang.Text    `toml:"name" required:"true"`
	Plan      string       `toml:"plan"`
	Total     int          `toml:"total" required:"true"`
	Note      lang.Text    `toml:"note"`
	Source    sourceRecord `toml:"source"`
}

// hospitals reads lists first, then hospitals, then pairings, each over all files.
func (l *loader) hospitals() {
	type decoded struct {
		hospitalsFile
		r      *record.Keys
		source policy.Source
	}
	var files []decoded
	for _, f := range l.files(source.HospitalsFolder) {
		file, r := decode[hospitalsFile](l, f, "hospital")
		files = append(files, decoded{file, r, l.source(r, "source", file.Source)})
	}
	for _, f := range files {
		for i, x := range f.List {
			l.hospitalList(f.r.Item("list", i), x)
		}
	}
	for _, f := range files {
		for i, x := range f.Hospital {
			l.hospital(f.r.Item("hospital", i), x, f.source)
		}
	}
	for _, f := range files {
		for i, x := range f.Pairing {
			l.pairing(f.r.Item("pairing", i), x, f.source)
		}
	}
}

// hospitalList reads a list, whose members are added as their hospitals are read.
func (l *loader) hospitalList(r *record.Keys, x listRecord) {
	list := &policy.List{ID: x.ID, FormerIDs: formerIDs(r, x.FormerIDs), Name: x.Name, Total: x.Total, Note: x.Note,
		Source: l.source(r, "source", x.Source), Pos: r.At("")}
	list.Plan, _ = find(l, l.m.PlanBy, "plan", r, "plan", x.Plan)
	if add(l, l.m.ListBy, r, "id", x.ID, list, func(x *policy.List) diag.Pos { return x.Pos }) {
		l.m.Lists = append(l.m.Lists, list)
	}
}

// hospital reads one hospital, and makes it a member of the lists that it names. A list that does not exist is named
// as a fault, and the hospital stays without it.
func (l *loader) hospital(r *record.Keys, x hospitalRecord, fallback policy.Source) {
	h := &policy.Hospital{
		ID:        x.ID,
		FormerIDs: formerIDs(r, x.FormerIDs),
		Name:      x.Name,
		Short:     x.Short,
		Former:    l.former(r, x.Former),
		Kind:      x.Kind,
		Role:      x.Role,
		Note:      x.Note,
		Region:    l.region(r, "region", x.Region),
		Source:    l.source(r, "source", x.Source),
		Pos:       r.At("name"),
	}
	// A record without a source of its own has that of its file.
	if h.Source.Name.IsZero() {
		h.Source = fallback
	}
	h.Facts = l.facts(r, x.factsRecord)
	l.memberships(r, h, x.Lists)
	// Pages go from a list to its members: a repeat, which the model leaves out, is none.
	if add(l, l.m.HospitalBy, r, "id", x.ID, h, func(h *policy.Hospital) diag.Pos { return h.Pos }) {
		l.m.Hospitals = append(l.m.Hospitals, h)
		for _, m := range h.Lists {
			m.List.Members = append(m.List.Members, h)
		}
	}
}

// memberships reads on which lists a hospital is. One that is named again is refused: the hospital would count twice.
func (l *loader) memberships(r *record.Keys, h *policy.Hospital, records []membershipRecord) {
	for i, m := range records {
		at := r.Item("lists", i)
		list, ok := find(l, l.m.ListBy, "list", at, "id", m.ID)
		if !ok || list == nil {
			continue
		}
		same := func(m policy.Membership) bool { return m.List == list }
		if first := slices.IndexFunc(h.Lists, same); first >= 0 {
			l.taken(at, "id", m.ID, h.Lists[first].Pos)
			continue
		}
		h.Lists = append(h.Lists, policy.Membership{List: list, Status: m.Status, AsOf: l.date(at, "as_of", m.AsOf),
			Source: l.source(at, "source", m.Source), Pos: at.At("id")})
	}
}

// pairing joins two hospitals, each of which then knows the other. One with an end that does not exist is left out,
// after find has named the fault: pages may rely on both ends and the plan being there.
func (l *loader) pairing(r *record.Keys, x pairingRecord, fallback policy.Source) {
	p := &policy.Pairing{Order: x.Order, Note: x.Note, Source: l.source(r, "source", x.Source), Pos: r.At("")}
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
