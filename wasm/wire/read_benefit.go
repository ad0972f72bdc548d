package wire

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/wire/message"
)

func (r *requestReader) benefit(m *message.Request) {
	var b message.Benefit
	if m.Benefit(&b) == nil {
		return
	}
	var s message.Span
	out := &cover.Benefit{
		Coverage:       offer.Answer(b.Coverage()),
		PaidProviders:  providers(nil, b.PaidProvidersBytes()),
		Network:        pricelist.Network(b.Network()),
		Deductible:     spanOf(b.Deductible(&s)),
		DeductibleMet:  spanOf(b.DeductibleMet(&s)),
		DeductibleLeft: spanOf(b.DeductibleLeft(&s)),
		Share:          cover.ShareKind(b.Share()),
		Copay:          spanOf(b.Copay(&s)),
		CopayWaits:     offer.Answer(b.CopayWaits()),
		Coinsurance:    spanOf(b.Coinsurance(&s)),
		PocketMax:      spanOf(b.PocketMax(&s)),
		PocketMet:      spanOf(b.PocketMet(&s)),
		PocketLeft:     spanOf(b.PocketLeft(&s)),
		Allowed:        spanOf(b.Allowed(&s)),
		VisitLimit:     spanOf(b.VisitLimit(&s)),
		NoVisitLimit:   b.NoVisitLimit(),
		VisitsUsed:     int(b.VisitsUsed()),
		Prescription:   offer.Answer(b.Prescription()),
		ScriptExpires:  fromDay(b.ScriptExpires()),
		OtherBills:     spanOf(b.OtherBills(&s)),
		YearStarts:     cover.MonthDay{Month: int(b.YearMonth()), Day: int(b.YearDay())},
	}
	if id := b.Payer(); len(id) > 0 {
		payer, ok := reference.ParsePayer(string(id))
		if !ok {
			r.unknown("benefit.payer")
		}
		out.Payer = payer
	}
	var p message.Permit
	out.Referral = permitOf(b.Referral(&p))
	out.Authorisation = permitOf(b.Authorisation(&p))
	readFamily(&out.Family, &b)
	readLimits(&out.Limits, &b)
	readOutside(&out.Outside, &b)
	readSettings(&out.Settings, &b)
	r.out.Benefit = out
}

func permitOf(m *message.Permit) cover.Permit {
	if m == nil {
		return cover.Permit{}
	}
	return cover.Permit{
		Needed:  offer.Answer(m.Needed()),
		Have:    offer.Answer(m.Have()),
		Expires: fromDay(m.Expires()),
		Visits:  int(m.Visits()),
	}
}

func readFamily(into *cover.Family, b *message.Benefit) {
	var m message.Family
	if b.Family(&m) == nil {
		return
	}
	var s message.Span
	*into = cover.Family{
		Rule:          cover.FamilyRule(m.Rule()),
		Deductible:    spanOf(m.Deductible(&s)),
		DeductibleMet: spanOf(m.DeductibleMet(&s)),
		PocketMax:     spanOf(m.PocketMax(&s)),
		PocketMet:     spanOf(m.PocketMet(&s)),
	}
}

func readLimits(into *cover.Limits, b *message.Benefit) {
	var m message.Limits
	if b.Limits(&m) == nil {
		return
	}
	var s message.Span
	*into = cover.Limits{
		VisitCents:   spanOf(m.VisitCents(&s)),
		VisitMinutes: spanOf(m.VisitMinutes(&s)),
		YearCents:    spanOf(m.YearCents(&s)),
		YearUsed:     spanOf(m.YearUsed(&s)),
		Shared:       offer.Answer(m.Shared()),
		SharedUsed:   int(m.SharedUsed()),
	}
}

func readOutside(into *cover.Outside, b *message.Benefit) {
	var m message.Outside
	if b.Outside(&m) == nil {
		return
	}
	var s message.Span
	*into = cover.Outside{
		Pays:          offer.Answer(m.Pays()),
		Deductible:    spanOf(m.Deductible(&s)),
		DeductibleMet: spanOf(m.DeductibleMet(&s)),
		PocketMax:     spanOf(m.PocketMax(&s)),
		PocketMet:     spanOf(m.PocketMet(&s)),
		Share:         cover.ShareKind(m.Share()),
		Copay:         spanOf(m.Copay(&s)),
		Coinsurance:   spanOf(m.Coinsurance(&s)),
		Reference:     spanOf(m.Reference(&s)),
		Delay:         int(m.Delay()),
		Assigned:      offer.Answer(m.Assigned()),
	}
}

func readSettings(into *cover.Settings, b *message.Benefit) {
	var m message.Settings
	if b.Settings(&m) == nil {
		return
	}
	*into = cover.Settings{
		CopayOrder:       cover.CopayOrder(m.CopayOrder()),
		CoinsuranceOn:    cover.CoinsuranceBase(m.CoinsuranceOn()),
		CopayAtEnd:       cover.CopayAtEnd(m.CopayAtEnd()),
		VisitCap:         cover.CapTiming(m.VisitCap()),
		PocketExcludes:   m.PocketExcludes(),
		OnlyPaidCount:    m.OnlyPaidCount(),
		FailureOnPatient: m.FailureOnPatient(),
	}
}
