package load

import (
	"path"
	"reflect"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/record"
	"gazette/internal/source"
)

// A Format is a kind of TOML file that a site is made of.
type Format struct {
	Name   string    // "targets"
	Files  string    // where such files lie, as a glob pattern from the site root
	Title  lang.Text // what such a file holds
	Schema record.Schema
}

// Formats are all kinds of TOML files, described by the types that decode them. Messages, the handbook, the schemas
// for editors and the questions of new come from this one list: a key that decoding takes cannot be missing from its
// description.
func Formats() []Format {
	of := func(name, files string, title lang.Text, t reflect.Type) Format {
		return Format{name, files, title, record.SchemaOf(t, whatToWrite, name)}
	}
	return []Format{
		of("config", "config.toml", lang.Text{ZH: "网站设置", EN: "The site as a whole"},
			reflect.TypeFor[siteRecord]()),
		of("document", source.PlansFolder+"/*/document.toml", lang.Text{ZH: "规划的公文信息", EN: "A plan"},
			reflect.TypeFor[documentRecord]()),
		of("targets", source.TargetsFolder+"/*.toml", lang.Text{ZH: "一份规划的指标", EN: "The targets of a plan"},
			reflect.TypeFor[targetsFile]()),
		of("tasks", source.TasksFolder+"/*.toml", lang.Text{ZH: "一份规划的任务", EN: "The tasks of a plan"},
			reflect.TypeFor[tasksFile]()),
		of("progress", source.FiguresFolder+"/*.toml", lang.Text{ZH: "进展数据", EN: "Figures"},
			reflect.TypeFor[progressFile]()),
		of("hospitals", source.HospitalsFolder+"/*.toml",
			lang.Text{ZH: "医院、帮扶关系和名单", EN: "Hospitals, pairings and lists"},
			reflect.TypeFor[hospitalsFile]()),
		of("regions", source.RegionsFolder+"/*.toml", lang.Text{ZH: "行政区划", EN: "Regions"},
			reflect.TypeFor[regionsFile]()),
		of("units", source.UnitsFile, lang.Text{ZH: "计量单位", EN: "Units"}, reflect.TypeFor[unitsFile]()),
		of("glossary", source.GlossaryFile, lang.Text{ZH: "术语", EN: "Terms"}, reflect.TypeFor[glossaryFile]()),
		of("withdrawn", source.WithdrawnFile, lang.Text{ZH: "已撤回的网址", EN: "Addresses that were withdrawn"},
			reflect.TypeFor[withdrawnFile]()),
		of("article", "content/{pages,notices}/**/index.*.md",
			lang.Text{ZH: "页面和公告的文件头", EN: "The head of a page or a notice"},
			reflect.TypeFor[articleRecord]()),
	}
}

// SchemaOf describes the TOML of a file, by its path: the file itself, or the head of a page. It is nil for a file
// that has none. For example data/targets/2026/county.toml has that of "targets", and content/pages/about/index.en.md
// that of "article", for the head between its +++ lines.
func SchemaOf(file string) record.Schema {
	for _, f := range Formats() {
		pattern := f.Files
		if f.Name == "article" {
			_, text := languageOf(file)
			page := strings.HasPrefix(file, source.PagesFolder+"/")
			if notice := strings.HasPrefix(file, source.NoticesFolder+"/"); text && (page || notice) {
				return f.Schema
			}
			continue
		}
		// Files in folders below count too, which path.Match has no sign for.
		if dir := path.Dir(pattern); path.Base(pattern) == "*.toml" && strings.HasPrefix(file, dir+"/") &&
			path.Ext(file) == ".toml" {
			return f.Schema
		}
		if ok, _ := path.Match(pattern, file); ok { // the patterns are right
			return f.Schema
		}
	}
	return nil
}
