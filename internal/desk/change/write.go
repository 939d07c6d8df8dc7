package change

import (
	"fmt"
	"html"
	"io"
	"strings"

	"gazette/internal/lang"
)

// Formats are the names that [Report.Write] understands.
var Formats = []string{"text", "markdown", "html"}

// A pen writes a report in one format.
type pen struct {
	open, close             string // around the whole, with the title
	section                 func(title string) string
	end                     string // after a section
	item                    func(what kind, text string) string
	redline                 func(language lang.Lang, marked string) string
	same, deleted, inserted func(string) string
}

var signs = map[kind]string{added: "+", changed: "~", removed: "-", note: "!"}

var kindWords = map[kind]lang.Text{
	added:   lang.Text{ZH: "新增", EN: "new"},
	changed: lang.Text{ZH: "修改", EN: "changed"},
	removed: lang.Text{
		ZH: "删除",
		EN: "removed",
	},
	note: lang.Text{
		ZH: "注意",
		EN: "look",
	},
}

// Write writes the report in one of [Formats], in "zh" or "en".
func (r Report) Write(w io.Writer, format string, language lang.Lang) error {
	pens := map[string]func(Report, lang.Lang) pen{"text": textPen, "markdown": markdownPen, "html": htmlPen}
	build := pens[format]
	if build == nil {
		return fmt.Errorf("unknown format %q: one of %s", format, strings.Join(Formats, ", "))
	}
	p := build(r, language)
	var b strings.Builder
	b.WriteString(p.open)
	for _, s := range r.Sections {
		b.WriteString(p.section(s.Title.In(language)))
		for _, item := range s.Items {
			b.WriteString(p.item(item.Kind, item.Text.In(language)))
			for _, line := range item.Redlines {
				b.WriteString(p.redline(line.Lang, p.mark(line)))
			}
		}
		b.WriteString(p.end)
	}
	if len(r.Sections) == 0 {
		b.WriteString(
			p.item(note, lang.Text{
				ZH: "文本、记录、图片和主题都没有变化",
				EN: "no text, record, picture or theme has changed",
			}.In(language)),
		)
	}
	b.WriteString(p.close)
	_, err := io.WriteString(w, b.String())
	return err
}

func (p pen) mark(line redline) string {
	var b strings.Builder
	for _, s := range line.Shortened() {
		b.WriteString([]func(string) string{same: p.same, deleted: p.deleted, inserted: p.inserted}[s.Op](s.Text))
	}
	return b.String()
}

func oneLine(s string) string { return strings.ReplaceAll(strings.Trim(s, "\n"), "\n", " / ") }

func title(r Report, language lang.Lang) string {
	return fmt.Sprintf(lang.Text{ZH: "从 %s 到 %s", EN: "From %s to %s"}.In(language), r.From, r.To)
}

func textPen(r Report, language lang.Lang) pen {
	return pen{
		open:    title(r, language) + "\n",
		section: func(title string) string { return "\n" + title + "\n" },
		item:    func(what kind, text string) string { return "  " + signs[what] + " " + oneLine(text) + "\n" },
		redline: func(l lang.Lang,
			marked string) string {
			return "      " + string(l) + ": " + oneLine(marked) + "\n"
		},
		same: func(s string) string { return s }, deleted: func(s string) string { return "[-" + s + "-]" },
		inserted: func(s string) string { return "{+" + s + "+}" },
	}
}

// markdownPen writes for a forge's comment; its marks are those of GitHub Flavored Markdown.
func markdownPen(r Report, language lang.Lang) pen {
	escape := func(s string) string {
		return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "~", `\~`, "[", `\[`, "|",
			`\|`, "#", `\#`, "@", "@\u200b", "\n", " ").
			Replace(s)
	}
	around := func(mark string) func(string) string {
		return func(s string) string {
			inner := strings.TrimSpace(s)
			if inner == "" {
				return s
			}
			return strings.Replace(escape(s), escape(inner), mark+escape(inner)+mark, 1)
		}
	}
	return pen{
		open:    "## " + escape(title(r, language)) + "\n",
		section: func(title string) string { return "\n### " + title + "\n\n" },
		item: func(what kind, text string) string {
			return "- **" + kindWords[what].In(language) + "** " + escape(text) + "\n"
		},
		redline: func(l lang.Lang, marked string) string { return "  - " + string(l) + ": " + marked + "\n" },
		same:    escape, deleted: around("~~"), inserted: around("**"),
	}
}

// htmlPen writes one page that needs nothing else; what a reviewer saves or mails must not depend on
// files beside it, so its style stands in its head.
func htmlPen(r Report, language lang.Lang) pen {
	tag := map[lang.Lang]string{"zh": "zh-CN", "en": "en"}[language]
	heading := html.EscapeString(title(r, language))
	return pen{
		open: "<!doctype html>\n<html lang=\"" + tag +
			"\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, " +
			"initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>" + heading +
			"</title>\n<style>" + style + "</style></head>\n<body><main><h1>" + heading + "</h1>\n",
		section: func(title string) string {
			return "<section><h2>" + html.EscapeString(title) + "</h2>\n"
		},
		end: "</section>\n",
		item: func(what kind, text string) string {
			return "<p class=\"" + string(
				what,
			) + "\"><b>" + kindWords[what].In(
				language,
			) + "</b> " + html.EscapeString(
				text,
			) + "</p>\n"
		},
		redline: func(l lang.Lang, marked string) string {
			return "<blockquote lang=\"" + map[lang.Lang]string{lang.ZH: "zh-CN", lang.EN: "en"}[l] + "\">" + marked +
				"</blockquote>\n"
		},
		close:    "</main></body></html>\n",
		same:     html.EscapeString,
		deleted:  func(s string) string { return "<del>" + html.EscapeString(s) + "</del>" },
		inserted: func(s string) string { return "<ins>" + html.EscapeString(s) + "</ins>" },
	}
}

const style = `body{font:1rem/1.7 system-ui,sans-serif;margin:0;overflow-wrap:anywhere}main{max-width:56rem;margin:0 ` +
	`auto;padding:1rem}` +
	`h1{font-size:1.3rem}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}p{margin:.4rem 0}p ` +
	`b{display:inline-block;min-width:3.2em}` +
	`blockquote{margin:.3rem 0 .8rem 3.2em;padding:.1rem .8rem;border-left:3px solid;white-space:pre-line}` +
	`del{background:#fbdcd9;color:#5f1410}ins{background:#d5f0dc;color:#0d3d1d;text-decoration:underline}.removed ` +
	`b,.note b{color:#b3261e}` +
	`@media(prefers-color-scheme:dark){del{background:#5c201b;color:#ffdad6}ins{background:#1d4a2b;color:#d3f5dd}` +
	`.removed b,.note b{color:#ff897d}}`
