package office

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Text is the text of a PDF document, a line for each of its own, by pdftotext of Poppler, where the machine has it. A
// scan has none. The path is where the program is looked for.
func Text(path string, pdf []byte) ([]byte, error) {
	program := ""
	for _, folder := range filepath.SplitList(path) {
		if found, err := exec.LookPath(filepath.Join(folder, "pdftotext")); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		return nil, ErrMissing
	}
	dir, err := os.MkdirTemp("", "gazette-pdf-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	c := exec.CommandContext(ctx, program, "-enc", "UTF-8", name, "-")
	c.WaitDelay = time.Second
	var text, said bytes.Buffer
	c.Stdout, c.Stderr = &text, &said
	err = c.Run()
	if words := lastOf(said.String()); err != nil && words != "" {
		err = fmt.Errorf("%s (%w)", words, err)
	}
	return text.Bytes(), err
}
