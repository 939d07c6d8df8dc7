package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"gazette/internal/atomicfile"
)

// A Memory is what this machine remembers of a published site, so that an unchanged one need not be read: it lies
// outside the site and outside the output, and a build without it does the same, only slower.
type Memory struct {
	place string // its file; empty where there is none
	fresh bool   // something is remembered that the file does not have
	memory
}

type memory struct {
	Out     string
	Inputs  string            // of the build that said Said
	Said    json.RawMessage   // what the caller keeps of that build
	Stamps  map[string]int64  // of the files in Out, when they had the sum of the manifest
	Parts   map[string]string // what the caller compares, of the build that wrote Out
	Program program
}

// A program is a file whose sum is known as long as it has the size, the time and the beginning that it had. At its
// beginning the linker writes an id that differs between builds.
type program struct {
	File, Begins, Sum string
	Size, Stamp       int64
}

// memoryHead is the first line: the form of the rest, and before the rest its sum.
const memoryHead = "gazette memory 1 "

func stampOf(info fs.FileInfo) int64 { return info.ModTime().UnixNano() }

// Recall reads what is remembered of an output in a folder of caches. What is damaged, of another version or
// missing is as if nothing had ever been remembered.
func Recall(caches, out string) *Memory {
	m := &Memory{}
	out, err := filepath.Abs(out)
	if err != nil || caches == "" {
		return m
	}
	m.place = filepath.Join(caches, sumOf([]byte(out))[:32])
	if data, err := os.ReadFile(m.place); err == nil {
		head, rest, _ := bytes.Cut(data, []byte("\n"))
		if string(head) == memoryHead+sumOf(rest) && json.Unmarshal(rest, &m.memory) != nil {
			m.memory = memory{}
		}
	}
	if m.Out != out {
		m.memory = memory{Out: out, Program: m.Program}
	}
	return m
}

// Folder is a place for what else is remembered of the same output; empty where nothing is.
func (m *Memory) Folder() string {
	if m.place == "" {
		return ""
	}
	return m.place + "-search"
}

// Said is what was kept of a build of these inputs, nil if nothing was.
func (m *Memory) Said(inputs string) []byte {
	if m.Inputs != inputs {
		return nil
	}
	return m.memory.Said
}

// Keep remembers a build of these inputs: its parts, nil where they are not known, and what it said.
func (m *Memory) Keep(inputs string, parts map[string]string, said []byte) {
	m.Inputs, m.Parts, m.memory.Said, m.fresh = inputs, parts, said, true
}

// Save writes the memory if there is something new in it. A machine that cannot keep it builds as well.
func (m *Memory) Save() {
	if !m.fresh {
		return
	}
	rest, err := json.Marshal(m.memory)
	if err != nil || m.place == "" || os.MkdirAll(filepath.Dir(m.place), 0o700) != nil {
		return
	}
	_ = atomicfile.WriteBytes(m.place, 0o600, append([]byte(memoryHead+sumOf(rest)+"\n"), rest...))
}

// Sum is the SHA-256 of a program's file.
func (m *Memory) Sum(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	const beginning = 64 << 10
	start, err := io.ReadAll(io.LimitReader(f, beginning))
	if err != nil {
		return "", err
	}
	now := program{name, sumOf(start), m.Program.Sum, info.Size(), stampOf(info)}
	if now == m.Program && now.Sum != "" {
		return now.Sum, nil
	}
	h := sha256.New()
	_, _ = h.Write(start) // a hash takes everything
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	now.Sum = hex.EncodeToString(h.Sum(nil))
	m.Program, m.fresh = now, true
	return now.Sum, nil
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
