package source

import (
	"slices"
	"unicode"

	"gazette/internal/diag"
)

// An explanation puts all of go-toml's messages with these starts into one sentence.
type explanation struct {
	starts     []string
	text, hint diag.Text
}

// explanations lists what staff run into, the commonest first; at is the character at the place.
func explanations(at rune) []explanation {
	list := append(valueExplanations(at), structureExplanations()...)
	if unicode.Is(unicode.Han, at) {
		list = slices.Insert(list, 0, explanation{
			[]string{"expected '=' after key", "invalid character at start of key"},
			diag.T("Chinese stands where a key is expected", "此处应为键名，不能直接写中文"),
			diag.T(`write: key = "value", the key as in the other records; put # before a remark`,
				`应写作：键 = "值"，键名与其他记录相同；注释前请加 #`),
		})
	}
	return list
}

func valueExplanations(at rune) []explanation {
	quotes := diag.T(`put text in straight quotes: "…"`, `文字请用半角引号括起来："…"`)
	missing := []string{"expected value, not"}
	if at == '\n' || at == '#' || at == 0 {
		missing = append(missing, "unexpected character")
	}
	return []explanation{
		unclosedQuote(),
		{
			missing,
			diag.T("the value is missing", "缺少值"),
			diag.T("write it after the =, or delete the line", "请在 = 后面写上值，或删除该行"),
		},
		{
			[]string{"unexpected character", "strings must be quoted", "expected keyword", `expected "`, "expected digit but"},
			diag.T("text stands without quotes", "文字没有加引号"), quotes,
		},
		{
			[]string{"integers cannot have leading zeroes"},
			diag.T("a number cannot start with 0", "数字不能以 0 开头"),
			diag.T("put a code or telephone number in quotes", "编码或电话号码请加引号"),
		},
		{
			[]string{"impossible date", "dates are expected", "times are expected", "local datetimes", "extra characters at the end",
				"hour cannot", "minutes cannot", "seconds cannot", "date-time", "invalid date-time", "incomplete seconds", "datetime separator"},
			diag.T("there is no such date", "日期不存在"),
			diag.T(`write a date in quotes, as year-month-day: "2025-12-31"`, `日期请加引号，按年-月-日书写："2025-12-31"`),
		},
		{
			[]string{"number must have", "decimal point must", "exponent must", "sign is not allowed", "radix prefix", "unable to parse float",
				"decimal number is too large", "hexadecimal number", "octal number", "binary number"},
			diag.T("the number is not written properly", "数字书写有误"),
			diag.T("write digits with at most one point: 87.5", "只写数字和至多一个小数点：87.5"),
		},
		{
			[]string{"invalid escape", "need a character after", "unicode escape", "invalid hexadecimal", "escape sequence"},
			diag.T(`the sign \ has a special meaning in text`, `符号 \ 在文字中有特殊含义`),
			diag.T(`write \\ for the sign itself`, `如需写出该符号，请写作 \\`),
		},
	}
}

func unclosedQuote() explanation {
	return explanation{
		[]string{"unterminated", "basic strings cannot have new lines", "literal strings cannot have new lines",
			"multiline basic string not terminated", "multiline literal string not terminated", "too many quotes"},
		diag.T("the quotation mark that ends the text is missing", "缺少结束引号"),
		diag.T(`put " at the end of the text; text of several lines stands between """ and """`,
			`请在文字末尾加上 "；多行文字请放在两个 """ 之间`),
	}
}

func structureExplanations() []explanation {
	return []explanation{
		{
			[]string{"expected '=' after key"},
			diag.T("the sign = is missing after the key", "键的后面缺少等号"),
			diag.T(`write: key = "value"`, `应写作：键 = "值"`),
		},
		{
			[]string{"expected newline"},
			diag.T("something follows after the value", "值的后面还有多余内容"),
			diag.T(`write one key = "value" to a line; within text, write quotation marks as “ ” or \"`,
				`每行只写一个 键 = "值"；文字内部的引号请用“ ”或 \"`),
		},
		{
			[]string{"invalid character at start of key", "expected key"},
			diag.T("a line must start with a key", "行首应为键名"),
			diag.T(`write: key = "value"; put # before a remark`, `应写作：键 = "值"；注释前请加 #`),
		},
		{
			[]string{"expected ']'", "expected ']]'"},
			diag.T("the name of the table is not closed", "表名没有以方括号结束"),
			diag.T("write [name], or [[name]] for one record of several", "请写作 [名称]；多条记录中的一条请写作 [[名称]]"),
		},
		{
			[]string{"array is incomplete", "expected ',' or ']' after array value", "expected value but got"},
			diag.T("the list is not written properly", "列表书写有误"),
			diag.T(`write: ["one", "two"]`, `应写作：["甲", "乙"]`),
		},
		{
			[]string{"inline table is incomplete", "expected ',' or '}'", "unexpected comma"},
			diag.T("the part in braces is not written properly", "花括号内书写有误"),
			diag.T(`write: { zh = "…", en = "…" }`, `应写作：{ zh = "…", en = "…" }`),
		},
	}
}
