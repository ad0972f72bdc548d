package visitor

import "kneadwise/server/page"

// GuideView is the guide.
type GuideView struct {
	page.Frame
	Urgent, First Signs // an emergency, a clinician first
	Careful, Told Signs // cautions, what is worth mentioning
	Safety        Claim

	Trial       Claim // the best one, with its figures
	Differences []Difference
	Shares      []Share
	Evidence    []Claim
	Sayings     []Claim
	Beside      []Claim

	Providers    []Provider
	Minutes      []MinutePrice
	PriceSources Cited
	Routes       []Claim

	Styles        []Style
	Organizations []Organization
}

// Signs are the engine's signs of one effect, by the lists that name them.
type Signs struct {
	Title string
	Lists []SignList
}

// SignList is what one list names.
type SignList struct {
	Signs []string
	Cited Cited
}

// Claim is one statement in words.
type Claim struct {
	ID, Title, Text string
	Basis           string // in words; empty where it needs none
	Doubtful        bool   // whether the basis is a warning
	Cited           Cited
}

// Cited is whom a statement rests on. It may be nobody.
type Cited struct {
	Label   string // "Source:"
	Sources []CitedSource
}

// CitedSource is one of them.
type CitedSource struct {
	Name, URL string
	Checked   string // in words, "checked November 23, 2026"; empty where the next one tells it
}

// Difference is what the best trial found on one scale, in words.
type Difference struct {
	Scale, Relaxation, Structural, Notable string
}

// Share is how many people, as a row of dots and in words.
type Share struct {
	Text string
	Dots []bool // whether the dot is one of the some
}

// Provider is one kind of professional.
type Provider struct {
	ID, Name string
	Facts    []Fact
}

// Fact is one thing that is told of every kind.
type Fact struct {
	Facet, Text string
	Links       []Link // where to look
	Cited       Cited
}

// Link is an address elsewhere.
type Link struct{ Name, URL string }

// MinutePrice is what a hands-on minute costs with one kind of provider. Where it
// is not Known no source gives a price.
type MinutePrice struct {
	Provider           string
	Known              bool
	Visit, Full, Short string
}

// Style is one style of massage, or several.
type Style struct {
	ID, Names, Done, Found string
	Cited                  Cited
}

// Organization is one to which people are sent.
type Organization struct {
	Name, URL, Text string
	Cited           Cited
}
