// Package load turns source files into the domain model: it decodes the records, parses the clauses,
// joins the two languages and resolves every id.
//
// In the pipeline it stands between source, which knows files and their positions, and check, which
// reads the finished model only. What cannot be decoded or resolved is a diagnostic with its place;
// the model is complete as far as it goes, so that check can add its own findings to the same list.
//
// The structs whose names end in Record or File are the shapes of the TOML files, by the tags of package record. What
// to write in each key stands in fields.toml, from which messages, the handbook and editors have it.
package load

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"gazette/internal/clause"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
)

// load builds the model from the files and what is known of them from before; it notes in now what they were decoded
// into.
func load(tree *source.Tree, before map[string]remembered, now *Memory) (*policy.Model, diag.List) {
	l := &loader{tree: tree, before: before, now: now, damaged: map[string]bool{}, m: &policy.Model{
		Unfit:  map[diag.Pos]bool{},
		PlanBy: map[string]*policy.Document{}, RegionBy: map[string]*policy.Region{},
		GroupBy: map[string]*policy.Group{}, HospitalBy: map[string]*policy.Hospital{},
		ListBy: map[string]*policy.List{}, TargetBy: map[string]*policy.Target{},
		DepartmentBy: map[string]*policy.Department{}, UnitBy: map[string]*policy.Unit{},
		TermBy: map[string]*policy.Term{},
	}}
	for kind, of := range kinds {
		l.damaged[kind] = unread(tree, of.folder)
	}
	l.damaged["target"] = l.damaged["target"] || l.damaged["plan"] // the targets of a plan are read with it
	// Each step may refer to what those before it have read: a plan to regions and terms, a figure to targets and
	// hospitals. leftover comes last, when all that is read has been.
	l.m.Site.Languages = languages(nil) // until config.toml says otherwise
	l.site()
	l.units()
	l.glossary()
	l.regions()
	l.plans()
	l.hospitals()
	l.targets()
	l.tasks()
	l.progress()
	l.articles()
	l.addresses()
	l.assets()
	l.leftover()
	return l.m, l.list
}

// unread reports whether records of a folder could not be read: the folder itself, one around it, or a file or folder
// in it (a name without an ending is a folder's).
func unread(tree *source.Tree, folder string) bool {
	for name := range tree.Unread {
		if name == folder || strings.HasPrefix(folder, name+"/") ||
			strings.HasPrefix(name, folder+"/") && (path.Ext(name) == ".toml" || path.Ext(name) == "") {
			return true
		}
	}
	return false
}

// A loader carries what every step needs: the files, the model so far and the faults so far. Every step adds to list
// and goes on, so that an editor sees all faults of a site in one run. A record with a fault may be missing from the
// model, or stand there in part. The map used has the paths of the files that a step has read, for leftover.
type loader struct {
	tree    *source.Tree
	m       *policy.Model
	list    diag.List
	damaged map[string]bool // kinds of records of which some could not be decoded
	used    map[string]bool
	before  map[string]remembered // of an earlier load
	now     *Memory               // of this one
}

// decode reads one TOML file. When it is at fault, references to its kind of records are not
// reported as broken: the cause has been named already.
func decode[T any](l *loader, f *source.File, kind string) (T, *record.Keys) {
	l.use(f)
	r := recall(l, f, func() remembered {
		v, keys, list := record.Decode[T](f, l.m.Site.Languages...)
		return remembered{value: v, keys: keys, list: list}
	})
	if len(r.list) > 0 {
		l.list = append(l.list, r.list...)
		l.damaged[kind] = true
	}
	for _, d := range r.list {
		switch {
		case d.Rule != "toml-syntax":
			l.m.Unfit[d.Pos] = true
		case f.Path == source.ConfigFile:
			l.m.Unfit[diag.Pos{}] = true
		default:
			l.m.Unfit[diag.Pos{File: f.Path}] = true
		}
	}
	return r.value.(T), r.keys
}

// unfit reports whether one of these keys is there and was found at fault: then it is not missing, too.
func (l *loader) unfit(r *record.Keys, keys ...string) bool {
	return slices.ContainsFunc(keys, func(key string) bool {
		return r.Has(key) && slices.ContainsFunc(l.list, func(d diag.Diagnostic) bool { return d.Pos == r.At(key) })
	})
}

// use notes that a step has read a file; one that reads a file without decode must call it, or leftover names the
// file.
func (l *loader) use(f *source.File) {
	if l.used == nil {
		l.used = map[string]bool{}
	}
	l.used[f.Path] = true
}

// files returns the TOML files under a folder. What else lies there, such as a table that somebody sent, is left to
// leftover.
func (l *loader) files(dir string) []*source.File {
	return slices.DeleteFunc(slices.Clone(l.tree.Under(dir)), func(f *source.File) bool {
		return f.Kind != source.KindTOML
	})
}

// assets takes the images and attachments below content/, to be published as they are. They keep their paths:
// content/plans/a/map.png is published as plans/a/map.png.
func (l *loader) assets() {
	for _, f := range l.tree.Under(source.ContentFolder) {
		if f.Kind == source.KindImage || f.Kind == source.KindAttachment {
			l.use(f)
			l.m.Assets = append(l.m.Assets, policy.Asset{Path: strings.TrimPrefix(f.Path, "content/"), Data: f.Data})
		}
	}
}

// leftover names the files that no step read: a fact in the wrong folder must not vanish silently. A text in a
// language that the site does not have gets a message of its own, since its place is right and the cure is another: to
// add the language.
func (l *loader) leftover() {
	for _, f := range l.tree.Files {
		if l.used[f.Path] {
			continue
		}
		if language, ok := languageOf(f.Path); ok && !slices.Contains(l.m.Site.Languages, language) {
			l.list.Add(diag.Pos{File: f.Path}, "unused-file",
				lang.Text{
					ZH: "本网站不设%s版，此文本不会发布",
					EN: "the site has no %s, so this text is not published",
				}.With(language.Name()),
				lang.Text{
					ZH: "请在 config.toml 的 languages 中加入 \"%s\"，或将文件移出 content",
					EN: "add %q to languages in config.toml, or move the file out of content",
				}.With(string(language)))
			continue
		}
		l.list.Add(diag.Pos{File: f.Path}, "unused-file",
			lang.Text{ZH: "gazette 不读取此位置的文件", EN: "this file is in a place that gazette does not read"},
			lang.Text{
				ZH: "规划放在 content/plans/<名称>/，页面放在 content/pages/<名称>/，数据放在 data/regions、" +
					"data/hospitals、data/targets、data/tasks 或 data/progress",
				EN: "plans go to content/plans/<name>/, pages to content/pages/<name>/, facts to data/regions, " +
					"data/hospitals, data/targets, data/tasks or data/progress",
			})
	}
}

// languageOf is the language that the name of a text tells: index.en.md.
func languageOf(file string) (lang.Lang, bool) {
	for _, language := range lang.Langs {
		if path.Base(file) == policy.TextName(language) {
			return language, true
		}
	}
	return "", false
}

// date reads a date that may be missing. A year or a month is a date, too ("2025", "2025-06"): many plans name no day,
// and one must not be made up. The zero date stands for a missing one and for one with a fault.
func (l *loader) date(r *record.Keys, key, s string) policy.Date {
	if s == "" {
		return policy.Date{}
	}
	d, err := policy.ParseDate(s)
	if err != nil {
		l.list.Add(r.At(key), "invalid-date",
			lang.Text{ZH: "“%s”不是有效的日期", EN: "%q is not a date that exists"}.With(s),
			lang.Text{ZH: `请写成 "2025"、"2025-12" 或 "2025-12-31"`, EN: `write "2025", "2025-12" or "2025-12-31"`})
	}
	return d
}

// add puts a record into its index, or reports that its id is taken, naming the first. It returns false for a repeat
// and for a record without an id, which the caller leaves out of the model's lists.
func add[T any](l *loader, index map[string]T, r *record.Keys, key, id string, v T, pos func(T) diag.Pos) bool {
	if id == "" {
		return false
	}
	// The first keeps the id, and what refers to it is judged by that one.
	if old, taken := index[id]; taken {
		l.taken(r, key, id, pos(old))
		return false
	}
	index[id] = v
	return true
}

// taken reports an id that stands at first already.
func (l *loader) taken(r *record.Keys, key, id string, first diag.Pos) {
	l.list.Add(r.At(key), "duplicate-id",
		lang.Text{ZH: "编号“%s”已被使用", EN: "the id %q is already taken"}.With(id),
		lang.Text{
			ZH: "请为其中一个换一个编号，或删除重复的记录",
			EN: "give one of the two another id, or delete the repeat",
		},
		diag.Note{Pos: first, Message: lang.Text{ZH: "首次使用处", EN: "first used here"}})
}

// find resolves an id, or reports a pointer to nothing with the nearest id there is. ok is false without a report when
// no id is written, or when the record may be among those that could not be decoded, which have been named.
func find[T any](l *loader, index map[string]T, kind string, r *record.Keys, key, id string) (v T, ok bool) {
	if id == "" {
		return v, false
	}
	if v, ok = index[id]; ok || l.damaged[kind] {
		return v, ok
	}
	hint := lang.Text{ZH: "可用的编号见 %s", EN: "the ids are in %s"}.With(kinds[kind].folder)
	if near := record.Nearest(id, slices.Sorted(maps.Keys(index))); near != "" {
		hint = lang.Text{
			ZH: "是否应为“%s”？可用的编号见 %s",
			EN: "did you mean %q? The ids are in %s",
		}.With(
			near,
			kinds[kind].folder,
		)
	}
	l.list.Add(r.At(key), "broken-reference",
		lang.Text{ZH: "没有" + kinds[kind].zh + "“%s”", EN: "there is no " + kind + " %q"}.With(id), hint)
	return v, false
}

// kinds are the kinds of records that others refer to: where they stand, and what they are called in Chinese.
var kinds = map[string]struct{ folder, zh string }{
	"plan":       {source.PlansFolder, "规划"},
	"region":     {source.RegionsFolder, "行政区划"},
	"group":      {source.RegionsFolder, "分组"},
	"hospital":   {source.HospitalsFolder, "医院"},
	"list":       {source.HospitalsFolder, "名单"},
	"target":     {source.TargetsFolder, "指标"},
	"department": {source.TasksFolder, "部门"},
	"unit":       {source.UnitsFile, "单位"},
	"term":       {source.GlossaryFile, "术语"},
}

// regionsOf resolves the regions that a key lists, and leaves out those that do not exist, which have been reported.
func (l *loader) regionsOf(r *record.Keys, key string, refs []string) []*policy.Region {
	var regions []*policy.Region
	for i, ref := range refs {
		if region := l.region(r, index(key, i), ref); region != nil {
			regions = append(regions, region)
		}
	}
	return regions
}

// region resolves "410325 嵩县": the code finds it, and the name, when given, must be its name. The name is for the
// people who read the file: a slip in six digits shows nowhere else, and would put a figure into another county. It is
// the full name in either language; the short one (Short) is not taken.
func (l *loader) region(r *record.Keys, key, ref string) *policy.Region {
	if ref == "" {
		return nil
	}
	code, name, _ := strings.Cut(strings.TrimSpace(ref), " ")
	name = strings.TrimSpace(name)
	region, ok := l.m.RegionBy[code]
	if !ok {
		if !l.damaged["region"] {
			l.unknownRegion(r, key, code, name)
		}
		return nil
	}
	if name != "" && name != region.Name.ZH && name != region.Name.EN {
		l.list.Add(
			r.At(key),
			"region-name",
			lang.Text{
				ZH: "%s 是%s，不是%s",
				EN: "%s is %s, not %s",
			}.With(
				code,
				inBoth(region.Name),
				name,
			),
			lang.Text{
				ZH: "请改正代码或名称，使两者指同一地区",
				EN: "correct the code or the name, so that both mean the same place",
			},
			diag.Note{Pos: region.Pos, Message: lang.Text{ZH: "%s 在此定义", EN: "%s is defined here"}.With(code)},
		)
	}
	return region
}

// inBoth is a name in both languages, the other in brackets; on a site of one language, in that alone.
func inBoth(name lang.Text) lang.Text {
	if name.ZH == "" || name.EN == "" || name.ZH == name.EN {
		return lang.Same(cmp.Or(name.ZH, name.EN))
	}
	return lang.Text{ZH: "%s（%s）", EN: "%s (%s)"}.With(name.ZH, name.EN)
}

// unknownRegion names a code that no region has. If the name beside it is right, the hint gives the code of that name.
// No similar code is suggested: it would be that of another county nearby.
func (l *loader) unknownRegion(r *record.Keys, key, code, name string) {
	hint := lang.Text{
		ZH: "代码按 GB/T 2260；已有的代码见 data/regions",
		EN: "codes are those of GB/T 2260; the known ones are in data/regions",
	}
	for _, region := range l.m.Regions {
		if name != "" && (region.Name.ZH == name || region.Name.EN == name) {
			hint = lang.Text{ZH: "%s的代码是 %s", EN: "%s has the code %s"}.With(name, region.Code)
			break
		}
	}
	l.list.Add(r.At(key), "unknown-region", lang.Text{
		ZH: "没有代码为“%s”的行政区划",
		EN: "there is no region with the code %q",
	}.With(code), hint)
}

// clause resolves "3-2-8" or "3-2-8.p2" within a plan. The paragraph counts from 1, and is 0 for the whole clause. It
// may be one that only the other language has: that the two differ is a finding of its own (paragraphs-differ). A
// number that the clause had before will do, where the plan has an alias for it. The result is nil with a report, or
// without one where the plan could not be read.
func (l *loader) clause(r *record.Keys, key string, plan *policy.Document, ref string) (*policy.Clause, int) {
	if plan == nil || ref == "" {
		return nil, 0
	}
	id, paragraph, ok := clause.SplitRef(ref)
	c := plan.Clause(id)
	if ok && c != nil {
		if count := max(len(c.ZH.Body), len(c.EN.Body)); paragraph <= count {
			return c, paragraph
		}
	}
	hint := lang.Text{
		ZH: "条款编号由印出的序号连成：三、（二）8. 即 3-2-8；其第2段为 3-2-8.p2",
		EN: "a clause's id is the path of its printed numbers: 三、（二）8. is 3-2-8; a paragraph is 3-2-8.p2",
	}
	if near := nearClause(plan, id); near != "" && near != id {
		hint = lang.Text{
			ZH: "是否应为 %s？条款编号由印出的序号连成：三、（二）8. 即 3-2-8",
			EN: "did you mean %s? A clause's id is the path of its printed numbers: 三、（二）8. is 3-2-8",
		}.With(near)
	}
	if !l.damaged["plan"] {
		l.list.Add(r.At(key), "broken-reference",
			lang.Text{ZH: "规划 %s 没有条款 %s", EN: "the plan %s has no clause %s"}.With(plan.Slug, ref), hint)
	}
	return nil, 0
}

// nearClause is the clause that somebody may have meant by an id that no clause has. What is written as an id is looked
// for in the part of the plan that it names, since a clause of another part has another subject: for 2-3-9, 2-3-1 and
// not 2-1-9.
func nearClause(plan *policy.Document, id string) string {
	var ids []string
	part := id[:max(strings.LastIndex(id, "-"), 0)]
	written := strings.Trim(id, "0123456789-") == "" && plan.Clause(strings.SplitN(id, "-", 2)[0]) != nil
	for _, c := range plan.Clauses {
		if of := c.ID[:max(strings.LastIndex(c.ID, "-"), 0)]; !written || of == part {
			ids = append(ids, c.ID)
		}
	}
	return record.Nearest(id, ids)
}
