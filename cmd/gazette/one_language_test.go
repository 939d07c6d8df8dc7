package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// inOneLanguage is the site of testdata/base.txtar with the words and texts of one language only.
func inOneLanguage(t *testing.T, l lang.Lang) string {
	t.Helper()
	site := siteOf(t, &txtar.Archive{}, "site")
	other := string(l.Other())
	words := regexp.MustCompile(`, ` + other + ` = "[^"]*"|\b` + other + ` = "[^"]*",? ?\n?`)
	err := filepath.WalkDir(site, func(name string, d os.DirEntry, err error) error {
		switch {
		case err != nil || d.IsDir():
			return err
		case filepath.Base(name) == policy.TextName(l.Other()):
			return os.Remove(name)
		case filepath.Ext(name) != ".toml":
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if l == lang.EN { // regions go by their names in the language of the site
			data = regexp.MustCompile(`"(99\d+) \p{Han}+"`).ReplaceAll(data, []byte(`"$1"`))
		}
		data = words.ReplaceAll(data, nil)
		if filepath.Base(name) == "config.toml" {
			data = append([]byte("languages = [\""+string(l)+"\"]\n"), data...)
		}
		return os.WriteFile(name, data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	if code, said := runImport(site, "en", "check"); code != 0 {
		t.Fatalf("the site has faults: %s", said)
	}
	return site
}

// foreign finds words of the other language, in what was written or said on a site of one.
var foreign = map[lang.Lang]*regexp.Regexp{
	lang.ZH: regexp.MustCompile(`\ben = |English|英文`),
	lang.EN: regexp.MustCompile(`\bzh = |中文|\p{Han}`),
}

// On a site of one language a table needs no words in the other, and none are written.
func TestTablesOfASiteOfOneLanguage(t *testing.T) {
	t.Parallel()
	for l, words := range map[lang.Lang]struct{ office, street, note, region, reason, otherReason string }{
		lang.ZH: {"鲸歌县统计办", "潮声路1号", "快报", "鲸歌县", "录入错误", "录入有误差"},
		lang.EN: {"Statistics office", "1 Tidesound Road", "early", "Whalesong County", "typing error", "a slip"},
	} {
		t.Run(string(l), func(t *testing.T) {
			t.Parallel()
			site := inOneLanguage(t, l)
			send := func(name, table string, more ...string) (int, string, string) {
				t.Helper()
				file := filepath.Join(t.TempDir(), name)
				if err := os.WriteFile(file, []byte(table), 0o644); err != nil {
					t.Fatal(err)
				}
				before := filesOf(t, site)
				code, said := runImport(site, string(l), append([]string{"import", file, "--write"}, more...)...)
				return code, said, changed(before, filesOf(t, site))
			}
			written := func(code int, said, changes string, parts ...string) {
				t.Helper()
				if code != 0 {
					t.Error(said)
				}
				for _, part := range parts {
					if !strings.Contains(changes, part) {
						t.Errorf("%q is not in what was written:\n%s", part, changes)
					}
				}
				for _, line := range strings.Split(changes, "\n") {
					if strings.HasPrefix(line, "+") && foreign[l].MatchString(line) {
						t.Errorf("the other language is written: %s", line)
					}
				}
			}
			key := string(l) + ` = "`
			code, said, changes := send("figures.csv", "target,region,date,value,source,note\n"+
				"visit-rate,990121,2024,88,"+words.office+","+words.note+"\n")
			written(code, said, changes, key+words.office+`" }`, key+words.note+`" }`)
			if !strings.Contains(said, words.region) {
				t.Errorf("%s is not named: %s", words.region, said)
			}
			code, said, changes = send("facts.csv", "hospital,address,telephone,date,source\nwhalesong-hospital,"+
				words.street+",0379-66312345,2024,"+words.office+"\n")
			written(code, said, changes, key+words.street+`"`)
			corrected := "target,region,date,value\nvisit-rate,990121,2024,87\n"
			code, said, _ = send("figures.csv", corrected)
			hints := strings.Join(regexp.MustCompile(`(?:提示|hint): .*`).FindAllString(said, -1), "\n")
			if code == 0 || hints == "" || strings.Contains(hints, "|") ||
				l == lang.ZH && foreign[l].MatchString(hints) {
				t.Errorf("of a source and a reason it says %s", said)
			}
			code, said, changes = send("figures.csv", corrected, "--from", words.office, "--why", words.otherReason)
			written(code, said, changes, key+words.otherReason+`" }`)
			code, said, changes = send("figures.csv", "target,region,date,value\nvisit-rate,990121,2024,86\n",
				"--from", words.office, "--why", "录入错误 | typing error")
			written(code, said, changes, key+words.reason+`" }`)
		})
	}
}

// A form of such a site is read back with what is filled in and without what it shows.
func TestFormsOfASiteOfOneLanguageComeBack(t *testing.T) {
	t.Parallel()
	for l, words := range map[lang.Lang]struct{ sheet, office, street string }{
		lang.ZH: {"医院信息", "鲸歌县统计办", "潮声路1号"},
		lang.EN: {"facts", "County statistics office", "1 Tidesound Road"},
	} {
		t.Run(string(l), func(t *testing.T) {
			t.Parallel()
			site, forms := inOneLanguage(t, l), filepath.Join(t.TempDir(), "forms")
			if code, said := runImport(site, string(l), "form", forms, "--region", "990121"); code != 0 {
				t.Fatal(said)
			}
			names, err := filepath.Glob(forms + "/*.xlsx")
			if err != nil || len(names) != 1 {
				t.Fatalf("%d forms, %v", len(names), err)
			}
			f, err := excelize.OpenFile(names[0])
			if err != nil {
				t.Fatal(err)
			}
			for cell, text := range map[string]string{"B2": words.office, "B7": words.street, "K7": "2025-06"} {
				if err := f.SetCellStr(words.sheet, cell, text); err != nil {
					t.Fatal(err)
				}
			}
			if err := errors.Join(f.Save(), f.Close()); err != nil {
				t.Fatal(err)
			}
			before := filesOf(t, site)
			code, said := runImport(site, string(l), "import", names[0], "--write")
			wrote := changed(before, filesOf(t, site))
			if code != 0 || !strings.Contains(wrote, string(l)+` = "`+words.street+`"`) ||
				!strings.Contains(wrote, string(l)+` = "`+words.office+`"`) {
				t.Errorf("%s it wrote %s", said, wrote)
			}
		})
	}
}

// Whoever works in the other language is told of places and targets by the names that they have.
func TestTheNamesOfASiteOfOneLanguageAreSaidInTheOther(t *testing.T) {
	t.Parallel()
	for l, name := range map[lang.Lang]string{
		lang.ZH: "达到三级能力的医院", lang.EN: "Hospitals at tertiary capacity",
	} {
		site := inOneLanguage(t, l)
		commit(t, site, "Begin", time.Date(2025, 1, 1, 9, 0, 0, 0, time.UTC))
		file := filepath.Join(site, "data/progress/starraft.toml")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		data = bytes.Replace(data, []byte("value = 60"), []byte("value = 61"), 1)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if code, said := runImport(site, string(l.Other()), "diff"); code != 0 || !strings.Contains(said, name) {
			t.Errorf("%s is not named: %s", name, said)
		}
	}
}
