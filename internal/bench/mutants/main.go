// Command mutants changes the code in small ways, one at a time in a copy of the repository, and says which changes
// the tests notice. It is no part of the pipeline or the desk and imports nothing of ours; it is run by hand from the
// root of the repository:
//
//	go run ./internal/bench/mutants -n 300 -seed 1
//
// The changes of functions are compiled all at once, each behind a switch, so that to try one takes no more than the
// tests that reach it. The copy is made below $TMPDIR, best in memory. A change that does not compile is not counted.
// One that makes a test run forever counts as caught. Tests that take long are not asked. It fails when fewer than 85 %
// are caught.
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

var packages = []string{"internal/policy", "internal/progress", "internal/site", "internal/render", "internal/check",
	"internal/desk/change"}

// least is the share of changes that must be caught.
const least = 0.85

func main() {
	log.SetFlags(0)
	count := flag.Int("n", 100, "how many changes to try")
	seed := flag.Uint64("seed", 1, "the sample is the same for the same seed")
	flag.Parse()
	caught, err := run(*count, *seed)
	if err != nil {
		log.Fatal(err)
	}
	if caught < least {
		log.Fatalf("%.0f %% caught, of which %.0f are asked", 100*caught, 100*least)
	}
}

// run tries so many changes in a copy and returns the share that was caught.
func run(count int, seed uint64) (caught float64, err error) {
	dir, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	if out, err := exec.Command("cp", "-r", ".", dir+"/copy").CombinedOutput(); err != nil {
		return 0, fmt.Errorf("%w: %s", err, out)
	}
	if err := os.Chdir(dir + "/copy"); err != nil {
		return 0, err
	}
	all, err := allMutants()
	if err != nil {
		return 0, err
	}
	random := rand.New(rand.NewPCG(seed, 0))
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	fmt.Printf("%d changes are possible\n", len(all))
	return tryAll(all[:min(len(all), count+count/2)], count)
}

// allMutants are the changes of all files that are no tests.
func allMutants() ([]mutant, error) {
	var all []mutant
	for _, pkg := range packages {
		files, err := filepath.Glob(pkg + "/*.go")
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			more, err := mutantsOf(pkg, file)
			if err != nil {
				return nil, err
			}
			all = append(all, more...)
		}
	}
	return all, nil
}

// tryAll tries the changes of a sample that compile, so many of them.
func tryAll(sample []mutant, count int) (float64, error) {
	broken, err := weave(sample)
	if err != nil {
		return 0, err
	}
	if err := compile(); err != nil {
		return 0, err
	}
	reach, err := unchanged()
	if err != nil {
		return 0, err
	}
	caught, tried, total, sum := map[string]int{}, map[string]int{}, 0, 0
	for i, m := range sample {
		if total == count {
			break
		}
		if broken[i+1] {
			continue
		}
		by, compiles, err := try(sample, i+1, reach)
		if err != nil {
			return 0, err
		}
		if !compiles {
			continue
		}
		total++
		tried[m.pkg]++
		result := "SURVIVED"
		if by != "" {
			caught[m.pkg]++
			sum++
			result = "caught"
		}
		fmt.Printf("%s %s:%d: %s: %s %s\n", result, m.file, m.line, m.what, m.text, by)
	}
	for _, pkg := range packages {
		fmt.Printf("%s: %d of %d caught\n", pkg, caught[pkg], tried[pkg])
	}
	return float64(sum) / float64(max(total, 1)), nil
}
