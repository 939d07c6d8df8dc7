package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gazette/internal/atomicfile"
	"gazette/internal/desk/revise"
	"gazette/internal/lang"
	"gazette/internal/load"
)

// schemaFolder is where the schemas lie in the folder of a site, and taploFile what leads editors there:
// Taplo, and with it VS Code's Even Better TOML, reads it by itself.
const (
	schemaFolder = ".taplo"
	taploFile    = ".taplo.toml"
)

func (a *app) schemaCommand() *cobra.Command {
	var source string
	var names []string
	for _, f := range load.Formats() {
		names = append(names, f.Name)
	}
	c := &cobra.Command{
		Use:       "schema [" + strings.Join(names, "|") + "]",
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: names,
		Short: a.say(lang.Text{
			ZH: "让编辑器能提示和检查 TOML 文件",
			EN: "help editors complete and check TOML files",
		}),
		Long: a.say(lang.Text{
			ZH: `schema 为每类 TOML 文件在 .taplo 文件夹中写入 JSON Schema，并写入 .taplo.toml 供编辑器查找：
在 VS Code 中安装 Even Better TOML 即可。带上名称时只输出该文件类型的 Schema，不写文件。`,
			EN: `schema writes a JSON Schema for every kind of TOML file to the folder .taplo, and .taplo.toml,
by which editors find them: in VS Code, install "Even Better TOML". With a name it prints
that one schema and writes nothing.`,
		}),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				for _, f := range load.Formats() {
					if f.Name == args[0] {
						return encodeSchema(a.stdout, f)
					}
				}
			}
			return a.writeSchemas(source)
		},
	}
	c.Flags().StringVar(&source, "source", ".", a.say(lang.Text{ZH: "网站所在文件夹", EN: "folder of the site"}))
	return c
}

func encodeSchema(w io.Writer, f load.Format) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(f.Schema.JSON(f.Title.ZH + " / " + f.Title.EN))
}

// schemaFiles are the schemas, and last what leads editors to them, by their paths in the folder of a site.
func schemaFiles() ([]revise.Change, error) {
	var files []revise.Change
	var rules bytes.Buffer
	rules.WriteString("# Written by gazette schema: leads TOML editors to the schemas in .taplo.\n")
	for _, f := range load.Formats() {
		if strings.HasSuffix(f.Files, ".md") {
			continue // editors check TOML files only
		}
		name := schemaFolder + "/" + f.Name + ".schema.json"
		var text bytes.Buffer
		if err := encodeSchema(&text, f); err != nil {
			return nil, err
		}
		files = append(files, revise.Change{Path: name, Data: text.Bytes(), Create: true})
		fmt.Fprintf(&rules, "\n[[rule]]\ninclude = [%q]\n\n[rule.schema]\npath = %q\n", f.Files, "./"+name)
	}
	return append(files, revise.Change{Path: taploFile, Data: rules.Bytes(), Create: true}), nil
}

func (a *app) writeSchemas(source string) error {
	files, err := schemaFiles()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(source, schemaFolder), 0o755); err != nil {
		return err
	}
	for _, f := range files {
		err := atomicfile.WriteBytes(filepath.Join(source, filepath.FromSlash(f.Path)), 0o644, f.Data)
		if err != nil {
			return err
		}
		fmt.Fprintln(a.stdout, f.Path)
	}
	return nil
}
