// Package document makes a draft plan of an official document: .docx, .txt or .html in, Markdown
// with the site's numbering and a document.toml out.
//
// It stands beside table, after load and before the second check, and writes nothing: the command
// hands the files to revise. The steps are: the reader of the kind of file gives paragraphs and tables
// with their places; what belongs to the page and not to the document is dropped, and named; the head
// gives title, number, dates and issuer; the printed numbers (GB/T 9704: 一、 （一） 1. （1）) give the
// clauses. Whatever it was not sure of is a warning with its place.
//
// The result is marked draft = true, so that it is not published before people have worked on it: the
// clauses are the document's own words, which the editors restate, and the other language, if the site has it,
// only the skeleton of the clauses. What stands to be written is marked so ([policy.Unfinished]), and check does
// not let it pass.
package document

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gazette/internal/characters"
	"gazette/internal/clause"
	"gazette/internal/desk/office"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
	"gazette/internal/source"
)

// A Draft is the plan that was made of a document. Its other facts (index number, day of publication, address) are in
// Document only; those here are for the line that people compare with the paper in their hands.
type Draft struct {
	Lang    lang.Lang // of the document
	Title   string
	Number  string // 文号, empty when none was found
	Issuer  string
	Issued  policy.Date
	Region  *policy.Region
	Clauses int // numbered ones
	Tables  int
	Slug    string

	// document.toml, the document's language, and the other language where the site has it
	Document, Text, Skeleton []byte

	pictures map[string][]byte // by name
}

// A block is a paragraph or a table of the document, where it stands: a line of text, or the number of the paragraph
// in a document without lines. Exactly one of text, rows and picture is set. A paragraph of Word with a line break in
// it is two blocks with one number.
type block struct {
	line int
	text string
	rows [][]string // of a table

	picture *picture
}

func (b block) table() bool { return b.rows != nil }

// words reports whether a block is a paragraph.
func (b block) words() bool { return b.rows == nil && b.picture == nil }

// Read makes a draft of a file. The model gives regions and known names; today goes into the record. On errors there
// is no draft. A slug that is empty is made of region and year. The order of the steps matters: the language decides
// what a printed number looks like, and only what has been cleaned shows where the head ends.
func Read(m *policy.Model, name string, data []byte, slug string, today policy.Date) (*Draft, diag.List) {
	r := &reader{name: name, m: m, today: today, saved: map[string][]byte{}}
	blocks, ok := r.read(data)
	if errors, _ := r.list.Count(); !ok || errors > 0 || !r.fits(blocks) {
		return nil, r.list
	}
	if !r.gate(blocks) {
		return nil, r.list
	}
	r.lang = language(blocks)
	if !r.spoken() {
		return nil, r.list
	}
	blocks = r.annexes(r.withoutContents(r.clean(blocks)))
	notice, plan := r.carried(blocks)
	head, body := r.split(plan)
	head = slices.Concat(notice, head)
	facts := r.facts(head, body, blocks)
	if len(notice) > 0 {
		facts.title = plan[0].text
	}
	facts.slug = slug
	clauses := r.clauses(r.unsigned(body))
	if len(clauses) == 0 {
		r.list.Add(diag.Pos{File: name}, "no-clauses", lang.Text{
			ZH: "没有找到带序号的条款",
			EN: "no numbered clause was found",
		},
			lang.Text{
				ZH: "条款应以 一、 （一） 1. （1） 开头",
				EN: "clauses begin with 一、 （一） 1. （1）; in English with 1. or (1)",
			})
		return nil, r.list
	}
	r.numbering(clauses)
	d := r.draft(facts, head, clauses)
	r.verify(d)
	r.list.Sort()
	return d, r.list
}

// gate folds the text of every block, and refuses what no text may hold. It comes before all matching, so that a form
// needs to know one kind of bracket and of digits only.
func (r *reader) gate(blocks []block) bool {
	for i := range blocks {
		b := &blocks[i]
		pass := func(s *string) {
			*s = strings.ToValidUTF8(*s, "\uFFFD") // of a file that was cut off within a character
			characters.Check(&r.list, *s, func(int) diag.Pos { return diag.Pos{File: r.name, Line: b.line} })
			*s = characters.Fold(*s)
		}
		pass(&b.text)
		if b.picture != nil {
			pass(&b.picture.shown)
		}
		for _, row := range b.rows {
			for j := range row {
				pass(&row[j])
			}
		}
	}
	faults, _ := r.list.Count()
	return faults == 0
}

// A reader carries the file's name, what is known, and the doubts so far.
type reader struct {
	name  string
	m     *policy.Model
	today policy.Date
	lang  lang.Lang
	list  diag.List

	pictures int               // so far
	saved    map[string][]byte // those that the text shows, by name
}

// doubt warns of something that people should compare with the original. A line of 0 means the document as a whole.
func (r *reader) doubt(line int, rule string, message, hint lang.Text) {
	r.list.Warn(diag.Pos{File: r.name, Line: line}, rule, message, hint)
}

const maxBytes = 20 << 20

// The largest document taken: its text must fit into a file of the site.
const (
	maxText   = 2 << 20
	maxBlocks = 20_000
	cellCost  = 8 // what an empty cell counts as, in bytes of text
)

// tooMuch reports a document that goes on beyond what is taken.
func (r *reader) tooMuch(line int) {
	r.list.Add(diag.Pos{File: r.name, Line: line}, "file-size", lang.Text{
		ZH: "文档超过 %d 段，或文字超过 %d MB（脚注和合并单元格重复计算）",
		EN: "the document has more than %d paragraphs or %d MB of text, notes and merged cells counted as " +
			"often as they are shown",
	}.With(maxBlocks, maxText>>20), lang.Text{
		ZH: "请只保留文件正文，删除附表和空段落后再试",
		EN: "keep the text of the plan only; delete tables that are attached and empty paragraphs, and try again",
	})
}

// fits reports whether a document that was read is not too large, and says so if it is. Cells count although they may
// be empty: a table of a thousand columns that are all empty makes a text of megabytes.
func (r *reader) fits(blocks []block) bool {
	size := 0
	for i, b := range blocks {
		columns := 0
		for _, row := range b.rows {
			columns = max(columns, len(row))
			for _, cell := range row {
				size += len(cell)
			}
		}
		size += len(b.text) + len(b.rows)*columns*cellCost // shorter rows are filled up
		if i >= maxBlocks || size > maxText {
			r.tooMuch(b.line)
			return false
		}
	}
	return true
}

// read turns the bytes into blocks, by what the bytes are. The name is asked only where bytes leave it open: a text
// may be saved as .html, and a .pdf that is no PDF is the text that was made of one (see [Foreign]), page by page.
// Every block has its place, and none is empty.
func (r *reader) read(data []byte) ([]block, bool) {
	pos := diag.Pos{File: r.name}
	foreign, _ := Foreign(r.name, data)
	fail := func(message, hint lang.Text) ([]block, bool) {
		r.list.Add(pos, "file-kind", message, hint)
		return nil, false
	}
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return fail(lang.Text{ZH: "文件是空的", EN: "the file is empty"}, resave)
	case len(data) > maxBytes:
		return fail(
			lang.Text{
				ZH: "文件大小为 %d MB，不得超过 %d MB",
				EN: "the file has %d MB, at most %d MB are read",
			}.With(
				len(data)>>20,
				maxBytes>>20,
			),
			resave,
		)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) && office.Locked(data):
		return fail(lang.Text{ZH: "文档设有打开密码", EN: "the document is protected by a password"}, lang.Text{
			ZH: "请用密码打开后取消密码（文件→信息→保护文档），再保存",
			EN: "open it with the password and save it without one (File, Info, Protect Document)",
		})
	case foreign != "":
		r.list = append(r.list, Unconverted(r.name, foreign, nil)...)
		return nil, false
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		blocks, err := r.docx(data)
		if errors.Is(err, errTooMuch) {
			r.tooMuch(0)
			return nil, false
		}
		if err != nil {
			return fail(wordFault(data, err), resave)
		}
		return blocks, true
	}
	if ext := strings.ToLower(path.Ext(r.name)); ext == ".html" || ext == ".htm" || looksLikeHTML(data) {
		return r.html(data), true
	}
	text, _, ok := source.Text(data)
	if !ok || bytes.IndexByte(text, 0) >= 0 {
		return fail(lang.Text{ZH: "无法识别文件的文字编码", EN: "the characters of this file cannot be read"}, resave)
	}
	if strings.EqualFold(path.Ext(r.name), ".pdf") {
		return r.pages(string(text)), true
	}
	return r.text(string(text)), true
}

// looksLikeHTML finds a page that was saved under another name, such as 通知.doc, as some sites offer it.
func looksLikeHTML(data []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 500)]))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}

// language tells Chinese from English by which letters there are more of; a Chinese character says
// about as much as three Latin letters.
func language(blocks []block) lang.Lang {
	han, latin := 0, 0
	for _, b := range blocks {
		for _, c := range b.text {
			switch {
			case unicode.Is(unicode.Han, c):
				han++
			case c < unicode.MaxASCII && unicode.IsLetter(c):
				latin++
			}
		}
	}
	if han*3 >= latin {
		return lang.ZH
	}
	return lang.EN
}

// spoken reports whether the site has the language of the document, and says so if it has not: its text would be shown
// nowhere.
func (r *reader) spoken() bool {
	if r.has(r.lang) {
		return true
	}
	r.list.Add(diag.Pos{File: r.name}, "document-language", lang.Text{
		ZH: "文档是%s的，而网站没有这种语言",
		EN: "the document is in %s, which the site does not have",
	}.With(r.lang.Name()), lang.Text{
		ZH: "请导入%[1]s文本；或在 config.toml 的 languages 中加入 %[2]q",
		EN: "import its text in %[1]s, or add %[2]q to languages in config.toml",
	}.With(r.lang.Other().Name(), string(r.lang)))
	return false
}

// has reports whether the site is in a language.
func (r *reader) has(l lang.Lang) bool { return r.m.Site.Words(lang.Same("words")).In(l) != "" }

// verify reads the finished text as the site will, and says so when that gives other clauses. The draft must not lose
// a clause on the way through Markdown: an editor who finds all numbers there trusts the rest.
func (r *reader) verify(d *Draft) {
	f := &source.File{Path: r.name, Data: d.Text}
	blocks, list := f.Markdown(d.Text)
	outline, more := clause.Outline(blocks, d.Lang)
	clauses := 0
	for _, e := range outline {
		if len(e.Path) > 0 {
			clauses++
		}
	}
	// What check warns of in the text is no loss.
	if faults, _ := append(list, more...).Count(); clauses != d.Clauses || faults > 0 {
		r.list.Add(diag.Pos{File: r.name}, "clause-numbering",
			lang.Text{
				ZH: "无法写出能还原全部 %s 个条款的文本（还原 %s 个）",
				EN: "the document has %s, and the text made of it would have %s",
			}.With(lang.Count(d.Clauses, "clause", "clauses"), lang.Same(strconv.Itoa(clauses))),
			lang.Text{
				ZH: "请按 一、 （一） 1. （1） 整理序号后再试",
				EN: "number the document by 一、 （一） 1. （1） and try again",
			})
	}
	for _, b := range blocks {
		if b.Kind == richtext.Table {
			d.Tables++
		}
	}
}

// Files are the paths of the draft below the site's root, and what goes there: on a site of one language one text. They
// are new files; the command refuses a slug that is in use.
func (d *Draft) Files() map[string][]byte {
	dir := source.PlansFolder + "/" + d.Slug + "/"
	files := map[string][]byte{
		dir + "document.toml":         d.Document,
		dir + policy.TextName(d.Lang): d.Text,
	}
	if d.Skeleton != nil {
		files[dir+policy.TextName(d.Lang.Other())] = d.Skeleton
	}
	for name, data := range d.pictures {
		files[dir+name] = data
	}
	return files
}
