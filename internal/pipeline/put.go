package pipeline

import (
	"context"
	"runtime"
	"sync"

	"gazette/internal/publish"
)

// putPages makes the files of the set on all processors and puts each as it is made. Those that stand are kept.
func (w *work) putPages(ctx context.Context, p *publish.Publication, progress func(done, total int)) error {
	var mu sync.Mutex
	done, total := 0, len(w.set.Names())
	count := func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		if progress != nil {
			progress(done, total)
		}
	}
	kept := func(name string) bool {
		same := w.drawn[name] || w.stands != nil && w.stands(name)
		if !same || !w.keep(p, name) {
			return false
		}
		count()
		return true
	}
	return w.set.Each(runtime.GOMAXPROCS(0), kept, func(name string, data []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.put(p, name, data); err != nil {
			return err
		}
		count()
		return nil
	})
}

// putSearch adds the files of the search, once it finds what the pages say as they are staged.
func (w *work) putSearch(p *publish.Publication) error {
	laid, changed := w.site, w.stands != nil
	w.site, w.set, w.stands = nil, nil, nil
	made, err := indexed(laid, w.cache)
	if err != nil {
		return err
	}
	test := made.SelfTest
	if changed {
		test = made.SelfTestChanged
	}
	if _, err := test(p.Read); err != nil {
		return ofSearch(err)
	}
	for name, data := range made.Files {
		if err := w.put(p, name, data); err != nil {
			return err
		}
	}
	return nil
}
