package check

import "testing"

func TestReservedDomains(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]bool{
		"county-hospital-plans.example": true, "example.com": true, "www.example.org": true, "a.test": true,
		"localhost": true, "x.invalid.": true,
		"plans.gov.cn": false, "example.cn": false, "myexample.com": false, "test.gov.cn": false, "": false,
	} {
		if reserved(host) != want {
			t.Errorf("%s: %v", host, !want)
		}
	}
}

func TestHostOfAnAddressOrAMailbox(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://Plans.gov.cn:8080/a@b": "plans.gov.cn", "editors@plans.gov.cn": "plans.gov.cn", "0379-66312345": "",
		"": "", "https://": "",
	} {
		if got := hostOf(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}
