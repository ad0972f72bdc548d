package wire

import (
	"cmp"
	"slices"
	"strconv"

	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/code"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/wire/message"
)

// WriteBundle is the static file of one state: all its lists by slug. The
// faults say why there can be none; their paths begin with the list's place in
// what was handed in ("[3].clinic.slug").
func WriteBundle(lists []pricelist.List) ([]byte, []code.Fault) {
	order := make([]int, len(lists))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(lists[a].Seller.ID, lists[b].Seller.ID) })
	w := NewWriter()
	w.vectors = map[string]flatbuffers.UOffsetT{}
	var state string
	if len(lists) > 0 {
		state = lists[0].State()
	}
	for at, i := range order {
		l, where := &lists[i], "["+strconv.Itoa(i)+"]."
		if at > 0 && lists[order[at-1]].Seller.ID == l.Seller.ID {
			w.fault(where+"clinic.slug", code.FaultDuplicate)
		}
		if l.State() != state {
			w.fault(where+"clinic.locations[0].state", code.FaultContradicts)
		}
		w.keep(w.list(l, where))
	}
	all := w.vector(0)
	name := w.text(state)
	message.BundleStart(w.b)
	message.BundleAddState(w.b, name)
	message.BundleAddLists(w.b, all)
	root := message.BundleEnd(w.b)
	if len(w.over) > 0 {
		return nil, w.over
	}
	return w.finish(root, idBundle), nil
}

func (w *Writer) fault(where, what string) {
	w.over = append(w.over, code.Fault{Path: where, Code: what})
}

func (w *Writer) list(l *pricelist.List, where string) flatbuffers.UOffsetT {
	from := len(w.refs)
	for i := range l.Locations {
		w.keep(w.location(&l.Locations[i]))
	}
	locations := w.vector(from)
	for i := range l.Payers {
		w.keep(w.insurer(&l.Payers[i]))
	}
	insurers := w.vector(from)
	seller := w.seller(&l.Seller)
	previous := w.hash(where+"previous_sha256", l.Previous)
	own := w.hash(where+"sha256", l.SHA256)
	tongues := texts(w, l.Languages)
	name, website, booking := w.text(l.Name), w.text(l.Website), w.text(l.BookingURL)
	b := w.b
	w.align()
	message.PriceListStart(b)
	message.PriceListAddRevision(b, w.int32(where+"revision", int64(l.Revision)))
	message.PriceListAddPrevious(b, previous)
	message.PriceListAddSha256(b, own)
	message.PriceListAddPublishedOn(b, Day(l.PublishedOn))
	message.PriceListAddName(b, name)
	message.PriceListAddEffectiveFrom(b, Day(l.Effective.From))
	message.PriceListAddEffectiveTo(b, Day(l.Effective.Until))
	message.PriceListAddLocations(b, locations)
	message.PriceListAddWebsite(b, website)
	message.PriceListAddBookingUrl(b, booking)
	message.PriceListAddSeller(b, seller)
	message.PriceListAddInsurers(b, insurers)
	message.PriceListAddDemonstration(b, l.Demonstration)
	message.PriceListAddCard(b, message.Answer(l.Accounts.Card))
	message.PriceListAddLetter(b, message.Answer(l.Accounts.Letter))
	message.PriceListAddLanguages(b, tongues)
	return message.PriceListEnd(b)
}

func (w *Writer) location(l *pricelist.Location) flatbuffers.UOffsetT {
	id, name, city := w.text(l.ID), w.text(l.Name), w.text(l.City)
	state, zip3, phone := w.text(l.State), w.text(l.Zip3), w.text(l.Phone)
	w.align()
	message.LocationStart(w.b)
	message.LocationAddId(w.b, id)
	message.LocationAddName(w.b, name)
	message.LocationAddCity(w.b, city)
	message.LocationAddState(w.b, state)
	message.LocationAddZip3(w.b, zip3)
	message.LocationAddPhone(w.b, phone)
	return message.LocationEnd(w.b)
}

func (w *Writer) insurer(p *pricelist.Payer) flatbuffers.UOffsetT {
	from := len(w.refs)
	for _, r := range p.Rates {
		w.align()
		message.ContractRateStart(w.b)
		message.ContractRateAddVisit(w.b, w.int32("payers.rates.visit_cents", int64(r.Visit)))
		message.ContractRateAddUnit(w.b, w.int32("payers.rates.unit_cents", int64(r.Unit)))
		message.ContractRateAddOfMedicare(w.b, w.int32("payers.rates.percent_of_medicare_ppm", int64(r.OfMedicare)))
		message.ContractRateAddService(w.b, w.uint8("payers.rates.service", r.Service))
		w.keep(message.ContractRateEnd(w.b))
	}
	rates := w.vector(from)
	paid := numbers(w, "payers.provider_types_paid", p.ProvidersPaid)
	payer, plans := w.text(p.ID.ID()), w.text(p.Plans)
	b := w.b
	w.align()
	message.InsurerStart(b)
	message.InsurerAddPayer(b, payer)
	message.InsurerAddRates(b, rates)
	message.InsurerAddProvidersPaid(b, paid)
	message.InsurerAddPlans(b, plans)
	message.InsurerAddVerifiedOn(b, Day(p.VerifiedOn))
	message.InsurerAddDailyMax(b, w.int32("payers.daily_maximum_cents", int64(p.DailyMax)))
	message.InsurerAddNetwork(b, message.Network(p.Network))
	message.InsurerAddCashAllowed(b, message.Answer(p.CashAllowed))
	message.InsurerAddPrescription(b, message.Answer(p.Prescription))
	message.InsurerAddBilling(b, message.Billing(p.Billing))
	message.InsurerAddReferral(b, message.Answer(p.Referral))
	message.InsurerAddAuthorisation(b, message.Answer(p.Authorisation))
	message.InsurerAddUnitRule(b, message.UnitRule(p.UnitRule))
	message.InsurerAddRounding(b, message.Rounding(p.Rounding))
	return message.InsurerEnd(b)
}

// hash writes the 32 bytes of a SHA-256 in hexadecimal, or none where it is empty.
func (w *Writer) hash(where, hex string) flatbuffers.UOffsetT {
	if hex == "" {
		return 0
	}
	var sum [32]byte
	if !unhex(&sum, hex) {
		w.fault(where, code.FaultUnknownValue)
		return 0
	}
	return w.b.CreateByteVector(sum[:])
}
