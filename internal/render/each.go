package render

import "sync"

// Each makes every file with so many workers and hands it over, by its path in the output folder. It keeps none, so
// that only as many are held as there are workers; those for which without, when not nil, is true it does not make.
// Both may be called from several goroutines at once; an error of emit, or a fault of the theme, ends the work.
func (s *Set) Each(workers int, without func(name string) bool, emit func(name string, data []byte) error) error {
	names, stop := make(chan string), make(chan struct{})
	var first error
	var once sync.Once
	fail := func(err error) {
		once.Do(func() {
			first = err
			close(stop)
		})
	}
	var wait sync.WaitGroup
	for range max(workers, 1) {
		wait.Go(func() {
			for name := range names {
				if without != nil && without(name) {
					continue
				}
				if err := s.hand(name, emit); err != nil {
					fail(err)
				}
			}
		})
	}
	s.list(names, stop)
	wait.Wait()
	return first
}

// list sends the names of all files, until it is told to stop.
func (s *Set) list(names chan<- string, stop <-chan struct{}) {
	defer close(names)
	for _, name := range s.names {
		select {
		case names <- name:
		case <-stop:
			return
		}
	}
}

// hand makes a file, hands it over and forgets it.
func (s *Set) hand(name string, emit func(name string, data []byte) error) error {
	data, err := s.Make(name)
	if err != nil {
		return err
	}
	if known := s.sized[name]; known != nil {
		known.forget()
	}
	return emit(name, data)
}
