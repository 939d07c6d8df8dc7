//go:build !manual

package main

import "github.com/spf13/cobra"

// forRelease are the commands that only a release needs, which has the tag "manual".
func (a *app) forRelease() []*cobra.Command { return nil }
