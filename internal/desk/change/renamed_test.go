package change

import (
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// A record with another id is the same where it says so, or where it alone came and is called as the one that went.
func TestARecordWithAnotherIDIsTheSame(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, old, now string // ids, each with what it is called, and the id that it says it had
		want           string // what each old one is now
	}{
		{"called alike", "a=X", "b=X", "b"},
		{"called otherwise", "a=X", "b=Y", "a"},
		{"there before", "a=X b=X", "b=X", "a b"},
		{"still there", "a=X", "a=X b=X", "a"},
		{"says so", "a=X", "b=Y=a", "b"},
		{"says that it was another", "a=X c=Y", "b=X=c", "a b"},
		{"two went", "a=X c=X", "b=X", "a c"},
		{"two came", "a=X", "b=X c=X", "a"},
		{"one of those that went says so", "a=X c=X", "b=X d=Z=c", "b d"},
	} {
		hospitals := func(given string) []*policy.Hospital {
			var all []*policy.Hospital
			for _, record := range strings.Fields(given) {
				parts := strings.Split(record, "=")
				h := &policy.Hospital{ID: parts[0], Name: lang.Same(parts[1]), Region: &policy.Region{Code: "990121"}}
				for _, former := range parts[2:] {
					h.FormerIDs = append(h.FormerIDs, policy.FormerID{ID: former})
				}
				all = append(all, h)
			}
			return all
		}
		old := &policy.Model{Hospitals: hospitals(c.old)}
		is := renamesOf(old, &policy.Model{Hospitals: hospitals(c.now)})
		var got []string
		for _, h := range old.Hospitals {
			got = append(got, is.hospital(h))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q after %q are %q, want %s", c.name, c.now, c.old, got, c.want)
		}
	}
}

// A clause that is gone breaks the links to it, unless the site says there why it went, or where it is now.
func TestLinksToAClauseBreakUnlessItsAddressAnswers(t *testing.T) {
	t.Parallel()
	const address = "plans/plan/#c2"
	for name, c := range map[string]struct {
		change func(*policy.Model)
		breaks bool
	}{
		"removed": {func(m *policy.Model) { drop(m.Plans[0], 1) }, true},
		"withdrawn": {func(m *policy.Model) {
			drop(m.Plans[0], 1)
			m.Withdrawn = []*policy.Withdrawal{{Address: address}}
		}, false},
		"renumbered, with an alias": {func(m *policy.Model) {
			x := m.Plans[0].Clauses[1]
			delete(m.Plans[0].ClauseBy, "2")
			x.ID, m.Plans[0].ClauseBy["4"], m.Plans[0].Aliases["2"] = "4", x, "4"
		}, false},
		"still there": {func(m *policy.Model) { m.Plans[0].Clauses[1].ZH.Title = "别的标题" }, false},
	} {
		state := func(change func(*policy.Model)) State {
			m := &policy.Model{Plans: small().Plans, PlanBy: map[string]*policy.Document{}, Listed: true,
				Site:      policy.Site{Languages: lang.Langs[:], BaseURL: "https://example.org/"},
				Published: []policy.PublishedAddress{{Path: "plans/plan/"}, {Path: address}}}
			m.PlanBy["plan"] = m.Plans[0]
			change(m)
			return State{Model: m, Site: site.Build(m, policy.Date{Year: 2025})}
		}
		var b strings.Builder
		report := Between(state(func(*policy.Model) {}), state(c.change))
		if err := report.Write(&b, "text", lang.EN); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), "links to it would break"); got != c.breaks {
			t.Errorf("%s: links break: %t\n%s", name, got, &b)
		}
	}
}
