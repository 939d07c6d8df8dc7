package check

import (
	"net/url"
	"strings"
	"unicode"

	"gazette/internal/diag"
)

// unsafeAddress says what is wrong with the address of a page elsewhere, and what to do; why is empty when
// readers can follow it safely. What browsers mend in silence, as a backslash or a space, counts as wrong:
// they do not mend it alike, and neither do those who read the data.
func unsafeAddress(href string) (why, hint diag.Text) {
	if strings.ContainsFunc(href, func(c rune) bool { return unicode.IsSpace(c) || unicode.IsControl(c) }) {
		return diag.T("has a space or an unseen character in it", "含有空格或不可见字符"),
			diag.T("copy the address again from the bar of the browser; a space within it is written %20", "请从浏览器地址栏重新复制；网址中的空格写作 %20")
	}
	if strings.Contains(href, `\`) {
		return diag.T("has a backslash in it", "含有反斜线"), diag.T(`write / for \`, `请把 \ 改为 /`)
	}
	u, err := url.Parse(href)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "mailto" {
		return diag.T("is not one that readers can follow safely", "不安全或无效"),
			diag.T("use an address that begins with https://, http:// or mailto:", "请使用以 https://、http:// 或 mailto: 开头的地址")
	}
	if u.Scheme == "mailto" {
		return unsafeMailbox(u.Opaque)
	}
	if u.User != nil {
		return diag.T("has a user before the host: it may look like one site and lead to another", "在域名前带有用户名：看似某网站，实际可能指向另一网站"),
			diag.T("write the address without what stands before @", "请去掉 @ 及其之前的部分")
	}
	if !isHost(u.Hostname()) {
		return diag.T("has no host that exists", "没有有效的域名"),
			diag.T("write the whole address, as https://www.example.gov.cn/page.html", "请写完整网址，例如 https://www.example.gov.cn/page.html")
	}
	return diag.Text{}, diag.Text{}
}

// unsafeMailbox judges what follows mailto:.
func unsafeMailbox(address string) (why, hint diag.Text) {
	mailbox, _, _ := strings.Cut(address, "?")
	name, host, found := strings.Cut(mailbox, "@")
	if found && name != "" && isHost(host) {
		return diag.Text{}, diag.Text{}
	}
	return diag.T("is no mailbox", "不是有效的邮箱地址"), diag.T("write it as mailto:name@example.gov.cn", "请写作 mailto:name@example.gov.cn")
}

// isHost reports whether a name can be that of a host: labels of letters and digits, parted by dots, or an
// address in numbers. A full-width stop, as Chinese keyboards write it, makes none.
func isHost(host string) bool {
	if strings.Contains(host, ":") { // IPv6, which the parser has looked at
		return true
	}
	labels := strings.Split(strings.TrimSuffix(host, "."), ".")
	for _, label := range labels {
		bad := strings.ContainsFunc(label, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '-' && c != '_' })
		if label == "" || bad {
			return false
		}
	}
	return len(labels) > 1 || labels[0] == "localhost"
}
