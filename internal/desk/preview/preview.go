// Package preview previews a site while somebody edits it: it lays the site out, offers it on this
// machine, watches the files, and shows every saved edit in the open page at once.
//
// It stands behind build, beside the command. A page is made when it is asked for, from a
// [pipeline.Preview] that lives in memory: the server opens no file on behalf of a request, so nothing
// outside the site can be had from it, and the folder public/ is not touched. When the content has
// faults the last good site stays, and the open pages show what is wrong, where and what to do.
//
// Below /-/ lies what only the preview has: its script and style, and the events that the script
// listens to. They are no part of the site.
//
// It is no stage of a build, so it may know the clock and the network.
package preview

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"os"
	"time"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/pipeline"
)

// Options say what is previewed and where.
type Options struct {
	Build    pipeline.Options // whatever its Source is, the folder is read
	Folder   string           // the folder of the site, which is watched
	Listener net.Listener
	Lang     lang.Lang // "zh" or "en": of the page that stands in while there is no site
	Ready    func()    // called when there is something to look at, be it faults only
	// Rebuilt is called after a layout once it is known what is wrong with it; of layouts in quick succession, after
	// the last.
	Rebuilt func(Result)
}

// A Result says what became of an edit.
type Result struct {
	Took  time.Duration
	Pages int       // of the site that is shown; 0: none is
	List  diag.List // what is wrong
	Err   error     // a folder that cannot be read, or a fault of the theme
}

// Limits on what one client may cost: a browser needs far less.
const (
	headerTimeout = 5 * time.Second
	writeTimeout  = 30 * time.Second
	idleTimeout   = 2 * time.Minute
	headerBytes   = 64 << 10
)

// Run previews until ctx ends. It returns an error when the server cannot go on.
func Run(ctx context.Context, o Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	o.Build.Source = folder(o.Folder)
	s := newState(o)
	defer func() {
		s.working.Wait()
		_ = s.session.Close() // what is left is in the system's folder for such files
	}()
	edits := newWatch(o.Folder) // before the files are read, so that no edit is missed
	s.rebuild()
	go edits.run(ctx, s.rebuild)
	server := &http.Server{
		Handler: newHandler(s, o), ReadHeaderTimeout: headerTimeout, ReadTimeout: headerTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: headerBytes,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(o.Listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stop() // ends the event streams, which Shutdown would wait for
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if err := server.Shutdown(closing); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// A folder is one of a file system that is opened anew for every file, so that one which vanished
// and came back is read again. Nothing outside it can be opened, not even through a link.
type folder string

// Open opens a file of the folder.
func (f folder) Open(name string) (fs.File, error) {
	root, err := os.OpenRoot(string(f))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.FS().Open(name)
}
