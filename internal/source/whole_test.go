package source_test

import (
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"gazette/internal/source"
)

// troubled is a site in which reading one file goes wrong, a number of times.
type troubled struct {
	fstest.MapFS
	name  string
	err   error
	times int
}

func (t *troubled) ReadFile(name string) ([]byte, error) {
	if name != t.name || t.times == 0 {
		return t.MapFS.ReadFile(name)
	}
	t.times--
	if t.err == nil { // it is saved once more, at once
		was := t.MapFS[name]
		t.MapFS[name] = &fstest.MapFile{Data: append([]byte("x"), was.Data...), ModTime: was.ModTime.Add(time.Second)}
		return was.Data, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: t.err}
}

func TestOneFileThatCannotBeReadHidesNoOther(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		err   error
		times int
		want  string
	}{
		{"no permission", fs.ErrPermission, 99, "there is no permission to read it"},
		{"deleted meanwhile", fs.ErrNotExist, 99, "it was deleted or renamed while the site was read"},
		{"saved again and again", nil, 99, "it kept changing while it was read"},
		{"saved once", nil, 1, ""},
		{"replaced", fs.ErrNotExist, 1, ""},
	} {
		files := fstest.MapFS{
			"config.toml":  {Data: []byte("a = 1\n")},
			"content/a.md": {Data: []byte("text\n")},
			"content/b.md": {Data: []byte("\xff\xff\n")},
		}
		tree, list, err := source.Read(&troubled{files, "content/a.md", c.err, c.times})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		said, other := "", false
		for _, fault := range list {
			if fault.Pos.File == "content/a.md" {
				said = fault.Message.EN
				if fault.Message.ZH == "" || fault.Hint.ZH == "" || fault.Hint.EN == "" {
					t.Errorf("%s: no cure in both languages: %+v", c.name, fault)
				}
			}
			other = other || fault.Pos.File == "content/b.md"
		}
		if said != c.want || !other || (tree.File("content/a.md") != nil) != (c.want == "") {
			t.Errorf("%s: said %q, the other fault found: %t", c.name, said, other)
		}
	}
}
