package clause_test

import (
	"strings"
	"testing"

	"gazette/internal/clause"
	"gazette/internal/lang"
)

func TestPartsAreCitedAsOfficialsDo(t *testing.T) {
	for _, c := range []struct{ printed, zh, en, id string }{
		{"三、|（二）|8.", "第三部分（二）第8项", "clause 3-2-8", "3-2-8"},
		{"第二章|第一节", "第二章第一节", "Chapter 2, Section 1", "ch2-s1"},
		{"第二章|第十二条", "第十二条", "Article 12", "a12"},
		{"第二章|第十二条|（三）", "第十二条第（三）项", "Article 12, item 3", "a12-3"},
		{"第十二条|(三)", "第十二条第（三）项", "Article 12, item 3", "a12-3"},
		{"第十二条|（三）|2．|①", "第十二条第（三）项第2项第①项", "Article 12, item 3-2-1", "a12-3-2-1"},
		{"三、|(二)|８、", "第三部分（二）第８项", "clause 3-2-8", "3-2-8"},
		{"附件2|一、|（三）", "附件2第一部分（三）", "Annex 2, clause 1-3", "annex2-1-3"},
		{"附件2|第一章|第五条", "附件2第五条", "Annex 2, Article 5", "annex2-a5"},
		{"附件", "附件", "Annex", "annex"},
	} {
		var path clause.Path
		printed := strings.Split(c.printed, "|")
		for _, label := range printed {
			l, rest, ok := clause.Parse(label+map[bool]string{true: " x"}[strings.HasSuffix(label, "章")], lang.ZH)
			if !ok {
				t.Fatalf("%q is no label (%q left)", label, rest)
			}
			path = append(path, l.Step())
		}
		if got := path.ID(); got != c.id {
			t.Errorf("%s has the id %s, want %s", c.printed, got, c.id)
		}
		if zh, en := path.Cite(printed, lang.ZH),
			path.Cite(printed, lang.EN); zh != c.zh || en != c.en {
			t.Errorf("%s is cited %q and %q, want %q and %q", c.printed, zh, en, c.zh, c.en)
		}
	}
}
