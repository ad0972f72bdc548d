package web_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kneadwise/wasm/document"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

var update = flag.Bool("update", false, "rewrite web/demo as canonical bytes")

// demo reads the committed documents by file name.
func demo(t *testing.T) map[string]*pricelist.List {
	t.Helper()
	paths, err := filepath.Glob("demo/*.json")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*pricelist.List{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		list, faults := document.ReadPriceList(data)
		if len(faults) > 0 {
			t.Fatalf("%s: %s", path, document.Sentence(faults[0]))
		}
		canonical := document.Canonical(list)
		if *update {
			if err := os.WriteFile(path, canonical, 0o644); err != nil {
				t.Fatal(err)
			}
		} else if !bytes.Equal(data, canonical) {
			t.Errorf("%s is not in canonical bytes; go test ./web -update rewrites it", path)
		}
		all[filepath.Base(path)] = list
	}
	return all
}

// A demonstration clinic is invented, and nobody may take it for a real one or
// believe from it what a real insurer pays.
func TestDemonstrationClinicsAreInvented(t *testing.T) {
	for name, list := range demo(t) {
		if !list.Demonstration {
			t.Errorf("%s is not marked as a demonstration", name)
		}
		if name != list.Seller.ID+".json" {
			t.Errorf("%s is the list of %s", name, list.Seller.ID)
		}
		for _, address := range []string{list.Website, list.BookingURL} {
			host := strings.Split(address+"//", "/")[2]
			if !strings.HasSuffix(host, ".example") {
				t.Errorf("%s has the address %q, which could be somebody's", name, address)
			}
		}
		for _, at := range list.Locations {
			if !strings.Contains(at.Phone, "-555-01") {
				t.Errorf("%s has the telephone number %q, which could be somebody's", name, at.Phone)
			}
		}
		for _, payer := range list.Payers {
			if id := payer.ID.ID(); id != "other" && id != "example-health" && id != "demo-mutual" {
				t.Errorf("%s says what %s pays", name, id)
			}
		}
	}
}

// trait is something that a visitor can learn from an offer.
type trait struct {
	name string
	has  func(*pricelist.List) bool
}

func anyPackage(f func(offer.Package) bool) func(*pricelist.List) bool {
	return func(l *pricelist.List) bool { return slices.ContainsFunc(l.Seller.Packages, f) }
}

func anyMembership(f func(offer.Membership) bool) func(*pricelist.List) bool {
	return func(l *pricelist.List) bool { return slices.ContainsFunc(l.Seller.Memberships, f) }
}

func anyPayer(f func(*pricelist.List, pricelist.Payer) bool) func(*pricelist.List) bool {
	return func(l *pricelist.List) bool {
		return slices.ContainsFunc(l.Payers, func(p pricelist.Payer) bool { return f(l, p) })
	}
}

func lapses(rule offer.ExpiryRule) func(*pricelist.List) bool {
	return anyPackage(func(p offer.Package) bool { return p.Expiry.Rule == rule })
}

func refunds(rule offer.RefundRule) func(*pricelist.List) bool {
	return anyPackage(func(p offer.Package) bool { return p.Refund.Rule == rule })
}

func ofKind(kind reference.Provider) func(*pricelist.List) bool {
	return func(l *pricelist.List) bool { return l.Seller.Provider == kind }
}

func lasting(minutes int) func(*pricelist.List) bool {
	return func(l *pricelist.List) bool {
		return slices.ContainsFunc(l.Seller.Services, func(s offer.Service) bool { return s.BookedMinutes == minutes })
	}
}

var traits = []trait{
	{"a massage therapist", ofKind(reference.MassageTherapist)},
	{"a medical massage therapist", ofKind(reference.MedicalMassage)},
	{"a physical therapist", ofKind(reference.PhysicalTherapy)},
	{"a chiropractor", ofKind(reference.Chiropractic)},
	{"30 minutes", lasting(30)},
	{"60 minutes", lasting(60)},
	{"90 minutes", lasting(90)},
	{"less hands-on than booked", func(l *pricelist.List) bool {
		s := l.Seller.Services[0]
		return s.HandsOnMinutes < s.BookedMinutes
	}},
	{"hands-on as booked", func(l *pricelist.List) bool {
		s := l.Seller.Services[0]
		return s.HandsOnMinutes == s.BookedMinutes
	}},
	{"a first-visit price", func(l *pricelist.List) bool { return l.Seller.Services[0].FirstVisit.Said }},
	{"a package that never lapses", lapses(offer.Never)},
	{"a package that lapses after purchase", lapses(offer.AfterPurchase)},
	{"a package that lapses after its first use", lapses(offer.AfterFirstUse)},
	{"a package that lapses on a date", lapses(offer.FixedDate)},
	{"a package dearer than its visits", func(l *pricelist.List) bool {
		return anyPackage(func(p offer.Package) bool {
			return p.Visits > 0 && p.Price.Low > int64(p.Visits)*l.Seller.Services[p.Services[0]].Price.Low
		})(l)
	}},
	// Weekly it pays; with six weekly visits and one every four weeks it lapses
	// with credits left that cost more than the others saved.
	{"a package that lapses before it pays", func(l *pricelist.List) bool {
		return anyPackage(func(p offer.Package) bool {
			single := l.Seller.Services[p.Services[0]].Price.Low
			return p.Expiry.Rule == offer.AfterPurchase && p.Expiry.Months == 3 && p.Visits == 10 &&
				p.Price.Low < 10*single && p.Price.Low > 8*single
		})(l)
	}},
	{"a membership that rolls over", anyMembership(func(m offer.Membership) bool { return m.Unused == offer.RollOver })},
	{"a membership that resets", anyMembership(func(m offer.Membership) bool { return m.Unused == offer.Reset })},
	{"a membership for a year at least", anyMembership(func(m offer.Membership) bool { return m.Minimum.Low >= 12 })},
	{"a set-up fee", anyMembership(func(m offer.Membership) bool { return m.SetupFee.Said })},
	{"a contract rate with cash allowed", anyPayer(func(_ *pricelist.List, p pricelist.Payer) bool {
		return p.Network == pricelist.InNetwork && len(p.Rates) > 0 && p.CashAllowed == offer.Yes
	})},
	{"no contract rate", anyPayer(func(_ *pricelist.List, p pricelist.Payer) bool {
		return p.Network == pricelist.InNetwork && len(p.Rates) == 0
	})},
	{"claims that must be filed", anyPayer(func(_ *pricelist.List, p pricelist.Payer) bool { return p.CashAllowed == offer.No })},
	{"cash not stated", anyPayer(func(_ *pricelist.List, p pricelist.Payer) bool {
		return p.Network == pricelist.InNetwork && p.CashAllowed == offer.NotKnown
	})},
	{"a prescription needed", anyPayer(func(_ *pricelist.List, p pricelist.Payer) bool { return p.Prescription == offer.Yes })},
	{"an insurer that does not pay this kind of provider", anyPayer(func(l *pricelist.List, p pricelist.Payer) bool {
		return p.Network == pricelist.InNetwork && len(p.ProvidersPaid) > 0 && !slices.Contains(p.ProvidersPaid, l.Seller.Provider)
	})},
	{"an insurer out of network", anyPayer(func(_ *pricelist.List, p pricelist.Payer) bool { return p.Network == pricelist.OutOfNetwork })},
	{"no insurer at all", func(l *pricelist.List) bool { return len(l.Payers) == 0 }},
	{"a massage therapist who expects no tip", func(l *pricelist.List) bool {
		return l.Seller.Provider == reference.MassageTherapist && l.Seller.TipUsual == offer.No
	}},
	{"prices that end", func(l *pricelist.List) bool { return l.Effective.Until != 0 }},
	{"a package in minutes", anyPackage(func(p offer.Package) bool { return p.Minutes > 0 })},
	{"a package that is shared", anyPackage(func(p offer.Package) bool { return p.Sharing.Who != offer.NobodyElse })},
	{"a package that is upgraded", anyPackage(func(p offer.Package) bool { return len(p.Upgrades) > 0 })},
	{"nothing paid back", refunds(offer.RefundNone)},
	{"what is unused paid back", refunds(offer.RefundUnused)},
	{"used visits at the single price", refunds(offer.RefundUsedAtSingle)},
	{"a fee for paying back", refunds(offer.RefundUnusedLessFee)},
	{"a weekly membership", anyMembership(func(m offer.Membership) bool { return m.Interval.Unit == offer.ByWeek })},
	{"a membership that accumulates", anyMembership(func(m offer.Membership) bool { return m.Unused == offer.Accumulate })},
	{"a claw-back", anyMembership(func(m offer.Membership) bool { return m.ClawBack && m.Minimum.Low > 1 })},
	{"a sliding scale", func(l *pricelist.List) bool { return len(l.Seller.Discounts) > 1 }},
	{"a surcharge for cards", func(l *pricelist.List) bool { return l.Seller.Surcharge.Card > 0 }},
	{"prices that change", func(l *pricelist.List) bool { return len(l.Seller.Changes) > 0 }},
	{"a superbill", anyPayer(func(_ *pricelist.List, p pricelist.Payer) bool { return p.Billing == pricelist.GivesSuperbill })},
	{"a health account's card", func(l *pricelist.List) bool { return l.Accounts.Card == offer.Yes }},
	{"two locations", func(l *pricelist.List) bool { return len(l.Locations) == 2 }},
}

func TestDemonstrationClinicsTeach(t *testing.T) {
	lists := demo(t)
	states := map[string]int{}
	for _, list := range lists {
		states[list.State()]++
	}
	if len(lists) < 12 || len(states) < 3 {
		t.Errorf("there are %d clinics in %d states, want at least 12 in 3", len(lists), len(states))
	}
	for _, trait := range traits {
		t.Run(trait.name, func(t *testing.T) {
			for _, list := range lists {
				if trait.has(list) {
					return
				}
			}
			t.Errorf("no clinic shows it")
		})
	}
}
