package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"gazette/internal/desk/revise"
	"gazette/internal/desk/table"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/source"
)

// formFlags say who is asked, and for what.
type formFlags struct {
	in         inputs
	plan, date string
	regions    []string
}

func (a *app) formCommand() *cobra.Command {
	var f formFlags
	c := &cobra.Command{
		Use:   "form DIR",
		Args:  cobra.ExactArgs(1),
		Short: a.say(lang.Text{ZH: "为各县生成填报表", EN: "write the forms that counties fill in"}),
		Long: a.say(lang.Text{
			ZH: `form 为每个县写一个工作簿：要它报送的指标，含单位、日期和上次数值，及其医院的信息，
待填处有下拉列表和范围检查。
收回后用 gazette import 文件夹 一并导入。`,
			EN: `form writes a workbook for each county: the targets it is asked to report on, with unit, date and last
figure, and what is known of its hospitals; the cells to fill in have lists to choose from and ranges.
What comes back is taken in together by gazette import FOLDER.`,
		}),
		Example: "  gazette form forms\n  gazette form forms --region 990121 --date 2025",
		RunE:    func(_ *cobra.Command, args []string) error { return a.writeForms(f, args[0]) },
	}
	a.inputFlags(c, &f.in)
	flags := c.Flags()
	flags.StringVar(&f.plan, "plan", "",
		a.say(lang.Text{ZH: "只要这份规划的指标", EN: "only the targets of this plan"}))
	flags.StringSliceVar(&f.regions, "region", nil, a.say(lang.Text{
		ZH: "只为这些地区（代码或名称）生成，可以是市或省",
		EN: "only for these regions, by code or name; a city or a province too",
	}))
	flags.StringVar(&f.date, "date", "", a.say(lang.Text{
		ZH: "要报送哪一时间的数值，如 2025 或 2025-06；默认为已结束的最近一期",
		EN: "as of when figures are asked for (2025, 2025-06); else the last period that is over",
	}))
	return c
}

// writeForms writes all forms, or none when one of them is there already.
func (a *app) writeForms(f formFlags, folder string) error {
	site, err := a.openSite(f.in)
	if err != nil {
		return err
	}
	o, err := a.tableOptions(importFlags{plan: f.plan, date: f.date}, site)
	if err != nil {
		return err
	}
	if o.Today.Before(o.Date.First()) {
		return fmt.Errorf(a.say(lang.Text{
			ZH: "--date %s 晚于今天（%s），尚无数值可报",
			EN: "--date %s lies after today (%s), and there are no figures to report yet",
		}), f.date, o.Today)
	}
	regions, err := a.asked(site.model, f.regions)
	if err != nil {
		return err
	}
	changes, err := a.forms(table.NewForms(site.model, site.model.PlanBy[f.plan], o.Date, o.Today), regions,
		site.model.Site.First())
	if err != nil {
		return err
	}
	err = a.inFolder(folder, func() error {
		if err := a.recover(folder); err != nil {
			return err
		}
		for _, c := range changes {
			name := filepath.Join(folder, c.Path)
			if _, err := os.Lstat(name); err == nil {
				return fmt.Errorf(a.say(
					lang.Text{ZH: "%s 已存在，不会覆盖", EN: "%s is there already and is not overwritten"}), name)
			}
		}
		return a.revise(folder, changes)
	})
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(folder, source.ConfigFile)); err != nil { // to be sent, with forms alone in it
		if err := os.RemoveAll(filepath.Join(folder, ".gazette")); err != nil {
			return err
		}
	}
	for _, c := range changes {
		fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "已写入：%s\n", EN: "written: %s\n"}),
			filepath.ToSlash(filepath.Join(folder, c.Path)))
	}
	return nil
}

// forms are the files of the forms of regions, of those of whom something is asked.
func (a *app) forms(x *table.Forms, regions []*policy.Region, first lang.Lang) (changes []revise.Change, err error) {
	for _, r := range regions {
		data, err := x.Of(r)
		if err != nil {
			return nil, err
		}
		if data != nil {
			changes = append(changes, revise.Change{Path: r.Code + "-" + r.Name.In(first) + ".xlsx", Data: data,
				Create: true})
		}
	}
	if len(changes) == 0 {
		return nil, errors.New(a.say(lang.Text{
			ZH: "没有指标要求这些地区报送，也没有它们的医院",
			EN: "no target asks anything of these regions, and they have no hospitals",
		}))
	}
	return changes, nil
}

// asked are the regions that forms are for: those named, else all counties.
func (a *app) asked(m *policy.Model, names []string) (regions []*policy.Region, err error) {
	for _, name := range names {
		r, problem := table.Region(m, name)
		if r == nil {
			return nil, errors.New(problem.In(a.lang))
		}
		if !slices.Contains(regions, r) {
			regions = append(regions, r)
		}
	}
	for _, r := range m.Regions {
		if len(names) == 0 && r.Level == policy.County {
			regions = append(regions, r)
		}
	}
	return regions, nil
}
