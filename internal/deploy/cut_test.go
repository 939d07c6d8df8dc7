package deploy

import (
	"context"
	"errors"
	"iter"
	"path/filepath"
	"sync/atomic"
	"testing"
)

// A failing store fails from the n-th call on, as one does that is cut off.
type failing struct {
	store
	left  int64
	plain bool // it tells of no variants
}

var errCut = errors.New("the line is cut")

func (f *failing) fails() bool { return atomic.AddInt64(&f.left, -1) < 0 }

func (f *failing) chooses() bool { return !f.plain }

func (f *failing) list(ctx context.Context) iter.Seq2[object, error] {
	if f.fails() {
		return func(yield func(object, error) bool) { yield(object{}, errCut) }
	}
	return f.store.list(ctx)
}

func (f *failing) read(ctx context.Context, name string) ([]byte, error) {
	if f.fails() {
		return nil, errCut
	}
	return f.store.read(ctx, name)
}

func (f *failing) write(ctx context.Context, name string, data []byte, fresh bool) error {
	if f.fails() {
		return errCut
	}
	return f.store.write(ctx, name, data, fresh)
}

func (f *failing) remove(ctx context.Context, name string) error {
	if f.fails() {
		return errCut
	}
	return f.store.remove(ctx, name)
}

func folderStore(t testing.TB, folder string) store {
	t.Helper()
	s, err := openFolder(folder, true)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Wherever a deployment fails, what is there then is of the old site or of the new, nothing is sent twice, and the
// next one, of whichever site, ends what was left.
func TestFailedDeploymentsAreResumed(t *testing.T) {
	old, renewed := built(t, someSite("old")), built(t, someSite("new"))
	ended := false
	for n := int64(0); !ended; n += 7 {
		at := filepath.Join(t.TempDir(), "www")
		if _, err := deployed(t, old, at, Options{}); err != nil {
			t.Fatal(err)
		}
		o, err := openOutput(renewed)
		if err != nil {
			t.Fatal(err)
		}
		s := &failing{store: folderStore(t, at), left: n}
		r, err := run(context.Background(), s, o, at, Options{Write: true, Pause: quick})
		ended = err == nil
		if err != nil && !errors.Is(err, errCut) {
			t.Fatalf("cut at call %d: %v", n, err)
		}
		before := files(t, at)
		delete(before, lockName)
		for name, data := range before {
			if was, is := someSite("old")[name], someSite("new")[name]; data != was && data != is && name != namesName {
				t.Errorf("cut at call %d, %s holds %q", n, name, data)
			}
		}
		if n%2 == 0 {
			again, err := deployed(t, renewed, at, Options{})
			if err != nil || r.Plan != nil && r.Sent+again.Sent > 44 {
				t.Errorf("cut at call %d after %d files, %d are sent again: %v", n, r.Sent, again.Sent, err)
			}
			same(t, at, someSite("new"))
			continue
		}
		if _, err := deployed(t, old, at, Options{}); err != nil {
			t.Errorf("cut at call %d: %v", n, err)
		}
		same(t, at, someSite("old"))
	}
}
