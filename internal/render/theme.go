package render

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"gazette/internal/policy"
)

// readWords reads the theme's words. Both languages must have the same keys.
func readWords(theme fs.FS) (map[policy.Lang]map[string]string, error) {
	words := map[policy.Lang]map[string]string{}
	for _, lang := range policy.Langs {
		name := "i18n/" + string(lang) + ".json"
		data, err := fs.ReadFile(theme, name)
		if err != nil {
			return nil, err
		}
		var of map[string]string
		if err := json.Unmarshal(data, &of); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		words[lang] = of
	}
	for _, lang := range policy.Langs {
		for key := range words[lang] {
			if _, ok := words[lang.Other()][key]; !ok {
				return nil, fmt.Errorf("i18n/%s.json has no %q, which %s.json has", lang.Other(), key, lang)
			}
		}
	}
	return words, nil
}

// readAssets reads what the theme publishes. Scripts and styles are made smaller, with what they do
// unchanged. The hash in a name lets hosts cache the file for ever. A folder is published as one
// script.
func readAssets(theme fs.FS) (assets map[string][]byte, names map[string]string, err error) {
	assets, names = map[string][]byte{}, map[string]string{}
	entries, err := fs.ReadDir(theme, "assets")
	if err != nil {
		return nil, nil, err
	}
	smaller := minify.New()
	smaller.AddFunc(".js", js.Minify)
	smaller.AddFunc(".css", css.Minify)
	for _, e := range entries {
		asset, read := e.Name(), fs.ReadFile
		if e.IsDir() {
			asset, read = e.Name()+".js", readParts
		}
		data, err := read(theme, "assets/"+e.Name())
		if err != nil {
			return nil, nil, err
		}
		ext := path.Ext(asset)
		if small, err := smaller.Bytes(ext, data); err == nil {
			data = small
		} else if !errors.Is(err, minify.ErrNotExist) {
			return nil, nil, fmt.Errorf("assets/%s: %w", e.Name(), err)
		}
		sum := sha256.Sum256(data)
		name := strings.TrimSuffix(asset, ext) + "." + hex.EncodeToString(sum[:4]) + ext
		assets[name], names[asset] = data, name
	}
	return assets, names, nil
}

// exported is the statement that ends a script in parts.
var exported = regexp.MustCompile(`(?m)^export \{(.*)\};\s*\z`)

// readParts joins the parts of a script in the order of their names: one request instead of many. They
// become one function, so that the names which are not exported can be made shorter.
func readParts(theme fs.FS, folder string) ([]byte, error) {
	parts, err := fs.Glob(theme, folder+"/*.js")
	if err != nil {
		return nil, err
	}
	var joined []byte
	for _, part := range parts {
		data, err := fs.ReadFile(theme, part)
		if err != nil {
			return nil, err
		}
		joined = append(append(joined, data...), '\n')
	}
	m := exported.FindSubmatchIndex(joined)
	if m == nil {
		return joined, nil
	}
	return fmt.Appendf(nil, "export const {%[2]s} = (() => {\n%[1]s\nreturn {%[2]s};\n})();\n", joined[:m[0]], joined[m[2]:m[3]]), nil
}

// basePath is the path of the site on its host, with slashes at both ends.
func basePath(base string) string {
	u, err := url.Parse(base)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}
