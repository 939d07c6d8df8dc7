//go:build manual

package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"gazette/internal/lang"
)

// forRelease are the commands that only a release needs: go run -tags manual ./cmd/gazette manual DIR writes
// the manual pages. What makes them is not linked into the program that is released.
func (a *app) forRelease() []*cobra.Command {
	return []*cobra.Command{{
		Use:    "manual DIR",
		Args:   cobra.ExactArgs(1),
		Hidden: true,
		Short:  a.say(lang.Text{ZH: "写入手册页", EN: "write the manual pages"}),
		RunE: func(c *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root := c.Root()
			root.DisableAutoGenTag = true // it names the day
			return doc.GenManTreeFromOpts(root, doc.GenManTreeOptions{
				Header:           &doc.GenManHeader{Section: "1", Source: "gazette", Manual: "gazette"},
				Path:             filepath.Clean(args[0]),
				CommandSeparator: "-",
			})
		},
	}}
}
