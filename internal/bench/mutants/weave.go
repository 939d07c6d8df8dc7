package main

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// chosen is the file that says which change the tests are to run with, by its place in the sample from 1 on; -1: none,
// and the file [reached] takes the places of all whose function is called.
const (
	chosen  = "mutant-chosen"
	reached = "mutants-reached"
)

// choosing is put beside the code of a package.
const choosing = `package %s

import (
	"os"
	"strconv"
	"sync"
)

var mutantChosen = func() int {
	data, _ := os.ReadFile(%q)
	n, _ := strconv.Atoi(string(data))
	return n
}()

var mutantsReached sync.Map

func mutantOn(n int) bool {
	if mutantChosen == -1 {
		if _, told := mutantsReached.LoadOrStore(n, true); !told {
			f, err := os.OpenFile(%q, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
			if err != nil {
				panic(err)
			}
			defer f.Close()
			if _, err := f.WriteString(strconv.Itoa(n) + "\n"); err != nil {
				panic(err)
			}
		}
	}
	return n == mutantChosen
}
`

// weave writes all changes of functions into the code at once, each behind a question whether it is the chosen one, so
// that the tests are compiled once. It gives back which of them do not compile.
func weave(sample []mutant) (broken map[int]bool, err error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	for _, pkg := range packages {
		source := fmt.Sprintf(choosing, path.Base(pkg), filepath.Join(dir, chosen), filepath.Join(dir, reached))
		if err := os.WriteFile(pkg+"/mutant_chosen.go", []byte(source), 0o644); err != nil {
			return nil, err
		}
	}
	originals := map[string]string{}
	broken = map[int]bool{}
	for {
		if err := write(sample, broken, originals); err != nil {
			return nil, err
		}
		args := []string{"build", "-gcflags=-e"}
		for _, pkg := range packages {
			args = append(args, "./"+pkg)
		}
		out, err := exec.Command("go", args...).CombinedOutput()
		if err == nil {
			return broken, nil
		}
		found := place.FindAllStringSubmatch(string(out), -1)
		if found == nil {
			return nil, fmt.Errorf("%w: %s", err, out)
		}
		for _, m := range found {
			n, err := strconv.Atoi(m[1])
			if err != nil {
				return nil, err
			}
			broken[n] = true
		}
	}
}

// place is how the compiler names a line of a change.
var place = regexp.MustCompile(`mutant-(\d+)\.go:`)

// write writes the files with the changes that are not broken, the last of each file first, so that the offsets hold.
func write(sample []mutant, broken map[int]bool, originals map[string]string) error {
	of := map[string][]int{}
	for i, m := range sample {
		if m.body != "" && !broken[i+1] {
			of[m.file] = append(of[m.file], i)
		}
		if originals[m.file] == "" {
			data, err := os.ReadFile(m.file)
			if err != nil {
				return err
			}
			originals[m.file] = string(data)
		}
	}
	for file, source := range originals {
		slices.SortStableFunc(of[file], func(a, b int) int { return cmp.Compare(sample[b].offset, sample[a].offset) })
		for _, i := range of[file] {
			m := sample[i]
			end := ""
			if m.empty {
				end = "\nreturn"
			}
			here := strings.Count(source[:m.offset], "\n") + 1
			source = source[:m.offset] + fmt.Sprintf(
				"\nif mutantOn(%d) {\n//line mutant-%d.go:1\n%s%s\n}\n//line %s:%d\n",
				i+1, i+1, m.body, end, path.Base(file), here) + source[m.offset:]
		}
		if err := os.WriteFile(file, []byte(source), 0o644); err != nil {
			return err
		}
	}
	return nil
}
