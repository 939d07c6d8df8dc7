package search

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"

	"gazette/internal/search/wire"
)

// sumsName is the file beside the Bleve index that has the SHA-256 of its files, as sha256sum writes
// them. Bleve maps files into memory and trusts them: a damaged one can end the program.
const sumsName = "SHA256SUMS"

func sumsOf(files map[string][]byte) []byte {
	var b bytes.Buffer
	for _, name := range sortedKeys(files) {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(files[name]), name)
	}
	return b.Bytes()
}

// checkIndex reports whether the files of the Bleve index are whole. read returns a file by its path in
// the output.
func checkIndex(read func(path string) ([]byte, error)) error {
	const dir = IndexFolder
	sums, err := read(dir + sumsName)
	if err != nil {
		return err
	}
	checked := 0
	for lines := bufio.NewScanner(bytes.NewReader(sums)); lines.Scan(); checked++ {
		sum, name, found := strings.Cut(lines.Text(), "  ")
		if !found || strings.Contains(name, "..") {
			return fmt.Errorf("%s%s: %w", dir, sumsName, wire.ErrDamaged)
		}
		data, err := read(dir + name)
		if err != nil {
			return err
		}
		if fmt.Sprintf("%x", sha256.Sum256(data)) != sum {
			return fmt.Errorf("%s%s: %w", dir, name, wire.ErrDamaged)
		}
	}
	if checked == 0 {
		return fmt.Errorf("%s%s: %w", dir, sumsName, wire.ErrDamaged)
	}
	return nil
}
