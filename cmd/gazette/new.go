package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gazette/internal/desk/ask"
	"gazette/internal/desk/revise"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/pipeline"
	"gazette/internal/policy"
	"gazette/internal/source"
)

func (a *app) newCommand() *cobra.Command {
	c := &cobra.Command{
		Use:  "new",
		Args: cobra.NoArgs,
		Short: a.say(lang.Text{
			ZH: "新建规划、公告、医院、数据或指标",
			EN: "begin a plan, notice, hospital, figure or target",
		}),
		Long: a.say(lang.Text{
			ZH: `new 逐项提问，把文件写到正确的位置，网站的各种语言齐全，每行都有说明。用参数给出的不再提问。
不会覆盖已有内容；检查不通过的内容不会写入。`,
			EN: `new asks what it needs, question by question, and writes the files in the right place, in each
language of the site, each line explained. What is given as a flag is not asked. Nothing that is there is
overwritten, and nothing is written that gazette check would complain about.`,
		}),
	}
	about := map[string]lang.Text{
		"plan": lang.Text{
			ZH: "规划（草稿，含一条待写条款）",
			EN: "a plan, as a draft with one clause to be written",
		}, "notice": lang.Text{
			ZH: "公告（草稿）",
			EN: "a notice, as a draft",
		},
		"hospital": lang.Text{ZH: "医院", EN: "a hospital"}, "observation": lang.Text{
			ZH: "一个报告的数据",
			EN: "a figure that was reported",
		}, "target": lang.Text{
			ZH: "规划的一项指标",
			EN: "a target of a plan",
		},
	}
	for _, kind := range ask.Kinds {
		c.AddCommand(a.newKind(kind, about[kind]))
	}
	return c
}

func (a *app) newKind(kind string, about lang.Text) *cobra.Command {
	var in inputs
	given := map[string]*string{}
	c := &cobra.Command{
		Use:     kind,
		Args:    cobra.NoArgs,
		Short:   about.In(a.lang),
		Example: "  gazette new " + kind,
		RunE: func(c *cobra.Command, _ []string) error {
			in.draft = true // a target may be of a plan that is still a draft
			site, known, err := a.openFaulty(in)
			if err != nil {
				return err
			}
			today := site.model.Site.Today
			answers, err := a.answers(c.Context(), ask.Questions(kind, site.model, today), given)
			if err != nil {
				return err
			}
			draft, list := ask.Make(kind, site.model, site.tree, answers, today)
			if err := a.report(list, "text"); err != nil || draft == nil {
				return cmp.Or(err, errFaults)
			}
			if err := a.addsNoFault(site, draft.Changes, known); err != nil {
				return err
			}
			if err := a.write(in.source, site, draft.Changes); err != nil {
				return err
			}
			fmt.Fprintln(a.stdout, draft.Next.In(a.lang))
			return nil
		},
	}
	a.inputFlags(c, &in)
	for _, q := range ask.Questions(kind, &policy.Model{}, policy.Date{}) {
		about := q.Doc.In(a.lang)
		if len(q.Choices) > 0 {
			about += ": " + strings.Join(q.Choices, ", ")
		}
		given[q.Key] = c.Flags().String(q.Key, "", about)
	}
	return c
}

// openFaulty reads a site that may have faults, such as those of a draft that is not finished, and
// returns them: what is new must add none.
func (a *app) openFaulty(in inputs) (openedSite, diag.List, error) {
	o, err := a.options(in)
	if err != nil {
		return openedSite{}, nil, err
	}
	model, list, err := pipeline.Check(o)
	if err != nil {
		return openedSite{}, nil, err
	}
	model.NameInBoth()
	tree, _, err := source.Read(o.Source)
	return openedSite{o, tree, model}, list, err
}

// addsNoFault checks the site as it would be. That a draft has still to be written is no fault.
func (a *app) addsNoFault(site openedSite, changes []revise.Change, known diag.List) error {
	after := site.options
	after.Source = revise.Over(site.options.Source, changes)
	_, list, err := pipeline.Check(after)
	if err != nil {
		return err
	}
	had := map[string]bool{}
	for _, d := range known {
		had[d.Rule+d.Pos.File+d.Message.EN] = true
	}
	added := slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		return d.Severity != diag.Error || d.Rule == "unfinished" || had[d.Rule+d.Pos.File+d.Message.EN]
	})
	if len(added) > 0 {
		fmt.Fprintln(a.stdout, a.say(lang.Text{
			ZH: "没有写入任何内容：写入后会出现问题",
			EN: "nothing has been written: it would have faults",
		}))
	}
	return a.report(added, "text")
}
