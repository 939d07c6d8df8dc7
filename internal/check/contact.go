package check

import (
	"cmp"
	"net/url"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// contact asks for somebody to whom readers can report mistakes: what is restated can be restated wrongly. It is asked
// before a release only: whoever tries the program out has nobody to name yet.
func contact(m *policy.Model, _ policy.Date, list *diag.List) {
	if m.Site.Contact.Text == "" {
		list.Add(m.Site.Pos, "contact", lang.Text{
			ZH: "网站没有写明向谁反映错误",
			EN: "the site does not say where readers report mistakes",
		},
			lang.Text{
				ZH: `请添加 contact = "…"，写邮箱、电话或以 https:// 开头的表单网址`,
				EN: `add contact = "…" with an e-mail address, a telephone number or the https:// address of a form`,
			})
	}
}

// reservedDomain finds the addresses that a site had before it was given its own. “gazette init” writes
// https://plans.example/ where it is told no address, and a site can be built and seen with that.
func reservedDomain(m *policy.Model, _ policy.Date, list *diag.List) {
	report := func(pos diag.Pos, host string, hint lang.Text) {
		if reserved(host) {
			list.Add(
				pos,
				"reserved-domain",
				lang.Text{
					ZH: "%s 无法访问：该域名只供示例和测试使用",
					EN: "nobody can reach %s: the domain is kept for examples and tests",
				}.With(
					host,
				),
				hint,
			)
		}
	}
	report(m.Site.BaseURLPos, hostOf(m.Site.BaseURL),
		lang.Text{ZH: "请写网站的发布网址", EN: "write the address at which the site is published"})
	// What the form is asked for does not matter here: its host is the same for all pages.
	form, _ := m.Site.Contact.Form("page")
	report(m.Site.ContactPos, hostOf(cmp.Or(form, m.Site.Contact.Text)), lang.Text{
		ZH: "请写有人查看的联系方式",
		EN: "write an address that somebody reads",
	})
}

// hostOf is the name of the host of a web address or a mailbox, "" where there is none. That of
// https://plans.example/a/ is plans.example, as it is of editors@plans.example.
func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return strings.ToLower(u.Hostname())
	}
	_, host, _ := strings.Cut(address, "@")
	return strings.ToLower(host)
}

// reservedNames count at the end of a host, in whole steps: starraft.example has one of them, counterexample.cn none.
var reservedNames = [...]string{"example", "test", "invalid", "localhost", "example.com", "example.net", "example.org"}

// reserved reports whether a host has a name that is kept for examples and tests (RFC 2606, RFC 6761), so
// that no reader ever reaches it.
func reserved(host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	for _, name := range reservedNames {
		if host == name || strings.HasSuffix(host, "."+name) {
			return true
		}
	}
	return false
}
