package visitor

import (
	"kneadwise/server/locale"
	"kneadwise/server/page"
)

// View is the calculator's page.
type View struct {
	page.Frame
	Worker   string // address of the Worker's script
	Words    string // address of this language's texts, for the script
	Carry    string // address of the script that the first answer needs nothing of
	Pictures string // address of the script that draws, for after the first answer
	// Answers is the version of the engine's answers, for a receipt.
	Answers string
	Sum     Sum
	Form    Form
	Prices  Prices
}

// Sum is the answer to the empty question: the usual course, self-paid, in the
// nation. The engine gives it, the same that answers in the browser.
type Sum struct {
	Visits, First, Weeks, Minutes int
	Low, Usual, High              string // of the course
	VisitLow, VisitUsual          string
	VisitHigh                     string
	Mark                          int // where Usual lies between Low and High, in thousandths
}

// Form is what the visitor may tell.
type Form struct {
	text    *locale.Texts
	Places  []Place
	Bundles []BundleView
	Intro   string // what kind of clinics the bundles hold
	Signs   []SignGroup
}

// Control words one control outside the quotes.
func (f Form) Control(name string) (Field, error) { return field(f.text, name, "") }

// Insured is a part that is shown where the plan pays for massage, or may.
func (f Form) Insured() Part { return Part{insured, true} }

// Steps is how many subjects matter while nothing is said: without insurance, an
// account or a state.
func (f Form) Steps() int { return 8 }

// FirstQuote is the quote that stands on the page from the start.
func (f Form) FirstQuote() Quote { return Quote{Text: f.text, own: "0", Number: "1"} }

// NextQuote is the one that the script copies.
func (f Form) NextQuote() Quote { return Quote{Text: f.text, own: "#"} }

// Place is a state as it may be typed.
type Place struct {
	Code, Name string
	Also       string // its name in the other language
}

// BundleView is a state's file of clinics.
type BundleView struct {
	State, Name string
	URL, Size   string // Size in words
	Bytes       int    // as it travels
	Clinics     int
}

// SignGroup is the signs of one effect.
type SignGroup struct {
	Effect, Title string
	Signs         []Option
	Clearing      bool // a clinician's word lifts them
}

// Quote is one place that the visitor was quoted prices by.
type Quote struct {
	Text   *locale.Texts
	Number string // as people count; the script fills it in a copy
	own    string
}

// Control words one control of the quote.
func (q Quote) Control(name string) (Field, error) { return field(q.Text, "own."+name, q.own) }

// ID names a part of the quote that opens and closes.
func (q Quote) ID(part string) string { return numbered("own."+part, q.own) }

// Part is a part of the form that stands under a condition.
type Part struct {
	When   string
	Hidden bool
}

// Package is shown when she ticks that there is one.
func (q Quote) Package() Part { return Part{numbered("own.has:package", q.own), true} }

// Membership is shown when she ticks that there is one.
func (q Quote) Membership() Part { return Part{numbered("own.has:membership", q.own), true} }

// Prices is the table that needs no script.
type Prices struct {
	Minutes []int
	Rows    []PriceRow
	States  []StatePrice
	Sources []Source
}

// PriceRow is one kind of provider, a cell for each of Prices.Minutes.
type PriceRow struct {
	Provider string
	Cells    []PriceCell
}

// PriceCell is what a visit costs. Where it is not Known no source says so.
type PriceCell struct {
	Known     bool
	Low, High string
	Usual     string // empty where no source calls a figure typical
}

// StatePrice is what the usual visit costs in a state.
type StatePrice struct {
	Name             string
	Low, Usual, High string
}

// Source is where figures were read.
type Source struct {
	Name, URL, Checked string
}

// PrivacyView is the page on privacy.
type PrivacyView struct {
	page.Frame
	PagePolicy    string // the Content-Security-Policy of the pages, as it is sent
	WorkerPolicy  string // the one of the Worker's script
	OfflinePolicy string // the one of the service worker's
	Bundles       bool   // whether there are files of clinics to ask for
}
