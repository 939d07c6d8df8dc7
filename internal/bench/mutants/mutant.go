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
	data            []byte // the whole file, changed
}

var swaps = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR, token.EQL: token.NEQ,
	token.NEQ: token.EQL,
	token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL, token.LAND: token.LOR,
	token.LOR: token.LAND,
}

// mutantsOf parses a file and makes every change of it. A change is made in the tree, written out and taken back.
func mutantsOf(pkg, file string) ([]mutant, error) {
	fset := token.NewFileSet()
	source, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(string(source), "\n")
	tree, err := parser.ParseFile(fset, file, source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	var all []mutant
	keep := func(pos token.Pos, what string) {
		var b bytes.Buffer
		if format.Node(&b, fset, tree) == nil {
			line := fset.Position(pos).Line
			all = append(all, mutant{pkg, file, what, strings.TrimSpace(lines[line-1]), line, b.Bytes()})
		}
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		change(n, keep)
		return true
	})
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
