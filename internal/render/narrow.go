package render

import (
	"html"
	"html/template"
	"strings"

	"gazette/internal/site"
)

// FoundBy are the attributes by which a form narrows a list of hospitals or tasks: the words that find a record, and
// its values of each property.
func (v *view) FoundBy(record any) template.HTMLAttr {
	var b strings.Builder
	attribute := func(name, value string) {
		b.WriteString(` data-` + name + `="` + html.EscapeString(value) + `"`)
	}
	attribute("words", strings.Join(v.Site.FindWords(record, v.Page.Lang), "; ")) // no word is found across two of them
	for _, key := range site.PropertiesOf(record) {
		if values := v.Site.PropertyValues(record, key); len(values) > 0 {
			attribute(key, strings.Join(values, " "))
		}
	}
	return template.HTMLAttr(strings.TrimSpace(b.String()))
}
