package course_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/portal/course"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
	"kneadwise/web"
)

func texts(t *testing.T, l locale.Language) *locale.Texts {
	t.Helper()
	site, err := page.Open(web.Files(), nil, "", "")
	if err != nil {
		t.Fatal(err)
	}
	return site.Texts(l)
}

func paid(visit int, rule code.Rule) ledger.Entry {
	return ledger.Entry{Visit: visit, Payer: ledger.You, Kind: ledger.Share, Rule: rule, Item: -1}
}

func bought(item int, visits int64) ledger.Entry {
	return ledger.Entry{Visit: 0, Rule: code.PackagePurchase, Item: item, Inputs: []ledger.Input{{Field: ledger.PackageVisits, Value: visits}}}
}

func fee(month int64) ledger.Entry {
	return ledger.Entry{Visit: ledger.CourseLevel, Rule: code.MembershipFee, Inputs: []ledger.Input{{Field: ledger.MembershipMonth, Value: month}}}
}

func TestSentence(t *testing.T) {
	for name, test := range map[string]struct {
		entries []ledger.Entry
		en, es  string
	}{
		"all singly": {
			[]ledger.Entry{paid(0, code.FirstVisit), paid(1, code.Single)},
			"pay each visit singly", "pagar cada visita por separado",
		},
		"a package and a rest": {
			[]ledger.Entry{bought(0, 2), paid(0, code.PackageCredit), paid(0, code.PackageDiscount), paid(1, code.PackageCredit), paid(2, code.Single)},
			"buy one package of 2 visits and pay 1 visit singly", "comprar un paquete de 2 visitas y pagar 1 visita por separado",
		},
		"two of one package, one of another": {
			[]ledger.Entry{bought(0, 5), bought(1, 10), bought(0, 5), paid(0, code.PackageCredit)},
			"buy 2 packages of 5 visits and buy one package of 10 visits", "comprar 2 paquetes de 5 visitas y comprar un paquete de 10 visitas",
		},
		"a membership, left and joined again": {
			[]ledger.Entry{fee(1), fee(2), fee(1), paid(0, code.MembershipCredit), paid(1, code.MemberPrice), paid(2, code.Single)},
			"join the membership 2 times, for 3 months in all, pay 1 visit at the member’s price, and pay 1 visit singly",
			"inscribirse en la membresía 2 veces, 3 meses en total, pagar 1 visita al precio de miembro y pagar 1 visita por separado",
		},
		"claims": {
			[]ledger.Entry{paid(0, code.Deductible), paid(0, code.PlanPays), paid(1, code.Copay)},
			"use insurance for 2 visits", "usar el seguro en 2 visitas",
		},
	} {
		t.Run(name, func(t *testing.T) {
			for language, want := range map[locale.Language]string{locale.English: test.en, locale.Spanish: test.es} {
				got, err := course.Sentence(texts(t, language), &estimate.Case{Book: ledger.Book{Entries: test.entries}})
				if err != nil || got != want {
					t.Errorf("%s: %q, %v, want %q", language, got, err, want)
				}
			}
		})
	}
}

func list(cents int64) pricelist.List {
	day, _ := civil.Make(2026, 11, 23)
	return pricelist.List{
		Revision: 1, PublishedOn: day, Name: "A", Effective: civil.Range{From: day},
		Locations: []pricelist.Location{{ID: "main", Name: "A", City: "B", State: "TX"}},
		Seller: offer.Seller{ID: "a", Provider: reference.MassageTherapist,
			Services: []offer.Service{{ID: "hour", BookedMinutes: 60, Price: span.Exact(cents)}}},
	}
}

// 17 visits at $80.50.
func TestAnswerOfOneClinic(t *testing.T) {
	l := list(8050)
	e, faults := estimate.Run(&estimate.Request{AsOf: l.PublishedOn, State: "TX", Clinics: []string{"a"}}, estimate.Lists{l})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	got, err := course.Of(texts(t, locale.English), &e)
	if err != nil {
		t.Fatal(err)
	}
	want := course.Answer{Priced: true, Visits: 17, Minutes: 60, Money: span.Certain(136850), Total: "$1,368.50", Way: "pay each visit singly"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
	if got.Headline() != money.Amount(136850) {
		t.Errorf("headline %d", got.Headline())
	}
	e, _ = estimate.Run(&estimate.Request{AsOf: l.PublishedOn, State: "TX", Minutes: 90, Clinics: []string{"a"}}, estimate.Lists{l})
	if got, err := course.Of(texts(t, locale.English), &e); err != nil || got.Priced {
		t.Errorf("visits that are not sold: %+v, %v", got, err)
	}
}
