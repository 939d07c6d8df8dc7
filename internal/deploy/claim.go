package deploy

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"time"
)

// The names in the store of what is kept there while a deployment is at work.
const (
	stateFolder = ".gazette-deploy/"
	lockName    = stateFolder + "lock.json"
	namesName   = stateFolder + "names.json"
)

// A mark is what the lock holds.
type mark struct {
	ID   string `json:"id"`
	Beat int    `json:"beat"`
}

// patience is after how many beats that did not come a deployment counts as cut off.
const patience = 4

// A claim is what a deployment has on a store while it is at work.
type claim struct {
	store store
	mark  mark
	pause time.Duration // between two beats
	stop  context.CancelCauseFunc
	done  chan struct{}
}

// take claims the store, or says that another deployment has it. The context ends when another takes it over. A lock
// that is there is watched until it changes or has not for long enough; waiting is told.
func take(ctx context.Context, s store, pause time.Duration, waiting func(time.Duration)) (*claim, context.Context,
	error) {
	c := &claim{store: s, mark: mark{ID: rand.Text()}, pause: pause, done: make(chan struct{})}
	left, err := c.watch(ctx, waiting)
	if err != nil {
		return nil, nil, err
	}
	err = c.write(ctx, !left)
	if !left && unsupported(err) {
		left, err = true, c.write(ctx, false)
	}
	if exists(err) {
		return nil, nil, errLost
	}
	if err != nil {
		return nil, nil, err
	}
	if left { // two may take the same over, and the later stays
		if err := sleep(ctx, pause); err != nil {
			return nil, nil, err
		}
		if err := c.hold(ctx); err != nil {
			return nil, nil, err
		}
	}
	ctx, c.stop = context.WithCancelCause(ctx)
	go c.beat(ctx)
	return c, ctx, nil
}

// watch reports whether a lock was left by a deployment that was cut off.
func (c *claim) watch(ctx context.Context, waiting func(time.Duration)) (left bool, err error) {
	first, err := c.store.read(ctx, lockName)
	if missing(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if waiting != nil {
		waiting(patience * c.pause)
	}
	for range patience {
		if err := sleep(ctx, c.pause); err != nil {
			return false, err
		}
		switch now, err := c.store.read(ctx, lockName); {
		case missing(err):
			return false, nil
		case err != nil:
			return false, err
		case !bytes.Equal(now, first):
			return false, errLost
		}
	}
	return true, nil
}

func (c *claim) write(ctx context.Context, fresh bool) error {
	data, err := json.Marshal(c.mark)
	if err != nil {
		return err
	}
	return c.store.write(ctx, lockName, data, fresh)
}

// wrote reports whether a lock is this deployment's.
func (c *claim) wrote(data []byte) bool {
	var m mark
	return json.Unmarshal(data, &m) == nil && m.ID == c.mark.ID
}

// errLost says that another deployment has taken the store over.
var errLost = busy()

// hold asks that the lock is still this deployment's: else it is errLost.
func (c *claim) hold(ctx context.Context) error {
	data, err := c.store.read(ctx, lockName)
	if missing(err) || err == nil && !c.wrote(data) {
		return errLost
	}
	return err
}

// beat shows that the deployment is at work, and ends it when another has taken it over. A beat that fails is
// forgiven: if it goes on so, the next deployment takes over, and that is noticed.
func (c *claim) beat(ctx context.Context) {
	defer close(c.done)
	for sleep(ctx, c.pause) == nil {
		switch c.hold(ctx) {
		case errLost:
			c.stop(errLost)
			return
		case nil:
			c.mark.Beat++
			_ = c.write(ctx, false)
		}
	}
}

// release lets go of the store, even when the deployment was stopped. A lock that cannot be removed, or is not ours
// any more, is left to the next deployment.
func (c *claim) release(ctx context.Context) {
	c.stop(nil)
	<-c.done
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience*c.pause)
	defer cancel()
	if c.hold(ctx) == nil {
		_ = c.store.remove(ctx, lockName)
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
