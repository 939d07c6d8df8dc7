package record_test

import (
	"testing"

	"gazette/internal/record"
	"gazette/internal/source"
)

// What Span names is exactly the text of the value.
func TestSpansNameTheTextOfAValue(t *testing.T) {
	t.Parallel()
	const text = `# head
[[observation]]
  value =  81.5   # why
status = "reported"
source = { name = { zh = "甲", en = "a" }, url = "x" } # s
corrected = [
  { on = "2025", value = 3 },
]

[[observation]]
value = 2
[observation.source]
url = "y"
`
	_, keys, _ := record.Decode[map[string]any](&source.File{Path: "a.toml", Data: []byte(text)})
	for path, want := range map[string]string{
		"observation[0].value": "81.5", "observation[0].status": `"reported"`,
		"observation[0].source":    `{ name = { zh = "甲", en = "a" }, url = "x" }`,
		"observation[0].corrected": "[\n  { on = \"2025\", value = 3 },\n]",
		"observation[1].value":     "2", "observation[1].source.url": `"y"`,
	} {
		start, end, ok := keys.Span(path)
		if !ok || text[start:end] != want {
			t.Errorf("%s: %q, %v, want %q", path, text[start:end], ok, want)
		}
	}
	for _, path := range []string{"observation[1].source", "observation[0].source.url", "observation[0].nothing",
		"observation"} {
		if start, end, ok := keys.Span(path); ok {
			t.Errorf("%s: has the span %q", path, text[start:end])
		}
	}
}
