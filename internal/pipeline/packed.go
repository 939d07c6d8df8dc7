package pipeline

import (
	"bytes"
	"io"
	"path"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"gazette/internal/publish"
)

// packed are the endings of files that get smaller; others are packed already, or only downloaded.
var packed = map[string]bool{
	".html": true, ".css": true, ".js": true, ".json": true, ".xml": true, ".svg": true, ".csv": true, ".ics": true,
	".atom": true, ".txt": true, ".webmanifest": true, ".geojson": true,
}

// smallest is the size in bytes from which packing saves a packet on the way.
const smallest = 1024

// A coding is a way in which a web server can send a file that lies packed beside it.
type coding struct {
	ending string
	writer func(io.Writer) (io.WriteCloser, error)
}

// codings are those that browsers ask for. Brotli's higher levels take several times as long for some percent.
var codings = []coding{
	{".gz", func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriterLevel(w, gzip.BestCompression) }},
	{".br", func(w io.Writer) (io.WriteCloser, error) { return brotli.NewWriterLevel(w, 6), nil }},
}

// put puts a file, and its packed variants where they are asked for. Variants that stand and were made of the same
// file by the same program are kept.
func (w *work) put(p *publish.Publication, name string, data []byte) error {
	if err := p.Put(name, data); err != nil || !w.compress || !packed[path.Ext(name)] || len(data) < smallest {
		return err
	}
	stands := w.sameProgram && p.Stands(name)
	for _, c := range codings {
		if stands && p.Keep(name+c.ending) {
			continue
		}
		var b bytes.Buffer
		pack, err := c.writer(&b)
		if err != nil {
			return err
		}
		if _, err := pack.Write(data); err != nil {
			return err
		}
		if err := pack.Close(); err != nil {
			return err
		}
		if err := p.Put(name+c.ending, b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// keep keeps a file with its variants, as they stand. Which there are depends on the file alone, and on the options,
// which are the same where anything is kept.
func (w *work) keep(p *publish.Publication, name string) bool {
	if !p.Keep(name) {
		return false
	}
	for _, c := range codings {
		if w.compress {
			p.Keep(name + c.ending)
		}
	}
	return true
}
