package numeral

import (
	"slices"
	"strconv"
	"strings"
)

// readNumeral reads a run of Chinese numerals as one number: by place (二〇二五) or with units
// (二千零二十五). ok is false when it is not one number: 十四五.
func readNumeral(run []rune) (value string, ok bool) {
	if !slices.ContainsFunc(run, func(r rune) bool { return !isPlaceDigit(r) }) {
		var b strings.Builder
		for _, r := range run {
			b.WriteByte('0' + byte(numeralDigit(r)))
		}
		return b.String(), len(run) > 0
	}
	var s numeralSum
	for _, r := range run {
		unit, isUnit := numeralUnit(r)
		switch {
		case !isUnit:
			ok = s.digit(numeralDigit(r))
		case unit < 1e4:
			ok = s.small(unit)
		default:
			ok = s.large(unit)
		}
		if !ok {
			return "", false
		}
	}
	return strconv.FormatUint(s.total+s.section+s.ones, 10), true
}

// A numeralSum adds up a numeral with units. Units fall within a section of four places and from
// section to section, which also keeps every sum within 64 bits.
type numeralSum struct {
	total   uint64 // the sections done: 万, 亿
	section uint64 // 千百十 of the section at hand
	ones    uint64 // the digit whose unit has not come
	unit    uint64 // the last unit of the section, 0 at its start
	done    uint64 // the unit of the last section, 0 at the start
}

func (s *numeralSum) digit(d uint64) bool {
	free := s.ones == 0
	s.ones = d
	return free
}

func (s *numeralSum) small(unit uint64) bool {
	falls := s.unit == 0 || unit < s.unit
	s.section += max(s.ones, 1) * unit
	s.ones, s.unit = 0, unit
	return falls
}

func (s *numeralSum) large(unit uint64) bool {
	section := s.section + s.ones
	switch {
	case s.done == 0:
		s.total = max(section, 1) * unit
	case s.done == 1e4 && unit == 1e8: // 万亿, 三万五千亿
		s.total = (s.total + section) * unit
	case s.done == 1e8 && unit == 1e4:
		s.total += max(section, 1) * unit
	default:
		return false
	}
	s.section, s.ones, s.unit, s.done = 0, 0, 0, unit
	return true
}
