package scenario

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
)

// What follows has the form of an estimate's document, in what is worked by hand as
// in what is read back.

// Bought is one package on the clock.
type Bought struct {
	Item   int    `json:"item"`
	Bought string `json:"bought"`
	Last   string `json:"last_day"` // "" where it never lapses
	Visits int    `json:"visits"`
	Drawn  int    `json:"drawn"`
	Unused int    `json:"unused"`
	Latest string `json:"last_drawn"`
	Back   int64  `json:"back_cents"`
	Lost   int64  `json:"lost_cents"`
	Slack  *int   `json:"slack_weeks"` // none where nothing makes it lapse
}

// Tenure is one membership on the clock.
type Tenure struct {
	Item      int    `json:"item"`
	Joined    string `json:"joined"`
	Bound     string `json:"bound_until"`
	Until     string `json:"paid_until"`
	Intervals int    `json:"intervals"`
	Credits   int    `json:"credits"`
	Used      int    `json:"used"`
	Lost      int    `json:"lost"`
}

// Crossing is where a plan's share changes.
type Crossing struct {
	Code   string `json:"code"`
	Visit  int    `json:"visit"`
	Date   string `json:"date"`
	Before int64  `json:"before_cents"`
	After  *int64 `json:"after_cents"`
}

// Even is from when on an item of an offer pays.
type Even struct {
	Offer string `json:"offer,omitempty"` // in what is worked by hand
	Kind  string `json:"kind"`            // package or membership
	Item  int    `json:"item"`
	First int    `json:"cheaper_first"`
	From  int    `json:"cheaper_from"`
}

// Reach is so much of a course.
type Reach struct {
	Visits  int `json:"visits"`
	HandsOn int `json:"hands_on_minutes"`
}

// Reached is what of a course an offer's visits are by week six, and in all.
type Reached struct {
	Offer  string `json:"offer"`
	Early  Reach  `json:"first_six_weeks"`
	Course Reach  `json:"course"`
}

// Runner is a way that comes next to the best.
type Runner struct {
	Offer string `json:"offer"`
	Kind  string `json:"kind"` // of way
	More  int64  `json:"more_cents"`
}

// dated is a day of an answer, 0 where it has none that can be read.
func dated(text string) civil.Date {
	day, err := civil.Parse(text)
	if err != nil {
		return 0
	}
	return day
}

func clockOf(packages []Bought, memberships []Tenure) (clock pay.Clock) {
	for _, b := range packages {
		p := pay.Bought{
			Item: b.Item, On: dated(b.Bought), Last: offer.Forever, Holds: b.Visits, Drawn: b.Drawn, Latest: dated(b.Latest),
			Back: money.Amount(b.Back), Lost: money.Amount(b.Lost), Slack: pay.AnyWeeks,
		}
		if b.Last != "" {
			p.Last = dated(b.Last)
		}
		if b.Slack != nil {
			p.Slack = *b.Slack
		}
		clock.Packages = append(clock.Packages, p)
	}
	for _, m := range memberships {
		clock.Memberships = append(clock.Memberships, pay.Tenure{
			Item: m.Item, Joined: dated(m.Joined), Bound: dated(m.Bound), Until: dated(m.Until), Paid: m.Intervals, Granted: m.Credits, Used: m.Used,
		})
	}
	return clock
}

func crossingsOf(list []Crossing) (all []pay.Crossing) {
	for _, c := range list {
		x := pay.Crossing{Code: code.Crossing(c.Code), Visit: c.Visit, Date: dated(c.Date), Before: money.Amount(c.Before), After: pay.NoShare}
		if c.After != nil {
			x.After = money.Amount(*c.After)
		}
		all = append(all, x)
	}
	return all
}

func evensOf(list []Even) (all []pay.Even) {
	for _, e := range list {
		all = append(all, pay.Even{Membership: e.Kind == "membership", Item: e.Item, First: e.First, From: e.From})
	}
	return all
}

// checkCase holds what follows from a case to what was worked by hand of it; of
// what was not, nothing is checked.
func checkCase(what string, c *estimate.Case, want *Way, differ func(string, ...any)) {
	clock := clockOf(want.Packages, want.Memberships)
	for i := range clock.Packages {
		if p := &clock.Packages[i]; want.Packages[i].Unused != p.Unused() {
			differ("%s: by hand %d unused and %d used of %d", what, want.Packages[i].Unused, p.Drawn, p.Holds)
		}
	}
	if want.Packages != nil && !slices.Equal(clock.Packages, c.Clock.Packages) {
		differ("%s: packages %+v, by hand %+v", what, c.Clock.Packages, clock.Packages)
	}
	for i := range clock.Memberships {
		if m := &clock.Memberships[i]; want.Memberships[i].Lost != m.Lost() {
			differ("%s: by hand %d lost and %d used of %d", what, want.Memberships[i].Lost, m.Used, m.Granted)
		}
	}
	if want.Memberships != nil && !slices.Equal(clock.Memberships, c.Clock.Memberships) {
		differ("%s: memberships %+v, by hand %+v", what, c.Clock.Memberships, clock.Memberships)
	}
	if crossings := crossingsOf(want.Crossings); want.Crossings != nil && !slices.Equal(crossings, c.Crossings) {
		differ("%s: the share changes %+v, by hand %+v", what, c.Crossings, crossings)
	}
}

// checkOutlook holds the runners-up, and what an offer's items and visits come to.
func checkOutlook(e *estimate.Estimate, want *Expect, differ func(string, ...any)) {
	if want.Runners != nil {
		var got []Runner
		for _, r := range e.Runners {
			o := &e.Offers[r.Offer]
			got = append(got, Runner{name(o), kind(o.Ways[r.Way].Kind), int64(r.More)})
		}
		if !slices.Equal(got, want.Runners) {
			differ("runners-up: got %+v, by hand %+v", got, want.Runners)
		}
	}
	if want.BreakEven != nil {
		var got []Even
		for i := range e.Offers {
			for _, v := range e.Offers[i].Evens {
				is := Even{Offer: name(&e.Offers[i]), Kind: "package", Item: v.Item, First: v.First, From: v.From}
				if v.Membership {
					is.Kind = "membership"
				}
				got = append(got, is)
			}
		}
		if !slices.Equal(got, want.BreakEven) {
			differ("break-even: got %+v, by hand %+v", got, want.BreakEven)
		}
	}
	for _, r := range want.Reached {
		for i := range e.Offers {
			o := &e.Offers[i]
			if is := (Reached{r.Offer, Reach(o.Early), Reach(o.Whole)}); name(o) == r.Offer && is != r {
				differ("%s: reached %+v, by hand %+v", r.Offer, is, r)
			}
		}
	}
}
