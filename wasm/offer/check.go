package offer

import (
	"slices"
	"strconv"

	"kneadwise/wasm/code"
	"kneadwise/wasm/span"
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
	c.discounts(prefix + "discounts")
	c.Whole(prefix+"fees.card_surcharge_ppm", int64(s.Surcharge.Card), 0, int64(MaxCard))
	c.Whole(prefix+"fees.sales_tax_ppm", int64(s.Surcharge.SalesTax), 0, int64(MaxSalesTax))
	c.tips(prefix)
	c.changes(prefix)
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
