package archtest_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"testing"
)

// A function that does not fit on a screen or two has more than one idea, and so has a file of 450
// lines.
const (
	longestFunction = 100
	longestFile     = 450
)

func TestFunctionsAndFilesStayShort(t *testing.T) {
	root := os.DirFS("../..")
	for _, file := range goFiles(t, root) {
		data, err := fs.ReadFile(root, file)
		if err != nil {
			t.Fatal(err)
		}
		fset := token.NewFileSet()
		parsed, err := parser.ParseFile(fset, file, data, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if n := fset.Position(parsed.FileEnd).Line; n > longestFile && !ast.IsGenerated(parsed) {
			t.Errorf("%s has %d lines, more than %d", file, n, longestFile)
		}
		for _, decl := range parsed.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := fset.Position(f.End()).Line - fset.Position(f.Pos()).Line + 1; n > longestFunction {
				t.Errorf("%s: %s has %d lines, more than %d", fset.Position(f.Pos()), f.Name.Name, n, longestFunction)
			}
		}
	}
}
