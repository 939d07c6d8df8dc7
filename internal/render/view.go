package render

import (
	"cmp"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// A view is what a template sees: the page, the site, and methods that are the theme's vocabulary. A method that
// tells what only the page says, besides its language, is a question of [view.ask] or says that it [view.reads].
type view struct {
	Site    *site.Site
	Page    *site.Page
	Content template.HTML
	*renderer
	own    *template.Template // the layouts of the page's kind
	folder string             // of the page's file, without a slash at the end
	toRoot string             // the way from there to the output folder
	asked  *asked             // where a part is being made that is kept
	nested *nested            // parts within each other
}

// viewOf is what a template sees of a page.
func (r *renderer) viewOf(p *site.Page) *view {
	file := p.File()
	return &view{Site: r.site, Page: p, renderer: r, own: r.kinds[p.Kind], nested: new(nested),
		folder: path.Dir(file), toRoot: strings.Repeat("../", strings.Count(file, "/"))}
}

// A with is a view with one more value, for a shared part: {{template "task" ($.With .)}}.
type with struct {
	*view
	It any
}

// Page is the page; a part that reads it is not kept for others.
func (w with) Page() *site.Page { return w.reads().Page }

// Content is the content of the page; a part that reads it is not kept for others.
func (w with) Content() template.HTML { return w.reads().Content }

// With hands a value to a shared part.
func (v *view) With(it any) with { return with{v, it} }

// T says the words for a key in the page's language; the arguments fill its %s and %d. Of words such as
// {task|tasks} it says the first where the number before them is one.
func (v *view) T(key string, args ...any) (string, error) {
	s, ok := v.words[v.Page.Lang][key]
	if !ok {
		return "", fmt.Errorf("i18n has no %q", key)
	}
	if len(args) == 0 {
		return s, nil
	}
	return fmt.Sprintf(inNumber(s, args), args...), nil
}

// say is T where the key is known to exist.
func (v *view) say(key string, args ...any) string {
	s, err := v.T(key, args...)
	if err != nil {
		return key
	}
	return s
}

// Text chooses the words of the page's language.
func (v *view) Text(t lang.Text) string { return t.In(v.Page.Lang) }

// OtherText chooses the words of the other language.
func (v *view) OtherText(t lang.Text) string { return t.In(v.Page.Lang.Other()) }

// Langs are the languages of the site.
func (v *view) Langs() []lang.Lang { return v.Site.Model.Site.Languages }

// OtherLang is the language that the page is not in.
func (v *view) OtherLang() lang.Lang { return v.Page.Lang.Other() }

// Lang is the page's language.
func (v *view) Lang() lang.Lang { return v.Page.Lang }

// HTMLLang is the page's language as a BCP 47 tag.
func (v *view) HTMLLang() string { return v.LangTag(v.Page.Lang) }

// LangTag is a language as a BCP 47 tag.
func (v *view) LangTag(l lang.Lang) string { return l.Tag() }

// Root leads from the page to the output folder: "../../../".
func (v *view) Root() string { return v.ask(wayToRoot, "", "") }

// Href leads from the page to an address in the same language. It names index.html, so that it also
// works from a folder opened without a server.
func (v *view) Href(address string) string { return v.href(v.Page.Lang, address) }

func (v *view) href(language lang.Lang, address string) string {
	return v.ask(wayToPage, language, address)
}

// way leads from the page to an address in a language.
func (v *view) way(language lang.Lang, address string) string {
	dir, fragment := address, ""
	if at := strings.IndexByte(address, '#'); at >= 0 {
		dir, fragment = address[:at], address[at:]
		if language == v.Page.Lang && dir == v.Page.Path {
			return fragment
		}
	}
	return relative(v.folder, string(language)+"/"+dir+"index.html") + fragment
}

// relative is the shortest way from a folder to a file, both below the same root.
func relative(from, to string) string {
	for from != "" {
		folder, below, _ := strings.Cut(from, "/")
		same, rest, inside := strings.Cut(to, "/")
		if !inside || folder != same {
			return strings.Repeat("../", strings.Count(from, "/")+1) + to
		}
		from, to = below, rest
	}
	return to
}

// Other leads to the same page in the other language.
func (v *view) Other() string { return v.href(v.OtherLang(), v.reads().Page.Path) }

// Canonical is the page's published address in a language; of a page that moved, the one that it has now.
func (v *view) Canonical(l lang.Lang) string {
	p := v.reads().Page
	return v.Site.Model.Site.BaseURL + string(l) + "/" + cmp.Or(p.MovedTo, p.Path)
}

// FormerAnchors are the anchors that lead to an address from its own page, because the record there had other ids.
func (v *view) FormerAnchors(address string) []string { return v.Site.FormerAnchors(address) }

// WithdrawnParts are the anchors of the page at which there were records that were wrong.
func (v *view) WithdrawnParts() []site.WithdrawnPart {
	return v.Site.WithdrawnParts(v.reads().Page.Path)
}

// Asset leads to a file of the theme.
func (v *view) Asset(name string) (string, error) {
	published, ok := v.names[name]
	if !ok {
		return "", fmt.Errorf("the theme has no assets/%s", name)
	}
	return v.Root() + "assets/" + published, nil
}

// PublicAsset is the published address of a file of the theme, for those who read a page elsewhere.
func (v *view) PublicAsset(name string) (string, error) {
	published, ok := v.names[name]
	if !ok {
		return "", fmt.Errorf("the theme has no assets/%s", name)
	}
	return v.Site.Model.Site.BaseURL + "assets/" + published, nil
}

// HasAsset reports whether the theme has a file assets/<name>.
func (v *view) HasAsset(name string) bool { return v.names[name] != "" }

// RootFile leads to a file of the output folder that is in no language.
func (v *view) RootFile(name string) string { return v.Root() + name }

// JSONLD is the page's structured data by schema.org.
func (v *view) JSONLD() []any { return v.Site.JSONLD(v.reads().Page) }

// DownloadName is what a reader's copy of the page's data is called.
func (v *view) DownloadName() string {
	return strings.ReplaceAll(strings.Trim(v.reads().Page.Path, "/"), "/", "-")
}

// A link leads to a page.
type link struct{ Path, Name string }

// Links leads to the pages of a list that the site has. The list is of addresses and keys of i18n by turns.
func (v *view) Links(list ...string) ([]link, error) {
	if len(list)%2 != 0 {
		return nil, fmt.Errorf("Links takes addresses and keys by turns; %q has no key", list[len(list)-1])
	}
	var links []link
	for i := 0; i < len(list); i += 2 {
		name, err := v.T(list[i+1])
		if err != nil {
			return nil, err
		}
		if v.Has(list[i]) {
			links = append(links, link{list[i], name})
		}
	}
	return links, nil
}

// InSection reports whether the page is at or below an entry of the navigation.
func (v *view) InSection(path string) bool { return v.ask(standsIn, "", path) != "" }

// IsAt reports whether the page has an address.
func (v *view) IsAt(path string) bool { return v.ask(standsAt, "", path) != "" }

// Path is the address of a record.
func (v *view) Path(record any) (string, error) {
	switch r := record.(type) {
	case *policy.Document:
		return site.PlanPath(r), nil
	case *policy.Target:
		return site.TargetPath(r), nil
	case *policy.Region:
		return site.RegionPath(r), nil
	case *policy.Hospital:
		return site.HospitalPath(r), nil
	case *policy.Department:
		return site.DepartmentPath(r), nil
	case *policy.Task:
		return site.TaskPath(r), nil
	case *policy.Page:
		if slices.Contains(v.Site.Model.Notices, r) {
			return site.NoticePath(r), nil
		}
		return site.ArticlePath(r), nil
	}
	return "", fmt.Errorf("a %T has no address", record)
}

// PlanTargets is the address of a plan's targets.
func (v *view) PlanTargets(d *policy.Document) string { return site.PlanTargetsPath(d) }

// Parallel is the address of a plan's two languages side by side.
func (v *view) Parallel(d *policy.Document) string { return site.ParallelPath(d) }

// ListPath is the address of the hospitals of a list.
func (v *view) ListPath(l *policy.List) string { return site.HospitalListPath("list", l.ID) }

// ClausePath is the address of a clause or paragraph.
func (v *view) ClausePath(c *policy.Clause, paragraph int) string {
	return site.ClausePath(c, paragraph)
}

// Anchor is the fragment of a clause on its page.
func (v *view) Anchor(c *policy.Clause) string { return site.ClauseAnchor(c.ID) }
