package pipeline_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/dlclark/regexp2"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

// A pattern is a regular expression of JavaScript, as JSON Schema has them: with conditions ahead, which Go's have not.
type pattern struct{ *regexp2.Regexp }

func ecmaScript(text string) (jsonschema.Regexp, error) {
	re, err := regexp2.Compile(text, regexp2.ECMAScript)
	return pattern{re}, err
}

// MatchString reports whether some part of the text matches.
func (p pattern) MatchString(text string) bool {
	matched, err := p.Regexp.MatchString(text)
	return err == nil && matched
}

// schemaOf compiles a JSON Schema, with the formats of values that it names held to.
func schemaOf(t *testing.T, data []byte) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.UseRegexpEngine(ecmaScript)
	if err := c.AddResource("https://schema.example/it.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("https://schema.example/it.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func profile(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile("testdata/profiles/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return schemaOf(t, data)
}

// valid wants a document to be what a schema says.
func valid(t *testing.T, what string, schema *jsonschema.Schema, data []byte) {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err == nil {
		err = schema.Validate(document)
	}
	if err != nil {
		t.Errorf("%s: %v", what, err)
	}
}

// What is published keeps the profiles that its standards publish: the Data Package with its table schemas, and the
// citation. Each table as JSON is what the schema beside it says.
func TestPublishedDataKeepTheirProfiles(t *testing.T) {
	t.Parallel()
	pack, cite := profile(t, "datapackage-2.0.json"), profile(t, "citation-1.2.0.json")
	for site, files := range map[string]map[string][]byte{
		"real": built(t).files, "example": builtExample(t).files} {
		valid(t, site+": datapackage.json", pack, files["data/datapackage.json"])
		valid(t, site+": CITATION.cff", cite, yamlAsJSON(t, files["data/CITATION.cff"]))
		tables := 0
		for name, data := range files {
			if table, ok := strings.CutSuffix(name, ".schema.json"); ok {
				tables++
				valid(t, site+": "+table, schemaOf(t, data), files[table+".json"])
			}
		}
		if tables < 10 {
			t.Errorf("%s: %d tables have a schema", site, tables)
		}
	}
	if pack.Validate(map[string]any{"resources": []any{}}) == nil {
		t.Error("the profile takes a package without resources: it holds nothing to anything")
	}
}

func yamlAsJSON(t *testing.T, data []byte) []byte {
	t.Helper()
	var document map[string]any
	if err := yaml.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
