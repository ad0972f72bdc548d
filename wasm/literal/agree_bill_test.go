package literal_test

import (
	"encoding/csv"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/literal"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/rights"
)

// published reads a table as it was published, without its heading.
func published(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "reference", "source", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// scaled is a decimal of a table as a whole number of its parts.
func scaled(t *testing.T, text string, parts float64) int64 {
	t.Helper()
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return int64(math.Round(f * parts))
}

// A schedule is Medicare's fee schedule as its files print it.
type schedule struct {
	codes  map[int]map[string]literal.Code // by year and number
	timed  map[string]bool
	places map[int]map[string][]literal.Place // by year and state, "" for all
}

var statuses = map[string]string{"A": "paid", "B": "bundled", "N": "not covered"}

func readSchedule(t *testing.T) schedule {
	t.Helper()
	s := schedule{map[int]map[string]literal.Code{}, map[string]bool{}, map[int]map[string][]literal.Place{}}
	for _, row := range published(t, "fee_codes.csv") {
		s.timed[row[0]] = row[1] == "yes"
	}
	for _, row := range published(t, "mpfs_rvu_therapy_2024_2026.csv") {
		year, number := int(scaled(t, row[0], 1)), row[3]
		if s.codes[year] == nil {
			s.codes[year] = map[string]literal.Code{}
		}
		s.codes[year][number] = literal.Code{
			Number: number, Work: scaled(t, row[5], 100), Practice: scaled(t, row[6], 100), Malpractice: scaled(t, row[8], 100),
			AlwaysTherapy: row[11] == "5", Status: statuses[row[4]],
		}
	}
	also := published(t, "locality_also.csv")
	for year, name := range map[int]string{2024: "gpci_2024_by_locality.csv", 2025: "gpci_2025_by_locality.csv"} {
		s.places[year] = map[string][]literal.Place{}
		for _, row := range published(t, name) {
			state := row[1]
			place := literal.Place{Work: scaled(t, row[4], 1000), Practice: scaled(t, row[5], 1000), Malpractice: scaled(t, row[6], 1000)}
			of := []string{"", state}
			for _, a := range also {
				if a[0] == state && a[1] == row[2] {
					of = append(of, a[2])
				}
			}
			for _, state := range of {
				s.places[year][state] = append(s.places[year][state], place)
			}
		}
	}
	s.places[2026] = s.places[2025] // those of 2026 were not found
	return s
}

// factors are the published conversion factors, each with its first day.
var factors = []struct {
	year, month, day int
	factor           int64
}{{2024, 1, 1, 32_7442}, {2024, 3, 9, 33_2875}, {2025, 1, 1, 32_3465}, {2026, 1, 1, 33_4009}}

func factorOn(day civil.Date) (factor int64) {
	for _, f := range factors {
		if since, _ := civil.Make(f.year, f.month, f.day); day >= since {
			factor = f.factor
		}
	}
	return factor
}

// drawLines draws a visit's codes, at most one of them a manipulation.
func drawLines(p pick, s schedule, codes map[string]literal.Code) (lines []offer.Coded) {
	numbers := slices.Sorted(maps.Keys(codes))
	manipulated := false
	for range 1 + p(4) {
		number := numbers[p(len(numbers))]
		if p(3) > 0 {
			number = of(p, "97124", "97140", "97110", "97112")
		}
		manipulation := strings.HasPrefix(number, "9894")
		if slices.ContainsFunc(lines, func(c offer.Coded) bool { return c.Code == number }) || manipulation && manipulated {
			continue
		}
		manipulated = manipulated || manipulation
		line := offer.Coded{Code: number}
		if s.timed[number] {
			line.Minutes = of(p, 7, 8, 15, 20, 22, 23, 1+p(70))
		}
		lines = append(lines, line)
	}
	return lines
}

// allocations are all that a rule accepts for the lines that are kept; an untimed
// code counts one.
func allocations(lines []offer.Coded, kept func(int) bool, rule string) (accepted [][]int64) {
	var minutes []int64
	var timed []int
	untimed := make([]int64, len(lines))
	for i, l := range lines {
		switch {
		case !kept(i):
		case l.Minutes == 0:
			untimed[i] = 1
		default:
			timed, minutes = append(timed, i), append(minutes, int64(l.Minutes))
		}
	}
	ways := [][]int64{literal.AMA(minutes)}
	if rule == "CMS" {
		ways = literal.CMS(minutes)
	}
	for _, way := range ways {
		units := slices.Clone(untimed)
		for k, i := range timed {
			units[i] = way[k]
		}
		accepted = append(accepted, units)
	}
	return accepted
}

var unitRules = map[string]pricelist.UnitRule{"CMS": pricelist.EightMinute, "AMA": pricelist.Midpoint}

func TestUnitsAgree(t *testing.T) {
	s := readSchedule(t)
	agree(t, many, func(p pick) string {
		lines := drawLines(p, s, s.codes[2025])
		rule := of(p, "CMS", "AMA")
		all := func(int) bool { return true }
		accepted := allocations(lines, all, rule)
		got := bill.Count(lines, 1<<len(lines)-1, unitRules[rule], bill.Set(p(64)))
		has := func(want []int64) bool {
			for i := range lines {
				if int64(got.Of[i]) != want[i] {
					return false
				}
			}
			return true
		}
		if !slices.ContainsFunc(accepted, has) {
			return fmt.Sprintf("%s of %v: %v, accepted are %v", rule, lines, got, accepted)
		}
		// What the biller may choose differs between the accepted ways.
		var tied bill.Set
		for i := range lines {
			for _, way := range accepted {
				if way[i] != accepted[0][i] {
					tied |= 1 << i
				}
			}
		}
		if got.Tied != tied {
			return fmt.Sprintf("%s of %v: tied %b, accepted are %v", rule, lines, got.Tied, accepted)
		}
		return ""
	})
}

func TestFeesAgree(t *testing.T) {
	s := readSchedule(t)
	roundings := map[string]pricelist.Rounding{"unit": pricelist.EachUnit, "line": pricelist.EachLine, "sum": pricelist.WholeVisit}
	agree(t, few, func(p pick) string {
		day, _ := civil.Make(2024+p(3), 1+p(12), 1+p(28))
		codes := s.codes[day.Year()]
		place := literal.Place{Work: int64(900 + p(700)), Practice: int64(800 + p(600)), Malpractice: int64(200 + p(2500))}
		at := reference.Locality{Work: int(place.Work), Expense: int(place.Practice), Malpractice: int(place.Malpractice)}
		factor, rounding := factorOn(day), of(p, "unit", "line", "sum")
		history, _ := civil.Make(2010+p(6), 1+p(12), 1+p(28))
		setting := of(p, "office", "facility")
		keeps := literal.Reduction(history, setting)
		if cut := bill.Reduction(history, setting == "facility"); int64(cut) != 100-keeps {
			return fmt.Sprintf("%v, %s: cut %d, %d are kept", history, setting, cut, keeps)
		}

		var units []literal.Code
		var procedures []bill.Procedure
		for i, line := range drawLines(p, s, codes) {
			code, n := codes[line.Code], 1+p(3)
			procedures = append(procedures, bill.Procedure{Value: reference.ValueOf(line.Code, day.Year()), Units: n})
			for range n {
				units = append(units, code)
			}
			if i > 0 {
				continue
			}
			want := literal.Fee(code, place, factor)
			fee := bill.Fee(reference.ValueOf(line.Code, day.Year()), at, factor)
			if fee != money.Amount(want) {
				return fmt.Sprintf("%v at %+v, %d: %d, want %d", code, place, factor, fee, want)
			}
			if got := bill.LimitingCharge(fee); got != money.Amount(literal.LimitingCharge(want)) {
				return fmt.Sprintf("limiting charge of %d: %d, want %d", fee, got, literal.LimitingCharge(want))
			}
			if got := bill.Sequestered(fee); got != money.Amount(literal.Sequestered(want)) {
				return fmt.Sprintf("sequestration leaves %d of %d, want %d", got, fee, literal.Sequestered(want))
			}
		}
		want := literal.Day(units, place, factor, keeps, rounding)
		got := bill.Settle(procedures, at, factor, int(100-keeps), roundings[rounding])
		if got != money.Amount(want) {
			return fmt.Sprintf("%+v at %+v, %d, %d %% kept, each %s: %d, want %d", procedures, place, factor, keeps, rounding, got, want)
		}
		return ""
	})
}

// paired are the lines of which one alone is paid (domain C4): massage and manual
// therapy with each other, either with spinal manipulation.
func paired(lines []offer.Coded) (pairs bill.Set) {
	for i, a := range lines {
		for j, b := range lines {
			hands := func(c string) bool { return c == "97124" || c == "97140" }
			spine := b.Code == "98940" || b.Code == "98941" || b.Code == "98942"
			if i != j && hands(a.Code) && (hands(b.Code) || spine) {
				pairs |= 1<<i | 1<<j
			}
		}
	}
	return pairs
}

// A contract's allowed amount, with what is left open a range: the ends over each
// rule of units, each choice of the biller, each locality and each code of a pair.
func TestAllowedAmountsAgree(t *testing.T) {
	s := readSchedule(t)
	agree(t, few, func(p pick) string {
		day, _ := civil.Make(2024+p(3), 1+p(12), 1+p(28))
		codes := s.codes[day.Year()]
		lines := drawLines(p, s, codes)
		state := of(p, "WA", "AL", "FL", "MD", "MT", "OR")
		rule := of(p, "CMS", "AMA", "")
		contract := literal.Contract{
			Per: of(p, "visit", "unit", "Medicare"), Cents: int64(1 + p(150_00)), PPM: int64(1 + p(2_000_000)), Daily: literal.None,
		}
		engine := bill.Contract{Units: unitRules[rule]}
		switch contract.Per {
		case "visit":
			engine.Rate.Visit = money.Amount(contract.Cents)
		case "unit":
			engine.Rate.Unit = money.Amount(contract.Cents)
		case "Medicare":
			engine.Rate.OfMedicare = money.Rate(contract.PPM)
		}
		if p(2) == 0 {
			contract.Daily = int64(1 + p(150_00))
			engine.DailyMax = money.Amount(contract.Daily)
		}
		visit := bill.Visit{Lines: lines, HandsOn: 60, Day: day, State: state}
		got, ok := engine.Allow(&visit)
		if !ok {
			return fmt.Sprintf("%+v of %+v has no allowed amount", engine, visit)
		}

		pairs := paired(lines)
		both := bill.Range{Low: math.MaxInt64, High: math.MinInt64}
		single := both
		price := func(r *bill.Range, kept func(int) bool) {
			for _, rule := range []string{"CMS", "AMA"} {
				if engine.Units != 0 && engine.Units != unitRules[rule] {
					continue
				}
				for _, units := range allocations(lines, kept, rule) {
					for _, place := range s.places[day.Year()][state] {
						amount := money.Amount(allowedOf(&contract, lines, units, codes, place, factorOn(day)))
						r.Low, r.High = min(r.Low, amount), max(r.High, amount)
					}
				}
			}
		}
		price(&both, func(int) bool { return true })
		for one := range lines {
			if pairs&(1<<one) != 0 {
				price(&single, func(i int) bool { return pairs&(1<<i) == 0 || i == one })
			}
		}
		if pairs == 0 {
			single = both
		}
		want := bill.Range{Low: min(both.Low, single.Low), High: max(both.High, single.High)}
		if got := bill.Paired(lines); got != pairs {
			return fmt.Sprintf("%v: pairs %b, want %b", lines, got, pairs)
		}
		if got.Range != want || got.Both != both || got.Single != single || got.Paired != pairs {
			return fmt.Sprintf("%+v of %+v:\n%+v, %+v, %+v, pairs %b, want\n%+v, %+v, %+v, pairs %b",
				engine, visit, got.Range, got.Both, got.Single, got.Paired, want, both, single, pairs)
		}
		return ""
	})
}

// allowedOf is what a contract allows where nothing is left open. Medicare's share
// is of the whole day, reduced.
func allowedOf(c *literal.Contract, lines []offer.Coded, units []int64, codes map[string]literal.Code, place literal.Place, factor int64) int64 {
	const enough = 1 << 40 // no charge is below a contract's rate here
	var day []literal.Code
	var billed []literal.Line
	for i, line := range lines {
		for range units[i] {
			day = append(day, codes[line.Code])
		}
		if codes[line.Code].Status != "bundled" {
			billed = append(billed, literal.Line{Units: units[i], Charge: enough})
		}
	}
	if c.Per != "unit" {
		billed = []literal.Line{{Charge: enough}}
	}
	if c.Per == "Medicare" {
		billed[0].Medicare = literal.Day(day, place, factor, 50, "unit")
	}
	return c.Allowed(billed)
}

func TestRightsAgree(t *testing.T) {
	var calendar literal.Calendar
	for year := 2024; year <= 2036; year++ {
		calendar.Holidays = append(calendar.Holidays, literal.Federal(year)...)
	}
	agree(t, few, func(p pick) string {
		booked, _ := civil.Make(2025+p(9), 1+p(12), 1+p(28))
		visit := booked.AddDays(p(24))
		wantBy, wantOwed := calendar.EstimateBy(booked, visit)
		by, owed := rights.Scheduled(booked, visit)
		if owed != wantOwed || owed && by != wantBy {
			return fmt.Sprintf("booked %v for %v: %v %t, want %v %t", booked, visit, by, owed, wantBy, wantOwed)
		}
		if got, want := rights.Requested(booked), calendar.EstimateOnRequest(booked); got != want {
			return fmt.Sprintf("asked %v: %v, want %v", booked, got, want)
		}
		if got, want := rights.Renewed(visit), calendar.NewEstimateBy(visit); got != want {
			return fmt.Sprintf("anew before %v: %v, want %v", visit, got, want)
		}
		estimate := int64(p(1000_00))
		charged := p.near(2000_00, estimate, estimate+400_00)
		on := booked.AddDays(of(p, 0, 119, 120, 121, p(200)))
		may := rights.Disputable(money.Amount(charged), money.Amount(estimate)) && on <= rights.DisputeUntil(booked)
		if want := literal.MayDispute(estimate, charged, booked, on); may != want {
			return fmt.Sprintf("%d estimated, %d billed %v, on %v: %t, want %t", estimate, charged, booked, on, may, want)
		}
		return ""
	})
}
