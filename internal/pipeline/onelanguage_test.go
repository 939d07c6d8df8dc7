package pipeline_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"gazette/internal/numeral"
	"gazette/internal/pipeline"
)

// measures is a site in Chinese alone, of one 办法 with 60 articles in six chapters, and an annex.
func measures() fstest.MapFS {
	var text strings.Builder
	for n := 1; n <= 60; n++ {
		if n%10 == 1 {
			fmt.Fprintf(&text, "第%s章　事项%s\n\n", numeral.InHan(n/10+1), numeral.InHan(n/10+1))
		}
		fmt.Fprintf(&text, "第%s条　县级医院应当做好第%s件事，每年不少于%d次。\n\n", numeral.InHan(n), numeral.InHan(n),
			n)
		if n == 12 {
			text.WriteString("包括下列各项：\n\n（一）挂号。\n\n（二）诊断。\n\n（三）转诊。\n\n")
		}
	}
	text.WriteString("附件\n\n一、登记表\n\n（一）县名。\n")
	files := map[string]string{
		"config.toml": "title = { zh = \"云屿县公报\" }\ndescription = { zh = \"一份办法\" }\n" +
			"base_url = \"https://example.org/\"\nlanguages = [\"zh\"]\n" +
			"publisher = { zh = \"云屿县\" }\nexample = true\n",
		"data/regions/regions.toml": "[[region]]\ncode = \"990000\"\nlevel = \"province\"\n" +
			"name = { zh = \"云屿省\" }\n",
		"content/plans/measures/document.toml": "title = { zh = \"云屿省县级医院管理办法\" }\n" +
			"short_title = { zh = \"医院管理办法\" }\nsummary = { zh = \"六十条。\" }\n" +
			"issuer = [{ zh = \"云屿省\" }]\nstatus = \"in-force\"\nlevel = \"province\"\nregion = \"990000\"\n" +
			"updated = \"2026-01-01\"\n" +
			"[known]\nstatus = \"stated\"\n[text]\nzh = \"original\"\n[source]\nname = { zh = \"云屿省\" }\n",
		"content/plans/measures/index.zh.md": text.String(),
	}
	site := fstest.MapFS{}
	for name, data := range files {
		site[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return site
}

func TestASiteOfOneLanguageAsksForNoOther(t *testing.T) {
	t.Parallel()
	files := buildOf(t, measures())
	for name, data := range files {
		if strings.HasPrefix(name, "en/") || strings.HasPrefix(name, "search/bleve/en/") ||
			strings.Contains(name, "/parallel/") {
			t.Errorf("%s is published", name)
		}
		for _, no := range []string{"hreflang=\"en\"", "href=\"en/", "中英对照", "/en/index.html"} {
			if strings.HasSuffix(name, ".html") && strings.Contains(string(data), no) {
				t.Errorf("%s has %s", name, no)
			}
		}
	}
	page := string(files["zh/plans/measures/index.html"])
	for _, id := range []string{"cch1", "ca1", "ca12", "ca12.p2", "ca12-3", "cch6", "ca60", "cannex", "cannex-1-1"} {
		if !strings.Contains(page, fmt.Sprintf("id=%q", id)) {
			t.Errorf("the plan has no part %s", id)
		}
	}
	for _, want := range []string{"第十二条第（三）项", "附件第一部分（一）", ">第六十条<"} {
		if !strings.Contains(page, want) {
			t.Errorf("the plan does not say %s", want)
		}
	}
}

// A text in the language that a site gave up is told as that, not as a file in a wrong place.
func TestATextInALanguageThatTheSiteLacks(t *testing.T) {
	t.Parallel()
	o := options(t)
	source := measures()
	const name = "content/plans/measures/index.en.md"
	source[name] = &fstest.MapFile{Data: []byte("Article 1. Hospitals register patients.\n")}
	o.Source = source
	_, list, err := pipeline.Check(o)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 || list[0].Pos.File != name || !strings.Contains(list[0].Message.EN, "the site has no English") {
		t.Errorf("got %v", list)
	}
}
