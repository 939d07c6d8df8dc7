package search

import (
	"strings"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/terms"

	bleved "github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
)

// How often a term counts in the Bleve index for each place where it stands; one would do, but that Bleve's own check
// trips over a term that stands once.
const (
	countInBody  = 2
	countInTitle = 4
	charsStored  = 120 // of a body
)

// lengthUnit is how many terms make one of the length of a text. Bleve takes the number of all different terms divided
// by that of the documents for the average length; beside that, texts are very long and length is all that counts.
const lengthUnit = 4

// documentOf is an entry as Bleve has it, from its texts in units.
func documentOf(e *entry, own [len(lang.Langs)]cutTexts, of *supply) *bleved.Document {
	units := 0
	for _, texts := range own {
		units += len(texts.body.units)
	}
	text, title := of.field(textField, 2*units), of.field(titleField, 0)
	var s terms.Spotter
	for _, texts := range own {
		for _, name := range append([]cut{texts.title}, texts.names...) {
			s.Add(name.text, name.units)
			title.addName(s.Spots, len(name.units))
			text.add(&s, countInTitle)
		}
		s.Add(texts.body.text, texts.body.units)
		text.add(&s, countInBody)
	}
	for _, l := range lang.Langs {
		for _, words := range e.context(l) {
			s.Add(words, terms.Units(words))
		}
	}
	for _, f := range e.Also {
		for _, form := range f.lines() {
			s.Add(form, terms.Units(form))
		}
	}
	text.add(&s, countInBody)
	for _, key := range e.Keys {
		if !strings.Contains(key, terms.PairMark) { // of English names, which stand above
			text.put(key, 0, countInTitle)
			title.put(key, 0, countInTitle)
		}
	}
	d := bleved.NewDocument(e.Path)
	d.AddField(text)
	d.AddField(title)
	addKeywords(d, e, of)
	for i, stored := range []string{e.Title.ZH, e.Title.EN, beginning(e.Body.ZH), beginning(e.Body.EN)} {
		d.AddField(bleved.NewTextFieldCustom(storedFields[i], nil, []byte(stored), index.StoreField, nil))
	}
	d.AddIDField()
	for _, f := range d.Fields {
		if f.Options().IsIndexed() {
			f.Analyze()
		}
	}
	return d
}

func addKeywords(d *bleved.Document, e *entry, of *supply) {
	keywords := func(name string, values ...string) {
		f := of.field(name, len(values))
		for _, v := range values {
			f.put(v, 0, 1)
		}
		d.AddField(f)
	}
	var filters []string
	for f, values := range e.Facets {
		for _, v := range values {
			filters = append(filters, filterTerm(facets.Facets[f].Name, v.code))
		}
	}
	keywords(facetField, filters...)
	keywords(refField, e.Refs...)
	keywords(kindField, e.Kind.String())
	if !e.Date.IsZero() {
		keywords(dateField, e.Date.String())
	}
}

func filterTerm(facet, code string) string { return facet + "=" + code }

// beginning is so much of a text as is stored.
func beginning(text string) string {
	n := 0
	for i := range text {
		if n == charsStored {
			return text[:i]
		}
		n++
	}
	return text
}

// A field of a document, of which the terms are given: Bleve analyses nothing.
type field struct {
	name   string
	length int
	freqs  index.TokenFrequencies
	supply *supply
}

// A supply is what terms point at, many made at once: a site has millions.
type supply struct {
	freqs     []index.TokenFreq
	locations []index.TokenLocation
}

// field makes a field of about so many terms.
func (s *supply) field(name string, terms int) *field {
	return &field{name: name, freqs: make(index.TokenFrequencies, terms), supply: s}
}

// put adds a term at a position, if that is not zero, with what it counts. A segment asks for terms by their key alone.
func (f *field) put(term string, position, count int) {
	t := f.freqs[term]
	if t == nil {
		t = oneOf(&f.supply.freqs)
		f.freqs[term] = t
	}
	t.SetFrequency(t.Frequency() + count)
	if position > 0 {
		location := oneOf(&f.supply.locations)
		location.Position = position
		t.Locations = append(t.Locations, location)
	}
	f.length++
}

// oneOf takes one of many that are made at once.
func oneOf[T any](unused *[]T) *T {
	if len(*unused) == 0 {
		*unused = make([]T, 512)
	}
	first := &(*unused)[0]
	*unused = (*unused)[1:]
	return first
}

// add moves what a spotter has gathered into the field.
func (f *field) add(s *terms.Spotter, count int) {
	for _, spot := range s.Spots {
		f.put(spot.Term, spot.Position, count)
	}
	s.Spots = s.Spots[:0]
}

// addName adds a title or a name of so many units: the larger the part of it that a term is, the more it counts.
func (f *field) addName(spots []terms.Spot, units int) {
	for _, spot := range spots {
		f.put(spot.Term, spot.Position, 0)
		t := f.freqs[spot.Term]
		t.SetFrequency(max(t.Frequency(), max(inTitle, asTitle*spot.Units/units)))
	}
}

func (f *field) Name() string                                     { return f.name }
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) Options() index.FieldIndexingOptions              { return index.IndexField }
func (f *field) Value() []byte                                    { return nil }
func (f *field) NumPlainTextBytes() uint64                        { return 0 }
func (f *field) Size() int                                        { return 0 }
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) AnalyzedLength() int                              { return 1 + f.length/lengthUnit }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.freqs }
func (f *field) Analyze()                                         {}
