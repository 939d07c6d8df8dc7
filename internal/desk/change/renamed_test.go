package change

import (
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
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
