package policy

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
)

// A Hospital is a hospital that a plan names or concerns.
type Hospital struct {
	ID        string
	FormerIDs []FormerID
	Name      lang.Text
	Short     lang.Text // what people call it, or empty
	Former    []FormerName
	Kind      string // general, tcm, integrated, specialist, maternal
	Role      string // county: a county's own; supporting: helps others; empty: neither
	Region    *Region
	Facts     Facts
	Lists     []Membership
	Note      lang.Text
	Source    Source
	Pos       diag.Pos

	Observations []*Observation // those that are about it

	Supporters []*Pairing // who supports it, in table order
	Supports   []*Pairing // whom it supports, in table order
}

// A Pairing is a row of a pairing table: a county hospital and the tertiary hospital that supports it.
type Pairing struct {
	Order      int
	Hospital   *Hospital
	Supporting *Hospital
	Plan       *Document
	Note       lang.Text
	Source     Source
	Pos        diag.Pos
}

// A List is an official list of hospitals.
type List struct {
	ID        string
	FormerIDs []FormerID
	Name      lang.Text
	Plan      *Document // nil when no plan of the site sets it
	Total     int       // how many hospitals the official list has
	Note      lang.Text
	Source    Source // who says that there is such a list
	Members   []*Hospital
	Pos       diag.Pos
}

// A Membership says that a hospital is on a list, how surely and by whose word.
type Membership struct {
	List   *List
	Status string // confirmed, inferred, proposed
	AsOf   Date
	Source Source
	Pos    diag.Pos
}
