package render

import (
	"html"
	"strconv"
	"time"

	ics "github.com/arran4/golang-ical"
	"golang.org/x/tools/blog/atom"

	"gazette/internal/policy"
	"gazette/internal/site"
)

// channels lists the Atom feeds (RFC 4287) and the calendars (RFC 5545).
func (r *renderer) channels(files map[string]recipe, shows map[string][]site.Part) {
	add := func(name string, build recipe) { files[name], shows[name] = build, []site.Part{site.Figures} }
	for _, c := range r.site.Channels {
		v := r.viewOf(&site.Page{Lang: c.Lang, Path: c.Path})
		base := string(c.Lang) + "/" + c.Path + "index"
		if len(c.News) > 0 {
			add(base+".atom", func() ([]byte, error) { return v.feed(c) })
		}
		if c.Deadlines != nil {
			add(base+".ics", func() ([]byte, error) { return []byte(v.calendar(c)), nil })
		}
	}
}

// midnight in China, whose days the dates are.
func midnight(d policy.Date) time.Time {
	d = d.Last()
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.FixedZone("UTC+8", 8*60*60))
}

// A feed is an Atom feed in a language.
type feed struct {
	atom.Feed
	Lang string `xml:"xml:lang,attr"`
}

func (v *view) feed(c site.Channel) ([]byte, error) {
	address := v.Canonical(c.Lang)
	feed := feed{Lang: c.Lang.Tag()}
	feed.Feed = atom.Feed{
		Title: c.Title, ID: address, Updated: atom.Time(midnight(c.News[0].Date)),
		Link: []atom.Link{
			{Rel: "self", Href: address + "index.atom", Type: "application/atom+xml"},
			{Rel: "alternate", Href: address, Type: "text/html"},
		},
		Author: &atom.Person{Name: v.Text(v.Site.Model.Site.Publisher)},
	}
	taken := map[string]int{}
	for _, n := range c.News {
		at := atom.Time(midnight(n.Date))
		told := v.tell(n)
		link := v.Site.Model.Site.BaseURL + string(c.Lang) + "/" + told.path
		id := link
		if n.Notice == nil {
			id += "#" + entryID(n)
		}
		if taken[id]++; taken[id] > 1 {
			id += "-" + strconv.Itoa(taken[id]) // two sources told of one date on one day
		}
		feed.Entry = append(feed.Entry, &atom.Entry{
			Title: told.Title, ID: id, Published: at, Updated: at,
			Link:    []atom.Link{{Rel: "alternate", Href: link}},
			Content: &atom.Text{Type: "html", Body: "<p>" + html.EscapeString(told.Summary) + "</p>"},
		})
	}
	return xmlFile(feed)
}

// calendar writes each deadline as an all-day event on the last day it can mean. It has no METHOD: that is for
// invitations, which have an organizer.
func (v *view) calendar(c site.Channel) string {
	base := v.Site.Model.Site.BaseURL
	cal := ics.NewCalendarFor(hostName(base))
	cal.SetName(c.Title) // as RFC 7986 has it, and as programs had it before
	cal.SetRefreshInterval("P1D")
	cal.SetXPublishedTTL("P1D")
	for _, d := range c.Deadlines() {
		var id, summary, address, known string
		var updated policy.Date
		if d.Target != nil {
			id, address, updated = "target/"+d.Target.Key(), site.TargetPath(d.Target), d.Target.Plan.Updated
			summary = v.Text(d.Target.Name) + v.say("colon") + v.Bound(d.Target) + v.HowKnown(d.Target, "bound")
			known = v.HowKnown(d.Target, "due")
		} else {
			id, address, updated = "task/"+d.Task.Key(), site.TaskPath(d.Task), d.Task.Plan.Updated
			summary, known = v.Text(d.Task.Name), v.How(d.Task.Known, "due")
		}
		day := midnight(d.Date)
		e := cal.AddEvent(id + "/" + d.Date.String() + "@" + string(c.Lang) + "." + hostName(base))
		e.SetDtStampTime(midnight(updated))
		e.SetAllDayStartAt(day)
		e.SetAllDayEndAt(day.AddDate(0, 0, 1))
		e.SetTimeTransparency(ics.TransparencyTransparent) // a deadline makes nobody busy
		e.SetSummary(summary)
		e.SetDescription(v.say("by-prefix") + v.By(d.Date) + known)
		e.SetURL(base + string(c.Lang) + "/" + address)
	}
	return cal.Serialize(ics.WithNewLineWindows)
}
