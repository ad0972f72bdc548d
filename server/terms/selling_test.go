package terms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/server/locale"
	"kneadwise/server/terms"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

func march(t *testing.T) civil.Date {
	t.Helper()
	day, err := civil.Parse("2027-03-01")
	if err != nil {
		t.Fatal(err)
	}
	return day
}

func TestPackageOfEveryRule(t *testing.T) {
	for name, test := range map[string]struct {
		offered offer.Package
		change  []offer.NewPrice
		en, es  string
	}{
		"minutes, refunded": {offer.Package{Minutes: 600, Price: span.Exact(90000), Services: []int{0, 1}, Expiry: offer.Expiry{Rule: offer.Never}, Refund: offer.Refund{Rule: offer.RefundUnused}}, nil,
			"600 minutes for $900, paid ahead: $90 for 60 minutes. Each visit takes its own minutes off: 60 minutes of deep tissue massage or 90 minutes of massage. It never expires. If you stop, you get back the share of the price that you did not use.",
			"600 minutos por $900, pagados por adelantado: $90 por 60 minutos. Cada visita descuenta sus propios minutos: 60 minutos de masaje de tejido profundo o 90 minutos de masaje. No vence nunca. Si lo deja, se le devuelve la parte del precio que no usó."},
		"minutes whose hour is no whole cent": {offer.Package{Minutes: 70, Price: span.Exact(10000), Refund: offer.Refund{Rule: offer.RefundNone}}, nil,
			"70 minutes for $100, paid ahead: about $85.71 for 60 minutes. If you stop, nothing is paid back.",
			"70 minutos por $100, pagados por adelantado: unos $85.71 por 60 minutos. Si lo deja, no se devuelve nada."},
		"minutes without a price": {offer.Package{Minutes: 70}, nil, "70 minutes, paid ahead.", "70 minutos, pagados por adelantado."},
		"shared, upgraded, once, dearer": {offer.Package{Visits: 2, Price: span.Exact(18000), Upgrades: []int{1}, FirstOnly: true,
			Sharing: offer.Sharing{Who: offer.Household, People: 1}, Refund: offer.Refund{Rule: offer.RefundUsedAtSingle}},
			[]offer.NewPrice{{Index: 0, Price: span.Exact(19000)}, {Index: 1, Price: span.Exact(1)}},
			"2 visits for $180, paid ahead: $90 a visit. If you pay the difference in price, a visit can also be 90 minutes of massage. You may share it with 1 person of your household. You can buy it only once, as your first purchase here. If you stop, each visit that you had counts at its full single price. You get back what is left. From March 1, 2027 on it costs $190.",
			"2 visitas por $180, pagadas por adelantado: $90 por visita. Si paga la diferencia de precio, una visita también puede ser de 90 minutos de masaje. Puede compartirlo con 1 persona de su hogar. Solo se puede comprar una vez, como primera compra aquí. Si lo deja, cada visita que tuvo cuenta a su precio suelto completo. Se le devuelve lo que queda. A partir del 1 de marzo de 2027 cuesta $190."},
		"shared with anyone, less a fee, withdrawn": {offer.Package{Visits: 2, Sharing: offer.Sharing{Who: offer.Anyone, People: 3}, Refund: offer.Refund{Rule: offer.RefundUnusedLessFee, Fee: 2500}},
			[]offer.NewPrice{{Index: 0, Withdrawn: true}},
			"2 visits, paid ahead. You may share it with up to 3 other people. If you stop, you get back the share of the price that you did not use, less a fee of $25. From March 1, 2027 on it is no longer sold.",
			"2 visitas, pagadas por adelantado. Puede compartirlo con hasta 3 personas más. Si lo deja, se le devuelve la parte del precio que no usó, menos un cargo de $25. A partir del 1 de marzo de 2027 ya no se vende."},
	} {
		t.Run(name, func(t *testing.T) {
			s := seller()
			s.Packages = []offer.Package{test.offered}
			s.Changes = []offer.Change{{From: march(t), Packages: test.change}}
			for language, want := range map[locale.Language]string{locale.English: test.en, locale.Spanish: test.es} {
				if got, err := terms.Package(texts(t, language), s, 0); got != want || err != nil {
					t.Errorf("%s: got %q, %v, want %q", language, got, err, want)
				}
			}
		})
	}
	if got, err := terms.PackageName(texts(t, locale.English), &offer.Package{Minutes: 600}); got != "Package of 600 minutes" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestMembershipOfEveryRule(t *testing.T) {
	for name, test := range map[string]struct {
		offered offer.Membership
		keep    offer.Answer
		en, es  string
	}{
		"every two weeks, with all": {offer.Membership{Interval: offer.Interval{Every: 2, Unit: offer.ByWeek}, Fee: span.Exact(7900), Credits: 1, Unused: offer.Accumulate,
			Minimum: span.Exact(6), Services: []int{0}, Notice: 30, Pause: 2, ClawBack: true, Cycles: 26}, offer.Yes,
			"$79 every 2 weeks, with 1 visit included each time. A visit is 60 minutes of deep tissue massage. You pay at least 6 times: $474 in all. Visits that you do not use stay good for as long as you are a member. You may skip up to 2 payments; they bring no visits then. Tell the clinic 30 days before you want to leave. If you leave before the least time is over, you pay back what you saved. It ends by itself after 26 payments. From March 1, 2027 on new members pay $85 each time. Members of before keep the old fee.",
			"$79 cada 2 semanas, con 1 visita incluida cada vez. Una visita es de 60 minutos de masaje de tejido profundo. Paga al menos 6 veces: $474 en total. Las visitas que no usa siguen valiendo mientras sea miembro. Puede saltarse hasta 2 pagos; entonces no traen visitas. Avise a la clínica 30 días antes de dejarla. Si la deja antes del tiempo mínimo, devuelve lo que ahorró. Termina sola después de 26 pagos. A partir del 1 de marzo de 2027, los miembros nuevos pagan $85 cada vez. Los miembros de antes conservan la cuota anterior."},
		"every week, lost": {offer.Membership{Interval: offer.Interval{Unit: offer.ByWeek}, Fee: span.Exact(7900), Credits: 1, Minimum: span.Exact(1)}, offer.No,
			"$79 every week, with 1 visit included each time. You pay at least 1 time: $79 in all. Visits that you do not use are lost when the next payment is due. From March 1, 2027 on new members pay $85 each time. Members of before pay the new fee too.",
			"$79 cada semana, con 1 visita incluida cada vez. Paga al menos 1 vez: $79 en total. Las visitas que no usa se pierden cuando toca el siguiente pago. A partir del 1 de marzo de 2027, los miembros nuevos pagan $85 cada vez. Los miembros de antes también pagan la nueva cuota."},
		"every year, for the price alone": {offer.Membership{Interval: offer.Interval{Unit: offer.ByYear}, Fee: span.Exact(9900), Minimum: span.Exact(1)}, offer.NotKnown,
			"$99 every year, with no visit included. You pay at least 1 time: $99 in all. From March 1, 2027 on new members pay $85 each time. Whether members of before keep the old fee is not stated.",
			"$99 cada año, sin visitas incluidas. Paga al menos 1 vez: $99 en total. A partir del 1 de marzo de 2027, los miembros nuevos pagan $85 cada vez. No se dice si los miembros de antes conservan la cuota anterior."},
	} {
		t.Run(name, func(t *testing.T) {
			s := seller()
			s.Memberships = []offer.Membership{test.offered}
			s.Changes = []offer.Change{{From: march(t), BuyersKeep: test.keep, Memberships: []offer.NewPrice{{Index: 0, Price: span.Exact(8500)}}}}
			for language, want := range map[locale.Language]string{locale.English: test.en, locale.Spanish: test.es} {
				if got, err := terms.Membership(texts(t, language), s, 0); got != want || err != nil {
					t.Errorf("%s: got %q, %v, want %q", language, got, err, want)
				}
			}
		})
	}
}

// Each interval and what can be said of it has words in both languages.
func TestIntervalsHaveWords(t *testing.T) {
	for _, interval := range []offer.Interval{{}, {Every: 3}, {Every: 6}, {Unit: offer.ByWeek}, {Every: 6, Unit: offer.ByWeek}, {Unit: offer.ByYear}} {
		for _, m := range []offer.Membership{
			{Credits: 2}, {Fee: span.Exact(1)}, {Fee: span.Exact(1), Credits: 2, Minimum: span.Exact(2), Unused: offer.RollOver, Cap: 1, Pause: 1, Notice: 1, Cycles: 1},
		} {
			m.Interval = interval
			for _, language := range locale.Languages() {
				s := seller()
				s.Memberships = []offer.Membership{m}
				if _, err := terms.Membership(texts(t, language), s, 0); err != nil {
					t.Error(err)
				}
				if _, err := terms.MembershipName(texts(t, language), &m); err != nil {
					t.Error(err)
				}
			}
		}
	}
	if got, err := terms.MembershipName(texts(t, locale.English), &offer.Membership{Interval: offer.Interval{Every: 6, Unit: offer.ByWeek}, Credits: 1}); got != "Membership, 1 visit every 6 weeks" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestExtrasOfSelling(t *testing.T) {
	list := &pricelist.List{Seller: *seller(), Accounts: pricelist.Accounts{Card: offer.Yes, Letter: offer.Yes}}
	s := &list.Seller
	s.TipUsual, s.TipPercents, s.TipOnSingle = offer.Yes, []int{15, 18, 20}, true
	s.Surcharge = offer.Surcharge{Card: 30_000, SalesTax: 82_500}
	s.Discounts = []offer.Discount{
		{Eligibility: "students", Off: 300_000, Proof: offer.ProofDocument}, {Eligibility: "neighbors", Off: 100_000},
	}
	s.Changes = []offer.Change{{From: march(t), Services: []offer.NewPrice{{Index: 0, Price: span.Exact(9500), FirstVisit: span.Exact(7000)}}}}
	want := []string{
		"A tip is usual here.", "The clinic suggests 15%, 18% or 20% of the price before any discount.",
		"Sales tax of 8.25% is added.", "Paying by card adds 3%.",
		"30% off the single price: students. Bring a paper that shows it.", "10% off the single price: neighbors.",
		"From March 1, 2027 on, 60 minutes of deep tissue massage costs $95.", "From March 1, 2027 on, a first visit of 60 minutes of deep tissue massage costs $70.",
		"It takes the card of a health savings account (HSA) or flexible spending account (FSA).", "It has a letter of medical necessity that your doctor can sign.",
	}
	got, err := terms.Extras(texts(t, locale.English), list)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v, want (-), got (+):\n%s", err, diff)
	}
	for proof := offer.ProofNone; proof <= offer.ProofDocument; proof++ {
		s.Discounts[0].Proof, s.TipOnSingle = proof, false
		for _, language := range locale.Languages() {
			if _, err := terms.Extras(texts(t, language), list); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestInsurersOfEveryFact(t *testing.T) {
	list := &pricelist.List{Seller: *seller()}
	for way := pricelist.BillsDirect; way <= pricelist.GivesReceipt; way++ {
		list.Payers = append(list.Payers, pricelist.Payer{ID: reference.OtherPayer, Network: pricelist.InNetwork, Plans: "all PPO plans", Billing: way,
			Referral: offer.Answer(1 + way%2), Authorisation: offer.Answer(1 + way%2), DailyMax: 12000, VerifiedOn: march(t),
			Rates: []pricelist.Rate{{Service: 0, Unit: 2500}, {Service: 1, OfMedicare: 1_100_000}}})
	}
	got, err := terms.Insurers(texts(t, locale.English), list)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"In network: the clinic has a contract with this insurer.", "This is about: all PPO plans.", "The clinic sends the bill to the insurer.",
		"Whether it asks for a prescription is not stated.", "It asks for no referral.", "It need not be asked before the first visit.",
		"Whether you may pay yourself instead is not stated.",
		"The agreed amount for 60 minutes of deep tissue massage is $25 for each 15 minutes billed.",
		"The agreed amount for 90 minutes of massage is 110% of what Medicare pays.", "At most $120 is agreed for one day.",
	}
	if diff := cmp.Diff(want, got[0].Facts); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
	if _, err := terms.Insurers(texts(t, locale.Spanish), list); err != nil {
		t.Error(err)
	}
}
