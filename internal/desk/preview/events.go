package preview

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// An event is what the open pages are told, as one server-sent event (HTML Living Standard, section
// "Server-sent events").
type event struct {
	Page   string  `json:"page,omitempty"` // the HTML of the page, when it is not the one that is shown
	Ready  bool    `json:"ready"`          // there is a site to show
	Faults []fault `json:"faults"`
}

// heartbeat keeps the connection, and finds out that the page was closed.
const heartbeat = 15 * time.Second

// events tells one open page of every change: ?page= is its address, ?version= the tag of what it
// shows.
func (h *handler) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // the server's limit is for requests, not for a stream
	name, ok := fileOf(r.URL.Query().Get("page"))
	version := r.URL.Query().Get("version")
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		m := h.moment()
		e := event{Faults: m.faults, Ready: m.now != nil}
		if ok && m.now != nil {
			f, err := m.now.file(name)
			if err != nil {
				f, _ = m.now.file("404.html")
			}
			if f.tag != version {
				e.Page, version = string(withScript(f)), f.tag
			}
		}
		data, err := json.Marshal(e)
		if err != nil {
			return
		}
		if send := fmt.Sprintf("data: %s\n\n", data); !write(w, control, send) {
			return
		}
		for waiting := true; waiting; {
			select {
			case <-r.Context().Done():
				return
			case <-m.changed:
				waiting = false
			case <-beat.C:
				if !write(w, control, ": still here\n\n") {
					return
				}
			}
		}
	}
}

// write sends a piece of the stream; a client that takes nothing is let go.
func write(w http.ResponseWriter, control *http.ResponseController, s string) bool {
	_ = control.SetWriteDeadline(time.Now().Add(writeTimeout))
	if _, err := w.Write([]byte(s)); err != nil {
		return false
	}
	return control.Flush() == nil
}
