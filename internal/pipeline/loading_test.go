package pipeline_test

import (
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gazette/internal/example"
	"gazette/internal/pipeline"
	"gazette/internal/publish"
	"gazette/internal/site"
	"gazette/internal/testkit"
)

// published is the example site on the disk, with all that takes longer to make where extras is set.
func published(t *testing.T, extras bool) (folder string) {
	t.Helper()
	o := options(t)
	o.Source, o.Extras, o.Output = example.Files(), extras, pipeline.Output{Options: publish.Options{}}
	folder = filepath.Join(t.TempDir(), "public")
	if r, err := pipeline.Run(t.Context(), o, folder); err != nil || r.Pages == 0 {
		t.Fatal(err, r.List)
	}
	return folder
}

// snippets are the pieces of code on a page that are in a language.
func snippets(t *testing.T, file, language string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	code := regexp.MustCompile(`(?s)<code class="language-` + language + `">(.*?)</code>`)
	for _, m := range code.FindAllStringSubmatch(string(data), -1) {
		all = append(all, html.UnescapeString(m[1]))
	}
	if len(all) == 0 {
		t.Fatalf("%s shows nothing in %s", file, language)
	}
	return all
}

// What the page on loading shows can be copied and runs as it stands, in both languages, on the site that it is on.
func TestWhatThePageOnLoadingShowsRuns(t *testing.T) {
	t.Parallel()
	folder := published(t, true)
	const missed = "43 6" // as the tables of the example site have it
	python, sqlite := testkit.Reader(t, "python3"), testkit.Reader(t, "sqlite3")
	for _, l := range []string{"zh", "en"} {
		page := filepath.Join(folder, l, "data/use/index.html")
		for _, code := range snippets(t, page, "python") {
			code = strings.ReplaceAll(code, "https://starraft.example/", "file://"+filepath.ToSlash(folder)+"/")
			if out, err := exec.Command(python, "-c", code).CombinedOutput(); strings.TrimSpace(string(out)) != missed {
				t.Errorf("%v: %s", err, out)
			}
		}
		queries := snippets(t, page, "sql")
		if len(queries) != len(site.Questions()) {
			t.Errorf("%s shows %d queries", page, len(queries))
		}
		for _, query := range queries {
			c := exec.Command(sqlite, "-bail", filepath.Join(folder, "data/gazette.sqlite"), query)
			if out, err := c.CombinedOutput(); err != nil {
				t.Errorf("%s: %v: %s", query, err, out)
			}
		}
	}
}

// Without the extras the pages name no database, and there is none; the way by SQLite's own program runs.
func TestWithoutExtrasThereIsNoDatabase(t *testing.T) {
	t.Parallel()
	folder := published(t, false)
	for _, name := range []string{"/gazette.sqlite", "/metadata.json"} {
		if _, err := os.Stat(filepath.Join(folder, "data", name)); !os.IsNotExist(err) {
			t.Errorf("%s was made, or there is a fault: %v", name, err)
		}
		for _, page := range []string{"en/data/index.html", "zh/data/use/index.html"} {
			data, err := os.ReadFile(filepath.Join(folder, page))
			if err != nil || strings.Contains(string(data), name) {
				t.Errorf("%s names %s (%v)", page, name, err)
			}
		}
	}
	testkit.Reader(t, "sqlite3")
	for _, code := range snippets(t, filepath.Join(folder, "en/data/use/index.html"), "shell") {
		c := exec.Command("sh", "-c", code)
		c.Dir = filepath.Join(folder, "data")
		if out, err := c.CombinedOutput(); err != nil || !strings.Contains(string(out), "not-met|6\n") {
			t.Errorf("%v: %s", err, out)
		}
	}
}
