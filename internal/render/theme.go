package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

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

// readAssets reads what the theme publishes as it is. The hash in a name lets hosts cache the file
// for ever. A folder is published as one file.
func readAssets(theme fs.FS) (assets map[string][]byte, names map[string]string, err error) {
	assets, names = map[string][]byte{}, map[string]string{}
	entries, err := fs.ReadDir(theme, "assets")
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		asset, read := e.Name(), fs.ReadFile
		if e.IsDir() {
			asset, read = e.Name()+".js", readParts
		}
		data, err := read(theme, "assets/"+e.Name())
		if err != nil {
			return nil, nil, err
		}
		sum := sha256.Sum256(data)
		ext := path.Ext(asset)
		name := strings.TrimSuffix(asset, ext) + "." + hex.EncodeToString(sum[:4]) + ext
		assets[name], names[asset] = data, name
	}
	return assets, names, nil
}

// readParts joins the parts of a script in the order of their names: one request instead of many.
// Indentation and lines that are comments stay behind, a third of the bytes that a reader would
// fetch. No string of a part may reach over a line.
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
		for line := range bytes.Lines(data) {
			if line = bytes.TrimLeft(line, " \t"); !bytes.HasPrefix(line, []byte("//")) {
				joined = append(joined, line...)
			}
		}
	}
	return joined, nil
}

// basePath is the path of the site on its host, with slashes at both ends.
func basePath(base string) string {
	u, err := url.Parse(base)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}
