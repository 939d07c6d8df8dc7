// Package mutants_test changes the code in small ways, one at a time in a copy, and says which changes
// the tests notice. It is run by hand:
//
//	go test -v -timeout 0 ./internal/bench/mutants -args -mutants 300 -seed 1
//
// A change that does not compile is not counted. One that makes a test run forever counts as caught.
package mutants_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

var packages = []string{"internal/policy", "internal/progress", "internal/site", "internal/render", "internal/check",
	"internal/desk/change"}

// A mutant is a place in a file and one way to change it.
type mutant struct {
	pkg, file, what string
	line            int
	data            []byte // the whole file, changed
}

var (
	count = flag.Int("mutants", 0, "how many changes to try; none unless it is said")
	seed  = flag.Uint64("seed", 1, "the sample is the same for the same seed")
)

// quick are the tests of the whole pipeline that are made of the example site alone.
const quick = "^Test(ReadersSee|TablesKeep|CalendarsGive|LegalForce|BarsAre|Compared|" +
	"TrendsStand|TimelinesStand|TilesSay|RollUpsAre|EditsAre|FactsThat|FeedsTell)"

func TestMutants(t *testing.T) {
	if *count == 0 {
		t.Skip("changes the code only when -mutants says how often")
	}
	dir := t.TempDir()
	if out, err := exec.Command("cp", "-r", "../../..", dir+"/copy").CombinedOutput(); err != nil {
		t.Fatal(string(out))
	}
	t.Chdir(dir + "/copy")
	var all []mutant
	for _, pkg := range packages {
		files, err := filepath.Glob(pkg + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				all = append(all, mutantsOf(t, pkg, file)...)
			}
		}
	}
	random := rand.New(rand.NewPCG(*seed, 0))
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	t.Logf("%d changes are possible", len(all))
	caught, tried, total := map[string]int{}, map[string]int{}, 0
	for _, m := range all {
		if total == *count {
			break
		}
		result := try(t, m)
		if result == "" {
			continue
		}
		total++
		tried[m.pkg]++
		if result == "caught" {
			caught[m.pkg]++
		}
		fmt.Printf("%s %s:%d: %s\n", result, m.file, m.line, m.what)
	}
	for _, pkg := range packages {
		fmt.Printf("%s: %d of %d caught\n", pkg, caught[pkg], tried[pkg])
	}
}

// try tests one change: "caught", "SURVIVED", or "" when it does not compile.
func try(t *testing.T, m mutant) string {
	original, err := os.ReadFile(m.file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, m.file, m.data)
	defer write(t, m.file, original)
	if !runs("build", "./"+m.pkg) {
		return ""
	}
	tests := [][]string{
		{"test", "-timeout", "60s", "./" + m.pkg, "./internal/site"},
		{"test", "-timeout", "120s", "-run", quick, "./internal/pipeline"},
	}
	if m.pkg == "internal/check" || m.pkg == "internal/desk/change" {
		tests = append(tests, []string{"test", "-timeout", "120s", "-run", "^Test(EveryRule|Diff)", "./cmd/gazette"})
	}
	for _, args := range tests {
		if !runs(args...) {
			return "caught"
		}
	}
	return "SURVIVED"
}

func write(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func runs(args ...string) bool {
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute)
	defer stop()
	return exec.CommandContext(ctx, "go", args...).Run() == nil
}

var swaps = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR, token.EQL: token.NEQ,
	token.NEQ: token.EQL,
	token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL, token.LAND: token.LOR,
	token.LOR: token.LAND,
}

// mutantsOf parses a file and makes every change of it. A change is made in the tree, written out and
// taken back.
func mutantsOf(t *testing.T, pkg, file string) []mutant {
	t.Helper()
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, file, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var all []mutant
	keep := func(pos token.Pos, what string) {
		var b bytes.Buffer
		if format.Node(&b, fset, tree) == nil {
			all = append(all, mutant{pkg, file, what, fset.Position(pos).Line, b.Bytes()})
		}
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if to, ok := swaps[n.Op]; ok {
				from := n.Op
				n.Op = to
				keep(n.Pos(), from.String()+" → "+to.String())
				n.Op = from
			}
		case *ast.IfStmt:
			cond := n.Cond
			n.Cond = &ast.UnaryExpr{Op: token.NOT, X: &ast.ParenExpr{X: cond}}
			keep(n.Pos(), "if not")
			n.Cond = cond
		case *ast.BasicLit:
			if v, err := strconv.Atoi(n.Value); n.Kind == token.INT && err == nil {
				old := n.Value
				n.Value = strconv.Itoa(v + 1)
				keep(n.Pos(), old+" → "+n.Value)
				n.Value = old
			}
		case *ast.BlockStmt:
			for i, s := range n.List {
				switch s.(type) {
				case *ast.ExprStmt, *ast.AssignStmt, *ast.IncDecStmt, *ast.BranchStmt:
					old := n.List
					n.List = slices.Concat(old[:i], old[i+1:])
					keep(s.Pos(), "statement removed")
					n.List = old
				}
			}
		}
		return true
	})
	return all
}
