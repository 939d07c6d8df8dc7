package pipeline_test

import (
	"encoding/json"
	"encoding/xml"
	"gazette/internal/hosting"
	"strings"
	"testing"
)

// What browsers ask for besides pages is there, and every address in it is that of a published file.
func TestBrowsersFindWhatTheyAskFor(t *testing.T) {
	b := built(t)
	if ico := b.files["favicon.ico"]; len(ico) < 22 || string(ico[:4]) != "\x00\x00\x01\x00" {
		t.Error("favicon.ico is no icon")
	}
	for _, l := range []string{"zh", "en"} {
		var manifest struct {
			Name  string `json:"name"`
			Start string `json:"start_url"`
			Icons []struct {
				Src, Sizes, Type string
			} `json:"icons"`
		}
		if err := json.Unmarshal(b.files[l+"/site.webmanifest"], &manifest); err != nil {
			t.Fatal(err)
		}
		if manifest.Name == "" || manifest.Start != "./index.html" || len(manifest.Icons) != 2 {
			t.Errorf("the %s manifest is %+v", l, manifest)
		}
		for _, icon := range manifest.Icons {
			png := b.files[strings.TrimPrefix(icon.Src, "../")]
			if !strings.HasPrefix(string(png), "\x89PNG") {
				t.Errorf("the %s manifest names %s, which is no picture", l, icon.Src)
			}
		}
		var search struct {
			ShortName string
			URL       struct {
				Template string `xml:"template,attr"`
			} `xml:"Url"`
		}
		if err := xml.Unmarshal(b.files[l+"/opensearch.xml"], &search); err != nil {
			t.Fatal(err)
		}
		if n := len([]rune(search.ShortName)); n == 0 || n > 16 {
			t.Errorf("the search is called %q, want 1 to 16 characters", search.ShortName)
		}
		if !strings.HasSuffix(search.URL.Template, "/"+l+"/search/?q={searchTerms}") {
			t.Errorf("the search asks %s", search.URL.Template)
		}
		page := b.pages[l+"/tasks/index.html"]
		for selector, attribute := range map[string]string{`link[rel="manifest"]`: "href", `link[rel="search"]`: "href",
			`link[rel="apple-touch-icon"]`: "href", `meta[property="og:image"]`: "content"} {
			links := query(page, selector)
			if len(links) != 1 {
				t.Errorf("%s: %d %s, want 1", l, len(links), selector)
				continue
			}
			address := attr(links[0], attribute)
			name := strings.TrimLeft(strings.TrimPrefix(address, "https://example.org/sub/path/"), "./")
			if b.files[name] == nil {
				t.Errorf("%s leads to %s, which is not published", selector, address)
			}
		}
	}
}

// Programs are told the way to a page, how the site is searched, and that texts are restatements.
func TestProgramsAreToldWhatPagesAre(t *testing.T) {
	b := built(t)
	kinds := func(page string) map[string]map[string]any {
		found := map[string]map[string]any{}
		for _, script := range query(b.pages[page], `script[type="application/ld+json"]`) {
			var block map[string]any
			if err := json.Unmarshal([]byte(text(script)), &block); err != nil {
				t.Fatalf("%s: %v", page, err)
			}
			found[block["@type"].(string)] = block
		}
		return found
	}
	home := kinds("en/index.html")
	plan := kinds("en/plans/yunzhou-county-capacity-2023/index.html")
	if action, _ := home["WebSite"]["potentialAction"].(map[string]any); action["@type"] != "SearchAction" {
		t.Errorf("the home page says %v", home)
	}
	if value := plan["Legislation"]["legislationLegalValue"]; value != "UnofficialLegalValue" {
		t.Errorf("a restatement has the legal value %v", value)
	}
	if items, _ := plan["BreadcrumbList"]["itemListElement"].([]any); len(items) != 3 {
		t.Errorf("the way to a plan is %v", items)
	}
}

// Those who gather descriptions of data are told of each table what Google's rules for a Dataset ask for.
func TestEachTableIsDescribedToThoseWhoGatherData(t *testing.T) {
	t.Parallel()
	b := builtExample(t)
	for _, name := range []string{"zh/data/index.html", "en/data/index.html"} {
		page := b.pages[name]
		var catalog struct {
			Type    string `json:"@type"`
			Name    string
			Dataset []struct {
				ID                string `json:"@id"`
				Name, Description string
				License           any
				TemporalCoverage  string
				Distribution      []struct{ EncodingFormat, ContentURL string }
			}
		}
		if err := json.Unmarshal([]byte(text(query(page, `script[type="application/ld+json"]`)[0])),
			&catalog); err != nil {
			t.Fatal(err)
		}
		sections := query(page, "main section h2[id]")
		if catalog.Type != "DataCatalog" || catalog.Name == "" || len(catalog.Dataset) != 1+len(sections) {
			t.Errorf("%s: %d datasets of %d tables, in a %q", name, len(catalog.Dataset), len(sections), catalog.Type)
		}
		names := map[string]bool{}
		for _, d := range catalog.Dataset {
			if n := len([]rune(d.Description)); n < 50 || n > 5000 || d.Name == "" || names[d.Name] ||
				d.License == nil {
				t.Errorf("%s: a dataset %q with %d characters of description and the licence %v", name, d.Name, n,
					d.License)
			}
			names[d.Name] = true
			for _, f := range d.Distribution {
				file := strings.TrimPrefix(f.ContentURL, "https://starraft.example/")
				if b.files[file] == nil || !strings.HasPrefix(hosting.Type(file), f.EncodingFormat) {
					t.Errorf("%s: %s is told to be at %s as %s", name, d.Name, f.ContentURL, f.EncodingFormat)
				}
			}
			_, anchor, within := strings.Cut(d.ID, "#")
			if within && len(query(page, "#"+anchor)) != 1 || len(d.Distribution) == 0 {
				t.Errorf("%s: %s is at %s, in %d files", name, d.Name, d.ID, len(d.Distribution))
			}
			if (anchor == "observations") != (d.TemporalCoverage == "2022/2026") {
				t.Errorf("%s: %s is about the time %q", name, anchor, d.TemporalCoverage)
			}
		}
	}
}

// A sitemap says when a page last changed where the records say it, and nothing where they do not: least of all that
// every page changed on the day of the build.
func TestSitemapsDateOnlyWhatIsKnown(t *testing.T) {
	b := built(t)
	var sitemap struct {
		URLs []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(b.files["sitemap-en.xml"], &sitemap); err != nil {
		t.Fatal(err)
	}
	dated := map[string]string{}
	for _, u := range sitemap.URLs {
		_, address, _ := strings.Cut(u.Loc, "/en/")
		dated[address] = u.LastMod
	}
	model := b.site.Model
	for _, p := range model.Pages {
		if day, listed := dated[p.Slug+"/"]; listed && day != p.Updated.String() {
			t.Errorf("%s was edited on %s, and the sitemap says %q", p.Slug, p.Updated, day)
		}
	}
	for _, target := range model.Targets {
		got := dated["plans/"+target.Plan.Slug+"/targets/"+target.ID+"/"]
		for _, o := range target.Observations {
			if o.Source.Published.IsZero() && got != "" || !o.Source.Published.IsZero() && got != "" &&
				got < o.Source.Published.String() {
				t.Errorf("%s: a figure of it was published on %q, and the sitemap says %q", target.ID,
					o.Source.Published, got)
			}
		}
	}
	known := 0
	for address, day := range dated {
		switch section, _, _ := strings.Cut(address, "/"); {
		case day == "":
		case section == "counties" || section == "hospitals" || section == "regions" || section == "":
			t.Errorf("the sitemap says that %q changed on %s, which nobody knows", address, day)
		case day == b.site.Today.String():
			t.Errorf("the sitemap says that %s changed on the day of the build", address)
		default:
			known++
		}
	}
	if known < 10 || known == len(dated) {
		t.Errorf("%d of %d pages are dated", known, len(dated))
	}
}
