package source

import "strings"

// The file and the folders that a site is made of. A theme of its own may stand beside them.
const (
	ConfigFile    = "config.toml"
	ContentFolder = "content"
	DataFolder    = "data"
	ThemesFolder  = "themes"
)

// What stands in the two folders, and where: texts in a folder each, records in files of any name, and files of which
// there is one.
const (
	PlansFolder   = ContentFolder + "/plans"
	PagesFolder   = ContentFolder + "/pages"
	NoticesFolder = ContentFolder + "/notices"

	RegionsFolder   = DataFolder + "/regions"
	HospitalsFolder = DataFolder + "/hospitals"
	TargetsFolder   = DataFolder + "/targets"
	TasksFolder     = DataFolder + "/tasks"
	FiguresFolder   = DataFolder + "/progress"

	UnitsFile     = DataFolder + "/units.toml"
	GlossaryFile  = DataFolder + "/glossary.toml"
	WithdrawnFile = DataFolder + "/withdrawn.toml"
	// AddressesFile lists every address that was ever published.
	AddressesFile = DataFolder + "/addresses.txt"
)

// Parts are what a build reads of a site's folder, by the names in it.
func Parts() []string { return []string{ConfigFile, ContentFolder, DataFolder, ThemesFolder} }

// Reads reports whether a build reads a file, by its path in the site.
func Reads(path string) bool {
	top, _, inFolder := strings.Cut(path, "/")
	switch top {
	case ConfigFile:
		return !inFolder
	case ContentFolder, DataFolder, ThemesFolder:
		return true
	}
	return false
}
