package scenario

import (
	"fmt"
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/span"
)

// Check holds an estimate to the totals worked by hand and returns what differs.
func (s *Scenario) Check(e *estimate.Estimate) (differences []string) {
	differ := func(format string, args ...any) {
		differences = append(differences, fmt.Sprintf(format, args...))
	}
	want := &s.Expect
	if got := len(e.Plan.Visits); got != want.Visits {
		differ("visits: got %d, by hand %d", got, want.Visits)
	}
	if n := len(e.Plan.Visits); want.LastVisit != "" && n > 0 && e.Plan.Visits[n-1].Date.String() != want.LastVisit {
		differ("last visit: got %s, by hand %s", e.Plan.Visits[n-1].Date, want.LastVisit)
	}
	if e.Screen.Replace != want.Replaced {
		differ("plan replaced: got %v, by hand %v", e.Screen.Replace, want.Replaced)
	}
	figure := func(what string, got span.Money, want *Range) {
		if want != nil && got != want.Money() {
			differ("%s: got %s, by hand %s", what, describe(got), describe(want.Money()))
		}
	}
	figure("total", e.Total, want.Total)
	figure("nothing prepaid", e.Unprepaid, want.Unprepaid)
	if want.Difference != nil && e.Difference != money.Amount(*want.Difference) {
		differ("difference: got %s, by hand %s", e.Difference, money.Amount(*want.Difference))
	}
	if want.Best != "" && (e.Best < 0 || name(&e.Offers[e.Best]) != want.Best) {
		differ("best: got offer %d, by hand %s", e.Best, want.Best)
	}
	for i := range want.Ways {
		s.checkWay(e, &want.Ways[i], differ)
	}
	checkOutlook(e, want, differ)
	checkGoals(e, want, differ)
	checkWhatIf(e, want, differ)
	checkOwed(e.GoodFaith, want.GoodFaith, differ)
	for i := range want.Disputable {
		checkBill(e, &want.Disputable[i], differ)
	}
	if want.Next != nil {
		if len(e.Unknowns) == 0 {
			differ("next: nothing to ask, by hand %s", want.Next.Fact)
		} else if u := e.Unknowns[0]; u.Fact != code.Fact(want.Next.Fact) || u.Worth != money.Amount(want.Next.Worth) || u.Narrowing != money.Amount(want.Next.Narrowing) {
			differ("next: got %s worth %s narrowing %s, by hand %s worth %s narrowing %s",
				u.Fact, u.Worth, u.Narrowing, want.Next.Fact, money.Amount(want.Next.Worth), money.Amount(want.Next.Narrowing))
		}
	}
	for _, note := range want.Notes {
		if !noted(e, note) {
			differ("note %q is missing", note)
		}
	}
	return differences
}

func (s *Scenario) checkWay(e *estimate.Estimate, want *Way, differ func(string, ...any)) {
	for i := range e.Offers {
		o := &e.Offers[i]
		if name(o) != want.Offer {
			continue
		}
		for k := range o.Ways {
			w := &o.Ways[k]
			if kind(w.Kind) != want.Kind {
				continue
			}
			what := want.Offer + ", " + want.Kind
			if w.Total != want.Money() {
				differ("%s: got %s, by hand %s", what, describe(w.Total), describe(want.Money()))
			}
			if w.Apart != want.Apart {
				differ("%s: apart %v, by hand %v", what, w.Apart, want.Apart)
			}
			last := &w.Cases[len(w.Cases)-1]
			for _, f := range []struct {
				what string
				got  money.Amount
				want *int64
			}{{"paid", last.Total, want.Paid}, {"due first", last.DueFirst, want.DueFirst}, {"paid ahead", last.PaidAhead, want.PaidAhead}, {"credit", last.Credit, want.Credit}} {
				if f.want != nil && f.got != money.Amount(*f.want) {
					differ("%s, %s: got %s, by hand %s", what, f.what, f.got, money.Amount(*f.want))
				}
			}
			if stops := amountsOf(want.Stops); stops != nil && !slices.Equal(stops, last.Stops) {
				differ("%s: stopping after each visit costs %v, by hand %v", what, last.Stops, stops)
			}
			checkCase(what, last, want, differ)
			checkFunding(what, last.Funding, want.Funding, differ)
			return
		}
	}
	differ("%s, %s: there is no such way", want.Offer, want.Kind)
}

func checkOwed(got *estimate.GoodFaith, want *Owed, differ func(string, ...any)) {
	switch {
	case want == nil:
	case got == nil:
		differ("good faith: nothing is owed, by hand by %q", want.By)
	default:
		is := Owed{IfAsked: got.IfAsked.String(), Whole: got.Whole}
		if got.By != 0 {
			is.By = got.By.String()
		}
		if is != *want {
			differ("good faith: got %+v, by hand %+v", is, *want)
		}
	}
}

func checkBill(e *estimate.Estimate, want *Bill, differ func(string, ...any)) {
	for i := range e.Offers {
		if name(&e.Offers[i]) == want.Offer {
			if got := e.Offers[i].Disputable; got != want.Money() {
				differ("%s, disputable from: got %s, by hand %s", want.Offer, describe(got), describe(want.Money()))
			}
			return
		}
	}
	differ("%s: there is no such offer", want.Offer)
}

// kinds are the names of ways of paying, as the estimate's document has them.
var kinds = [...]string{"", "cheapest", "unprepaid", "singles", "claims_all", "cash_apart", "secondary", "without"}

func kind(k estimate.WayKind) string { return kinds[k] }

func checkFunding(what string, got *fund.Funding, want *Funding, differ func(string, ...any)) {
	if want == nil {
		return
	}
	if got == nil {
		differ("%s: nothing of accounts and taxes", what)
		return
	}
	for _, f := range []struct {
		what string
		got  span.Money
		want *Range
	}{
		{"eligible", got.Eligible, want.Eligible}, {"from the FSA", got.FromFSA, want.FromFSA}, {"from the HSA", got.FromHSA, want.FromHSA},
		{"rescued", got.Rescued, want.Rescued}, {"tax saved", got.TaxSaved, want.TaxSaved},
		{"forfeited", got.Forfeited, want.Forfeited}, {"after tax", got.AfterTax, want.AfterTax},
	} {
		if f.want != nil && f.got != f.want.Money() {
			differ("%s, %s: got %s, by hand %s", what, f.what, describe(f.got), describe(f.want.Money()))
		}
	}
}

// name is how a scenario calls an offer.
func name(o *estimate.Offer) string {
	if o.Kind == estimate.Regional {
		return "region"
	}
	return o.ID
}

func noted(e *estimate.Estimate, note string) bool {
	for _, n := range e.Notes {
		if string(n) == note {
			return true
		}
	}
	for i := range e.Offers {
		o := &e.Offers[i]
		notes := o.Notes
		for k := range o.Ways {
			notes = append(notes[:len(notes):len(notes)], o.Ways[k].Notes...)
		}
		for _, n := range notes {
			if name(o)+": "+string(n) == note {
				return true
			}
		}
	}
	return false
}

func describe(m span.Money) string {
	switch {
	case m.Low == m.High:
		return m.Low.String()
	case m.HasLikely:
		return fmt.Sprintf("%s to %s, likely %s", m.Low, m.High, m.Likely)
	}
	return fmt.Sprintf("%s to %s", m.Low, m.High)
}
