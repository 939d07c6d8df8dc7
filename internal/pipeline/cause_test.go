package pipeline_test

import (
	"regexp"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/diag"
	"gazette/internal/example"
	"gazette/internal/pipeline"
	"gazette/internal/source"
)

// A slip of the hand is one fault. What else a rule could say of a record that was not read whole follows from it, and
// whoever mends that first makes things worse.
func TestASlipIsOneFault(t *testing.T) {
	t.Parallel()
	const (
		plan    = "content/plans/whalesong-medical-community-2024/document.toml"
		targets = "data/targets/starraft-county-hospitals-2022.toml"
		figures = "data/progress/whalesong.toml"
	)
	for _, c := range []struct{ file, old, now, rule string }{
		{source.ConfigFile, `example = true`, `example = True`, "toml-syntax"},
		{plan, `status = "in-force"`, `status = “in-force”`, "toml-syntax"},
		{plan, `status = "in-force"`, `status ＝ "in-force"`, "toml-syntax"},
		{plan, `status = "in-force"`, `status = "in force"`, "unknown-value"},
		{plan, `expires = "2026-12-31"`, `expires = "2026-13-31"`, "invalid-date"},
		{plan, `level = "county"`, `level = county`, "toml-syntax"},
		{plan, `region = "990121 鲸歌县"`, `region = 990121`, "wrong-type"},
		{plan, `\[source\]`, `[sourcee]`, "unknown-key"},
		{targets, `(?m)^value = .*`, `value = "90%"`, "wrong-type"},
		{targets, `(?m)^due = .*`, `due = "2025年"`, "invalid-date"},
		{figures, `(?m)^region = .*`, `region = 990121`, "wrong-type"},
		{figures, `(?m)^value = .*`, `value = 62%`, "toml-syntax"},
		{figures, `(?m)^value = .*`, `value = "约六成"`, "wrong-type"},
	} {
		files := siteOf(t, example.Files())
		text := string(files[c.file].Data)
		at := regexp.MustCompile(c.old).FindStringIndex(text)
		if at == nil {
			t.Fatalf("%s has no %s", c.file, c.old)
		}
		files[c.file] = &fstest.MapFile{Data: []byte(text[:at[0]] + c.now + text[at[1]:])}
		o := options(t)
		o.Source = files
		_, list, err := pipeline.Check(o)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range list {
			if d.Severity == diag.Error {
				got = append(got, d.Pos.File+" "+d.Rule)
			}
		}
		if diff := cmp.Diff([]string{c.file + " " + c.rule}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.now, diff)
		}
	}
}
