package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// prepared is a release whose programs and pages are made already, of a few bytes each.
func prepared(t *testing.T) *run {
	t.Helper()
	r := &run{checkout: t.TempDir(), work: t.TempDir(), version: "v1.2.3", targets: targets,
		when: time.Date(2026, 11, 26, 8, 30, 0, 0, time.UTC)}
	files := map[string]string{
		filepath.Join(r.checkout, "LICENSE"):                 "licence",
		filepath.Join(r.checkout, "NOTICE"):                  "notice",
		filepath.Join(r.work, "completions", "gazette.bash"): "completion",
		filepath.Join(r.work, "man", "zh", "gazette.1"):      "manual",
		filepath.Join(r.work, "handbook", "index.html"):      "handbook",
	}
	for _, target := range targets {
		files[r.binary(target)] = target.String()
	}
	for name, text := range files {
		err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o600))
		if err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func packedFor(t *testing.T, r *run, to target) []byte {
	t.Helper()
	data, err := r.archive(to)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The same files give the same bytes, whenever and wherever they are packed.
func TestArchivesDependOnTheirFilesAlone(t *testing.T) {
	t.Parallel()
	one, other := prepared(t), prepared(t)
	for _, to := range targets {
		if !bytes.Equal(packedFor(t, one, to), packedFor(t, other, to)) {
			t.Errorf("%s differs", to)
		}
	}
}

// Whoever unpacks the zip on Windows finds files to double-click that cmd.exe reads.
func TestTheZipForWindows(t *testing.T) {
	t.Parallel()
	data := packedFor(t, prepared(t), target{"windows", "amd64"})
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		name, ok := strings.CutPrefix(f.Name, "gazette-v1.2.3-windows-amd64/")
		if !ok || f.NonUTF8 {
			t.Errorf("%s: outside the folder, or not marked as UTF-8", f.Name)
		}
		names = append(names, name)
		open, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(open)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, ".cmd") {
			continue
		}
		lines := strings.Split(string(text), "\r\n")
		if lines[0] != "@echo off" || lines[1] != "chcp 65001 >nul" || strings.Contains(strings.Join(lines, ""), "\n") {
			t.Errorf("%s begins %q, or has other line ends", name, lines[:2])
		}
		if strings.Contains(string(text), "%choice%") {
			t.Errorf("%s puts what is typed into a command, where a quotation mark ends it", name)
		}
		if !strings.Contains(string(text), "gazette.exe init site --lang") {
			t.Errorf("%s begins no site", name)
		}
	}
	for _, want := range []string{"gazette.exe", "开始.cmd", "start.cmd", "说明.txt", "handbook/index.html"} {
		if !slices.Contains(names, want) {
			t.Errorf("there is no %s among %q", want, names)
		}
	}
}

func TestTheArchiveForLinux(t *testing.T) {
	t.Parallel()
	unpack, err := gzip.NewReader(bytes.NewReader(packedFor(t, prepared(t), target{"linux", "amd64"})))
	if err != nil {
		t.Fatal(err)
	}
	modes := map[string]int64{}
	for r := tar.NewReader(unpack); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		modes[strings.TrimPrefix(h.Name, "gazette-v1.2.3-linux-amd64/")] = h.Mode
	}
	if modes["gazette"] != 0o755 || modes["man/zh/gazette.1"] != 0o644 {
		t.Errorf("the modes are %v", modes)
	}
}
