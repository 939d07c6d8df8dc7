package pipeline_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A form offers what tells the rows of a list apart, and each row says what it has of it.
func TestListsAreNarrowedByWhatTellsThemApart(t *testing.T) {
	t.Parallel()
	for path, fields := range map[string]string{
		"zh/hospitals/":                "find role kind grade city",
		"en/hospitals/by/grade-2a/":    "find city",
		"zh/hospitals/by/role-county/": "find kind grade city",
		"en/tasks/":                    "find plan body place year state",
		"zh/tasks/departments/":        "find plan body place year state",
	} {
		page := builtExample(t).pages[path+"index.html"]
		if page == nil {
			t.Errorf("there is no page %s", path)
			continue
		}
		var names []string
		for _, field := range query(page, `form[data-filter="#list"][hidden] [name]`) {
			name := attr(field, "name")
			names = append(names, name)
			for _, option := range query(field, "option") {
				value := attr(option, "value")
				rows := query(page, `#list [data-words][data-`+name+`~="`+value+`"]`)
				if value != "" && len(rows) == 0 {
					t.Errorf("%s: nothing has %s %s", path, name, value)
				}
			}
			if options := query(field, "option"); name != "find" && len(options) < 3 {
				t.Errorf("%s: %s has %d options", path, name, len(options))
			}
		}
		if got := strings.Join(names, " "); got != fields {
			t.Errorf("%s: the fields are %s, want %s", path, got, fields)
		}
	}
}

// A hospital is found by its names in both languages, short and former ones, its place, pinyin and initials.
func TestAHospitalIsFoundByAllItsNames(t *testing.T) {
	t.Parallel()
	rows := query(builtExample(t).pages["en/hospitals/index.html"], `#list tr[data-words]`)
	i := slices.IndexFunc(rows, func(n *html.Node) bool {
		return seen(query(n, "th a")[0]) == "Starraft Provincial First People’s Hospital"
	})
	if i < 0 {
		t.Fatal("the hospital is not listed")
	}
	words := strings.Split(attr(rows[i], "data-words"), "; ")
	for _, want := range []string{"星槎省第一人民医院", "省一院", "Starraft First", "月汀市", "Moonshore City",
		"shengyiyuan", "syy", "yueting"} {
		if !slices.Contains(words, want) {
			t.Errorf("it is not found by %q", want)
		}
	}
}

// Remarks about lists stand below the rows; a row says nothing twice, and the Chinese list names hospitals in
// Chinese.
func TestHospitalsComeBeforeRemarks(t *testing.T) {
	t.Parallel()
	page := builtExample(t).pages["zh/hospitals/index.html"]
	if len(query(page, ".note")) == 0 || len(query(page, `.note ~ table, details:has(.note) ~ table`)) > 0 {
		t.Error("remarks stand above the list, or nowhere")
	}
	if len(query(page, `#list [data-label], #list .alt`)) > 0 {
		t.Error("a row has labels or English names")
	}
}

// What is known of a task is said: done, by whose word; its date, and whether it has passed; or no date. Its name
// leads to the clause or, elsewhere, to the task.
func TestTasksSayWhatIsKnown(t *testing.T) {
	t.Parallel()
	pages := builtExample(t).pages
	for _, c := range []struct{ path, id, state, says string }{
		{"zh", "pairing-agreements", "done", "2022年6月底前 · ✓ 2022年6月24日完成 · "},
		{"zh", "emergency-network", "passed", "2024年底前 · 时限已过；本条的指标已有数据： 建成覆盖"},
		{"en", "emergency-network", "passed", "by the end of 2024 · the date has passed; " +
			"there are figures for targets of its clause: Network of"},
		{"en", "quarterly-bulletin", "coming", "every quarter, March 2024 – December 2026 · "},
		{"zh", "special-funds", "undated", "未写明时限 · "},
	} {
		tasks := query(pages[c.path+"/tasks/index.html"], `details li.task[id$=".`+c.id+`"]`)
		if len(tasks) != 1 {
			t.Errorf("there is no task %s in a fold", c.id)
			continue
		}
		if got := attr(tasks[0], "data-state"); got != c.state || !strings.Contains(seen(tasks[0]), c.says) {
			t.Errorf("%s %s: %s, %q; want %s, %q", c.path, c.id, got, seen(tasks[0]), c.state, c.says)
		}
	}
	for path, to := range map[string]string{"en/tasks/": "/plans/", "en/tasks/departments/": "tasks"} {
		for _, task := range query(pages[path+"index.html"], "li.task") {
			name := query(task, ".t-name a")
			if len(name) != 1 || !strings.Contains("/"+attr(name[0], "href"), to) && to == "/plans/" {
				t.Errorf("%s: %q leads nowhere", path, seen(task))
			}
		}
	}
}

// The page of an official list says at once how many it has and how many of them are known here; that of any other
// choice says how many this site has, and never that these are all there are.
func TestAListSaysHowMuchOfItIsKnown(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"zh/hospitals/by/list-starraft-priority-hospitals/": "官方名单共 6 家，本站列出 4 家",
		"en/hospitals/by/list-starraft-priority-hospitals/": "The official list has 6; 4 are listed here",
		"zh/hospitals/by/kind-general/":                     "本站收录",
		"en/hospitals/by/kind-general/":                     "on this site.",
	} {
		page := builtExample(t).pages[path+"index.html"]
		if page == nil {
			t.Errorf("there is no page %s", path)
			continue
		}
		if said := seen(query(page, `#main > p:not(.lead)`)[0]); !strings.Contains(said, want) {
			t.Errorf("%s begins with %q, want %q in it", path, said, want)
		}
	}
}
