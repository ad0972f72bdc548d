package statement_test

import (
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/statement"
	"kneadwise/wasm/estimate"
)

// A statement says what follows from the best way: what the scenarios worked by
// hand, in words of either language.
func TestAStatementSaysWhatFollows(t *testing.T) {
	for name, want := range map[string]map[locale.Language][]string{
		"520-eight-of-ten": {
			locale.English: {
				"\n  Visits by week six: 6 of 8\n  Hands-on minutes by week six: 300 of 400\n",
				"\n  By when to use what you buy:\n    10-visit package, bought on December 12, 2026. Use all of it by June 12, 2027." +
					" 8 visits are used, the last on January 30, 2027. 2 visits are left over. $140.00 is paid for what you do not use." +
					" You may fall 19 weeks behind before a visit that you count on lapses.\n",
				"\n    10-visit package ($700.00): cheaper than paying singly if you go 8 times or more.\n",
			},
			locale.Spanish: {
				"\n    Paquete de 10 visitas, comprado el 12 de diciembre de 2026. Úselo todo hasta el 12 de junio de 2027." +
					" Se usan 8 visitas, la última el 30 de enero de 2027. Sobran 2 visitas. Paga $140.00 por lo que no usa." +
					" Puede retrasarse 19 semanas antes de que venza una visita con la que cuenta.\n",
			},
		},
		"13-fixed-date": {locale.English: {
			" 9 visits are used, the last on March 30, 2027. 1 visit lapses unused. $70.00 is paid for what you do not use." +
				" Fall one week behind, and a visit that you count on lapses.\n",
		}},
		"521-membership-with-notice": {locale.English: {
			"\n    Membership, joined on January 4, 2027. You are bound through March 3, 2027. 3 fees are paid, through April 3, 2027." +
				" 3 visits are included, and all are used.\n",
			"\n  Hands-on minutes by week six: not said\n",
			"\n    Membership ($60.00): cheaper than paying singly if you go 4 times or more.\n",
		}},
		"522-deductible-met-before-january": {locale.English: {
			"\n  When your share of a visit changes:\n" +
				"    December 14, 2026, visit 2: your deductible is met. Your share: $80.00 for this visit, then $30.00.\n" +
				"    On January 1, 2027: a new plan year begins, and all of it starts again. Your share: $30.00 before, then $80.00.\n",
		}},
		"512-least-in-a-month": {
			locale.English: {
				"\nWhat matters to you\n" +
					"  Least by the first visit: $100.00. Quote, $380.00 in all. $20.00 more than the cheapest.\n" +
					"  Least in any one month: $280.00. Quote, $380.00 in all. $20.00 more than the cheapest.\n" +
					"  Least paid ahead and not yet used: $0.00. Quote, $400.00 in all. $40.00 more than the cheapest.\n",
			},
			locale.Spanish: {"\n  Lo menos en un solo mes: $280.00. Quote, $380.00 en total. $20.00 más que la más barata.\n"},
		},
		"525-budget-keeps-the-first-phase": {locale.English: {
			"\n  For $200.00 a month: you can go every week at first and every 4 weeks after that. 14 visits up to February 8, 2027, $1,400.00 in all," +
				" at most $200.00 in one month. Your plan as it is takes at least $200.00 in one month.\n",
		}},
		"527-budget-that-fits-nothing": {locale.English: {
			"\n  For $90.00 a month: too little. Even 2 visits up to August 31, 2026 take $100.00 in one month: $10.00 more.",
		}},
		"528-start-after-the-reset": {locale.English: {
			"\n  Start on December 25, 2026, not on December 12, 2026: $140.00 less, $190.00 in all." +
				" Then 1 visit comes before January 1, 2027, when a new plan year begins, and not 3.\n",
		}},
		"530-the-package-whatever-the-deductible": {
			locale.English: {
				"\nWhat if things were different?\n  Whatever the answers to all open questions are, today’s best way stays the cheapest. That is proven.\n" +
					"  cedar-packs, 5-visit package ($400.00): The price of the package: now $400.00. At $428.00, claiming visits from your plan at cedar-packs would be cheaper, by $0.50.\n" +
					"  cedar-packs, “Nothing paid ahead”, costs $27.50 more but counts $427.50 more toward your deductible." +
					" From $500.01 of other medical bills later in this plan year on, it is cheaper in all. This holds if",
			},
			locale.Spanish: {"\n  cedar-packs, Paquete de 5 visitas ($400.00): El precio del paquete: ahora $400.00. Con $428.00, sería más barato cargar las visitas a su plan en cedar-packs, por $0.50.\n"},
		},
		"531-other-bills-reverse-the-choice": {locale.English: {"it is cheaper in all. With the bills that you expect it already is, by $300.00. This holds if"}},
		"532-an-end-that-is-missed": {locale.English: {
			"\n  * The cheapest case that we know is $30.00 above the low end; the dearest is $0.00 below the high end.\n",
		}},
		"533-the-one-fact-otherwise": {locale.English: {
			"\nWhat if things were different?\n  Main Street: The price of one visit: now $90.00. At $83.00, paying visit by visit at Main Street would be cheaper, by $1.00.\n",
		}},
		"524-three-next-best": {locale.English: {
			"\nThe next cheapest\n" +
				"  Main Street, Without the 10-visit package ($700.00): $980.00. $100.00 more than the cheapest. $90.00 by the first visit; at most $320.00 paid ahead.\n" +
				"  Hill Street, Cheapest mix: $1,056.00. $176.00 more than the cheapest. $88.00 by the first visit; nothing paid ahead.\n" +
				"  Main Street, Nothing paid ahead: $1,080.00. $200.00 more than the cheapest. $90.00 by the first visit; nothing paid ahead.\n",
			"\n    5-visit package ($400.00): cheaper than paying singly if you stop after 5 visits, but not if you have all 12.\n",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, s := range scenarios(t) {
				if s.Name != name {
					continue
				}
				e, _ := estimate.Run(s.Request, s.Lists)
				for language, says := range want {
					var text strings.Builder
					if err := statement.Write(&text, catalogue(t).Texts(language), &e); err != nil {
						t.Fatal(err)
					}
					for _, part := range says {
						if !strings.Contains(text.String(), part) {
							t.Errorf("it does not say %q\nbut: %s", part, text.String())
						}
					}
				}
				return
			}
			t.Fatal("there is no such scenario")
		})
	}
}
