package hosting_test

import (
	"testing"

	"gazette/internal/hosting"
)

func TestTypesAndCachingByName(t *testing.T) {
	for name, want := range map[string][2]string{
		"zh/index.html":            {"text/html; charset=utf-8", hosting.Asked},
		"assets/site.ABCDEFGH.js":  {"text/javascript; charset=utf-8", hosting.Forever},
		"zh/assets/index.html":     {"text/html; charset=utf-8", hosting.Asked},
		"zh/site.webmanifest":      {"application/manifest+json", hosting.Asked},
		"zh/news/index.atom":       {"application/atom+xml", hosting.Asked},
		"zh/index.ics":             {"text/calendar; charset=utf-8", hosting.Asked},
		"data/gazette.sqlite":      {"application/vnd.sqlite3", hosting.Asked},
		"search/zh/d0.bin":         {hosting.Binary, hosting.Asked},
		"search/bleve/store/1.zap": {hosting.Binary, hosting.Asked},
		"search/bleve/SHA256SUMS":  {hosting.Binary, hosting.Asked},
		"files/Report.PDF":         {"application/pdf", hosting.Asked},
	} {
		if kind, caching := hosting.Type(name), hosting.Caching(name); kind != want[0] || caching != want[1] {
			t.Errorf("%s: %s, %s", name, kind, caching)
		}
	}
}

// Embeds may be shown inside pages of others, nothing else may, and all have the same policy besides.
func TestOnlyEmbedsMayBeFramed(t *testing.T) {
	for name, framed := range map[string]bool{
		"zh/targets/plan/beds/embed/index.html":   true,
		"en/targets/plan/beds/embed/":             true,
		"zh/targets/plan/beds/index.html":         false,
		"zh/targets/plan/embed/index.html":        false, // a target of that name
		"zh/targets/plan/embed/embed/index.html":  true,
		"zh/plans/targets/plan/embed/index.html":  false,
		"zh/targets/plan/beds/embed/x/index.html": false,
		"zh/index.html":                           false,
		"404.html":                                false,
		"":                                        false,
	} {
		want := hosting.Policy + "; frame-ancestors 'self'"
		if framed {
			want = hosting.Policy
		}
		if got := hosting.Headers(name)[0]; got.Name != "Content-Security-Policy" || got.Value != want {
			t.Errorf("%q is sent with %v, want the policy %q", name, got, want)
		}
	}
}
