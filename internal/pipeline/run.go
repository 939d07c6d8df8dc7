package pipeline

import (
	"context"
	"encoding/json"
	"errors"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/publish"
	"gazette/internal/render"
	"gazette/internal/search"
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

// A Result is what became of a run. Without pages there were faults, or nothing has changed.
type Result struct {
	Pages     int
	Languages []lang.Lang
	Counts    site.Counts
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
		if n, same := memory.Current(out, inputs.sum); same {
			list, err := said(o, memory, inputs.sum)
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
	if err := writeCardsInOwnFont(o, model, parsed); err != nil {
		return Result{List: list}, err
	}
	// What was edited while it was read has no name: the next build makes the site again.
	var parts map[string]string
	if again, err := o.inputs(memory); err != nil || again.sum != inputs.sum {
		inputs.sum = ""
	} else if inputs.sum != "" && defaultLayouts(theme, o.Theme) {
		parts = inputs.partsOf(model)
	}
	w := &work{site: s, set: render.New(s, parsed), compress: o.Compress}
	cards, err := cardsOf(w.set, o.Version+" "+memory.Program.Sum)
	if err != nil {
		return Result{List: list}, err
	}
	if !o.Force {
		w.stands = standing(w.set, parts, memory.Parts)
		w.sameProgram = w.stands != nil
		w.drawn = drawn(cards, memory.Parts)
		w.cache = search.Cache{Folder: memory.Folder(), Program: o.Version + " " + memory.Program.Sum}
	}
	result := Result{Pages: len(s.Pages), Languages: model.Site.Languages, Counts: s.Count(), List: list}
	result.Summary, err = o.publish(ctx, w, out, publish.Source{Program: o.Version, Inputs: inputs.sum}, memory)
	if fault := new(render.LayoutError); errors.As(err, &fault) {
		return Result{List: append(list, themeFault(o.Source, fault))}, nil
	}
	if err == nil && inputs.sum != "" {
		err = keep(memory, inputs.sum, withCards(parts, cards), list)
	}
	return result, err
}

// A work is what a run has to make. It lets go of what it needs no more: of a large site the search takes as much
// memory as the pages.
type work struct {
	site   *site.Site
	set    *render.Set
	stands func(name string) bool // whether a file of the set is as it was at the last build; nil: nothing is known
	drawn  map[string]bool        // the cards that are as they were at the last build
	cache  search.Cache
	// compress puts packed variants beside the files.
	compress bool
	// sameProgram is set where the output was made by this program, with these options.
	sameProgram bool
}

// publish puts every file as it is made and forgets it.
func (o Options) publish(ctx context.Context, w *work, out string, source publish.Source, memory *publish.Memory,
) (publish.Summary, error) {
	p, err := publish.Begin(ctx, out, o.Output.Options)
	if err != nil {
		return publish.Summary{}, err
	}
	p.Trust(memory)
	if err = w.putPages(ctx, p, o.Progress); err == nil {
		err = w.putSearch(p)
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
	// Of what parts the build was that wrote the output, nobody has noted: it was killed before it could.
	return list, keep(memory, inputs, nil, list)
}

// keep remembers the parts of a build and what it said.
func keep(memory *publish.Memory, inputs string, parts map[string]string, list diag.List) error {
	data, err := json.Marshal(list)
	if err != nil {
		return err
	}
	memory.Keep(inputs, parts, data)
	memory.Save()
	return nil
}
