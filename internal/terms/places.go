package terms

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// mostUnitsOfName is how many units a name has that is looked for in a query.
const mostUnitsOfName = 12

// levels are the English words for the levels at the end of Chinese names.
var levels = map[string]string{"县": "county", "市": "city", "区": "district"}

// PlaceNames are what a place is called in queries, as nameOf writes it: its names in both languages, without
// their level where enough is left, and in pinyin: 洛阳市, 洛阳, "luoyang", "luoyang citi"; 嵩县, "songxian",
// "song counti".
func PlaceNames(zh, en []string) []string {
	var names []string
	for _, name := range zh {
		if len([]rune(name)) < 2 {
			continue
		}
		names = append(names, nameOf(Units(name)), nameOf(Units(withoutLevel(name))))
		level := levels[lastOf(name)]
		for _, syllables := range Pinyin(name) {
			bare := syllables
			if level != "" {
				bare = syllables[:len(syllables)-1]
				names = append(names, nameOf(Units(strings.Join(bare, "")+" "+level)))
			}
			if len(bare) == 1 {
				bare = syllables
			}
			names = append(names, nameOf(Units(strings.Join(bare, ""))))
		}
	}
	for _, name := range en {
		names = append(names, nameOf(Units(name)))
	}
	return Unique(names)
}

// CutNames takes the names out of a query, the longest first, from left to right. Of a Chinese run the parts on
// either side of a name remain. One that a hospital's name goes on after is named too but stays: 睢县人民医院.
func (q Query) CutNames(isName func(string) bool) (rest Query, names []string) {
	rest = Query{Not: q.Not, Filters: q.Filters}
	row, groups := plainUnits(q)
	cut := make([]bool, len(row))
	for i := 0; i < len(row); {
		n := nameLength(row[i:], isName)
		if n > 0 {
			names = append(names, nameOf(row[i:i+n]))
		}
		for k := range n {
			cut[i+k] = !ofHospital(row[i+n:])
		}
		i += max(1, n)
	}
	at := 0
	for i, g := range q.Groups {
		n := groups[i]
		if slices.Contains(cut[at:at+n], true) {
			var left []Unit
			for k := at; k < at+n; k++ {
				if !cut[k] {
					u := row[k]
					u.Glued = u.Glued && !cut[k-1]
					left = append(left, u)
				}
			}
			g = Group{Any: []Alternative{alternative(left, false)}}
			n, at = 0, at+n
			if len(left) == 0 {
				continue
			}
		}
		at += n
		rest.Groups = append(rest.Groups, g)
	}
	return rest, names
}

// plainUnits are the units of the groups of a query that are plain words, in a row, and how many each group has.
func plainUnits(q Query) (row []Unit, counts []int) {
	for _, g := range q.Groups {
		n := 0
		if a := g.Any[0]; a.Field == "" && a.Boost == 1 {
			row, n = append(row, a.Units...), len(a.Units)
			row[len(row)-n].Glued = false
		}
		counts = append(counts, n)
	}
	return row, counts
}

// nameLength counts the units of the longest name that a row begins with. A Chinese name has no gap.
func nameLength(row []Unit, isName func(string) bool) int {
	longest := 0
	for n := 1; n <= min(len(row), mostUnitsOfName); n++ {
		if n > 1 && row[n-1].kind == hanUnit && !row[n-1].Glued {
			break
		}
		if isName(nameOf(row[:n])) {
			longest = n
		}
	}
	return longest
}

// hospitalName is what the name of a hospital goes on with after the one of its place, as nameOf writes it.
var hospitalName = regexp.MustCompile(`^(?:\p{Han}{1,9}?院|(?:[a-z]+ ){0,2}hospit\b)`)

// ofHospital reports whether a row goes on so.
func ofHospital(row []Unit) bool {
	name := hospitalName.FindString(nameOf(row[:min(len(row), mostUnitsOfName)]))
	for rest := name; rest != ""; rest = rest[len(firstOf(rest)):] {
		if questionWord(rest) > 0 {
			return false
		}
	}
	return name != ""
}

// firstOf is the first character of a text.
func firstOf(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size]
}

// lastOf is the last character of a text.
func lastOf(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}
