package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// boundMemory lets the memory grow to three quarters of what the machine or its container has: beyond that it
// is collected at once, so that a build takes longer and the machine stays usable. Where nothing says how much
// there is, or GOMEMLIMIT is set, all stays as it is.
func boundMemory() {
	_, _ = memlimit.Set(
		memlimit.WithRatio(0.75),
		memlimit.WithProvider(memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)),
	)
}

// Go collects garbage whenever the heap has doubled: a small one again and again, for the sake of memory that
// nobody else asks for, and a large one too late.
const (
	heapAtCollection = 450 << 20 // bytes, as long as what is in use leaves room enough below
	leastGrowth      = 75        // percent of what is in use; less would collect all the time
	growthOfPreview  = 100       // the same for serve, where somebody waits for each edit
	mostGrowth       = 1000      // of a heap that is nearly empty
)

// paceCollection has garbage collected when the heap is of about one size, whatever of it is in use; arguments are the
// program's, since the pace must be set before they are read as a command. Where GOGC is set, all stays as it is.
func paceCollection(arguments []string) {
	least := leastGrowth
	if slices.Contains(arguments, "serve") {
		least = growthOfPreview
	}
	if os.Getenv("GOGC") == "" {
		afterCollection(new(collected), least)
	}
}

// A collected is garbage from the start, so that the next collection finds it; it is more than a byte, as Go keeps
// the smallest together.
type collected struct{ _ [4]*byte }

func afterCollection(c *collected, least int) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(growth(live[0].Value.Uint64(), least))
	runtime.SetFinalizer(c, func(*collected) { afterCollection(new(collected), least) })
}

// growth is by how many percent a heap with so much in use may grow until it is collected.
func growth(live uint64, least int) int {
	if live*(100+mostGrowth)/100 < heapAtCollection {
		return mostGrowth
	}
	return max(least, (heapAtCollection-min(int(live), heapAtCollection))*100/int(live))
}
