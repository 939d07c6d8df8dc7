package source

import (
	"bytes"
	"strings"
	"testing"
)

const conflicted = `a = 1
<<<<<<< HEAD
b = 2
||||||| base
b = 1
=======
b = 3
c = 4
>>>>>>> office
d = 5
`

// What is read is ours, and every line and byte keeps its place, so that what is wrong elsewhere in the
// file is told where it stands, and what edits it by offsets meets the right ones.
func TestConflictsLeaveOursInItsPlace(t *testing.T) {
	t.Parallel()
	before := []byte(conflicted)
	text, list := WithoutConflicts("f.toml", before)
	if string(before) != conflicted {
		t.Error("the file itself has changed")
	}
	if len(text) != len(conflicted) {
		t.Errorf("%d bytes became %d", len(conflicted), len(text))
	}
	var kept []string
	for i, line := range strings.Split(string(text), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, line)
			if line != strings.Split(conflicted, "\n")[i] {
				t.Errorf("line %d is now %q", i+1, line)
			}
		}
	}
	if got := strings.Join(kept, "; "); got != "a = 1; b = 2; d = 5" {
		t.Errorf("kept %s", got)
	}
	if len(list) != 1 ||
		list[0].Message.EN != "git could not join two edits here: line 3 (HEAD), or lines 7 to 8 (office)" {
		t.Errorf("said %v", list)
	}
}

// A heading underlined by ======= and text in quotations are no conflict.
func TestWhatLooksLikeAConflictIsNone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"Title\n=======\n", "a <<<<<<< b\n", "<<<<<<<<<< HEAD\n", ">>>>>> office\n",
		"||||||| base\n"} {
		if after, list := WithoutConflicts("f.md", []byte(text)); len(list) > 0 || string(after) != text {
			t.Errorf("%q: %v", text, list)
		}
	}
}

func TestAMarkThatWasForgottenIsNamed(t *testing.T) {
	t.Parallel()
	for text, line := range map[string]int{"a\n<<<<<<< HEAD\nb\n": 2, "a\nb\n>>>>>>> office\n": 3,
		"<<<<<<< HEAD\n>>>>>>> office\n": 2, ">>>>>>> x": 1} {
		after, list := WithoutConflicts("f.md", []byte(text))
		if len(list) == 0 || list[0].Pos.Line != line {
			t.Errorf("%q: %v", text, list)
		}
		if bytes.Contains(after, []byte("<<<<<<<")) || bytes.Contains(after, []byte(">>>>>>>")) {
			t.Errorf("%q leaves %q", text, after)
		}
	}
}
