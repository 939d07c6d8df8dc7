package load

import (
	_ "embed"
	"strings"
	"sync"

	"gazette/internal/lang"
	"gazette/internal/record"
	"gazette/internal/source"
)

//go:embed fields.toml
var fieldsFile []byte

// fieldWords are what to write in fields, by the end of their path. A mistake in the file is one of the program.
var fieldWords = sync.OnceValue(func() map[string]lang.Text {
	words, _, list := record.Decode[map[string]lang.Text](&source.File{Path: "fields.toml", Data: fieldsFile})
	if len(list) > 0 {
		panic(list[0].Pos.String() + ": " + list[0].Message.EN)
	}
	return words
})

// whatToWrite is what fields.toml says of a field: the longest name that fits the end of its path counts. So
// "known.due" is about the due of every known, and "target.known.due", where there is one, about that of a target. A
// field that the file does not name has no explanation; a test refuses that.
func whatToWrite(path []string) lang.Text {
	for i := range path {
		if words, ok := fieldWords()[strings.Join(path[i:], ".")]; ok {
			return words
		}
	}
	return lang.Text{}
}
