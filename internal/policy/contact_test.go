package policy

import "testing"

func TestTelephone(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"0379-66312345": "tel:037966312345", "0377-6631 2345 转 8001": "tel:037766312345;ext=8001",
		"+86 (379) 6631 2345": "tel:+8637966312345", "120": "tel:120",
		"010-8888 8888 ext. 12": "tel:01088888888;ext=12",
		"12":                    "", "call us": "", "0379-66312345、66312346": "", "0379-66312345转": "",
		"javascript:1": "", "": "", "00000000000000000000": "",
		"110": "tel:110", "1234567890123456": "tel:1234567890123456", "12345678901234567": "",
		"+123456789012345": "tel:+123456789012345", "+1234567890123456": "",
	} {
		if got, ok := Telephone(in); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestContact(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][2]string{
		"editors@plans.gov.cn": {byMail,
			"mailto:editors@plans.gov.cn?subject=A%20%26%20B%20https%3A%2F%2Fx%2F%23c1"},
		"0379-66312345":          {byTelephone, "tel:037966312345"},
		" 0379-66312345 ":        {byTelephone, "tel:037966312345"},
		"https://forms.gov.cn/1": {byForm, "https://forms.gov.cn/1"},
		"https://forms.gov.cn/1?from={page}&x=": {byForm,
			"https://forms.gov.cn/1?from=https%3A%2F%2Fx%2F%23c1&x="},
		"http://forms.gov.cn/1": {}, "the editors": {}, "javascript:alert(1)": {}, "a@b": {}, "https://user@host/": {},
		"a@b.cn?cc=x@y.cn": {}, "https://": {},
	} {
		c, ok := ReadContact(in)
		if ok != (want[0] != "") || c.Kind != want[0] {
			t.Errorf("%q: %v, %v", in, c, ok)
		}
		if got := [2]string{c.Kind, c.Address("A & B https://x/#c1", "https://x/#c1")}; ok && got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// A letter says in its subject of which page it is, and a form where its address has room for that; nobody who is
// called is told so.
func TestContactsAreToldOfThePage(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{"editors@plans.gov.cn": true, "0379-66312345": false,
		"https://forms.gov.cn/1": false, "https://forms.gov.cn/1?from={page}": true} {
		if c, ok := ReadContact(in); !ok || c.NamesPage() != want {
			t.Errorf("%q can be told of a page: %t, want %t", in, c.NamesPage(), want)
		}
	}
}
