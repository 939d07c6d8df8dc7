package search

import (
	"bytes"
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

// Two builds write the same bytes.
func TestFilesAreMadeAlikeTwice(t *testing.T) {
	one, two := tiny(t), tiny(t)
	for _, name := range sortedKeys(one) {
		if !bytes.Equal(one[name], two[name]) {
			t.Errorf("%s differs", name)
		}
	}
	if len(one) != len(two) {
		t.Errorf("%d files and %d", len(one), len(two))
	}
}

// Any number of workers makes the same: the entries are cut into slices of one size and put together in their order.
func TestAnyNumberOfWorkersMakesTheSame(t *testing.T) {
	s, _ := realSite()
	var want map[string][]byte
	for _, workers := range []int{1, 5} {
		before := runtime.GOMAXPROCS(workers)
		made, err := makeFiles(entriesOf(s)[:1400], thesaurusOf(s.Model), Cache{})
		runtime.GOMAXPROCS(before)
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = made.Files
		}
		if len(made.Files) != len(want) {
			t.Errorf("%d workers make %d files, want %d", workers, len(made.Files), len(want))
		}
		for name := range want {
			if !bytes.Equal(made.Files[name], want[name]) {
				t.Errorf("%d workers make another %s", workers, name)
			}
		}
	}
}

// An edit of a text publishes the files that it changes and few others: a host or a reader's cache keeps
// the rest.
func TestAnEditChangesFewFiles(t *testing.T) {
	t.Parallel()
	s, before := realSite()
	entries := entriesOf(s)
	edited := 37 + slices.IndexFunc(entries,
		func(e entry) bool { return e.Kind == facets.ClauseKind && len(e.Refs) > 0 })
	entries[edited].Body.ZH += "另设流动诊疗车。"
	entries[edited].Body.EN += " A mobile clinic is added."
	made, err := makeFiles(entries, thesaurusOf(s.Model), Cache{Browser: true})
	if err != nil {
		t.Fatal(err)
	}
	changed, all := 0, 0
	for name, data := range made.Files {
		all++
		if !bytes.Equal(data, before[name]) {
			changed++
		}
	}
	t.Logf("%d of %d files changed", changed, all)
	if changed == 0 || changed > all/10 {
		t.Errorf("%d of %d files changed", changed, all)
	}
}

// On a large site too an edit leaves the numbers as they are, and the files grow more slowly than the entries.
func TestALargeSiteHasFewFilesAndKeepsThem(t *testing.T) {
	t.Parallel()
	s, _ := realSite()
	var entries []entry
	for _, name := range []string{"甲", "乙", "丙"} {
		for _, e := range entriesOf(s) {
			e.Path = name + "/" + e.Path
			e.Title.ZH = name + e.Title.ZH
			entries = append(entries, e)
		}
	}
	if len(entries) < large {
		t.Fatalf("%d entries are no large site", len(entries))
	}
	before, err := makeFiles(slices.Clone(entries), new(thesaurus), Cache{Browser: true})
	if err != nil {
		t.Fatal(err)
	}
	edited := slices.IndexFunc(entries, func(e entry) bool { return e.Kind == facets.ClauseKind && len(e.Refs) > 0 })
	entries[edited].Body.ZH += strings.Repeat("另设流动诊疗车。", 40)
	after, err := makeFiles(entries, new(thesaurus), Cache{Browser: true})
	if err != nil {
		t.Fatal(err)
	}
	changed := 0
	for name, data := range after.Files {
		if !bytes.Equal(data, before.Files[name]) {
			changed++
		}
	}
	t.Logf("%d entries, %d files, of which an edit changes %d", len(entries), len(after.Files), changed)
	if changed == 0 || changed > 60 {
		t.Errorf("an edit changes %d files", changed)
	}
	if len(after.Files) > 4000 {
		t.Errorf("%d entries have %d files", len(entries), len(after.Files))
	}
}

// pageOf is a published page with an entry's text in its place.
func pageOf(zh, en string) map[string][]byte {
	return map[string][]byte{
		"zh/plans/a/index.html": []byte(`<html><main><section id="c1"><h2 data-passage="c1">` + zh +
			`</h2></section></main></html>`),
		"en/plans/a/index.html": []byte(`<html><main><section id="c1"><h2 data-passage="c1">` + en +
			`</h2></section></main></html>`),
	}
}

func clause(zh, en string) []entry {
	return []entry{{Kind: facets.ClauseKind, Path: "plans/a/#c1", Title: lang.Text{ZH: zh, EN: en}}}
}

func reading(pages map[string][]byte) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if data, ok := pages[name]; ok {
			return data, nil
		}
		return nil, fs.ErrNotExist
	}
}

func TestSelfTestPassesWhenPagesAreFound(t *testing.T) {
	zh, en := "建成五大中心2025年百分之九十", "Build the five centres by 2025 for 90% of patients"
	made, err := makeFiles(clause(zh, en), new(thesaurus), Cache{})
	if err != nil {
		t.Fatal(err)
	}
	report, err := made.SelfTest(reading(pageOf(zh, en)))
	if err != nil || report.Samples == 0 {
		t.Errorf("%+v, %v", report, err)
	}
}

// What the analysis loses, the pages still say: the build must fail and name the place. Here it lost
// all that stands after the first comma.
func TestSelfTestFailsWhenTheAnalysisLosesText(t *testing.T) {
	zh, en := "建成，胸痛卒中创伤危重孕产妇新生儿救治", "Build, chest pain stroke trauma newborn rescue departments"
	made, err := makeFiles(clause("建成", "Build"), new(thesaurus), Cache{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = made.SelfTest(reading(pageOf(zh, en)))
	if !errors.Is(err, errNotFound) || !strings.Contains(err.Error(), "plans/a/#c1") {
		t.Errorf("the error is %v", err)
	}
}

// A theme marks what the search finds: the build names the page on which it does not.
func TestSelfTestFailsWhenAnEntryHasNoPlace(t *testing.T) {
	made, err := makeFiles(clause("建成", "Build"), new(thesaurus), Cache{})
	if err != nil {
		t.Fatal(err)
	}
	for want, page := range map[string]string{
		"zh/plans/a/index.html#c1": `<h2 data-passage="c1">建成</h2>`,
		`data-passage="c1"`:        `<section id="c1"><h2 class="lead">建成</h2></section>`,
		"zh/plans/a/#c1":           `<section id="c1"><h2 data-passage="">建成</h2></section>`,
	} {
		files := pageOf("建成", "Build")
		files["zh/plans/a/index.html"] = []byte(page)
		if _, err := made.SelfTest(reading(files)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v, want one that has %s", page, err, want)
		}
	}
	if _, err := made.SelfTest(reading(nil)); err == nil ||
		!strings.Contains(err.Error(), "zh/plans/a/index.html") {
		t.Errorf("without the page: %v", err)
	}
}

func TestLengthsAreRoundedUpToPowersOfTheRootOfTwo(t *testing.T) {
	for n, want := range map[int]int{0: 1, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 7: 8, 90: 91, 92: 128} {
		if got := roundLength(n); got != want {
			t.Errorf("%d becomes %d, want %d", n, got, want)
		}
	}
}

func TestWeightsSayWhereATermStands(t *testing.T) {
	e := entry{Title: lang.Text{ZH: "胸痛规范", EN: "Chest"}, Names: lang.Text{ZH: "胸科\n救治点"},
		Body: lang.Text{ZH: "胸痛中心", EN: "pain pain pain pain sore"},
		Keys: []string{"xt"}, Refs: []string{"3-2-8"}, Also: []forms{formsOf(lang.Text{ZH: "胸痛", EN: "breast"})}}
	counted := newTally()
	counted.weigh(&e, cutEntry(&e))
	counted.close(0)
	for term, want := range map[string]int{"胸痛": inTitle * inBody, "胸科": asTitle * inBody,
		"救治点": asTitle * inBody, "救治": inTitle * inBody, "痛中心": inBody, "chest": severalElsewhere,
		"pain": severalElsewhere, "xt": inTitle*inBody + severalElsewhere, "=3-2-8": inTitle*inBody + severalElsewhere,
		"sore": onceElsewhere, "breast": onlyGlossary} {
		list := counted.postings[counted.number(term)]
		if len(list) != 1 {
			t.Fatalf("%s has %d postings", term, len(list))
		}
		if got := frequency(list[0].counts[0], list[0].counts[1]); int(got) != want {
			t.Errorf("%s: %d, want %d", term, got, want)
		}
	}
}

// headings counts the headings of an article that stand in the running text.
func headings(p *policy.Page) int {
	n := 0
	for _, b := range p.Body.EN {
		if b.Kind == richtext.Heading {
			n++
		}
	}
	return n
}

// Every record of the site, every list and every section of an article is an entry, with an address of its own.
func TestEverythingIsAnEntry(t *testing.T) {
	s, _ := realSite()
	m := s.Model
	got, paths := map[facets.Kind]int{}, map[string]bool{}
	for _, e := range entriesOf(s) {
		got[e.Kind]++
		if paths[e.Path] {
			t.Errorf("two entries at %s", e.Path)
		}
		paths[e.Path] = true
		for _, l := range lang.Langs {
			if e.Title.In(l) == "" {
				t.Errorf("%s has no title in %s", e.Path, l)
			}
		}
	}
	clauses, counties := 0, 0
	for _, d := range m.Plans {
		clauses += len(d.Clauses)
	}
	for _, r := range m.Regions {
		if r.Level == policy.County {
			counties++
		}
	}
	lists := []string{"plans/", "regions/", "hospitals/", "targets/", "tasks/", "tasks/departments/", "glossary/",
		"data/", "data/use/", "notices/", "news/"}
	for _, l := range m.Lists {
		lists = append(lists, "hospitals/by/list-"+l.ID+"/")
	}
	for _, path := range lists {
		if !paths[path] {
			t.Errorf("the list at %s is no entry", path)
		}
	}
	pages, notices := len(lists), 0
	for _, p := range m.Pages {
		if !p.Unlisted {
			pages += 1 + headings(p)
		}
	}
	for _, p := range m.Notices {
		notices += 1 + headings(p)
	}
	want := map[facets.Kind]int{facets.ClauseKind: clauses, facets.PlanKind: len(m.Plans),
		facets.TargetKind: len(m.Targets),
		facets.TaskKind:   len(m.Tasks), facets.CountyKind: counties,
		facets.RegionKind: len(m.Regions) - counties, facets.HospitalKind: len(m.Hospitals),
		facets.TermKind:   len(m.Terms),
		facets.NoticeKind: notices, facets.PageKind: pages}
	for kind, n := range want {
		if got[kind] != n {
			t.Errorf("%d of %s, want %d", got[kind], kind, n)
		}
	}
}
