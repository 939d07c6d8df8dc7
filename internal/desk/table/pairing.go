package table

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/desk/format"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A pair is a row of a pairing table: a county hospital and one hospital that supports it.
type pair struct {
	pos        diag.Pos
	order      int // as printed, 0 when it is not
	hospital   *policy.Hospital
	supporting *policy.Hospital
	plan       *policy.Document
	get        getter // for the source, which only a new pair needs
}

// A pairing says which pair it is.
type pairing struct {
	hospital, supporting *policy.Hospital
	plan                 *policy.Document
}

// pairRow reads a row of a pairing table. A cell may name several supporting hospitals.
// “月汀医学高等专科学校第一附属医院、省第一人民医院” makes two pairs, each with an outcome of its own.
func (p *proposer) pairRow(l layout, ctx context, r row) {
	get := func(f field) placed { return p.get(l, ctx, r, f) }
	county, supported, supporting := get(fRegion), get(fHospital), get(fSupporting)
	if supported.text == "" || supporting.text == "" {
		p.refuse(p.at(r.number, l.fields[fHospital]), "missing-field", lang.Text{
			ZH: "此行只写了一方医院",
			EN: "the row names only one of the two hospitals",
		},
			lang.Text{ZH: "请补全双方医院名称", EN: "fill in both"})
		p.lines = append(
			p.lines,
			pairLine(p.at(r.number, l.fields[fHospital]), Refused, supported.text, supporting.text),
		)
		return
	}
	h, ok := p.pairedHospital(county, supported)
	plan := p.pairingPlan(supported.pos)
	names := strings.FieldsFunc(supporting.text, func(c rune) bool { return strings.ContainsRune("、，,;；/\n", c) })
	order, _ := strconv.Atoi(fold(get(fOrder).text))
	for _, name := range names {
		s := p.hospital(supporting.pos, name)
		if !ok || s == nil || plan == nil {
			p.lines = append(p.lines, pairLine(supported.pos, Refused, supported.text, fold(name)))
			continue
		}
		p.pairs = append(p.pairs, &pair{supported.pos, order, h, s, plan, get})
	}
}

// pairedHospital finds the county hospital of a row and asks that it lies in the row's county. A merged cell that is
// one row too long puts a hospital under the county before its own. The hospital's name is asked first, 雪笛县人民医院
// under 鲸歌县: it finds the slip even for a hospital that the site does not know. Then its record is.
func (p *proposer) pairedHospital(county, supported placed) (*policy.Hospital, bool) {
	var under *policy.Region
	if county.text != "" {
		own := p.m.CountyNamed(supported.text)
		under = p.region(county.pos, county.text, func(r *policy.Region) bool { return r == own })
		if under == nil {
			return nil, false
		}
		if own != nil && own != under && !strings.HasPrefix(supported.text, under.Name.ZH) {
			return nil, p.misplaced(supported, under, own, county)
		}
	}
	h := p.hospital(supported.pos, supported.text)
	if h == nil {
		return nil, false
	}
	if under != nil && h.Region != under {
		return h, p.wrongCounty(supported.pos, h, under)
	}
	return h, true
}

// misplaced says that a hospital stands beside a county that its name is not of, with where the merged cell begins.
func (p *proposer) misplaced(supported placed, under, own *policy.Region, county placed) bool {
	var notes []diag.Note
	if county.from > 0 {
		at := county.pos
		at.Line = county.from
		notes = append(notes, diag.Note{Pos: at, Message: lang.Text{
			ZH: "县名单元格由此开始",
			EN: "the cell of the county begins here",
		}})
	}
	return p.refuse(
		supported.pos,
		"hospital-county",
		lang.Text{
			ZH: "%s 列在%s名下，但其名称属于%s",
			EN: "%s is listed under %s, but its name says %s",
		}.With(
			fold(supported.text),
			under.Name,
			lang.Text{
				ZH: "%[2]s（%[3]s）",
				EN: "%[1]s (%[3]s)",
			}.With(own.Name.EN, own.Name.ZH, own.Code),
		),
		lang.Text{
			ZH: "应属 %[1]s %[2]s：请在此行写明该县；单元格合并常使一行错位",
			EN: "it belongs to %[1]s %[3]s: write that county in this row; merged cells often shift a row",
		}.With(own.Code, own.Name.ZH, own.Name.EN),
		notes...)
}

// pairingPlan is the plan that pairs hospitals: the one asked for, else the only one that has pairs.
func (p *proposer) pairingPlan(pos diag.Pos) *policy.Document {
	if d := p.m.PlanBy[p.o.Plan]; d != nil {
		return d
	}
	var plans []*policy.Document
	for _, x := range p.m.Pairings {
		if !slices.Contains(plans, x.Plan) {
			plans = append(plans, x.Plan)
		}
	}
	if len(plans) == 1 {
		return plans[0]
	}
	p.refuse(pos, "missing-field", lang.Text{
		ZH: "表格没有写明依据哪份规划结对",
		EN: "the table does not say under which plan the hospitals are paired",
	},
		lang.Text{
			ZH: "请加 --plan，写规划在 content/plans 中的文件夹名",
			EN: "give --plan and the name of its folder in content/plans",
		})
	return nil
}

// pairLine is the line of a pair, by the names of its hospitals: those of the table where one was not found.
func pairLine(pos diag.Pos, outcome Outcome, supported, supporting string) Line {
	return Line{
		Pos:     pos,
		Outcome: outcome,
		About:   lang.Text{ZH: "%s 的支援医院", EN: "%s, supported by"}.With(fold(supported)),
		Is:      lang.Same(fold(supporting)),
	}
}

// comparePair holds a pair against those that the site has. One that the site has differently is new
// beside it: a table that leaves a pair out does not end it.
func (p *proposer) comparePair(x *pair) {
	line := func(o Outcome) {
		p.lines = append(p.lines, pairLine(x.pos, o, x.hospital.Name.ZH, x.supporting.Name.ZH))
	}
	for _, old := range x.hospital.Supporters {
		if old.Supporting == x.supporting && old.Plan == x.plan {
			line(Same)
			return
		}
	}
	if p.pairedHere(x) {
		return
	}
	for _, old := range x.hospital.Supporters {
		p.list.Warn(x.pos, "paired-already", lang.Text{
			ZH: "%s已与%s结对；本次另外增加一对",
			EN: "%s is paired with %s already; this pair is added beside it",
		}.With(x.hospital.Name, old.Supporting.Name),
			lang.Text{
				ZH: "如原结对关系已终止，请删除其 [[pairing]]",
				EN: "if the earlier pair has ended, delete its [[pairing]]",
			},
			diag.Note{Pos: old.Pos, Message: lang.Text{ZH: "原结对关系", EN: "the earlier pair"}})
	}
	source, ok := p.sourceOf(x.pos, x.get)
	if !ok || p.ruledOut(x.pos) {
		line(Refused)
		return
	}
	line(New)
	record := fmt.Sprintf(
		"[[pairing]]\norder = %d\ncounty_hospital = %s\nsupporting_hospital = %s\nplan = %s\nsource = %s\n",
		p.nextOrder(),
		format.Quote(x.hospital.ID),
		format.Quote(x.supporting.ID),
		format.Quote(x.plan.Slug),
		sourceTOML(source),
	)
	p.edits.by = &origin{x.pos, x.get, ""}
	p.edits.add(x.hospital.Pos.File, record)
}

// pairedHere reports a pair that the table itself repeats. Without this each repeat would become a record of its own,
// since the site has none of them yet.
func (p *proposer) pairedHere(x *pair) bool {
	both := pairing{x.hospital, x.supporting, x.plan}
	if p.paired == nil {
		p.paired = map[pairing]*pair{}
	}
	first := p.paired[both]
	if first == nil {
		p.paired[both] = x
		return false
	}
	p.list.Warn(x.pos, "repeated-row", lang.Text{ZH: "该结对关系重复", EN: "the pair is there already"}, lang.Text{},
		diag.Note{Pos: first.pos, Message: lang.Text{ZH: "第一处", EN: "the first"}})
	return true
}

// nextOrder gives a new pair the number after the highest that the site has. The numbers printed in the table that was
// sent begin at 1 again, and would be taken already.
func (p *proposer) nextOrder() int {
	if p.order == 0 {
		for _, old := range p.m.Pairings {
			p.order = max(p.order, old.Order)
		}
	}
	p.order++
	return p.order
}
