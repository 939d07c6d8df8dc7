package render

import (
	"encoding/json"
	"strings"
)

// SearchWords are the words that the search says, as JSON for an attribute: those whose key begins
// with "search-", without that.
func (v *view) SearchWords() (string, error) {
	words := map[string]string{}
	for key, word := range v.words[v.Page.Lang] {
		if name, ok := strings.CutPrefix(key, "search-"); ok {
			words[name] = word
		}
	}
	data, err := json.Marshal(words)
	return string(data), err
}
