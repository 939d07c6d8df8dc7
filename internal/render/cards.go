package render

import (
	"cmp"
	"image/color"
	"slices"
	"strings"

	"gazette/internal/card"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/site"
)

// cardFile is the file that holds the card of a page; empty where the page has none. Cards take long to make, and
// only publications have them.
func (r *renderer) cardFile(p *site.Page) string {
	if !r.site.Extras || p.MovedTo != "" || p.Kind != "plan" && p.Kind != "county" {
		return ""
	}
	return strings.TrimSuffix(p.File(), "index.html") + "card.png"
}

// Card is the published address of the picture that stands for the page where its link is passed on; empty where it
// has none of its own.
func (v *view) Card() string {
	if file := v.cardFile(v.reads().Page); file != "" {
		return v.Site.Model.Site.BaseURL + file
	}
	return ""
}

// cards lists the cards of plans and counties, and returns of which page each file is.
func (r *renderer) cards(files map[string]recipe) map[string]*site.Page {
	pages := map[string]*site.Page{}
	for _, p := range r.site.Pages {
		name := r.cardFile(p)
		if name == "" {
			continue
		}
		pages[name] = p
		files[name] = func() ([]byte, error) {
			font, err := r.font()
			if err != nil {
				return nil, err
			}
			return font.Draw(r.viewOf(p).card())
		}
	}
	return pages
}

// Cards are sums of what the cards show, by their files: a card whose sum is as before is as before.
func (s *Set) Cards() (map[string]string, error) {
	sums := map[string]string{}
	for name, p := range s.cards {
		font, err := s.theme.font()
		if err != nil {
			return nil, err
		}
		drawn := s.theme.viewOf(p).card()
		sums[name] = drawn.Sum(font)
	}
	return sums, nil
}

// Undrawn are the characters of cards that the font of the theme lacks, with the record whose card is the first.
func (s *Set) Undrawn() (map[rune]diag.Pos, error) {
	undrawn := map[rune]diag.Pos{}
	for _, name := range s.names {
		p := s.cards[name]
		if p == nil {
			continue
		}
		font, err := s.theme.font()
		if err != nil {
			return nil, err
		}
		v := s.theme.viewOf(p)
		drawn := v.card()
		for _, r := range font.Missing(strings.Join(drawn.Words(), "")) {
			if _, ok := undrawn[r]; !ok {
				undrawn[r] = v.recordPos()
			}
		}
	}
	return undrawn, nil
}

// recordPos is where the record is that the page is about.
func (v *view) recordPos() diag.Pos {
	switch d := v.Page.Data().(type) {
	case *site.PlanPage:
		return d.Plan.Pos
	case *site.CountyPage:
		return d.Region.Pos
	}
	return diag.Pos{}
}

// card says of a plan or a county in short what was promised and how it stands.
func (v *view) card() card.Card {
	defer v.Page.Forget()
	m := &v.Site.Model.Site
	_, address, _ := strings.Cut(v.Canonical(v.Page.Lang), "://")
	c := card.Card{
		Title: v.Page.Title, More: v.say("card-more"),
		Site: v.Text(m.Title), Address: address, Day: v.say("card-day", v.Date(v.Site.Today)),
		Latin: v.Page.Lang != lang.ZH,
	}
	switch d := v.Page.Data().(type) {
	case *site.PlanPage:
		v.planCard(&c, d)
	case *site.CountyPage:
		v.countyCard(&c, d)
	}
	if m.Example {
		c.Notice = v.say("card-example")
	}
	return c
}

func (v *view) planCard(c *card.Card, d *site.PlanPage) {
	var above []string
	for _, issuer := range d.Plan.Issuers {
		above = append(above, v.Text(issuer))
	}
	c.Above = joined(" · ", strings.Join(above, v.say("list-comma")), d.Plan.Number, v.lapsed(d.Plan))
	if d.Card.Targets > 0 && !d.Plan.Void() {
		c.Lead = v.say("targets-of", d.Card.Targets) + v.say("sentence-space") + v.tallied(d.Card.ByTarget)
		if n := d.Card.Differing; n > 0 {
			c.Lead = joined(v.say("list-comma"), c.Lead, v.say("card-count", v.say("differs"), n))
		}
	}
	c.Without = v.Text(d.Plan.Summary)
	for _, t := range d.Promises() {
		row := v.promise(t.Target)
		if s := t.Single(); s != nil && s.Tells() {
			v.stands(&row, *s)
		} else if d.Plan.Void() {
			// How it would stand is of no meaning.
		} else if status := t.Status(); status != "" {
			row.State, row.Colour = v.Word("status", status), statusColours[status]
		} else {
			row.State, row.Colour = v.say("differs"), statusColours[""]
		}
		c.Rows = append(c.Rows, row)
	}
	if name := v.Text(d.Plan.Source.Name); name != "" {
		c.Source = v.say("source") + name
	}
}

func (v *view) countyCard(c *card.Card, d *site.CountyPage) {
	c.Above = v.Chain(d.Region)
	promises := d.Promises()
	c.Without = v.say("nothing-asked")
	if len(promises) > 0 {
		c.Lead = v.say("card-county", len(promises), len(d.Known))
	}
	var plans []string
	var reported []*policy.Observation
	for _, s := range promises {
		row := v.promise(s.Target)
		if s.Region != d.Region {
			row.Name += v.say("paren", v.Text(s.Region.Name))
		}
		v.stands(&row, s)
		plan := v.Text(s.Target.Plan.ShortTitle)
		if lapsed := v.lapsed(s.Target.Plan); lapsed != "" {
			plan += v.say("paren", lapsed)
		}
		if !slices.Contains(plans, plan) {
			plans = append(plans, plan)
		}
		if s.Latest != nil {
			reported = append(reported, s.Latest)
		}
		c.Rows = append(c.Rows, row)
	}
	if len(plans) > 0 {
		c.Source = v.say("source") + joined(v.say("list-comma"), strings.Join(plans, v.say("list-comma")),
			v.sources(reported))
	}
}

// lapsed is the word for a plan that has no force any more, or none yet; empty for one that is in force.
func (v *view) lapsed(d *policy.Document) string {
	if d.Status == policy.InForce {
		return ""
	}
	return v.Force(d)
}

// promise is what a target demands, by when.
func (v *view) promise(t *policy.Target) card.Row {
	bound := ""
	if t.Kind != policy.Qualitative {
		bound = v.Bound(t)
	}
	strive := ""
	if t.Strength == "strive" && t.Kind != policy.YesNo {
		strive = v.say("strive")
	}
	return card.Row{Name: v.Text(t.Name), Value: joined(" · ", bound, cmp.Or(v.When(t), v.say("card-no-due")), strive)}
}

// stands adds how a target stands for one place, and the figure that says so.
func (v *view) stands(row *card.Row, s site.Standing) {
	row.State, row.Colour = v.Word("status", s.Status), statusColours[s.Status]
	if s.Latest == nil {
		return
	}
	observed := v.say("card-observed", v.Observed(s.Latest), v.AsOf(s.Latest))
	if s.Latest.Status != policy.Reported {
		observed += v.say("paren", v.Word("obs", s.Latest.Status))
	}
	row.Value = joined(" · ", row.Value, observed)
}

// tallied is how many stand how.
func (v *view) tallied(t progress.Tally) string {
	var parts []string
	for _, s := range v.Shares(t) {
		parts = append(parts, v.say("card-count", v.Word("status", s.Status), s.Count))
	}
	return strings.Join(parts, v.say("list-comma"))
}

// joined are the parts that are not empty.
func joined(by string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), by)
}

// statusColours are those of the stylesheet by day.
var statusColours = map[progress.Status]color.RGBA{
	"": {0x56, 0x61, 0x67, 0xff}, "met": {0x1c, 0x6b, 0x3c, 0xff}, "on-track": {0x2b, 0x6f, 0x8f, 0xff},
	"behind": {0x8a, 0x5a, 0x00, 0xff}, "far-behind": {0xa3, 0x3b, 0x12, 0xff},
	"moving-away": {0x9b, 0x1c, 0x31, 0xff}, "not-met": {0x9b, 0x1c, 0x31, 0xff},
	"not-due": {0x56, 0x61, 0x67, 0xff}, "no-report": {0x5f, 0x64, 0x68, 0xff},
	"qualitative": {0x5b, 0x4b, 0x8a, 0xff},
}
