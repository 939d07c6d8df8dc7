package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gazette/internal/desk/ask"
	"gazette/internal/desk/revise"
	"gazette/internal/example"
	"gazette/internal/lang"
	"gazette/internal/pipeline"
	"gazette/themes"
)

func (a *app) initCommand() *cobra.Command {
	var ofExample bool
	given := map[string]*string{}
	c := &cobra.Command{
		Use:   "init [DIR]",
		Args:  cobra.MaximumNArgs(1),
		Short: a.say(lang.Text{ZH: "建立一个新网站", EN: "begin a new site"}),
		Long: a.say(lang.Text{
			ZH: `init 逐项提问（用参数给出的不再提问），在空文件夹中建立一个新网站：配置、地区、计量单位、一份
待写的规划草稿、编辑器所用的 Schema，检查可以通过。文件要么全部写入，要么一个也不写；已有内容的文件夹不会改动。
--example 不提问，写入一个虚构省份的完整示例。`,
			EN: `init asks (what is given as a flag is not asked) and begins a site in an empty folder: settings, a
region, units, a first plan as a draft to be written, schemas for editors. It passes gazette check.
All files are written or none, and a folder that holds anything is left as it is. --example asks
nothing and writes a complete site of an invented province.`,
		}),
		Example: "  gazette init site\n  gazette init site --example\n  gazette init site --languages zh " +
			"--title-zh … --publisher-zh … --region-code … --region-name-zh …",
		RunE: func(c *cobra.Command, args []string) error {
			dir := append(args, ".")[0]
			if err := a.vacant(dir); err != nil {
				return err
			}
			var changes []revise.Change
			if ofExample {
				if err := a.noneGiven(given); err != nil {
					return err
				}
				changes = exampleFiles()
			} else {
				answers, err := a.answers(c.Context(), ask.SiteQuestions(), given)
				if err != nil {
					return err
				}
				changes = ask.Site(answers, today())
			}
			schemas, err := schemaFiles()
			if err != nil {
				return err
			}
			return a.begin(dir, append(changes, schemas...))
		},
	}
	for _, q := range ask.SiteQuestions() {
		about := q.Doc.In(a.lang)
		if len(q.Choices) > 0 {
			about += ": " + strings.Join(q.Choices, ", ")
		}
		given[q.Key] = c.Flags().String(q.Key, "", about)
	}
	c.Flags().BoolVar(&ofExample, "example", false, a.say(lang.Text{
		ZH: "写入一个虚构省份的示例网站",
		EN: "write the example site of an invented province",
	}))
	return c
}

func (a *app) noneGiven(given map[string]*string) error {
	for _, key := range slices.Sorted(maps.Keys(given)) {
		if *given[key] != "" {
			return fmt.Errorf(a.say(lang.Text{
				ZH: "示例网站的内容是固定的，--%s 不能与 --example 同用",
				EN: "the example site is what it is: --%s does not go with --example",
			}), key)
		}
	}
	return nil
}

// passedOver are what systems put into a folder that its owner takes for empty, and what git and gazette do.
var passedOver = []string{".git", ".gazette", ".DS_Store", "Thumbs.db", "desktop.ini"}

// vacant asks that a folder has no content yet, or is not there.
func (a *app) vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf(a.say(lang.Text{
			ZH: "无法在 %s 建立网站：%w",
			EN: "no site can begin in %s: %w",
		}), dir, err)
	}
	for _, e := range entries {
		if !slices.Contains(passedOver, e.Name()) {
			return fmt.Errorf(a.say(lang.Text{
				ZH: "文件夹 %s 不是空的（其中有 %s），没有写入任何内容；请另写一个文件夹，如 gazette init site",
				EN: "the folder %s is not empty (it has %s), and nothing has been written; name another: " +
					"gazette init site",
			}), dir, e.Name())
		}
	}
	return nil
}

// exampleFiles are those of the example site, with what every folder of a site has.
func exampleFiles() []revise.Change {
	changes := ask.About()
	files := example.Files()
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		changes = append(changes, revise.Change{Path: name, Data: data, Create: true})
		return err
	})
	if err != nil {
		panic(err) // the files are part of the program
	}
	return changes
}

// begin writes a new site, once it is known to pass the check.
func (a *app) begin(dir string, changes []revise.Change) error {
	err := a.inFolder(dir, func() error {
		theme, err := fs.Sub(themes.Default, "default")
		if err != nil {
			return err
		}
		empty := openedSite{options: pipeline.Options{Source: os.DirFS(dir), Theme: theme, Today: today()}}
		if err := a.addsNoFault(empty, changes, nil); err != nil {
			return err
		}
		return a.revise(dir, changes)
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, a.say(lang.Text{
		ZH: "已在 %s 建立网站（%d 个文件）。下一步：\n",
		EN: "a site has begun in %s (%d files). What comes next:\n",
	}), dir, len(changes))
	if filepath.Clean(dir) != "." {
		fmt.Fprintf(a.stdout, "  cd %s\n", quotedToType(dir, runtime.GOOS))
	}
	fmt.Fprintln(a.stdout, a.say(lang.Text{
		ZH: "  gazette serve --draft --open   在浏览器中边改边看\n  gazette check                  检查",
		EN: "  gazette serve --draft --open   shows it in the browser while you edit\n" +
			"  gazette check                  says what is wrong",
	}))
	return nil
}

// inFolder makes a folder where there is none and writes into it. One that was made goes again when nothing is
// written.
func (a *app) inFolder(dir string, write func() error) (err error) {
	_, missing := os.Stat(dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf(a.say(lang.Text{ZH: "无法建立文件夹：%w", EN: "the folder cannot be made: %w"}), err)
	}
	if missing != nil {
		defer func() {
			if err != nil {
				err = errors.Join(err, os.RemoveAll(dir))
			}
		}()
	}
	return write()
}

// plainToType are the characters of names that no shell reads as its own.
var plainToType = regexp.MustCompile(`^[\pL\pN_./:\\@%+,][\pL\pN_./:\\@%+,-]*$`)

// quotedToType writes the name of a folder as it is typed behind cd: in the quotation marks of the shells of the
// system, where it needs any.
func quotedToType(name, system string) string {
	switch {
	case system == "windows" && !strings.ContainsAny(name, ` &()[]{}^=;!'+,~`+"`"):
		return name
	case system == "windows":
		return `"` + name + `"` // no name of Windows has one
	case strings.HasPrefix(name, "-"):
		return quotedToType("./"+name, system)
	case plainToType.MatchString(name) && !strings.Contains(name, `\`):
		return name
	}
	return quotedForShell(name)
}
