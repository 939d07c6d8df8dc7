package preview

import (
	"hash/fnv"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/pipeline"
)

// A state is what the preview shows now: the last good site, and what is wrong with the files since.
type state struct {
	session *pipeline.Session
	options Options

	rebuilding sync.Mutex // one layout at a time

	mu        sync.Mutex
	now       *version // nil: no site without faults has been seen yet
	before    *version // for a page that still searches by it
	faults    []fault  // of the last one examined
	next      *layout  // to be examined
	examining bool
	changed   chan struct{} // closed at the next change
}

// A version is one good state of the site, with the files that somebody asked for.
type version struct {
	*pipeline.Preview
	made sync.Map // name → madeFile
}

type madeFile struct {
	data []byte
	tag  string // differs where the data do
}

func newState(o Options) *state {
	return &state{session: pipeline.NewSession(o.Build), options: o, changed: make(chan struct{})}
}

// rebuild lays the site out anew and tells the open pages; what is wrong with it they are told once that is known.
func (s *state) rebuild() {
	s.rebuilding.Lock()
	defer s.rebuilding.Unlock()
	began := time.Now()
	preview, list, err := s.session.Lay(began)
	result := Result{Took: time.Since(began), Err: err}
	s.tell(func() {
		if preview != nil {
			s.before, s.now = s.now, &version{Preview: preview}
		}
		if s.now != nil {
			result.Pages = len(s.now.Site.Pages)
		}
		s.next = &layout{list, result}
		if !s.examining {
			s.examining = true
			go s.examine()
		}
	})
}

// A layout is one that is still to be examined.
type layout struct {
	list   func() diag.List
	result Result
}

// examine finds what is wrong with the last layout, until there is no newer one: of edits in quick succession those
// between are not examined.
func (s *state) examine() {
	for {
		s.mu.Lock()
		next := s.next
		s.next, s.examining = nil, next != nil
		s.mu.Unlock()
		if next == nil {
			return
		}
		next.result.List = next.list()
		faults := describe(s.options.Build.Source, next.result.List)
		if next.result.Err != nil {
			faults = append(faults, unreadable(s.options.Folder, next.result.Err))
		}
		s.tell(func() { s.faults = faults })
		if s.options.Rebuilt != nil {
			s.options.Rebuilt(next.result)
		}
	}
}

// tell changes the state and tells the open pages.
func (s *state) tell(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
	close(s.changed)
	s.changed = make(chan struct{})
}

// A moment is the state at one time; changed is closed when there is a newer one.
type moment struct {
	now, before *version
	faults      []fault
	changed     <-chan struct{}
}

func (s *state) moment() moment {
	s.mu.Lock()
	defer s.mu.Unlock()
	return moment{s.now, s.before, s.faults, s.changed}
}

// searchFolder is where the files of the search lie.
const searchFolder = "search/"

// file finds a file of the site. A file of the search that has another name now is taken from the
// version before: an open page may still ask by it.
func (m moment) file(name string) (madeFile, error) {
	f, err := m.now.file(name)
	if err != nil && m.before != nil && strings.HasPrefix(name, searchFolder) {
		return m.before.file(name)
	}
	return f, err
}

func (v *version) file(name string) (madeFile, error) {
	if known, ok := v.made.Load(name); ok {
		return known.(madeFile), nil
	}
	data, err := v.File(name)
	if err != nil && strings.HasPrefix(name, searchFolder) {
		files, failed := v.Search()
		if failed != nil {
			return madeFile{}, failed
		}
		var ok bool
		if data, ok = files[name]; !ok {
			return madeFile{}, fs.ErrNotExist
		}
	} else if err != nil {
		return madeFile{}, err
	}
	sum := fnv.New64a()
	_, _ = sum.Write(data) // a hash takes everything
	f := madeFile{data, strconv.FormatUint(sum.Sum64(), 36)}
	v.made.Store(name, f)
	return f, nil
}

// A fault is a diagnostic as the open pages show it, with the line that it is about.
type fault struct {
	Place   string    `json:"place"`
	Warning bool      `json:"warning,omitempty"`
	Rule    string    `json:"rule,omitempty"`
	Message lang.Text `json:"message"`
	Hint    lang.Text `json:"hint"`
	Line    string    `json:"line,omitempty"` // of the source
	Col     int       `json:"col,omitempty"`  // from 1, in characters
	Notes   []note    `json:"notes,omitempty"`
}

type note struct {
	Place   string    `json:"place"`
	Message lang.Text `json:"message"`
}

func describe(files fs.FS, list diag.List) []fault {
	lines := map[string][]string{}
	lineOf := func(p diag.Pos) string {
		if p.Line == 0 || !fs.ValidPath(p.File) ||
			!strings.Contains("config.toml content data", strings.Split(p.File, "/")[0]) {
			return ""
		}
		if _, read := lines[p.File]; !read {
			data, _ := fs.ReadFile(files, path.Clean(p.File)) // what cannot be read has no line to show
			lines[p.File] = strings.Split(string(data), "\n")
		}
		if p.Line > len(lines[p.File]) {
			return ""
		}
		return strings.TrimRight(lines[p.File][p.Line-1], "\r")
	}
	var faults []fault
	for _, d := range list {
		f := fault{
			Place:   d.Pos.String(),
			Warning: d.Severity == diag.Warning,
			Rule:    d.Rule,
			Message: d.Message,
			Hint:    d.Hint,
			Line:    lineOf(d.Pos),
			Col:     d.Pos.Col,
		}
		for _, n := range d.Notes {
			f.Notes = append(f.Notes, note{n.Pos.String(), n.Message})
		}
		faults = append(faults, f)
	}
	return faults
}

// unreadable explains a folder that cannot be read, or a broken theme.
func unreadable(folder string, err error) fault {
	return fault{Place: folder, Message: lang.Text{ZH: "%v", EN: "%v"}.With(err),
		Hint: lang.Text{
			ZH: "请恢复该文件夹，或停止预览；主题的错误请在 themes/ 中改正",
			EN: "put the folder back or stop the preview; a fault in a theme is mended in themes/",
		}}
}
