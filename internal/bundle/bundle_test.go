package bundle_test

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gazette/internal/bundle"
)

// themeOf has files below assets/.
func themeOf(files map[string]string) fstest.MapFS {
	theme := fstest.MapFS{}
	for name, text := range files {
		theme["assets/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return theme
}

func read(t *testing.T, files map[string]string) *bundle.Assets {
	t.Helper()
	assets, err := bundle.Read(themeOf(files), "assets")
	if err != nil {
		t.Fatal(err)
	}
	return assets
}

// called is what is published under a name of the theme.
func called(t *testing.T, assets *bundle.Assets, name string) string {
	t.Helper()
	data, ok := assets.Files[assets.Names[name]]
	if !ok {
		t.Fatalf("%s is not published: %v", name, assets.Names)
	}
	return strings.TrimSpace(string(data))
}

// client is a module that loads a part late, which shares with it what is in a folder.
var client = map[string]string{
	"client.js": `import { start } from "./client/start.js"; start();`,
	"late.js": `import "./client.js"; import { shared } from "./client/shared.js"; export const late = () ` +
		`=> shared("late");`,
	"client/start.js": `import { shared } from "./shared.js"; export const start = () => shared("start") && ` +
		`import("../late.js").then((m) => m.late());`,
	"client/shared.js": `export const shared = (what) => document.title = "shared" + what;`,
}

func TestModulesAreJoinedAndLoadedLate(t *testing.T) {
	assets := read(t, client)
	if len(assets.Files) != 2 {
		t.Errorf("published are %v, want the client and what it loads late", slices.Sorted(maps.Keys(assets.Files)))
	}
	first, late := called(t, assets, "client.js"), called(t, assets, "late.js")
	if !strings.Contains(first, `import("./`+assets.Names["late.js"]+`")`) {
		t.Errorf("the client does not load %s: %s", assets.Names["late.js"], first)
	}
	if !strings.Contains(late, `from"./`+assets.Names["client.js"]+`"`) || strings.Contains(late, "document.title") {
		t.Errorf("the late part does not share with %s: %s", assets.Names["client.js"], late)
	}
	if name := regexp.MustCompile(`^[a-z]+\.[0-9A-Z]{8}\.js$`); !name.MatchString(assets.Names["late.js"]) ||
		!name.MatchString(assets.Names["client.js"]) {
		t.Errorf("the names are %v", assets.Names)
	}
}

func TestAFileThatLendsNamesStays(t *testing.T) {
	files := maps.Clone(client)
	files["client.js"] += ` export { shared } from "./client/shared.js";`
	assets := read(t, files)
	if text := called(t, assets, "client.js"); !strings.Contains(text, "as shared") {
		t.Errorf("client.js does not lend its name: %s", text)
	}
}

func TestPlainScriptsKeepTheirNames(t *testing.T) {
	assets := read(t,
		map[string]string{
			"site.js": "// said\nconst greeting = \"hello\";\n" +
				"function greet(somebody) { return greeting + somebody; }\n"})
	if got, want := called(t, assets, "site.js"),
		`const greeting="hello";function greet(e){return greeting+e}`; got != want {
		t.Errorf("site.js is %s, want %s", got, want)
	}
}

// A minifier that moves what is read changes what a script does.
func TestWhatIsReadStaysInOrder(t *testing.T) {
	assets := read(t, map[string]string{"read.js": `export function read(r) {
		const size = r.n();
		const [a, b] = [r.n(), r.n()];
		const c = r.n();
		return [size, a, b, c];
	}`})
	text := called(t, assets, "read.js")
	if !regexp.MustCompile(`\w=\w\.n\(\),\[\w,\w\]=\[\w\.n\(\),\w\.n\(\)\],\w=\w\.n\(\)`).MatchString(text) {
		t.Errorf("the order is changed: %s", text)
	}
}

func TestStylesBringTheirOwn(t *testing.T) {
	assets := read(t, map[string]string{
		"style.css": "@import \"./parts/colour.css\";\n" +
			"body { background: url(mark.svg); mask: url(#shape); cursor: url(data:image/gif;base64,R0lGODlhAQAB) }\n",
		"parts/colour.css": "a { color: #ff0000 }",
		"mark.svg":         "<svg/>",
	})
	text := called(t, assets, "style.css")
	for _, want := range []string{"a{color:red}", `url("./` + assets.Names["mark.svg"] + `")`, `url(#shape)`,
		"url(data:image/gif"} {
		if !strings.Contains(text, want) {
			t.Errorf("style.css has no %s: %s", want, text)
		}
	}
	if len(assets.Files) != 2 {
		t.Errorf("published are %v", slices.Sorted(maps.Keys(assets.Files)))
	}
}

// The same theme gives the same bytes under the same names, wherever the program runs; another byte gives another name.
func TestNamesComeFromTheContent(t *testing.T) {
	one := read(t, client)
	t.Chdir(t.TempDir())
	two := read(t, client)
	if !maps.EqualFunc(one.Files, two.Files, bytes.Equal) || !maps.Equal(one.Names, two.Names) {
		t.Errorf("%v and %v", one.Names, two.Names)
	}
	files := maps.Clone(client)
	files["client/shared.js"] = strings.Replace(files["client/shared.js"], "title", "body", 1)
	other := read(t, files)
	for name, published := range other.Names {
		if one.Names[name] == published {
			t.Errorf("%s is called %s although what it shares is another", name, published)
		}
	}
}

func TestFaultsSayWhere(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"site.js", "const a = 1;\nconst 你 = (;\n", `assets/site.js:2:12: Unexpected ";"`},
		{"client/shared.js", "export const shared = 1;\n  }", `assets/client/shared.js:2:3: Unexpected "}"`},
		{"client/start.js", "import { shared } from \"./shered.js\";\nexport const start = shared;",
			`assets/client/start.js:1:24: the theme has no file "./shered.js" beside this one`},
		{"client/start.js", "import { other } from \"./shared.js\";\nexport const start = other;",
			`assets/client/start.js:1:10: No matching export in "assets/client/shared.js" for import "other"`},
		{"client/start.js", "import \"lodash\";\nexport const start = 1;",
			`assets/client/start.js:1:8: a script imports files of the theme only, as ./name.js: "lodash"`},
		{"client/start.js", "import \"../../../etc/passwd.js\";\nexport const start = 1;",
			`assets/client/start.js:1:8: the theme has no file "../../../etc/passwd.js" beside this one`},
		{"client/start.js", "import \"../mark.svg\";\nexport const start = 1;",
			`assets/client/start.js:1:8: "../mark.svg" is no script: a script imports .js files only`},
		{"style.css", "a { color: red }\n}\nb { color: blue }\n", `assets/style.css:2:1: Unexpected "}"`},
		{"style.css", "\na { background: url(none.png) }\n",
			`assets/style.css:2:17: the theme has no file "none.png" beside this one`},
	} {
		files := maps.Clone(client)
		files["mark.svg"], files[c.name] = "<svg/>", c.text
		if _, err := bundle.Read(themeOf(files), "assets"); err == nil || err.Error() != c.want {
			t.Errorf("%s: the fault is %v, want %s", c.name, err, c.want)
		}
	}
}
