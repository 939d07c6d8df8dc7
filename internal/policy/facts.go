package policy

import (
	"strconv"

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

// factKinds are the facts of hospitals by their keys in TOML, in the order in which they are shown.
var factKinds = [...]factKind{
	kindOf("address", lang.Text{ZH: "地址", EN: "address"},
		func(f *Facts) *Fact[lang.Text] { return f.Address }, func(t lang.Text) lang.Text { return t }),
	kindOf("telephone", lang.Text{ZH: "电话", EN: "telephone number"},
		func(f *Facts) *Fact[string] { return f.Telephone }, lang.Same),
	kindOf("grade", lang.Text{ZH: "等级", EN: "grade"},
		func(f *Facts) *Fact[string] { return f.Grade }, lang.Same),
	kindOf("ownership", lang.Text{ZH: "所有制", EN: "ownership"},
		func(f *Facts) *Fact[string] { return f.Ownership }, lang.Same),
	kindOf("emergency", lang.Text{ZH: "急诊", EN: "emergency department"},
		func(f *Facts) *Fact[bool] { return f.Emergency },
		func(has bool) lang.Text { return lang.Same(strconv.FormatBool(has)) }),
	kindOf("insurance_code", lang.Text{ZH: "医保编码", EN: "insurance code"},
		func(f *Facts) *Fact[string] { return f.InsuranceCode }, lang.Same),
	kindOf("website", lang.Text{ZH: "网站", EN: "website"},
		func(f *Facts) *Fact[string] { return f.Website }, lang.Same),
	kindOf("location", lang.Text{ZH: "经纬度", EN: "location"},
		func(f *Facts) *Fact[Point] { return f.Location },
		func(p Point) lang.Text { return lang.Same(numeral.Format(p.Lon) + ", " + numeral.Format(p.Lat)) }),
}

// A factKind is one kind of fact: its key, what readers call it, and how to find and write it; found is nil where no
// source states it.
type factKind struct {
	name  string
	words lang.Text
	find  func(*Facts) (found *Attested, written lang.Text)
}

func kindOf[T any](name string, words lang.Text, of func(*Facts) *Fact[T], write func(T) lang.Text) factKind {
	return factKind{name, words, func(f *Facts) (*Attested, lang.Text) {
		fact := of(f)
		if fact == nil {
			return nil, lang.Text{}
		}
		return &fact.Attested, write(fact.Value)
	}}
}

// facts are their keys, each with what readers call it.
func facts() Enum {
	var all Enum
	for _, kind := range factKinds {
		all = append(all, Value{kind.name, kind.words})
	}
	return all
}

func factNamed(name string) factKind {
	for _, kind := range factKinds {
		if kind.name == name {
			return kind
		}
	}
	return factKind{find: func(*Facts) (*Attested, lang.Text) { return nil, lang.Text{} }}
}

// Of says how a fact is known, by its key; nil where it is not.
func (f *Facts) Of(name string) *Attested {
	found, _ := factNamed(name).find(f)
	return found
}

// Text is a fact as it is written in TOML, in both languages where they differ; empty where it is not
// known.
func (f *Facts) Text(name string) lang.Text {
	_, written := factNamed(name).find(f)
	return written
}

// Grade is the hospital's grade, "" where no source states it.
func (h *Hospital) Grade() string { return h.Facts.Text("grade").ZH }

// InChina reports whether a point can be a place in China; the two numbers are easily swapped.
func (p Point) InChina() bool { return p.Lon >= 73 && p.Lon <= 136 && p.Lat >= 3 && p.Lat <= 54 }
