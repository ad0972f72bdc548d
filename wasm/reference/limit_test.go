package reference_test

import (
	"testing"

	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
)

func TestACALimit(t *testing.T) {
	for year, want := range map[int]reference.Limit{
		2023: {},
		2024: {Low: 9_450_00, High: 9_450_00, Standing: reference.Published, Year: 2024, Source: reference.SourceACALimit2024},
		2025: {Low: 9_200_00, High: 9_200_00, Standing: reference.Published, Year: 2025, Source: reference.SourceACALimit2026},
		2026: {Low: 10_600_00, High: 10_600_00, Standing: reference.Published, Year: 2026, Source: reference.SourceACALimit2026},
		2027: {Low: 12_000_00, High: 12_000_00, Standing: reference.Published, Year: 2027, Source: reference.SourceACALimit2027},
		// Not yet published: from the last figure to 10 % above it.
		2028:   {Low: 12_000_00, High: 13_200_00, Standing: reference.Unpublished, Year: 2027, Source: reference.SourceACALimit2027},
		2029:   {},
		0:      {},
		-2026:  {},
		67_562: {}, // 2026 in two bytes
	} {
		if got := reference.ACALimit(year); got != want {
			t.Errorf("%d: %+v, want %+v", year, got, want)
		}
	}
}

func TestDomains(t *testing.T) {
	type domain = reference.Domain
	yearly := func(d domain, s reference.Standing) func() (domain, reference.Standing) {
		return func() (domain, reference.Standing) { return d, s }
	}
	for name, c := range map[string]struct {
		got      func() (domain, reference.Standing)
		want     domain
		standing reference.Standing
	}{
		"deductible":                         {yearly(reference.Deductible(2026)), domain{0, 10_600_00, 10_600_00}, reference.Published},
		"deductible of a year not published": {yearly(reference.Deductible(2028)), domain{0, 13_200_00, 13_200_00}, reference.Unpublished},
		"deductible without data":            {yearly(reference.Deductible(2029)), domain{}, reference.NoData},
		"maximum":                            {yearly(reference.PocketMax(2027, 1_500_00)), domain{1_500_00, 12_000_00, 12_000_00}, reference.Published},
		"maximum under a greater deductible": {yearly(reference.PocketMax(2027, 15_000_00)), domain{15_000_00, 15_000_00, 15_000_00}, reference.Published},
		"maximum of a year not published":    {yearly(reference.PocketMax(2028, 0)), domain{0, 13_200_00, 13_200_00}, reference.Unpublished},
		"maximum without data":               {yearly(reference.PocketMax(2023, 1_500_00)), domain{}, reference.NoData},
		"other bills":                        {yearly(reference.OtherBills(2026)), domain{0, 10_600_00, 0}, reference.Published},
		"other bills without data":           {yearly(reference.OtherBills(2040)), domain{}, reference.NoData},
	} {
		if got, standing := c.got(); got != c.want || standing != c.standing {
			t.Errorf("%s: %v, %d; want %v, %d", name, got, standing, c.want, c.standing)
		}
	}
	for name, c := range map[string]struct{ got, want domain }{
		"met":                             {reference.DeductibleMet(1_500_00), domain{0, 1_500_00, 0}},
		"met of nothing":                  {reference.DeductibleMet(0), domain{}},
		"met toward the maximum":          {reference.PocketMet(600_00, 6_000_00), domain{600_00, 6_000_00, 600_00}},
		"more met than the maximum holds": {reference.PocketMet(600_00, 500_00), domain{500_00, 500_00, 500_00}},
		"coinsurance":                     {reference.Coinsurance(), domain{0, 1_000_000, 200_000}},
		"copay":                           {reference.Copay(95_00), domain{0, 95_00, 20_00}},
		"allowed":                         {reference.Allowed(95_00), domain{0, 95_00, 95_00}},
		"allowed of a negative charge":    {reference.Allowed(-1), domain{}},
		"visits":                          {reference.VisitLimit(17), domain{0, 17, 17}},
		"visits of no plan":               {reference.VisitLimit(-1), domain{}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}

// TestDefaultIsTheEndAtWhichShePaysMost holds each default to the rule of Domain
// with a claim of one $100 visit worked here in the plainest way: at no other
// value of the domain does she pay more. Copay, coinsurance and visit limit are
// the exceptions that Domain names.
func TestDefaultIsTheEndAtWhichShePaysMost(t *testing.T) {
	const charge money.Amount = 100_00
	type plan struct {
		deductible, met, max, maxMet, copay, allowed, other money.Amount
		coinsurance                                         money.Rate
		visits                                              int64
	}
	usual := plan{deductible: 40_00, max: 90_00, copay: -1, allowed: charge, coinsurance: 200_000, visits: 5}
	pays := func(p plan) money.Amount {
		if p.visits == 0 {
			return charge
		}
		d := min(p.allowed, max(0, p.deductible-p.met-p.other))
		share := d + (p.allowed-d).Times(p.coinsurance, money.HalfUp)
		if p.copay >= 0 {
			share = d + min(p.copay, p.allowed-d)
		}
		return min(share, p.max-p.maxMet)
	}
	deductible, _ := reference.Deductible(2026)
	maximum, _ := reference.PocketMax(2026, usual.deductible)
	other, _ := reference.OtherBills(2026)
	for name, c := range map[string]struct {
		domain reference.Domain
		set    func(p *plan, v int64)
	}{
		"deductible":     {deductible, func(p *plan, v int64) { p.deductible = money.Amount(v) }},
		"deductible met": {reference.DeductibleMet(usual.deductible), func(p *plan, v int64) { p.met = money.Amount(v) }},
		"maximum":        {maximum, func(p *plan, v int64) { p.max = money.Amount(v) }},
		"maximum met":    {reference.PocketMet(0, usual.max), func(p *plan, v int64) { p.maxMet = money.Amount(v) }},
		"allowed":        {reference.Allowed(charge), func(p *plan, v int64) { p.allowed = money.Amount(v) }},
		"other bills":    {other, func(p *plan, v int64) { p.other = money.Amount(v) }},
	} {
		t.Run(name, func(t *testing.T) {
			cost := func(v int64) money.Amount {
				p := usual
				c.set(&p, v)
				return pays(p)
			}
			d := c.domain
			if d.Low >= d.High {
				t.Fatalf("%v: nothing is unknown", d)
			}
			worst := cost(d.Default)
			for i := range int64(101) {
				if v := d.Low + (d.High-d.Low)*i/100; cost(v) > worst {
					t.Errorf("at %d she pays %d, at the default %d only %d", v, cost(v), d.Default, worst)
				}
			}
			if cost(d.Low) == cost(d.High) {
				t.Errorf("both ends cost %d: this plan does not test the default", worst)
			}
		})
	}
}
