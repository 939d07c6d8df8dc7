package policy

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"gazette/internal/characters"
	"gazette/internal/lang"
)

// UnsafeAddress says what is wrong with the address of a page elsewhere, and what to do; why is empty when
// readers can follow it safely. Where mail is true it may be a mailbox. What browsers mend in silence, as a
// backslash or a space, counts as wrong: they do not mend it alike, and neither do those who read the data.
func UnsafeAddress(href string, mail bool) (why, hint lang.Text) {
	if strings.ContainsFunc(href,
		func(c rune) bool { return unicode.IsSpace(c) || unicode.In(c, unicode.Cc, unicode.Cf) }) {
		return lang.Text{ZH: "含有空格或不可见字符", EN: "has a space or an unseen character in it"},
			lang.Text{
				ZH: "请从浏览器地址栏重新复制；网址中的空格写作 %20",
				EN: "copy the address again from the bar of the browser; a space within it is written %20",
			}
	}
	if strings.Contains(href, `\`) {
		return lang.Text{ZH: "含有反斜线", EN: "has a backslash in it"},
			lang.Text{ZH: `请把 \ 改为 /`, EN: `write / for \`}
	}
	u, err := url.Parse(href)
	switch {
	case err == nil && mail && u.Scheme == "mailto":
		return unsafeMailbox(u.Opaque)
	case err == nil && (u.Scheme == "https" || u.Scheme == "http"):
	case mail:
		return unfollowed, lang.Text{
			ZH: "请使用以 https://、http:// 或 mailto: 开头的地址",
			EN: "use an address that begins with https://, http:// or mailto:",
		}
	default:
		return unfollowed, lang.Text{
			ZH: "请使用以 https:// 或 http:// 开头的地址",
			EN: "use an address that begins with https:// or http://",
		}
	}
	if u.User != nil {
		return lang.Text{
				ZH: "在域名前带有用户名：看似某网站，实际可能指向另一网站",
				EN: "has a user before the host: it may look like one site and lead to another",
			},
			lang.Text{ZH: "请去掉 @ 及其之前的部分", EN: "write the address without what stands before @"}
	}
	if !isHost(u.Hostname()) {
		return lang.Text{ZH: "没有有效的域名", EN: "has no host that exists"},
			lang.Text{
				ZH: "请写完整网址，例如 https://www.example.gov.cn/page.html",
				EN: "write the whole address, as https://www.example.gov.cn/page.html",
			}
	}
	if looksLike(u.Hostname()) {
		return lang.Text{
				ZH: "的域名混用了不同文字中形状相近的字母，可能仿冒另一网站",
				EN: "has a host with letters of several scripts that look alike: it may pass for another site",
			},
			lang.Text{
				ZH: "请从该单位的官方网站重新复制网址",
				EN: "copy the address again from the site of the body that it names",
			}
	}
	return lang.Text{}, lang.Text{}
}

// looksLike reports whether a host may pass for another: a label mixes scripts, or every letter of it is a
// foreign one in the shape of a Latin one. Browsers send a host in Punycode, in which it may also be written.
func looksLike(host string) bool {
	shown, err := idna.Punycode.ToUnicode(host)
	if err != nil {
		return true
	}
	for label := range strings.SplitSeq(shown, ".") {
		if !characters.Sound(label) || label != "" && strings.Trim(label, latinShapes+"0123456789-") == "" &&
			strings.ContainsAny(label, latinShapes) {
			return true
		}
	}
	return false
}

// latinShapes are the Cyrillic and Greek letters that look like Latin ones.
const latinShapes = "аеорсухіјѕһԁԛԝӏαικνορυ"

// UnsafeBase says what is wrong with the address at which the site itself is published; why is empty when pages
// can be addressed by what follows it.
func UnsafeBase(address string) (why, hint lang.Text) {
	if why, hint = UnsafeAddress(address, false); why != (lang.Text{}) {
		return why, hint
	}
	if strings.ContainsAny(address, "?#") {
		return lang.Text{ZH: "带有 ? 或 # 及其后的部分", EN: "goes on with ? or #"}, lang.Text{
			ZH: "请只写到网站所在的目录，例如 https://www.example.gov.cn/plans/",
			EN: "write it up to the folder of the site, as https://www.example.gov.cn/plans/",
		}
	}
	if strings.ContainsAny(address, "<>\"'`{}|^;,") {
		return lang.Text{ZH: "含有网址中不能有的符号", EN: "has a sign that no address has"}, lang.Text{
			ZH: "请只用字母、数字、连字符、点和 /",
			EN: "use letters, digits, hyphens, dots and /",
		}
	}
	if u, err := url.Parse(address); err == nil && slices.ContainsFunc(strings.Split(u.Path, "/"),
		func(step string) bool { return step == "." || step == ".." }) {
		return lang.Text{ZH: "含有 . 或 .. 一级", EN: "has a step . or .. in it"}, lang.Text{
			ZH: "请写出实际的目录，例如 https://www.example.gov.cn/plans/",
			EN: "write the folder itself, as https://www.example.gov.cn/plans/",
		}
	}
	return lang.Text{}, lang.Text{}
}

var unfollowed = lang.Text{ZH: "不安全或无效", EN: "is not one that readers can follow safely"}

// unsafeMailbox judges what follows mailto:.
func unsafeMailbox(address string) (why, hint lang.Text) {
	if box, _, _ := strings.Cut(address, "?"); mailbox.MatchString(box) {
		return lang.Text{}, lang.Text{}
	}
	return lang.Text{ZH: "不是有效的邮箱地址", EN: "is no mailbox"}, lang.Text{
		ZH: "请写作 mailto:name@example.gov.cn",
		EN: "write it as mailto:name@example.gov.cn",
	}
}

// isHost reports whether a name can be that of a host: labels of letters and digits, parted by dots, or an
// address in numbers. A full-width stop, as Chinese keyboards write it, makes none.
func isHost(host string) bool {
	if strings.Contains(host, ":") { // IPv6, which the parser has looked at
		return true
	}
	labels := strings.Split(strings.TrimSuffix(host, "."), ".")
	for _, label := range labels {
		bad := strings.ContainsFunc(
			label,
			func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '-' && c != '_' },
		)
		if label == "" || bad {
			return false
		}
	}
	return len(labels) > 1 || labels[0] == "localhost"
}
