package pipeline_test

import (
	"maps"
	"strings"
	"testing"
)

// scrolled are the frames in a page whose document is higher than they are.
const scrolled = `[...document.querySelectorAll("iframe")].map((frame) =>
	[frame.title, frame.contentDocument.documentElement.scrollHeight - frame.height]
).filter(([, over]) => over > 0).map((frame) => frame.join(": ")).join("; ")`

// The code that others copy into an article gives each embed a frame in which nothing has to be scrolled, in the column
// of a narrow phone and in one that is wide.
func TestEmbedsFitTheirFrames(t *testing.T) {
	t.Parallel()
	b := builtExample(t)
	article, frames := strings.Builder{}, 0
	article.WriteString("<!doctype html><title>An article</title><body style=\"margin:0\">")
	for _, page := range b.pages {
		if code := query(page, "details.embed code"); len(code) > 0 {
			frames++
			article.WriteString(strings.NewReplacer("https://starraft.example/", "", `"lazy"`, `"eager"`).
				Replace(seen(code[0])))
		}
	}
	files := maps.Clone(b.files)
	files["article.html"] = []byte(article.String())
	base := serve(t, files, "")
	ctx := browser(t)
	for _, width := range []int64{320, 760} {
		open(t, sized(t, ctx, width, 740), base+"article.html")
		wait(t, ctx, `[...document.querySelectorAll("iframe")].every((frame) =>
			frame.contentDocument.readyState === "complete" && frame.contentDocument.querySelector("footer"))`)
		if n := ask[int](t, ctx, `frames.length`); n != frames || n < 30 {
			t.Errorf("%d frames, of %d embeds", n, frames)
		}
		if over := ask[string](t, ctx, scrolled); over != "" {
			t.Errorf("at %d px these are so much too low: %s", width, over)
		}
	}
}
