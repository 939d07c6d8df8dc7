package policy

import "testing"

func TestAddressesThatMayPassForOthersAreRefused(t *testing.T) {
	for _, href := range []string{
		"https://example.org@evil.example/", "https://аpple.com/", "https://xn--pple-43d.com/",
		"https://сор.example.org/",
		"https://www.nhс.gov.cn/", "https://ex\u200bample.org/", "https://xn--a/", "https://example.org\u202e/",
		"//example.org/", "https://example..org/", "https://exa!mple.org/", "https://intranet/",
		"https://example。org/",
	} {
		if why, hint := UnsafeAddress(href, true); why.EN == "" || hint.ZH == "" {
			t.Errorf("%q passes", href)
		}
	}
	for _, href := range []string{
		"https://www.nhc.gov.cn/a.html?b=c#d", "https://中国政府网.政务.cn/", "https://xn--fiqs8s.cn/",
		"http://192.0.2.1:8080/",
		"https://bücher.example/", "https://bmw-汽车.cn/", "https://россия.example/", "mailto:office@example.org",
	} {
		if why, _ := UnsafeAddress(href, true); why.EN != "" {
			t.Errorf("%q %s", href, why.EN)
		}
	}
}

func TestTheSiteIsPublishedAtAPlainAddress(t *testing.T) {
	for _, base := range []string{
		"https://example.org/\nDisallow: /\n", "https://user:pw@example.org/", "https://example.org/?q=1",
		"https://example.org/#f",
		"https://example.org/a b/", "https://example.org/<b>/", `https://example.org/"x/`, "ftp://example.org/",
		"example.org", "",
		"https://example.org/\x00/", "https://example.org/a\u200b/", "https://example.org/./",
		"https://example.org/a/../",
	} {
		if why, hint := UnsafeBase(base); why.EN == "" || hint.ZH == "" {
			t.Errorf("%q passes", base)
		}
	}
	for _, base := range []string{"https://example.org/", "http://localhost:8080/", "https://example.org/plans/",
		"https://example.org/v1.0/..a/",
		"https://规划.example/"} {
		if why, _ := UnsafeBase(base); why.EN != "" {
			t.Errorf("%q %s", base, why.EN)
		}
	}
}
