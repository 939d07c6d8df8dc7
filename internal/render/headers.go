package render

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gazette/internal/hosting"
	"gazette/internal/site"
)

// headers lists what hosts read that take an answer's headers from a file _headers, as Netlify and Cloudflare Pages
// do. They join the values of a header that is given twice, so that pages are left with the host's own caching, which
// asks each time; and so that what is said of all cannot be taken back for embeds: that a page is not to be framed is
// added for the pages of which it holds. Two policies joined both hold.
func headers(s *site.Site, files map[string]recipe) {
	files["_headers"] = func() ([]byte, error) {
		var b bytes.Buffer
		b.WriteString("/*\n")
		for _, h := range hosting.Headers("") {
			fmt.Fprintf(&b, "  %s: %s\n", h.Name, strings.TrimSuffix(h.Value, hosting.Unframed))
		}
		fmt.Fprintf(&b, "\n/%s*\n  Cache-Control: %s\n", hosting.Hashed, hosting.Forever)
		for _, path := range unframed(s) {
			fmt.Fprintf(&b, "\n%s\n  Content-Security-Policy: %s\n", path, hosting.Policy+hosting.Unframed)
		}
		return b.Bytes(), nil
	}
}

// unframed are the paths of all pages that are not to be framed, as _headers writes them: an embed has more steps than
// the other pages of targets.
func unframed(s *site.Site) []string {
	sections := map[string]bool{}
	for _, p := range slices.Concat(s.Pages, s.Gone) {
		section, _, _ := strings.Cut(p.Path, "/")
		sections[section] = true
	}
	paths := []string{"/", "/index.html", "/404.html"}
	page := func(path string) { paths = append(paths, path, path+"index.html") }
	for _, l := range s.Model.Site.Languages {
		for _, section := range slices.Sorted(maps.Keys(sections)) {
			switch at := "/" + string(l) + "/" + section; section + "/" {
			case "/":
				page("/" + string(l) + "/")
			case site.TargetsPath:
				page(at + "/")
				page(at + "/:plan/")
				page(at + "/:plan/:target/")
			default:
				paths = append(paths, at+"/*")
			}
		}
	}
	return paths
}
