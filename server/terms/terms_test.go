package terms_test

import (
	"io/fs"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/terms"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/review"
	"kneadwise/wasm/span"
	"kneadwise/web"
)

func texts(t *testing.T, language locale.Language) *locale.Texts {
	t.Helper()
	files, err := fs.Sub(web.Files(), "locale")
	if err != nil {
		t.Fatal(err)
	}
	c, err := locale.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return c.Texts(language)
}

// seller sells an hour at $90 and 90 minutes of another style at $130.
func seller() *offer.Seller {
	return &offer.Seller{Services: []offer.Service{
		{ID: "hour", Modality: "deep_tissue", BookedMinutes: 60, Price: span.Exact(9000)},
		{ID: "long", BookedMinutes: 90, Price: span.Exact(13000)},
	}}
}

func TestPackage(t *testing.T) {
	day, err := civil.Parse("2027-03-01")
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		offered offer.Package
		en, es  string
	}{
		"that saves": {offer.Package{Visits: 5, Price: span.Exact(40000), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: 6}},
			"5 visits for $400, paid ahead: $80 a visit. A visit is 60 minutes of deep tissue massage. Used up, it saves $50 against 5 single visits. Use it within 6 months of the day you buy it.",
			"5 visitas por $400, pagadas por adelantado: $80 por visita. Una visita es de 60 minutos de masaje de tejido profundo. Si lo usa todo, ahorra $50 frente a 5 visitas sueltas. Úselo en el plazo de 6 meses desde el día de la compra."},
		"that costs more, of one visit": {offer.Package{Visits: 1, Price: span.Exact(9050), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.AfterFirstUse, Months: 1}},
			"1 visit for $90.50, paid ahead: $90.50 a visit. A visit is 60 minutes of deep tissue massage. It costs $0.50 more than 1 single visit. Use it within 1 month of the first visit.",
			"1 visita por $90.50, pagada por adelantado: $90.50 por visita. Una visita es de 60 minutos de masaje de tejido profundo. Cuesta $0.50 más que 1 visita suelta. Úselo en el plazo de 1 mes desde la primera visita."},
		"of either, whose share is no whole cent": {offer.Package{Visits: 3, Price: span.Exact(40000), Services: []int{0, 1}, Expiry: offer.Expiry{Rule: offer.FixedDate, Date: day}},
			"3 visits for $400, paid ahead: about $133.33 a visit. A visit is 60 minutes of deep tissue massage or 90 minutes of massage. The last day to use it is March 1, 2027.",
			"3 visitas por $400, pagadas por adelantado: unos $133.33 por visita. Una visita es de 60 minutos de masaje de tejido profundo o 90 minutos de masaje. El último día para usarlo es el 1 de marzo de 2027."},
		"that saves nothing": {offer.Package{Visits: 2, Price: span.Exact(18000), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}},
			"2 visits for $180, paid ahead: $90 a visit. A visit is 60 minutes of deep tissue massage. It costs the same as 2 single visits. It never expires.",
			"2 visitas por $180, pagadas por adelantado: $90 por visita. Una visita es de 60 minutos de masaje de tejido profundo. Cuesta lo mismo que 2 visitas sueltas. No vence nunca."},
		"of which little is said yet": {offer.Package{Visits: 2, Services: []int{7}}, "2 visits, paid ahead.", "2 visitas, pagadas por adelantado."},
	} {
		t.Run(name, func(t *testing.T) {
			s := seller()
			s.Packages = []offer.Package{test.offered}
			for language, want := range map[locale.Language]string{locale.English: test.en, locale.Spanish: test.es} {
				if got, err := terms.Package(texts(t, language), s, 0); got != want || err != nil {
					t.Errorf("%s: got %q, %v, want %q", language, got, err, want)
				}
			}
		})
	}
}

func TestMembership(t *testing.T) {
	for name, test := range map[string]struct {
		offered offer.Membership
		en      string
	}{
		"with everything": {offer.Membership{Fee: span.Exact(7900), SetupFee: span.Exact(4900), Credits: 1, Unused: offer.RollOver, Cap: 2, Minimum: span.Exact(6), MemberPrice: span.Exact(8200), Services: []int{0}},
			"$79 a month, with 1 visit included each month. A visit is 60 minutes of deep tissue massage. Joining costs $49 once. You pay for at least 6 months: $523 in all. Visits that you do not use roll over, at most 2. An extra visit costs a member $82."},
		"with the least": {offer.Membership{Fee: span.Exact(15000), Credits: 2, Minimum: span.Exact(1), Services: []int{1}},
			"$150 a month, with 2 visits included each month. A visit is 90 minutes of massage. You pay for at least 1 month: $150 in all. Visits that you do not use are lost at the end of the month."},
		"for the member's price alone": {offer.Membership{Fee: span.Exact(1500), Minimum: span.Exact(3), MemberPrice: span.Exact(7000), Services: []int{0}},
			"$15 a month, with no visit included. A visit is 60 minutes of deep tissue massage. You pay for at least 3 months: $45 in all. An extra visit costs a member $70."},
	} {
		t.Run(name, func(t *testing.T) {
			s := seller()
			s.Memberships = []offer.Membership{test.offered}
			if got, err := terms.Membership(texts(t, locale.English), s, 0); got != test.en || err != nil {
				t.Errorf("got %q, %v, want %q", got, err, test.en)
			}
			if _, err := terms.Membership(texts(t, locale.Spanish), s, 0); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestEveryStyleHasAName(t *testing.T) {
	for _, modality := range offer.Modalities() {
		if _, err := terms.Service(texts(t, locale.Spanish), &offer.Service{Modality: modality, BookedMinutes: 60}); err != nil {
			t.Error(err)
		}
	}
	if got, err := terms.Service(texts(t, locale.English), &offer.Service{BookedMinutes: 60}); got != "Massage, 60 minutes" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

// Each finding fills its words, in both languages: what Lint gives and what the
// words ask for must agree.
func TestFindingsHaveTheirFigures(t *testing.T) {
	asOf, err := civil.Parse("2026-12-01")
	if err != nil {
		t.Fatal(err)
	}
	met := map[code.Finding]bool{}
	for _, l := range lists(asOf) {
		for _, f := range review.Lint(l, asOf) {
			met[f.Code] = true
			for _, language := range locale.Languages() {
				if _, err := terms.Finding(texts(t, language), &f); err != nil {
					t.Errorf("%s: %v", f.Code, err)
				}
			}
		}
	}
	for key := range texts(t, locale.English).Keys() {
		if what, ok := finding(key); ok && !met[what] {
			t.Errorf("no list here brings %s about", what)
		}
	}
	same := review.Finding{Code: code.PackageDominated, Inputs: []review.Input{
		{Name: "count", Unit: ledger.Count, Value: 1}, {Name: "visits", Unit: ledger.Count, Value: 5}, {Name: "price", Unit: ledger.Cents, Value: 44000},
		{Name: "other_visits", Unit: ledger.Count, Value: 6}, {Name: "other", Unit: ledger.Cents, Value: 44000}}}
	const want = "Another package gives more for the same money: 6 visits for $440. Nobody gains by this one of 5 visits at $440."
	if got, err := terms.Finding(texts(t, locale.English), &same); got != want || err != nil {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

func TestValue(t *testing.T) {
	for want, v := range map[string]review.Value{
		"":                  {},
		"Cedar":             {Stated: true, Text: "Cedar"},
		"$80.50":            {Stated: true, Unit: ledger.Cents, Number: 8050},
		"50%":               {Stated: true, Unit: ledger.PPM, Number: 500_000},
		"12.5%":             {Stated: true, Unit: ledger.PPM, Number: 125_000},
		"6":                 {Stated: true, Unit: ledger.Months, Number: 6},
		"November 23, 2026": {Stated: true, Unit: ledger.Day, Number: 739_943},
	} {
		if got, err := terms.Value(texts(t, locale.English), v); got != want || err != nil {
			t.Errorf("got %q, %v, want %q", got, err, want)
		}
	}
}
