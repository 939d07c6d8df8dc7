package terms

import (
	"math/rand"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Whatever the forms and the text, the matcher finds what a plain search finds.
func TestMatcherFindsWhatAPlainSearchFinds(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewSource(1))
	word := func(most int) string {
		var b strings.Builder
		for range 1 + random.Intn(most) {
			b.WriteString([]string{"a", "b", "医", "院"}[random.Intn(4)])
		}
		return b.String()
	}
	order := cmpopts.SortSlices(func(a, b Hit) bool { return a.To < b.To || a.To == b.To && a.From < b.From })
	for range 2000 {
		var forms []string
		seen := map[string]bool{}
		for range random.Intn(8) {
			if w := word(4); !seen[w] {
				seen[w] = true
				forms = append(forms, w)
			}
		}
		text := word(30)
		var want []Hit
		for i, form := range forms {
			for from := range text {
				if strings.HasPrefix(text[from:], form) {
					want = append(want, Hit{i, from, from + len(form)})
				}
			}
		}
		if diff := cmp.Diff(want, NewMatcher(forms).Find(text), cmp.AllowUnexported(Hit{}), cmpopts.EquateEmpty(),
			order); diff != "" {
			t.Fatalf("%q in %q (-want +got):\n%s", forms, text, diff)
		}
	}
}
