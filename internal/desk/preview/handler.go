package preview

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"net"
	"net/http"
	"path"
	"strings"
	"time"

	"gazette/internal/hosting"
	"gazette/internal/lang"
)

//go:embed assets
var assets embed.FS

// own is where the preview's own files lie.
const own = "/-/"

type handler struct {
	*state
	loopback bool // bound to this machine only
	lang     lang.Lang
}

func newHandler(s *state, o Options) http.Handler {
	h := &handler{state: s, lang: o.Lang}
	if a, ok := o.Listener.Addr().(*net.TCPAddr); ok {
		h.loopback = a.IP.IsLoopback()
	}
	return h
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	for _, always := range hosting.Headers(strings.TrimPrefix(r.URL.Path, "/")) {
		head.Set(always.Name, always.Value)
	}
	head.Set("Cache-Control", hosting.Asked)
	if r.URL.Path != own+"events" {
		_ = http.NewResponseController(w).
			SetWriteDeadline(time.Now().Add(writeTimeout))
		// a slow client holds nothing for long
	}
	switch {
	case h.loopback && !local(r.Host):
		// A page of another site whose name leads here must not read the preview.
		http.Error(w, "this preview answers to localhost only", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		head.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
	case r.URL.Path == own+"events":
		h.events(w, r)
	case strings.HasPrefix(r.URL.Path, own):
		h.asset(w, r)
	default:
		h.page(w, r)
	}
}

// local reports whether a Host header names this machine.
func local(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	ip := net.ParseIP(strings.Trim(name, "[]"))
	return strings.EqualFold(name, "localhost") || ip != nil && ip.IsLoopback()
}

func (h *handler) asset(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, own)
	data, err := assets.ReadFile("assets/" + name)
	if err != nil || strings.Contains(name, "/") {
		http.NotFound(w, r)
		return
	}
	send(w, r, name, madeFile{data: data})
}

// fileOf is the name of the file that an address stands for.
func fileOf(address string) (name string, ok bool) {
	name = strings.TrimPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name, fs.ValidPath(name) && !strings.ContainsAny(name, "\x00\\")
}

func (h *handler) page(w http.ResponseWriter, r *http.Request) {
	m := h.moment()
	if m.now == nil {
		h.standIn(w, http.StatusServiceUnavailable,
			lang.Text{ZH: "暂无可预览的内容", EN: "There is nothing to show yet"},
			lang.Text{
				ZH: "请改正下列问题；改正后本页会自动显示网站。",
				EN: "Mend what is named below; this page then turns into the site by itself.",
			})
		return
	}
	name, ok := fileOf(r.URL.Path)
	if !ok {
		h.missing(w, r, m)
		return
	}
	f, err := m.file(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := m.file(name + "/index.html"); err == nil {
			to := *r.URL
			to.Path += "/"
			http.Redirect(w, r, to.RequestURI(), http.StatusFound)
			return
		}
		h.missing(w, r, m)
	case err != nil:
		h.standIn(
			w,
			http.StatusInternalServerError,
			lang.Text{ZH: "无法生成此页面", EN: "This page cannot be made"},
			lang.Text{
				ZH: "%v",
				EN: "%v",
			}.With(err),
		)
	default:
		send(w, r, name, f)
	}
}

func (h *handler) missing(w http.ResponseWriter, r *http.Request, m moment) {
	f, err := m.file("404.html")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", hosting.Type(".html"))
	w.WriteHeader(http.StatusNotFound)
	if r.Method != http.MethodHead {
		_, _ = w.Write(withScript(f)) // a client that went away needs no answer
	}
}

// standIn is a page in place of one of the site, in the language of the command.
func (h *handler) standIn(w http.ResponseWriter, status int, title, text lang.Text) {
	w.Header().Set("Content-Type", hosting.Type(".html"))
	w.WriteHeader(status)
	page := fmt.Sprintf(
		"<!doctype html>\n<html lang=%q>\n"+
			"<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "+
			"initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>%s</title></head>\n"+
			"<body class=\"stand-in\"><main id=\"main\"><h1>%[2]s</h1><p>%s</p></main></body></html>\n",
		h.lang,
		html.EscapeString(title.In(h.lang)),
		html.EscapeString(text.In(h.lang)),
	)
	_, _ = w.Write(withScript(madeFile{data: []byte(page)})) // a client that went away needs no answer
}

// withScript puts the preview's own script and style into a page, with the tag of what it shows.
func withScript(f madeFile) []byte {
	own := fmt.Sprintf(
		"<link rel=\"stylesheet\" href=\"/-/preview.css\"><script type=\"module\" src=\"/-/preview.js\" "+
			"data-version=%q></script></head>",
		f.tag,
	)
	return bytes.Replace(f.data, []byte("</head>"), []byte(own), 1)
}

func send(w http.ResponseWriter, r *http.Request, name string, f madeFile) {
	w.Header().Set("Content-Type", hosting.Type(name))
	data := f.data
	if path.Ext(name) == ".html" {
		data = withScript(f)
	}
	if f.tag != "" {
		w.Header().Set("ETag", `"`+f.tag+`"`)
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}
