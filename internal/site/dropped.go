package site

import (
	"maps"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// Faults are what is wrong with the addresses: one that was published leads nowhere, one that is said to be withdrawn
// is there, one is that of two pages. Before a release, also that the list of addresses lacks some.
func (s *Site) Faults(release bool) diag.List {
	var list diag.List
	living := s.living()
	s.dropped(&list, living)
	s.misplaced(&list, living)
	s.shared(&list)
	if release {
		s.unlisted(&list, living)
	}
	return list
}

// shared names records that would stand at the address of something else: a target “matrix” at the page of counties by
// targets, a term “main” at the text of the glossary's page.
func (s *Site) shared(list *diag.List) {
	taken := map[string]int{}
	for _, p := range s.Pages {
		if p.Lang == s.Model.Site.First() {
			taken[p.Path]++
		}
	}
	for _, d := range s.Model.Plans {
		taken[matrixPath(d)]++ // it comes with the first figures, when the address of a target may be known to many
	}
	for _, id := range slices.Concat(layoutIDs, listIDs) {
		taken[GlossaryPath+"#"+id], taken[departmentsPath+"#"+id] = 2, 2
	}
	check := func(address string, pos diag.Pos) {
		if taken[address] > 1 {
			list.Add(pos, "bad-slug",
				lang.Text{ZH: "网址 %s 已有他用", EN: "the address %s is that of something else"}.With(address),
				lang.Text{ZH: "请换一个编号", EN: "choose another id"})
		}
	}
	for _, x := range s.Model.Identities() {
		for _, address := range addressesOf(x, x.ID) {
			check(address, x.Pos)
		}
	}
	for _, d := range s.Model.Departments {
		check(DepartmentPath(d), d.Pos)
	}
}

// dropped names the addresses that were published and lead nowhere, those that went with a page once, with it.
func (s *Site) dropped(list *diag.List, living map[string]bool) {
	gone := s.gone()
	dropped := map[string]policy.PublishedAddress{}
	for _, a := range s.Model.Published {
		if !living[a.Path] && gone.moved[a.Path] == "" && gone.withdrawn[a.Path] == nil {
			dropped[a.Path] = a
		}
	}
	with := map[string]int{}
	var heads []string
	for _, path := range slices.Sorted(maps.Keys(dropped)) {
		wholes := wholesOf(path)
		i := slices.IndexFunc(wholes, func(whole string) bool { return dropped[whole].Path != "" })
		if whole := wholes[i]; whole == path {
			heads = append(heads, path)
		} else {
			with[whole]++
		}
	}
	for _, path := range heads {
		a := dropped[path]
		message := lang.Text{
			ZH: "已公布的网址 %s 将失效",
			EN: "the published address %s would lead nowhere",
		}.With(a.Path)
		if n := with[a.Path]; n > 0 {
			message = lang.Text{
				ZH: "%[1]s，同属的另外 %[2]d 个网址也将失效",
				EN: "%[1]s, and so would %[2]d that belong to it",
			}.With(message, n)
		}
		list.Add(a.Pos, "dropped-address", message, s.cure(a.Path))
	}
}

// cure says how to keep an address alive.
func (s *Site) cure(address string) lang.Text {
	where := renaming(address)
	withdraw := lang.Text{
		ZH: "内容有误而撤回的，请在 data/withdrawn.toml 中写 [[withdrawn]]，注明 address = \"%s\"、on（日期）和 " +
			"why（原因）；" +
			"从未公布过的，删去本行",
		EN: "where it was wrong, add [[withdrawn]] to data/withdrawn.toml with address = %q, on (the day) and why; " +
			"where it was " +
			"never published, delete this line",
	}.With(address)
	if where.IsZero() {
		return withdraw
	}
	return lang.Text{ZH: "%s；%s", EN: "%s; %s"}.With(where, withdraw)
}

// renaming says where to write that what stood at an address has another one, zero where it has no record of its own.
func renaming(address string) lang.Text {
	page, anchor, _ := strings.Cut(address, "#")
	parts := strings.Split(strings.TrimSuffix(page, "/"), "/")
	if derived(parts) {
		parts = parts[:len(parts)-1]
	}
	last := parts[len(parts)-1]
	if len(parts) == 1 && anchor == "" {
		return lang.Text{}
	}
	switch parts[0] + "/" {
	case PlansPath:
		if anchor != "" {
			return lang.Text{
				ZH: "条款改了序号的，请在 content/plans/%[2]s/document.toml 的 [aliases] 中写 \"%[1]s\" = \"现编号\"",
				EN: "where the clause has another number now, write %[1]q = \"its number now\" under [aliases] " +
					"in content/plans/%[2]s/document.toml",
			}.With(strings.TrimPrefix(anchor, "c"), last)
		}
		return renamedFolder.With(last)
	case TargetsPath:
		if len(parts) < 3 {
			return renamedFolder.With(last)
		}
		return renamedRecord(lang.Text{ZH: "指标改了编号", EN: "the target has another id"}, last)
	case hospitalsPath:
		return renamedRecord(lang.Text{ZH: "医院改了编号", EN: "the hospital has another id"}, last)
	case RegionsPath, CountiesPath:
		return renamedRecord(lang.Text{ZH: "行政区划改了代码", EN: "the region has another code"}, last)
	case "pages/", noticesPath:
		return lang.Text{
			ZH: `页面改了文件夹名的，请在新页面的文件头中写 former_ids = ["%s"]`,
			EN: `where the page's folder has another name now, write former_ids = ["%s"] at the head of its text`,
		}.With(strings.Join(parts[1:], "/"))
	case tasksPath:
		_, id, _ := strings.Cut(anchor, ".")
		return renamedRecord(lang.Text{ZH: "任务改了编号", EN: "the task has another id"}, id)
	case GlossaryPath:
		return renamedRecord(lang.Text{ZH: "术语改了编号", EN: "the term has another id"}, anchor)
	}
	return lang.Text{}
}

var renamedFolder = lang.Text{
	ZH: `规划改了文件夹名的，请在其 document.toml 中写 former_ids = ["%s"]`,
	EN: `where the plan's folder has another name now, write former_ids = ["%s"] in its document.toml`,
}

// renamedRecord says it of a record that had another id; without one there is nothing to say.
func renamedRecord(what lang.Text, id string) lang.Text {
	if id == "" {
		return lang.Text{}
	}
	return lang.Text{
		ZH: `%s的，请在其记录中写 former_ids = ["%s"]`,
		EN: `where %s now, write former_ids = ["%s"] in its record`,
	}.With(what, id)
}

// misplaced finds what is said to be withdrawn and is not gone, or was never there.
func (s *Site) misplaced(list *diag.List, living map[string]bool) {
	moved := s.gone().moved
	first, published := map[string]diag.Pos{}, map[string]bool{}
	for _, a := range s.Model.Published {
		published[a.Path] = true
	}
	for _, w := range s.Model.Withdrawn {
		switch pos, again := first[w.Address]; {
		case w.Address == "":
		case !policy.IsAddress(w.Address):
			list.Add(w.Pos, "withdrawn", lang.Text{ZH: "“%s”不是网址", EN: "%q is no address"}.With(w.Address),
				lang.Text{
					ZH: "请照 data/addresses.txt 中的写法，如 hospitals/song-county-hospital/",
					EN: "write it as data/addresses.txt does: hospitals/song-county-hospital/",
				})
		case again:
			list.Add(w.Pos, "duplicate-id",
				lang.Text{ZH: "网址 %s 两次注明撤回", EN: "%s is withdrawn twice"}.With(w.Address),
				lang.Text{ZH: "请删去其中一处", EN: "delete one of the two"},
				diag.Note{Pos: pos, Message: lang.Text{ZH: "首次注明处", EN: "first said here"}})
		case living[w.Address]:
			list.Add(w.Pos, "withdrawn", lang.Text{ZH: "网址 %s 仍在网站上", EN: "%s is still there"}.With(w.Address),
				lang.Text{
					ZH: "请删去该记录，或删去此处的撤回说明",
					EN: "delete the record, or take out that it was withdrawn",
				})
		case moved[w.Address] != "":
			list.Add(w.Pos, "withdrawn",
				lang.Text{ZH: "网址 %s 已转到 %s", EN: "%s leads to %s"}.With(w.Address, moved[w.Address]),
				lang.Text{ZH: "请删去 former_ids 中的原编号，或删去此处的撤回说明",
					EN: "take the id out of former_ids, or take out that it was withdrawn"})
		case s.Model.Listed && !published[w.Address]:
			list.Add(w.Pos, "withdrawn",
				lang.Text{ZH: "网址 %s 从未公布", EN: "%s was never published"}.With(w.Address),
				lang.Text{ZH: "请照 data/addresses.txt 核对写法", EN: "see data/addresses.txt for how it is written"})
		default:
			first[w.Address] = w.Pos
			if s.Today.Before(w.On) {
				list.Add(w.Pos, "withdrawn",
					lang.Text{ZH: "撤回日期 %s 在将来", EN: "the day of the withdrawal, %s, is yet to come"}.With(w.On),
					lang.Text{ZH: "请改正 on", EN: "correct on"})
			}
		}
	}
}

// unlisted says that the list of addresses is behind, or that there is none.
func (s *Site) unlisted(list *diag.List, living map[string]bool) {
	run := lang.Text{
		ZH: "请运行 gazette addresses，并一同提交 %s",
		EN: "run gazette addresses, and commit %s with the rest",
	}.With(
		s.Model.ListPos.File)
	if !s.Model.Listed {
		list.Warn(s.Model.ListPos, "unlisted-address", lang.Text{
			ZH: "没有已公布网址的清单，旧网址失效时无从发现",
			EN: "there is no list of the published addresses, so that nobody learns when one leads nowhere",
		}, run)
		return
	}
	for _, a := range s.Model.Published {
		delete(living, a.Path)
	}
	missing := slices.Sorted(maps.Keys(living))
	if len(missing) == 0 {
		return
	}
	list.Add(s.Model.ListPos, "unlisted-address", lang.Text{
		ZH: "有 %d 个网址尚未列入，如 %s",
		EN: "%d addresses are not in the list, such as %s",
	}.With(len(missing), missing[0]), run)
}
