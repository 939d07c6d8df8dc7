package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"gazette/internal/lang"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	bleved "github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/util"
	index "github.com/blevesearch/bleve_index_api"
)

// The fields of the Bleve index.
const (
	textField  = "text"  // the terms, scored
	facetField = "facet" // "kind=clause", "region=410000": filters
)

// termsAnalyzer takes terms apart at white space and leaves them as they are: the mapping says to
// stock Bleve that a query is given in terms.
const termsAnalyzer = "terms"

// mappingOf is what the index says of itself. The terms are made by [terms.Analyze], not by Bleve: it knows
// no analyzer that serves Chinese. Nothing is stored but the id; the texts are in the documents files.
func mappingOf() (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	if err := m.AddCustomAnalyzer(termsAnalyzer,
		map[string]any{"type": custom.Name, "tokenizer": whitespace.Name}); err != nil {
		return nil, err
	}
	m.DefaultAnalyzer = termsAnalyzer
	m.ScoringModel = index.BM25Scoring
	m.DefaultField = textField
	m.StoreDynamic, m.DocValuesDynamic = false, false
	m.DefaultMapping = bleve.NewDocumentStaticMapping()
	for _, name := range []string{textField, facetField} {
		field := bleve.NewTextFieldMapping()
		field.Analyzer = termsAnalyzer
		field.Store, field.IncludeTermVectors, field.IncludeInAll, field.DocValues = false, false, false, false
		m.DefaultMapping.AddFieldMappingsAt(name, field)
	}
	return m, m.Validate()
}

// documentID is the id of an entry in Bleve: its number, so that ids sort as entries do, and address.
func documentID(number int, e *entry) string { return fmt.Sprintf("%06d %s", number, e.Path) }

// entriesAtOnce are analysed before the builders get them: enough to keep all processors busy, few
// enough to be forgotten soon.
const entriesAtOnce = 256

// How many documents a builder holds before it writes them: this bounds its memory, at about 100 MB.
// A site of moderate size mostly fits in one batch and needs no merging.
const (
	documentsInBatch      = 2000
	documentsInLargeBatch = 500 // on a large site, whose texts need room too
)

// buildIndexes writes a Bleve index of the entries in each language, into folders named after them.
// The offline builder makes one segment of an index, with bounded memory.
func buildIndexes(dir string, entries []entry) error {
	batch := documentsInBatch
	if len(entries) >= large {
		batch = documentsInLargeBatch
	}
	var builders [len(lang.Langs)]*scorch.Builder
	for i, l := range lang.Langs {
		var err error
		if builders[i], err = newBuilder(filepath.Join(dir, string(l)), batch); err != nil {
			return err
		}
	}
	for start := 0; start < len(entries); start += entriesAtOnce {
		some := entries[start:min(start+entriesAtOnce, len(entries))]
		documents := make([][len(lang.Langs)]document, len(some))
		spread(len(some), func(i int) { documents[i] = weigh(&some[i]) })
		if err := each(len(builders), func(l int) error {
			for i := range some {
				if err := addDocument(builders[l], start+i, &some[i], documents[i][l]); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	return each(len(builders), func(l int) error { return builders[l].Close() })
}

// each calls do for 0 … n-1 at once and joins the errors.
func each(n int, do func(int) error) error {
	faults := make([]error, n)
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() { faults[i] = do(i) })
	}
	wait.Wait()
	return errors.Join(faults...)
}

// spread calls do for 0 … n-1, on all processors.
func spread(n int, do func(int)) {
	workers := runtime.GOMAXPROCS(0)
	_ = each(workers, func(worker int) error { // do does not fail
		for i := worker; i < n; i += workers {
			do(i)
		}
		return nil
	})
}

// newBuilder begins an index in a folder, to be written in batches of so many documents.
func newBuilder(dir string, batch int) (*scorch.Builder, error) {
	m, err := mappingOf()
	if err != nil {
		return nil, err
	}
	stored, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Join(dir, "store"), 0o755); err != nil {
		return nil, err
	}
	meta := fmt.Appendf(nil, `{"storage":%q,"index_type":%q}`, scorch.Name, scorch.Name)
	if err := os.WriteFile(filepath.Join(dir, "index_meta.json"), meta, 0o644); err != nil {
		return nil, err
	}
	return scorch.NewBuilder(
		map[string]any{"path": filepath.Join(dir, "store"), "buildPathPrefix": dir, "batchSize": batch,
			"internal": map[string][]byte{string(util.MappingInternalKey): stored}},
	)
}

func addDocument(b *scorch.Builder, number int, e *entry, d document) error {
	doc := bleved.NewDocument(documentID(number, e))
	doc.AddField(&termsOf{name: textField, terms: d.terms, length: d.length})
	doc.AddField(&termsOf{name: facetField, terms: e.filters(), length: 1})
	return b.Index(doc)
}

// filters are the terms of the facet field.
func (e *entry) filters() map[string]int {
	terms := map[string]int{}
	for f, values := range e.Facets {
		for _, v := range values {
			terms[filterTerm(facet(f), v.code)] = 1
		}
	}
	return terms
}

func filterTerm(f facet, code string) string { return facetNames[f] + "=" + code }

// termsOf is a field of which the terms and the length are given: Bleve analyses nothing.
type termsOf struct {
	name   string
	terms  map[string]int
	length int
	freqs  index.TokenFrequencies
}

func (f *termsOf) Name() string                                     { return f.name }
func (f *termsOf) ArrayPositions() []uint64                         { return nil }
func (f *termsOf) Options() index.FieldIndexingOptions              { return index.IndexField }
func (f *termsOf) Value() []byte                                    { return nil }
func (f *termsOf) NumPlainTextBytes() uint64                        { return 0 }
func (f *termsOf) Size() int                                        { return 0 }
func (f *termsOf) EncodedFieldType() byte                           { return 't' }
func (f *termsOf) AnalyzedLength() int                              { return f.length }
func (f *termsOf) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.freqs }

func (f *termsOf) Analyze() {
	f.freqs = make(index.TokenFrequencies, len(f.terms))
	for term, n := range f.terms {
		t := &index.TokenFreq{Term: []byte(term)}
		t.SetFrequency(n)
		f.freqs[term] = t
	}
}

// folder reads the files of a folder into memory, by slash-separated path.
func folder(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = data
		return err
	})
	return files, err
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
