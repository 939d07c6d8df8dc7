package load

import (
	"bytes"
	"slices"
	"sync"

	"gazette/internal/clause"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/richtext"
	"gazette/internal/source"
)

// A Memory loads a site, and may do so again and again, as a preview does after every edit: what it decoded of a file
// is used again as long as the file has the same bytes. The zero value is ready.
//
// Records and texts that two models share are only read.
type Memory struct {
	mu    sync.Mutex
	files map[string]remembered
}

// A remembered is what a file was decoded into: a record, a page, or the clauses of a plan. A record is good for the
// same bytes and the same languages only, which decide what it must have.
type remembered struct {
	languages []lang.Lang
	data      []byte
	value     any
	keys      *record.Keys
	list      diag.List
}

// Load builds the model of a site from its files, with what earlier calls remember. What this call did not meet is
// forgotten, so that a deleted file takes no memory. Calls wait for each other.
func (m *Memory) Load(tree *source.Tree) (*policy.Model, diag.List) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := &Memory{files: map[string]remembered{}}
	model, list := load(tree, m.files, now)
	m.files = now.files
	return model, list
}

// recall returns what a file was decoded into, decoding it when its bytes are new. decode must depend on the file and
// the languages alone, and what it returns must not be changed afterwards.
func recall(l *loader, f *source.File, decode func() remembered) remembered {
	known, ok := l.before[f.Path] // what a record lacks depends on the languages of the site, too
	if !ok || !slices.Equal(known.languages, l.m.Site.Languages) || !bytes.Equal(known.data, f.Data) {
		known = decode()
		known.data, known.languages = f.Data, l.m.Site.Languages
	}
	l.now.files[f.Path] = known
	return known
}

// A decodedArticle is a page's front matter and text.
type decodedArticle struct {
	meta   articleRecord
	blocks []richtext.Block
}

// articleText decodes a page. Lines that Markdown wraps become one, so that a sentence is found and compared whole.
func (l *loader) articleText(f *source.File) (decodedArticle, *record.Keys) {
	r := recall(l, f, func() remembered {
		meta, keys, body, list := record.DecodeFrontMatter[articleRecord](f)
		blocks, more := f.Markdown(body)
		return remembered{
			value: decodedArticle{meta, richtext.JoinLines(blocks)},
			keys:  keys,
			list:  append(list, more...),
		}
	})
	l.list = append(l.list, r.list...)
	return r.value.(decodedArticle), r.keys
}

// A part is a clause of a plan in one language. Its figures are read once, however often the site is loaded.
type part struct {
	path clause.Path
	text policy.ClauseText
}

// planText parses the text of a plan into its clauses.
func (l *loader) planText(f *source.File, language lang.Lang) []part {
	r := recall(l, f, func() remembered {
		blocks, list := f.Markdown(f.Data)
		outline, more := clause.Outline(blocks, language)
		parts := make([]part, len(outline))
		for i, e := range outline {
			text := policy.ClauseText{Present: true, Label: e.Label, Title: e.Title, Body: e.Body, Pos: e.Pos}
			parts[i] = part{e.Path, text.WithFigures(language)}
		}
		return remembered{value: parts, list: append(list, more...)}
	})
	l.list = append(l.list, r.list...)
	return r.value.([]part)
}
