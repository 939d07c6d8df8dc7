package search

import (
	"context"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"gazette/internal/lang"
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

// A question of a county and a topic leads to what binds the county, in the ways in which people write the two.
func TestTopicsAreFoundForEachCounty(t *testing.T) {
	s, _ := realSite()
	out := published(t)
	all, members := topics(t), s.Model.Groups[0].Members
	if len(all) != 20 || len(members) != 37 {
		t.Fatalf("%d topics, %d counties", len(all), len(members))
	}
	rng := rand.New(rand.NewPCG(4, 2))
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
		answer, err := Ask(context.Background(), out, query, l, nil, 3)
		if err != nil {
			t.Fatal(err)
		}
		asked++
		is := func(r Result) bool {
			return slices.ContainsFunc(topic.want, func(want string) bool {
				want = strings.ReplaceAll(want, "COUNTY", hospitalsOf(county.Name.EN))
				return strings.HasPrefix(strings.TrimPrefix(r.Address, string(l)+"/"), want)
			})
		}
		if slices.ContainsFunc(answer.Results, is) {
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

// hospitalsOf is how the addresses of the hospitals of a county begin.
func hospitalsOf(county string) string {
	return fmt.Sprintf("hospitals/%s", strings.ReplaceAll(strings.ToLower(county), " ", "-"))
}
