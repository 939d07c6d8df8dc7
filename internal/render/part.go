package render

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"sync"

	"gazette/internal/lang"
)

// Part makes a shared part, which sees a value, if it is given one, as .It, and keeps it: another page on which all
// that the part asks of its page has the same answer gets the same HTML, without its being made again. It stands
// between tags.
func (v *view) Part(name string, value ...any) (template.HTML, error) {
	var it any = none{}
	if len(value) > 0 {
		it = value[0]
	}
	key := it
	if s, ok := it.(sharer); ok {
		it, key = s.Shared()
	}
	set := v.setOf(name)
	if v.parts == nil || key == nil || !reflect.TypeOf(key).Comparable() {
		made, err := v.makePart(set, name, it)
		return made.html, err
	}
	kept := v.parts.of(partKey{set, v.Page.Lang, name, key})
	made, ok := kept.fitting(v)
	if !ok {
		var err error
		if made, err = v.makePart(set, name, it); err != nil {
			return "", err
		}
		kept.keep(made)
	}
	v.askedBy(made)
	return made.html, nil
}

// none is what a part sees that is given no value.
type none struct{}

// A sharer is a value of which a line shows only some: the value without the rest, and what tells it from others.
type sharer interface{ Shared() (it, key any) }

// setOf are the layouts that have a part: the shared ones, unless the kind of page has parts in place of theirs.
func (v *view) setOf(name string) *template.Template {
	if v.own != nil && (v.replaces[v.Page.Kind] || v.shared.Lookup(name) == nil) {
		return v.own
	}
	return v.shared
}

// A nested counts the parts within each other on the way to the one that is being made. A part that shows itself
// would never end.
type nested struct {
	depth int
	fault error
}

const mostNested = 50

func (v *view) makePart(set *template.Template, name string, it any) (madePart, error) {
	if v.nested.depth++; v.nested.depth > mostNested {
		v.nested.fault = fmt.Errorf("part %s: over %d parts within each other; does it show itself?", name, mostNested)
	}
	defer func() { v.nested.depth-- }()
	if v.nested.fault != nil {
		return madePart{}, v.nested.fault
	}
	inner := *v
	inner.asked = &asked{}
	var compiled template.HTML
	use := func(made []byte) { compiled = template.HTML(made) }
	if !v.uncompiled && v.programOf(set, name).run(&inner, name, it, use) {
		return madePart{compiled, inner.asked}, nil
	}
	inner.asked = &asked{}
	var b bytes.Buffer
	if err := set.ExecuteTemplate(&b, name, with{&inner, it}); err != nil {
		return madePart{}, fmt.Errorf("part %s: %w", name, err)
	}
	return madePart{template.HTML(b.String()), inner.asked}, nil
}

// A madePart is a part with what it asked of the page that it was made for.
type madePart struct {
	html template.HTML
	*asked
}

// parts keeps what was made of shared parts. Several goroutines may use it.
type parts struct{ kept sync.Map }

// A partKey tells what a part shows, but for what it asks of the page.
type partKey struct {
	set  *template.Template
	lang lang.Lang
	name string
	key  any
}

func (p *parts) of(key partKey) *keptPart {
	if kept, ok := p.kept.Load(key); ok {
		return kept.(*keptPart)
	}
	kept, _ := p.kept.LoadOrStore(key, new(keptPart))
	return kept.(*keptPart)
}

// A keptPart is a part as it was made for pages on which it differs.
type keptPart struct {
	mu   sync.RWMutex
	made []madePart
}

// mostKept is for how many different pages one part is kept; most differ by the depth of the page only.
const mostKept = 12

// fitting is what was made for a page where all had the same answers as on this one.
func (k *keptPart) fitting(v *view) (madePart, bool) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	for _, m := range k.made {
		if m.sameOn(v) {
			return m, true
		}
	}
	return madePart{}, false
}

// keep does nothing with what only one page can have.
func (k *keptPart) keep(m madePart) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !m.own && len(k.made) < mostKept {
		k.made = append(k.made, m)
	}
}
