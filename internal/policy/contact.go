package policy

import (
	"net/url"
	"regexp"
	"strings"
)

var (
	number    = regexp.MustCompile(`^(\+?[0-9(][0-9() -]{1,22}[0-9])(?: ?(?:转|ext\.? ?|x)([0-9]{1,6}))?$`)
	mailbox   = regexp.MustCompile(`^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)
	notDialed = strings.NewReplacer(" ", "", "-", "", "(", "", ")", "")
)

// Telephone reads a telephone number as people write one, "0379-6631 2345 转 8001", and gives the address
// by which a telephone dials it (RFC 3966).
func Telephone(s string) (address string, ok bool) {
	m := number.FindStringSubmatch(strings.TrimSpace(strings.ReplaceAll(s, " 转 ", "转")))
	if m == nil {
		return "", false
	}
	address = "tel:" + notDialed.Replace(m[1])
	if digits := len(address) - len("tel:"); digits < 3 || digits > 16 {
		return "", false
	}
	if m[2] != "" {
		address += ";ext=" + m[2]
	}
	return address, true
}

// A Contact is where readers report mistakes; the zero value: nowhere yet.
type Contact struct {
	Kind string // mail, telephone, form
	Text string // as it was written
}

// The kinds of contacts.
const (
	ByMail      = "mail"
	ByTelephone = "telephone"
	ByForm      = "form"
)

// PageMark stands in the address of a form for the address of the page that the reader comes from.
const PageMark = "{page}"

// ReadContact reads an e-mail address, a telephone number or the https address of a form.
func ReadContact(s string) (c Contact, ok bool) {
	s = strings.TrimSpace(s)
	if mailbox.MatchString(s) {
		return Contact{ByMail, s}, true
	}
	u, err := url.Parse(strings.ReplaceAll(s, PageMark, "page"))
	if err == nil && u.Scheme == "https" && u.Hostname() != "" && u.User == nil {
		return Contact{ByForm, s}, true
	}
	if _, ok := Telephone(s); ok {
		return Contact{ByTelephone, s}, true
	}
	return Contact{}, false
}

// Host is the name of the host that takes what a reader sends; "" for a telephone.
func (c Contact) Host() string {
	if c.Kind == ByMail {
		return c.Text[strings.LastIndexByte(c.Text, '@')+1:]
	}
	form, _ := c.Form("page")
	return HostOf(form)
}

// Form is the address of a form that is told of a page; ok is false where the contact is none.
func (c Contact) Form(page string) (address string, ok bool) {
	if c.Kind != ByForm {
		return "", false
	}
	return strings.ReplaceAll(c.Text, PageMark, url.QueryEscape(page)), true
}

// Address leads a reader from a page to the contact, with what the page is already filled in: as the
// subject of an e-mail, and in the address of a form where that has the mark [PageMark].
func (c Contact) Address(subject, page string) string {
	switch c.Kind {
	case ByMail:
		return "mailto:" + c.Text + "?subject=" + strings.ReplaceAll(url.QueryEscape(subject), "+", "%20")
	case ByTelephone:
		address, _ := Telephone(c.Text)
		return address
	}
	form, _ := c.Form(page)
	return form
}

// HostOf is the name of the host of a web address, "" where there is none.
func HostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

var reserved = [...]string{"example", "test", "invalid", "localhost", "example.com", "example.net", "example.org"}

// Reserved reports whether a host has a name that is kept for examples and tests (RFC 2606, RFC 6761), so
// that no reader ever reaches it.
func Reserved(host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	for _, name := range reserved {
		if host == name || strings.HasSuffix(host, "."+name) {
			return true
		}
	}
	return false
}
