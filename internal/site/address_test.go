package site_test

import (
	"testing"

	"gazette/internal/clause"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// Addresses are published once and never change: this table is what is out there.
func TestAddressesNeverChange(t *testing.T) {
	t.Parallel()
	plan := &policy.Document{Slug: "county-plan"}
	part := &policy.Clause{ID: "3-2-8", Path: clause.Path{{Number: 3}, {Number: 2}, {Number: 8}}, Document: plan}
	preamble := &policy.Clause{ID: clause.Preamble, Document: plan}
	target := &policy.Target{ID: "postings", Plan: plan}
	for want, got := range map[string]string{
		"plans/county-plan/":             site.PlanPath(plan),
		"plans/county-plan/parallel/":    site.ParallelPath(plan),
		"plans/county-plan/#c3-2-8":      site.ClausePath(part, 0),
		"plans/county-plan/#c3-2-8.p2":   site.ClausePath(part, 2),
		"plans/county-plan/#preamble":    site.ClausePath(preamble, 0),
		"plans/county-plan/#preamble.p1": site.ClausePath(preamble, 1),
		"targets/county-plan/":           site.PlanTargetsPath(plan),
		"targets/county-plan/postings/":  site.TargetPath(target),
		"counties/410325/":               site.RegionPath(&policy.Region{Code: "410325", Level: policy.County}),
		"regions/410300/":                site.RegionPath(&policy.Region{Code: "410300", Level: policy.Prefecture}),
		"regions/cn/":                    site.RegionPath(&policy.Region{Code: "CN", Level: policy.Country}),
		"hospitals/song-hospital/":       site.HospitalPath(&policy.Hospital{ID: "song-hospital"}),
		"hospitals/by/kind-tcm/":         site.HospitalListPath("kind", "tcm"),
		"pages/about/":                   site.ArticlePath(&policy.Page{Slug: "about"}),
		"notices/2026-11-22-launch/":     site.NoticePath(&policy.Page{Slug: "2026-11-22-launch"}),
		"tasks/departments/#commission":  site.DepartmentPath(&policy.Department{ID: "commission"}),
		"tasks/#county-plan.report":      site.TaskPath(&policy.Task{ID: "report", Plan: plan}),
	} {
		if got != want {
			t.Errorf("the address %q, want %q", got, want)
		}
	}
}

// What a text refers to has its address, and what the site does not have is known not to resolve.
func TestReferencesLeadToTheirRecords(t *testing.T) {
	t.Parallel()
	s := exampleSite()
	const plan = "starraft-county-hospitals-2022"
	for href, want := range map[string]string{
		"plan:" + plan:                               "plans/" + plan + "/",
		"plan:" + plan + "#1-2":                      "plans/" + plan + "/#c1-2",
		"plan:" + plan + "#1-2.p2":                   "plans/" + plan + "/#c1-2.p2",
		"target:" + plan + "/easier-treatment":       "targets/" + plan + "/easier-treatment/",
		"region:990000":                              "regions/990000/",
		"county:990121":                              "counties/990121/",
		"hospital:whalesong-county-peoples-hospital": "hospitals/whalesong-county-peoples-hospital/",
		"page:about":                                 "pages/about/",
		"site:tasks":                                 "tasks/",
		"site:home":                                  "",
	} {
		ref, ok := policy.ParseRef(href)
		if !ok || !s.Model.Resolves(ref) || s.RefPath(ref) != want {
			t.Errorf("%s leads to %q (%t, %t), want %q", href, s.RefPath(ref), ok, s.Model.Resolves(ref), want)
		}
	}
	for _, href := range []string{"plan:none", "plan:none#1", "plan:" + plan + "#9-9", "plan:" + plan + "#1-2.px",
		"target:" + plan + "/none", "region:990121", "county:990000", "region:none", "hospital:none", "page:none",
		"site:none"} {
		if ref, ok := policy.ParseRef(href); !ok || s.Model.Resolves(ref) {
			t.Errorf("%s resolves", href)
		}
	}
	if _, ok := policy.ParseRef("mailto:office@example.org"); ok {
		t.Error("a mailbox is a record")
	}
}
