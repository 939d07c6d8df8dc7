package main

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
)

// A mutant is a place in a file and one way to change it.
type mutant struct {
	pkg, file, what string
	text            string // the line, as it was
	line            int
	offset          int    // in the file, behind the brace that opens the function; 0 outside of functions
	body            string // of that function, changed
	empty           bool   // the function gives nothing back
	data            []byte // outside of functions: the whole file, changed
}

var swaps = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR, token.EQL: token.NEQ,
	token.NEQ: token.EQL,
	token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL, token.LAND: token.LOR,
	token.LOR: token.LAND,
}

// mutantsOf parses a file and makes every change of it. A change is made in the tree, written out and taken back.
func mutantsOf(pkg, file string) ([]mutant, error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, file, source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(string(source), "\n")
	var all []mutant
	for _, decl := range tree.Decls {
		keep := func(pos token.Pos, what string) {
			m := mutant{pkg: pkg, file: file, what: what, line: fset.Position(pos).Line}
			m.text = strings.TrimSpace(lines[m.line-1])
			var b bytes.Buffer
			f, inside := decl.(*ast.FuncDecl)
			if inside {
				m.offset, m.empty = fset.Position(f.Body.Lbrace).Offset+1, f.Type.Results == nil
				err = format.Node(&b, fset, f.Body)
				m.body = b.String()
			} else {
				err = format.Node(&b, fset, tree)
				m.data = b.Bytes()
			}
			if err == nil {
				all = append(all, m)
			}
		}
		ast.Inspect(decl, func(n ast.Node) bool {
			change(n, keep)
			return true
		})
	}
	return all, nil
}

// change makes every change of a node, tells of each while it stands, and takes it back.
func change(n ast.Node, keep func(pos token.Pos, what string)) {
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
}
