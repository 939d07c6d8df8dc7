package site

import (
	"fmt"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// mostOnSheet is how many rows of a list a page has: a cheap phone lays out a page of a megabyte for many seconds.
const mostOnSheet = 300

// A sheet is one of the pages that a long list is cut into, each of the next rows in the order of the list.
type sheet struct {
	Path   string // its address
	Number int    // from one on
	First  lang.Text
}

// sheetPath is the address of a page of a list: the first has that of the list.
func sheetPath(list string, number int) string {
	if number == 1 {
		return list
	}
	return fmt.Sprintf("%spage-%d/", list, number)
}

// sheetsOf is how many pages a list of n rows has.
func sheetsOf(n int) int { return max(1, (n+mostOnSheet-1)/mostOnSheet) }

// sheets are the pages of a list of hospitals; none where one has all.
func sheets(list string, hospitals []*policy.Hospital) []sheet {
	if len(hospitals) <= mostOnSheet {
		return nil
	}
	var all []sheet
	for i := range sheetsOf(len(hospitals)) {
		all = append(all, sheet{sheetPath(list, i+1), i + 1, hospitals[i*mostOnSheet].Name})
	}
	return all
}

// onSheet are the hospitals on a page of a list.
func onSheet(hospitals []*policy.Hospital, number int) []*policy.Hospital {
	from := (number - 1) * mostOnSheet
	return hospitals[min(from, len(hospitals)):min(from+mostOnSheet, len(hospitals))]
}
