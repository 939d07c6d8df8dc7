package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gazette/internal/desk/revise"
	"gazette/internal/desk/table"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/pipeline"
	"gazette/internal/policy"
	"gazette/internal/source"
)

// importFlags are what says how a file is taken in.
type importFlags struct {
	in                                  inputs
	write, skipRefused, template        bool
	onlyGood                            bool
	receipts                            string
	sheet, plan, date, from, url, issue string
	why                                 string
	slug                                string
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import FILE|FOLDER…",
		Short: a.say(lang.Text{ZH: "导入收到的表格或公文", EN: "take in a table or a document that was sent"}),
		Long: a.say(lang.Text{
			ZH: `import 先显示文件会带来哪些改动：表格（.xlsx、.csv）逐个列出新增、更改、相同和不能导入的数值及原因；
公文（.docx、.txt、.html；装有 LibreOffice 时也可用 .doc、.wps、.rtf、.odt，装有 pdftotext 时也可用 .pdf）
显示将生成的规划。几个表格或整个文件夹一并导入。
加上 --write 才写入，要么全部写入，要么（有问题时）一个也不写。`,
			EN: `import shows what a file would change: with a table (.xlsx, .csv) each figure that is new, changed, the
same or refused, and why; with a document (.docx, .txt, .html, with LibreOffice also .doc, .wps, .rtf and
.odt, with pdftotext also .pdf) the plan that would be made of it.
Several tables, or a folder of them, are taken in together.
Nothing is written until --write is given, and then all of it or, if anything is wrong, nothing.`,
		}),
		Example: "  gazette import counties.xlsx\n  gazette import counties.xlsx --write\n" +
			"  gazette import plan.docx --slug song-county-plan-2025 --write\n  gazette import --template form.xlsx",
		RunE: func(_ *cobra.Command, args []string) error {
			if f.template {
				return a.writeTemplate(f, append(args, "gazette-template.xlsx")[0])
			}
			if len(args) == 0 {
				return errors.New(a.say(lang.Text{
					ZH: "请写明要导入的文件，或加 --template",
					EN: "name the file to import, or give --template",
				}))
			}
			if len(args) > 1 || isFolder(args[0]) {
				return a.importMany(f, args)
			}
			return a.importFile(f, args[0])
		},
	}
	a.inputFlags(c, &f.in)
	flags := c.Flags()
	flags.BoolVar(&f.write, "write", false, a.say(lang.Text{ZH: "写入改动", EN: "write the changes"}))
	flags.BoolVar(&f.skipRefused, "skip-refused", false, a.say(lang.Text{
		ZH: "跳过不能导入的数值，写入其余部分",
		EN: "write the rest although some figures are refused",
	}))
	flags.BoolVar(&f.onlyGood, "only-good", false, a.say(lang.Text{
		ZH: "写入没有问题的文件，有问题的文件整个不导入",
		EN: "write the files that nothing is wrong with, and leave out the others whole",
	}))
	flags.StringVar(&f.receipts, "receipts", "", a.say(lang.Text{
		ZH: "在此文件夹为每个表格写一份回执：收入了什么，没有收入什么，为什么",
		EN: "write a receipt for each table into this folder: what was taken, what was not, and why",
	}))
	flags.BoolVar(&f.template, "template", false,
		a.say(lang.Text{ZH: "生成待填写的表格模板", EN: "write a workbook to fill in"}))
	flags.StringVar(&f.sheet, "sheet", "",
		a.say(lang.Text{ZH: "只导入这个工作表", EN: "only this sheet of the workbook"}))
	flags.StringVar(&f.plan, "plan", "", a.say(lang.Text{
		ZH: "指标所属的规划，或结对帮扶所依据的规划",
		EN: "the plan that the targets belong to, or under which hospitals are paired",
	}))
	flags.StringVar(&f.date, "date", "", a.say(lang.Text{
		ZH: "数据日期（表中未写时）",
		EN: "date of the figures, where the table gives none",
	}))
	flags.StringVar(&f.from, "from", "", a.say(lang.Text{
		ZH: "数据来源（表中未写时），写作“中文 | English”；单语网站只写一种",
		EN: "source of the figures where the table gives none, as “中文 | English” or in the one language of the site",
	}))
	flags.StringVar(&f.url, "url", "", a.say(lang.Text{ZH: "来源网址", EN: "address of the source"}))
	flags.StringVar(&f.issue, "published", "", a.say(lang.Text{
		ZH: "来源发布日期",
		EN: "date on which the source was published",
	}))
	flags.StringVar(&f.why, "why", "", a.say(lang.Text{
		ZH: "更正原因，写作“中文 | English”；单语网站只写一种",
		EN: "reason for corrections, as “中文 | English” or in the one language of the site",
	}))
	flags.StringVar(&f.slug, "slug", "",
		a.say(lang.Text{ZH: "新规划的文件夹名", EN: "name of the folder of the new plan"}))
	return c
}

// importFile takes in one file, by what its name says that it is.
func (a *app) importFile(f importFlags, name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	site, err := a.openSite(f.in)
	if err != nil {
		return err
	}
	shown := filepath.ToSlash(filepath.Base(name))
	switch ending := strings.ToLower(filepath.Ext(name)); ending {
	case ".docx", ".docm", ".doc", ".wps", ".txt", ".html", ".htm", ".rtf", ".odt", ".ofd", ".pdf", ".md":
		if ending == ".txt" && table.IsText(data) {
			break
		}
		return a.importDocument(f, site, shown, data)
	}
	return a.importTables(f, site, []sentFile{a.readTable(f, shown, data)})
}

// An openedSite is the files of a site and the model of them, without faults.
type openedSite struct {
	options pipeline.Options
	tree    *source.Tree
	model   *policy.Model
}

// openSite reads the site. One with faults is refused: what a change would add to them could not be
// told. Drafts, whose faults are what is still to do, are left out unless they are asked for.
func (a *app) openSite(in inputs) (openedSite, error) {
	o, err := a.options(in)
	if err != nil {
		return openedSite{}, err
	}
	model, list, err := pipeline.Check(o)
	if err != nil {
		return openedSite{}, err
	}
	if faults, _ := list.Count(); faults > 0 {
		fmt.Fprintln(a.stderr, a.say(lang.Text{
			ZH: "网站现有问题，请先改正再导入",
			EN: "the site has faults; mend them first, then import",
		}))
		return openedSite{}, a.report(list, "text")
	}
	model.NameInBoth()
	tree, _, err := source.Read(o.Source)
	return openedSite{o, tree, model}, err
}

func (a *app) tableOptions(f importFlags, site openedSite) (table.Options, error) {
	o := table.Options{Today: site.model.Site.Today, Plan: f.plan, Why: twoLanguages(f.why),
		Source: policy.Source{Name: twoLanguages(f.from), URL: f.url}}
	if f.plan != "" && site.model.PlanBy[f.plan] == nil {
		return o, fmt.Errorf(
			a.say(lang.Text{ZH: "content/plans 中没有规划“%s”", EN: "there is no plan %q in content/plans"}),
			f.plan,
		)
	}
	for flag, date := range map[string]*policy.Date{f.date: &o.Date, f.issue: &o.Source.Published} {
		if flag == "" {
			continue
		}
		d, err := policy.ParseDate(flag)
		if err != nil {
			return o, fmt.Errorf(a.say(lang.Text{
				ZH: "日期应写作 2025、2025-06 或 2025-06-30，不能是 %q",
				EN: "dates are such as 2025, 2025-06 or 2025-06-30, not %q",
			}), flag)
		}
		*date = d
	}
	return o, nil
}

func twoLanguages(s string) lang.Text {
	zh, en, _ := strings.Cut(s, "|")
	return lang.Text{ZH: strings.TrimSpace(zh), EN: strings.TrimSpace(en)}
}

// apply makes changes, if it was asked to, after it has checked the site as it would be with them.
func (a *app) apply(f importFlags, site openedSite, changes []revise.Change) error {
	list, err := site.with(changes)
	if err != nil {
		return err
	}
	return a.finish(f, site, changes, list)
}

// with checks the site as it would be with changes.
func (s openedSite) with(changes []revise.Change) (diag.List, error) {
	if len(changes) == 0 {
		return nil, nil
	}
	after := s.options
	after.Source = revise.Over(s.options.Source, changes)
	_, list, err := pipeline.Check(after)
	return list, err
}

// finish makes changes with which the rules found what the list says.
func (a *app) finish(f importFlags, site openedSite, changes []revise.Change, list diag.List) error {
	if len(changes) == 0 {
		fmt.Fprintln(a.stdout, a.say(lang.Text{ZH: "没有需要写入的内容", EN: "there is nothing to write"}))
		return nil
	}
	if faults, _ := list.Count(); faults > 0 {
		fmt.Fprintln(a.stdout, a.say(lang.Text{
			ZH: "没有写入任何内容：写入后网站会出现问题",
			EN: "nothing has been written: with these changes the site would have faults",
		}))
		return a.report(list, "text")
	}
	if !f.write {
		for _, c := range changes {
			fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "将写入 %s\n", EN: "would write %s\n"}), c.Path)
		}
		fmt.Fprintln(a.stdout, a.say(lang.Text{
			ZH: "尚未写入；确认无误后请加 --write 再运行一次",
			EN: "nothing has been written; to write, run it again with --write",
		}))
		return nil
	}
	return a.write(f.in.source, site, changes)
}

// write makes changes that have been checked, and names the files.
func (a *app) write(folder string, site openedSite, changes []revise.Change) error {
	for i := range changes {
		if err := asOnDisk(site.options.Source, &changes[i]); err != nil {
			return err
		}
	}
	if err := a.revise(folder, changes); err != nil {
		return err
	}
	for _, c := range changes {
		fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "已写入：%s\n", EN: "written: %s\n"}), c.Path)
	}
	return nil
}

// asOnDisk gives a change the bytes and the line ends that its file has on the disk: a file is read
// without byte order mark and with plain line ends.
func asOnDisk(fsys fs.FS, c *revise.Change) error {
	if c.Create {
		return nil
	}
	raw, err := fs.ReadFile(fsys, c.Path)
	if err != nil {
		return err
	}
	if text, _, ok := source.Text(raw); !ok || !bytes.Equal(text, c.Old) {
		return nil // it has changed since, which revise will find and say
	}
	if bytes.Contains(raw, []byte("\r\n")) {
		c.Data = bytes.ReplaceAll(c.Data, []byte("\n"), []byte("\r\n"))
	}
	const mark = "\ufeff"
	if bytes.HasPrefix(raw, []byte(mark)) {
		c.Data = append([]byte(mark), c.Data...)
	}
	c.Old = raw
	return nil
}

func (a *app) writeTemplate(f importFlags, name string) error {
	site, err := a.openSite(f.in)
	if err != nil {
		return err
	}
	data, err := table.Template(site.model)
	if err != nil {
		return err
	}
	if err := a.writeNew(name, data); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "已写入：%s\n", EN: "written: %s\n"}), name)
	return nil
}
