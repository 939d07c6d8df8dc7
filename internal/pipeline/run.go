package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"runtime"
	"sync"

	"gazette/internal/diag"
	"gazette/internal/publish"
	"gazette/internal/render"
	"gazette/internal/site"
)

// Output is how [Run] publishes.
type Output struct {
	publish.Options
	Force   bool   // make everything, even if nothing has changed
	Version string // of the program, for the manifest
	Program string // the program's file: another program may make another site
	Caches  string // folder of what is remembered from build to build; empty for nothing
}

// A Result is what became of a run. Without a site there were faults, or nothing has changed.
type Result struct {
	Site *site.Site
	publish.Summary
	List diag.List
	Same bool // the output is what this run would make; Unchanged counts its files
}

// Run makes the site and publishes it to the folder out. When the list has errors, or ctx ends, out is as it was.
// When neither what is read nor what was written has changed, nothing is made.
func Run(ctx context.Context, o Options, out string) (Result, error) {
	if _, err := publish.Recover(ctx, out, o.Output.Options); err != nil {
		return Result{}, err
	}
	memory := publish.Recall(o.Caches, out)
	inputs, err := o.inputs(memory)
	if err != nil {
		return Result{}, err
	}
	if !o.Force {
		if n, same := publish.Current(out, inputs, memory); same {
			list, err := said(o, memory, inputs)
			return Result{List: list, Same: true, Summary: publish.Summary{Unchanged: n}}, err
		}
	}
	model, s, list, err := Lay(o)
	if err != nil || s == nil {
		return Result{List: list}, err
	}
	theme, err := themeOf(o, model.Site.Theme)
	if err != nil {
		return Result{List: list}, err
	}
	parsed, err := render.ReadTheme(theme)
	if err != nil {
		return Result{List: list}, err
	}
	// What was edited while it was read has no name: the next build makes the site again.
	if again, err := o.inputs(memory); err != nil || again != inputs {
		inputs = ""
	}
	summary, err := o.publish(ctx, s, parsed, out, publish.Source{Program: o.Version, Inputs: inputs}, memory)
	if err == nil && inputs != "" {
		err = keep(memory, inputs, list)
	}
	return Result{Site: s, Summary: summary, List: list}, err
}

// publish puts every file as it is made and forgets it.
func (o Options) publish(ctx context.Context, s *site.Site, theme *render.Theme, out string, source publish.Source,
	memory *publish.Memory) (publish.Summary, error) {
	p, err := publish.Begin(ctx, out, o.Output.Options)
	if err != nil {
		return publish.Summary{}, err
	}
	if err = putPages(ctx, render.New(s, theme), p, o.Progress); err == nil {
		err = putSearch(s, p)
	}
	if err != nil {
		return publish.Summary{}, errors.Join(err, p.Abort())
	}
	summary, err := p.Commit(ctx, source)
	if err == nil {
		p.Remember(memory)
	}
	return summary, err
}

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

// said is what the check says of an unchanged site: as it was kept, or once more.
func said(o Options, memory *publish.Memory, inputs string) (diag.List, error) {
	defer memory.Save()
	var list diag.List
	if data := memory.Said(inputs); data != nil && json.Unmarshal(data, &list) == nil {
		return list, nil
	}
	_, list, err := Check(o)
	if err != nil {
		return nil, err
	}
	return list, keep(memory, inputs, list)
}

// keep remembers what a build said.
func keep(memory *publish.Memory, inputs string, list diag.List) error {
	data, err := json.Marshal(list)
	if err != nil {
		return err
	}
	memory.Keep(inputs, data)
	memory.Save()
	return nil
}
