package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"gazette/internal/desk/revise"
	"gazette/internal/lang"
	"gazette/internal/pipeline"
	"gazette/internal/source"
)

func (a *app) addressesCommand() *cobra.Command {
	var in inputs
	var staged bool
	c := &cobra.Command{
		Use:   "addresses",
		Args:  cobra.NoArgs,
		Short: a.say(lang.Text{ZH: "把网站的新网址列入清单", EN: "add new addresses of the site to its list"}),
		Long: a.say(lang.Text{
			ZH: `addresses 维护 data/addresses.txt：每行一个公布过的网址，包括页面、条款、任务和术语，不分语言。
只增不减。此后网址如将失效，check 和 build 都会指出，并说明改法：在记录中写原编号（former_ids），
或在 data/withdrawn.toml 中注明撤回。装了 gazette hook 的，每次提交时自动补入。`,
			EN: `addresses keeps data/addresses.txt: each line is an address that was published, of a page, a
clause, a task or a term, without its language. It adds and never takes away. From then on check
and build say when one would lead nowhere, and what to do: name the id that the record had
(former_ids), or say in data/withdrawn.toml that it was withdrawn. gazette hook adds new ones at
every commit.`,
		}),
		Example: "  gazette addresses",
		RunE: func(*cobra.Command, []string) error {
			return a.listAddresses(in, staged)
		},
	}
	c.Flags().StringVar(&in.source, "source", ".", a.say(lang.Text{ZH: "网站所在文件夹", EN: "folder of the site"}))
	c.Flags().BoolVar(&staged, "staged", false, a.say(lang.Text{
		ZH: "按已暂存的内容补入已有的清单，供提交前使用",
		EN: "add those of what is staged to the list that there is: for the hook",
	}))
	return c
}

// listAddresses brings the list up to the files or, where there is one, to what is staged.
func (a *app) listAddresses(in inputs, staged bool) error {
	o, err := a.options(in)
	if err != nil {
		return err
	}
	o.MayDrop = true
	if err := a.withHistory(&o, in.source, staged); err != nil {
		return err
	}
	_, laid, list, err := pipeline.Lay(o)
	switch {
	case err != nil:
		return err
	case laid == nil:
		return a.report(onlyErrors(list), "text")
	case staged && !laid.Model.Listed:
		return nil
	}
	change := revise.Change{Path: source.AddressesFile}
	change.Old, err = os.ReadFile(filepath.Join(in.source, filepath.FromSlash(change.Path)))
	if change.Create = errors.Is(err, fs.ErrNotExist); err != nil && !change.Create {
		return err
	}
	change.Data = laid.AddressList(change.Old)
	if bytes.Equal(change.Old, change.Data) {
		return nil
	}
	if err := a.revise(in.source, []revise.Change{change}); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "%s：共 %d 个网址\n", EN: "%s: %d addresses\n"}), change.Path,
		bytes.Count(change.Data, []byte("\n")))
	return nil
}
