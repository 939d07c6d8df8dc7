package table

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

// A value is a figure in the terms of its target's kind.
type value struct {
	number float64
	grade  string
	done   bool
	bare   bool // a percentage without a sign that says so: 0.9 may be a share of one
}

// A complaint says why a cell is no figure. It has no place: the caller knows the cell, and [Figure] has none.
type complaint struct {
	rule          string
	message, hint lang.Text
}

func bad(rule string, message, hint lang.Text) *complaint { return &complaint{rule, message, hint} }

// notReported are the ways to leave a figure out. A 0 is none of them: it is a figure.
var notReported = map[string]bool{
	"":    true,
	"-":   true,
	"--":  true,
	"—":   true,
	"——":  true,
	"/":   true,
	"\\":  true,
	"未报":  true,
	"未报送": true,
	"未上报": true,
	"缺":   true,
	"n/a": true,
	"na":  true,
	"空":   true,
}

// blank reports whether a figure was left out on purpose or not filled in; both are counted as empty cells.
func blank(c cell) bool { return notReported[strings.ToLower(fold(c.text))] }

// formulaFault says why a formula gives nothing. It is #DIV/0! and the like, or a workbook that a program wrote
// without computing it, in which formulas have no results.
func formulaFault(c cell) *complaint {
	if c.text == notComputed {
		return bad("formula-error", lang.Text{ZH: "公式尚未计算出结果", EN: "the formula has no result yet"},
			lang.Text{
				ZH: "请用 Excel 或 WPS 打开并保存，或直接填写数值",
				EN: "open the workbook in Excel or WPS and save it, or type the figure in its place",
			})
	}
	if strings.HasPrefix(c.text, "#") && !c.numeric {
		return bad(
			"formula-error",
			lang.Text{ZH: "公式结果为错误值 %s", EN: "the formula gives the error %s"}.With(fold(c.text)),
			lang.Text{ZH: "请修正公式，或直接填写数值", EN: "mend the formula, or type the figure in its place"},
		)
	}
	return nil
}

// readValue reads a cell as a figure of the target. A cell in a date format is refused: Excel makes 6月8日 of a typed
// 6-8, and its number 45816 of that.
func readValue(c cell, t *policy.Target) (value, *complaint) {
	if fault := formulaFault(c); fault != nil {
		return value{}, fault
	}
	if !c.date.IsZero() {
		return value{}, bad(
			"wrong-type",
			lang.Text{
				ZH: "此处应为数值，单元格却是日期（%s）",
				EN: "the cell holds a date (%s) where a figure is expected",
			}.With(c.date),
			lang.Text{
				ZH: "请把单元格格式改为“常规”，重新填写数值",
				EN: "set the format of the cell to General and type the figure again",
			},
		)
	}
	if withdrawing.MatchString(fold(c.text)) {
		return value{}, cannotWithdraw()
	}
	switch t.Kind {
	case policy.YesNo:
		return readYesNo(c)
	case policy.Graded:
		return readGrade(c)
	case policy.Qualitative:
		return value{}, bad("wrong-type", lang.Text{
			ZH: "指标 %s 是定性目标，没有数值",
			EN: "the target %s is a goal without a test, so it has no figures",
		}.With(t.Key()),
			lang.Text{ZH: "请留空", EN: "leave the cell empty"})
	}
	return readNumber(c, t)
}

// emptiedText stands for the cell of a figure that is empty beside the reason why.
const emptiedText = "—"

// withdrawing is what stands in place of a figure that is to be taken back.
var withdrawing = regexp.MustCompile(`^(?i:—|撤回|撤销|撤下|作废|删除|取消|不再公布|withdrawn?|deleted?|void)$`)

// cannotWithdraw refuses to take back a figure: that readers are told of it is done by hand, as it cannot be told
// beside a figure that is gone.
func cannotWithdraw() *complaint {
	return bad("by-hand",
		lang.Text{ZH: "表格不能撤回已公布的数值", EN: "a table cannot take back a figure that is published"},
		lang.Text{
			ZH: "确需撤回的，由网站编辑在 data/progress 中删去该条 [[observation]]，并发布公告说明原因；" +
				"只是改数的，请写正确的数值",
			EN: "the editors of the site delete its [[observation]] in data/progress and say why in a notice; " +
				"if there is another figure, write that",
		})
}

// yesNo are the words for done and not done. ○ and △ are in neither list, as offices mean different things by them.
var yesNo = func() map[string]bool {
	m := map[string]bool{}
	for answer, words := range map[bool]string{
		true: "是 有 √ ✓ ✔ ☑ 完成 已完成 建成 已建成 达标 已达标 达到 已达到 开展 已开展 启动 已启动 y yes " +
			"true done 1",
		false: "否 无 没有 × ✗ ✘ x 未完成 未建成 未达标 未达到 未开展 未启动 n no false notdone 0",
	} {
		for word := range strings.FieldsSeq(words) {
			m[word] = answer
		}
	}
	return m
}()

// readYesNo reads “已建成”, “√” and “是 yes”; “基本完成” is neither.
func readYesNo(c cell) (value, *complaint) {
	if done, ok := oneMeaning(c.text, yesNo); ok {
		return value{done: done}, nil
	}
	return value{}, bad("wrong-type",
		lang.Text{ZH: "“%s”不是“是”或“否”", EN: "%q is neither yes nor no"}.With(clip(c.text)),
		lang.Text{ZH: "请填写“是”或“否”", EN: "write 是 or 否 (yes or no)"})
}

// oneMeaning reads a text of one word, or of several that mean the same: 暂定 provisional, in forms.
func oneMeaning[T comparable](text string, words map[string]T) (meaning T, ok bool) {
	text = strings.ToLower(fold(text))
	if meaning, ok = words[strings.ReplaceAll(text, " ", "")]; ok {
		return meaning, true
	}
	for i, word := range strings.Fields(text) {
		one, known := words[word]
		if !known || i > 0 && one != meaning {
			return meaning, false
		}
		meaning, ok = one, true
	}
	return meaning, ok
}

var (
	gradeHan = regexp.MustCompile(
		`^(?:已?(?:达到|评为|评审为)?)([一二三123])级?([甲乙丙abc])?等?(?:综合|专科|中医|中医综合)?(?:医院)?$`)
	gradeLatin = regexp.MustCompile(`^(?:grade)?([123])([abc])?$`)
)

// readGrade reads 二级甲等, 二甲, 2A, Grade 3 and 已评审为二级甲等. 三级 without a class is "3".
func readGrade(c cell) (value, *complaint) {
	word := strings.ToLower(strings.ReplaceAll(fold(c.text), " ", ""))
	m := gradeHan.FindStringSubmatch(word)
	if m == nil {
		m = gradeLatin.FindStringSubmatch(word)
	}
	if m == nil || len(m[0]) == 0 {
		return value{}, bad(
			"wrong-type",
			lang.Text{ZH: "“%s”不是医院等级", EN: "%q is not a grade of hospitals"}.With(clip(c.text)),
			lang.Text{
				ZH: "请写 2A、二级甲等 或 二甲；未定等次的写 二级",
				EN: "write 2A, 二级甲等 or 二甲; a grade without a class is 二级",
			},
		)
	}
	grade := strings.NewReplacer("一", "1", "二", "2", "三", "3").Replace(m[1])
	return value{grade: grade + strings.NewReplacer("甲", "A", "乙", "B", "丙", "C").Replace(strings.ToUpper(m[2]))},
		nil
}

// A number may have its unit behind it, 1,234.5 元. What bounds a figure or gives a range, ≥90, 约90, 80-90%, is no
// figure, and is refused rather than taken for its digits.
var (
	plainNumber = regexp.MustCompile(`^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?: ?)([^\d,.].*)?$`)
	boundSign   = regexp.MustCompile(
		`^(?:[≥≤><=~≈]|约|近|大于|小于|不低于|不少于|不超过|超过?|至少|at ` +
			`least|about|over|under)|(?:以上|以下|左右|余|多)[^\d]*$|^\d+(?:\.\d+)?%? ?[-–—~至] ?\d`,
	)
	// What looks like a number: 9O% has a letter in it, and 9/9 is two of them.
	mistyped  = regexp.MustCompile(`^[+-]?[\d.,]*(?:\d[OoIl]|[OoIl]\d)[\dOoIl.,]*%?$`)
	lookalike = regexp.MustCompile(`[OoIl]`)
	several   = regexp.MustCompile(`^[+-]?\d[\d.,]*%? ?[/\\|:;+*×、,. -] ?\d[\d.,]*%?`)
	hanNumber = regexp.MustCompile(`^(?:百分之)?(?:[零〇○一二三四五六七八九十百千万亿两点]+|\d+(?:\.\d+)?[万亿])成?$`)
)

// readNumber reads 91.5, 91.5%, 1,234.5元, 九成 or 1.2万. A number of the spreadsheet itself is taken as it is shown:
// 0.9 in a cell that shows 90% is 90.
//
// What is refused and why: “3家（含）以上” says only that there are three at least, and “3所” is another unit than 家.
// The figure would be published as exact, so that the sender has to write the exact one.
func readNumber(c cell, t *policy.Target) (value, *complaint) {
	percent := t.Unit.Percent()
	if c.numeric {
		switch {
		case c.percent && !percent:
			return value{}, wrongUnit(c.text, "%", t)
		case c.percent:
			return inBounds(rounded(c.number*100), t, false)
		}
		return inBounds(rounded(c.number), t, percent)
	}
	text := strings.NewReplacer("−", "-", "﹣", "-").Replace(fold(c.text))
	if boundSign.MatchString(text) {
		return value{}, bad("not-a-figure", lang.Text{
			ZH: "“%s”是范围或约数，不是确切数值",
			EN: "%q is a bound or a range, not a figure",
		}.With(clip(text)),
			lang.Text{ZH: "请填写确切数值，例如 90", EN: "write the figure itself, such as 90"})
	}
	if m := plainNumber.FindStringSubmatch(text); m != nil {
		number, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64)
		unit := strings.TrimSpace(m[2])
		switch {
		case err != nil || math.IsInf(number, 0):
		case unit == "%" && percent:
			return inBounds(number, t, false)
		case unit == "" || fitsUnit(unit, t.Unit):
			return inBounds(number, t, percent && unit == "")
		case hanNumber.MatchString(text):
			return readHan(text, t)
		case !mistyped.MatchString(text) && !several.MatchString(text):
			return value{}, wrongUnit(text, unit, t)
		}
	}
	switch {
	case hanNumber.MatchString(text):
		return readHan(text, t)
	case mistyped.MatchString(text):
		return value{}, bad("wrong-type", lang.Text{
			ZH: "“%s”不是数字：其中“%s”是字母",
			EN: "%q is not a number: %q in it is a letter",
		}.With(clip(text), lookalike.FindString(text)),
			lang.Text{ZH: "请用数字 0、1 重新填写", EN: "type it again with the digits 0 and 1"})
	case several.MatchString(text):
		return value{}, bad("wrong-type", lang.Text{
			ZH: "“%s”不是一个数字，像是分数、日期或几个数",
			EN: "%q is not one number: it may be a fraction, a date or several numbers",
		}.With(clip(text)),
			lang.Text{ZH: "请只填一个数字，例如 90", EN: "write one number, such as 90"})
	}
	return value{}, bad("wrong-type", lang.Text{ZH: "“%s”不是数字", EN: "%q is not a number"}.With(clip(text)),
		lang.Text{
			ZH: "请用数字填写，例如 90；说明请写在“备注”列",
			EN: "write the figure in digits, such as 90, and remarks in the column 备注 (note)",
		})
}

// rounded takes away what binary arithmetic adds: Excel keeps 88.06 as 88.060000000000002. Twelve digits are more than
// any figure of a county has, and fewer than the fifteen at which binary fractions show.
func rounded(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return r
}

// readHan reads a figure in Chinese numerals: 百分之九十, 九成, 一百二十三, 1.2万. The reader of
// numbers offers every reading of a part as well; the whole is the largest.
func readHan(text string, t *policy.Target) (value, *complaint) {
	percent := t.Unit.Percent()
	sign := strings.HasPrefix(text, "百分之") || strings.HasSuffix(text, "成")
	if sign && !percent {
		return value{}, wrongUnit(text, "%", t)
	}
	best, found := 0.0, false
	for key := range numeral.Read(text, lang.ZH).Possible {
		number, isPercent := strings.CutSuffix(key, "%")
		v, err := strconv.ParseFloat(number, 64)
		if err == nil && isPercent == sign && (!found || v > best) {
			best, found = v, true
		}
	}
	if !found {
		return value{}, bad(
			"wrong-type",
			lang.Text{ZH: "“%s”不是数字", EN: "%q is not a number"}.With(clip(text)),
			lang.Text{
				ZH: "请用阿拉伯数字填写",
				EN: "write it in digits",
			},
		)
	}
	return inBounds(best, t, false)
}

// fitsUnit reports whether what stands behind a figure is the unit of its target, or the measure word that the unit's
// Chinese name begins with. For the unit 家医院, “3家” and “3家医院” fit and “3所” does not.
func fitsUnit(s string, u *policy.Unit) bool {
	if u == nil || s == "" {
		return false
	}
	for _, own := range []string{u.Name.ZH, u.Name.EN, u.Symbol.ZH, u.Symbol.EN} {
		own = fold(own)
		if own != "" &&
			(strings.EqualFold(s, own) || strings.HasPrefix(own, s) && len([]rune(s)) <= 2 && !u.Percent()) {
			return true
		}
	}
	return false
}

// wrongUnit refuses a figure with another unit than its target's; nothing is converted, for a slip would be published.
func wrongUnit(text, unit string, t *policy.Target) *complaint {
	own := lang.Text{ZH: "无单位", EN: "no unit"}
	if t.Unit != nil {
		own = t.Unit.Name
	}
	return bad("wrong-unit", lang.Text{
		ZH: "“%[1]s”的单位是“%[2]s”，而该指标的单位是“%[3]s”",
		EN: "%[1]q is in %[2]q, but the target is counted in %[3]s",
	}.With(clip(text), clip(unit), own),
		lang.Text{ZH: "请换算后只填数值，不写单位", EN: "convert the figure, and write it without a unit"})
}

// inBounds refuses what the unit cannot be. A share of one without a percent sign is left to the caller, who sees the
// whole column. A percentage above 100 is a slip of the decimal point, or a rate of growth, which such a target does
// not ask for.
func inBounds(v float64, t *policy.Target, bare bool) (value, *complaint) {
	percent := t.Unit.Percent()
	switch {
	case percent && (v > 100 || v < 0):
		return value{}, bad(
			"rate-over-100",
			lang.Text{ZH: "%s%% 不是有效的比例", EN: "%s%% is no share of a whole"}.With(numeral.Format(v)),
			lang.Text{
				ZH: "百分比应在0到100之间；90% 写作 90",
				EN: "a percentage lies between 0 and 100; write 90 for 90%",
			},
		)
	case v < 0:
		return value{}, bad(
			"wrong-type",
			lang.Text{ZH: "%s 小于零", EN: "%s is less than nothing"}.With(numeral.Format(v)),
			lang.Text{
				ZH: "请改正数值",
				EN: "correct the figure",
			},
		)
	}
	return value{number: v, bare: percent && bare}, nil
}

// clip makes a cell's text fit for a message.
func clip(s string) string {
	s = fold(s)
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// show writes a value as the preview shows it.
func (v value) show(t *policy.Target) lang.Text {
	switch {
	case t.Kind == policy.Graded:
		return lang.Same(v.grade)
	case t.Kind == policy.YesNo && v.done:
		return lang.Text{ZH: "是", EN: "yes"}
	case t.Kind == policy.YesNo:
		return lang.Text{ZH: "否", EN: "no"}
	}
	s := numeral.Format(v.number)
	if t.Unit.Percent() {
		s += "%"
	}
	return lang.Same(s)
}
