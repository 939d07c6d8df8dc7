package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"runtime"
	"sync"
)

// Current reports whether the output holds just what a build of these inputs wrote, and how many files that are. A
// file that has the size and the time that are remembered is not read.
func (m *Memory) Current(out, inputs string) (int, bool) {
	at, err := placesOf(out)
	if err != nil || at.left() {
		return 0, false
	}
	found := readManifest(at.out)
	if found == nil || found.Inputs != inputs || inputs == "" {
		return 0, false
	}
	stamps := make(map[string]int64, len(found.Files))
	var unsure []File
	for _, f := range found.Files {
		info, err := os.Lstat(within(at.out, f.Path))
		if err != nil || !info.Mode().IsRegular() || info.Size() != f.Size {
			return 0, false
		}
		stamps[f.Path] = stampOf(info)
		if stamp, ok := m.Stamps[f.Path]; !ok || stamp != stamps[f.Path] || m.Inputs != inputs {
			unsure = append(unsure, f)
		}
	}
	if len(changed(at.out, unsure)) > 0 {
		return 0, false
	}
	m.Stamps, m.fresh = stamps, m.fresh || len(unsure) > 0
	return len(found.Files), true
}

// Remember notes the files as they were written.
func (p *Publication) Remember(m *Memory) {
	m.Stamps = make(map[string]int64, len(p.files))
	for name, f := range p.files {
		m.Stamps[name] = f.stamp
	}
}

// changed reads files and returns those that have not the sum they should have.
func changed(dir string, files []File) []string {
	differs := make([]bool, len(files))
	next := make(chan int)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				sum, err := sumOfFile(within(dir, files[i].Path))
				differs[i] = err != nil || sum != files[i].Sum
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	wait.Wait()
	var names []string
	for i, f := range files {
		if differs[i] {
			names = append(names, f.Path)
		}
	}
	return names
}

// sumOfFile is the SHA-256 of a file as the manifest has it.
func sumOfFile(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
