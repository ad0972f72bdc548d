package document_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/span"
)

// fullEstimate says everything that an estimate can say.
func fullEstimate(t testing.TB) *estimate.Estimate {
	start := day(t, "2026-12-01")
	region, ok := reference.RegionalPrice("WA", reference.MassageTherapist, 60)
	if !ok {
		t.Fatal("no regional price")
	}
	cancer, _ := screen.Parse("screen.cancer")
	inputs := []ledger.Input{
		{Field: ledger.PackagePrice, Unit: ledger.Cents, Value: 44000, Origin: ledger.FromList, Date: start},
		{Field: ledger.PackageLastDay, Unit: ledger.Day, Value: int64(start), Origin: ledger.FromRule},
	}
	e := &estimate.Estimate{
		AsOf: day(t, "2026-11-23"), State: "WA", Minutes: 60,
		Screen: screen.Result{Effect: screen.Caution, Signs: []screen.Sign{cancer}, Cleared: true},
		Plan: plan.Plan{
			Start: start, Reassess: start, Notes: []code.Note{code.TimelyReassess},
			Phases: []plan.Phase{{Name: plan.Initial, Visits: 1, Weeks: 1}, {Name: plan.Maintenance, Until: start.AddDays(28), Weeks: 4}},
			Visits: []plan.Visit{{Date: start}, {Date: start.AddDays(28), Phase: 1}},
		},
		Total: span.Money{Low: 1, Likely: 2, High: 3, HasLikely: true}, Unprepaid: span.Money{Low: 4, Likely: 4, High: 5, HasLikely: true},
		Difference: 6, Best: 1, BestPlain: 0, Runners: []estimate.Runner{{Offer: 1, Way: 0, More: 19}},
		Budget: &estimate.Budget{
			Monthly: 28, Densest: estimate.Schedule{First: 1, Later: 6, Visits: 2, Last: start, Offer: 1, Month: 29, Total: 30},
			Own: estimate.Schedule{First: 1, Later: 4, Visits: 3, Last: start, Offer: 1, Month: 31, Total: 32},
		},
		Window:    &estimate.Window{Starts: []estimate.Start{{Date: start, Last: start.AddDays(28), Offer: 1, Total: span.Certain(33)}}, Best: 0, Saves: 0, Turns: []estimate.Turn{{Kind: estimate.NewPrice, Date: start, Own: 2, Best: 1}}},
		Firm:      true,
		Otherwise: &bound.Otherwise{Fact: code.FactPackagePrice, Offer: 1, Item: 0, From: 100_00, To: 90_00, Saves: 20, Winner: 1, Claims: true, Buys: []bound.Item{{Index: 0}, {Index: 1, Membership: true}}},
		Credit:    &estimate.Credit{Offer: 1, Way: 0, More: 21, Gained: 22, Bills: 23, Saves: 24},
		GoodFaith: &estimate.GoodFaith{BookedOn: start.AddDays(-8), By: start.AddDays(-7), IfAsked: start.AddDays(-4), Whole: true},
		Offers: []estimate.Offer{
			{Kind: estimate.Regional, Provider: reference.MassageTherapist, Booked: 60, Since: start, Region: &region},
			{
				Kind: estimate.Clinic, Index: 2, ID: "cedar", Provider: reference.MassageTherapist, Service: 1, Booked: 60, HandsOn: 50,
				Disputable: span.Money{Low: 16, Likely: 17, High: 18, HasLikely: true},
				Missed:     bound.Miss{Low: 25, High: 26},
				Since:      start, Gates: []estimate.Gate{{Code: code.NotCoveredReferral, Cost: 15}}, Notes: []code.Note{code.Demonstration},
				Evens: []pay.Even{{Item: 0, Visits: 5, Price: 44000, First: 5, From: 18}}, Early: estimate.Reach{Visits: 1, HandsOn: 50}, Whole: estimate.Reach{Visits: 2, HandsOn: 100},
				Ways: []estimate.Way{{
					Kind: estimate.Without, Item: 1, OfMembership: true, Total: span.Certain(2), Apart: true, Notes: []code.Note{code.CashUnknown},
					Cases: []estimate.Case{{
						Kind: estimate.Likely, Total: 7, DueFirst: 8, MostMonth: 12, PaidAhead: 9, Prepaid: 10, Credit: 11, Stops: []money.Amount{5, 7}, Funding: fullFunding(start),
						Clock: pay.Clock{
							Packages:    []pay.Bought{{Item: 0, On: start, Last: start.AddDays(90), Holds: 5, Drawn: 2, Latest: start.AddDays(28), Back: 20, Lost: 21, Slack: 8}},
							Memberships: []pay.Tenure{{Item: 1, Joined: start, Bound: start.AddDays(30), Until: start.AddDays(60), Paid: 2, Granted: 2, Used: 1}},
						},
						Crossings: []pay.Crossing{{Code: code.DeductibleMet, Visit: 0, Date: start, Before: 22, After: 23}},
						Book: ledger.Book{Entries: []ledger.Entry{
							{Visit: ledger.CourseLevel, Date: start, Payer: ledger.You, Kind: ledger.Purchase, Amount: 44000, Rule: code.PackagePurchase, Item: 0, Inputs: inputs},
							{Visit: 0, Date: start, Payer: ledger.Provider, Kind: ledger.Share, Amount: -700, Rule: code.PackageDiscount, Item: -1},
						}},
					}},
				}},
			},
		},
		Unknowns: []bound.Unknown{{Fact: code.FactPackagePrice, Offer: 1, Item: 0, Low: 1, High: 9, Default: 9, HasDefault: true, Narrowing: 4, Worth: 3, Steady: true}},
		Notes:    []code.Note{code.UnderTested},
	}
	e.Goals = []estimate.Goal{{Objective: pay.LeastMonth, Offer: 1, Measure: 24, Least: 23, Total: 25, Low: 24, More: 26, Case: e.Offers[1].Ways[0].Cases[0]}}
	return e
}

func TestEstimateInFull(t *testing.T) {
	text := document.WriteEstimate(fullEstimate(t))
	if err := validate(t, compile(t, "estimate.schema.json"), text); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	const want = `{"format":"kneadwise.estimate/1","as_of":"2026-11-23","place":{"state":"WA"},"minutes":60,` +
		`"screen":{"effect":"caution","replaces_plan":false,"signs":["screen.cancer"],"cleared_by_clinician":true},` +
		`"plan":{"start":"2026-12-01","phases":[{"name":"initial","visits":1,"every":{"weeks":1}},{"name":"maintenance","until":"2026-12-29","every":{"weeks":4}}],` +
		`"visits":[{"date":"2026-12-01","phase":0},{"date":"2026-12-29","phase":1}],"reassess_on":"2026-12-01","notes":["plan.reassess"]},` +
		`"total":{"low_cents":1,"likely_cents":2,"high_cents":3},"best_offer":1,` +
		`"unprepaid_total":{"low_cents":4,"likely_cents":4,"high_cents":5},"best_unprepaid_offer":0,"difference_cents":6,` +
		`"runners_up":[{"offer":1,"way":0,"more_cents":19}],` +
		`"objectives":[{"objective":"month","offer":1,"measure_cents":24,"least_cents":23,"total_cents":25,"low_cents":24,"more_cents":26,"case":{"kind":"likely","total_cents":7,"due_first_cents":8,"most_in_month_cents":12,`
	const asked = `"budget":{"monthly_cents":28,"fits":false,"densest":{"weeks_first":1,"weeks_later":6,"visits":2,"last_visit":"2026-12-01","offer":1,"month_cents":29,"total_cents":30},` +
		`"own":{"weeks_first":1,"weeks_later":4,"visits":3,"last_visit":"2026-12-01","offer":1,"month_cents":31,"total_cents":32},"cut":false},` +
		`"window":{"starts":[{"date":"2026-12-01","last_visit":"2026-12-29","offer":1,"total":{"low_cents":33,"likely_cents":33,"high_cents":33}}],"best":0,"saves_cents":0,"turns":[{"kind":"price","date":"2026-12-01","own":2,"best":1}]},` +
		`"firm":true,"otherwise":{"fact":"offer.package.price","offer":1,"item":0,"from":10000,"to":9000,"saves_cents":20,"winning_offer":1,"claims":true,` +
		`"buys":[{"kind":"package","item":0},{"kind":"membership","item":1}]},` +
		`"other_bills":{"offer":1,"way":0,"more_cents":21,"deductible_credit_cents":22,"from_cents":23,"saves_cents":24},` +
		`"good_faith_estimate":{"owed_unasked":true,"owed_by":"2026-11-24","owed_by_if_asked":"2026-11-27","covers_course":true},"offers":[`
	if !strings.HasPrefix(string(text), want) {
		t.Errorf("got  %.*s\nwant %s", len(want), text, want)
	}
	if !bytes.Contains(text, []byte(asked)) {
		t.Errorf("no %s\nin %s", asked, text)
	}
	const entry = `{"date":"2026-12-01","payer":"you","kind":"purchase","amount_cents":44000,"rule":"pay.package_purchase","item":0,"inputs":[` +
		`{"field":"packages.price_cents","unit":"cents","value":44000,"origin":"list","date":"2026-12-01"},` +
		`{"field":"packages.last_day","unit":"day","day":"2026-12-01","origin":"rule"}]}`
	if !bytes.Contains(text, []byte(entry)) {
		t.Errorf("no entry %s\nin %s", entry, text)
	}
}

// Every field of the schema is one that is written: none is promised in vain.
func TestEveryFieldOfTheEstimateSchemaIsWritten(t *testing.T) {
	var doc any
	if err := json.Unmarshal(document.WriteEstimate(fullEstimate(t)), &doc); err != nil {
		t.Fatal(err)
	}
	written := map[string]bool{}
	collect(doc, "", written)
	walk(compile(t, "estimate.schema.json"), "", func(path string) {
		if !written[path] {
			t.Errorf("%s is in the schema and not in the full estimate", path)
		}
	})
}

func collect(v any, path string, found map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for name, inner := range v {
			at := strings.TrimPrefix(path+"."+name, ".")
			found[at] = true
			collect(inner, at, found)
		}
	case []any:
		for _, inner := range v {
			collect(inner, path+"[]", found)
		}
	}
}

func walk(s *jsonschema.Schema, path string, visit func(string)) {
	for s.Ref != nil && s.Properties == nil {
		s = s.Ref
	}
	if s.Items2020 != nil {
		walk(s.Items2020, path+"[]", visit)
	}
	for name, property := range s.Properties {
		at := strings.TrimPrefix(path+"."+name, ".")
		visit(at)
		walk(property, at, visit)
	}
}

func TestNoPriceNoTotal(t *testing.T) {
	e := fullEstimate(t)
	e.Best, e.BestPlain = -1, -1
	e.Offers, e.Unknowns = nil, nil
	e.Goals, e.Budget, e.Window = nil, nil, nil
	text := document.WriteEstimate(e)
	if err := validate(t, compile(t, "estimate.schema.json"), text); err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"total", "best", "difference"} {
		if bytes.Contains(text, []byte(field)) {
			t.Errorf("%s is written\n%s", field, text)
		}
	}
	if !bytes.Contains(text, []byte(`"offers":[],"unknowns":[],`)) {
		t.Errorf("got %s", text)
	}
}

func TestWhatNeverLapsesHasNoLastDay(t *testing.T) {
	e := fullEstimate(t)
	e.Offers[1].Ways[0].Cases[0].Book.Entries[0].Inputs[1].Value = int64(offer.Forever)
	text := document.WriteEstimate(e)
	if !bytes.Contains(text, []byte(`"unit":"day","day":"never"`)) {
		t.Errorf("got %s", text)
	}
	if err := validate(t, compile(t, "estimate.schema.json"), text); err != nil {
		t.Error(err)
	}
}

// What is not there is left out, and never written as a number that is none.
func TestWhatIsLeftOutOfTheOutlook(t *testing.T) {
	e := fullEstimate(t)
	o := &e.Offers[1]
	c := &o.Ways[0].Cases[0]
	c.Clock.Packages[0].Last, c.Clock.Packages[0].Slack, c.Crossings[0].After = offer.Forever, pay.AnyWeeks, pay.NoShare
	o.Early.HandsOn, o.Whole.HandsOn, o.Evens[0].First, o.Evens[0].From = 0, 0, 0, 0
	text := document.WriteEstimate(e)
	for _, want := range []string{
		`"packages":[{"item":0,"bought":"2026-12-01","visits":5,"drawn":2,"unused":3,"last_drawn":"2026-12-29","back_cents":20,"lost_cents":21}]`,
		`"memberships":[{"item":1,"joined":"2026-12-01","bound_until":"2026-12-31","paid_until":"2027-01-30","intervals":2,"credits":2,"used":1,"lost":1}]`,
		`"crossings":[{"code":"cover.deductible_met","visit":0,"date":"2026-12-01","before_cents":22}]`,
		`"break_even":[{"kind":"package","item":0,"visits":5,"price_cents":44000}],"first_six_weeks":{"visits":1},"course":{"visits":2}`,
		`"kind":"without","without":{"kind":"membership","item":1}`,
	} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("no %s\nin %s", want, text)
		}
	}
	if err := validate(t, compile(t, "estimate.schema.json"), text); err != nil {
		t.Error(err)
	}
}

func TestEstimatesPassTheSchema(t *testing.T) {
	schema := compile(t, "estimate.schema.json")
	rapid.Check(t, func(t *rapid.T) {
		text := document.WriteEstimate(source{t}.estimate())
		if err := validate(t, schema, text); err != nil {
			t.Fatalf("%v\nin %s", err, text)
		}
		if bytes.ContainsAny(text[:len(text)-1], "\n\t") || bytes.Contains(text, []byte("null")) {
			t.Errorf("not canonical: %s", text)
		}
	})
}

// Real answers pass too: what the engine fills in is what the schema promises.
func TestAnswersPassTheSchema(t *testing.T) {
	schema := compile(t, "estimate.schema.json")
	lists := estimate.Lists{}
	list, faults := document.ReadPriceList([]byte(fullList))
	if list == nil {
		t.Fatal(faults)
	}
	lists = append(lists, *list)
	for name, request := range map[string]string{
		"nothing said": `{"as_of": "2026-11-23"}`,
		"all said":     strings.Replace(fullRequest, `"signs": ["screen.cancer", "screen.age_over_50"],`, ``, 1),
		"a sign":       `{"as_of": "2026-11-23", "signs": ["screen.saddle_numbness"]}`,
		"no figure":    `{"as_of": "2026-11-23", "plan": {"minutes": 45}}`,
		"a territory":  `{"as_of": "2026-11-23", "place": {"state": "GU"}}`,
		"nobody there": `{"as_of": "2026-11-23", "offers": {"clinics": ["nobody", "cedar-street-massage"]}}`,
	} {
		t.Run(name, func(t *testing.T) {
			e, faults := estimate.Run(readRequest(t, request), lists)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			text := document.WriteEstimate(&e)
			if err := validate(t, schema, text); err != nil {
				t.Errorf("%v\n%s", err, text)
			}
		})
	}
}

func (s source) estimate() *estimate.Estimate {
	const farthest = int(money.MaxWire)
	cents := func(name string) money.Amount { return money.Amount(s.between(name, -farthest, farthest)) }
	amount := func(name string) span.Money {
		return span.Money{Low: cents(name), High: cents(name), Likely: cents(name), HasLikely: s.maybe(name)}
	}
	word := func(name string, most int) uint8 { return uint8(s.between(name, 1, most)) }
	e := &estimate.Estimate{
		AsOf: s.day("as of"), Minutes: s.between("minutes", 1, 240), Best: s.between("best", -1, 1), BestPlain: s.between("plain", -1, 1),
		Total: amount("total"), Unprepaid: amount("unprepaid"), Difference: cents("difference"),
		Screen: screen.Result{Effect: screen.Effect(s.between("effect", 0, 4)), Replace: s.maybe("replace"), Cleared: s.maybe("cleared")},
		Plan:   plan.Plan{Start: s.day("start"), Phases: []plan.Phase{{Name: plan.PhaseName(s.between("name", 0, 2)), Weeks: 1}}},
	}
	if s.maybe("placed") {
		e.State, _ = s.place()
	}
	for i := range s.between("offers", 0, 2) {
		o := estimate.Offer{
			Kind: estimate.Kind(word("kind", 3)), Index: i, ID: s.name("id"), Provider: s.provider("provider"),
			Service: s.between("service", -1, 3), Booked: s.between("booked", 0, 240), HandsOn: s.between("hands", 0, 240),
		}
		w := estimate.Way{Kind: estimate.WayKind(word("way", 5)), Total: amount("way total"), Apart: s.maybe("apart")}
		c := estimate.Case{Kind: estimate.CaseKind(word("case", 3)), Total: cents("case total")}
		if s.maybe("funded") {
			c.Funding = &fund.Funding{Eligible: amount("eligible"), TaxSaved: amount("tax saved"), AfterTax: amount("after tax"), ClaimBy: s.day("claim by")}
		}
		for range s.between("entries", 0, 3) {
			in := ledger.Input{
				Field: ledger.Price, Unit: ledger.Unit(word("unit", 5)), Value: int64(cents("value")),
				Origin: ledger.Origin(word("origin", 9)), Date: s.day("origin date"),
			}
			if in.Unit == ledger.Day {
				in.Value = int64(s.day("value day"))
			}
			c.Book.Entries = append(c.Book.Entries, ledger.Entry{
				Visit: s.between("visit", -1, 59), Date: s.day("paid on"), Payer: ledger.Payer(word("payer", 4)), Kind: ledger.Kind(word("entry", 4)),
				Amount: cents("amount"), Rule: code.Tip, Item: s.between("item", -1, 7), Inputs: []ledger.Input{in},
			})
		}
		w.Cases = append(w.Cases, c)
		o.Ways = append(o.Ways, w)
		e.Offers = append(e.Offers, o)
	}
	return e
}
