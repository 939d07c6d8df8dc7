package search

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/search/wire"
	"gazette/internal/terms"
)

// everything reads all that the files of a language hold, as far as they can be read.
func everything(files map[string][]byte, l lang.Lang) error {
	r, err := Open(l, from(files))
	if err != nil {
		return err
	}
	var faults []error
	for number := range r.lengths {
		_, err := r.Text(number)
		faults = append(faults, err)
	}
	for _, asked := range shown {
		q := terms.ParseQuery(asked)
		_, err := r.Find(q)
		faults = append(faults, err)
		_, _, _, err = r.Mend(q)
		faults = append(faults, err)
	}
	_, err = r.Facets()
	faults = append(faults, err)
	_, err = r.places()
	return errors.Join(append(faults, err)...)
}

// tiny are the files of three entries in Chinese.
func tiny(t testing.TB) map[string][]byte {
	t.Helper()
	entries := []entry{
		{Kind: facets.ClauseKind, Path: "plans/a/#c1",
			Title: lang.Text{ZH: "一、胸痛中心", EN: "1. Chest pain centres"},
			Body:  lang.Text{ZH: "2025年建成90%。", EN: "90 percent by 2025."}},
		{Kind: facets.CountyKind, Path: "counties/410325/", Title: lang.Text{ZH: "嵩县", EN: "Songxian County"},
			Keys:   []string{"songxian", "sx"},
			Places: []*policy.Region{{Name: lang.Text{ZH: "嵩县", EN: "Songxian County"}}}},
		{Kind: facets.TermKind, Path: "glossary/#grade", Title: lang.Text{ZH: "三级医院", EN: "tertiary hospital"},
			Body: lang.Text{ZH: "最高一级的医院。"}},
	}
	for i := range entries {
		entries[i].set(facets.ByKind, entries[i].Kind.String(), facets.Kinds[entries[i].Kind].Words)
	}
	made, err := makeFiles(entries, new(thesaurus), Cache{})
	if err != nil {
		t.Fatal(err)
	}
	return made.Files
}

// forChinese reports whether a search in Chinese may read a file.
func forChinese(name string) bool {
	return !strings.HasPrefix(name, IndexFolder) && !strings.HasPrefix(name, Folder+"en")
}

// perWord reports whether only some queries read a file.
func perWord(name string) bool { return strings.Contains(name, "/t/") || strings.Contains(name, "/w/") }

func TestWholeFilesAreRead(t *testing.T) {
	if err := everything(tiny(t), lang.ZH); err != nil {
		t.Error(err)
	}
}

func TestMissingAndForeignFilesAreNoticed(t *testing.T) {
	files := tiny(t)
	for name := range files {
		if !forChinese(name) || strings.Contains(name, "/n") || strings.Contains(name, "/x/") {
			continue // only the browser reads names and traditional characters
		}
		without := maps.Clone(files)
		delete(without, name)
		if err := everything(without, lang.ZH); !errors.Is(err, fs.ErrNotExist) && !perWord(name) {
			t.Errorf("without %s: %v", name, err)
		}
		page := maps.Clone(files) // what a host says that answers everything with a page
		page[name] = []byte("<!doctype html><title>not found</title>")
		if err := everything(page, lang.ZH); !errors.Is(err, wire.ErrDamaged) && !perWord(name) {
			t.Errorf("a page for %s: %v", name, err)
		}
	}
}

func TestManifestOfAnotherBuildIsNoticed(t *testing.T) {
	files := tiny(t)
	for name, data := range files {
		if name == Folder+"zh/d0.bin" {
			other := append([]byte{}, data...)
			other[wire.HeadLength-1] ^= 1
			files[name] = other
		}
	}
	if err := everything(files, lang.ZH); !errors.Is(err, wire.ErrStale) {
		t.Errorf("an old file with a new manifest: %v", err)
	}
}

// An edit can make a slot hot: who has the manifest of before is told so, and does not find nothing.
func TestAManifestThatKnowsNoHotSlotIsNoticed(t *testing.T) {
	const size = 20_000
	rng := rand.New(rand.NewPCG(1, 2))
	entries, lengths := make([]entry, size), make([]int, size)
	var list []posting
	for i := range entries {
		entries[i], lengths[i] = entry{Path: fmt.Sprint(i)}, 1
		if rng.IntN(2) > 0 { // more than a kilobyte of bits
			list = append(list, posting{int32(i), [2]int32{1, 0}})
		}
	}
	files := map[string][]byte{}
	counted := newTally()
	counted.postings[counted.number("医")], counted.postings[counted.number("院")] = list, list[:1]
	all := contentOf([]slice{{packed: counted.pack(0), lengths: [2][]int{lengths, lengths}}})
	for name, data := range exportFiles(all, entries) {
		files[Folder+name] = data
	}
	r, err := Open(lang.ZH, from(files))
	if err != nil || len(r.hot) != 1 {
		t.Fatalf("%d slots are hot: %v", len(r.hot), err)
	}
	hot, err := r.postings("医")
	if _, is := r.blockOf("医"); !is || err != nil || len(hot) == 0 {
		t.Fatalf("医 has no block of its own, or no postings: %v", err)
	}
	r.hot = nil
	if _, err := r.postings("医"); !errors.Is(err, wire.ErrStale) {
		t.Errorf("by an old manifest: %v", err)
	}
	if list, err := r.postings("黿"); err != nil || len(list) > 0 {
		t.Errorf("what stands nowhere: %v, %v", list, err)
	}
}

// Any byte of any file changed, or any part cut off: an error or the same answer, never a panic and
// never without end.
func FuzzDamagedFiles(f *testing.F) {
	files := tiny(f)
	var names []string
	for _, name := range sortedKeys(files) {
		if forChinese(name) {
			names = append(names, name)
		}
	}
	f.Add(uint16(0), uint16(20), byte(1), false)
	f.Add(uint16(3), uint16(14), byte(255), true)
	f.Fuzz(func(t *testing.T, which, where uint16, change byte, cut bool) {
		name := names[int(which)%len(names)]
		data := append([]byte{}, files[name]...)
		at := int(where) % len(data)
		data[at] ^= change
		if cut {
			data = data[:at]
		}
		damaged := maps.Clone(files)
		damaged[name] = data
		err := everything(damaged, lang.ZH)
		if err != nil && !errors.Is(err, wire.ErrDamaged) && !errors.Is(err, wire.ErrStale) &&
			!errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	})
}

// A payload that inflates but says what cannot be: the reader believes nothing.
func FuzzPayloads(f *testing.F) {
	files := tiny(f)
	numbers := wire.Numbering(files[Folder+"zh.bin"][5:wire.HeadLength])
	f.Add(byte('M'), []byte{3, 1, 1, 5, 6, 3, 1, 3})
	f.Add(byte('T'), []byte{1, 0, 3, 'a', 'b', 'c', 200, 1})
	f.Fuzz(func(_ *testing.T, letter byte, body []byte) {
		var e wire.Encoder
		e.Write(body)
		damaged := maps.Clone(files)
		for name := range damaged {
			if strings.HasSuffix(name, ".bin") && damaged[name][3] == letter {
				damaged[name] = wire.File(letter, numbers, wire.NewDeflater().Stream(&e))
			}
		}
		_ = everything(damaged, lang.ZH)
	})
}

// Queries that make no sense get an answer.
func TestAbsurdQueriesAreAnswered(t *testing.T) {
	files := tiny(t)
	r, err := Open(lang.ZH, from(files))
	if err != nil {
		t.Fatal(err)
	}
	for _, asked := range []string{"", " ", `"`, `""`, "-", "- -", "OR", "OR OR OR", "|", "-OR", `-"`, "plan:",
		"year:year:", "kind:x", "\u202e胸痛\u202c", "😀", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\x00",
		"\xff\xfe",
		strings.Repeat("县", 10000), strings.Repeat("a ", 5000), strings.Repeat(`-"x OR `, 1500),
		strings.Repeat("(", 10000), strings.Repeat("百", 10000), strings.Repeat("9", 10000)} {
		q := terms.ParseQuery(asked)
		if _, err := r.Find(q); err != nil {
			t.Errorf("%.20q: %v", asked, err)
		}
		if _, _, _, err := r.Mend(q); err != nil {
			t.Errorf("%.20q: %v", asked, err)
		}
	}
}
