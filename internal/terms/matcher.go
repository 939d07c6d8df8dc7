package terms

import (
	"cmp"
	"unicode"
	"unicode/utf8"
)

// A Matcher finds many forms of words in one pass over a text (Aho and Corasick, 1975): its time does not
// grow with how many forms there are.
type Matcher struct {
	states []matcherState // the first is the start
	size   []int          // of each form in bytes
}

// A matcherState stands for the beginnings of forms that end at the byte just read; fail is that of the
// next shorter one, and ends the next of these in which a whole form ends.
type matcherState struct {
	next       map[byte]int
	form       int // that ends here; -1: none
	fail, ends int
}

// A Hit is a form in a text, by its place in bytes.
type Hit struct{ Form, From, To int }

// Compare orders hits as they stand in the text, the longest of those with one beginning first.
func (h Hit) Compare(other Hit) int {
	return cmp.Or(cmp.Compare(h.From, other.From), cmp.Compare(other.To, h.To))
}

// Whole reports whether no letter or digit stands beside a hit.
func (h Hit) Whole(text string) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:h.From])
	after, _ := utf8.DecodeRuneInString(text[h.To:])
	beside := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return !beside(before) && !beside(after)
}

// NewMatcher finds the forms, which are not empty; of two that are equal, the first.
func NewMatcher(forms []string) *Matcher {
	m := &Matcher{states: []matcherState{{next: map[byte]int{}, form: -1}}}
	for i, form := range forms {
		state := 0
		for _, c := range []byte(form) {
			child, ok := m.states[state].next[c]
			if !ok {
				child = len(m.states)
				m.states[state].next[c] = child
				m.states = append(m.states, matcherState{next: map[byte]int{}, form: -1})
			}
			state = child
		}
		if m.states[state].form < 0 {
			m.states[state].form = i
		}
		m.size = append(m.size, len(form))
	}
	m.link()
	return m
}

// link leads every state to the next shorter beginning, from the shortest on.
func (m *Matcher) link() {
	queue := []int{0}
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		for c, child := range m.states[state].next {
			s := &m.states[child]
			if state != 0 {
				s.fail = m.step(m.states[state].fail, c)
			}
			s.ends = m.states[s.fail].ends
			if m.states[s.fail].form >= 0 {
				s.ends = s.fail
			}
			queue = append(queue, child)
		}
	}
}

// step is the state after one more byte.
func (m *Matcher) step(state int, c byte) int {
	for {
		if child, ok := m.states[state].next[c]; ok {
			return child
		}
		if state == 0 {
			return 0
		}
		state = m.states[state].fail
	}
}

// Find returns every form in the text, in the order of their ends, those within others too.
func (m *Matcher) Find(text string) []Hit {
	var hits []Hit
	state := 0
	for i := range len(text) {
		state = m.step(state, text[i])
		end := state
		if m.states[end].form < 0 {
			end = m.states[end].ends
		}
		for ; end != 0; end = m.states[end].ends {
			form := m.states[end].form
			hits = append(hits, Hit{form, i + 1 - m.size[form], i + 1})
		}
	}
	return hits
}
