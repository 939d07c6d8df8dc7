package load

import (
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/record"
)

// A factsRecord holds what residents look for of a hospital, one table each. Each fact is a table with its own date
// and source, because they come from different registers:
//
//	telephone = { value = "0600-0000001", as_of = "2025-12", source = { name = { … } } }
//	location = { longitude = 132.2, latitude = 18.1, as_of = "2025-12", source = { name = { … } } }
//
// They are pointers, since what is left out is not known: that is not the same as emergency = { value = false, … }.
type factsRecord struct {
	Address       *addressRecord   `toml:"address"`
	Telephone     *telephoneRecord `toml:"telephone"`
	Grade         *gradeRecord     `toml:"grade"`
	Ownership     *ownershipRecord `toml:"ownership"`
	Emergency     *emergencyRecord `toml:"emergency"`
	InsuranceCode *codeRecord      `toml:"insurance_code"`
	Website       *websiteRecord   `toml:"website"`
	Location      *locationRecord  `toml:"location"`
}

// A factRecord says by whose word a fact is known, and as of when.
type factRecord struct {
	AsOf   string       `toml:"as_of" required:"true"`
	Source sourceRecord `toml:"source"`
}

type addressRecord struct {
	ZH string `toml:"zh" required:"true"`
	EN string `toml:"en" required:"true"`
	factRecord
}

type telephoneRecord struct {
	Value string `toml:"value" required:"true"`
	factRecord
}

// A gradeRecord is what a review (医院评审) found: "2A" is 二级甲等; "2" is grade 2 without a class.
type gradeRecord struct {
	Value string `toml:"value" required:"true" enum:"1|1C|1B|1A|2|2C|2B|2A|3|3C|3B|3A"`
	factRecord
}

type ownershipRecord struct {
	Value string `toml:"value" required:"true" enum:"public|private"`
	factRecord
}

type emergencyRecord struct {
	Value bool `toml:"value" required:"true"`
	factRecord
}

type codeRecord struct {
	Value string `toml:"value" required:"true"`
	factRecord
}

type websiteRecord struct {
	Value string `toml:"value" required:"true"`
	factRecord
}

type locationRecord struct {
	Longitude float64 `toml:"longitude" required:"true"`
	Latitude  float64 `toml:"latitude" required:"true"`
	factRecord
}

// facts reads what a hospital's record states, and leaves nil what it does not.
func (l *loader) facts(r *record.Keys, x factsRecord) policy.Facts {
	var f policy.Facts
	attested := func(key string, x factRecord) policy.Attested {
		return policy.Attested{AsOf: l.date(r, key+".as_of", x.AsOf), Source: l.source(r, key+".source", x.Source),
			Pos: r.At(key)}
	}
	text := func(key, value string, x factRecord) *policy.Fact[string] {
		return &policy.Fact[string]{Value: value, Attested: attested(key, x)}
	}
	if x := x.Address; x != nil {
		f.Address = &policy.Fact[lang.Text]{Value: lang.Text{ZH: x.ZH, EN: x.EN},
			Attested: attested("address", x.factRecord)}
	}
	if x := x.Telephone; x != nil {
		f.Telephone = text("telephone", x.Value, x.factRecord)
		l.telephone(r, x.Value)
	}
	if x := x.Grade; x != nil {
		f.Grade = text("grade", x.Value, x.factRecord)
	}
	if x := x.Ownership; x != nil {
		f.Ownership = text("ownership", x.Value, x.factRecord)
	}
	if x := x.Emergency; x != nil {
		f.Emergency = &policy.Fact[bool]{Value: x.Value, Attested: attested("emergency", x.factRecord)}
	}
	if x := x.InsuranceCode; x != nil {
		f.InsuranceCode = text("insurance_code", x.Value, x.factRecord)
	}
	if x := x.Website; x != nil {
		f.Website = text("website", x.Value, x.factRecord)
	}
	if x := x.Location; x != nil {
		point := policy.Point{Lon: x.Longitude, Lat: x.Latitude}
		f.Location = &policy.Fact[policy.Point]{Value: point, Attested: attested("location", x.factRecord)}
		l.inChina(r, point)
	}
	return f
}

// telephone asks for a number that a telephone can dial.
func (l *loader) telephone(r *record.Keys, value string) {
	if _, ok := policy.Telephone(value); !ok && value != "" {
		l.list.Add(r.At("telephone.value"), "wrong-type",
			lang.Text{ZH: "“%s”不是一个电话号码", EN: "%q is not one telephone number"}.With(value),
			lang.Text{
				ZH: `请写一个含区号的号码，如 "0379-66312345"`,
				EN: `write one number with its area code: "0379-66312345"`,
			})
	}
}

// inChina finds the two coordinates swapped, or another system's. An invented province lies where it likes.
func (l *loader) inChina(r *record.Keys, p policy.Point) {
	if !l.m.Site.Example && !p.InChina() {
		l.list.Add(
			r.At("location"),
			"wrong-type",
			lang.Text{
				ZH: "东经%s、北纬%s不在中国境内",
				EN: "longitude %s, latitude %s is not in China",
			}.With(
				numeral.Format(p.Lon),
				numeral.Format(p.Lat),
			),
			lang.Text{
				ZH: "经度在73到136度之间，纬度在3到54度之间；是否写反了？",
				EN: "longitude lies between 73 and 136 degrees, latitude between 3 and 54; are they swapped?",
			},
		)
	}
}
