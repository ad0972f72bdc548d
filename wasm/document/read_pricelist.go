package document

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pricelist"
)

// ReadPriceList reads a price list and fills in its SHA256, the digest of its
// canonical bytes. It returns either a list or all faults that can be seen in
// it, at most MaxFaults.
func ReadPriceList(document []byte) (*pricelist.List, []code.Fault) {
	found := &faults{}
	top, ok := parse(string(document), found)
	if ok {
		conform(top, priceListShape(), "", PriceListKind, found)
	}
	if top.found != FoundObject || !ok {
		return nil, found.all
	}
	l := readPriceList(top, found)
	for _, fault := range l.Check() {
		found.add(fault)
	}
	if len(found.all) > 0 {
		return nil, found.all
	}
	l.SHA256 = Digest(Canonical(l))
	return l, nil
}

func readPriceList(n node, found *faults) *pricelist.List {
	clinic := n.get("clinic")
	seller, services := readSeller(n, "", found)
	seller.ID = clinic.get("slug").word()
	seller.Provider = clinic.get("provider_type").provider()
	l := &pricelist.List{
		Revision:      n.get("revision").count(),
		Previous:      n.get("previous_sha256").word(),
		PublishedOn:   n.get("published_on").date(),
		Demonstration: n.get("demonstration").truth,
		Name:          clinic.get("name").word(),
		Effective: civil.Range{
			From:  n.get("effective").get("from").date(),
			Until: n.get("effective").get("until").date(),
		},
		Website:    clinic.get("website").word(),
		BookingURL: clinic.get("booking_url").word(),
		Seller:     seller,
		NPI:        clinic.get("npi").word(),
		Languages:  clinic.get("languages").texts(),
		Accounts: pricelist.Accounts{
			Card:   n.get("accounts").get("hsa_fsa_card").answer(),
			Letter: n.get("accounts").get("letter_of_medical_necessity_template").answer(),
		},
	}
	for _, item := range clinic.get("licences").list() {
		l.Licences = append(l.Licences, pricelist.Licence{
			State:  item.get("state").word(),
			Number: item.get("number").word(),
			Kind:   item.get("kind").word(),
		})
	}
	for _, item := range clinic.get("locations").list() {
		l.Locations = append(l.Locations, pricelist.Location{
			ID:    item.get("id").word(),
			Name:  item.get("name").word(),
			City:  item.get("city").word(),
			State: item.get("state").word(),
			Zip3:  item.get("zip3").word(),
			Phone: item.get("phone").word(),
		})
	}
	readPlaces(n, clinic, l, found)
	for i, item := range n.get("payers").list() {
		l.Payers = append(l.Payers, services.payer(item, element("payers", i)))
	}
	fees := n.get("fees")
	late := fees.get("late_cancel")
	l.Fees.LateCancel = readCharge(late, "fees.late_cancel", found)
	l.Fees.WithinHours = late.get("within_hours").count()
	l.Fees.NoShow = readCharge(fees.get("no_show"), "fees.no_show", found)
	return l
}

// readPlaces reads at which locations services are had, by their ids.
func readPlaces(n, clinic node, l *pricelist.List, found *faults) {
	var ids []string
	for _, item := range clinic.get("locations").list() {
		ids = append(ids, item.get("id").word())
	}
	lost := found.touched("clinic.locations")
	for i, item := range n.get("services").list() {
		for j, id := range item.get("locations").list() {
			at := slices.Index(ids, id.word())
			if at < 0 && lost {
				found.excuse(element(element("services", i)+".locations", j))
			}
			l.Seller.Services[i].Locations = append(l.Seller.Services[i].Locations, at)
		}
	}
}

// readCharge reads a share of the price or an amount, of which one must stand.
func readCharge(n node, path string, found *faults) pricelist.Charge {
	if n.found != FoundObject {
		return pricelist.Charge{}
	}
	share, isShare := n.get("percent").whole()
	amount, isAmount := n.get("cents").whole()
	switch {
	case isShare:
		return pricelist.Percent(int(share))
	case isAmount:
		return pricelist.Flat(money.Amount(amount))
	}
	found.add(code.Fault{Path: path + ".percent", Code: code.FaultRequired})
	return pricelist.Charge{}
}

func (r *sellerReader) payer(n node, path string) pricelist.Payer {
	p := pricelist.Payer{
		ID:            n.get("payer").payer(),
		Network:       n.get("network").network(),
		CashAllowed:   n.get("cash_allowed").answer(),
		Prescription:  n.get("needs").get("prescription").answer(),
		ProvidersPaid: n.get("provider_types_paid").providers(),
		VerifiedOn:    n.get("verified_on").date(),
		Plans:         n.get("plans").word(),
		Referral:      n.get("needs").get("referral").answer(),
		Authorisation: n.get("needs").get("authorisation").answer(),
		DailyMax:      n.get("daily_maximum_cents").cents(),
	}
	p.Billing, _ = pricelist.ParseBilling(n.get("billing").word())
	p.UnitRule, _ = pricelist.ParseUnitRule(n.get("unit_rule").word())
	p.Rounding, _ = pricelist.ParseRounding(n.get("rounding").word())
	for i, item := range n.get("rates").list() {
		p.Rates = append(p.Rates, pricelist.Rate{
			Service:    r.service(item.get("service"), element(path+".rates", i)+".service"),
			Visit:      item.get("visit_cents").cents(),
			Unit:       item.get("unit_cents").cents(),
			OfMedicare: item.get("percent_of_medicare_ppm").rate(),
		})
	}
	return p
}
