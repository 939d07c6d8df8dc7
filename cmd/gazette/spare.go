package main

import (
	"context"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

const (
	spareLooks = 10 * time.Second
	spareRest  = 1 << 20 // bytes: what open pages cost between two looks while nobody edits
)

// returnSpare gives memory back to the system once a preview rests, until ctx ends. The collector runs seldom in a
// preview, so that edits show fast; after many of them, or many open pages, it would keep what they needed.
func returnSpare(ctx context.Context) {
	look := time.NewTicker(spareLooks)
	defer look.Stop()
	used := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	var before uint64
	returned := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-look.C:
		}
		metrics.Read(used)
		now := used[0].Value.Uint64()
		rests := now-before < spareRest
		if rests && !returned {
			debug.FreeOSMemory()
		}
		before, returned = now, rests
	}
}
