package archtest_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"

	"gazette/internal/source"
)

// The folders of a site are named in package source and nowhere else. Sentences for readers may spell them out, and so
// may what makes sites for tests.
func TestFoldersOfASiteAreNamedOnce(t *testing.T) {
	root := os.DirFS("../..")
	for _, file := range goFiles(t, root) {
		dir := path.Dir(file)
		if dir == "internal/source" || dir == "internal/testkit" || strings.HasPrefix(dir, "internal/bench") {
			continue
		}
		data, err := fs.ReadFile(root, file)
		if err != nil {
			t.Fatal(err)
		}
		fset := token.NewFileSet()
		parsed, err := parser.ParseFile(fset, file, data, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING && namesFolder(lit.Value) {
				t.Errorf("%s: %s is named in package source", fset.Position(lit.Pos()), lit.Value)
			}
			return true
		})
	}
}

// namesFolder reports whether a literal is a path of the sources of a site, and no sentence.
func namesFolder(literal string) bool {
	text, err := strconv.Unquote(literal)
	if err != nil || strings.ContainsAny(text, " ，。") {
		return false
	}
	for _, name := range []string{
		source.PlansFolder, source.PagesFolder, source.NoticesFolder, source.RegionsFolder, source.HospitalsFolder,
		source.TargetsFolder, source.TasksFolder, source.FiguresFolder, source.UnitsFile, source.GlossaryFile,
		source.WithdrawnFile,
	} {
		if rest, ok := strings.CutPrefix(text, name); ok && (rest == "" || rest[0] == '/') {
			return true
		}
	}
	return false
}
