package pipeline

import (
	"context"
	"runtime"
	"sync"

	"gazette/internal/publish"
	"gazette/internal/render"
	"gazette/internal/site"
)

// putPages makes the files of a set on all processors and puts each as it is made.
func putPages(ctx context.Context, set *render.Set, p *publish.Publication, progress func(done, total int)) error {
	var mu sync.Mutex
	done, total := 0, len(set.Names())
	return set.Each(runtime.GOMAXPROCS(0), func(name string, data []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := p.Put(name, data); err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		done++
		if progress != nil {
			progress(done, total)
		}
		return nil
	})
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
