package search

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A topic is what a reader may ask about a county, with the beginnings of the addresses that answer it.
type topic struct {
	zh, en string
	want   []string
}

// topics reads them from a table: the words in both languages, then the addresses.
func topics(t *testing.T) []topic {
	t.Helper()
	data, err := os.ReadFile("testdata/topics.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []topic
	for _, row := range rows[1:] {
		all = append(all, topic{row[0], row[1], strings.Fields(row[2])})
	}
	return all
}

// A question of a county and a topic leads to what binds the county, in the ways in which people write the two,
// asked of the browser's files and of the Bleve index.
func TestTopicsAreFoundForEachCounty(t *testing.T) {
	out := published(t)
	for name, ask := range map[string]func(string, lang.Lang, int) (*Answer, error){
		"files": askFiles, "bleve": func(asked string, l lang.Lang, limit int) (*Answer, error) {
			return Ask(t.Context(), out, asked, l, nil, limit)
		}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			askTopics(t, ask)
		})
	}
}

func askTopics(t *testing.T, ask func(string, lang.Lang, int) (*Answer, error)) {
	t.Helper()
	s, _ := realSite()
	all, members := topics(t), s.Model.Groups[0].Members
	if len(all) != 20 || len(members) != 37 {
		t.Fatalf("%d topics, %d counties", len(all), len(members))
	}
	rng := rand.New(rand.NewPCG(4, 2)) // the same questions in every run
	right, asked := 0, 0
	for range 200 {
		county, topic := members[rng.IntN(len(members))], all[rng.IntN(len(all))]
		l, query := lang.ZH, county.Name.ZH+topic.zh
		switch rng.IntN(4) {
		case 0:
			query = county.Name.ZH + " " + topic.zh
		case 1:
			query = county.Name.ZH + "的" + topic.zh
		case 2:
			l, query = lang.EN, county.Name.EN+" "+topic.en
		}
		answer, err := ask(query, l, 3)
		if err != nil {
			t.Fatal(err)
		}
		asked++
		if slices.ContainsFunc(answer.Results, func(r Result) bool { return topic.answeredBy(r, county) }) {
			right++
			continue
		}
		var first []string
		for _, r := range answer.Results {
			first = append(first, r.Address)
		}
		t.Logf("%s: %v", query, first)
	}
	t.Logf("%d of %d", right, asked)
	if right*100 < asked*95 {
		t.Errorf("of %d questions of a county and a topic only %d lead to the right page", asked, right)
	}
}

// answeredBy reports whether a result answers the topic for a county.
func (t topic) answeredBy(r Result, county *policy.Region) bool {
	_, address, _ := strings.Cut(r.Address, "/")
	return slices.ContainsFunc(t.want, func(want string) bool {
		return strings.HasPrefix(address, strings.ReplaceAll(want, "COUNTY", hospitalsOf(county.Name.EN)))
	})
}

// hospitalsOf is how the addresses of the hospitals of a county begin.
func hospitalsOf(county string) string {
	return fmt.Sprintf("hospitals/%s", strings.ReplaceAll(strings.ToLower(county), " ", "-"))
}
