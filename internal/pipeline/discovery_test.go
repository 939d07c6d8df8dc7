package pipeline_test

import (
	"encoding/json"
	"encoding/xml"
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

// Programs are told the way to a page, how the site is searched, what its data are, and that texts are restatements.
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
	home, data := kinds("en/index.html"), kinds("zh/data/index.html")
	plan := kinds("en/plans/yunzhou-county-capacity-2023/index.html")
	if action, _ := home["WebSite"]["potentialAction"].(map[string]any); action["@type"] != "SearchAction" {
		t.Errorf("the home page says %v", home)
	}
	files, _ := data["Dataset"]["distribution"].([]any)
	if len(files) < 10 {
		t.Errorf("the data page tells of %d files", len(files))
	}
	for _, f := range files {
		url := f.(map[string]any)["contentUrl"].(string)
		if b.files[strings.TrimPrefix(url, "https://example.org/sub/path/")] == nil {
			t.Errorf("%s is not published", url)
		}
	}
	if value := plan["Legislation"]["legislationLegalValue"]; value != "UnofficialLegalValue" {
		t.Errorf("a restatement has the legal value %v", value)
	}
	if items, _ := plan["BreadcrumbList"]["itemListElement"].([]any); len(items) != 3 {
		t.Errorf("the way to a plan is %v", items)
	}
}
