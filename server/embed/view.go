package embed

import (
	"html/template"

	"kneadwise/server/locale"
	"kneadwise/server/page"
)

// Frame is what every page of the area needs.
type Frame struct {
	Text          *locale.Texts
	Language      locale.Language
	Style, Script string
}

// View is a clinic's calculator.
type View struct {
	Frame
	Files    Files
	Slug     string
	Name     string
	State    string // two letters
	Provider string // code
	Kind     string // the provider in words, beginning a sentence

	Invented  bool // a demonstration
	Published string
	Force     string // since or from when, and until when

	Places  []Place
	Booking Link
	Site    Link

	Services    []Service
	First       bool // whether some service has a price for the first visit
	Packages    []string
	Memberships []string
	Fees        []string
	Selling     []string // tips, what paying adds, who pays less, later prices
	Payers      []Payer

	Plan, Benefit, More, Goals []template.HTML // controls of the calculator
}

// Files is what the script fetches.
type Files struct {
	Worker, Prices string
	Words          [2]string // the calculator's, and the widget's own
	Engine         page.Engine
}

// Place is where the clinic works.
type Place struct {
	ID, Name, City, State string
	Phone                 string // as it is written
	Dial                  template.URL
}

// Link is an address that can be pressed and, as text, be copied.
type Link struct{ URL, Text string }

// Service is one kind of visit.
type Service struct {
	Name, Price string
	First       string // empty where the first visit costs the same
	HandsOn     int    // minutes; 0 where it is not said
}

// Payer is what the clinic states of one insurer.
type Payer struct {
	Name  string
	Facts []string
}

// AbsentView says that there is nothing to calculate with.
type AbsentView struct {
	Frame
	Title, Message string
	Reason         string // for the loader: "unknown" or "withdrawn"
}
