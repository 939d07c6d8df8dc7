package policy

import "testing"

// A list that has nothing in it is no page, so that no text may lead to it. The regions are listed by provinces.
func TestListsThatASiteHas(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		list  string
		model Model
		want  bool
	}{
		{"hospitals", Model{Hospitals: []*Hospital{{}}}, true},
		{"targets", Model{Targets: []*Target{{}}}, true},
		{"tasks", Model{Tasks: []*Task{{}}}, true},
		{"tasks", Model{Targets: []*Target{{}}}, true},
		{"glossary", Model{Terms: []*Term{{}}}, true},
		{"regions", Model{Regions: []*Region{{Level: Province, Children: []*Region{{}}}}}, true},
		{"regions", Model{Regions: []*Region{{Level: Province}}}, false},
		{"regions", Model{Regions: []*Region{{Level: Prefecture, Children: []*Region{{}}}}}, true},
		{"regions", Model{Regions: []*Region{{Level: Prefecture, Parent: &Region{Level: Province}}}}, false},
		{"regions", Model{Regions: []*Region{{Level: County}}}, true},
		{"regions", Model{Regions: []*Region{{Level: Country, Children: []*Region{{}}}}}, false},
		{"regions", Model{Regions: []*Region{{Level: Province, Parent: &Region{Level: Country},
			Children: []*Region{{}}}}}, true},
		{"search", Model{}, true},
	} {
		if got := c.model.HasList(c.list); got != c.want {
			t.Errorf("%s of %+v: %t", c.list, c.model, got)
		}
		if c.want && c.list != "search" && (&Model{}).HasList(c.list) {
			t.Errorf("an empty site has %s", c.list)
		}
	}
}
