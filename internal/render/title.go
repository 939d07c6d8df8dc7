package render

import (
	"cmp"
	"strings"

	"golang.org/x/text/width"
)

// titleWidth is how much of a title search engines and tabs show, in columns of a Latin letter.
const titleWidth = 65

// leastWithin is the room that is kept for what a page is a part of.
const leastWithin = 14

// FullTitle is the page's title with what it is a part of and the site's name behind it, as far as they fit.
func (v *view) FullTitle() string {
	site := v.Text(v.Site.Model.Site.Title)
	if v.reads().Page.Path == "" {
		return site
	}
	title := cmp.Or(v.Page.Short, v.Page.Title)
	if v.Page.Within == "" {
		return fitting(title, site)
	}
	if full := strings.Join([]string{title, v.Page.Within, site}, between); columns(full) <= titleWidth {
		return full
	}
	within := cut(v.Page.Within, max(titleWidth-columns(title+between), leastWithin))
	return cut(title, titleWidth-columns(between+within)) + between + within
}

const between = " · "

// fitting is a title with the site's name where both have room.
func fitting(title, site string) string {
	if full := title + between + site; columns(full) <= titleWidth {
		return full
	}
	return cut(title, titleWidth)
}

// cut is as much of a text as so many columns have room for; where it is cut, it says so.
func cut(s string, most int) string {
	if columns(s) <= most {
		return s
	}
	used := columns("…")
	for i, r := range s {
		if used += columns(string(r)); used > most {
			return strings.TrimRight(s[:i], " ,，、（(") + "…"
		}
	}
	return s
}

// columns is how wide a text is: a Chinese character takes two columns.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if kind := width.LookupRune(r).Kind(); kind == width.EastAsianWide || kind == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}
