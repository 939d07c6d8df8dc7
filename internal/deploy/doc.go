// Package deploy copies a built site to where it is served from: an object store that speaks S3, or a folder.
//
// # What is sent
//
// The manifest in the output says what the site is, and the output must be just that. What the store has is listed
// anew each time. A file is not sent when the store has one of its size and MD5. Where a store tells no MD5, the
// manifest that the last deployment left there counts; where that one was cut off, or left no manifest that can be
// read, the file is read back and compared.
//
// Files go in the turns of [publish.File.Turn], so that whoever reads in between finds what a page asks for; then what
// the site has no more is deleted, then the store is listed once more and compared, and the manifest comes last.
//
// Compressed variants (.gz, .br) are for web servers that choose among files: they go to folders only. An object store
// chooses nothing: one object stored with a Content-Encoding goes so to programs that did not ask for it.
//
// # What is kept in the store meanwhile
//
// .gazette-deploy/names.json lists all that may be ours, before the deployment and after it. It is written before
// anything else and removed last: while it is there, the store is between two sites, and what it lists and the new
// site has not is deleted, however often a deployment was cut off. All else in the store belongs to others.
//
// .gazette-deploy/lock.json says that a deployment is at work: it changes every few seconds. One that stays as it is
// was left by a deployment that was cut off, and the next takes it over. Whoever has lost it ends, before a deletion
// or the manifest at the latest. Stores' clocks do not matter.
//
// # What is waited for
//
// As long as anything goes or comes on a connection, a request may take its time. One that is silent for two minutes is
// made again, twice at most.
package deploy
