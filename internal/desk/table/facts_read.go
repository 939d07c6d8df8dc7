package table

import (
	"regexp"
	"strconv"
	"strings"

	"gazette/internal/desk/format"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

// factColumns are the columns that give a fact, the one first at which faults are placed.
var factColumns = map[string][]field{
	"address": {
		fAddressZH,
		fAddressEN,
	}, "telephone": {fTelephone}, "grade": {fGrade}, "ownership": {fOwnership}, "emergency": {fEmergency},
	"insurance_code": {fInsuranceCode}, "website": {fWebsite}, "location": {fLongitude, fLatitude},
}

// readFact reads one fact of a row: nil where its cells are empty. With a fault the fact has its place only. An empty
// cell says nothing, and removes nothing: forms show what the site has and are sent back with the rest empty.
func (p *proposer) readFact(name string, get getter) (*fact, *complaint) {
	x := &fact{name: name}
	filled := false
	for _, f := range factColumns[name] {
		c := get(f)
		if blank(c.cell) {
			continue
		}
		if !filled {
			x.pos, filled = c.pos, true
		}
		if fault := formulaFault(c.cell); fault != nil {
			return x, fault
		}
	}
	if !filled {
		return nil, nil
	}
	read := map[string]func(*fact, getter) *complaint{
		"address": p.readAddress, "telephone": (*fact).readTelephone, "grade": (*fact).readGrade,
		"ownership": (*fact).readOwnership,
		"emergency": (*fact).readEmergency, "insurance_code": (*fact).readCode, "website": (*fact).readWebsite,
		"location": (*fact).readLocation,
	}
	return x, read[name](x, get)
}

// same sets a value that is the same in both languages.
func (x *fact) same(value, toml string) *complaint {
	x.value, x.toml = lang.Text{ZH: value, EN: value}, toml
	return nil
}

// text sets a value of letters and digits, which TOML has in quotes.
func (x *fact) text(value string) *complaint { return x.same(value, "value = "+format.Quote(value)) }

// readAddress needs each language of the site, because an address cannot be translated by rule: 潮声路 may be
// Tidesound Road or Chaosheng Road on the signs.
func (p *proposer) readAddress(x *fact, get getter) *complaint {
	x.value = p.own(bilingual(fold(get(fAddressZH).text), fold(get(fAddressEN).text)))
	if !p.m.Site.Whole(x.value) {
		return bad("missing-translation",
			lang.Text{ZH: "地址只有一种语言", EN: "the address is given in one language only"},
			lang.Text{
				ZH: "请在该单元格写成“中文 | English”；表中有“地址（英文）”列的，也可填该列",
				EN: "write both in that cell, as 中文 | English; where the table has a column 地址（英文） (address, " +
					"English), it may stand there",
			})
	}
	x.toml = strings.TrimSuffix(strings.TrimPrefix(format.Text(x.value), "{ "), " }")
	return nil
}

// whole are numbers that a cell may hold as such: emergency numbers, mobile telephones, 400 and 800. Of others the
// leading zero is lost. So 120, 13800138000 and 4008001234 are kept, and 66312345 is refused: typed as 0379-66312345
// it would be text, and as 037966312345 the spreadsheet has dropped the zero.
var whole = regexp.MustCompile(`^(?:\d{3,5}|1\d{10}|[48]00\d{7})$`)

// mostDigits is the first number that may have lost its last digit in a spreadsheet, which keeps 15 of them.
const mostDigits = 1e15

// keptAsNumber refuses a number of which the spreadsheet may have lost digits: what is left looks right and is not.
func keptAsNumber(text string) *complaint {
	return bad("wrong-type", lang.Text{
		ZH: "%s 存成了数字，开头的0或末尾的数字可能已丢失",
		EN: "%s is kept as a number, so zeros before it or its last digits may be lost",
	}.With(text), lang.Text{
		ZH: "请把单元格格式改为“文本”，重新填写号码",
		EN: "set the format of the cell to Text and type the number again",
	})
}

// readTelephone reads one number. A cell with two is refused: the page makes a link of it, which dials one.
func (x *fact) readTelephone(get getter) *complaint {
	c := get(fTelephone).cell
	text := fold(c.text)
	if c.numeric {
		text = strconv.FormatFloat(c.held, 'f', -1, 64)
		if !whole.MatchString(text) {
			return keptAsNumber(text)
		}
	}
	if _, ok := policy.Telephone(text); !ok {
		return bad("wrong-type",
			lang.Text{ZH: "“%s”不是一个电话号码", EN: "%q is not one telephone number"}.With(clip(text)),
			lang.Text{
				ZH: "请写一个含区号的号码，如 0379-66312345",
				EN: "write one number with its area code: 0379-66312345",
			})
	}
	return x.text(text)
}

// readGrade reads 三级甲等, 三甲 and 3A as "3A", as for figures of graded targets.
func (x *fact) readGrade(get getter) *complaint {
	v, fault := readGrade(get(fGrade).cell)
	if fault != nil {
		return fault
	}
	return x.text(v.grade)
}

// owners are the words for who owns a hospital, after 医院 has been taken off: 公立医院 is 公立.
var owners = map[string]string{
	"公立": "public", "公办": "public", "国有": "public", "政府办": "public", "政府": "public", "public": "public",
	"民营": "private", "民办": "private", "私立": "private", "社会办": "private", "社会办医": "private",
	"private": "private",
}

func (x *fact) readOwnership(get getter) *complaint {
	if owner, ok := oneMeaning(strings.ReplaceAll(get(fOwnership).text, "医院", ""), owners); ok {
		return x.text(owner)
	}
	return bad(
		"unknown-value",
		lang.Text{
			ZH: "“%s”不是“公立”或“民营”",
			EN: "%q says neither public nor private",
		}.With(clip(get(fOwnership).text)),
		lang.Text{ZH: "请写 公立 或 民营", EN: "write 公立 (public) or 民营 (private)"},
	)
}

// readEmergency reads the yes and no of other columns. A 无 is a fact too: that there is no emergency department
// matters to whoever is on the way there.
func (x *fact) readEmergency(get getter) *complaint {
	v, fault := readYesNo(get(fEmergency).cell)
	if fault != nil {
		return fault
	}
	word := strconv.FormatBool(v.done)
	return x.same(word, "value = "+word)
}

// insuranceCode is loose on purpose: such a code looks like H41032500001, and there may be codes of other forms.
var insuranceCode = regexp.MustCompile(`^[A-Z0-9]+$`)

// How long such a code is.
const shortestCode, longestCode = 5, 30

// readCode takes letters in either case. Digits that the cell keeps as a number are taken as long as none can be lost.
func (x *fact) readCode(get getter) *complaint {
	c := get(fInsuranceCode).cell
	code := strings.ToUpper(strings.ReplaceAll(fold(c.text), " ", ""))
	if c.numeric {
		code = strconv.FormatFloat(c.held, 'f', -1, 64)
	}
	if c.numeric && c.held >= mostDigits {
		return keptAsNumber(code)
	}
	if !insuranceCode.MatchString(code) {
		return bad(
			"wrong-type",
			lang.Text{
				ZH: "“%s”不是由字母和数字组成的编码",
				EN: "%q is not a code of letters and digits",
			}.With(clip(code)),
			lang.Text{
				ZH: "请按医保部门公布的写，如 H41032500001，单元格格式用“文本”",
				EN: "write it as the insurance administration publishes it, such as H41032500001, in a cell whose " +
					"format is Text",
			},
		)
	}
	if n := len(code); n < shortestCode || n > longestCode {
		return bad("wrong-type", lang.Text{
			ZH: "“%s”有%d位，医保编码为%d至%d位",
			EN: "%q has %d characters, and such a code has %d to %d",
		}.With(clip(code), n, shortestCode, longestCode), lang.Text{
			ZH: "请写全，如 H41032500001，单元格格式用“文本”",
			EN: "write the whole of it, such as H41032500001, in a cell whose format is Text",
		})
	}
	return x.text(code)
}

// readWebsite refuses what the site would not link to: “www.example.gov.cn” without https://, a host that is none, a
// name before an @.
func (x *fact) readWebsite(get getter) *complaint {
	address := fold(get(fWebsite).text)
	if why, hint := policy.UnsafeAddress(address, false); !why.IsZero() {
		return bad("unsafe-link", lang.Text{ZH: "“%s”%s", EN: "%q %s"}.With(clip(address), why), hint)
	}
	return x.text(address)
}

// degrees takes off what people write around a coordinate: 东经112.08°, 34.13°N. Minutes and seconds are not read.
var degrees = strings.NewReplacer("°", "", "º", "", "度", "", "东经", "", "北纬", "", "E", "", "N", "", " ", "")

// readLocation needs both coordinates, and both within China. That finds them swapped, since no latitude here is above
// 54 and no longitude below 73; it does not find a point of the Chinese map systems, which is off by some hundred
// metres.
func (x *fact) readLocation(get getter) *complaint {
	var numbers [2]float64
	for i, f := range factColumns["location"] {
		c := get(f).cell
		if blank(c) {
			return bad("missing-field",
				lang.Text{ZH: "经度和纬度只填了一个", EN: "only one of longitude and latitude is given"},
				lang.Text{ZH: "请都填写，或都留空", EN: "fill in both, or neither"})
		}
		v, err := strconv.ParseFloat(degrees.Replace(fold(c.text)), 64)
		if c.numeric {
			v, err = rounded(c.held), nil
		}
		if err != nil {
			return bad(
				"wrong-type",
				lang.Text{ZH: "“%s”不是以度为单位的数字", EN: "%q is not a number of degrees"}.With(clip(c.text)),
				lang.Text{
					ZH: "请用小数表示，如 112.08 和 34.13",
					EN: "write longitude and latitude in degrees with decimals: 112.08 and 34.13",
				},
			)
		}
		numbers[i] = v
	}
	point := policy.Point{Lon: numbers[0], Lat: numbers[1]}
	lon, lat := numeral.Format(point.Lon), numeral.Format(point.Lat)
	if !point.InChina() {
		return bad(
			"wrong-type",
			lang.Text{ZH: "东经%s、北纬%s不在中国境内", EN: "longitude %s, latitude %s is not in China"}.With(lon, lat),
			lang.Text{
				ZH: "经度在73到136度之间，纬度在3到54度之间；是否写反了？",
				EN: "longitude lies between 73 and 136 degrees, latitude between 3 and 54; are they swapped?",
			},
		)
	}
	return x.same(lon+", "+lat, "longitude = "+lon+", latitude = "+lat)
}
