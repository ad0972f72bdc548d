package pricing_test

import (
	"net/http"

	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/server/page/pagetest"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

// everyRule is a list that uses every selling rule.
func everyRule(t *testing.T) *pricelist.List {
	t.Helper()
	text, err := os.ReadFile("testdata/every-rule.json")
	if err != nil {
		t.Fatal(err)
	}
	list, faults := document.ReadPriceList(text)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return list
}

func (d *desk) whole() *pricelist.List {
	d.Helper()
	list := everyRule(d.T)
	if err := d.prices.Replace(d.Context(), cedar, "ana", list); err != nil {
		d.Fatal(err)
	}
	return list
}

// forms are where each part of everyRule is worked on.
func forms() []string {
	return []string{"profile", "terms", "services/deep-60", "services/deep-90", "services/relax-30", "packages/five", "packages/short",
		"packages/minutes-600", "memberships/fortnightly", "memberships/yearly", "payers/example-health", "payers/other"}
}

// holds fails where the draft is not a list.
func (d *desk) holds(list *pricelist.List) {
	d.Helper()
	draft := d.draft()
	if len(draft.Faults) > 0 {
		d.Fatal(draft.Faults)
	}
	draft.List.Revision, draft.List.PublishedOn, draft.List.SHA256 = list.Revision, list.PublishedOn, list.SHA256
	if diff := cmp.Diff(list, draft.List); diff != "" {
		d.Errorf("want (-), got (+):\n%s", diff)
	}
}

// A list of every rule survives a draft; and each of its forms, when one box is
// changed and changed back, loses nothing of what its other boxes hold.
func TestEveryRuleSurvivesItsForm(t *testing.T) {
	change := map[string]string{"profile": "website", "terms": "late_fee", "services": "price", "packages": "price", "memberships": "fee", "payers": "verified"}
	other := map[string]string{"website": "https://other.example", "late_fee": "$20", "price": "99", "fee": "85", "verified": "2026-10-03"}
	each(t, func(d *desk) {
		list := d.whole()
		d.holds(list)
		for _, path := range forms() {
			kind, _, _ := strings.Cut(path, "/")
			box := change[kind]
			v := d.get(path).want(http.StatusOK).values()
			was := v.Get(box)
			d.post(path, with(v, box, other[box])).want(http.StatusSeeOther)
			v = d.get(path).values()
			if v.Get(box) == was {
				d.Errorf("%s: %s was not changed", path, box)
			}
			d.post(path, with(v, box, was)).want(http.StatusSeeOther)
			d.holds(list)
		}
	})
}

// What few clinics fill in is closed until something stands there.
func TestRarePartsOfFormsAreClosed(t *testing.T) {
	each(t, func(d *desk) {
		for _, path := range []string{"profile", "terms", "services/new", "packages/new", "memberships/new", "payers/new"} {
			if open := d.get(path).one("details.more[open]"); open != nil {
				d.Errorf("%s: %s is open", path, pagetest.Text(open))
			}
		}
		d.whole()
		for _, path := range []string{"profile", "terms", "services/deep-60", "packages/five", "memberships/fortnightly", "payers/example-health"} {
			for _, more := range d.get(path).all("details.more") {
				if !pagetest.Has(more, "open") {
					d.Errorf("%s: %s is closed", path, pagetest.Text(more))
				}
			}
		}
	})
}

// Nonsense in the boxes of the selling rules: what is said of it at its box, and
// that it is still there.
func TestSellingRulesRefuseNonsense(t *testing.T) {
	type box struct{ name, typed, want string }
	// Who chooses can only send what is offered: nothing else is shown again.
	chosen := map[string]bool{"tier": true, "places": true, "unit": true, "refund": true, "share": true, "interval": true, "billing": true, "unit_rule": true, "rounding": true, "discount.0.proof": true}
	for path, boxes := range map[string][]box{
		"profile": {
			{"npi", "1234567839", "one of them is mistyped"}, {"npi", "12", "ten digits"}, {"languages", "Spanish", "codes of two letters"},
			{"licences", "Washington 12", "two letters of the state"}, {"licences", "WA", "two letters of the state"},
		},
		"services/deep-60": {
			{"tier", "wizard", "We do not know this."}, {"codes", "97124 51", "more minutes than the massage"}, {"codes", "97124 x", "each code once, with its minutes"},
			{"codes", "massage 50", "each code once"}, {"places", "elsewhere", "removed meanwhile"},
		},
		"packages/short": {
			{"unit", "hour", "We do not know this."}, {"refund", "all of it", "We do not know this."}, {"refund_fee", "", "Write the fee"},
			{"refund_fee", "201", "cannot be more than the price"}, {"refund_fee", "x", "not a number"}, {"share", "family", "We do not know this."},
			{"upgrades", "relax-30", "none that the package is good for"}, {"unit", "minute", "Minutes need no upgrade"},
		},
		"packages/five": {{"share_people", "", "how many others"}, {"share_people", "11", "Write 1 to 10."}},
		"memberships/fortnightly": {
			{"interval", "week-5", "does not fit"}, {"interval", "now and then", "We do not know this."}, {"notice", "367", "Write 0 to 366."},
			{"notice", "x", "Write a whole number"}, {"pause", "61", "Write 0 to 60."}, {"cycles", "5", "no fewer than the shortest time"}, {"cycles", "0", "Leave this empty"},
		},
		"payers/example-health": {
			{"billing", "invoice", "We do not know this."}, {"unit_rule", "eights", "We do not know this."}, {"rounding", "day", "Choose one of the list."}, {"rate.deep-60", "x a unit", "not a number"},
			{"rate.deep-60", "0 a unit", "Write $0.01"}, {"rate.deep-60", "lots%", "percentage such as 110%"}, {"rate.deep-60", "x", "not a number"},
			{"daily_max", "0", "Write $0.01"}, {"plans", strings.Repeat("x", 201), "at most 200 characters"},
		},
		"payers/other": {{"rounding", "visit", "Only an insurer of whose network you are part"}},
		"terms": {
			{"tip_percents", "lots", "whole percents"}, {"tip_percents", "15, 15", "each once"}, {"tips", "no", "none where no tip is usual"},
			{"sales_tax", "x", "not a number"}, {"sales_tax", "30%", "Write 0 to 200000"}, {"card", "-3", "below zero"},
			{"discount.0.off", "12.5%", "whole percents"}, {"discount.0.off", "", "how much is taken off"}, {"discount.0.who", "", "for whom"},
			{"discount.0.proof", "payslip", "We do not know this."}, {"change.0.from", "2026-11-01", "after the first day"}, {"change.0.from", "", "Choose the day"},
			{"change.0.from", "2027-10-01", "change before it"}, {"change.0.keep", "", "members of before"},
			{"change.0.service.deep-60", "0", "Write $0.01"}, {"change.0.service.deep-60", "x", "not a number"}, {"change.0.first.deep-60", "x", "not a number"},
			{"change.0.package-gone.five", "yes", "not both"}, {"change.0.membership.fortnightly", "0", "Write $0.01"},
			{"change.1.package-gone.short", "", "at least one new price"},
		},
	} {
		t.Run(path, func(t *testing.T) {
			each(t, func(d *desk) {
				list := d.whole()
				v := d.get(path).values()
				for _, b := range boxes {
					a := d.post(path, with(v, b.name, b.typed)).want(http.StatusUnprocessableEntity)
					if said := pagetest.Text(a.one("#errors")); !strings.Contains(said, b.want) {
						d.Errorf("%s = %q: %q is said, want %q", b.name, b.typed, said, b.want)
					}
					if kept := a.values().Get(b.name); b.typed != "" && kept != b.typed && !chosen[b.name] {
						d.Errorf("%s = %q: %q is in the box now", b.name, b.typed, kept)
					}
				}
				d.holds(list)
			})
		})
	}
}

// What is typed in words becomes the rule.
func TestSellingRulesAreTyped(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		save := func(path string, pairs ...string) {
			d.Helper()
			d.post(path, with(d.get(path).values(), pairs...)).want(http.StatusSeeOther)
		}
		save("services/deep-tissue-60", "codes", "97124 35; 97140 15", "tier", "senior")
		save("packages/pack-5", "unit", "minute", "visits", "300", "refund", "unused_less_fee", "refund_fee", "$25", "share", "anyone", "share_people", "2", "first_only", "yes")
		save("memberships/monthly", "interval", "week-2", "unused", "accumulate", "notice", "30", "pause", "1", "cycles", "26", "claw_back", "yes")
		save("payers/aetna", "publish_rates", "yes", "rate.deep-tissue-60", "25 per unit", "daily_max", "120", "billing", "direct", "referral", "no", "unit_rule", "ama_midpoint", "rounding", "line")
		save("profile", "npi", "123 456 7893", "licences", "wa MA600 LMT, OR 7", "languages", "EN, es")
		save("terms", "tip_percents", "15%, 20", "tip_single", "yes", "sales_tax", "8.25%", "card", "3", "hsa_card", "yes",
			"discount.0.off", "30%", "discount.0.who", "students", "discount.0.proof", "document",
			"change.0.from", "3/1/2027", "change.0.service.deep-tissue-60", "99", "change.0.package-gone.pack-5", "yes", "change.0.membership.monthly", "85", "change.0.keep", "yes")
		draft := d.draft()
		if len(draft.Faults) > 0 {
			d.Fatal(draft.Faults)
		}
		got := string(document.Canonical(draft.List))
		for _, want := range []string{
			`"practitioner_tier":"senior"`, `"codes":[{"code":"97124","minutes":35},{"code":"97140","minutes":15}]`,
			`"credits":{"unit":"minute","count":300}`, `"shareable_with":{"people":2,"who":"anyone"},"refund":"unused_less_fee","refund_fee_cents":2500,"first_purchase_only":true`,
			`"interval":{"every":2,"unit":"week"}`, `"unused":{"rule":"accumulate"}`, `"notice_days":30,"pause_intervals":1,"claw_back":true,"cycles":26`,
			`"billing":"direct"`, `"unit_rule":"ama_midpoint","rounding":"line","needs":{"prescription":true,"referral":false}`, `"rates":[{"service":"deep-tissue-60","unit_cents":2500}],"daily_maximum_cents":12000`,
			`"npi":"1234567893","licences":[{"state":"WA","number":"MA600","kind":"LMT"},{"state":"OR","number":"7"}],"languages":["en","es"]`,
			`"tips":{"expected":true,"suggested_percent":[15,20],"on":"undiscounted_price"}`, `"card_surcharge_ppm":30000,"sales_tax_ppm":82500`,
			`"discounts":[{"id":"scale-1","kind":"sliding_scale","eligibility":"students","proof":"document","service_percent_off":30}]`,
			`"changes":[{"from":"2027-03-01","existing_buyers_keep":true,"services":[{"id":"deep-tissue-60","price_cents":9900}],"packages":[{"id":"pack-5","withdrawn":true}],"memberships":[{"id":"monthly","fee_cents":8500}]}]`,
			`"accounts":{"hsa_fsa_card":true}`,
		} {
			if !strings.Contains(got, want) {
				d.Errorf("%s is not in %s", want, got)
			}
		}
		// Emptied rows are dropped, and those below move up.
		save("terms", "discount.1.off", "10", "discount.1.who", "neighbors", "discount.0.off", "", "discount.0.who", "", "discount.0.proof", "",
			"change.0.from", "", "change.0.service.deep-tissue-60", "", "change.0.package-gone.pack-5", "", "change.0.membership.monthly", "", "change.0.keep", "")
		if s := d.draft().List.Seller; len(s.Changes) > 0 || len(s.Discounts) != 1 || s.Discounts[0].Eligibility != "neighbors" {
			d.Errorf("%+v, %+v", s.Changes, s.Discounts)
		}
	})
}

// Nothing names what was removed: neither an upgrade nor a later price.
func TestRemovedThingsLeaveLaterPrices(t *testing.T) {
	each(t, func(d *desk) {
		d.whole()
		remove := func(path string) {
			d.Helper()
			d.post(path+"/remove", d.get(path+"/remove").want(http.StatusOK).values()).want(http.StatusSeeOther)
			if faults := d.draft().Faults; len(faults) > 0 {
				d.Fatalf("%s: %v", path, faults)
			}
		}
		remove("packages/short")
		if n := len(d.draft().List.Seller.Changes); n != 1 {
			d.Errorf("%d changes are left, want the one that changes something else", n)
		}
		remove("memberships/yearly")
		remove("services/deep-90")
		if p := d.draft().List.Seller.Packages[0]; len(p.Upgrades) > 0 {
			d.Errorf("upgrades to %v", p.Upgrades)
		}
		asked := d.get("services/deep-60/remove")
		asked.says("main", "From March 1, 2027 on")
		if asked.one("a[href=/portal/c/cedar/terms]") == nil {
			d.Error("no way leads to the later prices")
		}
		remove("services/deep-60")
	})
}

func TestTypedRulesAreInert(t *testing.T) {
	each(t, func(d *desk) {
		d.whole()
		for _, path := range forms() {
			v := d.get(path).values()
			for name := range v {
				for _, payload := range payloads[:3] {
					d.htmx(path+"/check", with(v, name, payload)).want(http.StatusOK).inert(payload)
					d.post(path, with(v, name, payload, "version", "")).inert(payload)
				}
			}
		}
		payload := payloads[0]
		d.post("terms", with(d.get("terms").values(), "discount.0.who", payload)).want(http.StatusSeeOther)
		d.get("").want(http.StatusOK).inert(payload)
	})
}
