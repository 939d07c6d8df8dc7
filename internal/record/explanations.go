package record

import (
	"slices"
	"strings"
	"unicode"

	"gazette/internal/lang"

	"golang.org/x/text/width"
)

// An explanation puts all of go-toml's messages with these starts into one sentence.
type explanation struct {
	starts     []string
	text, hint lang.Text
}

// explanations lists what staff run into, the commonest first; at is the character at the place. The starts are those
// of go-toml v2; a message that none of them begins is passed on as it is, in English.
func explanations(at rune) []explanation {
	list := append(valueExplanations(at), structureExplanations()...)
	if unicode.Is(unicode.Han, at) {
		list = slices.Insert(list, 0, explanation{
			[]string{"expected '=' after key", "invalid character at start of key"},
			lang.Text{ZH: "此处应为键名，不能直接写中文", EN: "Chinese stands where a key is expected"},
			lang.Text{
				ZH: `应写作：键 = "值"，键名与其他记录相同；注释前请加 #`,
				EN: `write: key = "value", the key as in the other records; put # before a remark`,
			},
		})
	}
	return list
}

// fullWidth explains a value that an input method wrote in full-width characters: １, －1, “text”.
func fullWidth(at rune) explanation {
	if half := width.Narrow.String(string(at)); half == string(at) || !strings.ContainsAny(half, "0123456789+-.{[") {
		return explanation{}
	}
	return explanation{
		[]string{"unexpected character", "expected value, not", "expected digit but", "expected keyword"},
		lang.Text{ZH: "值是用全角字符写的", EN: "the value is written in full-width characters"},
		lang.Text{
			ZH: "请改用半角字符（关闭输入法的全角）：value = 1",
			EN: "write it in half-width characters: value = 1",
		},
	}
}

// valueExplanations are about what stands behind the =: 嵩县 without quotes, 0379 as a number, 2025-13-01.
func valueExplanations(at rune) []explanation {
	quotes := lang.Text{ZH: `文字请用半角引号括起来："…"`, EN: `put text in straight quotes: "…"`}
	missing := []string{"expected value, not"}
	if at == '\n' || at == '#' || at == 0 {
		missing = append(missing, "unexpected character")
	}
	return []explanation{
		unclosedQuote(),
		fullWidth(at),
		{
			missing,
			lang.Text{ZH: "缺少值", EN: "the value is missing"},
			lang.Text{ZH: "请在 = 后面写上值，或删除该行", EN: "write it after the =, or delete the line"},
		},
		{
			[]string{
				"unexpected character",
				"strings must be quoted",
				"expected keyword",
				`expected "`,
				"expected digit but",
			},
			lang.Text{ZH: "文字没有加引号", EN: "text stands without quotes"}, quotes,
		},
		{
			[]string{"integers cannot have leading zeroes"},
			lang.Text{ZH: "数字不能以 0 开头", EN: "a number cannot start with 0"},
			lang.Text{ZH: "编码或电话号码请加引号", EN: "put a code or telephone number in quotes"},
		},
		{
			[]string{
				"impossible date",
				"dates are expected",
				"times are expected",
				"local datetimes",
				"extra characters at the end",
				"hour cannot",
				"minutes cannot",
				"seconds cannot",
				"date-time",
				"invalid date-time",
				"incomplete seconds",
				"datetime separator",
			},
			lang.Text{ZH: "日期不存在", EN: "there is no such date"},
			quotedDate,
		},
		{
			[]string{
				"number must have",
				"decimal point must",
				"exponent must",
				"sign is not allowed",
				"radix prefix",
				"unable to parse float",
				"decimal number is too large",
				"hexadecimal number",
				"octal number",
				"binary number",
			},
			lang.Text{ZH: "数字书写有误", EN: "the number is not written properly"},
			lang.Text{ZH: "只写数字和至多一个小数点：87.5", EN: "write digits with at most one point: 87.5"},
		},
		{
			[]string{
				"invalid escape",
				"need a character after",
				"unicode escape",
				"invalid hexadecimal",
				"escape sequence",
			},
			lang.Text{ZH: `符号 \ 在文字中有特殊含义`, EN: `the sign \ has a special meaning in text`},
			lang.Text{ZH: `如需写出该符号，请写作 \\`, EN: `write \\ for the sign itself`},
		},
	}
}

// unclosedQuote is first among them: behind a text without an end everything else looks wrong as well.
func unclosedQuote() explanation {
	return explanation{
		[]string{"unterminated", "basic strings cannot have new lines", "literal strings cannot have new lines",
			"multiline basic string not terminated", "multiline literal string not terminated", "too many quotes"},
		lang.Text{ZH: "缺少结束引号", EN: "the quotation mark that ends the text is missing"},
		lang.Text{
			ZH: `请在文字末尾加上 "；多行文字请放在两个 """ 之间`,
			EN: `put " at the end of the text; text of several lines stands between """ and """`,
		},
	}
}

// structureExplanations are about lines, headers, lists and braces.
func structureExplanations() []explanation {
	return []explanation{
		{
			[]string{"expected '=' after key"},
			lang.Text{ZH: "键的后面缺少等号", EN: "the sign = is missing after the key"},
			lang.Text{ZH: `应写作：键 = "值"`, EN: `write: key = "value"`},
		},
		{
			[]string{"expected newline"},
			lang.Text{ZH: "值的后面还有多余内容", EN: "something follows after the value"},
			lang.Text{
				ZH: `每行只写一个 键 = "值"；文字内部的引号请用“ ”或 \"`,
				EN: `write one key = "value" to a line; within text, write quotation marks as “ ” or \"`,
			},
		},
		{
			[]string{"invalid character at start of key", "expected key"},
			lang.Text{ZH: "行首应为键名", EN: "a line must start with a key"},
			lang.Text{ZH: `应写作：键 = "值"；注释前请加 #`, EN: `write: key = "value"; put # before a remark`},
		},
		{
			[]string{"expected ']'", "expected ']]'"},
			lang.Text{ZH: "表名没有以方括号结束", EN: "the name of the table is not closed"},
			lang.Text{
				ZH: "请写作 [名称]；多条记录中的一条请写作 [[名称]]",
				EN: "write [name], or [[name]] for one record of several",
			},
		},
		{
			[]string{"array is incomplete", "expected ',' or ']' after array value", "expected value but got"},
			lang.Text{ZH: "列表书写有误", EN: "the list is not written properly"},
			lang.Text{ZH: `应写作：["甲", "乙"]`, EN: `write: ["one", "two"]`},
		},
		{
			[]string{"inline table is incomplete", "expected ',' or '}'", "unexpected comma"},
			lang.Text{ZH: "花括号内书写有误", EN: "the part in braces is not written properly"},
			lang.Text{ZH: `应写作：{ zh = "…", en = "…" }`, EN: `write: { zh = "…", en = "…" }`},
		},
	}
}
