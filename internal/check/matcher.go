package check

// A matcher finds many forms of words in one pass over a text (Aho and Corasick, 1975): its time does not
// grow with how many forms there are.
type matcher struct {
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

// A hit is a form in a text, by its place in bytes.
type hit struct{ form, from, to int }

// newMatcher finds the forms, which are not empty; of two that are equal, the first.
func newMatcher(forms []string) *matcher {
	m := &matcher{states: []matcherState{{next: map[byte]int{}, form: -1}}}
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
func (m *matcher) link() {
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
func (m *matcher) step(state int, c byte) int {
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

// find returns every form in the text, in the order of their ends, those within others too.
func (m *matcher) find(text string) []hit {
	var hits []hit
	state := 0
	for i := range len(text) {
		state = m.step(state, text[i])
		end := state
		if m.states[end].form < 0 {
			end = m.states[end].ends
		}
		for ; end != 0; end = m.states[end].ends {
			form := m.states[end].form
			hits = append(hits, hit{form, i + 1 - m.size[form], i + 1})
		}
	}
	return hits
}
