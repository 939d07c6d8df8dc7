//go:build unix

// Command pairs runs whole commands in turn, A B A B, and says what each costs and how many times what the first one
// does: on a machine that others use too, only ratios taken in turn can be trusted. It is no part of the pipeline or
// the desk and imports nothing of ours; it is run by hand:
//
//	go run ./internal/bench/pairs -n 3 -name M -out table.tsv \
//	    'hugo: rm -rf h; hugo --source hugo-site -d h --minify --quiet' \
//	    'gazette: rm -rf g; gazette build --force --source site --out g'
//
// A command is a name and a line for sh; what stands before its last semicolon is done first and not measured. The
// table has a line a command: processor seconds (user + system, of the whole process and its children; median,
// least and most), peak memory of the largest process in MB, seconds by the clock, and the median of the ratios to the
// first command of the same round. With -beside a table of an earlier run stands beside it.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A command is one of those that are compared.
type command struct {
	name, before, line string
	runs               []cost
}

// A cost is what one run took: processor seconds, seconds by the clock, peak memory in MB.
type cost struct{ cpu, wall, peak float64 }

func main() {
	log.SetFlags(0)
	rounds := flag.Int("n", 3, "how often each command is run")
	name := flag.String("name", "", "what the lines of the table are called, such as the size of the site")
	out := flag.String("out", "", "file that the lines are added to")
	beside := flag.String("beside", "", "table of an earlier run")
	flag.Parse()
	commands, err := parse(flag.Args())
	if err == nil {
		err = measure(commands, *rounds)
	}
	if err != nil {
		log.Fatal("pairs: ", err)
	}
	var earlier map[string]string
	if *beside != "" {
		if earlier, err = linesOf(*beside); err != nil {
			log.Fatal("pairs: ", err)
		}
	}
	var table strings.Builder
	for i := range commands {
		line := commands[i].row(*name, commands[0].runs)
		fmt.Fprintln(&table, line)
		if was, ok := earlier[key(line)]; ok {
			fmt.Println(was + "\t(earlier)")
		}
		fmt.Println(line)
	}
	if *out != "" {
		if err := add(*out, table.String()); err != nil {
			log.Fatal("pairs: ", err)
		}
	}
}

func parse(args []string) ([]command, error) {
	var all []command
	for _, arg := range args {
		name, line, ok := strings.Cut(arg, ":")
		if !ok {
			return nil, fmt.Errorf("%q is no name with a command: write 'name: command'", arg)
		}
		before := ""
		if at := strings.LastIndex(line, ";"); at >= 0 {
			before, line = line[:at], line[at+1:]
		}
		all = append(all, command{name: strings.TrimSpace(name), before: before, line: line})
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("no command is given: write 'name: command'")
	}
	return all, nil
}

// measure runs all commands in turn, round by round.
func measure(commands []command, rounds int) error {
	for range rounds {
		for i := range commands {
			c := &commands[i]
			if err := exec.Command("sh", "-c", c.before).Run(); err != nil {
				return fmt.Errorf("%s: %s: %w", c.name, c.before, err)
			}
			run, err := c.measure()
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			c.runs = append(c.runs, run)
		}
	}
	return nil
}

func (c *command) measure() (cost, error) {
	run := exec.Command("sh", "-c", "exec "+strings.TrimSpace(c.line))
	run.Stderr = os.Stderr
	began := time.Now()
	if err := run.Run(); err != nil {
		return cost{}, err
	}
	state := run.ProcessState
	used := state.SysUsage().(*syscall.Rusage)
	peak := float64(used.Maxrss) / 1024
	if runtime.GOOS == "darwin" {
		peak /= 1024 // there it is in bytes
	}
	return cost{(state.UserTime() + state.SystemTime()).Seconds(), time.Since(began).Seconds(), peak}, nil
}

// row is a line of the table: name, command, runs, median, least and most processor seconds, peak, clock, ratio.
func (c *command) row(name string, first []cost) string {
	var cpu, wall, peak, ratio []float64
	for i, r := range c.runs {
		cpu, wall, peak = append(cpu, r.cpu), append(wall, r.wall), append(peak, r.peak)
		ratio = append(ratio, r.cpu/max(first[i].cpu, 1e-9))
	}
	return fmt.Sprintf("%s\t%s\t%d\t%.2f\t%.2f\t%.2f\t%.0f\t%.2f\t%.2f", name, c.name, len(c.runs), median(cpu),
		slices.Min(cpu), slices.Max(cpu), slices.Max(peak), median(wall), median(ratio))
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)/2]
}

// key is what a line has in common with that of another run: the name and the command.
func key(line string) string {
	fields := strings.SplitN(line, "\t", 3)
	return strings.Join(fields[:min(2, len(fields))], "\t")
}

func linesOf(name string) (map[string]string, error) {
	data, err := os.ReadFile(name)
	lines := map[string]string{}
	for line := range strings.Lines(string(data)) {
		lines[key(line)] = strings.TrimSuffix(line, "\n")
	}
	return lines, err
}

const head = "site\tcommand\truns\tCPU s\tleast\tmost\tpeak MB\tseconds\tratio\n"

// add adds lines to a file, which begins with the names of its columns.
func add(name, lines string) error {
	data, err := os.ReadFile(name)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.WriteFile(name, []byte(cmp.Or(string(data), head)+lines), 0o644)
}
