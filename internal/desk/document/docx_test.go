package document_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/desk/document"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

const wordNamespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// pack makes a Word document of the inside of its body and of further parts.
func pack(t testing.TB, body string, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	write := func(name, data string) {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	write("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`)
	write("word/document.xml",
		`<?xml version="1.0"?><w:document `+wordNamespace+`><w:body>`+body+`</w:body></w:document>`)
	for name, data := range parts {
		write(name, data)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// para is a paragraph of runs; numbered one that Word numbers; styled one with a style.
func para(inside string) string {
	if !strings.HasPrefix(inside, "<") {
		inside = run(inside)
	}
	return "<w:p>" + inside + "</w:p>"
}

func run(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func numbered(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`,
		level, list, run(text))
}

func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + run(text) + `</w:p>`
}

// The numbering of official documents as Word keeps it: 一、 （一） 1. （1）.
var official = map[string]string{
	"word/numbering.xml": `<w:numbering ` + wordNamespace + `>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>`,
	"word/styles.xml": `<w:styles ` + wordNamespace + `>
<w:style w:styleId="Clause"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Clause2"><w:basedOn w:val="Clause"/></w:style></w:styles>`,
	"word/footnotes.xml": `<w:footnotes ` + wordNamespace + `><w:footnote w:id="2"><w:p>` + run("常住人口。") +
		`</w:p></w:footnote></w:footnotes>`,
	"word/comments.xml": `<w:comments ` + wordNamespace + `><w:comment w:id="1"><w:p>` + run("改一下") +
		`</w:p></w:comment></w:comments>`,
}

func model() *policy.Model {
	nation := &policy.Region{Code: policy.Nation, Level: policy.Country, Name: lang.Text{ZH: "全国", EN: "China"}}
	county := &policy.Region{Code: "990121", Level: policy.County,
		Name: lang.Text{ZH: "鲸歌县", EN: "Whalesong County"}, Parent: nation}
	return &policy.Model{Regions: []*policy.Region{county, nation},
		RegionBy: map[string]*policy.Region{policy.Nation: nation, "990121": county}}
}

func read(t *testing.T, name string, data []byte) (*document.Draft, diag.List) {
	t.Helper()
	d, list := document.Read(model(), name, data, "", policy.Date{Year: 2026, Month: 11, Day: 22})
	if d == nil {
		t.Fatal(list)
	}
	return d, list
}

func TestWordDocument(t *testing.T) {
	t.Parallel()
	body := para("鲸歌县医院方案") +
		para(
			`<w:r><w:t>为办好县医院，方便群众看病，结合本县实际，</w:t></w:r><w:ins><w:r><w:t>经研究，`+
				`</w:t></w:r></w:ins><w:del><w:r><w:delText>暂行</w:delText></w:r></w:del><w:r><w:t>制定本方案。`+
				`</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>`) +
		styled("Clause2", "目标") + numbered(7, 1, "能力。设床位300张。") +
		para(
			`<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>人口。`+
				`5万人</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>以上的乡镇。</w:t></w:r>`) +
		numbered(8, 0, "一个要点，前面有圆点。") +
		styled("Clause", "任务") + numbered(7, 1, "设备") + numbered(7, 2, "床位。添置。") + numbered(7, 2, "监护仪") +
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="7"/></w:numPr></w:pPr></w:p>` +
		`<w:tbl><w:tr><w:tc>` + para("县") + `</w:tc><w:tc>` + para("医院") + `</w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + para("鲸歌县") + `</w:tc>
<w:tc>` + para("县医院") + `</w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + para("") + `</w:tc><w:tc>` + para("中医院") + `</w:tc></w:tr>
<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>` + para("右") + `</w:tc></w:tr></w:tbl>` +
		numbered(7, 2, "其他") +
		para(
			`<mc:AlternateContent `+
				`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:r>`+
				`<w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></w:r></mc:Choice>`+
				`<mc:Fallback><w:r><w:t>再来一遍</w:t></w:r></mc:Fallback></mc:AlternateContent>`) +
		para("鲸歌县人民政府办公室") + para("2023年8月10日")
	d, list := read(t, "plan.docx", pack(t, body, official))
	const want = `为办好县医院，方便群众看病，结合本县实际，经研究，制定本方案。

## 一、目标

### （一）能力

设床位300张。

### （二）人口

5万人（注：常住人口。）以上的乡镇。

一个要点，前面有圆点。

## 二、任务

### （一）设备

#### 1. 床位

添置。

#### 2. 监护仪

| 县 | 医院 |
|---|---|
| 鲸歌县 | 县医院 |
| 鲸歌县 | 中医院 |
|  | 右 |

#### 3. 其他
`
	if diff := cmp.Diff(want, string(d.Text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if d.Title != "鲸歌县医院方案" || d.Issuer != "鲸歌县人民政府办公室" || d.Issued.String() != "2023-08-10" ||
		d.Region.Code != "990121" || d.Clauses != 8 || d.Tables != 1 {
		t.Errorf("the facts are %+v", d)
	}
	var said strings.Builder
	if err := list.Print(&said, "text", "en"); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"left out: 1 comment", "left out: 暂行", "taken in: 经研究",
		"hidden text, left out: 密", "a footnote was put into the text: 常住人口",
		"a text box was left out: 框里的字"} {
		if !strings.Contains(said.String(), part) {
			t.Errorf("%q is not said in:\n%s", part, said.String())
		}
	}
}

// Lists of Word that start again, go past ten, or are numbered in digits.
func TestWordNumbering(t *testing.T) {
	t.Parallel()
	var body strings.Builder
	for i := range 21 {
		body.WriteString(numbered(7, 0, fmt.Sprintf("第%d件事", i+1)))
	}
	d, _ := read(t, "a.docx", pack(t, body.String(), official))
	for _, line := range []string{"## 十、第10件事", "## 十一、第11件事", "## 二十、第20件事", "## 二十一、第21件事"} {
		if !strings.Contains(string(d.Text), line+"\n") {
			t.Errorf("%q is not in:\n%s", line, d.Text)
		}
	}
	again := map[string]string{"word/numbering.xml": strings.Replace(official["word/numbering.xml"], "</w:numbering>",
		`<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride `+
			`w:val="1"/></w:lvlOverride></w:num></w:numbering>`, 1)}
	d, _ = read(t, "a.docx",
		pack(t, numbered(7, 0, "甲")+numbered(7, 1, "子")+numbered(7, 1, "丑")+para("二、乙")+numbered(9, 1, "寅"),
			again))
	if !strings.Contains(string(d.Text), "## 二、乙\n\n### （一）寅\n") {
		t.Errorf("the second list does not start again:\n%s", d.Text)
	}
}

// A level without the one above it shows where that would start, and a level that is not written shows nothing.
func TestLevelsOfWordWithoutTheOneAbove(t *testing.T) {
	t.Parallel()
	parts := map[string]string{"word/numbering.xml": `<w:numbering ` + wordNamespace + `>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3.%4"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`}
	d, _ := read(t, "a.docx",
		pack(t, para("一、甲")+numbered(7, 2, "子")+numbered(7, 1, "丑")+numbered(7, 0, "寅"), parts))
	for _, want := range []string{"3.1.1. 子", "3.1丑", "3. 寅"} {
		if !strings.Contains(strings.ReplaceAll(string(d.Text), "\\", ""), want) {
			t.Errorf("%q is not in:\n%s", want, d.Text)
		}
	}
}

// Two clauses with one number are one to readers: what follows the repeat stays in the clause before it.
func TestARepeatedNumberOpensNothing(t *testing.T) {
	t.Parallel()
	d, _ := read(t, "a.txt", []byte("方案\n一、甲\n（一）子。\n二、乙\n一、又甲\n（一）丑。\n三、丙\n"))
	if want := "## 二、乙\n\n> 一、又甲\n\n### （一）丑\n\n## 三、丙\n"; !strings.HasSuffix(string(d.Text), want) {
		t.Errorf("the text is\n%s", d.Text)
	}
}

// What is no Word document, or would fill the memory, is refused in words.
func TestWordDocumentsThatAreNone(t *testing.T) {
	t.Parallel()
	bomb := strings.Repeat(" ", 60<<20)
	for name, data := range map[string][]byte{
		"zip": pack(t, "", nil)[:40], "no part": pack(t, "", nil)[:100], "bomb": pack(t, "<w:p>"+bomb+"</w:p>", nil),
		"deep":       pack(t, strings.Repeat("<w:p>", 300)+strings.Repeat("</w:p>", 300), nil),
		"not closed": pack(t, "<w:p><w:r>", nil),
		"old":        []byte("\xd0\xcf\x11\xe0\xa1\xb1"), "pdf": []byte("%PDF-1.7"), "binary": []byte("a\x00b\x00c"),
	} {
		d, list := document.Read(model(), "a.docx", data, "", policy.Date{Year: 2026})
		rule := "file-kind"
		if name == "bomb" {
			rule = "file-size"
		}
		if errors, _ := list.Count(); d != nil || errors == 0 || list[0].Rule != rule {
			t.Errorf("%s: %v, %v", name, d, list)
		}
	}
}

// A picture of one point, and what Word writes of one in a paragraph.
const (
	onePoint = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
	shows    = `<w:p><w:r><w:drawing><docPr descr="任务分工图"/><blip embed="rId7"/></w:drawing></w:r></w:p>`
)

func relationships(of ...string) string {
	all := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for _, r := range of {
		id, rest, _ := strings.Cut(r, " ")
		kind, target, _ := strings.Cut(rest, " ")
		all += fmt.Sprintf(`<Relationship Id="%s" Type="http://purl.oclc.org/ooxml/%s" Target="%s"/>`, id, kind, target)
	}
	return all + `</Relationships>`
}

// Word Online calls the main part otherwise, and a picture is found by its relationship.
func TestPartsAreFoundByTheirRelationships(t *testing.T) {
	point, err := base64.StdEncoding.DecodeString(onePoint)
	if err != nil {
		t.Fatal(err)
	}
	text := para("提升方案") + para("一、总体要求") + para("见下图。") + shows +
		`<w:tbl><w:tr><w:tc>` + shows + `</w:tc><w:tc>` + para("乙") + `</w:tc></w:tr></w:tbl>` + para("二、任务")
	data := pack(t, para("not this part"), map[string]string{
		"_rels/.rels": relationships("rId1 officeDocument word/document2.xml"),
		"word/document2.xml": `<w:document ` + wordNamespace + `><w:body>` + text +
			strings.Replace(shows, "rId7", "rId8", 1) + `</w:body></w:document>`,
		"word/_rels/document2.xml.rels": relationships("rId7 image media/image1.png", "rId8 image /word/media/i.emf"),
		"word/media/image1.png":         string(point),
		"word/media/i.emf":              "\x01\x00\x00\x00 EMF",
	})
	d, list := document.Read(&policy.Model{}, "online.docx", data, "x", policy.Date{})
	if d == nil {
		t.Fatal(list)
	}
	want := "## 一、总体要求\n\n见下图。\n\n![【待写】图片说明：任务分工图](picture-1.png)\n\n" +
		"|  | 乙 |\n|---|---|\n\n## 二、任务\n"
	if diff := cmp.Diff(want, string(d.Text)); diff != "" {
		t.Error(diff)
	}
	if got := d.Files()["content/plans/x/picture-1.png"]; !bytes.Equal(got, point) {
		t.Errorf("the picture has %d bytes, not %d", len(got), len(point))
	}
	said := fmt.Sprint(list)
	for _, want := range []string{"it is within a table", "pages do not show its format, or it is damaged: i.emf"} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %s\n%s", want, said)
		}
	}
}

// Merged cells of web pages stand in each of their rows, and every cell under its head.
func TestMergedCellsOfWebPages(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ table, want string }{
		"down and across": {`<tr><th rowspan=2>县<th colspan=2>医院<th rowspan="2">备注</tr><tr><th>综合<th>中医</tr>` +
			`<tr><td rowspan=2>鲸歌县<td>甲<td>乙<td></tr><tr><td>丙<td>丁<td>戊</tr>`,
			"| 县 | 医院 |  | 备注 |\n|---|---|---|---|\n| 县 | 综合 | 中医 | 备注 |\n| 鲸歌县 | 甲 | 乙 |  |\n" +
				"| 鲸歌县 | 丙 | 丁 | 戊 |\n"},
		"at the end and to the end": {
			`<tr><td>甲<td rowspan=0>共<td rowspan=9 colspan=2>止</tr><tr><td>乙</tr><tr></tr>`,
			"| 甲 | 共 | 止 |  |\n|---|---|---|---|\n| 乙 | 共 | 止 |  |\n|  | 共 | 止 |  |\n"},
		"not beyond its part": {`<thead><tr><th rowspan=3>县<th>数</tr></thead><tbody><tr><td>甲<td>1</tr></tbody>`,
			"| 县 | 数 |\n|---|---|\n| 甲 | 1 |\n"},
		"no span at all": {`<tr><td colspan=x>甲<td rowspan=-2>乙</tr><tr><td>丙<td>丁</tr>`,
			"| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n"},
	} {
		d, list := read(t, "a.html", []byte("<p>方案<p>一、任务<table>"+c.table+"</table><p>二、其他"))
		if !strings.Contains(string(d.Text), "\n\n"+c.want+"\n##") {
			t.Errorf("%s: the text is\n%s", name, d.Text)
		}
		if said := fmt.Sprint(list); strings.Contains(said, "table-row") {
			t.Errorf("%s: the rows are uneven: %s", name, said)
		}
	}
}

// A table whose merged cells would fill the memory is too large, however small the file.
func TestMergedCellsCount(t *testing.T) {
	t.Parallel()
	page := "<p>一、任务<table><tr><td colspan=60 rowspan=0>甲</tr>" + strings.Repeat("<tr>", 20_000) + "</table>"
	if d, list := document.Read(model(), "a.html", []byte(page), "x", policy.Date{}); d != nil ||
		list[0].Rule != "file-size" {
		t.Errorf("%v, %v", d, list)
	}
}

// Servers wrap a whole page in a form; a form to fill in is a part of the page.
func TestFormsAroundThePage(t *testing.T) {
	t.Parallel()
	search := `<form><label>搜索</label><input name=q><button>查</button></form>`
	const text = `<p>方案<p>一、任务<p>办好县医院，方便群众看病。`
	for page, left := range map[string]bool{
		`<form id=aspnetForm><input type=hidden><nav>首页</nav>` + text + `<select><option>一</select></form>`: false,
		search + text: true, text: false,
	} {
		d, list := read(t, "a.html", []byte(page))
		if !strings.Contains(string(d.Text), "办好县医院") || strings.Contains(string(d.Text), "搜索") {
			t.Errorf("%s: the text is\n%s", page, d.Text)
		}
		if said := fmt.Sprint(list); strings.Contains(said, "left out, as a part of the page: 搜索") != left {
			t.Errorf("%s: said is %s", page, said)
		}
	}
}

func TestWhatIsNoWordDocumentSaysWhatItIs(t *testing.T) {
	whole := pack(t, para("一、甲"), nil)
	for want, data := range map[string][]byte{
		"the archive is damaged": whole[:len(whole)/2],
		"no Word text in this file": pack(t, "",
			map[string]string{"_rels/.rels": relationships("r officeDocument a.xml")}),
		"an OFD document":              pack(t, "<", map[string]string{"OFD.xml": "<OFD/>"}),
		"the Word text is damaged":     pack(t, "</w:p>", nil),
		"a document of the old format": []byte("\xd0\xcf\x11\xe0 old"),
		"protected by a password": []byte(
			"\xd0\xcf\x11\xe0E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"),
		"no pdftotext (Poppler)":        []byte("%PDF-1.7"),
		"a document in rich text (.rtf": []byte(`{\rtf1 a}`),
	} {
		_, list := document.Read(&policy.Model{}, "sent.docx", data, "x", policy.Date{})
		if said := fmt.Sprint(list); !strings.Contains(said, want) {
			t.Errorf("not said: %s\n%s", want, said)
		}
	}
}
