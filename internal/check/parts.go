package check

import (
	"reflect"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A part is a text or a source within a record: the kind of thing that a rule has to look at wherever it stands.
// Clauses and the paragraphs of pages are no parts; they are read as running text. For example, of a hospital: its
// Name, its Note, its Source, and the Name of that source.
type part struct {
	Holder any    // a pointer to the record, or to the struct within it, that has the field
	Field  string // its name in policy
	Pos    diag.Pos
	Text   lang.Text      // of a text
	Source *policy.Source // of a source
}

var (
	textType   = reflect.TypeFor[lang.Text]()
	sourceType = reflect.TypeFor[policy.Source]()
	posType    = reflect.TypeFor[diag.Pos]()
)

// parts calls visit for every text and source of the model's records, those in their sources, baselines, memberships
// and the like included. It goes by the types of policy, so that a field that is added there is looked at without a
// word here. A record is visited once, where the model lists it; what only refers to it does not lead there again. The
// place is that of the record, or of the nearest struct inside it that has one.
func parts(m *policy.Model, visit func(part)) {
	model := reflect.ValueOf(m).Elem()
	w := partWalker{visit: visit, shapes: map[reflect.Type]shape{}, apart: map[reflect.Type]bool{}}
	w.apart[reflect.TypeFor[policy.Clause]()] = true
	for i := range model.NumField() {
		if t := model.Field(i).Type(); t.Kind() == reflect.Slice {
			w.apart[pointee(t.Elem())] = true
		}
	}
	w.walk(reflect.ValueOf(&m.Site).Elem(), diag.Pos{})
	regions := part{Holder: m, Field: "RegionSource", Pos: m.RegionSourcePos}
	w.field(reflect.ValueOf(&m.RegionSource).Elem(), regions)
	for i := range model.NumField() {
		if f := model.Field(i); f.Kind() == reflect.Slice {
			for j := range f.Len() {
				w.walk(reflect.Indirect(f.Index(j)), diag.Pos{})
			}
		}
	}
}

// Shapes are remembered by type: a site has many records of few types.
type partWalker struct {
	visit  func(part)
	apart  map[reflect.Type]bool // records that others only refer to
	shapes map[reflect.Type]shape
}

// A shape is what of a struct has to be looked at.
type shape struct {
	pos    int   // the field that says where it was read; -1: none
	fields []int // texts, sources, and what can hold some
}

// walk visits the parts of a struct; pos is the place of the record around it, for a struct without one of its own.
func (w *partWalker) walk(v reflect.Value, pos diag.Pos) {
	s := w.shapeOf(v.Type())
	if s.pos >= 0 {
		if own := v.Field(s.pos).Interface().(diag.Pos); own != (diag.Pos{}) {
			pos = own
		}
	}
	for _, i := range s.fields {
		w.field(v.Field(i), part{Holder: v.Addr().Interface(), Field: v.Type().Field(i).Name, Pos: pos})
	}
}

// field visits what one field holds, and goes on into it. A source is a part and has parts: its own name is a text.
func (w *partWalker) field(v reflect.Value, p part) {
	switch {
	case v.Type() == textType:
		p.Text = v.Interface().(lang.Text)
		if !p.Text.IsZero() {
			w.visit(p)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			w.field(v.Index(i), p)
		}
	case v.Kind() == reflect.Pointer:
		if !v.IsNil() {
			w.field(v.Elem(), p)
		}
	default:
		if v.Type() == sourceType {
			p.Source = v.Addr().Interface().(*policy.Source)
			w.visit(p)
		}
		w.walk(v, p.Pos)
	}
}

// shapeOf finds the fields of a type that matter. Unexported ones are left out, being caches and no content.
func (w *partWalker) shapeOf(t reflect.Type) shape {
	if s, ok := w.shapes[t]; ok {
		return s
	}
	s := shape{pos: -1}
	for i := range t.NumField() {
		f := t.Field(i)
		switch inner := pointee(f.Type); {
		case !f.IsExported() || w.apart[inner]:
		case f.Type == posType && f.Name == "Pos":
			s.pos = i
		case inner == textType || w.holds(inner):
			s.fields = append(s.fields, i)
		}
	}
	w.shapes[t] = s
	return s
}

// holds reports whether a type is a struct of the domain in which there are parts.
func (w *partWalker) holds(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.PkgPath() == sourceType.PkgPath() && len(w.shapeOf(t).fields) > 0
}

// pointee is what a type holds or leads to: the T of T, *T, []T and []*T.
func pointee(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t
}
