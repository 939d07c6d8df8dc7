package deploy

import (
	"bytes"
	"context"
	"crypto/md5"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"gazette/internal/publish"
)

// parallel is how many files are on their way at once.
const parallel = 16

// A Plan is what a deployment has to do, or would have. The manifest is not counted.
type Plan struct {
	New, Changed, Removed []string // sorted; what is new or changed is sent
	Same                  int
	Bytes                 int64    // to send
	Others                int      // files in the output that gazette did not write
	Strange               []string // of what is changed, what is not known to be ours
	Resumes               bool     // an earlier deployment was cut off
	NoManifest            bool     // the store has none that can be read: what else lies there is not known to be ours

	send  []publish.File
	ours  []publish.File // all in the store that may be ours
	there map[string]object

	blocked []string // what others keep in a folder where the site needs the place
}

// known is what the store's own files say of it.
type known struct {
	sums  map[string]string // of the last deployment that was finished; empty while one is not
	ours  map[string]publish.File
	cut   bool
	whole bool // there is a manifest that can be read
	was   bool // there is one, whether it can be read or not
}

func readKnown(ctx context.Context, s store) (known, error) {
	k := known{sums: map[string]string{}, ours: map[string]publish.File{}}
	for _, name := range []string{publish.ManifestName, namesName} {
		data, err := s.read(ctx, name)
		if missing(err) {
			continue
		}
		if err != nil {
			return k, err
		}
		k.was, k.cut = true, k.cut || name == namesName
		m, err := publish.ParseManifest(data)
		if err != nil {
			continue // a damaged one counts as none, and nothing is deleted for it
		}
		k.whole = true
		for _, f := range m.Files {
			k.ours[f.Path] = f
		}
	}
	if !k.cut {
		for name, f := range k.ours {
			k.sums[name] = f.Sum
		}
	}
	return k, nil
}

// planned compares the output with the store. With all, every file in the store is read.
func planned(ctx context.Context, s store, o *output, all bool) (*Plan, error) {
	k, err := readKnown(ctx, s)
	if err != nil {
		return nil, err
	}
	p := &Plan{Others: o.others, Resumes: k.cut, NoManifest: !k.whole}
	if p.there, err = listed(ctx, s); err != nil {
		return nil, err
	}
	same := make([]bool, len(o.Files))
	reads, ctx := errgroup.WithContext(ctx)
	reads.SetLimit(parallel)
	for i, f := range o.Files {
		reads.Go(func() (err error) {
			same[i], err = compare(ctx, s, o, f, p.there[f.Path], k.sums[f.Path], all)
			return err
		})
	}
	if err := reads.Wait(); err != nil {
		return nil, err
	}
	p.sort(o, k, same)
	if s.chooses() {
		others := slices.DeleteFunc(slices.Sorted(maps.Keys(p.there)), func(name string) bool {
			_, ours := k.ours[name]
			return ours
		})
		p.blocked = conflicts(others, o.Files)
	}
	return p, nil
}

// listed is what a store has, by name. A folder cannot be listed to the end when a file in it goes meanwhile, as the
// lock's does each time it is written: it is listed again then.
func listed(ctx context.Context, s store) (map[string]object, error) {
	const tries = 20
	for try := 1; ; try++ {
		there, err := listOnce(ctx, s)
		if !missing(err) || try == tries {
			return there, err
		}
	}
}

func listOnce(ctx context.Context, s store) (map[string]object, error) {
	there := map[string]object{}
	for found, err := range s.list(ctx) {
		if err != nil {
			return nil, err
		}
		there[found.name] = found
	}
	return there, nil
}

// compare reports whether the store has a file of the output; sum is what the last deployment said that it sent.
func compare(ctx context.Context, s store, o *output, f publish.File, found object, sum string, all bool) (bool,
	error) {
	if found.name == "" || found.size != f.Size {
		return false, nil
	}
	if !all {
		if found.md5 != nil {
			data, err := o.read(f)
			if err != nil {
				return false, err
			}
			if told := md5.Sum(data); bytes.Equal(told[:], found.md5) {
				return true, nil
			} else if sum != f.Sum {
				return false, nil
			} // a store that encrypts may tell something else than the MD5
		} else if sum != "" {
			return sum == f.Sum, nil
		}
	}
	data, err := s.read(ctx, f.Path)
	if missing(err) {
		return false, nil
	}
	return err == nil && is(data, f), err
}

// sort tells the files apart, and puts what is to be sent into its turns.
func (p *Plan) sort(o *output, k known, same []bool) {
	mine := map[string]bool{publish.ManifestName: true}
	all := maps.Clone(k.ours)
	turns := map[string]int{}
	for i, f := range o.Files {
		mine[f.Path], all[f.Path] = true, f
		_, there := p.there[f.Path]
		turns[f.Path] = f.Turn(!there)
		if same[i] {
			p.Same++
			continue
		}
		p.send = append(p.send, f)
		p.Bytes += f.Size
		_, ours := k.ours[f.Path]
		switch {
		case !there:
			p.New = append(p.New, f.Path)
		case !ours && !k.was, !ours && k.whole:
			p.Strange = append(p.Strange, f.Path)
			fallthrough
		default:
			p.Changed = append(p.Changed, f.Path)
		}
	}
	slices.SortStableFunc(p.send, func(a, b publish.File) int { return turns[a.Path] - turns[b.Path] })
	for name := range p.there {
		_, ours := k.ours[name]
		if ours && !mine[name] || leftover(name, all) {
			p.Removed = append(p.Removed, name)
		}
	}
	slices.Sort(p.Removed)
	p.ours = slices.SortedFunc(maps.Values(all), func(a, b publish.File) int { return strings.Compare(a.Path, b.Path) })
}

// temporary is how the Go CDK calls a file in a folder that is not written in full yet.
var temporary = regexp.MustCompile(`\.[0-9a-f]{16}\.tmp$`)

// leftover reports whether an object was on its way to a name of ours when a deployment was killed.
func leftover(name string, ours map[string]publish.File) bool {
	at := temporary.FindStringIndex(name)
	if at == nil {
		return false
	}
	_, is := ours[name[:at[0]]]
	return is || name[:at[0]] == publish.ManifestName || strings.HasPrefix(name, stateFolder)
}

// Unchanged reports whether there is nothing to do, but perhaps to finish what was cut off.
func (p *Plan) Unchanged() bool {
	return len(p.send) == 0 && len(p.Removed) == 0 && !p.Resumes && !p.NoManifest
}

// refused says why the plan is not to be carried out: it would take most of a published site away, overwrite what is
// not known to be of one, or cannot.
func (p *Plan) refused(address string, mayDelete bool) error {
	published := 0
	for _, f := range p.ours {
		if _, there := p.there[f.Path]; there {
			published++
		}
	}
	removed := 0 // of what was published: what a killed deployment left half written is no loss
	for _, name := range p.Removed {
		if !temporary.MatchString(name) {
			removed++
		}
	}
	switch {
	case len(p.blocked) > 0:
		return inTheWay(address, p.blocked)
	case mayDelete:
		return nil
	case len(p.Strange) > 0:
		return wouldOverwrite(address, p.Strange)
	case 2*removed > published:
		return wouldDelete(address, removed, published)
	}
	return nil
}

// conflicts are the names in whose place a site has a folder, or the other way round: a folder cannot hold both.
func conflicts(names []string, site []publish.File) []string {
	parents, files := map[string]bool{}, map[string]bool{}
	for _, f := range site {
		files[f.Path] = true
		for at, c := range f.Path {
			if c == '/' {
				parents[f.Path[:at]] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		if parents[name] {
			return false
		}
		for at, c := range name {
			if c == '/' && files[name[:at]] {
				return false
			}
		}
		return true
	})
}

// A tally counts what was done, from several goroutines.
type tally struct {
	sync.Mutex
	done, total int
	bytes       int64
	progress    func(done, total int)
}

func (t *tally) add(bytes int64) {
	t.Lock()
	defer t.Unlock()
	t.done++
	t.bytes += bytes
	if t.progress != nil {
		t.progress(t.done, t.total)
	}
}
