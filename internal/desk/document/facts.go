package document

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// facts are what the text states about the document. What is empty was not stated, and is marked in document.toml as
// still to be written.
type facts struct {
	title, number, index, issuer, source, url string
	issued, published                         policy.Date
	region                                    *policy.Region
	slug                                      string
}

// A statement is a form of line that states a fact. The first group of the form is the fact. Where two lines state the
// same one, the earlier counts: the head of a page comes before its foot.
type statement struct {
	re  *regexp.Regexp
	set func(*facts, string)
}

// Lines of the head that name what they give, as government sites print them (索引号, 发文字号).
var stated = []statement{
	{regexp.MustCompile(`^索 ?引 ?号 ?[：:] ?(.+)$`), func(f *facts, s string) { f.index = cmp.Or(f.index, s) }},
	{
		regexp.MustCompile(`^(?:发文字号|文 ?号|发文号) ?[：:] ?(.+)$`),
		func(f *facts, s string) { f.number = cmp.Or(f.number, brackets(s)) },
	},
	{regexp.MustCompile(`^(?:标 ?题|名 ?称) ?[：:] ?(.+)$`), func(f *facts, s string) { f.title = cmp.Or(f.title, s) }},
	{
		regexp.MustCompile(`^(?:发布机构|发文机关|发文单位|制发机关) ?[：:] ?(.+)$`),
		func(f *facts, s string) { f.issuer = cmp.Or(f.issuer, s) },
	},
	{
		regexp.MustCompile(`^(?:成文日期|印发日期|发文日期) ?[：:] ?(.+)$`),
		func(f *facts, s string) { f.issued = cmp.Or(f.issued, dateIn(s)) },
	},
	{
		regexp.MustCompile(`^(?:发布日期|发布时间|公开日期) ?[：:] ?(.+)$`),
		func(f *facts, s string) { f.published = cmp.Or(f.published, dateIn(s)) },
	},
	{regexp.MustCompile(`来源 ?[：:] ?(\S+)`), func(f *facts, s string) { f.source = cmp.Or(f.source, s) }},
	{regexp.MustCompile(`^Author: ?(.+?) Time:`), func(f *facts, s string) { f.source = cmp.Or(f.source, s) }},
	{
		regexp.MustCompile(`(?:Time:|Last Update:) ?(\d{4}[.-]\d{1,2}[.-]\d{1,2})`),
		func(f *facts, s string) { f.published = cmp.Or(f.published, dateIn(s)) },
	},
	{regexp.MustCompile(`(https?://[^\s，。）)]+)`), func(f *facts, s string) { f.url = cmp.Or(f.url, s) }},
	{
		regexp.MustCompile(`^([\p{Han}]{1,12}[〔\[［（(]\d{4}[〕\]］）)]第?\d{1,5}号)$`),
		func(f *facts, s string) { f.number = cmp.Or(f.number, brackets(s)) },
	},
	{
		regexp.MustCompile(`(?i)^((?:[A-Z][a-z]+ ){1,4}[\[(]\d{4}[\])] No\. ?\d{1,4})\b`),
		func(f *facts, s string) { f.number = cmp.Or(f.number, s) },
	},
}

// brackets writes the year of a document's number between 〔 and 〕, as GB/T 9704 has it.
func brackets(s string) string {
	return regexp.MustCompile(`[〔\[［（(](\d{4})[〕\]］）)]`).ReplaceAllString(squeeze(s), "〔$1〕")
}

var (
	dateZH = regexp.MustCompile(`(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?`)
	dateEN = regexp.MustCompile(
		`(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2}) ?, ?(\d{4})`,
	)
	soleZH  = regexp.MustCompile(`^[(（]?\d{4}年\d{1,2}月\d{1,2}日[)）]?$`)
	titleZH = regexp.MustCompile(
		`(?:关于.+的?(?:通知|意见|决定|批复|函)|(?:规划|方案|意见|办法|计划|纲要|要点|任务)(?:[（(].+[）)])?)$`)
	titleEN = regexp.MustCompile(
		`^(?i:the )?(?i:notice of|implementation opinions|work plan|action plan|three-year action plan|opinions of|` +
			`measures for|guiding opinions)\b`,
	)
	quoted = regexp.MustCompile(`《([^《》]+(?:《[^《》]*》[^《》]*)*)》`)
	bodyEN = regexp.MustCompile(
		`\b(?:Office|Government|Commission|Committee|Bureau|Department|Council|Administration|Ministry)\b`,
	)
	bodyZH = regexp.MustCompile(`(?:人民政府|办公[厅室]|委员会|卫生健康委|局|部|厅|委)$`)
)

// dateIn is the first full date in a text, 2022年8月5日, 2022-8-5 or August 5, 2022; zero where there is none or it
// does not exist. A month alone is not taken: a document is dated by the day.
func dateIn(s string) policy.Date {
	var text string
	s = narrowDigits(s)
	if m := dateZH.FindStringSubmatch(s); m != nil {
		text = m[1] + "-" + two(m[2]) + "-" + two(m[3])
	} else if m := dateEN.FindStringSubmatch(s); m != nil {
		month, err := time.Parse("January", m[1])
		if err != nil {
			return policy.Date{}
		}
		text = m[3] + "-" + two(strconv.Itoa(int(month.Month()))) + "-" + two(m[2])
	}
	d, err := policy.ParseDate(text)
	if err != nil {
		return policy.Date{}
	}
	return d
}

// two writes a month or a day of one or two digits with two, as [policy.ParseDate] asks.
func two(s string) string { return strings.Repeat("0", 2-len(s)) + s }

// facts reads the head, and the signature at the end of the text. Before the first clause and in the last lines is
// where documents state them; elsewhere a date is one that the plan speaks of.
func (r *reader) facts(head, body, all []block) facts {
	var f facts
	firstClause := slices.IndexFunc(all, func(b block) bool { _, _, ok := r.label(b.text); return ok && !b.table() })
	lines := slices.Concat(head, all[:max(firstClause, 0)])
	for _, b := range lines {
		for _, text := range b.statements() {
			for _, s := range stated {
				if m := s.re.FindStringSubmatch(text); m != nil {
					s.set(&f, strings.TrimSpace(m[1]))
				}
			}
		}
	}
	r.titleOf(&f, lines)
	text := body[:r.annexAt(body)]
	last := func(blocks []block, n int) []block { return blocks[max(0, len(blocks)-n):] }
	r.signature(&f, slices.Concat(lines, last(text, 6), last(body, 6), last(all, 12)))
	r.regionOf(&f)
	r.doubts(f)
	return f
}

// narrowDigits makes half-width the digits that input methods for Chinese type full-width: 〔2026〕１２号 is a number
// like any other.
func narrowDigits(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= '０' && c <= '９' {
			return c - '０' + '0'
		}
		return c
	}, s)
}

// statements are the lines of a block that may state a fact. Sites also print them as a table, each
// value in the cell behind its name.
func (b block) statements() []string {
	if !b.table() {
		return []string{narrowDigits(squeeze(b.text))}
	}
	var lines []string
	for _, row := range b.rows {
		for i := 0; i+1 < len(row); i++ {
			lines = append(lines, narrowDigits(strings.TrimRight(row[i], ":：")+"："+row[i+1]))
		}
	}
	return lines
}

// states reports whether a block states a fact that the record takes.
func (b block) states() bool {
	return slices.ContainsFunc(b.statements(), func(text string) bool {
		return slices.ContainsFunc(stated, func(s statement) bool { return s.re.MatchString(text) })
	})
}

// titleOf finds the name of the plan itself: that which a notice prints and distributes, else a line that ends as the
// titles of documents do. Of 关于印发《鲸歌县医共体建设方案》的通知 it is 鲸歌县医共体建设方案: readers look for the
// plan, not for the notice.
func (r *reader) titleOf(f *facts, lines []block) {
	var candidates []string
	if f.title != "" {
		candidates = append(candidates, f.title)
	}
	for _, b := range lines {
		text := strings.TrimSpace(b.text)
		runs := len([]rune(text))
		if !b.table() &&
			(r.lang == lang.ZH && titleZH.MatchString(text) && runs <= 80 || r.lang == lang.EN &&
				titleEN.MatchString(text) && runs <= 220) {
			candidates = append(candidates, text)
		}
	}
	// In 印发《…》的通知 the document is what stands in the marks.
	for _, c := range candidates {
		if m := quoted.FindStringSubmatch(c); m != nil {
			f.title = m[1]
			return
		}
	}
	if n := len(candidates); n > 0 {
		f.title = strings.TrimRight(candidates[n-1], ".") // the one nearest to the text
		return
	}
	for _, b := range lines {
		for _, m := range quoted.FindAllStringSubmatch(b.text, -1) {
			if titleZH.MatchString(m[1]) && strings.Contains(b.text, "制定《"+m[1]+"》") {
				f.title = m[1]
				return
			}
		}
	}
	if f.title == "" && len(lines) > 0 {
		f.title = strings.TrimSpace(lines[0].text)
		r.doubt(lines[0].line, "title", lang.Text{
			ZH: "没有认出标题，暂用第一行",
			EN: "no title was recognised; the first line is taken",
		}, lang.Text{})
	}
}

// signature finds who issued the document and when: two short lines, the name and below it the date. GB/T 9704 sets
// the name of the body and below it the date (成文日期), to the right at the end of the text:
//
//	鲸歌县人民政府办公室
//	2024年3月6日
//
// Translations put both on one line: “General Office of …, March 6, 2024”.
func (r *reader) signature(f *facts, lines []block) {
	for i, b := range lines {
		text := narrowDigits(strings.ReplaceAll(b.text, " ", ""))
		switch {
		case r.lang == lang.ZH && soleZH.MatchString(text):
			f.issued = cmp.Or(f.issued, dateIn(text))
			if i > 0 && bodyZH.MatchString(strings.ReplaceAll(lines[i-1].text, " ", "")) {
				f.issuer = cmp.Or(f.issuer, strings.ReplaceAll(lines[i-1].text, " ", ""))
			}
		case r.lang == lang.EN:
			m := dateEN.FindStringIndex(b.text)
			if m == nil || m[0] > 0 && len(b.text) > 250 {
				continue
			}
			f.issued = cmp.Or(f.issued, dateIn(b.text))
			name := b.text[:m[0]]
			if m[0] == 0 && i > 0 && len(lines[i-1].text) < 250 {
				name = lines[i-1].text
			}
			f.issuer = cmp.Or(f.issuer, officeIn(name))
		}
	}
}

// officeIn is the name of an office in front of a date, without the words that join them. Some pages
// print it twice.
func officeIn(s string) string {
	name := strings.TrimRight(strings.TrimSuffix(strings.TrimSpace(s), " on"), ", .")
	if half := strings.TrimSpace(name[:len(name)/2]); half != "" && strings.Count(name, half) == 2 {
		name = half
	}
	if !bodyEN.MatchString(name) {
		return ""
	}
	return strings.TrimPrefix(name, "The ")
}

// unsigned takes the signature off the end of the text, which annexes may follow: who issued it and when. Else the last
// clause would end with the name of an office. In front of annexes and for more than one line it takes a date to tell a
// signature from a list of offices.
func (r *reader) unsigned(body []block) []block {
	if from, dated := r.signed(body); dated || from >= len(body)-1 {
		body = withoutWords(body, from)
	}
	at := r.annexAt(body)
	if from, dated := r.signed(body[:at]); at < len(body) && dated {
		return slices.Concat(withoutWords(body[:at], from), body[at:])
	}
	return body
}

// withoutWords takes the paragraphs from a place on away; pictures among them stay.
func withoutWords(blocks []block, from int) []block {
	return slices.Concat(blocks[:from], slices.DeleteFunc(slices.Clone(blocks[from:]), block.words))
}

// signed finds where the signature at the end of some blocks begins, and whether it has a date. It goes up from the end
// as long as lines sign.
func (r *reader) signed(blocks []block) (from int, dated bool) {
	from = len(blocks)
	for i := len(blocks) - 1; i >= 0; i-- {
		b := blocks[i]
		if b.picture != nil {
			continue
		}
		plain := narrowDigits(bare(b.text))
		signs := r.lang == lang.ZH &&
			(soleZH.MatchString(plain) || len([]rune(plain)) <= 30 && bodyZH.MatchString(plain)) ||
			r.lang == lang.EN && (r.dates(b) && dateEN.FindStringIndex(b.text)[0] == 0 ||
				len(b.text) < 200 && !stops(b.text) && bodyEN.MatchString(b.text))
		if _, _, label := r.label(b.text); !signs || label || b.table() {
			break
		}
		from, dated = i, dated || !dateIn(b.text).IsZero()
	}
	return from, dated
}

// regionOf finds the region whose name the issuer or the title begins with, the most exact one. 月汀市鲸歌县… names
// two, and the county is meant; of two on one level the one nearer to the beginning is.
func (r *reader) regionOf(f *facts) {
	best := 0
	for _, region := range r.m.Regions {
		for _, text := range []string{f.issuer, f.title} {
			name := region.Name.ZH
			if r.lang == lang.EN {
				name = region.Name.EN
			}
			if i := strings.Index(text, name); name != "" && i >= 0 && rank(region)*1000-i > best {
				best, f.region = rank(region)*1000-i, region
			}
		}
	}
	if f.region == nil && (strings.HasPrefix(f.issuer, "国家") || strings.HasPrefix(f.issuer, "国务院")) {
		f.region = r.m.RegionBy[policy.Nation]
	}
}

// widest is the region that all others are in, as a record must name one that the site has; nil where it has none.
func (r *reader) widest() *policy.Region {
	var widest *policy.Region
	for _, region := range r.m.Regions {
		if widest == nil || rank(region) < rank(widest) {
			widest = region
		}
	}
	return widest
}

// rank is how far down a region is; of those whose names occur the lowest is meant.
func rank(region *policy.Region) int {
	return map[policy.RegionLevel]int{policy.Country: 1, policy.Province: 2, policy.Prefecture: 3,
		policy.County: 4}[region.Level]
}

// doubts lists what the text does not say. They are warnings: a draft without a number can be worked on, and check
// refuses what is left unwritten.
func (r *reader) doubts(f facts) {
	missing := func(empty bool, name, hint lang.Text) {
		if empty {
			r.doubt(0, "not-stated", lang.Text{ZH: "未认出%s", EN: "the text does not say %s"}.With(name), hint)
		}
	}
	fill := func(key string) lang.Text {
		return lang.Text{ZH: "请在 document.toml 中填写 %s", EN: "fill in %q in document.toml"}.With(key)
	}
	missing(f.number == "", lang.Text{ZH: "文号", EN: "its number"}, fill("number"))
	missing(f.issuer == "", lang.Text{ZH: "发文机关", EN: "who issued it"}, fill("issuer"))
	missing(f.issued.IsZero(), lang.Text{ZH: "成文日期", EN: "when it was issued"}, fill("issued"))
	missing(f.region == nil, lang.Text{ZH: "适用地区", EN: "for which region it is"}, lang.Text{
		ZH: "document.toml 中的 level 和 region 暂填网站最大的地区，请核对改正",
		EN: "\"level\" and \"region\" in document.toml are those of the widest region here for now: correct them",
	})
}
