package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"gazette/internal/diag"
	"gazette/internal/policy"
	"gazette/internal/scaffold"
)

func (a *app) newCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Args:  cobra.NoArgs,
		Short: a.say("begin a plan, notice, hospital, figure or target", "新建规划、公告、医院、数据或指标"),
		Long: a.say(`new asks what it needs, question by question, and writes the files in the right place, in both
languages, each line explained. What is given as a flag is not asked. Nothing that is there is
overwritten, and nothing is written that gazette check would complain about.`,
			`new 逐项提问，把文件写到正确的位置，中英文齐全，每行都有说明。用参数给出的不再提问。
不会覆盖已有内容；检查不通过的内容不会写入。`),
	}
	about := map[string]diag.Text{
		"plan": diag.T("a plan, as a draft with one clause to be written", "规划（草稿，含一条待写条款）"), "notice": diag.T("a notice, as a draft", "公告（草稿）"),
		"hospital": diag.T("a hospital", "医院"), "observation": diag.T("a figure that was reported", "一个报告的数据"), "target": diag.T("a target of a plan", "规划的一项指标"),
	}
	for _, kind := range scaffold.Kinds {
		c.AddCommand(a.newKind(kind, about[kind]))
	}
	return c
}

func (a *app) newKind(kind string, about diag.Text) *cobra.Command {
	var in inputs
	given := map[string]*string{}
	c := &cobra.Command{
		Use:     kind,
		Args:    cobra.NoArgs,
		Short:   about.In(a.lang),
		Example: "  gazette new " + kind,
		RunE: func(c *cobra.Command, _ []string) error {
			site, err := a.openSite(in)
			if err != nil {
				return err
			}
			today := site.model.Site.Today
			answers, err := a.answers(scaffold.Questions(kind, site.model, today), given)
			if err != nil {
				return err
			}
			draft, list := scaffold.Make(kind, site.model, site.tree, answers, today)
			if err := a.report(list, "text"); err != nil || draft == nil {
				return cmp.Or(err, errFaults)
			}
			if err := a.apply(importFlags{in: in, write: true}, site, draft.Changes); err != nil {
				return err
			}
			fmt.Fprintln(a.stdout, draft.Next.In(a.lang))
			return nil
		},
	}
	a.inputFlags(c, &in)
	for _, q := range scaffold.Questions(kind, &policy.Model{}, policy.Date{}) {
		about := q.Doc.In(a.lang)
		if len(q.Choices) > 0 {
			about += ": " + strings.Join(q.Choices, ", ")
		}
		given[q.Key] = c.Flags().String(q.Key, "", about)
	}
	return c
}

// answers takes those given as flags and asks for the others, until the input ends.
func (a *app) answers(questions []scaffold.Question, given map[string]*string) (scaffold.Answers, error) {
	in := bufio.NewReader(a.stdin)
	answers := scaffold.Answers{}
	ended := false
	for i, q := range questions {
		if q.When != nil && !q.When(answers) {
			continue
		}
		if flag := *given[q.Key]; flag != "" {
			value, problem := q.Read(flag)
			if problem != (diag.Text{}) {
				return nil, fmt.Errorf("--%s: %s", q.Key, problem.In(a.lang))
			}
			answers[q.Key] = value
			continue
		}
		value, err := a.oneAnswer(in, q, answers, fmt.Sprintf("%d/%d", i+1, len(questions)), &ended)
		if err != nil {
			return nil, err
		}
		answers[q.Key] = value
	}
	return answers, nil
}

// oneAnswer asks one question until an answer fits. Once the input has ended, the default answers, or
// nothing where nothing is needed.
func (a *app) oneAnswer(in *bufio.Reader, q scaffold.Question, answers scaffold.Answers, place string, ended *bool) (string, error) {
	standard := ""
	if q.Default != nil {
		standard = q.Default(answers)
	}
	for {
		line := ""
		if !*ended {
			a.ask(q, standard, place)
			var err error
			if line, err = in.ReadString('\n'); errors.Is(err, io.EOF) {
				*ended = true
			} else if err != nil {
				return "", err
			}
		}
		line = cmp.Or(strings.TrimSpace(line), standard)
		value, problem := q.Read(line)
		if problem == (diag.Text{}) {
			return value, nil
		}
		if *ended {
			return "", fmt.Errorf(a.say("nothing has been written: --%s is missing or does not fit: %s", "没有写入任何内容：缺少 --%s 或不合要求：%s"), q.Key, problem.In(a.lang))
		}
		fmt.Fprintf(a.stderr, "  %s\n", problem.In(a.lang))
	}
}

// ask writes a question: what to write, the choices by number, and what a mere return stands for.
func (a *app) ask(q scaffold.Question, standard, place string) {
	need := ""
	if !q.Required {
		need = a.say(" (may be left empty)", "（可不填）")
	}
	fmt.Fprintf(a.stderr, "[%s] %s%s\n", place, q.Doc.In(a.lang), need)
	for i, choice := range q.Choices {
		number := fmt.Sprintf("%2d  ", i+1)
		if !q.Numbered() {
			number = ""
		}
		fmt.Fprintln(a.stderr, strings.TrimRight("  "+number+choice+"  "+scaffold.Word(choice).In(a.lang), " "))
	}
	if standard != "" {
		fmt.Fprintf(a.stderr, a.say("  return: %s\n", "  直接回车：%s\n"), standard)
	}
	if f, ok := a.stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		fmt.Fprint(a.stderr, "> ")
	}
}
