package document

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/clause"
	"gazette/internal/lang"
)

// A numbered is a clause of the document, with its own paragraphs and tables. The title is the first sentence, without
// the full stop: headings on the site have none.
type numbered struct {
	path  clause.Path
	style clause.Style // as printed
	title string
	body  []block
	line  int
}

var ordinals = regexp.MustCompile(
	`^(?i:(first|one)|(second|two)|(third|three)|(fourth|four)|(fifth|five)|(sixth|six)|(seventh|seven)|(eighth|` +
		`eight)|(ninth|nine)|(tenth|ten))(?i:ly)?, ?(.*)$`,
)

// label reads the printed number at the head of a paragraph. Machine translation makes 三、 into "Third," or "Three,",
// which is taken for the number of a highest clause. “（二）提高能力。” gives the number 2 in the style of （一） and
// “提高能力。”. The rest has no space before it.
func (r *reader) label(s string) (clause.Label, string, bool) {
	label, rest, ok := clause.Parse(s, r.lang)
	if ok || r.lang == lang.ZH {
		return label, rest, ok
	}
	m := ordinals.FindStringSubmatch(s)
	if m == nil {
		return clause.Label{}, s, false
	}
	n := slices.IndexFunc(m[1:], func(s string) bool { return s != "" }) + 1
	return clause.Label{Style: word, Number: n, Printed: s[:len(s)-len(m[11])]}, m[11], true
}

// word is the style of an ordinal in letters; it continues numbers in digits. No style of package clause has its
// value; [outliner.place] turns it into that of 1. before anything is written.
const word = clause.Style(-9)

// An outliner cuts paragraphs into clauses. Open are the levels from the highest down to the clause at hand: within
// 一、（二）3. there are three. Seen has the ids of all clauses so far, because an id is an address and can be given
// once.
type outliner struct {
	*reader
	open    []level
	closed  []level // the level last closed below each open one, for numbers that run on
	clauses []numbered
	seen    map[string]bool
}

type level struct {
	style  clause.Style
	number int
}

// clauses cuts the text into clauses. What has a number that fits nowhere stays in the clause it
// stands in, as a quotation, and is named.
func (r *reader) clauses(body []block) []numbered {
	o := &outliner{reader: r, closed: make([]level, 1), seen: map[string]bool{}}
	for _, b := range body {
		if !b.words() {
			o.add(b)
			continue
		}
		for i, part := range o.parts(b) {
			o.paragraph(part, i > 0)
		}
	}
	return o.clauses
}

// add puts a block into the clause at hand. What stands before the first clause is the preamble and not added here.
func (o *outliner) add(b block) {
	if n := len(o.clauses) - 1; n >= 0 {
		o.clauses[n].body = append(o.clauses[n].body, b)
	}
}

// paragraph begins a clause where the text has a number that fits, else it adds the text to the clause at hand. within
// is true for a part of a paragraph: a translation has run two clauses together there.
func (o *outliner) paragraph(b block, within bool) {
	label, rest, ok := o.label(b.text)
	open, closed := o.open, slices.Clone(o.closed)
	if ok {
		ok = o.place(label, b.line)
	}
	if !ok {
		o.unreadNumber(b)
		o.add(b)
		return
	}
	path := make(clause.Path, len(o.open))
	for i, l := range o.open {
		path[i] = clause.Step{Kind: l.style.Kind(), Number: l.number}
	}
	id := path.ID()
	if o.seen[id] {
		o.open, o.closed = open, closed // what follows stands in the clause before it as well
		o.doubt(b.line, "clause-numbering", lang.Text{
			ZH: "序号 %s 重复；此处留在上一条款内",
			EN: "the number %s is there twice; this one stays within the clause before it",
		}.With(label.Printed),
			lang.Text{ZH: "请在生成的文本中改正序号", EN: "correct the number in the text that was made"})
		o.add(b)
		return
	}
	o.seen[id] = true
	if within {
		o.doubt(
			b.line,
			"clause-numbering",
			lang.Text{ZH: "条款 %s 出现在段落中间", EN: "clause %s begins within a paragraph"}.With(label.Printed),
			lang.Text{},
		)
	}
	if label.Style == word {
		o.doubt(
			b.line,
			"clause-numbering",
			lang.Text{
				ZH: "“%s”按序号 %d. 处理",
				EN: "%q is taken for the number %d.",
			}.With(
				strings.TrimSpace(label.Printed),
				label.Number,
			),
			lang.Text{},
		)
	}
	title, text := "", rest // an article has no title of its own
	if label.Style != clause.ArticleHead {
		title, text = o.sentence(rest)
	}
	c := numbered{path: path, style: label.Style, title: title, line: b.line}
	if text != "" {
		c.body = []block{{line: b.line, text: text}}
	}
	o.clauses = append(o.clauses, c)
}

// place puts a label into the open levels; false when it fits nowhere. Chinese numbers tell their level by their form.
// English ones do not: “(2)” may be the next of the level at hand, of one above, or go on a list that another clause
// has interrupted. The order of the tries is from the deepest level up, then a list that runs on or a new one, and
// last a gap, which is named.
func (o *outliner) place(l clause.Label, line int) bool {
	if o.lang == lang.ZH || l.Style < 0 && l.Style != word { // chapters, articles and annexes tell it in both
		return o.placeByStyle(l)
	}
	if l.Style == word {
		if len(o.open) == 0 && l.Number != 1 || len(o.open) > 0 && l.Number != o.open[0].number+1 {
			return false
		}
		l.Style = clause.Dot
		o.put(0, l)
		return true
	}
	for d := len(o.open) - 1; d >= 0; d-- {
		if o.open[d].style == l.Style && l.Number == o.open[d].number+1 {
			o.put(d, l)
			return true
		}
	}
	depth := len(o.open)
	switch runOn := o.closed[depth]; {
	case runOn.style == l.Style && l.Number == runOn.number+1,
		l.Number == 1 && (depth == 0 || o.open[depth-1].style != l.Style):
		o.put(depth, l)
		return true
	}
	for d := depth - 1; d >= 0; d-- {
		if o.open[d].style == l.Style && l.Number > o.open[d].number {
			o.doubt(line, "clause-numbering", lang.Text{
				ZH: "序号 %s 与前一序号 %d 不连续",
				EN: "the number %s does not follow %d",
			}.With(l.Printed, o.open[d].number),
				lang.Text{ZH: "请核对是否缺少条款", EN: "see whether a clause is missing"})
			o.put(d, l)
			return true
		}
	}
	return false
}

// placeByStyle puts a label of the standard, whose style tells how deep it lies.
func (o *outliner) placeByStyle(l clause.Label) bool {
	d := 0
	for d < len(o.open) && o.open[d].style < l.Style {
		d++
	}
	o.put(d, l)
	return true
}

// put opens a label at a depth, and remembers what it closes. Numbers may run on below another clause: after 1. with
// (1) and (2), a 2. may go on with (3). A new clause of the highest level ends that.
func (o *outliner) put(depth int, l clause.Label) {
	if depth+1 < len(o.open) {
		o.closed[depth+1] = o.open[depth+1]
	}
	o.open = append(o.open[:depth:depth], level{l.Style, l.Number})
	for len(o.closed) <= depth+1 {
		o.closed = append(o.closed, level{})
	}
	if depth == 0 {
		o.closed[1] = level{}
	}
	o.closed = o.closed[:depth+2]
}

// labelWithin is a number in the middle of a line, behind the end of a sentence and before a capital: “… centres. (2)
// Set up …”.
var labelWithin = regexp.MustCompile(`[.)!?:;”"\]%] +(\(\d{1,2}\)|\d{1,2}\.) ?[A-Z]`)

// parts cuts a paragraph of machine-translated text where the next number stands in the middle of it: only the number
// that follows one that is open counts. It tries the numbers on a copy of the levels, so that what it does not take
// has changed nothing.
func (o *outliner) parts(b block) []block {
	if o.lang == lang.ZH {
		return []block{b}
	}
	trial := outliner{reader: &reader{lang: o.lang}, open: slices.Clone(o.open), closed: slices.Clone(o.closed)}
	step := func(text string) {
		if l, _, ok := o.label(text); ok {
			trial.place(l, 0)
		}
	}
	var parts []block
	start := 0
	step(b.text)
	for _, m := range labelWithin.FindAllStringSubmatchIndex(b.text, -1) {
		l, _, ok := clause.Parse(strings.Replace(b.text[m[2]:m[3]], ".", ". ", 1), o.lang)
		if !ok || !trial.continues(l) {
			continue
		}
		trial.place(l, 0)
		parts = append(parts, block{line: b.line, text: strings.TrimSpace(b.text[start:m[2]])})
		start = m[2]
	}
	return append(parts, block{line: b.line, text: b.text[start:]})
}

// continues reports whether a label is the next of an open level or of one that runs on.
func (o *outliner) continues(l clause.Label) bool {
	for _, open := range append(slices.Clone(o.open), o.closed[min(len(o.open), len(o.closed)-1)]) {
		if open.style == l.Style && open.number > 0 && l.Number == open.number+1 {
			return true
		}
	}
	return false
}

var sentenceEN = regexp.MustCompile(`[.!?](?: |$)`)

// sentence cuts the title, the first sentence, off a clause. “提高能力。到2025年…” gives “提高能力” and “到2025年…”.
// In English a point counts where a space follows, so that 2.5 stays whole.
func (r *reader) sentence(s string) (title, rest string) {
	end := len(s)
	if r.lang == lang.ZH {
		if i := strings.IndexAny(s, "。！？"); i >= 0 {
			end = i + len("。")
		}
	} else if m := sentenceEN.FindStringIndex(s); m != nil {
		end = m[0] + 1
	}
	return strings.TrimRight(strings.TrimSpace(s[:end]), "。.：:"), strings.TrimSpace(s[end:])
}

// numbering says where the numbers of clauses leave gaps, as check does of finished plans.
func (r *reader) numbering(clauses []numbered) {
	count := clause.Counter{}
	for _, c := range clauses {
		if _, ok := count.Next(c.path); !ok {
			r.doubt(c.line, "clause-numbering", lang.Text{
				ZH: "条款 %s（%s）与前一条款序号不连续",
				EN: "clause %s (%s) does not follow the one before it",
			}.With(c.path.ID(), clip(c.title)),
				lang.Text{
					ZH: "请核对是否缺少条款或序号有误",
					EN: "see whether a clause is missing or a number is wrong",
				})
		}
	}
}
