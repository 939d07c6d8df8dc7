package workbook_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"gazette/internal/workbook"
)

// Programs that know the names of a workbook's properties with their prefixes only, as exceljs, open it; and the same
// cells give the same bytes.
func TestPropertiesHaveThePrefixesThatExcelGives(t *testing.T) {
	made := func() []byte {
		f := excelize.NewFile()
		if err := f.SetCellValue("Sheet1", "A1", 1); err != nil {
			t.Fatal(err)
		}
		data, err := workbook.Bytes(f, "A & B", "甲", time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	data := made()
	if !bytes.Equal(data, made()) {
		t.Error("the same cells give other bytes")
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("docProps/core.xml")
	if err != nil {
		t.Fatal(err)
	}
	core, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	wants := []string{"<cp:coreProperties ", "<dc:title>A &amp; B</dc:title>", "<dc:creator>甲</dc:creator>",
		`<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-02T00:00:00Z</dcterms:created>`}
	for _, want := range wants {
		if !strings.Contains(string(core), want) {
			t.Errorf("the properties lack %s: %s", want, core)
		}
	}
	opened, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if props, err := opened.GetDocProps(); err != nil || props.Title != "A & B" {
		t.Errorf("read back, the properties are %+v, %v", props, err)
	}
}
