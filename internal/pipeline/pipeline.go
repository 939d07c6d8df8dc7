// Package pipeline calls the stages in order: source, load, check, site, render, search, publish. It holds no
// logic of its own; it is the one place that knows all of them.
package pipeline

import (
	"io/fs"

	"gazette/internal/check"
	"gazette/internal/diag"
	"gazette/internal/history"
	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/site"
	"gazette/internal/source"
)

// Options are what a build depends on besides the files of the site.
type Options struct {
	Source  fs.FS
	Theme   fs.FS       // the default theme when the site has none of its own
	Today   policy.Date // the day as of which progress is judged, unless config.toml names one
	Asked   bool        // Today was asked for: it counts even where config.toml names another
	BaseURL string      // instead of that of config.toml
	Drafts  bool        // with the texts marked draft = true
	Release bool        // also the rules that only a publication must keep
	Stale   bool        // also the rules on what time has overtaken
	Extras  bool        // also what takes long to make: the database, cards
	// Compress puts .gz and .br beside files of text, for web servers that send them as they lie.
	Compress bool
	MayDrop  bool // published addresses may be dropped: somebody only looks at the site
	// History, when not nil, tells which text was changed last, and what a figure was before.
	History *history.Repo
	// NoHistory says why the repository of the site cannot be read, where there is one.
	NoHistory error
	// Progress, when not nil, is called as pages are made.
	Progress func(done, total int)
	Output
}

// Check reads the site and applies the rules. The model is complete as far as the faults allow; the
// list is sorted. An error is an I/O fault.
func Check(o Options) (*policy.Model, diag.List, error) {
	model, laid, list, err := examine(o)
	if faults, _ := list.Count(); err == nil && faults == 0 {
		list = append(list, layoutFaults(o, laid)...)
		list.Sort()
	}
	return model, list, err
}

// examine applies the rules to the model and, as far as all could be read, to the addresses of the site that is laid
// out of it: with records missing, theirs would be missed as well.
func examine(o Options) (*policy.Model, *site.Site, diag.List, error) {
	model, list, err := read(o, new(load.Memory))
	if err != nil {
		return nil, nil, nil, err
	}
	var laid *site.Site
	if unread, _ := list.Count(); unread == 0 {
		laid = site.Build(model, model.Site.Today)
		laid.Extras = o.Extras
		if !o.MayDrop {
			list = append(list, laid.Faults(o.Release)...)
		}
	}
	if o.History != nil {
		o.NoHistory = o.past(model)
	}
	if o.NoHistory != nil {
		unknownPast(&list, o.NoHistory)
	}
	list = append(list, themeFaults(o, model)...)
	list = append(list, cardFontFaults(o, model)...)
	list = append(list, cardFaults(o, laid)...)
	list = append(list, check.Run(model, model.Site.Today, check.Scope{Release: o.Release, Stale: o.Stale})...)
	list.Sort()
	return model, laid, list, nil
}

// past tells the model what git has of it: how old translations are, where that is asked for, and what figures were.
func (o Options) past(m *policy.Model) error {
	if o.Stale {
		if err := revisions(o.History, m); err != nil {
			return err
		}
	}
	return committed(o, m)
}

// read makes the model that the rules and the pages are about.
func read(o Options, memory *load.Memory) (*policy.Model, diag.List, error) {
	tree, list, err := source.Read(o.Source)
	if err != nil {
		return nil, nil, err
	}
	model, more := memory.Load(tree)
	o.finish(model)
	return model, append(list, more...), nil
}

// finish gives a model what the options say.
func (o Options) finish(model *policy.Model) {
	if o.BaseURL != "" {
		model.Site.BaseURL = o.BaseURL
	}
	if o.Asked || model.Site.Today.IsZero() {
		model.Site.Today = o.Today
	}
	if !o.Drafts {
		load.WithoutDrafts(model)
	}
	load.FillCounts(model)
}

// Lay checks a site and lays it out, without making any file. When the list has errors there is no
// site, but the model as far as it goes.
func Lay(o Options) (*policy.Model, *site.Site, diag.List, error) {
	model, laid, list, err := examine(o)
	if faults, _ := list.Count(); faults > 0 {
		laid = nil
	}
	return model, laid, list, err
}

// Look reads a site and lays it out, so that it can be compared with another state of it: the rules for what is
// published are not asked. What memory knows of the other state is not decoded again. When the list has errors, which
// are of what could not be read, there is no site.
func Look(o Options, memory *load.Memory) (*policy.Model, *site.Site, diag.List, error) {
	model, list, err := read(o, memory)
	if err != nil {
		return nil, nil, nil, err
	}
	list.Sort()
	if faults, _ := list.Count(); faults > 0 {
		return model, nil, list, nil
	}
	return model, layOut(model), list, nil
}
