package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"github.com/spf13/cobra"

	"gazette/internal/history"
	"gazette/internal/lang"
)

//go:embed forges
var forges embed.FS

// A forge looks for its workflow in a file of its own.
type forge struct {
	name, file string
	noGo       bool // it has no Go that is new enough to run the program from its source
}

var forgesKnown = []forge{
	{"github", ".github/workflows/gazette.yml", false},
	{"gitlab", ".gitlab-ci.yml", false},
	{"gitea", ".gitea/workflows/gazette.yml", false},
	{"gitee", ".workflow/gazette.yml", true},
}

// A workflow is what the template of a forge is filled with.
type workflow struct {
	FromSource bool // in the repository of the program, go run makes it
	from, hash string
	site       string // path of the site below the top of the repository
}

// Run is how a workflow calls the program.
func (w workflow) Run() string {
	if w.FromSource {
		return "go run ./cmd/gazette"
	}
	return "gazette"
}

// Source is the flag that names the site, where it is not at the top.
func (w workflow) Source() string {
	if w.site == "." {
		return ""
	}
	return " --source " + quotedForShell(w.site)
}

// Get are the commands that put the pinned release into $HOME/gazette. One with another hash is not unpacked.
func (w workflow) Get() []string {
	return []string{
		`mkdir -p "$HOME/gazette"`,
		`curl --fail --silent --show-error --location --retry 3 --output "$HOME/gazette.tar.gz" '` + w.from + `'`,
		`echo "` + w.hash + `  $HOME/gazette.tar.gz" | sha256sum -c -`,
		`tar -xzf "$HOME/gazette.tar.gz" -C "$HOME/gazette" --strip-components=1`,
	}
}

func (a *app) hookForge() *cobra.Command {
	var source, from, hash string
	var names []string
	for _, f := range forgesKnown {
		names = append(names, f.name)
	}
	c := &cobra.Command{
		Use:       "forge " + strings.Join(names, "|"),
		Args:      cobra.ArbitraryArgs,
		ValidArgs: names,
		Short: a.say(lang.Text{
			ZH: "写入代码平台的流程文件：检查、说明、发布",
			EN: "write the workflow of a forge: check, comment, publish",
		}),
		Long: a.say(lang.Text{
			ZH: `forge 写入代码平台的流程文件。流程每次从 --from 的网址取得固定版本的 gazette，
核对 --sha256 后才使用；两者见发布页的 SHA256SUMS（取 linux-amd64.tar.gz 一行）。在 gazette 自己的仓库中可以不写。`,
			EN: `forge writes the workflow of a forge. It gets a pinned release of gazette from the address of --from
and uses it only if it has the hash of --sha256; both are on the page of the release, the hash in its
SHA256SUMS (the line of linux-amd64.tar.gz). In gazette's own repository they may be left out.`,
		}),
		Example: "  gazette hook forge gitee --from https://…/gazette-linux-amd64.tar.gz --sha256 …",
		RunE: func(_ *cobra.Command, args []string) error {
			i := slices.IndexFunc(forgesKnown, func(f forge) bool { return len(args) == 1 && f.name == args[0] })
			if i < 0 {
				return fmt.Errorf(a.say(lang.Text{
					ZH: "请写明一个代码平台：%s",
					EN: "name one forge: %s",
				}), strings.Join(names, ", "))
			}
			return a.writeWorkflow(forgesKnown[i], source, from, hash)
		},
	}
	c.Flags().StringVar(&source, "source", ".", a.say(lang.Text{ZH: "网站所在文件夹", EN: "folder of the site"}))
	c.Flags().StringVar(&from, "from", "", a.say(lang.Text{
		ZH: "gazette 发布包（linux-amd64.tar.gz）的网址",
		EN: "address of the release of gazette, its linux-amd64.tar.gz",
	}))
	c.Flags().StringVar(&hash, "sha256", "", a.say(lang.Text{
		ZH: "该发布包的 SHA-256，64 位十六进制",
		EN: "its SHA-256, 64 hexadecimal digits",
	}))
	return c
}

func (a *app) writeWorkflow(f forge, source, from, hash string) error {
	top, site, err := topOf(source)
	if err != nil {
		return err
	}
	w := workflow{FromSource: from == "" && !f.noGo && isProgram(top), from: from, hash: strings.ToLower(hash),
		site: site}
	if err := a.pinned(f, w); err != nil {
		return err
	}
	t, err := template.New(f.name+".yml").Delims("[[", "]]").ParseFS(forges, "forges/"+f.name+".yml")
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := t.Execute(&text, w); err != nil {
		return err
	}
	file := filepath.Join(top, filepath.FromSlash(f.file))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	if err := a.writeNew(file, text.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, a.say(lang.Text{
		ZH: "已写入 %s；文件开头说明了需要做的一次性设置\n",
		EN: "%s written; its first lines say what to set up once\n",
	}), file)
	return nil
}

// topOf is where forges look for workflows, and the site's path below it. A folder that is in no repository yet
// is taken for the top of one.
func topOf(source string) (top, site string, err error) {
	if info, err := os.Stat(source); err != nil || !info.IsDir() {
		return "", "", errors.Join(err, errors.New(source))
	}
	repo, err := history.Open(source)
	if errors.Is(err, history.ErrNoRepository) {
		return source, ".", nil
	}
	if err != nil {
		return "", "", err
	}
	return repo.Top(), path.Clean(repo.Prefix()), nil
}

// ownFiles are by what the repository of gazette itself is known.
var ownFiles = [...]string{"go.mod", "cmd/gazette/main.go"}

// isProgram reports whether a folder is the repository of gazette itself.
func isProgram(top string) bool {
	for _, name := range ownFiles {
		if _, err := os.Stat(filepath.Join(top, filepath.FromSlash(name))); errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	return true
}

var (
	// releaseAddress has no character that a shell or YAML would read as its own.
	releaseAddress = regexp.MustCompile(`^https?://[A-Za-z0-9.-]+(:[0-9]+)?/[A-Za-z0-9._~/%+,@=&?-]+$`)
	releaseHash    = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// pinned asks for a release, and for the hash by which it is known, unless the program is made from its source.
func (a *app) pinned(f forge, w workflow) error {
	switch {
	case w.FromSource && w.hash == "":
		return nil
	case w.from == "":
		return fmt.Errorf(a.say(lang.Text{
			ZH: "%s 的流程要先取得 gazette 程序：请用 --from 写明发布包（linux-amd64.tar.gz）的网址，用 --sha256 " +
				"写明它的哈希值，" +
				"两者见发布页；如没有发布页，可将发布包放在单位自己的服务器上",
			EN: "the workflow of %s has to get the program first: name the address of a release (its " +
				"linux-amd64.tar.gz) " +
				"with --from and its hash with --sha256; both are on the page of the release, which may also lie on " +
				"a server of your own",
		}), f.name)
	case !releaseAddress.MatchString(w.from):
		return fmt.Errorf(a.say(lang.Text{
			ZH: "--from 应为以 https:// 开头的网址，指向 linux-amd64.tar.gz，不能是 %q",
			EN: "--from is an address beginning with https:// that leads to a linux-amd64.tar.gz, not %q",
		}), w.from)
	case !releaseHash.MatchString(w.hash):
		return fmt.Errorf(a.say(lang.Text{
			ZH: "--sha256 应为 64 位十六进制数，见发布页的 SHA256SUMS，不能是 %q",
			EN: "--sha256 has 64 hexadecimal digits, as the SHA256SUMS of the release has it, and is not %q",
		}), w.hash)
	}
	return nil
}

func quotedForShell(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
