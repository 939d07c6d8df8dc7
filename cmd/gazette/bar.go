package main

import (
	"os"
	"time"

	"gazette/internal/lang"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// A bar shows how far a slow build is, on a terminal only: a quick one shows nothing.
type bar struct {
	began   time.Time
	allowed bool
	shown   *progressbar.ProgressBar
	title   string
}

// slow is after how long a person begins to wonder.
const slow = time.Second

func (a *app) bar() *bar {
	f, ok := a.stderr.(*os.File)
	return &bar{began: time.Now(), allowed: ok && term.IsTerminal(int(f.Fd())), title: a.say(lang.Text{
		ZH: "页面",
		EN: "pages",
	})}
}

func (b *bar) update(done, total int) {
	if !b.allowed || time.Since(b.began) < slow {
		return
	}
	if b.shown == nil {
		b.shown = progressbar.NewOptions(
			total,
			progressbar.OptionSetWriter(os.Stderr),
			progressbar.OptionSetDescription(b.title),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionThrottle(100*time.Millisecond),
		)
	}
	_ = b.shown.Set(done) // a bar that cannot be drawn is no reason to stop
}

func (b *bar) finish() {
	if b.shown != nil {
		_ = b.shown.Finish()
	}
}
