package pipeline_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gazette/internal/example"
	"gazette/internal/pipeline"
	"gazette/internal/source"
	"gazette/internal/testkit"
)

// faultySites is how many are made; .ci/nightly makes more.
var faultySites = flag.Int("faulty-sites", 10, "how many faulty sites the test of check and build makes")

// Whatever is wrong with a site, check says so: where it finds no error, the site can be built.
func TestCheckFailsWhereBuildWould(t *testing.T) {
	t.Parallel()
	o := options(t)
	built := 0
	for seed := range *faultySites {
		r := rand.New(rand.NewPCG(uint64(seed), 15))
		files := siteOf(t, example.Files())
		if seed%2 == 0 {
			files = testkit.Small(t)
		} else if seed%4 == 1 {
			delete(files, source.AddressesFile) // a site that has none may drop what it likes
		}
		var done []string
		for range 1 + r.IntN(3) {
			done = append(done, spoil(r, files))
		}
		o.Source = files
		_, list, err := pipeline.Check(o)
		if err != nil {
			t.Errorf("site %d, %v: check: %v", seed, done, err)
			continue
		}
		if faults, _ := list.Count(); faults > 0 {
			continue
		}
		built++
		made, s, _, err := pipeline.Files(o)
		if err != nil || s == nil || len(made) == 0 {
			t.Errorf("site %d, %v: check finds nothing, but the build: %v", seed, done, err)
		}
	}
	if built*8 < *faultySites {
		t.Errorf("only %d of %d sites were built", built, *faultySites)
	}
}

// odd are texts that somebody, or some program, has put where a value was.
var odd = []string{
	"", " ", "-", "?", "。", "……", "\u3000", "\u200b", "\u202e甲", "⼈", "e\u0301", "😀", "👩\u200d⚕\ufe0f", "☞",
	"①㎡Ⅲ", "{{.}}", "</script>",
	"<!--", "&amp;", "%s%d", "../../x", "a/b", "#",
	"`", "*", "|", "1-1", "0", "-0.0", "1e400", "99999999999999999999",
	"nan", "true",
	"2025-02-30", "9999-12-31", "0001", "con", "Text", "ＡＢＣ", "の", "한국", "Ж", "ﬁ", "Ⅳ", "1/2", "½", "100%", "(",
	"”", "'", "\\u0000",
	"=1+1", "@", "http://", "mailto:", "plan:", "国发〔2022〕1号", "harbour", "en", "zh", strings.Repeat("长", 400),
	strings.Repeat("long ", 80), "a a a a", "的的的", "the of and", "2025年", "百分之九十",
}

var (
	quoted  = regexp.MustCompile(`"[^"\n]*"`)
	valued  = regexp.MustCompile(`(?m)^[a-z_]+ = .*\n`)
	figured = regexp.MustCompile(`= -?[0-9.]+`)
)

// spoil changes one file as people and programs do, and says how.
func spoil(r *rand.Rand, files fstest.MapFS) string {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	name := names[r.IntN(len(names))]
	text := string(files[name].Data)
	say := func(how string, after string) string {
		files[name] = &fstest.MapFile{Data: []byte(after)}
		return name + ": " + how
	}
	replace := func(at []int, by string) string { return text[:at[0]] + by + text[at[1]:] }
	pick := func(re *regexp.Regexp) []int {
		all := re.FindAllStringIndex(text, -1)
		if len(all) == 0 {
			return nil
		}
		return all[r.IntN(len(all))]
	}
	value := odd[r.IntN(len(odd))]
	switch at := []int(nil); r.IntN(9) {
	case 0:
		if at = pick(quoted); at != nil {
			return say(fmt.Sprintf("%s becomes %q", text[at[0]:at[1]], value), replace(at, `"`+value+`"`))
		}
	case 1:
		if at = pick(valued); at != nil {
			return say("without "+text[at[0]:at[1]], replace(at, ""))
		}
	case 2:
		a, b := pick(quoted), pick(quoted)
		if a != nil && a[1] <= b[0] {
			return say("two values swapped", text[:a[0]]+text[b[0]:b[1]]+text[a[1]:b[0]]+text[a[0]:a[1]]+text[b[1]:])
		}
	case 3:
		if at = pick(figured); at != nil {
			return say("another number",
				replace(at, "= "+[]string{"0", "-1", "0.5", "1e15", "1e-9", "12345678.9"}[r.IntN(6)]))
		}
	case 4:
		delete(files, name)
		return name + ": deleted"
	case 5:
		if config := files["config.toml"]; config != nil {
			name, text = "config.toml", string(config.Data)
			return say("a theme", "theme = \""+value+"\"\n"+text)
		}
	case 6:
		name = path.Dir(name) + "/" + []string{"con.png", "own.css", "index.html", "a.svg", "data.csv"}[r.IntN(5)]
		return say("added", value)
	}
	lines := strings.SplitAfter(text, "\n")
	i := r.IntN(len(lines))
	if path.Ext(name) == ".md" && r.IntN(2) == 0 {
		return say(fmt.Sprintf("line %d gains %q", i+1, value), strings.Join(slices.Insert(lines, i, value+"\n\n"), ""))
	}
	return say(fmt.Sprintf("line %d twice", i+1), strings.Join(slices.Insert(lines, i, lines[i]), ""))
}

// Faults hold back no look at a site: whatever rule it breaks, each page of it can be made, and a file that cannot be
// read is shown as it was.
func TestAFaultySiteCanBeLookedAt(t *testing.T) {
	t.Parallel()
	shown := 0
	for seed := range *faultySites {
		r := rand.New(rand.NewPCG(uint64(seed), 16))
		files := testkit.Small(t)
		o := options(t)
		o.Source = files
		session := pipeline.NewSession(o)
		if p, list, err := session.Lay(time.Now()); err != nil || p == nil {
			t.Fatal(list(), err)
		}
		var done []string
		for range 1 + r.IntN(3) {
			done = append(done, spoil(r, files))
		}
		p, _, err := session.Lay(time.Now())
		if p == nil {
			t.Logf("site %d, %v: nothing is shown: %v", seed, done, err)
			continue
		}
		shown++
		for _, name := range p.Set.Names() {
			if _, err := p.File(name); err != nil {
				t.Errorf("site %d, %v: %s: %v", seed, done, name, err)
			}
		}
	}
	if shown*10 < *faultySites*9 {
		t.Errorf("only %d of %d sites are shown", shown, *faultySites)
	}
}
