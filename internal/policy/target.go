package policy

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
)

// A Kind says how a target is judged.
type Kind string

// The kinds of targets.
const (
	Quantity    Kind = "quantity"    // a number against a bound
	Graded      Kind = "grade"       // a place on a scale
	YesNo       Kind = "yes-no"      // done or not
	Qualitative Kind = "qualitative" // a goal without a test
)

// A Bound is how a value is held against the target's.
type Bound string

// The bounds.
const (
	AtLeast  Bound = "at-least"
	MoreThan Bound = "more-than"
	AtMost   Bound = "at-most"
	LessThan Bound = "less-than"
	Exactly  Bound = "exactly"
)

// HospitalGrades is the scale of hospital grades (医院评审等级) from the lowest; "2" is grade 2 without
// a class, and stands at the foot of its classes.
var HospitalGrades = []string{"1", "1C", "1B", "1A", "2", "2C", "2B", "2A", "3", "3C", "3B", "3A"}

// A Target is something that a clause says must be reached, by whom and by when.
type Target struct {
	ID        string // unique within the plan
	FormerIDs []FormerID
	Plan      *Document
	Clause    *Clause
	Paragraph int // 0 for the whole clause
	Name      lang.Text
	Measure   lang.Text // what exactly is counted
	Kind      Kind
	Scope     string // who must reach it: country, province, city, county, hospital
	Regions   []*Region
	Group     *Group    // when it applies to a named group
	Except    []*Region // of those, the ones it cannot apply to
	Unit      *Unit
	Bound     Bound
	Value     float64
	Grade     string // for Graded
	OutOf     float64
	Counts    *Target // the target whose meeting it counts: so many counties, or such a share of them; nil: none
	Holds     Holds
	Every     Every  // the periods it is judged by; empty where it holds once
	From      Date   // where the span of a periodic or standing target begins
	Due       Date   // when it must be reached; the end of the span
	Strength  string // firm; strive: the plan says 力争, 争取 or the like
	Headline  bool   // shown on the home page
	Method    Method
	Baseline  *Baseline
	Known     HowKnown
	Note      lang.Text
	Pos       diag.Pos
	ValuePos  diag.Pos

	Subjects     []*Region // the regions that must each reach it, expanded, by code
	Observations []*Observation
}

// Key is the plan's slug and the target's id, "plan/id".
func (t *Target) Key() string { return t.Plan.Slug + "/" + t.ID }

// Asked reports whether the target's plan still asks for it on a day. See [Document.Asks].
func (t *Target) Asked(today Date) bool { return t.Plan.Asks(t.Due, today) }

// Named are the regions that the target is set for, as it names them: those of its group, where it has one.
func (t *Target) Named() []*Region {
	if t.Group != nil {
		return t.Group.Members
	}
	return t.Regions
}

// ByRegion are the target's observations by the region that they are about. One of a hospital says nothing of its
// region.
func (t *Target) ByRegion() map[*Region][]*Observation {
	of := map[*Region][]*Observation{}
	for _, o := range t.Observations {
		if o.Hospital == nil {
			of[o.Region] = append(of[o.Region], o)
		}
	}
	return of
}

// Holds says how often a target must be reached.
type Holds string

// The ways in which a target holds.
const (
	Once       Holds = "once"        // by its due date
	EachPeriod Holds = "each-period" // anew in every period of a span
	Throughout Holds = "throughout"  // at every moment of a span, judged by its periods
)

// Periodic reports whether the target is judged period by period.
func (t *Target) Periodic() bool { return t.Holds == EachPeriod || t.Holds == Throughout }

// An Every is how long the periods are in which something recurs.
type Every string

// The lengths of periods.
const (
	Year     Every = "year"
	HalfYear Every = "half-year"
	Quarter  Every = "quarter"
	Month    Every = "month"
)

// Months is how many months a period has, 0 for none.
func (e Every) Months() int {
	return map[Every]int{Year: 12, HalfYear: 6, Quarter: 3, Month: 1}[e]
}

// A Method names the measure of progress that gives a target its status.
type Method string

// The methods.
const (
	LinearPace Method = "linear-pace" // 序时进度
	CAGRRatio  Method = "cagr-ratio"
)

// A Baseline is the value from which a target is approached.
type Baseline struct {
	Value  float64
	Grade  string
	Date   Date
	Why    lang.Text // for a count that starts at zero by nature
	Source Source
	Pos    diag.Pos
}

// An ObservationStatus is the SDMX observation status (CL_OBS_STATUS) in words.
type ObservationStatus string

// The observation statuses.
const (
	Reported     ObservationStatus = "reported"
	Provisional  ObservationStatus = "provisional"
	Estimated    ObservationStatus = "estimated"
	Illustrative ObservationStatus = "illustrative" // invented, on an example site only
)

// An Observation is a dated value of one target for one region or hospital.
type Observation struct {
	Target      *Target
	Region      *Region
	Hospital    *Hospital // nil when it is about the region
	Date        Date
	Value       float64
	Grade       string
	Done        bool
	Status      ObservationStatus
	Corrections []Correction // newest last
	Known       HowKnown
	Source      Source
	Note        lang.Text
	Pos         diag.Pos
	ValuePos    diag.Pos
	Committed   *Observation // as it was before the last edit that git knows; nil: not there, or not known
}

// A Correction is what an observation said before it was corrected, when that was and why.
type Correction struct {
	On    Date
	Value float64 // the figure that was published before
	Grade string
	Done  bool
	Why   lang.Text
}

// Before is the observation as it was before one of its corrections.
func (o *Observation) Before(c Correction) *Observation {
	was := *o
	was.Value, was.Grade, was.Done = c.Value, c.Grade, c.Done
	return &was
}

// A Figure is a published figure that stands as context: it measures no target.
type Figure struct {
	Region    *Region
	Name      lang.Text
	Date      Date
	Value     float64
	HasValue  bool
	Text      lang.Text // when it is not a number
	Unit      *Unit
	Qualifier string // at-least, more-than, about; empty: exact
	Plan      *Document
	Source    Source
	Note      lang.Text
	Pos       diag.Pos
}

// A Department is a body that plans make responsible.
type Department struct {
	ID     string
	Name   lang.Text
	Region *Region
	Tasks  []*Task
	Pos    diag.Pos
}

// A Task is a duty that a clause lays on departments.
type Task struct {
	ID          string
	FormerIDs   []FormerID
	Plan        *Document
	Clause      *Clause
	Paragraph   int
	Targets     []*Target // that it is the work for; where it names none, its id or its place in the plan may tell
	Name        lang.Text
	Responsible []*Department
	Others      lang.Text // the words by which the list of bodies stays open: "and others"
	Regions     []*Region
	From        Date  // the first time, for a duty that recurs
	Due         Date  // the last time
	Every       Every // empty: once
	Done        Date
	DoneSource  Source
	Known       HowKnown
	Note        lang.Text
	Pos         diag.Pos
}

// Key is the plan's slug and the task's id, "plan/id".
func (t *Task) Key() string { return t.Plan.Slug + "/" + t.ID }

// Asked reports whether the task's plan still asks for it on a day. See [Document.Asks].
func (t *Task) Asked(today Date) bool { return t.Plan.Asks(t.Due, today) }

// Late reports whether it was done after it was due.
func (t *Task) Late() bool { return !t.Done.IsZero() && !t.Due.IsZero() && t.Due.Before(t.Done) }

// A TaskState is what is known of a task.
type TaskState string

// The states of a task. Passed does not mean that it was left undone: nobody reported that it was done.
const (
	TaskComing  TaskState = "coming"
	TaskPassed  TaskState = "passed"
	TaskUndated TaskState = "undated"
	TaskDone    TaskState = "done"
	TaskLapsed  TaskState = "lapsed" // its plan does not ask for it any more
)

// State is what is known of a task on a day.
func (t *Task) State(today Date) TaskState {
	switch {
	case !t.Done.IsZero():
		return TaskDone
	case !t.Asked(today):
		return TaskLapsed
	case t.Due.IsZero():
		return TaskUndated
	case t.Due.Before(today):
		return TaskPassed
	}
	return TaskComing
}
