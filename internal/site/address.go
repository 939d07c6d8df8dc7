package site

import (
	"strings"

	"gazette/internal/clause"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

// The addresses below a language, as the design fixes them.
const (
	PlansPath       = "plans/"
	TargetsPath     = "targets/"
	RegionsPath     = "regions/"
	CountiesPath    = "counties/"
	hospitalsPath   = "hospitals/"
	tasksPath       = "tasks/"
	departmentsPath = "tasks/departments/"
	GlossaryPath    = "glossary/"
	dataPath        = "data/"
	loadingPath     = "data/use/"
	noticesPath     = "notices/"
	newsPath        = "news/"
)

// PlanPath is the address of a plan, ParallelPath that of its two languages side by side.
func PlanPath(d *policy.Document) string { return PlansPath + d.Slug + "/" }

// ParallelPath is the address of a plan's two languages side by side.
func ParallelPath(d *policy.Document) string { return PlanPath(d) + "parallel/" }

// ClauseAnchor is the fragment of a clause on its plan's page: "c3-2-8".
func ClauseAnchor(id string) string {
	if id == clause.Preamble {
		return id
	}
	return "c" + id
}

// ClausePath is the address of a clause, or of one of its paragraphs.
func ClausePath(c *policy.Clause, paragraph int) string {
	path := PlanPath(c.Document) + "#" + ClauseAnchor(c.ID)
	if paragraph > 0 {
		path += ".p" + numeral.Format(float64(paragraph))
	}
	return path
}

// PlanTargetsPath is the address of all targets of a plan.
func PlanTargetsPath(d *policy.Document) string { return TargetsPath + d.Slug + "/" }

// matrixPath is the address of a plan's counties by targets.
func matrixPath(d *policy.Document) string { return PlanTargetsPath(d) + "matrix/" }

// TargetPath is the address of a target.
func TargetPath(t *policy.Target) string { return PlanTargetsPath(t.Plan) + t.ID + "/" }

// RegionPath is the address of a region of any level.
func RegionPath(r *policy.Region) string {
	code := strings.ToLower(r.Code)
	if r.Level == policy.County {
		return CountiesPath + code + "/"
	}
	return RegionsPath + code + "/"
}

// HospitalPath is the address of a hospital.
func HospitalPath(h *policy.Hospital) string { return hospitalsPath + h.ID + "/" }

// HospitalListPath is the address of the hospitals that share a property: "hospitals/by/kind-tcm/".
func HospitalListPath(facet, value string) string {
	return hospitalsPath + "by/" + facet + "-" + value + "/"
}

// DepartmentPath is the address of a department's tasks.
func DepartmentPath(d *policy.Department) string { return departmentsPath + "#" + d.ID }

// TaskPath is the address of a task.
func TaskPath(t *policy.Task) string { return tasksPath + "#" + t.Plan.Slug + "." + t.ID }

// ArticlePath is the address of a page such as "about".
func ArticlePath(p *policy.Page) string { return "pages/" + p.Slug + "/" }

// NoticePath is the address of a notice.
func NoticePath(p *policy.Page) string { return noticesPath + p.Slug + "/" }

var sitePaths = map[string]string{
	"home": "", "plans": PlansPath, "hospitals": hospitalsPath, "targets": TargetsPath, "tasks": tasksPath,
	"glossary": GlossaryPath, "data": dataPath, "loading": dataPath, "regions": RegionsPath, "news": newsPath,
}

// RefPath is the address that a reference in a text leads to; that of the home page where it leads nowhere, which
// only a preview shows.
func (s *Site) RefPath(ref policy.Ref) string {
	m := s.Model
	switch ref.Kind {
	case "plan":
		return planRefPath(m.PlanBy[ref.ID], ref.Fragment)
	case "target":
		if t := m.TargetBy[ref.ID]; t != nil {
			return TargetPath(t)
		}
	case "region", "county":
		if r := m.RegionBy[ref.ID]; r != nil {
			return RegionPath(r)
		}
	case "hospital":
		if h := m.HospitalBy[ref.ID]; h != nil {
			return HospitalPath(h)
		}
	case "page":
		return ArticlePath(&policy.Page{Slug: ref.ID})
	}
	return sitePaths[ref.ID]
}

func planRefPath(d *policy.Document, fragment string) string {
	switch {
	case d == nil:
		return ""
	case fragment == "":
		return PlanPath(d)
	}
	id, paragraph, _ := clause.SplitRef(fragment)
	if c := d.Clause(id); c != nil {
		return ClausePath(c, paragraph)
	}
	return PlanPath(d)
}
