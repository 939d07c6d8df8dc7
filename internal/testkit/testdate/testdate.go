// Package testdate writes dates in tests as the sites do. It stands apart from testkit, which policy's own tests use.
package testdate

import "gazette/internal/policy"

// Of is the date of "2025", "2025-12" or "2025-12-31"; none of "". Anything else panics: the test is at fault.
func Of(s string) policy.Date {
	d, err := policy.ParseDate(s)
	if s != "" && err != nil {
		panic(err)
	}
	return d
}
