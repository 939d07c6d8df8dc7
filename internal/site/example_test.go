package site_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"gazette/internal/example"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/pipeline"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/richtext"
	"gazette/internal/site"
	"gazette/themes"
)

var update = flag.Bool("update", false,
	"rewrite what the pages of the example site hold; then read the diff against the site's files")

// exampleSite is the example site, laid out once; the tests only read it.
var exampleSite = sync.OnceValue(func() *site.Site {
	theme, err := fs.Sub(themes.Default, "default")
	if err != nil {
		panic(err)
	}
	_, s, list, err := pipeline.Lay(pipeline.Options{Source: example.Files(), Theme: theme})
	if err != nil || s == nil {
		panic(fmt.Sprint(err, list))
	}
	return s
})

// What each page of the example site holds, field by field, by the kind of page.
func TestPagesHoldWhatTheyShould(t *testing.T) {
	t.Parallel()
	dumps := map[string]*dump{}
	of := func(name string) *dump {
		if dumps[name] == nil {
			dumps[name] = &dump{}
		}
		return dumps[name]
	}
	for _, p := range exampleSite().Pages {
		d := of("pages-" + string(p.Lang))
		d.line(0, "%s /%s | %s | in %q | above %s | %s, changed %s | noindex %t, feed %t, calendar %t, table %t | %s",
			p.Kind, p.Path, p.Title, p.Within, crumbs(p), p.Updated, p.Changed, p.NoIndex, p.Feed, p.Calendar,
			p.HasTable, p.Description)
		if p.Lang == lang.ZH && p.Kind != "parallel" { // it shows the plan's own struct
			of(p.Kind).page(p)
		}
		if data := p.JSONLD(); data != nil && p.Lang == lang.EN {
			d := of("jsonld")
			d.line(0, "/%s", p.Path)
			text, err := json.MarshalIndent(data, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			d.line(0, "%s", text)
		}
	}
	for _, c := range exampleSite().Channels {
		if c.Lang == lang.EN {
			d := of("channels")
			d.line(0, "/%s %s", c.Path, c.Title)
			d.value(1, "news", reflect.ValueOf(c.News))
			if c.Deadlines != nil {
				d.value(1, "deadlines", reflect.ValueOf(c.Deadlines()))
			}
		}
	}
	for name, d := range dumps {
		golden(t, name+".txt", d.Bytes())
	}
	files, err := os.ReadDir(filepath.Join("testdata", "example"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if dumps[strings.TrimSuffix(f.Name(), ".txt")] == nil {
			t.Errorf("testdata/example/%s is of no page", f.Name())
		}
	}
	for _, kind := range strings.Fields(
		"home plans plan targets target matrix regions region county hospitals hospital tasks departments glossary " +
			"notices data article search embed") {
		if dumps[kind] == nil {
			t.Errorf("the example site has no page of the kind %s", kind)
		}
	}
}

// golden compares with a file of testdata/example, or rewrites it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", "example", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Error(err)
	}
	want, have := strings.Split(string(data), "\n"), strings.Split(string(got), "\n")
	if len(want) != len(have) {
		t.Errorf("%s: %d lines, want %d", name, len(have), len(want))
	}
	for i := range min(len(want), len(have)) {
		if want[i] != have[i] {
			t.Errorf("%s:%d:\n got  %s\n want %s", name, i+1, have[i], want[i])
			return
		}
	}
}

func crumbs(p *site.Page) string {
	var all []string
	for _, c := range p.Crumbs {
		all = append(all, "/"+c.Path+" "+c.Name)
	}
	return strings.Join(all, " > ")
}

// A dump writes a page's struct as lines. Records of the model stand by their ids, so that only what a
// page adds to them is told.
type dump struct{ bytes.Buffer }

func (d *dump) line(depth int, format string, args ...any) {
	fmt.Fprintf(d, strings.Repeat("  ", depth)+format+"\n", args...)
}

// page tells what a page shows. Those who stand in the same list on another page are not told again.
func (d *dump) page(p *site.Page) {
	d.line(0, "/%s", p.Path)
	switch data := p.Data().(type) {
	case *site.Site:
		d.line(1, "the site")
	case *site.HospitalsPage:
		if data.Facet.Key != "" {
			d.line(1, "%d [%s]", len(data.Hospitals), joined(data.Hospitals))
			d.line(1, "County %d, Supports %d, Pairings %d, facet %s, the facets of all %t", data.County, data.Supports,
				data.Pairings, short(reflect.ValueOf(data.Facet)), len(data.Facets) > 0)
			return
		}
		d.fields(1, reflect.ValueOf(data))
	case *site.TargetPage:
		d.fields(1, reflect.ValueOf(data))
		var order []string
		for _, s := range data.Compared() {
			order = append(order, s.Region.Name.EN)
		}
		d.line(1, "Compared: %s", strings.Join(order, ", "))
	default:
		d.fields(1, reflect.ValueOf(data))
	}
}

func keys[T interface{ Key() string }](records []T) []string {
	var all []string
	for _, r := range records {
		all = append(all, r.Key())
	}
	return all
}

func joined(hospitals []*policy.Hospital) string {
	var ids []string
	for _, h := range hospitals {
		ids = append(ids, h.ID)
	}
	return strings.Join(ids, ", ")
}

func (d *dump) fields(depth int, v reflect.Value) {
	v = reflect.Indirect(v)
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.Anonymous && f.Type.Kind() != reflect.Pointer && short(v.Field(i)) == "" {
			d.fields(depth, v.Field(i))
		} else if f.IsExported() {
			d.value(depth, f.Name, v.Field(i))
		}
	}
}

func (d *dump) value(depth int, name string, v reflect.Value) {
	if s := short(v); s != "" {
		d.line(depth, "%s: %s", name, s)
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			d.value(depth, name, v.Elem())
		}
	case reflect.Slice:
		var inline []string
		for i := range v.Len() {
			if s := short(v.Index(i)); s != "" {
				inline = append(inline, s)
			}
		}
		if len(inline) == v.Len() {
			if all := strings.Join(inline, ", "); len(all) < 100 {
				d.line(depth, "%s: %d [%s]", name, v.Len(), all)
				return
			}
		}
		d.line(depth, "%s: %d", name, v.Len())
		for i := range v.Len() {
			d.value(depth+1, "-", v.Index(i))
		}
	case reflect.Struct:
		d.line(depth, "%s:", name)
		d.fields(depth+1, v)
	case reflect.Map:
		d.line(depth, "%s: %v", name, v.Interface()) // fmt sorts the keys
	default:
		d.line(depth, "%s: %v", name, v.Interface())
	}
}

// short names a record of the model or a small value; "" for what is told field by field.
func short(v reflect.Value) string {
	if v.Kind() == reflect.Pointer && v.IsNil() {
		return "none"
	}
	switch x := v.Interface().(type) {
	case *policy.Document:
		return x.Slug
	case *policy.Target:
		return x.Key()
	case *policy.Task:
		return x.Key()
	case *policy.Region:
		return x.Name.EN
	case *policy.Hospital:
		return x.ID
	case *policy.Department:
		return x.ID
	case *policy.Group:
		return x.ID
	case *policy.List:
		return x.ID
	case *policy.Term:
		return x.ID
	case *policy.Page:
		return x.Slug
	case *policy.Clause:
		return x.ID
	case *policy.Figure:
		return x.Region.Name.EN + " " + x.Name.EN
	case *policy.Observation:
		return observation(x)
	case policy.Date:
		return "d" + x.String()
	case policy.Prose:
		return fmt.Sprintf("%d/%d blocks", len(x.ZH), len(x.EN))
	case []richtext.Block:
		return fmt.Sprintf("%d blocks", len(x))
	case lang.Text:
		return x.ZH + " / " + x.EN
	case *site.Site:
		return "the site"
	case site.Facet:
		return fmt.Sprintf("(%s %s %q %s: %d)", x.Key, x.Value, x.Name, x.Path, x.Count)
	case *site.TargetState:
		if x == nil {
			return "none"
		}
		return fmt.Sprintf("{%s: %d, %d %v}", x.Target.Key(), len(x.Standings), x.Tally.Total, x.Tally.Counts)
	case site.PlanCard:
		return fmt.Sprintf("{%s: %d targets, %d tasks, %d clauses, %d %v}", x.Plan.Slug, x.Targets, x.Tasks, x.Clauses,
			x.Tally.Total, x.Tally.Counts)
	case site.Change:
		if x.Observation == nil {
			return fmt.Sprintf("{%s %s %s: %s → %s, time passed}", x.Date, x.Target.ID, x.Region.Name.EN, x.Before,
				x.After)
		}
		by := x.Observation.Date.String()
		if x.Correction != nil {
			by += ", " + figure(x.Observation) + " for " + figure(x.Observation.Before(*x.Correction))
		}
		return fmt.Sprintf("{%s %s %s: %s → %s by %s}", x.Date, x.Target.ID, x.Region.Name.EN, x.Before, x.After, by)
	case site.Event:
		return fmt.Sprintf("{%s %s, passed %t: %v, %v}", x.Date, x.Kind, x.Passed, keys(x.Targets), keys(x.Tasks))
	case site.ClauseView:
		var targets []*policy.Target
		for _, t := range x.Targets {
			targets = append(targets, t.Target)
		}
		return fmt.Sprintf("{%s: %v, %v}", x.ID, keys(targets), keys(x.Tasks))
	case site.Deadline:
		if x.Target != nil {
			return fmt.Sprintf("{%s target %s}", x.Date, x.Target.ID)
		}
		return fmt.Sprintf("{%s task %s}", x.Date, x.Task.ID)
	case progress.Tally:
		return fmt.Sprintf("%d %v", x.Total, x.Counts)
	case progress.Measure:
		if x.Defined {
			return fmt.Sprintf("%.4f", x.Value)
		}
		return "undefined: " + x.Why
	case site.Standing:
		return standing(x)
	case site.Tile:
		return fmt.Sprintf("(%d,%d %s %s)", x.Column, x.Row, x.Standing.Region.Name.EN, x.Standing.Status)
	}
	return ""
}

// standing is how a target stands for a region, with all that it was computed from.
func standing(s site.Standing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "{%s %s: %s", s.Region.Name.EN, s.Target.ID, s.Status)
	fmt.Fprintf(&b, ", %s, %s", s.Reason, s.Method)
	if s.Latest != nil {
		fmt.Fprintf(&b, ", by %s %s", s.Latest.Date, figure(s.Latest))
	}
	if s.Pace.Defined {
		fmt.Fprintf(&b, ", P %.3f = %.3f / %.3f, R %s, needed %.3f, so far %.3f, today %.3f, disagree %t", s.Pace.Value,
			s.WayShare.Value, s.TimeShare.Value,
			short(reflect.ValueOf(s.CAGR)), s.Needed.Value, s.SoFar.Value, s.Required.Value, s.Disagree)
	}
	for _, p := range s.Periods {
		fmt.Fprintf(&b, ", %s %s", p.First, p.Status)
	}
	return b.String() + "}"
}

func observation(o *policy.Observation) string {
	if o.Region == nil { // a worked example of the method page
		return o.Date.String() + " " + numeral.Format(o.Value)
	}
	return fmt.Sprintf("%s@%s %s of %s", o.Target.ID, o.Date, figure(o), o.Region.Name.EN)
}

// figure is what an observation says: a number, a grade, or whether it is done.
func figure(o *policy.Observation) string {
	switch o.Target.Kind {
	case policy.Graded:
		return o.Grade
	case policy.YesNo:
		return fmt.Sprint(o.Done)
	}
	return numeral.Format(o.Value)
}

// The nine statuses, each by an example of the site's method page, reckoned by hand.
func TestEachStatusIsGivenWhereItIsDue(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		target, region string
		want           progress.Status
	}{
		{"whalesong-medical-community-2024/health-centres-joined", "990121", progress.Met},
		{"starraft-county-hospitals-2022/waiting-time", "990000", progress.OnTrack},
		{"starraft-county-hospitals-2022/key-specialties", "990000", progress.Behind},
		{"starraft-county-hospitals-2022/remote-consultations", "990000", progress.FarBehind},
		{"starraft-county-hospitals-2022/repeated-examinations", "990000", progress.MovingAway},
		{"starraft-county-hospitals-2022/in-county-visit-rate", "990123", progress.NotMet},
		{"starraft-county-hospitals-2022/emergency-command-centre", "990200", progress.NotDue},
		{"starraft-county-hospitals-2022/in-county-visit-rate", "990222", progress.NoReport},
		{"starraft-county-hospitals-2022/in-county-visit-rate", "999001", progress.NoReport},
		{"starraft-county-hospitals-2022/easier-treatment", "990000", progress.Qualitative},
		{"whalesong-medical-community-2024/island-clinics", "990121", progress.NotMet},
		{"starraft-county-hospitals-2022/share-of-2a-hospitals", "990000", progress.Met},
		{"starraft-county-hospitals-2022/counties-at-visit-rate", "990000", progress.NoReport},
		// Of two counties whose hospitals are not at grade 2A, one has no class at all.
		{"starraft-county-hospitals-2022/grade-2a-county-hospital", "990122", progress.NotDue},
		{"starraft-county-hospitals-2022/grade-2a-county-hospital", "990222", progress.NotDue},
		// Two hospitals have reported; a hospital's figure is not its county's or its province's.
		{"starraft-county-hospitals-2022/electronic-records", "990000", progress.NotDue},
	} {
		s := exampleSite()
		state := s.State(s.Model.TargetBy[c.target])
		found := false
		for _, standing := range state.Standings {
			if standing.Region.Code == c.region {
				found = true
				if standing.Status != c.want {
					t.Errorf("%s in %s: %s, want %s", c.target, c.region, standing.Status, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s does not bind %s", c.target, c.region)
		}
	}
	for target, out := range map[string]string{"doctors-posted": "999001", "grade-2a-county-hospital": "999001"} {
		s := exampleSite()
		for _, standing := range s.State(s.Model.TargetBy["starraft-county-hospitals-2022/"+target]).Standings {
			if standing.Region.Code == out {
				t.Errorf("%s binds %s, which it excepts", target, out)
			}
		}
	}
}
