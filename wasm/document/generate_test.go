package document_test

import (
	"fmt"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/span"
)

// The generators make valid engine values, up to their limits. They know the
// rules a second time, so that a check which refuses too much is found.

type source struct{ *rapid.T }

func (s source) between(name string, low, high int) int {
	return rapid.IntRange(low, high).Draw(s.T, name)
}
func (s source) maybe(name string) bool { return rapid.Bool().Draw(s.T, name) }

func (s source) day(name string) civil.Date {
	first, _ := civil.Make(1900, 1, 1)
	last, _ := civil.Make(2199, 12, 31)
	return civil.Date(s.between(name, int(first), int(last)))
}

func (s source) id(name string) string {
	return rapid.StringMatching(`[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,4}`).Draw(s.T, name)
}

// name is short text of any script, with what JSON has to escape.
func (s source) name(name string) string {
	return rapid.StringMatching(`[A-Za-zéß漢"\\/&<>'😀]([A-Za-z éß漢"\\/&<>'😀]{0,30}[a-z"\\])?`).Draw(s.T, name)
}

func (s source) cents(name string, least int) int { return s.between(name, least, int(money.MaxInput)) }

// span is a quantity as far as it is known: not at all, exactly, or between.
func (s source) span(name string, least, most int, exact bool) span.Span {
	low := s.between(name+" low", least, most)
	if exact {
		return span.Exact(int64(low))
	}
	switch s.between(name+" known", 0, 2) {
	case 0:
		return span.Span{}
	case 1:
		return span.Exact(int64(low))
	}
	return span.Span{Low: int64(low), High: int64(s.between(name+" high", low, most)), Said: true}
}

func (s source) answer(name string) offer.Answer {
	return offer.Answer(s.between(name, 0, 2))
}

func (s source) provider(name string) reference.Provider {
	return reference.Provider(s.between(name, 1, int(reference.MedicalMassage)))
}

func (s source) providers(name string, least int) []reference.Provider {
	all := []reference.Provider{reference.MassageTherapist, reference.PhysicalTherapy, reference.Chiropractic, reference.MedicalMassage}
	return rapid.Permutation(all).Draw(s.T, name)[:s.between(name+" count", least, len(all))]
}

func (s source) place() (state, zip3 string) {
	zips := []struct{ state, zip3 string }{{"WA", "992"}, {"FL", "331"}, {"NY", "100"}, {"GU", "969"}}
	at := rapid.SampledFrom(zips).Draw(s.T, "place")
	if s.maybe("zip3") {
		return at.state, at.zip3
	}
	return at.state, ""
}

// some are n different indices below count, at least one.
func (s source) some(name string, count int) []int {
	all := make([]int, count)
	for i := range all {
		all[i] = i
	}
	return rapid.Permutation(all).Draw(s.T, name)[:s.between(name+" count", 1, count)]
}

func (s source) seller(published bool) (v offer.Seller) {
	const most = int(money.MaxInput)
	for i := range s.between("services", 1, 4) {
		booked := s.between("booked", offer.MinMinutes, offer.MaxMinutes)
		one := offer.Service{
			ID: fmt.Sprintf("%s-%d", s.id("service"), i), BookedMinutes: booked,
			Price: s.span("price", 1, most, published),
		}
		if s.maybe("hands on") {
			one.HandsOnMinutes = s.between("hands on minutes", 1, booked)
		}
		if s.maybe("first visit") {
			one.FirstVisit = s.span("first visit price", 0, most, published)
		}
		if s.maybe("modality") {
			one.Modality = rapid.SampledFrom(offer.Modalities()).Draw(s.T, "which modality")
		}
		v.Services = append(v.Services, one)
	}
	for i := range s.between("packages", 0, 3) {
		p := offer.Package{
			ID: fmt.Sprintf("p-%d", i), Visits: s.between("visits", 1, offer.MaxVisits),
			Price: s.span("package price", 1, most, published), Services: s.some("for", len(v.Services)),
		}
		least := 0
		if published {
			least = 1
		}
		p.Expiry.Rule = offer.ExpiryRule(s.between("expiry", least, int(offer.FixedDate)))
		switch p.Expiry.Rule {
		case offer.AfterPurchase, offer.AfterFirstUse:
			p.Expiry.Months = s.between("months", 1, offer.MaxMonths)
		case offer.FixedDate:
			p.Expiry.Date, _ = civil.Make(2199, 12, s.between("last day", 1, 31))
		}
		v.Packages = append(v.Packages, p)
	}
	for i := range s.between("memberships", 0, 2) {
		m := offer.Membership{
			ID: fmt.Sprintf("m-%d", i), Fee: s.span("fee", 1, most, published), Credits: s.between("credits", 0, offer.MaxCredits),
			Minimum: s.span("minimum", 1, offer.MaxMonths, published), Services: s.some("covers", len(v.Services)),
		}
		if s.maybe("setup") {
			m.SetupFee = s.span("setup fee", 0, most, published)
		}
		if s.maybe("member price") {
			m.MemberPrice = s.span("member price is", 0, most, published)
		}
		if s.maybe("rolls over") {
			m.Unused, m.Cap = offer.RollOver, s.between("cap", 1, offer.MaxCap)
		}
		v.Memberships = append(v.Memberships, m)
	}
	v.TipUsual = s.answer("tip usual")
	s.selling(&v, published)
	return v
}

func (s source) request() *estimate.Request {
	r := &estimate.Request{Cleared: s.maybe("cleared"), Tip: money.Rate(s.between("tip", 0, 100)) * 10_000}
	if s.maybe("as of") {
		r.AsOf = s.day("as of is")
	}
	if s.maybe("placed") {
		r.State, r.Zip3 = s.place()
	}
	for i := range s.between("clinics", 0, estimate.MaxClinics) {
		r.Clinics = append(r.Clinics, fmt.Sprintf("%s-%d", s.id("clinic"), i))
	}
	for range s.between("quotes", 0, 2) {
		q := estimate.Quote{Seller: s.seller(false)}
		q.Seller.Changes = s.changes(&q.Seller, 0, false)
		q.Seller.ID, q.Seller.Provider = s.name("quote"), s.provider("quoted by")
		if r.AsOf != 0 && s.maybe("quoted on") {
			first, _ := civil.Make(1900, 1, 1)
			q.QuotedOn = civil.Date(s.between("quoted on day", int(first), int(r.AsOf)))
		}
		r.Own = append(r.Own, q)
	}
	s.plan(r)
	if s.maybe("insured") {
		r.Benefit = s.benefit(dearest(r.Own))
	}
	if s.maybe("accounts") {
		r.Accounts = s.accounts()
	}
	if s.maybe("tax") {
		r.Tax = s.tax()
	}
	if s.maybe("other payer") {
		r.OtherPayer = s.otherPayer()
	}
	for i := range s.between("discounts", 0, estimate.MaxQualifies) {
		r.QualifiesFor = append(r.QualifiesFor, fmt.Sprintf("%s-%d", s.id("discount"), i))
	}
	r.PaysByCard = s.maybe("by card")
	for of := pay.LeastFirst; of <= pay.LeastRisk; of++ {
		if s.maybe("asks for " + of.Code()) {
			r.Goals.Objectives = append(r.Goals.Objectives, of)
		}
	}
	if s.maybe("budget") {
		r.Goals.Monthly = money.Amount(s.cents("a month", 1))
	}
	if s.maybe("window") {
		r.Goals.Window = s.between("window is", 1, estimate.MaxWindow)
	}
	if s.maybe("booked") {
		r.BookedOn = s.day("booked on")
	}
	for range s.between("signs", 0, 4) {
		r.Signs = append(r.Signs, rapid.SampledFrom(screen.Signs()).Draw(s.T, "sign"))
	}
	return r
}

func (s source) plan(r *estimate.Request) {
	if s.maybe("start") {
		r.Plan.Start = s.day("start is")
	}
	for range s.between("phases", 0, plan.MaxPhases) {
		p := plan.Phase{Name: plan.PhaseName(s.between("phase name", 0, 2)), Weeks: s.between("weeks", 1, plan.MaxWeeks)}
		switch s.between("phase ends", 0, 2) {
		case 0:
			p.Visits = s.between("phase visits", 1, plan.MaxVisits)
		case 1:
			p.Until = s.day("until")
		}
		r.Plan.Phases = append(r.Plan.Phases, p)
	}
	for range s.between("skips", 0, 3) {
		r.Plan.Skip = append(r.Plan.Skip, s.day("skip"))
	}
	if s.maybe("minutes") {
		r.Minutes = s.between("minutes are", offer.MinMinutes, offer.MaxMinutes)
	}
	if s.maybe("provider") {
		r.Provider = s.provider("provider is")
	}
}

func (s source) list() *pricelist.List {
	l := &pricelist.List{
		Revision: s.between("revision", 1, pricelist.MaxRevision), PublishedOn: s.day("published"),
		Demonstration: s.maybe("demonstration"), Name: s.name("clinic name"), Seller: s.seller(true),
	}
	l.Seller.ID, l.Seller.Provider = s.id("slug"), s.provider("who")
	s.about(l)
	if l.Revision > 1 {
		l.Previous = rapid.StringMatching(`[0-9a-f]{64}`).Draw(s.T, "previous")
	}
	l.Effective.From, _ = civil.Make(s.between("from", 1900, 2198), 3, 1)
	if s.maybe("ends") {
		l.Effective.Until = l.Effective.From.AddDays(s.between("days", 1, 300))
	}
	for i := range s.between("locations", 1, 3) {
		at := pricelist.Location{ID: fmt.Sprintf("l-%d", i), Name: s.name("location"), City: s.name("city")}
		at.State, at.Zip3 = s.place()
		if s.maybe("phone") {
			at.Phone = rapid.StringMatching(`\+?1[- ]\(?[0-9]{3}\)?[-. ][0-9]{3}[-.][0-9]{4}`).Draw(s.T, "phone is")
		}
		l.Locations = append(l.Locations, at)
	}
	if s.maybe("website") {
		l.Website = rapid.StringMatching(`https://[a-z0-9]{1,8}(-[a-z]{1,4})?\.[a-z]{2,5}([/?#][!#-;=?-\[\]_a-z~]{0,20})?`).Draw(s.T, "website is")
	}
	if s.maybe("booking") {
		l.BookingURL = l.Website
	}
	for _, i := range s.some("payers", len(reference.PayerIDs()))[:s.between("payer count", 0, 1)] {
		l.Payers = append(l.Payers, s.payer(l, reference.Payer(i+1)))
	}
	for i := range l.Seller.Services {
		if s.maybe("somewhere") {
			l.Seller.Services[i].Locations = s.some("where", len(l.Locations))
		}
	}
	l.Seller.Changes = s.changes(&l.Seller, l.Effective.From, true)
	if n := len(l.Seller.Changes); l.Effective.Until != 0 && n > 0 {
		l.Effective.Until = l.Seller.Changes[n-1].From + 1
	}
	l.Fees.NoShow = s.charge("no show")
	if l.Fees.LateCancel = s.charge("late"); l.Fees.LateCancel.Kind != pricelist.ChargeNotSaid {
		l.Fees.WithinHours = s.between("within hours", 1, pricelist.MaxNotice)
	}
	return l
}

func (s source) charge(name string) pricelist.Charge {
	switch s.between(name+" kind", 0, 2) {
	case 1:
		return pricelist.Percent(s.between(name+" percent", 0, 100))
	case 2:
		return pricelist.Flat(money.Amount(s.cents(name, 0)))
	}
	return pricelist.Charge{}
}

func (s source) payer(l *pricelist.List, id reference.Payer) pricelist.Payer {
	p := pricelist.Payer{
		ID: id, Network: pricelist.Network(s.between("payer network", 1, 2)), CashAllowed: s.answer("cash"),
		Prescription: s.answer("needs"), ProvidersPaid: s.providers("payer pays", 0), VerifiedOn: l.PublishedOn,
	}
	if len(p.ProvidersPaid) == 0 {
		p.ProvidersPaid = nil
	}
	if p.Network == pricelist.InNetwork && s.maybe("rates") {
		for _, i := range s.some("rated", len(l.Seller.Services)) {
			r := pricelist.Rate{Service: i}
			switch s.between("rate by", 0, 2) {
			case 0:
				r.Visit = money.Amount(s.cents("rate", 0))
			case 1:
				r.Unit = money.Amount(s.cents("unit", 1))
			case 2:
				r.OfMedicare = money.Rate(s.between("of Medicare", 1, int(pricelist.MaxOfMedicare)))
			}
			p.Rates = append(p.Rates, r)
		}
	}
	if p.Network == pricelist.InNetwork {
		p.Rounding = pricelist.Rounding(s.between("rounding", 0, 2))
	}
	if p.Network == pricelist.InNetwork && s.maybe("a day's most") {
		p.DailyMax = money.Amount(s.cents("a day's most is", 1))
	}
	if s.maybe("plans") {
		p.Plans = s.name("plans are")
	}
	p.Billing, p.UnitRule = pricelist.Billing(s.between("billing", 0, 3)), pricelist.UnitRule(s.between("units", 0, 2))
	p.Referral, p.Authorisation = s.answer("referral"), s.answer("asked before")
	return p
}
