package portal

import (
	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/portal/course"
)

// HomeView is the list of a person's clinics.
type HomeView struct {
	page.PortalFrame
	Clinics []ClinicCard
}

// ClinicCard is one of them.
type ClinicCard struct {
	Slug, Name, State string
	Status            string // what the public reads of it, in a sentence
	Draft             string // what the draft is against that, in a sentence
	Pending           bool   // the draft differs from what is public
	Public, Approved  bool
	Demonstration     bool
}

// PreviewView is what the default visitor pays, before and after.
type PreviewView struct {
	page.PortalFrame
	Engine     page.Engine
	Worker     string // address of the Worker's script
	Words      string // address of the texts, for the script
	Preview    string // address of this page's own script
	State      string // two letters
	Slug       string
	AsOf       int32 // the day of asking, as the engine counts it
	Draft      string
	Published  string // empty where nothing is public
	Course     string
	Before     Side
	After      Side
	Change     Rise
	Faults     []Line
	Comparable bool // both sides have a price
	StateName  string
}

// Side is one of the two.
type Side struct {
	There bool // there is such a list
	course.Answer
}

// Sentence is how she pays.
func (s Side) Sentence() string { return locale.Capital(s.Way) + "." }

// Rise is a change of an amount, in words.
type Rise struct {
	Text     string
	Up, Down bool
}

// Line is one thing to mend, and where.
type Line struct{ Text, Link string }

// FindingLine is what the linter says.
type FindingLine struct {
	Line
	Grave bool
}

// ChangeView is what lies between two revisions.
type ChangeView struct {
	Parts    []PartView
	Visitors []VisitorView
	First    bool // there is no before
}

// PartView is one part that differs.
type PartView struct {
	What, Title string
	Sentence    string // of what was added or removed
	Fields      []FieldView
}

// FieldView is one value that differs.
type FieldView struct{ Label, Before, After string }

// VisitorView is what one reference visitor pays.
type VisitorView struct {
	Who           string
	Before, After string
	Rise          Rise
}

// PublishView is the last look before a publication.
type PublishView struct {
	page.PortalFrame
	Change   ChangeView
	Findings []FindingLine
	Faults   []Line // they block
	Empty    bool   // nothing differs
	Approved bool
	Problems []page.Problem
	Moved    bool  // the draft is not the one that was looked at
	Version  int64 // of the draft that is shown
	Note     page.Field
}

// Ready tells whether it can be published.
func (v PublishView) Ready() bool { return v.Approved && len(v.Faults) == 0 && !v.Empty }

// HistoryView is every revision.
type HistoryView struct {
	page.PortalFrame
	Revisions []RevisionLine
	Stable    string // where the public reads the current one; empty where there is none
}

// RevisionLine is one revision in the list.
type RevisionLine struct {
	Number          int
	When, WhenExact string
	Who             string
	Note            string
	SHA256, File    string // File is empty where it was withdrawn
	Current         bool
	Withdrawn       string // when, in words; empty where it was not
}

// RevisionView is one revision: what it changed, and what it would change today.
type RevisionView struct {
	page.PortalFrame
	Revision RevisionLine
	Was      ChangeView // against the one before it
	Today    ChangeView // against what is current
	Same     bool       // it is what is current, by its terms
	Current  int        // the number of the current revision; 0 where there is none
	Pending  bool       // the draft differs from what is current, and would be replaced
	Approved bool
	Moved    bool // somebody published meanwhile
}

// WithdrawView asks whether everything is to be taken back.
type WithdrawView struct {
	page.PortalFrame
	Public   bool
	Name     page.Field
	Problems []page.Problem
}

// WidgetView is how the calculator gets onto the clinic's own pages.
type WidgetView struct {
	page.PortalFrame
	Public   bool
	Action   string // address of this page, to which its form is sent
	Theme    page.Field
	Language page.Field
	Accent   page.Field
	Problems []page.Problem
	Element  string // the two lines
	Frame    string // the plain iframe
	Link     string
	Policy   string // what a strict Content-Security-Policy has to allow
	Preview  string // address of the frame
}
