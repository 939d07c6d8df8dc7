package record

import (
	"errors"
	"testing"
	"time"

	"gazette/internal/source"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"
)

// A code reads its own text, as a type of the domain may.
type code string

func (c *code) UnmarshalText(text []byte) error {
	if len(text) != 6 {
		return errors.New("a code has 6 digits")
	}
	*c = code(text)
	return nil
}

type base struct {
	ID string `toml:"id" required:"true"`
}

type unusual struct {
	base
	Untagged string
	Code     *struct{ code } `toml:"-"`
	When     time.Time       `toml:"when"`
	Day      *toml.LocalDate `toml:"day"`
	Count    uint8           `toml:"count"`
	Any      any             `toml:"any"`
	Pairs    [][]int         `toml:"pairs"`
	ByName   map[string]base `toml:"by_name" required:"true"`
	Codes    []codeBox       `toml:"codes" required:"true"`
	//lint:ignore U1000 reflection must pass over it
	hidden string
}

type codeBox struct {
	Region regionCode `toml:"region"`
	A      string     `toml:"a"`
	B      string     `toml:"b"`
}

// regionCode is a struct so that go-toml, too, leaves the reading to it.
type regionCode struct{ digits string }

func (c *regionCode) UnmarshalText(text []byte) error {
	var s code
	if err := s.UnmarshalText(text); err != nil {
		return err
	}
	c.digits = string(s)
	return nil
}

func TestTypes(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		in   string
		want []string
	}{
		{`
id = "a"
untagged = "b"
when = 2025-01-01T08:00:00+08:00
day = 2025-01-01
count = 255
any = [1, "a", { b = [2] }]
pairs = [[1, 2], [3]]
by_name.x.id = "x"
codes = [{ region = "410325" }]
`, nil},
		{`
id = "a"
hidden = "h"
day = "2025-01-01"
any = { a = 1 }
pairs = [[1, "a"], 2]
by_name.x = {}
by_name."y z" = 1
codes = [{ region = "41" }, { region = 410325 }]
`, []string{
			"3:1 unknown key \"hidden\"",
			"4:7 \"day\" should be a date without quotes, but it is text in quotes",
			"6:14 \"pairs\" should be a whole number, but it is text in quotes",
			"6:20 \"pairs\" should be a list, but it is a whole number",
			"7:13 \"id\" is missing",
			"8:17 \"y z\" should be a table, but it is a whole number",
			"9:21 a code has 6 digits",
			"9:40 \"region\" should be text in quotes, but it is a whole number",
		}},
		{"count = 256\n", []string{
			"1:1 \"id\" is missing", "1:1 \"by_name\" is missing", "1:1 \"codes\" is missing",
			"1:9 the value does not fit: integer value 256 cannot be stored in uint8",
		}},
	} {
		_, _, list := Decode[unusual](&source.File{Path: "f", Data: []byte(test.in)})
		var got []string
		for _, d := range list {
			got = append(got, d.Pos.String()[len("f:"):]+" "+d.Message.EN)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s\n%s", test.in, diff)
		}
	}
}
