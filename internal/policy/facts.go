package policy

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/numeral"
)

// Facts are what residents look for of a hospital. Each is nil where no source states it, and has a
// source and a date of its own: a telephone number may be newer than the grade.
type Facts struct {
	Address       *Fact[lang.Text]
	Telephone     *Fact[string] // one number, as [Telephone] reads it
	Grade         *Fact[string] // "3A"
	Ownership     *Fact[string] // public, private
	Emergency     *Fact[bool]   // whether it has an emergency department
	InsuranceCode *Fact[string] // its code as a designated institution of the medical insurance
	Website       *Fact[string]
	Location      *Fact[Point]
}

// A Fact is what a source says, as of a day.
type Fact[T any] struct {
	Value T
	Attested
}

// An Attested says by whose word a fact is known, and as of when it holds.
type Attested struct {
	AsOf   Date
	Source Source
	Pos    diag.Pos
}

// FactNames are the facts of hospitals by their keys in TOML, in the order in which they are shown.
var FactNames = [...]string{"address", "telephone", "grade", "ownership", "emergency", "insurance_code", "website",
	"location"}

// FactWords are what readers call the facts.
var FactWords = map[string]lang.Text{
	"address":        {ZH: "地址", EN: "address"},
	"telephone":      {ZH: "电话", EN: "telephone number"},
	"grade":          {ZH: "等级", EN: "grade"},
	"ownership":      {ZH: "所有制", EN: "ownership"},
	"emergency":      {ZH: "急诊", EN: "emergency department"},
	"insurance_code": {ZH: "医保编码", EN: "insurance code"},
	"website":        {ZH: "网站", EN: "website"},
	"location":       {ZH: "经纬度", EN: "location"},
}

// Of says how a fact is known, by its key; nil where it is not.
func (f *Facts) Of(name string) *Attested {
	switch {
	case name == "address" && f.Address != nil:
		return &f.Address.Attested
	case name == "telephone" && f.Telephone != nil:
		return &f.Telephone.Attested
	case name == "grade" && f.Grade != nil:
		return &f.Grade.Attested
	case name == "ownership" && f.Ownership != nil:
		return &f.Ownership.Attested
	case name == "emergency" && f.Emergency != nil:
		return &f.Emergency.Attested
	case name == "insurance_code" && f.InsuranceCode != nil:
		return &f.InsuranceCode.Attested
	case name == "website" && f.Website != nil:
		return &f.Website.Attested
	case name == "location" && f.Location != nil:
		return &f.Location.Attested
	}
	return nil
}

// Text is a fact as it is written in TOML, in both languages where they differ; empty where it is not
// known.
func (f *Facts) Text(name string) lang.Text {
	same := func(s string) lang.Text { return lang.Text{ZH: s, EN: s} }
	switch {
	case f.Of(name) == nil:
	case name == "address":
		return f.Address.Value
	case name == "telephone":
		return same(f.Telephone.Value)
	case name == "grade":
		return same(f.Grade.Value)
	case name == "ownership":
		return same(f.Ownership.Value)
	case name == "emergency" && f.Emergency.Value:
		return same("true")
	case name == "emergency":
		return same("false")
	case name == "insurance_code":
		return same(f.InsuranceCode.Value)
	case name == "website":
		return same(f.Website.Value)
	case name == "location":
		return same(numeral.Format(f.Location.Value.Lon) + ", " + numeral.Format(f.Location.Value.Lat))
	}
	return lang.Text{}
}

// Grade is the hospital's grade, "" where no source states it.
func (h *Hospital) Grade() string { return h.Facts.Text("grade").ZH }

// InChina reports whether a point can be a place in China; the two numbers are easily swapped.
func (p Point) InChina() bool { return p.Lon >= 73 && p.Lon <= 136 && p.Lat >= 3 && p.Lat <= 54 }
