package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"gazette/internal/lang"
)

// Formats are the names that [Print] understands.
var Formats = []string{"text", "json", "github"}

var words = map[string]lang.Text{
	"error":   {EN: "error", ZH: "错误"},
	"warning": {EN: "warning", ZH: "警告"},
	"hint":    {EN: "hint", ZH: "提示"},
	"note":    {EN: "note", ZH: "相关"},
}

func (s Severity) word() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Print writes the list in one of [Formats], the sentences in a language. "json" is one
// array with both languages; "github" is the workflow-command form that forges turn into comments
// beside the line. [List.PrintBrief] is for people.
func (l List) Print(w io.Writer, format string, language lang.Lang) error {
	switch format {
	case "json":
		return l.printJSON(w)
	case "github":
		return l.printGitHub(w, language)
	case "text":
		return l.printText(w, language)
	}
	return fmt.Errorf("unknown format %q: one of %s", format, strings.Join(Formats, ", "))
}

func (l List) printText(w io.Writer, language lang.Lang) error {
	var b strings.Builder
	for _, d := range l {
		fmt.Fprintf(&b, "%s: %s: %s", d.Pos, words[d.Severity.word()].In(language), d.Message.In(language))
		if d.Rule != "" {
			fmt.Fprintf(&b, " [%s]", d.Rule)
		}
		b.WriteByte('\n')
		if h := d.Hint.In(language); h != "" {
			fmt.Fprintf(&b, "  %s: %s\n", words["hint"].In(language), h)
		}
		for _, n := range d.Notes {
			fmt.Fprintf(&b, "  %s: %s: %s\n", n.Pos, words["note"].In(language), n.Message.In(language))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

type jsonNote struct {
	File    string    `json:"file"`
	Line    int       `json:"line"`
	Column  int       `json:"column"`
	Cell    string    `json:"cell,omitempty"`
	Message lang.Text `json:"message"`
}

func placed(p Pos, message lang.Text) jsonNote {
	n := jsonNote{File: p.File, Line: p.Line, Column: p.Col, Message: message}
	if p.Sheet != "" {
		n.Cell = p.Cell()
	}
	return n
}

type jsonDiagnostic struct {
	jsonNote
	Severity string     `json:"severity"`
	Rule     string     `json:"rule"`
	Hint     *lang.Text `json:"hint,omitempty"`
	Notes    []jsonNote `json:"notes,omitempty"`
}

func (l List) printJSON(w io.Writer) error {
	out := make([]jsonDiagnostic, 0, len(l))
	for _, d := range l {
		j := jsonDiagnostic{
			jsonNote: placed(d.Pos, d.Message),
			Severity: d.Severity.word(), Rule: d.Rule,
		}
		if d.Hint != (lang.Text{}) {
			j.Hint = &d.Hint
		}
		for _, n := range d.Notes {
			j.Notes = append(j.Notes, placed(n.Pos, n.Message))
		}
		out = append(out, j)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// Workflow commands escape these in properties and data; see the forge's documentation of
// "workflow commands", section "Setting an error message".
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (l List) printGitHub(w io.Writer, language lang.Lang) error {
	var b strings.Builder
	for _, d := range l {
		fmt.Fprintf(&b, "::%s file=%s", d.Severity.word(), githubProperty.Replace(d.Pos.File))
		if d.Pos.Line > 0 {
			fmt.Fprintf(&b, ",line=%d,col=%d", d.Pos.Line, max(d.Pos.Col, 1))
		}
		message := d.Message.In(language)
		if h := d.Hint.In(language); h != "" {
			message += "\n" + h
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", githubProperty.Replace(d.Rule), githubData.Replace(message))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
