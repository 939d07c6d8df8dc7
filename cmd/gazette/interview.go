package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/term"

	"gazette/internal/desk/ask"
	"gazette/internal/lang"
	"gazette/internal/source"
)

// An interview asks the questions of a kind, one after another; whoever answers can go back, and sees all answers
// before anything is written.
type interview struct {
	*app
	in        *keyboard
	questions []ask.Question
	given     map[string]*string // by flags
	answers   ask.Answers
	before    ask.Answers // of an earlier round: what a mere return keeps
	asked     []int       // questions that were put, in order
}

// answers takes those given as flags and asks for the others, until the input ends.
func (a *app) answers(ctx context.Context, questions []ask.Question, given map[string]*string) (ask.Answers, error) {
	v := &interview{app: a, in: a.listenTo(), questions: questions, given: given, before: ask.Answers{}}
	if err := v.put(ctx, -1); err != nil {
		return nil, err
	}
	for len(v.asked) > 0 && !v.in.ended {
		again, err := v.review(ctx)
		if err != nil {
			return nil, err
		}
		if again < 0 {
			break
		}
		v.before = v.answers
		if err := v.put(ctx, again); err != nil {
			return nil, err
		}
	}
	return v.answers, nil
}

var errBack = errors.New("back to the question before")

// put asks all questions that apply; with again, only that one, and those which its answer makes apply or no longer
// fit.
func (v *interview) put(ctx context.Context, again int) error {
	v.answers, v.asked = ask.Answers{}, nil
	for i := 0; i < len(v.questions); i++ {
		q := v.questions[i]
		flag := *v.given[q.Key]
		if q.When != nil && !q.When(v.answers) {
			if flag != "" {
				return fmt.Errorf(v.say(lang.Text{ZH: "--%s 在此不适用", EN: "--%s does not apply here"}), q.Key)
			}
			continue
		}
		if flag != "" {
			value, problem := q.Read(flag, v.answers)
			if problem != (lang.Text{}) {
				return fmt.Errorf("--%s: %s", q.Key, problem.In(v.lang))
			}
			v.answers[q.Key] = value
			continue
		}
		if again >= 0 && i != again && v.keeps(q) {
			v.asked = append(v.asked, i)
			continue
		}
		value, err := v.one(ctx, q, fmt.Sprintf("%d/%d", i+1, len(v.questions)))
		if errors.Is(err, errBack) {
			i = v.back(i)
			continue
		}
		if err != nil {
			return err
		}
		v.answers[q.Key], v.before[q.Key] = value, value
		v.asked = append(v.asked, i)
	}
	return nil
}

// keeps takes the answer of an earlier round, where there is one that still fits.
func (v *interview) keeps(q ask.Question) bool {
	old, ok := v.before[q.Key]
	if !ok {
		return false
	}
	value, problem := q.Read(old, v.answers)
	if problem != (lang.Text{}) {
		return false
	}
	v.answers[q.Key] = value
	return true
}

// back forgets the answer before question i, and says after which question to go on: the first is put again.
func (v *interview) back(i int) int {
	if len(v.asked) == 0 {
		return i - 1
	}
	last := v.asked[len(v.asked)-1]
	v.asked = v.asked[:len(v.asked)-1]
	for _, q := range v.questions[last:] {
		delete(v.answers, q.Key)
	}
	return last - 1
}

// one asks one question until an answer fits. Once the input has ended, the default answers, or nothing where nothing
// is needed.
func (v *interview) one(ctx context.Context, q ask.Question, place string) (string, error) {
	standard := v.before[q.Key]
	if q.Default != nil {
		standard = cmp.Or(standard, q.Default(v.answers))
	}
	for {
		line := ""
		if !v.in.ended {
			v.show(q, standard, place)
			var err error
			if line, err = v.in.line(ctx); err != nil {
				return "", err
			}
		}
		answer := cmp.Or(line, standard)
		switch {
		case slices.Contains([]string{"<", "＜", "《"}, line):
			return "", errBack
		case line == "-" && !q.Required:
			answer = ""
		}
		value, problem := q.Read(answer, v.answers)
		if problem == (lang.Text{}) {
			return value, nil
		}
		if v.in.ended {
			return "", fmt.Errorf(v.say(lang.Text{
				ZH: "没有写入任何内容：缺少 --%s 或不合要求：%s",
				EN: "nothing has been written: --%s is missing or does not fit: %s",
			}), q.Key, problem.In(v.lang))
		}
		fmt.Fprintf(v.stderr, "  %s\n", problem.In(v.lang))
	}
}

// show writes a question: what to write, the choices by number, and what a mere return stands for.
func (v *interview) show(q ask.Question, standard, place string) {
	need := ""
	if !q.Required {
		need = v.say(lang.Text{ZH: "（可不填）", EN: " (may be left empty)"})
	}
	fmt.Fprintf(v.stderr, "[%s] %s%s\n", place, q.Doc.In(v.lang), need)
	if len(v.asked) == 1 {
		fmt.Fprintln(v.stderr, v.say(lang.Text{
			ZH: "  （输入 < 返回上一题）",
			EN: "  (< goes back to the question before)",
		}))
	}
	for i, choice := range q.Choices {
		number := fmt.Sprintf("%2d  ", i+1)
		if !q.Numbered() {
			number = ""
		}
		fmt.Fprintln(v.stderr, strings.TrimRight("  "+number+choice+"  "+q.Word(choice).In(v.lang), " "))
	}
	if standard != "" {
		fmt.Fprintf(v.stderr, v.say(lang.Text{ZH: "  直接回车：%s\n", EN: "  return: %s\n"}), standard)
		if !q.Required {
			fmt.Fprintln(v.stderr, v.say(lang.Text{ZH: "  输入 - 留空", EN: "  - leaves it empty"}))
		}
	}
	v.prompt()
}

func (v *interview) prompt() {
	if v.in.terminal {
		fmt.Fprint(v.stderr, "> ")
	}
}

// review shows all answers before anything is written, and returns the question to be put again; -1 for none.
func (v *interview) review(ctx context.Context) (again int, err error) {
	fmt.Fprintln(v.stderr, v.say(lang.Text{ZH: "\n将写入：", EN: "\nThis will be written:"}))
	for n, i := range v.asked {
		q := v.questions[i]
		answer := v.answers[q.Key]
		if word := q.Word(answer).In(v.lang); word != "" && answer != "" {
			answer += "  " + word
		}
		fmt.Fprintf(v.stderr, v.say(lang.Text{ZH: "%3d  %s：%s\n", EN: "%3d  %s: %s\n"}), n+1, q.Doc.In(v.lang),
			cmp.Or(answer, v.say(lang.Text{ZH: "（空）", EN: "(empty)"})))
	}
	for {
		fmt.Fprintln(v.stderr, v.say(lang.Text{
			ZH: "直接回车写入；输入序号修改该项；输入 q 放弃",
			EN: "return writes it; a number changes that answer; q gives up",
		}))
		v.prompt()
		line, err := v.in.line(ctx)
		switch n, fault := strconv.Atoi(line); {
		case err != nil:
			return 0, err
		case line == "":
			return -1, nil
		case strings.EqualFold(line, "q"):
			return 0, context.Canceled
		case line == "<" || line == "＜":
			return v.asked[len(v.asked)-1], nil
		case fault == nil && n >= 1 && n <= len(v.asked):
			return v.asked[n-1], nil
		}
	}
}

// A keyboard gives lines as they are typed; ended says that no more come.
type keyboard struct {
	lines    <-chan []byte
	ended    bool
	terminal bool
}

// listenTo reads lines beside whoever waits for them, so that Ctrl+C need not wait for one.
func (a *app) listenTo() *keyboard {
	lines := make(chan []byte)
	go func() {
		defer close(lines)
		for in := bufio.NewReader(a.stdin); ; {
			line, err := in.ReadBytes('\n')
			if len(line) > 0 {
				lines <- line
			}
			if err != nil {
				return
			}
		}
	}()
	f, ok := a.stdin.(*os.File)
	return &keyboard{lines: lines, terminal: ok && term.IsTerminal(int(f.Fd()))}
}

// line waits for the next line, as text: a terminal of Windows may send GBK.
func (k *keyboard) line(ctx context.Context) (string, error) {
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case line, ok := <-k.lines:
		if !ok {
			k.ended = true
			if k.terminal {
				return "", context.Canceled // Ctrl+D at a question means: leave it
			}
			return "", nil
		}
		text, _, ok := source.Text(line)
		if !ok {
			text = line // which is refused as unreadable
		}
		return strings.TrimSpace(string(text)), nil
	}
}
