package search

import (
	"fmt"

	"gazette/internal/terms"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	regexpfilter "github.com/blevesearch/bleve/v2/analysis/char/regexp"
	"github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"
)

// The fields of the Bleve index.
const (
	textField  = "text"  // titles, names, bodies and other forms of words, of both languages
	titleField = "title" // titles and names
	refField   = "ref"   // the number of a clause
	facetField = "facet" // "kind=clause", "region=410000": filters
	kindField  = "kind"
	dateField  = "date"
)

// storedFields are what a result shows to those who ask with Bleve alone.
var storedFields = []string{"title_zh", "title_en", "body_zh", "body_en"}

// bothLanguages is the name of the analyzer in the mapping.
const bothLanguages = "zh_en"

// mappingOf is what the index says of itself, in Bleve's own parts only, so that anyone's Bleve can read it: how a
// query is analysed. The terms of the texts are made by [terms.Spotter]; used says which simplified characters they
// have.
func mappingOf(used func(rune) bool) (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	filters := []string{}
	pairs := []rune(terms.Traditional(used))
	for i := 0; i < len(pairs); i += 2 {
		name := string(pairs[i])
		if err := m.AddCustomCharFilter(name, map[string]any{"type": regexpfilter.Name, "regexp": name,
			"replace": string(pairs[i+1])}); err != nil {
			return nil, err
		}
		filters = append(filters, name)
	}
	const bigrams = "cjk_both"
	if err := m.AddCustomTokenFilter(bigrams,
		map[string]any{"type": cjk.BigramName, "output_unigram": true}); err != nil {
		return nil, err
	}
	if err := m.AddCustomAnalyzer(bothLanguages, map[string]any{"type": custom.Name, "char_filters": filters,
		"tokenizer": unicode.Name, "token_filters": []string{cjk.WidthName, lowercase.Name, en.PossessiveName,
			porter.Name, bigrams}}); err != nil {
		return nil, fmt.Errorf("the analyzer: %w", err)
	}
	m.DefaultAnalyzer = bothLanguages
	m.DefaultField = textField
	m.ScoringModel = index.BM25Scoring
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	m.DefaultMapping = bleve.NewDocumentStaticMapping()
	for _, name := range []string{textField, titleField, refField, facetField, kindField, dateField} {
		field := fieldOf(name)
		field.Store, field.IncludeTermVectors = false, name == textField || name == titleField
		if !field.IncludeTermVectors {
			field.Analyzer = keyword.Name
		}
		m.DefaultMapping.AddFieldMappingsAt(name, field)
	}
	for _, name := range storedFields {
		field := fieldOf(name)
		field.Index, field.IncludeTermVectors = false, false
		m.DefaultMapping.AddFieldMappingsAt(name, field)
	}
	return m, m.Validate()
}

func fieldOf(name string) *mapping.FieldMapping {
	field := bleve.NewTextFieldMapping()
	field.Name, field.Analyzer = name, bothLanguages
	field.IncludeInAll, field.DocValues = false, false
	return field
}
