package document

import (
	"slices"
	"strconv"

	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
)

// sellerReader reads what quotes and price lists have in common. Packages,
// memberships and rates name services by their ids, which become indices.
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
		s.Services = append(s.Services, offer.Service{
			ID:             item.get("id").word(),
			Modality:       item.get("modality").word(),
			BookedMinutes:  item.get("booked_minutes").count(),
			HandsOnMinutes: item.get("hands_on_minutes").count(),
			Price:          item.get("price_cents").span(),
			FirstVisit:     item.get("first_visit_price_cents").span(),
		})
	}
	for i, item := range n.get("packages").list() {
		s.Packages = append(s.Packages, offer.Package{
			ID:       item.get("id").word(),
			Visits:   item.get("credits").get("count").count(),
			Price:    item.get("price_cents").span(),
			Services: r.services(item.get("services"), element(prefix+"packages", i)+".services"),
			Expiry:   readExpiry(item.get("expires")),
		})
	}
	for i, item := range n.get("memberships").list() {
		s.Memberships = append(s.Memberships, r.membership(item, element(prefix+"memberships", i)))
	}
	s.TipUsual = n.get("tips").get("expected").answer()
	return s, r
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

func (r *sellerReader) membership(n node, path string) offer.Membership {
	m := offer.Membership{
		ID:       n.get("id").word(),
		Fee:      n.get("fee_cents").span(),
		SetupFee: n.get("setup_fee_cents").span(),
		Credits:  n.get("credits_per_interval").get("count").count(),
		Services: r.services(n.get("services"), path+".services"),
		Cap:      n.get("unused").get("cap").count(),
		Minimum:  n.get("minimum_intervals").span(),
	}
	if n.get("unused").get("rule").word() == offer.RollOver.Code() {
		m.Unused = offer.RollOver
	}
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
