package table

// datedColumns reads a row of dates right above the headings of a table with a column for each target, or right below
// them, where the heading of a target is merged over its years. A row in which only some targets have dates is no such
// row: above the last column there is often the day on which the table was sent.
func (l *layout) datedColumns(p *proposer) {
	if len(l.targets) == 0 {
		return
	}
	if below := l.header + 1; below < len(p.sheet.rows) && l.continues(p.sheet.rows[l.header], p.sheet.rows[below]) {
		head, r := p.sheet.rows[l.header], p.sheet.rows[below]
		for col := range r.cells {
			from := head.at(col).fromCol - 1
			if t := l.targets[from]; t != nil && head.at(col).from == head.number && isDate(r.at(col)) {
				l.targets[col] = t
			}
		}
		l.datesIn(p, r)
		l.first = below + 1
		return
	}
	if above := l.header - 1; above >= 0 && len(l.targets) > 1 {
		l.datesIn(p, p.sheet.rows[above])
	}
}

// continues reports whether a row says more of the headings: dates below targets, and below the rest nothing but what
// is merged.
func (l *layout) continues(head, r row) bool {
	some := false
	for col, c := range r.cells {
		over := head.at(col)
		_, target := l.targets[col]
		_, merged := l.targets[over.fromCol-1]
		switch {
		case c.text == "" || c.from == head.number:
		case (target || merged) && isDate(c):
			some = true
		default:
			return false
		}
	}
	return some
}

// datesIn takes the dates of a row, if it has one for every target. A row in which one target has no date gives none
// at all: which of its neighbours' dates it had would be a guess.
func (l *layout) datesIn(p *proposer, r row) {
	dates := map[int]placed{}
	for col := range l.targets {
		if !isDate(r.at(col)) {
			return
		}
		dates[col] = placed{p.at(r.number, col), r.at(col)}
	}
	l.dates = dates
}

// isDate reports whether a cell could stand in a column of dates: “2022年”, “2025年上半年”, a day in a date format. Of
// one in doubt, 2025.1, it is asked which it is where a figure needs it.
func isDate(c cell) bool {
	_, _, ok := cellDate(c)
	_, doubt := firstOrTenth(c)
	return ok || doubt
}
