package review

import (
	"strconv"
	"strings"

	"kneadwise/wasm/ledger"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

func service(l *pricelist.List, v *offer.Service) []leaf {
	var places, codes []string
	for _, i := range v.Locations {
		if i >= 0 && i < len(l.Locations) {
			places = append(places, l.Locations[i].ID)
		}
	}
	for _, c := range v.Codes {
		of := c.Code
		if c.Minutes > 0 {
			of += ":" + strconv.Itoa(c.Minutes)
		}
		codes = append(codes, of)
	}
	return []leaf{
		{"modality", text(v.Modality)},
		{"booked_minutes", number(ledger.Count, int64(v.BookedMinutes))},
		{"hands_on_minutes", number(ledger.Count, int64(v.HandsOnMinutes))},
		{"practitioner_tier", text(v.Tier.Code())},
		{"locations", text(strings.Join(places, ", "))},
		{"price_cents", amount(v.Price)},
		{"first_visit_price_cents", amount(v.FirstVisit)},
		{"codes", text(strings.Join(codes, ", "))},
	}
}

func packaged(s *offer.Seller, p *offer.Package) []leaf {
	return []leaf{
		{"credits.count", number(ledger.Count, int64(p.Visits))},
		{"credits.minutes", number(ledger.Count, int64(p.Minutes))},
		{"price_cents", amount(p.Price)},
		{"services", text(names(s, p.Services))},
		{"expires.rule", text(p.Expiry.Rule.Code())},
		{"expires.months", number(ledger.Months, int64(p.Expiry.Months))},
		{"expires.date", number(ledger.Day, int64(p.Expiry.Date))},
		{"shareable_with.who", text(p.Sharing.Who.Code())},
		{"shareable_with.people", number(ledger.Count, int64(p.Sharing.People))},
		{"upgrade.to", text(names(s, p.Upgrades))},
		{"refund", text(p.Refund.Rule.Code())},
		{"refund_fee_cents", number(ledger.Cents, int64(p.Refund.Fee))},
		{"first_purchase_only", truth(p.FirstOnly)},
	}
}

func member(s *offer.Seller, m *offer.Membership) []leaf {
	return []leaf{
		{"interval.every", Value{Stated: true, Unit: ledger.Count, Number: int64(max(1, m.Interval.Every))}},
		{"interval.unit", text(m.Interval.Unit.Code())},
		{"fee_cents", amount(m.Fee)},
		{"setup_fee_cents", amount(m.SetupFee)},
		{"credits_per_interval.count", Value{Stated: true, Unit: ledger.Count, Number: int64(m.Credits)}},
		{"services", text(names(s, m.Services))},
		{"unused.rule", text(m.Unused.Code())},
		{"unused.cap", number(ledger.Count, int64(m.Cap))},
		{"member_prices.price_cents", amount(m.MemberPrice)},
		{"minimum_intervals", Value{Stated: m.Minimum.Said, Unit: ledger.Count, Number: m.Minimum.Low}},
		{"notice_days", number(ledger.Count, int64(m.Notice))},
		{"pause_intervals", number(ledger.Count, int64(m.Pause))},
		{"claw_back", truth(m.ClawBack)},
		{"cycles", number(ledger.Count, int64(m.Cycles))},
	}
}

func discount(d *offer.Discount) []leaf {
	return []leaf{
		{"eligibility", text(d.Eligibility)},
		{"proof", text(d.Proof.Code())},
		{"service_percent_off", number(ledger.PPM, int64(d.Off))},
	}
}

// scheduled is a change of prices, whose leaves are called by the kind and id of
// what is priced anew: "packages.ten.price_cents".
func scheduled(s *offer.Seller, c *offer.Change) []leaf {
	all := []leaf{{"existing_buyers_keep", answer(c.BuyersKeep)}}
	add := func(kind, price string, prices []offer.NewPrice, id func(int) string, there int) {
		for _, p := range prices {
			if p.Index < 0 || p.Index >= there {
				continue
			}
			own := kind + "." + id(p.Index)
			all = append(all, leaf{own + "." + price, amount(p.Price)}, leaf{own + ".first_visit_price_cents", amount(p.FirstVisit)},
				leaf{own + ".withdrawn", truth(p.Withdrawn)})
		}
	}
	add("services", "price_cents", c.Services, func(i int) string { return s.Services[i].ID }, len(s.Services))
	add("packages", "price_cents", c.Packages, func(i int) string { return s.Packages[i].ID }, len(s.Packages))
	add("memberships", "fee_cents", c.Memberships, func(i int) string { return s.Memberships[i].ID }, len(s.Memberships))
	return all
}
