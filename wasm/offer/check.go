package offer

import (
	"slices"
	"strconv"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/span"
)

// Limits on the length of a visit, in booked minutes.
const (
	MinMinutes = 5
	MaxMinutes = 240
)

// Check holds what a seller states of services, packages and memberships to the
// limits of this package and to itself, and returns every fault. The prefix
// stands before each path ("offers.own[0]." for the first quote, empty for a
// price list). A published list must say everything that decides a price, as
// one figure; a quote may leave it out or say "between". Who the seller is (ID,
// Provider) has other names in the two documents and is for their packages.
func (s *Seller) Check(prefix string, published bool) []code.Fault {
	c := checker{seller: s, published: published, quick: true}
	if c.seen(""); len(c.Faults) == 0 {
		return nil
	}
	c = checker{seller: s, published: published}
	c.seen(prefix)
	return c.Faults
}

// seen looks at all of a seller.
func (c *checker) seen(prefix string) {
	s := c.seller
	c.services(prefix + "services")
	c.Many(prefix+"packages", len(s.Packages), MaxPackages)
	for i := range s.Packages[:min(len(s.Packages), MaxPackages)] {
		c.pack(c.at(prefix+"packages", i), i)
	}
	c.Many(prefix+"memberships", len(s.Memberships), MaxMemberships)
	for i := range s.Memberships[:min(len(s.Memberships), MaxMemberships)] {
		c.membership(c.at(prefix+"memberships", i), i)
	}
	if s.TipUsual > No {
		c.Add(prefix+"tips.expected", code.FaultUnknownValue)
	}
}

type checker struct {
	Faults
	seller    *Seller
	published bool
	quick     bool
}

// at is the path of one element of a list. A quick look asks only whether there
// is a fault: thousands of lists have none, and their paths would be garbage.
func (c *checker) at(path string, i int) string {
	if c.quick {
		return ""
	}
	return path + "[" + strconv.Itoa(i) + "]"
}

func (c *checker) services(path string) {
	services := c.seller.Services
	if len(services) == 0 {
		c.Add(path, code.FaultRequired)
	}
	c.Many(path, len(services), MaxServices)
	for i := range services[:min(len(services), MaxServices)] {
		v := &services[i]
		own := c.at(path, i)
		c.id(own+".id", v.ID, slices.ContainsFunc(services[:i], func(o Service) bool { return o.ID == v.ID }))
		if v.Modality != "" && !slices.Contains(Modalities(), v.Modality) {
			c.Add(own+".modality", code.FaultUnknownValue)
		}
		c.Whole(own+".booked_minutes", int64(v.BookedMinutes), MinMinutes, MaxMinutes)
		if v.HandsOnMinutes != 0 {
			c.Whole(own+".hands_on_minutes", int64(v.HandsOnMinutes), 1, int64(max(1, min(v.BookedMinutes, MaxMinutes))))
		}
		c.decides(own+".price_cents", v.Price, 1, int64(money.MaxInput))
		c.optional(own+".first_visit_price_cents", v.FirstVisit, 0, int64(money.MaxInput))
	}
}

func (c *checker) pack(path string, i int) {
	p := &c.seller.Packages[i]
	c.id(path+".id", p.ID, slices.ContainsFunc(c.seller.Packages[:i], func(o Package) bool { return o.ID == p.ID }))
	c.Whole(path+".credits.count", int64(p.Visits), 1, MaxVisits)
	c.decides(path+".price_cents", p.Price, 1, int64(money.MaxInput))
	c.usable(path+".services", p.Services)
	c.expiry(path+".expires", p.Expiry)
}

func (c *checker) expiry(path string, e Expiry) {
	if e.Rule > FixedDate {
		c.Add(path+".rule", code.FaultUnknownValue)
		return
	}
	if e.Rule == ExpiryNotKnown && c.published {
		c.Add(path, code.FaultRequired)
	}
	switch counted := e.Rule == AfterPurchase || e.Rule == AfterFirstUse; {
	case counted && e.Months == 0:
		c.Add(path+".months", code.FaultRequired)
	case counted:
		c.Whole(path+".months", int64(e.Months), 1, MaxMonths)
	case e.Months != 0:
		c.Add(path+".months", code.FaultContradicts)
	}
	switch {
	case e.Rule == FixedDate && e.Date == 0:
		c.Add(path+".date", code.FaultRequired)
	case e.Rule == FixedDate:
		c.Day(path+".date", e.Date)
	case e.Date != 0:
		c.Add(path+".date", code.FaultContradicts)
	}
}

func (c *checker) membership(path string, i int) {
	m := &c.seller.Memberships[i]
	c.id(path+".id", m.ID, slices.ContainsFunc(c.seller.Memberships[:i], func(o Membership) bool { return o.ID == m.ID }))
	c.decides(path+".fee_cents", m.Fee, 1, int64(money.MaxInput))
	c.optional(path+".setup_fee_cents", m.SetupFee, 0, int64(money.MaxInput))
	c.Whole(path+".credits_per_interval.count", int64(m.Credits), 0, MaxCredits)
	c.usable(path+".services", m.Services)
	switch {
	case m.Unused > RollOver:
		c.Add(path+".unused.rule", code.FaultUnknownValue)
	case m.Unused == RollOver && m.Cap == 0:
		c.Add(path+".unused.cap", code.FaultRequired)
	case m.Unused == RollOver:
		c.Whole(path+".unused.cap", int64(m.Cap), 1, MaxCap)
	case m.Cap != 0:
		c.Add(path+".unused.cap", code.FaultContradicts)
	}
	c.optional(path+".member_prices[0].price_cents", m.MemberPrice, 0, int64(money.MaxInput))
	c.decides(path+".minimum_intervals", m.Minimum, 1, MaxMonths)
}

func (c *checker) id(path, id string, twice bool) {
	switch {
	case id == "":
		c.Add(path, code.FaultRequired)
	case !IsID(id):
		c.Add(path, code.FaultUnknownValue)
	case twice:
		c.Add(path, code.FaultDuplicate)
	}
}

// usable checks the services that a package or membership is good for.
func (c *checker) usable(path string, services []int) {
	if len(services) == 0 {
		c.Add(path, code.FaultRequired)
	}
	c.Many(path, len(services), MaxServices)
	for i, v := range services[:min(len(services), MaxServices)] {
		switch {
		case v < 0 || v >= len(c.seller.Services):
			c.Add(c.at(path, i), code.FaultNoSuch)
		case slices.Contains(services[:i], v):
			c.Add(c.at(path, i), code.FaultDuplicate)
		}
	}
}

// decides checks a quantity without which there is no price.
func (c *checker) decides(path string, s span.Span, least, most int64) {
	if c.published && !s.Said {
		c.Add(path, code.FaultRequired)
		return
	}
	c.optional(path, s, least, most)
}

// optional checks a quantity that means "none" where it is not there.
func (c *checker) optional(path string, s span.Span, least, most int64) {
	if c.published && s.Said && s.Low < s.High {
		c.Add(path, code.FaultUnknownValue) // a published figure is one figure
		return
	}
	c.Span(path, s, least, most)
}
