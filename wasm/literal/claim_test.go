package literal

import (
	"testing"

	"kneadwise/wasm/civil"
)

func day(t *testing.T, text string) civil.Date {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// usual is a plan without limits and with the default of each choice.
func usual(change func(*Plan)) *Plan {
	p := &Plan{
		Network: "in", Coverage: "covered", PocketMax: None, Kind: "coinsurance",
		CopayOrder: "deductible first", CoinsuredOn: "net", CopayAtEnd: "of the rest", CapTiming: "before",
		PocketCounts: "includes", VisitsCount: "all", Denied: "provider",
		VisitLimit: None, VisitCents: None, VisitMinutes: None, YearCents: None,
		Family: "none", FamilyPocketMax: None, LawPocketMax: None, YearMonth: 1, YearDay: 1,
	}
	change(p)
	return p
}

// Published examples, as domain D1 to D3 quote them, and the sources' own
// disagreements, each under the setting that it stands for.
func TestPublishedClaims(t *testing.T) {
	for name, c := range map[string]struct {
		plan            func(*Plan)
		left            int64
		charge, allowed int64
		want            Split
	}{
		"HealthCare.gov: billed 100, allowed 70, balance 30": {
			func(p *Plan) { p.Network = "out" }, 0, 100_00, 70_00,
			Split{Plan: 70_00, Balance: 30_00, Return: 70_00},
		},
		"Valley Benefit: copay 25, allowed 20": {
			func(p *Plan) { p.Kind, p.Copay = "copay", 25_00 }, 0, 20_00, None,
			Split{Copay: 20_00},
		},
		"HealthCare.gov: copay 20 waits, deductible unmet": {
			func(p *Plan) { p.Kind, p.Copay, p.CopayWaits = "copay", 20_00, true }, 500_00, 100_00, None,
			Split{Deductible: 100_00},
		},
		"HealthCare.gov: copay 20 waits, deductible met": {
			func(p *Plan) { p.Kind, p.Copay, p.CopayWaits = "copay", 20_00, true }, 0, 100_00, None,
			Split{Copay: 20_00, Plan: 80_00},
		},
		"University of Missouri: out of network 350 + 130 + 500": {
			func(p *Plan) { p.Network, p.Coinsurance = "out", 200_000 }, 350_00, 1500_00, 1000_00,
			Split{Deductible: 350_00, Coinsurance: 130_00, Balance: 500_00, Plan: 520_00, Return: 520_00},
		},
		"Blue Shield of California: 1,000 + 100 + 3,780, net of the copay": {
			func(p *Plan) { p.Kind, p.Copay, p.CopayWaits, p.Coinsurance = "both", 100_00, true, 200_000 }, 1000_00, 20_000_00, None,
			Split{Deductible: 1000_00, Copay: 100_00, Coinsurance: 3780_00, Plan: 15_120_00},
		},
		"Green Coast: 25 and 10 % of 100, gross": {
			func(p *Plan) { p.Kind, p.Copay, p.Coinsurance, p.CoinsuredOn = "both", 25_00, 100_000, "gross" }, 0, 100_00, None,
			Split{Copay: 25_00, Coinsurance: 10_00, Plan: 65_00},
		},
		"CalcSimpler: superbill below the deductible": {
			func(p *Plan) { p.Network, p.Coinsurance = "out", 300_000 }, 800_00, 220_00, 150_00,
			Split{Deductible: 150_00, Balance: 70_00},
		},
		"CalcSimpler: superbill, deductible met, reimbursed 128": {
			func(p *Plan) { p.Network, p.Coinsurance = "out", 200_000 }, 0, 180_00, 160_00,
			Split{Coinsurance: 32_00, Balance: 20_00, Plan: 128_00, Return: 128_00},
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := usual(c.plan)
			p.Deductible = c.left
			got, _ := p.Visit(State{DeductibleLeft: c.left}, Visit{Day: day(t, "2026-03-02"), Charge: c.charge, Allowed: c.allowed})
			c.want.Outcome = "claimed"
			if c.want.Return > 0 {
				c.want.ReturnDay = day(t, "2026-03-02")
			}
			if got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

// Each setting on one visit that tells its values apart: charge 120, allowed
// 100, 30 of the deductible left, copay 25, coinsurance 20 %.
func TestSettingsOfAVisit(t *testing.T) {
	for name, c := range map[string]struct {
		plan                                   func(*Plan)
		deductible, copay, coinsurance, over   int64
		pays, writeOff                         int64
		leftDeductible, leftPocket, visitsUsed int64
	}{
		// 30; min(25, 70); 20 % of 45 = 9; the plan 36.
		"default":              {func(*Plan) {}, 30_00, 25_00, 9_00, 0, 36_00, 20_00, 0, 936_00, 1},
		"gross":                {func(p *Plan) { p.CoinsuredOn = "gross" }, 30_00, 25_00, 14_00, 0, 31_00, 20_00, 0, 931_00, 1},
		"no waiting":           {func(p *Plan) { p.CopayWaits = false }, 0, 25_00, 15_00, 0, 60_00, 20_00, 30_00, 960_00, 1},
		"copay first":          {func(p *Plan) { p.CopayOrder = "copay first" }, 30_00, 25_00, 9_00, 0, 36_00, 20_00, 0, 936_00, 1},
		"copay first, 90 left": {func(p *Plan) { p.CopayOrder, p.Deductible = "copay first", 90_00 }, 75_00, 25_00, 0, 0, 0, 20_00, 15_00, 900_00, 1},
		"waived, none left":    {func(p *Plan) { p.CopayAtEnd, p.Deductible = "waived", 0 }, 0, 25_00, 15_00, 0, 60_00, 20_00, 0, 960_00, 1},
		"a third of 45":        {func(p *Plan) { p.Coinsurance = 333_500 }, 30_00, 25_00, 15_01, 0, 29_99, 20_00, 0, 929_99, 1}, // 15.0075
		"waived":               {func(p *Plan) { p.CopayAtEnd = "waived" }, 30_00, 0, 14_00, 0, 56_00, 20_00, 0, 956_00, 1},
		// The maximum's 40: over it 24, off the coinsurance 9 and the copay 15.
		"near the maximum": {func(p *Plan) { p.PocketMax = 40_00 }, 30_00, 10_00, 0, 0, 60_00, 20_00, 0, 0, 1},
		// Without the deductible 34 count, less than 40.
		"the maximum excludes": {func(p *Plan) { p.PocketMax, p.PocketCounts = 40_00, "excludes" }, 30_00, 25_00, 9_00, 0, 36_00, 20_00, 0, 6_00, 1},
		// Base 60: 30; 25; 20 % of 5; the plan 4, over 40.
		"limit of 60 before": {func(p *Plan) { p.VisitCents = 60_00 }, 30_00, 25_00, 1_00, 40_00, 4_00, 20_00, 0, 944_00, 1},
		// The plan's 36 down to 20.
		"limit of 20 after": {func(p *Plan) { p.VisitCents, p.CapTiming = 20_00, "after" }, 30_00, 25_00, 9_00, 16_00, 20_00, 20_00, 0, 936_00, 1},
		// 45 of 60 minutes: base 75.
		"limit of 45 minutes": {func(p *Plan) { p.VisitMinutes = 45 }, 30_00, 25_00, 4_00, 25_00, 16_00, 20_00, 0, 941_00, 1},
		// 500 used of 510.
		"limit of the year": {func(p *Plan) { p.YearCents = 510_00 }, 30_00, 25_00, 9_00, 26_00, 10_00, 20_00, 0, 936_00, 1},
		// The deductible takes all: no plan part, no visit used.
		"paid visits count": {func(p *Plan) { p.VisitsCount, p.YearCents, p.Coinsurance = "paid", None, 1_000_000 }, 30_00, 25_00, 45_00, 0, 0, 20_00, 0, 900_00, 0},
		"out of network":    {func(p *Plan) { p.Network, p.Assigned = "out", true }, 30_00, 25_00, 9_00, 0, 36_00, 0, 0, 936_00, 1},
	} {
		t.Run(name, func(t *testing.T) {
			p := usual(func(p *Plan) {
				p.Kind, p.Copay, p.CopayWaits, p.Coinsurance = "both", 25_00, true, 200_000
				p.Deductible, p.PocketMax = 30_00, 1000_00
			})
			c.plan(p)
			opening := State{DeductibleLeft: p.Deductible, PocketLeft: p.PocketMax, DollarsUsed: 500_00}
			split, after := p.Visit(opening, Visit{Day: day(t, "2026-03-02"), Charge: 120_00, Allowed: 100_00, HandsOn: 60})
			want := Split{
				Outcome: "claimed", Deductible: c.deductible, Copay: c.copay, Coinsurance: c.coinsurance,
				Over: c.over, Plan: c.pays, WriteOff: c.writeOff, Balance: 20_00 - c.writeOff,
			}
			if split != want {
				t.Errorf("got  %+v\nwant %+v", split, want)
			}
			if after.DeductibleLeft != c.leftDeductible || after.PocketLeft != c.leftPocket || after.VisitsUsed != c.visitsUsed {
				t.Errorf("state after: %+v", after)
			}
			if after.DollarsUsed != 500_00+c.pays {
				t.Errorf("dollars used %d", after.DollarsUsed)
			}
		})
	}
}

// A whole copay at the deductible's end may exceed what is left of the allowed
// amount, never what may be asked at all: allowed 40 of charge 50, 30 left.
func TestWholeCopay(t *testing.T) {
	for network, want := range map[string]Split{
		"in":  {Outcome: "claimed", Deductible: 30_00, Copay: 20_00},
		"out": {Outcome: "claimed", Deductible: 30_00, Copay: 10_00, Balance: 10_00},
	} {
		p := usual(func(p *Plan) {
			p.Network, p.Kind, p.Copay, p.CopayWaits, p.CopayAtEnd = network, "copay", 25_00, true, "whole"
		})
		got, _ := p.Visit(State{DeductibleLeft: 30_00}, Visit{Day: 1, Charge: 50_00, Allowed: 40_00})
		if got != want {
			t.Errorf("%s: got %+v, want %+v", network, got, want)
		}
	}
	p := usual(func(p *Plan) { p.Kind, p.Copay, p.CopayWaits, p.CopayAtEnd = "copay", 25_00, true, "whole" })
	if got, _ := p.Visit(State{DeductibleLeft: 40_00}, Visit{Day: 1, Charge: 50_00, Allowed: 40_00}); got.Copay != 0 {
		t.Errorf("nothing is left, copay %d", got.Copay)
	}
}

func TestGate(t *testing.T) {
	d := day(t, "2026-03-02")
	for name, c := range map[string]struct {
		plan func(*Plan)
		used State
		want string
	}{
		"covered":                   {func(*Plan) {}, State{}, "claimed"},
		"excluded":                  {func(p *Plan) { p.Coverage = "excluded" }, State{}, "excluded"},
		"one visit left":            {func(p *Plan) { p.VisitLimit = 12 }, State{VisitsUsed: 11}, "claimed"},
		"no visit left":             {func(p *Plan) { p.VisitLimit = 12 }, State{VisitsUsed: 12}, "visit limit"},
		"a cent left":               {func(p *Plan) { p.YearCents = 500_00 }, State{DollarsUsed: 499_99}, "claimed"},
		"no cent left":              {func(p *Plan) { p.YearCents = 500_00 }, State{DollarsUsed: 500_00}, "dollar limit"},
		"the permit's last day":     {func(p *Plan) { p.Permits = []Permit{{LastDay: d, Visits: None}} }, State{}, "claimed"},
		"the day after":             {func(p *Plan) { p.Permits = []Permit{{LastDay: d - 1, Visits: None}} }, State{}, "denied"},
		"the permit's last visit":   {func(p *Plan) { p.Permits = []Permit{{Visits: 6}} }, State{UnderPermit: []int64{5}}, "claimed"},
		"more than the permit's":    {func(p *Plan) { p.Permits = []Permit{{Visits: 6}} }, State{UnderPermit: []int64{6}}, "denied"},
		"no permit":                 {func(p *Plan) { p.Permits = []Permit{{Visits: None}, {Missing: true, Visits: None}} }, State{}, "denied"},
		"limits go before a permit": {func(p *Plan) { p.VisitLimit, p.Permits = 0, []Permit{{Missing: true, Visits: None}} }, State{}, "visit limit"},
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := usual(c.plan).Visit(c.used, Visit{Day: d, Charge: 100_00, Allowed: None, Single: 80_00})
			if got.Outcome != c.want {
				t.Errorf("got %q, want %q", got.Outcome, c.want)
			}
			if got.Outcome != "claimed" && got.Outcome != "denied" && got.Patient() != 80_00 {
				t.Errorf("she pays %d, not the single price", got.Patient())
			}
		})
	}
}

func TestDenied(t *testing.T) {
	for name, c := range map[string]struct {
		plan func(*Plan)
		want Split
	}{
		"the provider's loss": {func(*Plan) {}, Split{Loss: 70_00, WriteOff: 30_00}},
		"the patient's":       {func(p *Plan) { p.Denied = "patient" }, Split{Single: 70_00, WriteOff: 30_00}},
		"out of network":      {func(p *Plan) { p.Network = "out" }, Split{Single: 100_00}},
	} {
		p := usual(c.plan)
		p.Permits = []Permit{{Missing: true, Visits: None}}
		got, _ := p.Visit(State{}, Visit{Day: 1, Charge: 100_00, Allowed: 70_00, Single: 80_00})
		if c.want.Outcome = "denied"; got != c.want {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}

// A course across January meets the deductible twice, its visit limit begins
// again, its permit's count does not.
func TestYearBegins(t *testing.T) {
	p := usual(func(p *Plan) {
		p.Deductible, p.Coinsurance, p.VisitLimit = 150_00, 200_000, 2
		p.Permits = []Permit{{Visits: 4}}
		p.YearCents = 60_00
	})
	var visits []Visit
	for _, text := range []string{"2026-12-10", "2026-12-17", "2026-12-31", "2027-01-01", "2027-01-08", "2027-01-15"} {
		visits = append(visits, Visit{Day: day(t, text), Charge: 100_00, Allowed: None, Single: 90_00})
	}
	splits, after := p.Course(State{DeductibleLeft: 150_00}, visits)
	want := []struct {
		outcome string
		patient int64
	}{
		{"claimed", 100_00}, // the deductible
		{"claimed", 60_00},  // 50 of it, and 20 % of 50
		{"visit limit", 90_00},
		{"claimed", 100_00},
		{"claimed", 60_00},
		{"visit limit", 90_00},
	}
	for i, w := range want {
		if splits[i].Outcome != w.outcome || splits[i].Patient() != w.patient {
			t.Errorf("visit %d: %s %d, want %s %d", i+1, splits[i].Outcome, splits[i].Patient(), w.outcome, w.patient)
		}
	}
	if last := after[5]; last.UnderPermit[0] != 4 || last.VisitsUsed != 2 {
		t.Errorf("at the end %+v", last)
	}
}

func TestYearOf(t *testing.T) {
	for _, c := range []struct {
		month, day int
		on         string
		want       int
	}{
		{1, 1, "2026-01-01", 2026},
		{7, 1, "2026-06-30", 2025},
		{7, 1, "2026-07-01", 2026},
		{2, 29, "2026-02-27", 2025},
		{2, 29, "2026-02-28", 2026},
		{2, 29, "2028-02-28", 2027},
		{2, 29, "2028-02-29", 2028},
	} {
		p := usual(func(p *Plan) { p.YearMonth, p.YearDay = c.month, c.day })
		if got := p.yearOf(day(t, c.on)); got != c.want {
			t.Errorf("%d-%d: %s lies in the year of %d, want %d", c.month, c.day, c.on, got, c.want)
		}
	}
}

// Families: embedded, who meets her own amount is done; aggregate, nobody before
// the family. The law's self-only limit is hers in either.
func TestFamily(t *testing.T) {
	for name, c := range map[string]struct {
		plan       func(*Plan)
		state      State
		deductible int64
		patient    int64
	}{
		"embedded, her own is nearly met":   {func(p *Plan) { p.Family = "embedded" }, State{DeductibleLeft: 10_00, FamilyDeductibleLeft: 900_00}, 10_00, 28_00},
		"embedded, the family's is met":     {func(p *Plan) { p.Family = "embedded" }, State{DeductibleLeft: 500_00}, 0, 20_00},
		"aggregate, her own plays no part":  {func(p *Plan) { p.Family = "aggregate" }, State{FamilyDeductibleLeft: 900_00}, 100_00, 100_00},
		"aggregate, the law's own limit":    {func(p *Plan) { p.Family, p.LawPocketMax = "aggregate", 10_600_00 }, State{FamilyDeductibleLeft: 900_00, PocketLeft: 15_00}, 15_00, 15_00},
		"aggregate, the family's maximum":   {func(p *Plan) { p.Family, p.FamilyPocketMax = "aggregate", 21_200_00 }, State{FamilyPocketLeft: 7_00}, 0, 7_00},
		"embedded, the smaller maximum":     {func(p *Plan) { p.Family, p.PocketMax, p.FamilyPocketMax = "embedded", 1_00, 1_00 }, State{PocketLeft: 12_00, FamilyPocketLeft: 11_00}, 0, 11_00},
		"none, the family's figures unread": {func(p *Plan) { p.FamilyPocketMax = 1 }, State{FamilyDeductibleLeft: 900_00}, 0, 20_00},
	} {
		t.Run(name, func(t *testing.T) {
			p := usual(func(p *Plan) { p.Coinsurance = 200_000 })
			c.plan(p)
			got, after := p.Visit(c.state, Visit{Day: 1, Charge: 100_00, Allowed: None})
			if got.Deductible != c.deductible || got.Patient() != c.patient {
				t.Errorf("got %+v, want deductible %d of %d", got, c.deductible, c.patient)
			}
			if spent := c.state.FamilyDeductibleLeft - after.FamilyDeductibleLeft; spent > got.Deductible {
				t.Errorf("the family is credited with %d", spent)
			}
		})
	}
}
