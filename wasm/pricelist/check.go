package pricelist

import (
	"slices"
	"strconv"

	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
)

// MaxRevision is the greatest number of a revision.
const MaxRevision = 1_000_000

// Check holds a published list to its limits and to itself, and returns every
// fault. Nothing that decides a price may be missing.
func (l *List) Check() []code.Fault {
	c := checker{quick: true}
	if c.seen(l); len(c.Faults) == 0 {
		return nil
	}
	c = checker{}
	c.seen(l)
	return c.Faults
}

// seen looks at all of a list.
func (c *checker) seen(l *List) {
	c.chain(l)
	c.clinic(l)
	c.effective(l)
	c.Faults = append(c.Faults, l.Seller.Check("", true)...)
	c.places(l)
	c.Many("payers", len(l.Payers), MaxPayers)
	for i := range l.Payers[:min(len(l.Payers), MaxPayers)] {
		c.payer(l, i)
	}
	c.fees(&l.Fees)
	c.accounts(&l.Accounts)
}

type checker struct {
	offer.Faults
	quick bool
}

// at is the path of one element of a list, which a quick look does without, as
// in package offer.
func (c *checker) at(path string, i int) string {
	if c.quick {
		return ""
	}
	return path + "[" + strconv.Itoa(i) + "]"
}

// chain checks the revision and the hashes that link it to the one before.
func (c *checker) chain(l *List) {
	c.Whole("revision", int64(l.Revision), 1, MaxRevision)
	switch {
	case l.Previous == "" && l.Revision > 1:
		c.Add("previous_sha256", code.FaultRequired)
	case l.Previous != "" && l.Revision == 1:
		c.Add("previous_sha256", code.FaultContradicts)
	case l.Previous != "" && !IsDigest(l.Previous):
		c.Add("previous_sha256", code.FaultUnknownValue)
	}
	if l.SHA256 != "" && !IsDigest(l.SHA256) {
		c.Add("sha256", code.FaultUnknownValue)
	}
	if l.PublishedOn == 0 {
		c.Add("published_on", code.FaultRequired)
	}
	c.Day("published_on", l.PublishedOn)
}

// effective checks the days on which the prices are in force, and that no
// package lapses for every buyer before they are, and no price changes.
func (c *checker) effective(l *List) {
	from, until := l.Effective.From, l.Effective.Until
	if from == 0 {
		c.Add("effective.from", code.FaultRequired)
	}
	c.Day("effective.from", from)
	c.Day("effective.until", until)
	if until != 0 && until <= from {
		c.AddTwo("effective.until", "effective.from", code.FaultOrder)
	}
	for i := range l.Seller.Packages {
		e := l.Seller.Packages[i].Expiry
		if e.Rule == offer.FixedDate && e.Date != 0 && e.Date < from {
			c.AddTwo(c.at("packages", i)+".expires.date", "effective.from", code.FaultOrder)
		}
	}
	// A change comes into force while the prices hold. The later ones follow the
	// first, and the earlier ones come before the last.
	changes := l.Seller.Changes
	if n := len(changes); n > 0 && changes[0].From != 0 {
		switch {
		case changes[0].From <= from:
			c.AddTwo(c.at("changes", 0)+".from", "effective.from", code.FaultOrder)
		case until > from && changes[n-1].From >= until:
			c.AddTwo(c.at("changes", n-1)+".from", "effective.until", code.FaultOrder)
		}
	}
}

// places checks at which locations services are had; none says all of them.
func (c *checker) places(l *List) {
	for i := range l.Seller.Services {
		all := l.Seller.Services[i].Locations
		if len(all) == 0 {
			continue
		}
		path := c.at("services", i) + ".locations"
		c.Many(path, len(all), MaxLocations)
		for j, at := range all[:min(len(all), MaxLocations)] {
			switch {
			case at < 0 || at >= len(l.Locations):
				c.Add(c.at(path, j), code.FaultNoSuch)
			case slices.Contains(all[:j], at):
				c.Add(c.at(path, j), code.FaultDuplicate)
			}
		}
	}
}

func (c *checker) accounts(a *Accounts) {
	if a.Card > offer.No {
		c.Add("accounts.hsa_fsa_card", code.FaultUnknownValue)
	}
	if a.Letter > offer.No {
		c.Add("accounts.letter_of_medical_necessity_template", code.FaultUnknownValue)
	}
}
