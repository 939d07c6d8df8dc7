// Package archtest_test keeps the structure of the code: which package imports which, who may know a
// dependency, and how long a function may be. It imports none of them, so that it can speak even when
// they no longer compile together.
package archtest_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers are the packages in the README's order: a package imports only what stands before it, so
// the code flows one way, as the content does.
var layers = []string{
	// The pipeline makes a site.
	"internal/atomicfile", "internal/lang", "internal/diag", "internal/characters", "internal/numeral",
	"internal/richtext", "internal/clause",
	"internal/source",
	"internal/record", "internal/facets", "internal/terms",
	"internal/policy", "internal/progress", "internal/load", "internal/check",
	"internal/workbook", "internal/hosting", "internal/site", "internal/database", "internal/bundle",
	"internal/card", "internal/render",
	"internal/search/wire", "internal/search", "internal/publish",
	"internal/history", "internal/pipeline",
	// The desk helps those who edit; nothing of the pipeline imports it.
	"internal/desk/office", "internal/desk/revise", "internal/desk/format", "internal/desk/table",
	"internal/desk/document",
	"internal/desk/ask",
	"internal/desk/change", "internal/desk/preview", "internal/deploy",
	"internal/example", "internal/licenses", "internal/licenses/gather", "internal/release",
	"internal/testkit", "internal/testkit/testdate", "internal/bench/mutants", "internal/bench/pairs",
	"themes", "cmd/gazette",
}

// forbidden are imports within that order which would still tie together what must stay apart.
var forbidden = map[string]map[string]string{
	"internal/policy":   {"internal/source": "the domain knows no files"},
	"internal/progress": {"internal/source": "arithmetic knows no files"},
	"internal/check": {"internal/source": "rules read the model only",
		"internal/load": "rules read the model only"},
	"internal/site": {"internal/source": "pages come from the model",
		"internal/load": "pages come from the model", "internal/check": "a checked model is just a model"},
	"internal/render": {"internal/source": "templates see pages", "internal/load": "templates see pages",
		"internal/check": "templates see pages"},
	"internal/search": {"internal/source": "search sees pages", "internal/load": "search sees pages",
		"internal/check": "search sees pages", "internal/render": "what is found does not depend on how it looks"},
	"internal/desk/change": {"internal/source": "changes are told from models",
		"internal/load": "changes are told from models", "internal/check": "changes are told from models",
		"internal/render": "changes are told without a theme", "internal/search": "changes are told without a search"},
	"internal/desk/table": {
		"internal/check": "what comes in is checked as all else is, after it is written into the model"},
	"internal/desk/revise": {"internal/source": "it knows bytes and paths only",
		"internal/policy": "it knows bytes and paths only"},
	"internal/publish": {"internal/site": "publishing knows files only",
		"internal/render": "publishing knows files only", "internal/policy": "publishing knows files only"},
}

// owners are the only packages that may know a dependency.
var owners = map[string][]string{
	"github.com/yuin/goldmark":       {"internal/source"},
	"github.com/pelletier/go-toml":   {"internal/record"},
	"github.com/go-enry/go-enry":     {"internal/source"},
	"github.com/blevesearch/bleve":   {"internal/search"},
	"github.com/blevesearch/zapx":    {"internal/search"},
	"go.etcd.io/bbolt":               {"internal/search"},
	"github.com/xuri/excelize":       {"internal/workbook", "internal/render", "internal/desk/table"},
	"golang.org/x/net/html":          {"internal/search", "internal/desk/document"},
	"html/template":                  {"internal/render"},
	"encoding/csv":                   {"internal/render", "internal/desk/table", "internal/desk/ask"},
	"github.com/spf13/cobra":         {"cmd/gazette"},
	"github.com/schollz/progressbar": {"cmd/gazette"},
	"github.com/fsnotify/fsnotify":   {"internal/desk/preview"},
	"github.com/evanw/esbuild":       {"internal/bundle"},
	"github.com/go-git/go-git":       {"internal/history"},
	"rsc.io/qr":                      {"internal/render"},
	"modernc.org/sqlite":             {"internal/database"},
	"github.com/andybalholm/brotli":  {"internal/pipeline"},
	"github.com/klauspost/compress":  {"internal/search/wire", "internal/workbook", "internal/pipeline"},
	"gocloud.dev":                    {"internal/deploy"},
	"golang.org/x/image":             {"internal/card"},
	"github.com/aws/smithy-go":       {"internal/deploy"},
	"github.com/aws/aws-sdk-go-v2":   {"internal/deploy"},
}

// impure are packages that no stage of a build may use: the same input must give the same bytes.
var impure = []string{"net/http"}

// free are the packages that are no stage of a build, and why.
var free = map[string]string{
	"internal/desk/preview":     "a preview answers requests and watches the clock",
	"internal/deploy":           "it sends what was built to a store, and watches how long that is silent",
	"internal/testkit":          "only tests import it",
	"internal/testkit/testdate": "only tests import it",
	"internal/bench/pairs":      "it measures other programs by the clock",
}

func TestImportsFlowOneWay(t *testing.T) {
	root := os.DirFS("../..")
	for _, file := range goFiles(t, root) {
		checkFile(t, root, file)
	}
}

// goFiles are the Go files of this repository that are no tests. In node_modules is what npm brings.
func goFiles(t *testing.T, root fs.FS) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(root, ".", func(file string, d fs.DirEntry, err error) error {
		if d != nil && d.Name() == "node_modules" {
			return fs.SkipDir
		}
		if err == nil && strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go") {
			files = append(files, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// checkFile reads the imports itself: a test that asked the go command would be cached and go stale.
func checkFile(t *testing.T, root fs.FS, file string) {
	t.Helper()
	data, err := fs.ReadFile(root, file)
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, file, data, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	pkg := path.Dir(file)
	at := slices.Index(layers, pkg)
	if at < 0 {
		t.Errorf("%s: package %s is not in the table of layers", file, pkg)
		return
	}
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		where := fset.Position(spec.Pos())
		if own, ok := strings.CutPrefix(imported, "gazette/"); ok {
			if i := slices.Index(layers, own); i < 0 || i >= at {
				t.Errorf("%s: %s imports %s, which stands below it", where, pkg, own)
			}
			if why := forbidden[pkg][own]; why != "" {
				t.Errorf("%s: %s imports %s: %s", where, pkg, own, why)
			}
		}
		for dependency, own := range owners {
			if (imported == dependency || strings.HasPrefix(imported, dependency+"/")) && !slices.Contains(own, pkg) {
				t.Errorf("%s: only %s may import %s", where, strings.Join(own, " and "), dependency)
			}
		}
		if strings.HasPrefix(pkg, "internal/") && free[pkg] == "" && slices.Contains(impure, imported) {
			t.Errorf("%s: a build uses no network", where)
		}
	}
	for _, call := range []string{"time.Now(", "os.Getenv(", "func init()"} {
		if strings.HasPrefix(pkg, "internal/") && free[pkg] == "" && strings.Contains(string(data), call) {
			t.Errorf("%s: %s in a stage of the build: the same input must give the same bytes", file,
				strings.TrimSuffix(call, "("))
		}
	}
}
