// Package themes embeds the default theme, so that the command needs no files beside it.
package themes

import "embed"

// Default is the default theme: layouts, assets and i18n below "default". The "all:" keeps files
// whose names begin with an underscore.
//
//go:embed all:default
var Default embed.FS
