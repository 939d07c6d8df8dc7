package search

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"gazette/internal/lang"
	"gazette/internal/terms"
)

// An Answer is what a query finds, ready to be shown.
type Answer struct {
	Total   int      `json:"total"`
	Relaxed int      `json:"relaxed,omitempty"` // of these, the last so many have only parts of what was asked
	Unknown []string `json:"unknown,omitempty"` // words that no entry has, where parts are shown
	Around  bool     `json:"around,omitempty"`  // these are of a place that is asked for, and of nothing else
	Place   string   `json:"place,omitempty"`   // what is of it comes first, where all have parts
	Changes []Change `json:"changes,omitempty"`
	Cut     bool     `json:"cut,omitempty"` // only the beginning of the query or of a word was searched
	Results []Result `json:"results"`
}

// A Result is a document found. Elsewhere says that its words stand only in the other language or in
// a form that the glossary gives.
type Result struct {
	Kind       string   `json:"kind"`
	Title      string   `json:"title"`
	TitleMarks [][2]int `json:"title_marks"` // bytes of the title
	Trail      string   `json:"trail"`
	Address    string   `json:"address"`
	Date       string   `json:"date,omitempty"`
	Status     string   `json:"status,omitempty"`
	Passage    string   `json:"passage"`
	Marks      [][2]int `json:"marks"` // bytes of the passage
	Elsewhere  bool     `json:"elsewhere,omitempty"`
	Score      float64  `json:"score"`
}

// Ask asks the index of a published site in a folder: the documents of a language, best first, at
// most limit of them. What was misspelt is mended when nothing is found.
func Ask(ctx context.Context, out, asked string, l lang.Lang, filters []terms.Filter, limit int) (answer *Answer,
	err error) {
	file := func(path string) ([]byte, error) { return os.ReadFile(filepath.Join(out, filepath.FromSlash(path))) }
	read := func(name string) ([]byte, error) { return file(Folder + name) }
	r, err := Open(l, read)
	if err != nil {
		return nil, err
	}
	other, err := Open(l.Other(), read)
	if errors.Is(err, fs.ErrNotExist) {
		other, err = nil, nil // a site of one language
	}
	if err != nil {
		return nil, err
	}
	if err := checkIndex(file); err != nil {
		return nil, err
	}
	b, err := openBleve(filepath.Join(out, filepath.FromSlash(IndexFolder)), r)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	q := terms.ParseQuery(asked)
	for _, f := range filters {
		q.Filters = append(q.Filters, terms.Filter{Field: f.Field, Value: terms.FoldText(f.Value)})
	}
	x := &asker{r, other, func(q terms.Query) ([]hit, error) { return b.Find(ctx, q) }}
	if answer, err = x.answer(asked, q, limit); err == nil {
		answer.Cut = terms.IsCut(asked)
	}
	return answer, err
}

// An asker answers queries with the texts of a language and, if the site has it, of the other.
type asker struct {
	reader *Reader
	other  *Reader // or nil
	find   func(terms.Query) ([]hit, error)
}

func (x *asker) answer(asked string, q terms.Query, limit int) (*Answer, error) {
	answer := &Answer{Results: []Result{}}
	hits, err := x.find(q)
	if err == nil && len(hits) == 0 {
		q, hits, answer.Changes, err = x.mend(q)
	}
	if err != nil {
		return nil, err
	}
	if hits, err = x.standing(q, hits); err != nil {
		return nil, err
	}
	if err := x.show(answer, q, hits, limit); err != nil || len(hits) >= few {
		return answer, err
	}
	parts, err := x.relaxed(asked, q)
	if err != nil {
		return nil, err
	}
	more := withoutHits(parts.hits, hits)
	if len(more) > 0 {
		answer.Relaxed, answer.Unknown = len(more), parts.unknown
		answer.Around = len(parts.query.Groups) == 0
		if len(hits) == 0 {
			answer.Place = parts.place
		}
		answer.Changes = append(answer.Changes, parts.changes...)
	}
	return answer, x.show(answer, parts.query, more, limit)
}

// standing are the hits that have what a query wants in a row, which its terms do not prove.
func (x *asker) standing(q terms.Query, hits []hit) ([]hit, error) {
	if q.Exact() {
		return hits, nil
	}
	var proved []hit
	for _, h := range hits {
		stands, err := x.reader.stands(q, h.Number, x.other)
		if err != nil {
			return nil, err
		}
		if stands {
			proved = append(proved, h)
		}
	}
	return proved, nil
}

// show adds hits to an answer, as far as there is room for them.
func (x *asker) show(answer *Answer, q terms.Query, hits []hit, limit int) error {
	answer.Total += len(hits)
	for _, h := range hits[:min(len(hits), max(0, limit-len(answer.Results)))] {
		shown, err := x.result(q, h)
		if err != nil {
			return err
		}
		answer.Results = append(answer.Results, shown)
	}
	return nil
}

// mend asks for what may have been meant; what was put for what is said when that finds anything.
func (x *asker) mend(q terms.Query) (terms.Query, []hit, []Change, error) {
	mended, changes, changed, err := x.reader.Mend(q)
	if err != nil || !changed {
		return q, nil, nil, err
	}
	hits, err := x.find(mended)
	if err != nil || len(hits) == 0 {
		return q, nil, nil, err
	}
	return mended, hits, changes, nil
}

// result shows a document: the passage is of the other language where the words stand only there.
func (x *asker) result(q terms.Query, h hit) (Result, error) {
	own, err := x.reader.Text(h.Number)
	if err != nil {
		return Result{}, err
	}
	text := own.Body
	if x.other != nil && len(q.Marks(own.Title+"\n"+own.Body)) == 0 {
		foreign, err := x.other.Text(h.Number)
		if err != nil {
			return Result{}, err
		}
		if len(q.Marks(foreign.Title+"\n"+foreign.Body)) > 0 {
			text = foreign.Title + "\n" + foreign.Body
		}
	}
	elsewhere, err := x.reader.elsewhere(q, h.Number)
	passage, where := passageOf(q, text)
	return Result{
		Kind:       own.Kind,
		Title:      own.Title,
		TitleMarks: marksIn(q, own.Title),
		Trail:      own.Trail,
		Address:    fmt.Sprintf("%s/%s", x.reader.lang, own.Path),
		Date:       own.Date,
		Status:     own.Status,
		Passage:    passage,
		Marks:      where,
		Elsewhere:  elsewhere,
		Score:      h.Score,
	}, err
}

// How much of a text is shown, in bytes: before the first marked word, and in all.
const (
	passageLead   = 60
	passageLength = 360
	ellipsis      = "…"
)

// passageOf is the part of a text where the words of a query stand, and where they stand in it. It
// begins after a blank or a mark, not in a word.
func passageOf(q terms.Query, text string) (string, [][2]int) {
	text = strings.Join(strings.Fields(text), " ")
	start, first := 0, 0
	if marks := q.Marks(text); len(marks) > 0 {
		first = marks[0][0]
		start = max(0, first-passageLead)
	}
	for start > 0 && !utf8.RuneStart(text[start]) {
		start--
	}
	if start > 0 {
		if cut := strings.IndexAny(text[start:first], " ，。；、：,;"); cut >= 0 {
			_, size := utf8.DecodeRuneInString(text[start+cut:])
			start += cut + size
		}
	}
	end := min(len(text), start+passageLength)
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	passage := text[start:end]
	if start > 0 {
		passage = ellipsis + passage
	}
	if end < len(text) {
		passage += ellipsis
	}
	return passage, marksIn(q, passage)
}

// marksIn are the marks of a query in a text; none is an empty list, in JSON too.
func marksIn(q terms.Query, text string) [][2]int {
	if marks := q.Marks(text); marks != nil {
		return marks
	}
	return [][2]int{}
}
