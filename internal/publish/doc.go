// Package publish puts a finished site into its output folder: whole, or not at all.
//
// It is the last stage and knows files only. A [Publication] takes the files as they are made, from several
// goroutines, and keeps none of them in memory.
//
// # How a site becomes the published one
//
// The new site is built whole in a folder beside the output, .<name>.gazette-stage: what has changed is written,
// what has not is linked, and all that is not ours is carried over. It is flushed once and renamed to
// .<name>.gazette-swap, which says that it is whole. Then the system exchanges it with the output in one step:
// whoever reads the output sees the old site or the new one. What somebody put into the old folder meanwhile
// follows, and the old folder goes.
//
// Where folders cannot be exchanged (Windows, some file systems, a mount point, a parent that may not be written), or
// the old one holds what may stand nowhere else (another user's folder, a file that cannot be linked),
// the whole site waits in .<name>.gazette-move, or in .gazette-move within the output, and its files are renamed
// into their places one by one: first what pages load, then pages, then what names the search's parts, then
// deletions, and the manifest last. Until then the manifests of both sites say what is left to do.
//
// A run that was killed is undone by the next until the exchange, or the first move, and completed from then on: the
// names of the folders that it left, and the file .gazette-new in a site that was not exchanged yet, say which
// ([Recover]). On Windows, where a scanner may hold a file for a moment, what is refused is tried again.
//
// # What is ours
//
// The manifest in the output ([ManifestName]) lists every file with its size and SHA-256, and says of what it was
// made. All else in the folder belongs to others and is never written, moved away or removed; where the site needs
// its place, publishing is refused before anything is touched. Nothing is written through a symbolic link. Folders
// that an older version wrote have a list of names instead (.gazette-manifest); it is read as well.
//
// One process writes at a time: it holds a lock on a file beside the output, which the system lets go of when the
// process ends, however it ends.
package publish
