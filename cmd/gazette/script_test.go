package main

import (
	"context"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"

	"gazette/internal/testkit"
)

func TestMain(m *testing.M) {
	testscript.Main(testkit.InMemory{Tests: m}, map[string]func(){
		"gazette": func() { os.Exit(run(context.Background(), os.Args[1:], os.Getenv, os.Stdout, os.Stderr)) },
	})
}

// The scripts run the real command over the site of testdata/base.txtar, which stands in $WORK/site.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			base, err := txtar.ParseFile("testdata/base.txtar")
			if err != nil {
				return err
			}
			// What a terminal that writes GBK sends for 雪笛县中医院.
			if err := os.WriteFile(e.WorkDir+"/gbk.answers",
				[]byte("\xd1\xa9\xb5\xd1\xcf\xd8\xd6\xd0\xd2\xbd\xd4\xba\n"), 0o644); err != nil {
				return err
			}
			// Hundreds of short runs: to collect garbage would take them as long as what is tried.
			e.Setenv("GOGC", "off")
			e.Setenv("XDG_CACHE_HOME", e.WorkDir+"/.cache") // of the script's own
			return txtar.Write(base, e.WorkDir+"/site")
		},
	})
}
