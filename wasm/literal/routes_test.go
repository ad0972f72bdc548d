package literal

import "testing"

func TestAuto(t *testing.T) {
	a := Auto{DeductibleLeft: 50_00, LimitLeft: 120_00}
	for i, want := range []Part{
		{Outcome: "paid", Patient: 50_00, Payer: 50_00},
		{Outcome: "paid", Patient: 30_00, Payer: 70_00}, // 70 were left
		{Outcome: "used up", Patient: 90_00},
	} {
		var got Part
		if got, a = a.Visit(100_00, 90_00); got != want {
			t.Errorf("visit %d: got %+v, want %+v", i+1, got, want)
		}
	}
	shared := Auto{LimitLeft: 120_00, SharePPM: 200_000}
	if got, _ := shared.Visit(100_00, 90_00); got != (Part{Outcome: "paid", Patient: 20_00, Payer: 80_00}) {
		t.Errorf("with a share: %+v", got)
	}
	florida := Auto{Florida: true, Massage: true, LimitLeft: 10_000_00}
	if got, _ := florida.Visit(100_00, 90_00); got != (Part{Outcome: "not covered", Patient: 90_00}) {
		t.Errorf("Florida pays for massage: %+v", got)
	}
}

func TestFloridaLimit(t *testing.T) {
	accident := day(t, "2026-03-02")
	for _, c := range []struct {
		emergency bool
		after     int
		want      int64
	}{{true, 14, 10_000_00}, {false, 14, 2_500_00}, {true, 15, 0}} {
		if got := FloridaLimit(c.emergency, accident, accident.AddDays(c.after)); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

func TestWorkersLadder(t *testing.T) {
	for _, c := range []struct {
		authorised string
		sofar      int64
		want       string
	}{
		{"", 5, "paid"},
		{"", 6, "not authorised"},
		{"hotline", 6, "paid"},
		{"hotline", 11, "paid"},
		{"hotline", 12, "not authorised"},
		{"manager", 12, "paid"},
	} {
		w := Workers{Ordered: true, Authorised: c.authorised, VisitsSoFar: c.sofar, DailyMaximum: 100_00}
		got, after := w.Visit(120_00, 110_00)
		if got.Outcome != c.want || got.Patient != 0 {
			t.Errorf("visit %d with %q: %+v", c.sofar+1, c.authorised, got)
		}
		if c.want == "paid" && (got.Payer != 75_00 || got.WriteOff != 45_00 || after.VisitsSoFar != c.sofar+1) {
			t.Errorf("75 %% of the daily maximum: %+v", got)
		}
	}
}

func TestVeteran(t *testing.T) {
	w := Veteran{Referred: true, Authorised: true, Copay: 15_00}
	if got := w.Visit(100_00, 80_00, 90_00); got != (Part{Outcome: "paid", Patient: 15_00, Payer: 65_00, WriteOff: 20_00}) {
		t.Errorf("%+v", got)
	}
	w.Authorised = false
	if got := w.Visit(100_00, 80_00, 90_00); got.Patient != 90_00 || got.Outcome != "not authorised" {
		t.Errorf("%+v", got)
	}
}

func TestPartB(t *testing.T) {
	// FCSO: approved 100, 50 of the deductible left; Medicare 40, paid 39.20,
	// where the patient bears 60.
	m := PartB{Provider: "physical therapist", PlanOfCare: true, Fees: "participating", DeductibleLeft: 50_00}
	got, after := m.Visit(130_00, 100_00, 90_00)
	if got != (Part{Outcome: "paid", Patient: 60_00, Payer: 39_20, WriteOff: 30_80}) || after.DeductibleLeft != 0 {
		t.Errorf("%+v, %+v", got, after)
	}
	// 20 % of $92.37 is $18.47.
	if got, _ := after.Visit(200_00, 92_37, 0); got.Patient != 18_47 {
		t.Errorf("%+v", got)
	}
	// Of a fee of 100 a provider who does not participate has 95, and may ask
	// 109.25 without assignment: 19 are hers, 76 less 1.52 Medicare's; without
	// assignment the 1.52 and 14.25 are hers too.
	for fees, want := range map[string]Part{
		"assigned":   {Outcome: "paid", Patient: 19_00, Payer: 74_48, WriteOff: 36_52},
		"unassigned": {Outcome: "paid", Patient: 34_77, Payer: 74_48, WriteOff: 20_75},
	} {
		m := PartB{Provider: "physical therapist", PlanOfCare: true, Fees: fees}
		if got, _ := m.Visit(130_00, 100_00, 90_00); got != want {
			t.Errorf("%s: %+v, want %+v", fees, got, want)
		}
	}
	for _, m := range []PartB{
		{Provider: "massage therapist", PlanOfCare: true},
		{Provider: "chiropractor", PlanOfCare: true},
		{Provider: "physical therapist"},
	} {
		if got, _ := m.Visit(130_00, 100_00, 90_00); got != (Part{Outcome: "not covered", Patient: 90_00}) {
			t.Errorf("%+v: %+v", m, got)
		}
	}
}

func TestAdvantage(t *testing.T) {
	m := Advantage{VisitsLeft: 1, Copay: 20_00}
	got, after := m.Visit(100_00, 70_00, 90_00)
	if got != (Part{Outcome: "paid", Patient: 20_00, Payer: 50_00, WriteOff: 30_00}) {
		t.Errorf("%+v", got)
	}
	if got, _ = after.Visit(100_00, 70_00, 90_00); got != (Part{Outcome: "used up", Patient: 90_00}) {
		t.Errorf("%+v", got)
	}
	m.Copay = 80_00
	if got, _ = m.Visit(100_00, 70_00, 90_00); got.Patient != 70_00 {
		t.Errorf("a copay above the allowed amount: %+v", got)
	}
}
