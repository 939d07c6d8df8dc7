package load

import (
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

// A factsRecord holds what residents look for of a hospital, one table each.
type factsRecord struct {
	Address       *addressRecord   `toml:"address" en:"where it stands" zh:"地址"`
	Telephone     *telephoneRecord `toml:"telephone" en:"its telephone number" zh:"电话"`
	Grade         *gradeRecord     `toml:"grade" en:"the grade that a review gave it" zh:"评审确定的等级"`
	Ownership     *ownershipRecord `toml:"ownership" en:"who owns it" zh:"所有制"`
	Emergency     *emergencyRecord `toml:"emergency" en:"whether it has an emergency department" zh:"是否设急诊"`
	InsuranceCode *codeRecord      `toml:"insurance_code" en:"its code as a designated institution of the medical insurance" zh:"医保定点医疗机构编码"`
	Website       *websiteRecord   `toml:"website" en:"its website" zh:"网站"`
	Location      *locationRecord  `toml:"location" en:"where it lies" zh:"经纬度"`
}

// A factRecord says by whose word a fact is known, and as of when.
type factRecord struct {
	AsOf   string       `toml:"as_of" required:"true" en:"date for which this holds: \"2025\", \"2025-06\" or \"2025-06-30\"" zh:"截至日期，如 \"2025\"、\"2025-06\" 或 \"2025-06-30\""`
	Source sourceRecord `toml:"source" en:"who said so: name, and where known title, url and published" zh:"出处：谁说的，并尽可能写明标题、网址和发布日期"`
}

type addressRecord struct {
	ZH string `toml:"zh" required:"true" en:"the address in Chinese" zh:"中文地址"`
	EN string `toml:"en" required:"true" en:"the address in English" zh:"英文地址"`
	factRecord
}

type telephoneRecord struct {
	Value string `toml:"value" required:"true" en:"one number with its area code: \"0379-66312345\"" zh:"一个号码，含区号，如 \"0379-66312345\""`
	factRecord
}

type gradeRecord struct {
	Value string `toml:"value" required:"true" enum:"1|1C|1B|1A|2|2C|2B|2A|3|3C|3B|3A" en:"hospital grade: 3A is 三级甲等, 2 is 二级 without a class" zh:"医院等级：3A 为三级甲等，2 为二级（未分等）"`
	factRecord
}

type ownershipRecord struct {
	Value string `toml:"value" required:"true" enum:"public|private" en:"public or private" zh:"public 为公立，private 为民营"`
	factRecord
}

type emergencyRecord struct {
	Value bool `toml:"value" required:"true" en:"true: there is an emergency department" zh:"true 表示设有急诊"`
	factRecord
}

type codeRecord struct {
	Value string `toml:"value" required:"true" en:"the code" zh:"编码"`
	factRecord
}

type websiteRecord struct {
	Value string `toml:"value" required:"true" en:"its address, beginning with https:// or http://" zh:"网址，以 https:// 或 http:// 开头"`
	factRecord
}

type locationRecord struct {
	Longitude float64 `toml:"longitude" required:"true" en:"degrees east" zh:"东经度数"`
	Latitude  float64 `toml:"latitude" required:"true" en:"degrees north" zh:"北纬度数"`
	factRecord
}

func (l *loader) facts(r place, x factsRecord) policy.Facts {
	var f policy.Facts
	attested := func(key string, x factRecord) policy.Attested {
		return policy.Attested{AsOf: l.date(r, key+".as_of", x.AsOf), Source: l.source(r, key+".source", x.Source),
			Pos: r.at(key)}
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
func (l *loader) telephone(r place, value string) {
	if _, ok := policy.Telephone(value); !ok && value != "" {
		l.list.Add(r.at("telephone.value"), "wrong-type",
			lang.Text{ZH: "“%s”不是一个电话号码", EN: "%q is not one telephone number"}.With(value),
			lang.Text{ZH: `请写一个含区号的号码，如 "0379-66312345"`, EN: `write one number with its area code: "0379-66312345"`})
	}
}

// inChina finds the two coordinates swapped, or another system's. An invented province lies where it likes.
func (l *loader) inChina(r place, p policy.Point) {
	if !l.m.Site.Example && !p.InChina() {
		l.list.Add(
			r.at("location"),
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
