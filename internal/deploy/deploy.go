package deploy

import (
	"bytes"
	"context"
	"crypto/md5"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"gazette/internal/publish"
)

// Options are how a site is deployed.
type Options struct {
	Write     bool // do it; else only the plan is made
	Verify    bool // read every file in the store instead of trusting what it tells of them
	MayDelete bool // even if most of what was published goes, or what is not known to be ours is overwritten
	// Pause is the time between two signs of life in the store; 0 for what is usual.
	Pause    time.Duration
	Progress func(done, total int)    // may be nil
	Waiting  func(long time.Duration) // told when another deployment may be at work; may be nil
}

const usualPause = 3 * time.Second

// A Result is what became of a deployment.
type Result struct {
	*Plan
	Sent     int
	Bytes    int64 // that were sent
	Compared int   // files whose bytes or checksum in the store are those of the output; 0 unless it was written
}

// Run deploys the site in a folder to an address, or says what that would do.
func Run(ctx context.Context, folder, address string, o Options) (Result, error) {
	site, err := openOutput(folder)
	if err != nil {
		return Result{}, err
	}
	s, err := open(ctx, address, o.Write)
	if err != nil {
		return Result{}, explained(address, err)
	}
	defer s.close()
	r, err := run(ctx, s, site, address, o)
	return r, explained(address, err)
}

func run(ctx context.Context, s store, site *output, address string, o Options) (r Result, err error) {
	if !s.chooses() {
		site.withoutVariants()
	}
	if o.Pause == 0 {
		o.Pause = usualPause
	}
	if !o.Write {
		if r.Plan, err = planned(ctx, s, site, o.Verify); err == nil {
			err = r.refused(address, o.MayDelete)
		}
		return r, err
	}
	asked := ctx
	c, ctx, err := take(ctx, s, o.Pause, o.Waiting)
	if err != nil {
		return r, err
	}
	defer c.release(asked)
	if r.Plan, err = planned(ctx, s, site, o.Verify); err == nil {
		err = r.refused(address, o.MayDelete)
	}
	if err == nil && !r.Unchanged() {
		d := &deployment{store: s, claim: c, site: site, plan: r.Plan,
			sent: tally{total: len(r.send), progress: o.Progress}}
		err = d.run(ctx)
		r.Sent, r.Bytes = d.sent.done, d.sent.bytes
	}
	if err == nil {
		r.Compared = len(site.Files)
	}
	if cause := context.Cause(ctx); err != nil && cause != nil {
		err = cause // that another took over, not that a request was stopped for it
	}
	if err != nil && asked.Err() != nil && r.Plan != nil {
		err = stopped(address, r.Sent, len(r.send))
	}
	return r, err
}

// A deployment carries a plan out.
type deployment struct {
	store store
	claim *claim
	site  *output
	plan  *Plan
	sent  tally
}

func (d *deployment) run(ctx context.Context) error {
	names, err := publish.Manifest{Source: d.site.Source, Files: d.plan.ours}.Bytes()
	if err != nil {
		return err
	}
	if err := d.store.write(ctx, namesName, names, false); err != nil {
		return err
	}
	early := conflicts(d.plan.Removed, d.plan.send)
	if err := d.remove(ctx, early); err != nil {
		return err
	}
	for turn := range publish.Turns {
		if err := d.send(ctx, turn); err != nil {
			return err
		}
	}
	// A store that lets two write what only one may, or a machine that slept, is noticed here at the latest.
	if err := d.claim.hold(ctx); err != nil {
		return err
	}
	late := slices.DeleteFunc(slices.Clone(d.plan.Removed), func(n string) bool { return slices.Contains(early, n) })
	if err := d.remove(ctx, late); err != nil {
		return err
	}
	if err := d.check(ctx); err != nil {
		return err
	}
	manifest, err := d.site.Manifest.Bytes()
	if err == nil {
		err = d.claim.hold(ctx)
	}
	if err != nil {
		return err
	}
	if err := d.store.write(ctx, publish.ManifestName, manifest, false); err != nil {
		return err
	}
	return d.store.remove(ctx, namesName)
}

// send sends the files of one turn, and is done when all have arrived.
func (d *deployment) send(ctx context.Context, turn int) error {
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(parallel)
	for _, f := range d.plan.send {
		if _, there := d.plan.there[f.Path]; f.Turn(!there) != turn {
			continue
		}
		work.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			data, err := d.site.read(f)
			if err != nil {
				return err
			}
			if err := d.store.write(ctx, f.Path, data, false); err != nil {
				return err
			}
			d.sent.add(f.Size)
			return nil
		})
	}
	return work.Wait()
}

func (d *deployment) remove(ctx context.Context, names []string) error {
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(parallel)
	for _, name := range names {
		work.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return d.store.remove(ctx, name)
		})
	}
	return work.Wait()
}

// check lists the store once more: every file is there with its size and MD5. What was sent and has none that tells is
// read back.
func (d *deployment) check(ctx context.Context) error {
	there, err := listed(ctx, d.store)
	if err != nil {
		return err
	}
	sent := map[string]bool{}
	for _, f := range d.plan.send {
		sent[f.Path] = true
	}
	good := make([]bool, len(d.site.Files))
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(parallel)
	for i, f := range d.site.Files {
		found := there[f.Path]
		if !sent[f.Path] {
			before := d.plan.there[f.Path]
			good[i] = found.name != "" && found.size == before.size && bytes.Equal(found.md5, before.md5)
			continue
		}
		work.Go(func() (err error) {
			good[i], err = d.arrived(ctx, f, found)
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return err
	}
	var bad []string
	for i, f := range d.site.Files {
		if !good[i] {
			bad = append(bad, f.Path)
		}
	}
	if len(bad) > 0 {
		return notArrived(bad)
	}
	return nil
}

func (d *deployment) arrived(ctx context.Context, f publish.File, found object) (bool, error) {
	if found.name == "" || found.size != f.Size {
		return false, nil
	}
	if found.md5 != nil {
		data, err := d.site.read(f)
		if err != nil {
			return false, err
		}
		if told := md5.Sum(data); bytes.Equal(told[:], found.md5) {
			return true, nil
		}
	}
	data, err := d.store.read(ctx, f.Path)
	if missing(err) {
		return false, nil
	}
	return err == nil && is(data, f), err
}
