package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gazette/internal/desk/office"
	"gazette/internal/example"
)

const saved = `<html><head><meta charset="utf-8"></head><body>
<p>雾帆县县医院提升方案</p><p>雾政办〔2024〕3号</p><p>一、总体要求</p>
<p>到2027年，县域内就诊率达到90%以上。</p><p>（一）目标</p><p>设床位300张。</p><p>二、任务</p>
<p>雾帆县人民政府办公室</p><p>2024年3月1日</p></body></html>`

// Documents that another program wrote are taken in, whatever it saved them as. It takes most of a minute, so only
// .ci/nightly asks for it.
func TestDocumentsOfAnotherProgram(t *testing.T) {
	if os.Getenv("GAZETTE_READERS") != "required" {
		t.Skip("SKIPPED: DOCUMENTS OF LIBREOFFICE ARE TAKEN IN ONLY WHERE GAZETTE_READERS=required, as in .ci/nightly")
	}
	path := os.Getenv("PATH")
	text, err := office.Convert(path, []byte(saved), "html", "odt")
	if err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(site, example.Files()); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"docx", "doc", "wps", "rtf", "odt", "pdf"} {
		t.Run(format, func(t *testing.T) {
			data, err := text, error(nil)
			if format != "odt" {
				data, err = office.Convert(path, text, "odt", strings.Replace(format, "wps", "doc", 1))
			}
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "plan."+format)
			if err := os.WriteFile(file, data, 0o600); err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			getenv := func(name string) string { return map[string]string{"PATH": path}[name] }
			code := run(context.Background(),
				[]string{"import", file, "--source", site, "--slug", "sent", "--lang", "en"},
				getenv, &out, &out)
			said := out.String()
			for _, want := range []string{"雾帆县县医院提升方案\n", "number: 雾政办〔2024〕3号\n",
				"issued: 2024-03-01\n",
				"issuer: 雾帆县人民政府办公室\n", "3 clauses"} {
				if code != 0 || !strings.Contains(said, want) {
					t.Fatalf("exit %d, without %q:\n%s", code, want, said)
				}
			}
		})
	}
}
