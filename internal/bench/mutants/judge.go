package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// What of the pipeline is asked: the tests of one build of the example site, then those of one of the real site. Others
// build many sites or a large one, or are about search, and what is kept between builds: to ask them of each change
// would take hours. Without them the share that is caught is told too low, never too high.
const (
	ofExample = "^Test(AChartOffers|AHospitalIs|BarsAre|BarsSay|CalendarsGive|ComparedCounties|DownloadsSay|" +
		"EachTable|EmbedsAre|EveryTarget|FeedsAndCalendarsSpeak|FeedsTell|Headers|Hospitals|Leaflets|" +
		"ListsAreNarrowed|OneWord|ReadersSee|Requirements|RollUps|TablesKeep|TablesTell|TargetsAreCounted|" +
		"TasksSay|Tiles|Timelines|Trends|WhatWasDone)"
	ofReal = "^Test(ACounty|AFontOf|AProvince|ASiteLinks|Canonical|CardsAre|CSVOnTheWeb|DataPackage|EveryLink|" +
		"EveryPage|FeedsAndCalendarsCan|HomeLeads|NoReport|NoSeparator|ProgramsAreToldWhat|Published|RealSite|Shares|" +
		"Sitemaps|Statuses|WhatThePageOn|WorkbookAnd)"
)

// fast are the tests of render that build no site.
const fast = "Cards|Columns|Texts|Named|Charts|Words|Say|Told|Deadlines|Shares|Formula|Workbook|PathOf"

// A judge is a run of tests. None opens a browser.
type judge struct {
	pkg  string
	args []string
}

// judges are all runs of tests, the cheapest first.
var judges = []judge{
	{"internal/policy", nil},
	{"internal/progress", nil},
	{"internal/check", nil},
	{"internal/desk/change", nil},
	{"internal/load", nil},
	{"internal/site", nil},
	{"internal/render", []string{"-test.run", fast}},
	{"internal/pipeline", []string{"-test.run", ofExample}},
	{"cmd/gazette", []string{"-test.run", "^Test(EveryRule|Diff)"}},
	{"internal/render", []string{"-test.skip", fast}},
	{"internal/pipeline", []string{"-test.run", ofReal}},
}

// binary is where the compiled tests of a package stand.
func binary(pkg string) string { return filepath.Join("mutant-tests", path.Base(pkg)+".test") }

// compile compiles the tests of all judges.
func compile() error {
	for _, j := range judges {
		args := []string{"test", "-c", "-vet=off", "-ldflags=-s -w", "-o", binary(j.pkg), "./" + j.pkg}
		if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
	}
	return nil
}

// unchanged runs all judges without a change, which must pass, and says which changes each of them reaches: no other
// can be noticed by it.
func unchanged() (reach []map[int]bool, err error) {
	if err := choose(-1); err != nil {
		return nil, err
	}
	for _, j := range judges {
		if err := os.WriteFile(reached, nil, 0o644); err != nil {
			return nil, err
		}
		if failed := j.run(); failed != "" {
			return nil, fmt.Errorf("nothing was changed, and this fails in %s: %s", j.pkg, failed)
		}
		data, err := os.ReadFile(reached)
		if err != nil {
			return nil, err
		}
		of := map[int]bool{}
		for line := range strings.Lines(string(data)) {
			var n int
			if _, err := fmt.Sscan(line, &n); err != nil {
				return nil, err
			}
			of[n] = true
		}
		fmt.Printf("%s reaches %d of the changes\n", j.pkg, len(of))
		reach = append(reach, of)
	}
	return reach, nil
}

func choose(n int) error { return os.WriteFile(chosen, fmt.Append(nil, n), 0o644) }

// run is the first line by which the tests fail; empty if all pass. They are ended there.
func (j judge) run() string {
	program, err := filepath.Abs(binary(j.pkg))
	if err != nil {
		return err.Error()
	}
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute)
	defer stop()
	args := append([]string{"-test.short", "-test.v", "-test.timeout=120s"}, j.args...)
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = j.pkg
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err.Error()
	}
	cmd.Stderr = cmd.Stdout
	if err := cmd.Start(); err != nil {
		return err.Error()
	}
	failed := firstFault(out)
	if failed != "" {
		stop()
	}
	if err := cmd.Wait(); err != nil && failed == "" {
		return err.Error()
	}
	return failed
}

// firstFault reads what tests say up to the first line that tells of a fault.
func firstFault(out io.Reader) string {
	for lines := bufio.NewReader(out); ; {
		line, err := lines.ReadString('\n')
		line = strings.TrimSpace(line)
		for _, mark := range []string{"--- FAIL", "panic:", "fatal error:"} {
			if strings.HasPrefix(line, mark) {
				return line
			}
		}
		if err != nil {
			return ""
		}
	}
}

// try says by which tests the change of that place in the sample is noticed, if by any.
func try(sample []mutant, n int, reach []map[int]bool) (by string, compiles bool, err error) {
	m := sample[n-1]
	if m.body == "" {
		n = 0 // none of the woven ones
	}
	if err := choose(n); err != nil {
		return "", false, err
	}
	if m.body == "" {
		return tryAlone(m)
	}
	for i, j := range judges {
		if !reach[i][n] {
			continue
		}
		if failed := j.run(); failed != "" {
			return j.pkg + ": " + failed, true, nil
		}
	}
	return "", true, nil
}

// tryAlone compiles the tests anew for a change outside of functions, as of a constant, and takes it back.
func tryAlone(m mutant) (by string, compiles bool, err error) {
	original, err := os.ReadFile(m.file)
	if err != nil {
		return "", false, err
	}
	if err := os.WriteFile(m.file, m.data, 0o644); err != nil {
		return "", false, err
	}
	defer func() { err = errors.Join(err, os.WriteFile(m.file, original, 0o644)) }()
	if err := exec.Command("go", "build", "./"+m.pkg).Run(); err != nil {
		return "", false, nil
	}
	args := []string{"test", "-short", "-failfast", "-vet=off", "-timeout=120s"}
	for _, more := range [][]string{{"./" + m.pkg}, {"-run", ofExample, "./internal/pipeline"},
		{"-run", "^Test(EveryRule|Diff)", "./cmd/gazette"}} {
		if err := exec.Command("go", append(args, more...)...).Run(); err != nil {
			return more[len(more)-1], true, nil
		}
	}
	return "", true, nil
}
