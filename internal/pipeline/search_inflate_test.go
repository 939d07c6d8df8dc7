package pipeline_test

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// zlibVectors are streams of every kind of block, by the names of files, with what they hold.
func zlibVectors(t *testing.T) (streams, texts map[string][]byte) {
	t.Helper()
	streams, texts = map[string][]byte{}, map[string][]byte{}
	for name, text := range map[string]string{
		"empty": "", "short": "县", "long": strings.Repeat("县域医共体 county hospital ", 400),
		"bytes": string(bytes.Repeat([]byte{0, 255, 7, 129}, 70)),
		"text": "到2025年底前，县级公立医院电子病历应用水平分级评价达到4级以上。By the end of 2025, electronic " +
			"medical records reach level 4.",
	} {
		for level, kind := range map[int]string{zlib.NoCompression: "stored", zlib.BestCompression: "best",
			zlib.HuffmanOnly: "huffman", zlib.BestSpeed: "fast"} {
			var b bytes.Buffer
			w, err := zlib.NewWriterLevel(&b, level)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = w.Write([]byte(text)) // a buffer does not fail
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			streams["z/"+name+"-"+kind+".z"], texts["z/"+name+"-"+kind+".txt"] = b.Bytes(), []byte(text)
		}
	}
	return streams, texts
}

// Where a browser has no DecompressionStream the search inflates by itself: the same bytes of sound
// streams, nothing of damaged ones, and the search works.
func TestSearchInflatesWhereTheBrowserCannot(t *testing.T) {
	t.Parallel()
	streams, texts := zlibVectors(t)
	var names []string
	for name, data := range streams {
		texts[name] = data
		names = append(names, strings.TrimSuffix(name, ".z"))
	}
	_, base := searchHost(t, texts)
	ctx := browser(t)
	do(t, ctx, chromedp.Navigate(base+"zh/plans/"))
	list, err := json.Marshal(names)
	if err != nil {
		t.Fatal(err)
	}
	failed, err := chromedp.Run(ctx, chromedp.Evaluate[string](`(async (names) => {
		const { inflate } = await `+module+`, bad = [];
		const bytes = async (name) => new Uint8Array(await (await fetch("/sub/path/" + name)).arrayBuffer());
		for (const name of names) {
			const stream = await bytes(name + ".z"), want = String(await bytes(name + ".txt"));
			if (String(inflate(stream)) !== want) bad.push(name + " differs");
			for (let at = 2; at < stream.length; at += 1 + stream.length / 20 | 0) {
				const damaged = stream.slice();
				damaged[at] ^= 0x24;
				const got = inflate(damaged);
				if (got && String(got) !== want) bad.push(name + " damaged at " + at + " is not noticed");
				if (inflate(stream.subarray(0, at))) bad.push(name + " cut at " + at + " is not noticed");
			}
		}
		return bad.join("\n");
	})(`+string(list)+`)`, chromedp.EvalAwaitPromise))
	if err != nil || failed != "" {
		t.Errorf("%v %s", err, failed)
	}
	do(t, ctx, chromedp.Navigate(base+"zh/search/"))
	_ = ask[any](t, ctx, `delete globalThis.DecompressionStream`)
	do(t, ctx, chromedp.SendKeys(`#q`, "胸痛中心"), chromedp.Click(`.asking button`))
	wait(t, ctx, found+` > 0 && typeof DecompressionStream === "undefined"`)
}
