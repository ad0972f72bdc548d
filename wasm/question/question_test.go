package question_test

import (
	"os"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/question"
	"kneadwise/wasm/scenario"
)

// The page says of each fact who can answer it; this package says the same.
func TestThePageAsksTheSamePeople(t *testing.T) {
	text, err := os.ReadFile("../../web/calculator/result/facts.ts")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile(`"([a-z_.]+)": \{ who: "([a-z]+)"`).FindAllStringSubmatch(string(text), -1)
	if len(rows) < 40 {
		t.Fatalf("%d facts were found: the test looks in the wrong place", len(rows))
	}
	for _, row := range rows {
		if got := question.Knows(code.Fact(row[1])).Code(); got != row[2] {
			t.Errorf("%s: the %s is asked, on the page the %s", row[1], got, row[2])
		}
	}
}

func TestOnlyWhatMattersIsAsked(t *testing.T) {
	deductible := bound.Unknown{Fact: code.FactDeductible, Offer: -1, Worth: 412_00}
	allowed := bound.Unknown{Fact: code.FactAllowed, Offer: -1, Narrowing: 10_00}
	price := bound.Unknown{Fact: code.FactPrice, Offer: 1, Worth: 5_00}
	e := &estimate.Estimate{Unknowns: []bound.Unknown{
		deductible, {Fact: code.FactPocketMet, Offer: -1}, price, allowed, {Fact: code.FactPrescription, Offer: -1, Worth: 1},
	}}
	for who, want := range map[question.Who][]bound.Unknown{
		question.Insurer: {deductible, allowed},
		question.Clinic:  {price},
		question.Doctor:  {{Fact: code.FactPrescription, Offer: -1, Worth: 1}},
		question.Herself: nil,
	} {
		if diff := cmp.Diff(want, question.Asked(e, who)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", who.Code(), diff)
		}
	}
}

// Nothing that matters is lost between those who are asked.
func TestEveryQuestionIsAskedOfSomebody(t *testing.T) {
	all, err := scenario.Read("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[question.Who]int{}
	for i := range all {
		e, _ := estimate.Run(all[i].Request, all[i].Lists)
		matter := 0
		for k := range e.Unknowns {
			if question.Matters(&e.Unknowns[k]) {
				matter++
			}
		}
		for who := question.Insurer; who <= question.Herself; who++ {
			n := len(question.Asked(&e, who))
			asked[who] += n
			matter -= n
		}
		if matter != 0 {
			t.Errorf("%s: %d questions more than are asked", all[i].Name, matter)
		}
	}
	for who := question.Insurer; who <= question.Herself; who++ {
		if asked[who] == 0 {
			t.Errorf("in no example the %s is asked", who.Code())
		}
	}
}

// quoted is a request with quotes of one service each, and the answer to it as far
// as it matters here.
func quoted(best int, services ...offer.Service) (*estimate.Estimate, *estimate.Request) {
	e, r := &estimate.Estimate{Best: best}, &estimate.Request{}
	for i, v := range services {
		r.Own = append(r.Own, estimate.Quote{Seller: offer.Seller{Services: []offer.Service{v}}})
		e.Offers = append(e.Offers, estimate.Offer{Kind: estimate.Own, Index: i})
	}
	e.Offers = append(e.Offers, estimate.Offer{Kind: estimate.Regional})
	return e, r
}

func TestCodesToName(t *testing.T) {
	coded := func(codes ...offer.Coded) offer.Service { return offer.Service{Codes: codes} }
	for name, c := range map[string]struct {
		best     int
		services []offer.Service
		want     []question.Named
	}{
		"the best offer's first, as it lists them": {1,
			[]offer.Service{coded(offer.Coded{Code: "97124", Minutes: 50}), coded(offer.Coded{Code: "97140", Minutes: 20}, offer.Coded{Code: "97110", Minutes: 20})},
			// Forty minutes are three units by the total-minutes rule, the third of which
			// either code may have; by the midpoint rule each has one.
			[]question.Named{{Code: "97140", Least: 1, Most: 2}, {Code: "97110", Least: 1, Most: 2}, {Code: "97124", Least: 3, Most: 3}}},
		"one that two bill is named once": {0,
			[]offer.Service{coded(offer.Coded{Code: "97124", Minutes: 50}), coded(offer.Coded{Code: "97124", Minutes: 60})},
			[]question.Named{{Code: "97124", Least: 3, Most: 4}}},
		"minutes that are not said make no units": {0,
			[]offer.Service{coded(offer.Coded{Code: "97124"}, offer.Coded{Code: "97010"})},
			[]question.Named{{Code: "97124"}, {Code: "97010", Least: 1, Most: 1}}},
		"where nobody says, what is usual": {0,
			[]offer.Service{{HandsOnMinutes: 50}},
			[]question.Named{{Code: "97124", Least: 3, Most: 3, Usual: true}, {Code: "97140", Least: 3, Most: 3, Usual: true}}},
		"nor for how long": {-1, nil,
			[]question.Named{{Code: "97124", Usual: true}, {Code: "97140", Usual: true}}},
	} {
		e, r := quoted(c.best, c.services...)
		if diff := cmp.Diff(c.want, question.Codes(e, r, nil)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}
