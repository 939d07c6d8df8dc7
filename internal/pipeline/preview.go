package pipeline

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sync"
	"time"

	"gazette/internal/check"
	"gazette/internal/diag"
	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/render"
	"gazette/internal/search"
	"gazette/internal/site"
	"gazette/internal/source"
)

// A Session builds one site again and again while somebody edits it. It keeps what an edit does not
// touch: the records of other files and the theme. The calls of [Session.Lay] must not overlap.
type Session struct {
	options Options
	read    source.Memory
	memory  load.Memory
	good    map[string]*source.File // as they could be read last, by path
	theme   *render.Theme
	themeID uint64 // of the files that theme was read from

	searching sync.Mutex // one search is made at a time
	slices    string     // the folder where parts of it are kept
}

// NewSession starts a session; nothing is read yet.
func NewSession(o Options) *Session { return &Session{options: o} }

// A Preview is a site as it stands at one moment, laid out: each of its files is made when it is asked
// for, the search when one of its files is. It may be asked from several goroutines.
type Preview struct {
	Site   *site.Site
	Set    *render.Set
	search func() (map[string][]byte, error)
}

// Lay reads the site and lays it out; list tells what is wrong, which takes longer and may be asked for while the site
// is laid out anew. The rules for what is published hold back no look at it: a file that cannot be read is shown as it
// could be read last, or not at all, and everything else as it is. When too much cannot be read there is no preview. An
// error is an I/O fault or one of the theme, in the place of which the last one stays. now is the time of the clock.
func (s *Session) Lay(now time.Time) (p *Preview, list func() diag.List, err error) {
	tree, faults, err := s.read.Read(s.options.Source, now)
	if err != nil {
		return nil, func() diag.List { return nil }, err
	}
	model, more := s.memory.Load(tree)
	faults = append(faults, more...)
	s.options.finish(model)
	shown := s.readable(tree, model, faults)
	var laid *site.Site
	if shown != nil {
		laid = layOut(shown)
	}
	list = func() diag.List {
		all := append(slices.Clone(faults),
			check.Run(model, model.Site.Today, check.Scope{Release: s.options.Release})...)
		if laid != nil && shown == model {
			all = append(all, laid.Faults(s.options.Release)...)
		}
		all.Sort()
		return all
	}
	if laid == nil {
		return nil, list, nil
	}
	err = s.readTheme(shown.Site.Theme)
	if s.theme == nil {
		return nil, list, err
	}
	set := listed(laid, s.theme)
	if set == nil {
		return nil, list, err
	}
	p = &Preview{Site: laid, Set: set}
	p.search = sync.OnceValues(func() (map[string][]byte, error) { return s.makeSearch(laid) })
	return p, list, err
}

// Close removes what the session keeps on the disk.
func (s *Session) Close() error {
	s.searching.Lock()
	defer s.searching.Unlock()
	if s.slices == "" {
		return nil
	}
	return os.RemoveAll(s.slices)
}

// mostTries is how often a site is read anew without what cannot be read: other files may depend on that.
const mostTries = 5

// readable is the model of what can be read: in the place of each file that cannot, it has the last one that could,
// or none. It is nil when that leaves no site, as without config.toml.
func (s *Session) readable(tree *source.Tree, model *policy.Model, list diag.List) *policy.Model {
	files := map[string]*source.File{}
	for _, f := range tree.Files {
		files[f.Path] = f
	}
	tried := map[string]bool{}
	for range mostTries {
		faulty := faultyFiles(list)
		if len(faulty) == 0 {
			s.good = files
			return model
		}
		for name := range faulty {
			delete(files, name)
			if last := s.good[name]; last != nil && !tried[name] {
				files[name] = last
			}
			tried[name] = true
		}
		if files[source.ConfigFile] == nil {
			return nil
		}
		some := &source.Tree{}
		for _, name := range slices.Sorted(maps.Keys(files)) {
			some.Files = append(some.Files, files[name])
		}
		model, list = s.memory.Load(some)
		s.options.finish(model)
	}
	return nil
}

// faultyFiles are those that a list has errors of.
func faultyFiles(list diag.List) map[string]bool {
	names := map[string]bool{}
	for _, d := range list {
		if d.Severity == diag.Error {
			names[d.Pos.File] = true
		}
	}
	return names
}

// layOut is the site of a model that may break the rules on which the layout relies; nil where that is too much.
func layOut(m *policy.Model) (s *site.Site) {
	defer func() { _ = recover() }()
	return site.Build(m, m.Site.Today)
}

// listed lists its files, in the same way.
func listed(s *site.Site, t *render.Theme) (set *render.Set) {
	defer func() { _ = recover() }()
	return render.New(s, t)
}

// readTheme reads the theme unless its files are those that were read last.
func (s *Session) readTheme(name string) error {
	files, err := themeOf(s.options, name)
	if err != nil {
		return err
	}
	sum := fnv.New64a()
	err = fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, path)
		fmt.Fprintf(sum, "%s %d ", path, len(data))
		_, _ = sum.Write(data) // a hash takes everything
		return err
	})
	if err != nil || s.theme != nil && sum.Sum64() == s.themeID {
		return err
	}
	theme, err := render.ReadTheme(files)
	if err == nil {
		s.theme, s.themeID = theme, sum.Sum64()
	}
	return err
}

// File makes a file of the site. The error is [fs.ErrNotExist] when the site has none of that name.
func (p *Preview) File(name string) (data []byte, err error) {
	defer func() {
		if r := recover(); r != nil { // the page relies on a rule that the site breaks
			err = fmt.Errorf("%s cannot be shown before the faults of the site are mended: %v", name, r)
		}
	}()
	return p.Set.Make(name)
}

// Search returns the files of the search that a browser reads, made when they are first asked for.
func (p *Preview) Search() (map[string][]byte, error) { return p.search() }

// makeSearch makes anew only the parts of the search that an edit touches.
func (s *Session) makeSearch(laid *site.Site) (map[string][]byte, error) {
	s.searching.Lock()
	defer s.searching.Unlock()
	if s.slices == "" {
		folder, err := os.MkdirTemp("", "gazette-preview-")
		if err != nil {
			return nil, err
		}
		s.slices = folder
	}
	made, err := indexed(laid, search.Cache{Folder: s.slices, Browser: true})
	if err != nil {
		return nil, err
	}
	return made.Files, nil
}
