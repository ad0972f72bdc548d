package pricing_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kneadwise/server/account"
	"kneadwise/server/page/pagetest"
	"kneadwise/server/pricing"
	"kneadwise/wasm/document"
)

func contains(text, part string) bool { return strings.Contains(text, part) }

// typed is what an owner typed without an account.
func typed() url.Values {
	return form("provider", "massage_therapist", "state", "WA", "price_30", "", "price_60", "$90", "price_90", "130",
		"package_visits", "5", "package_price", "400", "package_minutes", "60", "package_months", "12")
}

func (a answer) offers() (all []string) {
	for _, n := range a.all("input[name=adopt]") {
		key := pagetest.Attribute(n, "value")
		all = append(all, key+": "+pagetest.Text(n.Parent)+" | "+pagetest.Text(a.one("#now-"+key)))
	}
	return all
}

func TestWhatWasTypedBeforeIsProposed(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		d.who = "ana"
		before := d.draft().Version
		a := d.ask(http.MethodPost, "/portal/offer", typed()).want(http.StatusOK)
		want := []string{
			"price_60: Deep tissue massage, 60 minutes, $95: $90 | In your draft now: $95",
			"price_90: 90 minutes: $130 | Not in your draft yet",
			"package: Package of 5 visits of 60 minutes: $400, to be used within 12 months of buying it | In your draft now: $440, to be used within 6 months of buying it",
		}
		if got := a.offers(); !slices.Equal(got, want) {
			d.Errorf("got  %q\nwant %q", got, want)
		}
		if d.draft().Version != before {
			d.Fatal("something was put in unasked")
		}
		action := pagetest.Attribute(a.one("form[action=/portal/c/cedar/offer]"), "action")
		if action == "" {
			d.Fatal("the form leads elsewhere")
		}
		v := a.values()
		if got := v["adopt"]; !slices.Equal(got, []string{"price_90"}) {
			d.Errorf("ticked at first: %v; what stands there already must not be", got)
		}
		v["adopt"] = []string{"price_60", "package"}
		d.post(visit, with(d.get(visit).values(), "price", "96")).want(http.StatusSeeOther)
		d.post("offer", v).want(http.StatusConflict).says("#now-price_60", "$96")
		v = with(d.ask(http.MethodPost, "/portal/offer", typed()).values())
		v["adopt"] = []string{"price_60", "package"}
		d.post("offer", v).want(http.StatusSeeOther)
		draft := d.draft()
		if s, _ := d.service(); s.Price != 9000 || len(draft.Of(pricing.KindService)) != 1 {
			d.Errorf("%+v of %d", s, len(draft.Of(pricing.KindService)))
		}
		item, _ := draft.Item(pricing.KindPackage, "pack-5")
		if p := item.Part.(pricing.Package); p.Price != 40000 || p.Expires.Months != 12 {
			d.Errorf("%+v", p)
		}
		// The same form again, and one that somebody overtook.
		d.post("offer", v).want(http.StatusConflict).says("#changed", "Nothing was added")
		rest := d.ask(http.MethodPost, "/portal/offer", typed())
		if got := rest.offers(); len(got) != 1 || !strings.HasPrefix(got[0], "price_90") {
			d.Errorf("offered again: %q", got)
		}
		d.post("offer", with(typed(), "adopt", "price_60")).want(http.StatusConflict)
		d.post("offer", typed()).want(http.StatusSeeOther)
	})
}

func TestAnEmptyDraftTakesAllThatWasTyped(t *testing.T) {
	each(t, func(d *desk) {
		a := d.ask(http.MethodPost, "/portal/offer", typed()).want(http.StatusOK)
		v := a.values()
		if got := v["adopt"]; !slices.Equal(got, []string{"provider", "price_60", "price_90", "package"}) {
			d.Errorf("ticked: %v", got)
		}
		d.post("offer", v).want(http.StatusSeeOther)
		draft := d.draft()
		if n := len(draft.Items); n != 4 {
			d.Errorf("%d parts", n)
		}
		d.get("").says("main", "5 visits for $400")
		// A package alone has no visit that it could be good for.
		d.ask(http.MethodPost, "/portal/c/other/offer", with(typed(), "adopt", "package")).want(http.StatusNotFound)
		d.who = "eve"
		d.ask(http.MethodPost, "/portal/c/other/offer", with(typed(), "adopt", "package")).want(http.StatusConflict)
	})
}

func TestOneOfSeveralClinicsIsChosen(t *testing.T) {
	each(t, func(d *desk) {
		d.who = "bea"
		a := d.ask(http.MethodPost, "/portal/offer", with(typed(), "clinic", "other")).want(http.StatusOK)
		if chosen := pagetest.Attribute(a.one("option[selected]"), "value"); chosen != "other" || a.one("form[action=/portal/c/other/offer]") == nil {
			d.Errorf("chosen is %q", chosen)
		}
		d.who = "eve" // cedar is not hers
		a = d.ask(http.MethodPost, "/portal/offer", with(typed(), "clinic", "cedar")).want(http.StatusOK)
		if contains(a.body, "Cedar") || a.one("form[action=/portal/c/other/offer]") == nil {
			d.Error("she is offered a clinic that is not hers")
		}
		for _, nonsense := range []url.Values{{}, form("price_60", "0", "package_visits", "121"), form("price_60", "a lot", "provider", "wizard")} {
			if got := d.ask(http.MethodPost, "/portal/offer", nonsense).want(http.StatusOK).offers(); len(got) > 0 {
				d.Errorf("%v proposes %q", nonsense, got)
			}
		}
	})
}

func TestReplaceIsWhatWasPublished(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		was := d.draft()
		old := d.get(visit).values()
		d.post(visit, with(old, "price", "99")).want(http.StatusSeeOther)
		now := d.get(visit).values()
		d.post("packages/new", with(five(), "visits", "10")).want(http.StatusSeeOther)
		if err := d.prices.Replace(d.Context(), cedar, "bea", was.List); err != nil {
			d.Fatal(err)
		}
		draft := d.draft()
		if len(draft.Faults) > 0 || string(document.Canonical(draft.List)) != string(document.Canonical(was.List)) {
			d.Errorf("%v\n%s", draft.Faults, document.Canonical(draft.List))
		}
		// A form from before is told so, though the values went there and back.
		d.post(visit, now).want(http.StatusConflict).says("#clash", "bea@cedar.example")
		// Another clinic's draft stays what it is.
		other, err := d.prices.Draft(d.Context(), account.Clinic{ID: "c2", Slug: "other"})
		if err != nil || len(other.Items) > 0 {
			d.Errorf("%v, %d parts", err, len(other.Items))
		}
	})
}

// The demonstration clinics come back from a draft to the byte.
func TestDemonstrationClinicsSurviveADraft(t *testing.T) {
	each(t, func(d *desk) {
		for name, list := range demonstrations(t) {
			c := account.Clinic{ID: "c1", Slug: list.Seller.ID, Demonstration: true}
			if err := d.prices.Replace(d.Context(), c, "ana", list); err != nil {
				d.Fatal(name, err)
			}
			draft, err := d.prices.Draft(d.Context(), c)
			if err != nil || len(draft.Faults) > 0 {
				d.Fatal(name, err, draft.Faults)
			}
			draft.List.Revision, draft.List.PublishedOn = list.Revision, list.PublishedOn
			if got, want := string(document.Canonical(draft.List)), string(document.Canonical(list)); got != want {
				d.Errorf("%s:\ngot  %s\nwant %s", name, got, want)
			}
		}
	})
}
