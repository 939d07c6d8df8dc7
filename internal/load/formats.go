package load

import (
	"path"
	"reflect"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/record"
)

// A Format is a kind of TOML file that a site is made of.
type Format struct {
	Name   string    // "targets"
	Files  string    // where such files lie, as a glob pattern from the site root
	Title  lang.Text // what such a file holds
	Schema record.Schema
}

// Formats are all kinds of TOML files, described by the types that decode them.
func Formats() []Format {
	of := func(name, files, zh, en string, t reflect.Type) Format {
		return Format{name, files, lang.Text{ZH: zh, EN: en}, record.SchemaOf(t, whatToWrite, name)}
	}
	return []Format{
		of("config", "config.toml", "网站设置", "The site as a whole", reflect.TypeFor[siteRecord]()),
		of("document", plansDir+"/*/document.toml", "规划的公文信息", "A plan", reflect.TypeFor[documentRecord]()),
		of("targets", "data/targets/*.toml", "一份规划的指标", "The targets of a plan", reflect.TypeFor[targetsFile]()),
		of("tasks", "data/tasks/*.toml", "一份规划的任务", "The tasks of a plan", reflect.TypeFor[tasksFile]()),
		of("progress", "data/progress/*.toml", "进展数据", "Figures", reflect.TypeFor[progressFile]()),
		of(
			"hospitals",
			"data/hospitals/*.toml",
			"医院、帮扶关系和名单",
			"Hospitals, pairings and lists",
			reflect.TypeFor[hospitalsFile](),
		),
		of("regions", "data/regions/*.toml", "行政区划", "Regions", reflect.TypeFor[regionsFile]()),
		of("units", "data/units.toml", "计量单位", "Units", reflect.TypeFor[unitsFile]()),
		of("glossary", "data/glossary.toml", "术语", "Terms", reflect.TypeFor[glossaryFile]()),
		of(
			"article",
			"content/{pages,notices}/**/index.*.md",
			"页面和公告的文件头",
			"The head of a page or a notice",
			reflect.TypeFor[articleRecord](),
		),
	}
}

// SchemaOf describes the TOML of a file, by its path: the file itself, or the head of a page. It is nil
// for a file that has none.
func SchemaOf(file string) record.Schema {
	for _, f := range Formats() {
		pattern := f.Files
		if f.Name == "article" {
			_, text := languageOf(file)
			if text && (strings.HasPrefix(file, "content/pages/") || strings.HasPrefix(file, "content/notices/")) {
				return f.Schema
			}
			continue
		}
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
