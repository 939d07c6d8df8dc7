package document

import (
	"strconv"
	"strings"

	"gazette/internal/numeral"
)

// A numberRef says that a paragraph is numbered: by which list, at which level. List is the w:numId, "0" for a
// paragraph that its style would number and that is not; level counts from 0.
type numberRef struct {
	list  string
	level int
}

// numbering is what word/numbering.xml says: lists refer to abstract ones, which say how each level is
// numbered (ECMA-376 part 1, section 17.9). Lists of the same abstract one count on together.
type numbering struct {
	abstract map[string]string       // list → abstract list
	levels   map[string]map[int]form // abstract list → level → form
	started  map[string]map[int]int  // list → level → number that it starts at
	counts   map[string]map[int]int  // abstract list → level → last number
	seen     map[string]bool         // lists that have started
}

// In text, %1 stands for the number of the highest level and %2 for that of the next: “%1、” shows 三、.
type form struct {
	format, text string // "chineseCounting", "%1、"
	start        int
}

// number reads an attribute that should be a number; one that is none counts as 0, as if it were not there.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// readNumbering reads the lists. A w:lvlOverride lets a list begin anew at a number, though it has the abstract list
// of another.
func readNumbering(root *node) *numbering {
	n := &numbering{
		map[string]string{},
		map[string]map[int]form{},
		map[string]map[int]int{},
		map[string]map[int]int{},
		map[string]bool{},
	}
	for _, a := range root.all("abstractNum") {
		levels := map[int]form{}
		for _, l := range a.all("lvl") {
			f := form{start: 1}
			if c := l.child("numFmt"); c != nil {
				f.format = c.attr("val")
			}
			if c := l.child("lvlText"); c != nil {
				f.text = c.attr("val")
			}
			if c := l.child("start"); c != nil {
				f.start = number(c.attr("val"))
			}
			levels[number(l.attr("ilvl"))] = f
		}
		n.levels[a.attr("abstractNumId")] = levels
	}
	for _, num := range root.all("num") {
		id := num.attr("numId")
		if a := num.child("abstractNumId"); a != nil {
			n.abstract[id] = a.attr("val")
		}
		for _, o := range num.all("lvlOverride") {
			if s := o.child("startOverride"); s != nil {
				if n.started[id] == nil {
					n.started[id] = map[int]int{}
				}
				n.started[id][number(o.attr("ilvl"))] = number(s.attr("val"))
			}
		}
	}
	return n
}

// styleNumbers are the paragraph styles that number their paragraphs, those that they are based on included. A style
// may be based on one that is based on another; 20 steps end a loop, which a damaged file may have.
func styleNumbers(root *node) map[string]numberRef {
	own, based := map[string]numberRef{}, map[string]string{}
	for _, s := range root.all("style") {
		id := s.attr("styleId")
		if b := s.child("basedOn"); b != nil {
			based[id] = b.attr("val")
		}
		if pr := s.child("pPr"); pr != nil {
			if ref, ok := refOf(pr); ok {
				own[id] = ref
			}
		}
	}
	all := map[string]numberRef{}
	for id := range based {
		for at, steps := id, 0; at != "" && steps < 20; at, steps = based[at], steps+1 {
			if ref, ok := own[at]; ok {
				all[id] = ref
				break
			}
		}
	}
	for id, ref := range own {
		all[id] = ref
	}
	return all
}

// refOf reads the w:numPr of a paragraph or a style, such as <w:numId w:val="3"/><w:ilvl w:val="1"/>.
func refOf(pPr *node) (numberRef, bool) {
	num := pPr.child("numPr")
	if num == nil {
		return numberRef{}, false
	}
	var ref numberRef
	if id := num.child("numId"); id != nil {
		ref.list = id.attr("val")
	}
	if l := num.child("ilvl"); l != nil {
		ref.level = number(l.attr("val"))
	}
	return ref, true
}

// label is the number that Word shows before a paragraph, empty when it has none. An empty paragraph is not counted.
// The paragraph's own number counts before that of its style.
func (d *document) label(p *node, filled bool) string {
	pPr := p.child("pPr")
	if pPr == nil || d.numbers == nil || !filled {
		return ""
	}
	ref, ok := refOf(pPr)
	if !ok || ref.list == "" {
		if s := pPr.child("pStyle"); s != nil {
			ref = d.styles[s.attr("val")]
		}
	}
	if ref.list == "" || ref.list == "0" {
		return ""
	}
	return d.numbers.next(ref)
}

// next counts a level on and writes its number. All levels below begin anew. A label that ends with a point gets a
// space, as the number “1.” must not touch the text behind it.
func (n *numbering) next(ref numberRef) string {
	a := n.abstract[ref.list]
	levels := n.levels[a]
	f, ok := levels[ref.level]
	if !ok || f.format == "none" {
		return ""
	}
	counts := n.counts[a]
	if counts == nil {
		counts = map[int]int{}
		n.counts[a] = counts
	}
	if start, ok := n.started[ref.list][ref.level]; ok && !n.seen[ref.list] {
		counts[ref.level] = start - 1
	} else if _, counted := counts[ref.level]; !counted {
		counts[ref.level] = f.start - 1
	}
	n.seen[ref.list] = true
	counts[ref.level]++
	for level := range counts {
		if level > ref.level {
			delete(counts, level)
		}
	}
	label := f.text
	for level := range 9 {
		label = strings.ReplaceAll(label, "%"+strconv.Itoa(level+1), levelIn(levels, counts, level, ref.level))
	}
	if f.format == "bullet" {
		return ""
	}
	if strings.HasSuffix(label, ".") {
		label += " "
	}
	return label
}

// levelIn is what stands for a level in the label of another. A level above that no paragraph has had yet shows the
// number that it would start at, as in Word; one below shows nothing.
func levelIn(levels map[int]form, counts map[int]int, level, of int) string {
	f, known := levels[level]
	at, counted := counts[level]
	switch {
	case level > of || f.format == "none":
		return ""
	case !counted && !known:
		at = 1
	case !counted:
		at = f.start
	}
	return written(at, f.format)
}

// written writes a number in a format of ST_NumberFormat; those that official documents do not use are
// written in digits.
func written(n int, format string) string {
	switch format {
	case "chineseCounting",
		"chineseCountingThousand",
		"ideographTraditional",
		"japaneseCounting",
		"taiwaneseCounting",
		"taiwaneseCountingThousand",
		"chineseLegalSimplified":
		return numeral.InHan(n)
	}
	return strconv.Itoa(n)
}
