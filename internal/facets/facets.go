// Package facets says what can be asked of a search besides words: of which kind a thing is, and by which properties
// results are counted and narrowed, each with its name in addresses and the words that readers have for it. It stands
// above terms, which reads these words in queries, and search, which writes both tables into the manifest that the
// browser reads first: the client has no list of its own. It is apart from both since neither may import the other's
// half of it.
package facets

import (
	"slices"
	"strings"

	"gazette/internal/lang"
)

// A Facet is a property by which results are counted and narrowed: its place in [Facets].
type Facet uint8

// The facets, in the order in which they are shown.
const (
	ByKind Facet = iota
	ByPlan
	ByLevel
	ByRegion
	ByCounty
	ByIssuer
	ByDepartment
	ByYear
	ByStatus
	ByDate
)

// A Row is what is so of a facet.
type Row struct {
	Name  string    // in addresses and in the index
	Words lang.Text // for readers
	Asked string    // what may stand before the colon in a query, with blanks between; without any, only for order
	Apart bool      // it has hundreds of values: its file is read for a filter only, and none is offered
	Also  []Facet   // a filter by it finds the values of these too
	Named []Kind    // things whose names a filter may give instead of a value
}

// Facets are the rows of all.
var Facets = [...]Row{
	ByKind:  {Name: "kind", Words: lang.Text{ZH: "类型", EN: "Kind"}, Asked: "kind 类型 类别"},
	ByPlan:  {Name: "plan", Words: lang.Text{ZH: "规划", EN: "Plan"}, Asked: "plan 规划 文件", Named: []Kind{PlanKind}},
	ByLevel: {Name: "level", Words: lang.Text{ZH: "层级", EN: "Level"}, Asked: "level 层级"},
	ByRegion: {Name: "region", Words: lang.Text{ZH: "地区", EN: "Region"}, Asked: "region province city 地区 省 市",
		Also: []Facet{ByCounty}, Named: []Kind{CountyKind, RegionKind}},
	ByCounty: {Name: "county", Words: lang.Text{ZH: "县", EN: "County"}, Asked: "county 县 县市区", Apart: true,
		Named: []Kind{CountyKind}},
	ByIssuer: {Name: "issuer", Words: lang.Text{ZH: "发文机关", EN: "Issued by"}, Asked: "issuer 发文机关 机关"},
	ByDepartment: {Name: "department", Words: lang.Text{ZH: "责任部门", EN: "Department"},
		Asked: "department 部门 责任部门"},
	ByYear:   {Name: "year", Words: lang.Text{ZH: "年份", EN: "Year"}, Asked: "year 年 年份"},
	ByStatus: {Name: "status", Words: lang.Text{ZH: "状态", EN: "Status"}, Asked: "status 状态"},
	ByDate:   {Name: "date"},
}

func (f Facet) String() string { return Facets[f].Name }

// Called is the row of a name, an empty one for a name that no facet has.
func Called(name string) Row {
	for _, row := range Facets {
		if row.Name == name {
			return row
		}
	}
	return Row{}
}

// Asked is the facet that a query names before a colon, in either language; ok says whether there is one.
func Asked(word string) (f Facet, ok bool) {
	for f := range Facets {
		if slices.Contains(strings.Fields(Facets[f].Asked), word) {
			return Facet(f), true
		}
	}
	return 0, false
}
