package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/search"
	"gazette/internal/terms"
)

// searchFlags are what narrows a search and how its answer is written.
type searchFlags struct {
	out                      string
	kind, plan, region, year string
	limit                    int
	json                     bool
}

func (a *app) searchCommand() *cobra.Command {
	var f searchFlags
	c := &cobra.Command{
		Use:   "search QUERY...",
		Args:  cobra.MinimumNArgs(1),
		Short: a.say(lang.Text{ZH: "检索已生成的网站", EN: "search the published website"}),
		Long: a.say(lang.Text{
			ZH: `search 像检索页面一样查询 public/ 文件夹中网站的索引：各词都要出现；引号内的词要连在一起；
-排除；OR 任选；plan: county: issuer: year: kind: 限定范围。查询以减号开头时，先写 --。
--lang 选择文本的语言。`,
			EN: `search asks the index of the website in the folder public/ as its search page does: all words
must be found, "in a row" in quotation marks, -without, one OR other, plan: county: issuer: year:
kind:. Put -- before a query that begins with a minus. --lang chooses the language of the texts.`,
		}),
		Example: "  gazette search 胸痛中心\n  gazette search --kind target --year 2025 三级医院\n" +
			"  gazette search --lang en '\"chest pain\" -stroke'",
		RunE: func(c *cobra.Command, args []string) error {
			answer, err := search.Ask(c.Context(), f.out, terms.WithYears(strings.Join(args, " "), today().Year),
				a.lang, f.filters(), f.limit)
			if errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf(a.say(lang.Text{
					ZH: "%s 中没有检索索引，请先运行 gazette build：%w",
					EN: "there is no search index in %s; run gazette build: %w",
				}), f.out, err)
			}
			if err != nil {
				return err
			}
			if f.json {
				e := json.NewEncoder(a.stdout)
				e.SetIndent("", "  ")
				e.SetEscapeHTML(false)
				return e.Encode(answer)
			}
			a.answer(answer)
			return nil
		},
	}
	c.Flags().StringVar(&f.out, "out", "public",
		a.say(lang.Text{ZH: "网站所在的输出文件夹", EN: "folder of the website"}))
	c.Flags().StringVar(&f.kind, "kind", "", a.say(lang.Text{
		ZH: "只要这一类：" + strings.Join(facets.KindNames(), "、"),
		EN: "only this kind: " + strings.Join(facets.KindNames(), ", "),
	}))
	c.Flags().StringVar(&f.plan, "plan", "", a.say(lang.Text{
		ZH: "只要这份规划（名称的一部分即可）",
		EN: "only of this plan (a part of its name will do)",
	}))
	c.Flags().StringVar(&f.region, "region", "", a.say(lang.Text{
		ZH: "只要这个地区：代码或名称的一部分",
		EN: "only of this region: its code or a part of its name",
	}))
	c.Flags().StringVar(&f.year, "year", "", a.say(lang.Text{ZH: "只要这一年的规划", EN: "only of plans of this year"}))
	c.Flags().IntVar(&f.limit, "limit", 10,
		a.say(lang.Text{ZH: "最多显示的结果数", EN: "show at most so many results"}))
	c.Flags().BoolVar(&f.json, "json", false, a.say(lang.Text{ZH: "以 JSON 格式输出", EN: "write the answer as JSON"}))
	return c
}

func (f searchFlags) filters() []terms.Filter {
	var filters []terms.Filter
	for _, x := range []terms.Filter{{Field: "kind", Value: f.kind}, {Field: "plan", Value: f.plan},
		{Field: "region", Value: f.region}, {Field: "year", Value: f.year}} {
		if x.Value != "" {
			filters = append(filters, x)
		}
	}
	return filters
}

// answer prints the results: where each stands, the passage with the words marked, the address.
func (a *app) answer(answer *search.Answer) {
	if answer.Cut {
		fmt.Fprintln(a.stdout, a.say(lang.Text{
			ZH: "检索内容过长：只检索了前 1000 个字，每个单词或数字只取前 40 个字符",
			EN: "the query is too long: only its first 1,000 characters are searched, of a word or number the first 40",
		}))
	}
	for _, c := range answer.Changes {
		fmt.Fprintf(
			a.stdout,
			a.say(lang.Text{ZH: "没有找到“%s”，改为检索 %s\n", EN: "nothing has %q; searched for %s instead\n"}),
			c.Word,
			strings.Join(c.For, ", "),
		)
	}
	for _, word := range answer.Unknown {
		fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "没有任何条目含“%s”\n", EN: "nothing has %q\n"}), word)
	}
	if answer.Relaxed > 0 {
		found := lang.Text{
			ZH: "%d 条结果含全部字词；%d 条含其中几个\n",
			EN: "%d results have all of it; %d have part\n",
		}
		if answer.Around {
			found = lang.Text{ZH: "%d 条结果；另有 %d 条与该地有关\n", EN: "%d results; %d more concern that place\n"}
		}
		fmt.Fprintf(a.stdout, a.say(found), answer.Total-answer.Relaxed, answer.Relaxed)
		if answer.Place != "" {
			fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "涉及%s的排在前面\n", EN: "what concerns %s comes first\n"}),
				answer.Place)
		}
	} else {
		fmt.Fprintf(a.stdout, a.say(lang.Text{ZH: "%d 条结果\n", EN: "%d results\n"}), answer.Total)
	}
	before, after := "[", "]"
	if file, ok := a.stdout.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		before, after = "\x1b[1;4m", "\x1b[0m"
	}
	for i, r := range answer.Results {
		fmt.Fprintf(a.stdout, "\n%d. %s\n", i+1, marked(r.Title, r.TitleMarks, before, after))
		about := []string{r.Trail}
		for _, more := range []string{r.Date, r.Status} {
			if more != "" {
				about = append(about, more)
			}
		}
		if r.Elsewhere {
			about = append(
				about,
				a.say(lang.Text{ZH: "由另一语言或术语表找到", EN: "found by the other language or the glossary"}),
			)
		}
		fmt.Fprintf(a.stdout, "   %s\n", strings.Join(about, " · "))
		if r.Passage != "" {
			fmt.Fprintf(a.stdout, "   %s\n", marked(r.Passage, r.Marks, before, after))
		}
		fmt.Fprintf(a.stdout, "   %s\n", r.Address)
	}
}

// marked writes a passage with its marks, which are in order and do not overlap.
func marked(passage string, marks [][2]int, before, after string) string {
	var b strings.Builder
	last := 0
	for _, m := range marks {
		b.WriteString(passage[last:m[0]] + before + passage[m[0]:m[1]] + after)
		last = m[1]
	}
	return b.String() + passage[last:]
}
