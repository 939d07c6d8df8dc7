package terms

import (
	"strings"
	"sync"
	"sync/atomic"
)

// A memo remembers what was made of words, of so many at most. Several may ask it at once.
type memo[V any] struct {
	made  sync.Map // by word
	count atomic.Int32
}

const mostRemembered = 20_000

func (m *memo[V]) of(word string, make func(string) V) V {
	if known, ok := m.made.Load(word); ok {
		return known.(V)
	}
	made := make(word)
	if m.count.Add(1) <= mostRemembered {
		m.made.Store(strings.Clone(word), made) // not a part of a long text
	}
	return made
}
