package render

import (
	"encoding/xml"

	"gazette/internal/hosting"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// discovery lists what browsers and phones ask a site for besides its pages: the icon at the root, which is asked for
// whatever pages say, and in each language a web app manifest (W3C, appmanifest) and an OpenSearch description
// (version 1.1), by which a browser can search the site from its address bar.
func (r *renderer) discovery(files map[string]recipe) {
	if icon := r.names["favicon.ico"]; icon != "" {
		files["favicon.ico"] = ready(r.assets[icon])
		delete(files, "assets/"+icon)
	}
	m := &r.site.Model.Site
	for _, l := range m.Languages {
		files[string(l)+"/site.webmanifest"] = func() ([]byte, error) { return indented(r.webManifest(l)) }
		files[string(l)+"/opensearch.xml"] = func() ([]byte, error) { return xmlFile(openSearch(m, l)) }
	}
}

// ContentPolicy is the Content-Security-Policy, for pages to state it where no header can be set.
func (r *renderer) ContentPolicy() string { return hosting.Policy }

func (r *renderer) webManifest(l lang.Lang) object {
	m := r.site.Model.Site
	icons := []object{}
	for _, size := range []string{"192", "512"} {
		if name := r.names["icon-"+size+".png"]; name != "" {
			icons = append(icons, object{"src": "../assets/" + name, "sizes": size + "x" + size, "type": "image/png"})
		}
	}
	return object{
		"name": m.Title.In(l), "short_name": cut(m.Title.In(l), 16), "description": m.Description.In(l),
		"lang":      l.Tag(),
		"start_url": "./index.html", "scope": "./", "display": "minimal-ui", "icons": icons,
	}
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Template string `xml:"template,attr"`
}

type openSearchDescription struct {
	XMLName     xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string   // at most 16 characters
	Description string   // at most 1,024
	Language    string
	Encoding    string        `xml:"InputEncoding"`
	URL         openSearchURL `xml:"Url"`
}

func openSearch(m *policy.Site, l lang.Lang) openSearchDescription {
	return openSearchDescription{
		ShortName: cut(m.Title.In(l), 16), Description: cut(m.Description.In(l), 1024), Language: l.Tag(),
		Encoding: "UTF-8",
		URL:      openSearchURL{"text/html", m.BaseURL + string(l) + "/search/?q={searchTerms}"},
	}
}
