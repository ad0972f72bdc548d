package papers_test

import (
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/papers"
	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
)

// asking is a request whose insurer is in question: a copay of $20 to $60 in
// network, or $90 without.
const asking = `{"as_of": "2026-12-01", "plan": {"phases": [{"visits": 4, "every": {"weeks": 1}}]},
 "benefit": {"pays_for_massage_by": ["massage_therapist"], "network": "in", "deductible_cents": 0, "cost_share": {"kind": "copay", "copay_cents": {"low": 2000, "high": 6000}, "after_deductible": false},
  "out_of_pocket_maximum_cents": 500000, "out_of_pocket_met_cents": 0, "allowed_cents": 9000, "limits": {"visits_per_year": "none"},
  "prescription": {"have": true}, "referral": {"needed": false}, "authorisation": {"needed": false}, "other_bills_this_year_cents": 0},
 "offers": {"own": [{"name": "Main Street", "provider_type": "massage_therapist",
  "services": [{"id": "hour", "booked_minutes": 60, "hands_on_minutes": 50, "price_cents": {"low": 9000, "high": 9500}, "codes": [{"code": "97140", "minutes": 20}, {"code": "97124", "minutes": 20}]}]}]}}`

func TestQuestionsInWords(t *testing.T) {
	a := answer(t, asking, nil)
	a.Estimate.Unknowns = []bound.Unknown{{Fact: code.FactCopay, Offer: -1, Item: -1, Worth: 412_00, Narrowing: 160_00}, {Fact: code.FactPrice, Offer: 0, Item: -1}}
	for language, want := range map[locale.Language]string{
		locale.English: `Questions worth asking, as of December 1, 2026

Ask your insurer:
  1. “What is my copay for a massage visit?”
     Worth up to $412. It takes at least $160 off the range.
  Say which codes it is about, in this order. The answer depends on the code:
    97140 (manual therapy), 1 to 2 units
    97124 (massage), 1 to 2 units

Not known either, and together they widen the range: The price of one visit.
`,
		locale.Spanish: `Preguntas que vale la pena hacer, al 1 de diciembre de 2026

Pregunte a su aseguradora:
  1. «¿Cuánto es mi copago por una visita de masaje?»
     Vale hasta $412. Reduce el rango al menos en $160.
  Diga de qué códigos se trata, en este orden. La respuesta depende del código:
    97140 (terapia manual), de 1 a 2 unidades
    97124 (masaje), de 1 a 2 unidades

Tampoco sabemos, y en conjunto amplían el rango: El precio de una visita.
`,
	} {
		got, err := papers.Questions(texts(t, language), a)
		if err != nil || got != want {
			t.Errorf("%s: %v\n%s\nwant\n%s", language, err, got, want)
		}
	}
}

// What an answer is worth stands with its question, and the clinic's name with what
// the clinic knows.
func TestQuestionsSayWhatAnAnswerIsWorth(t *testing.T) {
	a := answer(t, asking, nil)
	for i := range a.Estimate.Unknowns {
		a.Estimate.Unknowns[i].Worth, a.Estimate.Unknowns[i].Narrowing = 412_00, 0
	}
	got, err := papers.Questions(texts(t, locale.English), a)
	for _, want := range []string{"“What is my copay for a massage visit?”\n     Worth up to $412.\n", "Ask the clinic:\n  1. At Main Street. “What does one visit cost?”\n     Worth up to $412.\n"} {
		if err != nil || !strings.Contains(got, want) {
			t.Errorf("%v: no %q in\n%s", err, want, got)
		}
	}
}

// Where nobody has said which code is billed, the usual ones are named as such.
func TestQuestionsNameTheUsualCodes(t *testing.T) {
	bare := strings.Replace(asking, `, "codes": [{"code": "97140", "minutes": 20}, {"code": "97124", "minutes": 20}]`, "", 1)
	got, err := papers.Questions(texts(t, locale.English), answer(t, bare, nil))
	const want = "    97124 (massage), 3 units\n    97140 (manual therapy), 3 units\n  No place has said which code it bills."
	if err != nil || !strings.Contains(got, want) {
		t.Errorf("%v: no %q in\n%s", err, want, got)
	}
}

// Where nothing is worth asking, that is said.
func TestNothingIsWorthAsking(t *testing.T) {
	a := answer(t, asking, nil)
	a.Estimate.Unknowns, a.Estimate.Total.High = nil, a.Estimate.Total.Low
	if got, err := papers.Questions(texts(t, locale.English), a); err != nil || got != "Questions worth asking, as of December 1, 2026\nNo one answer would change anything.\n" {
		t.Errorf("%v\n%s", err, got)
	}
}
