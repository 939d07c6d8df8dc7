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
	byMail      = "mail"
	byTelephone = "telephone"
	byForm      = "form"
)

// pageMark stands in the address of a form for the address of the page that the reader comes from.
const pageMark = "{page}"

// ReadContact reads an e-mail address, a telephone number or the https address of a form.
func ReadContact(s string) (c Contact, ok bool) {
	s = strings.TrimSpace(s)
	if mailbox.MatchString(s) {
		return Contact{byMail, s}, true
	}
	u, err := url.Parse(strings.ReplaceAll(s, pageMark, "page"))
	if err == nil && u.Scheme == "https" && u.Hostname() != "" && u.User == nil {
		return Contact{byForm, s}, true
	}
	if _, ok := Telephone(s); ok {
		return Contact{byTelephone, s}, true
	}
	return Contact{}, false
}

// NamesPage reports whether the contact can be told of a page: an e-mail in its subject, a form where its address has
// the mark for it.
func (c Contact) NamesPage() bool { return c.Kind == byMail || strings.Contains(c.Text, pageMark) }

// Form is the address of a form that is told of a page; ok is false where the contact is none.
func (c Contact) Form(page string) (address string, ok bool) {
	if c.Kind != byForm {
		return "", false
	}
	return strings.ReplaceAll(c.Text, pageMark, url.QueryEscape(page)), true
}

// Address leads a reader from a page to the contact, with what the page is already filled in: as the
// subject of an e-mail, and in the address of a form where that has the mark [pageMark].
func (c Contact) Address(subject, page string) string {
	switch c.Kind {
	case byMail:
		return "mailto:" + c.Text + "?subject=" + strings.ReplaceAll(url.QueryEscape(subject), "+", "%20")
	case byTelephone:
		address, _ := Telephone(c.Text)
		return address
	}
	form, _ := c.Form(page)
	return form
}
