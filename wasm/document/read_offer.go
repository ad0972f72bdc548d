package document

import (
	"slices"
	"strconv"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// sellerReader reads what quotes and price lists have in common. Packages,
// memberships and rates name services by their ids, which become indices; so do
// changes, of all three.
type sellerReader struct {
	ids   []string
	lost  bool // a service has a fault, so that an id may be missing for it
	found *faults
}

func readSeller(n node, prefix string, found *faults) (offer.Seller, *sellerReader) {
	r := &sellerReader{found: found, lost: found.touched(prefix + "services")}
	var s offer.Seller
	for _, item := range n.get("services").list() {
		r.ids = append(r.ids, item.get("id").word())
		s.Services = append(s.Services, readService(item))
	}
	for i, item := range n.get("packages").list() {
		s.Packages = append(s.Packages, r.pack(item, element(prefix+"packages", i)))
	}
	for i, item := range n.get("memberships").list() {
		s.Memberships = append(s.Memberships, r.membership(item, element(prefix+"memberships", i)))
	}
	for _, item := range n.get("discounts").list() {
		d := offer.Discount{
			ID:          item.get("id").word(),
			Eligibility: item.get("eligibility").word(),
			Off:         money.Rate(item.get("service_percent_off").count()) * onePercent,
		}
		d.Proof, _ = offer.ParseProof(item.get("proof").word())
		s.Discounts = append(s.Discounts, d)
	}
	s.Changes = r.changes(n, prefix)
	fees, tips := n.get("fees"), n.get("tips")
	s.Surcharge.Card = fees.get("card_surcharge_ppm").rate()
	s.Surcharge.SalesTax = fees.get("sales_tax_ppm").rate()
	s.TipUsual = tips.get("expected").answer()
	for _, item := range tips.get("suggested_percent").list() {
		s.TipPercents = append(s.TipPercents, item.count())
	}
	s.TipOnSingle = tips.get("on").word() != ""
	return s, r
}

const onePercent = money.One / 100

func readService(n node) offer.Service {
	v := offer.Service{
		ID:             n.get("id").word(),
		Modality:       n.get("modality").word(),
		BookedMinutes:  n.get("booked_minutes").count(),
		HandsOnMinutes: n.get("hands_on_minutes").count(),
		Price:          n.get("price_cents").span(),
		FirstVisit:     n.get("first_visit_price_cents").span(),
	}
	v.Tier, _ = offer.ParseTier(n.get("practitioner_tier").word())
	for _, item := range n.get("codes").list() {
		v.Codes = append(v.Codes, offer.Coded{Code: item.get("code").word(), Minutes: item.get("minutes").count()})
	}
	return v
}

func (r *sellerReader) pack(n node, path string) offer.Package {
	p := offer.Package{
		ID:        n.get("id").word(),
		Price:     n.get("price_cents").span(),
		Services:  r.services(n.get("services"), path+".services"),
		Expiry:    readExpiry(n.get("expires")),
		FirstOnly: n.get("first_purchase_only").truth,
	}
	count := n.get("credits").get("count").count()
	if n.get("credits").get("unit").word() == "minute" {
		p.Minutes = count
	} else {
		p.Visits = count
	}
	share := n.get("shareable_with")
	p.Sharing.People = share.get("people").count()
	p.Sharing.Who, _ = offer.ParseWho(share.get("who").word())
	if to := n.get("upgrade").get("to"); to.found == FoundText {
		p.Upgrades = []int{r.service(to, path+".upgrade.to")}
	} else {
		p.Upgrades = r.services(to, path+".upgrade.to")
	}
	p.Refund.Rule, _ = offer.ParseRefundRule(n.get("refund").word())
	p.Refund.Fee = n.get("refund_fee_cents").cents()
	return p
}

// element is the path of one element of a list.
func element(path string, i int) string {
	return path + "[" + strconv.Itoa(i) + "]"
}

// service is the index of the service that an id names, or -1.
func (r *sellerReader) service(n node, path string) int {
	i := slices.Index(r.ids, n.word())
	if i < 0 && r.lost {
		r.found.excuse(path)
	}
	return i
}

func (r *sellerReader) services(n node, path string) (indices []int) {
	for i, item := range n.list() {
		indices = append(indices, r.service(item, element(path, i)))
	}
	return indices
}

func readExpiry(n node) offer.Expiry {
	rule, _ := offer.ParseExpiryRule(n.get("rule").word())
	return offer.Expiry{Rule: rule, Months: n.get("months").count(), Date: n.get("date").date()}
}

// readInterval leaves "every one" unsaid, as the type does.
func readInterval(n node) (i offer.Interval) {
	i.Unit, _ = offer.ParseIntervalUnit(n.get("unit").word())
	if every := n.get("every").count(); every != 1 {
		i.Every = every
	}
	return i
}

func (r *sellerReader) membership(n node, path string) offer.Membership {
	m := offer.Membership{
		ID:       n.get("id").word(),
		Fee:      n.get("fee_cents").span(),
		SetupFee: n.get("setup_fee_cents").span(),
		Credits:  n.get("credits_per_interval").get("count").count(),
		Services: r.services(n.get("services"), path+".services"),
		Cap:      n.get("unused").get("cap").count(),
		Minimum:  n.get("minimum_intervals").span(),
		Interval: readInterval(n.get("interval")),
		Notice:   n.get("notice_days").count(),
		Pause:    n.get("pause_intervals").count(),
		ClawBack: n.get("claw_back").truth,
		Cycles:   n.get("cycles").count(),
	}
	m.Unused, _ = offer.ParseUnused(n.get("unused").get("rule").word())
	r.memberPrices(n.get("member_prices").list(), path+".member_prices", &m)
	return m
}

// memberPrices takes the prices of extra visits, one a service. The engine has
// one price for all services of a membership, so each must have it; a clinic
// whose services differ states a membership for each.
func (r *sellerReader) memberPrices(items []node, path string, m *offer.Membership) {
	var priced []int
	for i, item := range items {
		own := element(path, i)
		service := r.service(item.get("service"), own+".service")
		switch {
		case slices.Contains(priced, service):
			r.found.add(code.Fault{Path: own + ".service", Code: code.FaultDuplicate})
		case !slices.Contains(m.Services, service):
			r.found.add(code.Fault{Path: own + ".service", Code: code.FaultNoSuch})
		}
		priced = append(priced, service)
		price := item.get("price_cents").span()
		if i == 0 {
			m.MemberPrice = price
		} else if price != m.MemberPrice {
			r.found.add(code.Fault{Path: own + ".price_cents", Code: PricesDiffer})
		}
	}
	if len(items) > 0 && len(priced) < len(m.Services) {
		r.found.add(code.Fault{Path: path, Code: PricesMissing})
	}
}
