package check

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// formerIDs asks that an old address leads to one place: an id that a record had is no record's now and was no
// other's. So there is no chain and no loop of them. Ids are compared within their kind, and those of targets and
// tasks within their plan: two plans may each have had a target “capacity”.
func formerIDs(m *policy.Model, _ policy.Date, list *diag.List) {
	type key struct {
		kind     policy.IdentityKind
		plan, id string
	}
	all := m.Identities()
	living, claimed := map[key]diag.Pos{}, map[key]policy.Identity{}
	first := map[key]diag.Pos{}
	for _, x := range all {
		living[key{x.Kind, x.Plan, x.ID}] = x.Pos
	}
	for _, x := range all {
		for _, f := range x.Former {
			k := key{x.Kind, x.Plan, f.ID}
			if pos, taken := living[k]; taken {
				list.Add(f.Pos, "former-id",
					lang.Text{ZH: "原编号“%s”现在仍在使用", EN: "the former id %q is in use"}.With(f.ID),
					lang.Text{
						ZH: "原编号只能是已不再使用的编号：请删去，或为仍用它的记录改编号",
						EN: "a former id is one that no record has any more: take it out, or give the record that " +
							"has it another",
					},
					diag.Note{Pos: pos, Message: lang.Text{ZH: "使用处", EN: "used here"}})
				continue
			}
			if other, taken := claimed[k]; taken && other.ID != x.ID {
				list.Add(f.Pos, "former-id",
					lang.Text{
						ZH: "原编号“%s”已属于另一条记录 %s",
						EN: "the former id %q is already that of another record, %s",
					}.With(f.ID, other.ID),
					lang.Text{
						ZH: "一个旧网址只能通往一处：请只在一条记录中写明",
						EN: "an old address leads to one place: name it in one record only",
					},
					diag.Note{Pos: first[k], Message: lang.Text{ZH: "另一处", EN: "the other"}})
				continue
			}
			claimed[k], first[k] = x, f.Pos
		}
	}
}
