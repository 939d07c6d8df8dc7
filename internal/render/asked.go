package render

import "gazette/internal/lang"

// asked is what a part asked of the page that it was made for: the links that it has, and whether it read anything
// that only this page says.
type asked struct {
	own       bool // it read the page itself, so no other page can have it
	questions []question
}

// A question is one that each page answers for itself.
type question struct {
	of     subject
	lang   lang.Lang
	text   string
	answer string
}

// A subject is what a question is about.
type subject int

const (
	wayToPage subject = iota // how to go to an address of a language
	wayToRoot                // how to go to the output folder
	standsIn                 // whether the page is in a section
	standsAt                 // whether the page has an address
)

// ask answers a question for the page, and notes it where a part is being made.
func (v *view) ask(of subject, l lang.Lang, text string) string {
	answer := v.answer(of, l, text)
	if v.asked != nil && !v.asked.own {
		q := question{of, l, text, answer}
		if n := len(v.asked.questions); n == 0 || v.asked.questions[n-1] != q {
			v.asked.questions = append(v.asked.questions, q)
		}
	}
	return answer
}

func (v *view) answer(of subject, l lang.Lang, text string) string {
	switch of {
	case wayToPage:
		return v.way(l, text)
	case wayToRoot:
		return v.toRoot
	case standsIn:
		return yes(v.Page.Section == text)
	}
	return yes(v.Page.Path == text)
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

// sameOn reports whether all that was asked has the same answer on another page.
func (a *asked) sameOn(v *view) bool {
	for _, q := range a.questions {
		if v.answer(q.of, q.lang, q.text) != q.answer {
			return false
		}
	}
	return !a.own
}

// askedBy notes in the part that is being made what a part inside it asked.
func (v *view) askedBy(inner madePart) {
	if v.asked == nil {
		return
	}
	v.asked.own = v.asked.own || inner.own
	v.asked.questions = append(v.asked.questions, inner.questions...)
}

// reads notes that the part that is being made read what only this page says.
func (v *view) reads() *view {
	if v.asked != nil {
		v.asked.own = true
	}
	return v
}
