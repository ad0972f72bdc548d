package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// sharing is what is known of a plan's cost sharing, with the facts to ask for.
type sharing struct {
	kind                           cover.ShareKind
	copay, coinsurance             span.Span
	waits                          offer.Answer
	ofKind, ofCopay, ofCoinsurance code.Fact
}

// share fixes copay and coinsurance. While not even the kind is known, the best
// that a plan can do is a copay of nothing that does not wait for the deductible,
// the worst is to leave her the whole allowed amount.
func (f *facts) share(t *cover.Terms, k sharing) {
	t.Share = k.kind
	if k.kind == cover.ShareNotKnown && f.p.Crossed == copayed {
		t.Share, t.Copay = cover.CopayShare, f.price
		return
	}
	if k.kind == cover.ShareNotKnown {
		d := rising(reference.Coinsurance())
		d.best = free
		v := f.fix(k.ofKind, d, span.Span{})
		t.Share, t.Coinsurance = cover.CoinsuranceShare, money.Rate(v)
		if v == free {
			t.Share, t.Coinsurance = cover.CopayShare, 0
		}
		return
	}
	if k.kind.Copayed() {
		t.Copay = money.Amount(f.fix(k.ofCopay, rising(reference.Copay(f.copayTop(k.copay))), k.copay))
		t.CopayWaits = k.waits == offer.Yes
		if k.waits == offer.NotKnown {
			t.CopayWaits = f.fix(code.FactCopayWaits, domain{best: 0, worst: 1, typical: 1, hasTypical: true}, span.Span{}) == 1
		}
	}
	if k.kind.Coinsured() {
		t.Coinsurance = money.Rate(f.fix(k.ofCoinsurance, rising(reference.Coinsurance()), k.coinsurance))
	}
}

// free stands for a copay of nothing before the deductible, below any share.
const free = -1

// copayTop is the top of the copay's domain: the price, or what she said if
// that is more (a copay never takes more than the charge).
func (f *facts) copayTop(copay span.Span) money.Amount {
	if copay.Said {
		return max(f.price, money.Amount(copay.High))
	}
	return f.price
}

// limits fixes what the plan pays at most. A limit of which nothing was said is
// none, but for the visits a year, which most plans limit.
func (f *facts) limits(b *cover.Benefit, t *cover.Terms) {
	used, shared := b.VisitsUsed, b.Limits.SharedUsed
	if b.Limits.Shared == offer.No || b.NoVisitLimit {
		shared = 0
	}
	if !b.NoVisitLimit {
		// Visits used before the course count toward the limit too.
		most := max(used+shared+len(f.s.Dates), int(b.VisitLimit.High))
		t.VisitLimit = int(f.fix(code.FactVisitLimit, falling(reference.VisitLimit(most)), b.VisitLimit))
	}
	if shared > 0 && b.Limits.Shared == offer.NotKnown &&
		f.fix(code.FactSharedLimit, domain{best: 0, worst: 1, typical: 1, hasTypical: true}, span.Span{}) == 0 {
		shared = 0
	}
	t.Opening.VisitsUsed = used + shared
	if v := b.Limits.VisitCents; v.Said {
		t.Caps.HasVisit, t.Caps.Visit = true, money.Amount(f.limit(code.FactVisitCents, v))
	}
	if v := b.Limits.VisitMinutes; v.Said {
		t.Caps.Minutes, t.Caps.HandsOn = int(f.limit(code.FactVisitMinutes, v)), f.handsOn()
	}
	if v := b.Limits.YearCents; v.Said {
		t.Caps.HasYear, t.Caps.Year = true, money.Amount(f.limit(code.FactYearCents, v))
		d := reference.YearUsed(t.Caps.Year)
		d.High = max(d.High, b.Limits.YearUsed.High)
		t.Opening.DollarsUsed = money.Amount(f.fix(code.FactYearUsed, rising(d), b.Limits.YearUsed))
	}
}

// limit fixes a limit that was said: between two figures the lower is the likely
// one, which an unknown must not improve on.
func (f *facts) limit(fact code.Fact, said span.Span) int64 {
	return f.fix(fact, falling(reference.Domain{Low: said.Low, High: said.High, Default: said.Low}), said)
}

// handsOn is how many minutes of the service are massage.
func (f *facts) handsOn() int {
	v := &f.s.Seller.Services[f.s.Service]
	if v.HandsOnMinutes > 0 {
		return v.HandsOnMinutes
	}
	return int(f.fix(code.FactHandsOn, rising(reference.HandsOn(v.BookedMinutes)), span.Span{}))
}
