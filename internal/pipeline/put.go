package pipeline

import (
	"context"
	"runtime"
	"sync"

	"gazette/internal/publish"
	"gazette/internal/render"
	"gazette/internal/site"
)

// putPages makes the files of a set on all processors. The first fault, in the order of the names that were begun,
// ends it.
func putPages(ctx context.Context, set *render.Set, p *publish.Publication, progress func(done, total int)) error {
	names, faults := set.Names(), make([]error, len(set.Names()))
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	next, done := make(chan int), 0
	var wait sync.WaitGroup
	var mu sync.Mutex
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				data, err := set.Make(names[i])
				if err == nil {
					err = p.Put(names[i], data)
				}
				if faults[i] = err; err != nil {
					stop()
				}
				mu.Lock()
				done++
				if progress != nil {
					progress(done, len(names))
				}
				mu.Unlock()
			}
		})
	}
	for i := range names {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wait.Wait()
	for _, err := range faults {
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// putSearch adds the files of the search, once it finds what the pages say as they are staged.
func putSearch(s *site.Site, p *publish.Publication) error {
	files, err := tested(s, p.Read)
	if err != nil {
		return err
	}
	for name, data := range files {
		if err := p.Put(name, data); err != nil {
			return err
		}
	}
	return nil
}
