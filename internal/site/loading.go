package site

import "gazette/internal/lang"

// A loadingPage says how the tables are opened in other programs.
type loadingPage struct {
	Questions []Question
}

func (b *builder) loading() {
	p := b.page("loading", loadingPath, b.say(lang.Text{ZH: "怎样打开数据", EN: "How to open the data"}),
		b.say(lang.Text{
			ZH: "在 Excel、WPS、Python、R 和 SQL 中打开本站数据的方法",
			EN: "How to open the tables of this site in Excel, WPS, Python, R and SQL",
		}), b.edited(), shows(&loadingPage{Questions()}),
		crumb{b.say(lang.Text{ZH: "数据下载", EN: "Data"}), dataPath})
	p.Names = b.say(lang.Text{ZH: "数据库\nSQLite\nPython\nR\nSQL", EN: "database\nSQLite\nPython\nR\nSQL"})
}
