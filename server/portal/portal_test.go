package portal_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/jba/templatecheck"
	"golang.org/x/net/html"

	"kneadwise/server/account"
	"kneadwise/server/page/pagetest"
	"kneadwise/server/portal"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire"
)

// each runs a test on both databases.
func each(t *testing.T, fn func(t *testing.T, d *desk)) {
	t.Helper()
	clock := storetest.NewClock()
	storetest.EachAt(t, clock, func(t *testing.T, db *store.DB) { fn(t, open(t, db, clock)) })
}

func TestPagesFitTheirViews(t *testing.T) {
	site := pages(t)
	for name, view := range map[string]any{
		"portal/home": portal.HomeView{}, "portal/preview": portal.PreviewView{}, "portal/publish": portal.PublishView{},
		"portal/history": portal.HistoryView{}, "portal/revision": portal.RevisionView{},
		"portal/withdraw": portal.WithdrawView{}, "portal/widget": portal.WidgetView{},
	} {
		if err := templatecheck.CheckHTML(site.Template(name), view); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The whole way: publish, change, publish, go back, withdraw.
func TestFromTheFirstPublicationToTheWithdrawal(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.says(d.page(200, "history"), []string{"Nothing was published yet.", "Nothing is public"}, []string{"Withdraw your prices"})
		first := d.page(200, "publish")
		d.says(first, []string{"Publish your prices", "Visit “deep-60” Added", "Price $95"}, []string{"Before", "stands in the way"})
		form := url.Values{"version": {d.hidden(first, "version")}, "note": {"We are open."}}
		answer, _ := d.ask("POST", "/portal/c/cedar-street-massage/publish", form)
		if to := answer.Header.Get("Location"); answer.StatusCode != http.StatusSeeOther || to != "/portal/c/cedar-street-massage/history?done=published" {
			t.Fatalf("status %d, to %q", answer.StatusCode, to)
		}
		d.says(d.page(200, "history?done=published"), []string{"Published. Buyers read the new prices", "Revision 1 Current", "by owner@cedar.example", "We are open.", "December 1, 2026, 12:00 UTC"}, nil)
		d.says(d.page(200, "publish"), []string{"Nothing to publish"}, []string{"A note for your history"})

		d.draft(sample(t, hour(9900)))
		second := d.page(200, "publish")
		d.says(second, []string{"Visit “deep-60” Changed", "Price $95 → $99", "A year: 17 visits of 60 minutes"}, []string{"Visit “deep-90”"})
		d.page(303, "publish", url.Values{"version": {d.hidden(second, "version")}})
		listed, _ := d.publisher.Library().List("cedar-street-massage")
		if listed.List.Revision != 2 || listed.List.Seller.Services[0].Price != span.Exact(9900) {
			t.Fatalf("published: %+v", listed.List)
		}

		d.says(d.page(200, "history/2"), []string{"Revision 2 Current", "Price $95 → $99", "These are the prices that buyers read now."}, []string{"Go back"})
		back := d.page(200, "history/1")
		d.says(back, []string{"What it said first", "Go back to these prices", "Price $99 → $95", "The draft becomes the same."}, []string{"they would be lost"})
		d.page(303, "history/1/revert", url.Values{"current": {d.hidden(back, "current")}})
		listed, _ = d.publisher.Library().List("cedar-street-massage")
		if listed.List.Revision != 3 || listed.List.Seller.Services[0].Price != span.Exact(9500) {
			t.Fatalf("after going back: %+v", listed.List)
		}
		draft, err := d.prices.Draft(t.Context(), d.clinic)
		if err != nil || draft.List == nil || draft.List.Seller.Services[0].Price != span.Exact(9500) {
			t.Fatalf("the draft after going back: %+v, %v", draft.List, err)
		}
		d.says(d.page(200, "history"), []string{"Back to revision 1."}, nil)

		d.says(d.page(422, "withdraw", url.Values{"name": {"Cedar"}}), []string{"This is not the clinic’s name."}, nil)
		if _, public := d.publisher.Library().List("cedar-street-massage"); !public {
			t.Fatal("it was withdrawn without its name")
		}
		d.page(303, "withdraw", url.Values{"name": {" cedar street  massage "}})
		if _, public := d.publisher.Library().List("cedar-street-massage"); public {
			t.Fatal("it is public still")
		}
		d.says(d.page(200, "history?done=withdrawn"), []string{"Withdrawn. Nobody reads", "Revision 3 Withdrawn", "Nothing is public"}, []string{"Current"})
		d.says(d.page(200, "withdraw"), []string{"nothing to withdraw"}, []string{"Withdraw everything"})
	})
}

func TestWhatWasLookedAtIsWhatIsPublished(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		seen := d.hidden(d.page(200, "publish"), "version")
		d.draft(sample(t, hour(12000)))
		again := d.page(409, "publish", url.Values{"version": {seen}, "note": {"kept note"}})
		d.says(again, []string{"Nothing was published", "kept note", "Price $120"}, nil)
		if len(mustHistory(d)) != 0 {
			t.Error("something was published")
		}
		d.page(409, "publish", url.Values{"version": {"nonsense"}})

		d.publish(sample(t))
		d.publish(sample(t, hour(9800)))
		current := d.hidden(d.page(200, "history/1"), "current")
		d.publish(sample(t, hour(9900)))
		d.says(d.page(409, "history/1/revert", url.Values{"current": {current}}), []string{"Somebody published after you opened this page"}, nil)
		if n := len(mustHistory(d)); n != 3 {
			t.Errorf("%d revisions, want 3", n)
		}
	})
}

func mustHistory(d *desk) []string {
	d.t.Helper()
	all, err := d.publisher.History(d.t.Context(), d.clinic.ID)
	if err != nil {
		d.t.Fatal(err)
	}
	var numbers []string
	for _, r := range all {
		numbers = append(numbers, strconv.Itoa(r.Number))
	}
	return numbers
}

func TestFaultsBlockAndLeadToTheirForms(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.draft(sample(t, func(l *pricelist.List) { l.Seller.Packages[0].Visits = 0 }))
		tree := d.page(200, "publish")
		d.says(tree, []string{"One thing stands in the way", "Package “five”, visits in it:"}, []string{"A note for your history"})
		if pagetest.First(tree, "a[href=/portal/c/cedar-street-massage/packages/five]") == nil {
			t.Error("no link leads to the form of the package")
		}
		draft, err := d.prices.Draft(t.Context(), d.clinic)
		if err != nil {
			t.Fatal(err)
		}
		version := strconv.FormatInt(draft.Version, 10)
		d.page(422, "publish", url.Values{"version": {version}})
		if n := len(mustHistory(d)); n != 0 {
			t.Errorf("%d revisions of a draft with a fault", n)
		}
		d.page(404, "draft.kwb")
		d.says(d.page(200, "preview"), []string{"stands in the way", "It is not a price list yet."}, nil)
	})
}

func TestFindingsAreSaidAndDoNotBlock(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.draft(sample(t, func(l *pricelist.List) { l.Seller.Packages[0].Price = span.Exact(50000) }))
		tree := d.page(200, "publish")
		d.says(tree, []string{"Costs a buyer money", "Package “five”:", "more than 5 single visits", "A note for your history"}, nil)
	})
}

func TestLongNotesAreRefusedAndKept(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		version := d.hidden(d.page(200, "publish"), "version")
		long := strings.Repeat("why ", 200)
		d.says(d.page(422, "publish", url.Values{"version": {version}, "note": {long}}), []string{"The note is longer than 500 characters.", "why why"}, nil)
	})
}

// The figures are the engine's, worked by hand where they are simple: without
// packages and memberships 17 visits cost 16 × $95 + $75 for the first.
func TestPreview(t *testing.T) {
	plain := func(l *pricelist.List) { l.Seller.Packages, l.Seller.Memberships = nil, nil }
	dearer := func(l *pricelist.List) { plain(l); hour(10000)(l) }
	for name, test := range map[string]struct {
		published, draft func(*pricelist.List)
		want, not        []string
	}{
		"nothing public":  {nil, plain, []string{"Nothing is published yet.", "$1,595", "Pay each visit singly."}, []string{"With your draft"}},
		"$5 more a visit": {plain, dearer, []string{"$1,595", "$1,675", "With your draft she pays: $80 more"}, []string{"Nothing is published"}},
		"$5 less a visit": {dearer, plain, []string{"With your draft she pays: $80 less"}, nil},
		"the same":        {plain, plain, []string{"With your draft she pays: The same"}, nil},
		"no hour":         {plain, func(l *pricelist.List) { plain(l); l.Payers[0].Rates = nil; l.Seller.Services = l.Seller.Services[1:] }, []string{"No price for visits of 60 minutes."}, []string{"With your draft"}},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, d *desk) {
				if test.published != nil {
					d.publish(sample(t, test.published))
				}
				d.draft(sample(t, test.draft))
				d.says(d.page(200, "preview"), test.want, test.not)
			})
		})
	}
}

// What the script hands to the engine is the list that the page speaks of.
func TestPreviewBundles(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.page(404, "published.kwb")
		d.publish(sample(t))
		d.draft(sample(t, hour(9900)))
		for path, cents := range map[string]int64{"published.kwb": 9500, "draft.kwb": 9900} {
			w := httptest.NewRecorder()
			d.handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/portal/c/cedar-street-massage/"+path, nil))
			bundle, faults := wire.OpenBundle(w.Body.Bytes())
			if len(faults) > 0 || bundle.Len() != 1 {
				t.Fatalf("%s: %v", path, faults)
			}
			var list pricelist.List
			bundle.List(0, &list)
			if list.Seller.Services[0].Price != span.Exact(cents) || list.Seller.ID != "cedar-street-massage" {
				t.Errorf("%s holds %+v", path, list.Seller.Services[0])
			}
			if got := w.Header().Get("Cache-Control"); got != "no-store" {
				t.Errorf("%s: Cache-Control %q", path, got)
			}
		}
	})
}

// Nothing of a clinic is there for the owner of another, and every page forbids
// scripts in pages and copies of pages.
func TestAnotherOwnerFindsNothing(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.publish(sample(t))
		for _, path := range []string{"preview", "publish", "history", "history/1", "withdraw", "widget", "draft.kwb", "published.kwb"} {
			at := "/portal/c/cedar-street-massage/" + path
			if answer, _ := d.ask("GET", at, nil, "X-Test-Person", "stranger"); answer.StatusCode != http.StatusNotFound {
				t.Errorf("GET %s: status %d for a stranger", path, answer.StatusCode)
			}
			answer, _ := d.ask("GET", at, nil)
			if answer.StatusCode != http.StatusOK || answer.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("GET %s: status %d, Cache-Control %q", path, answer.StatusCode, answer.Header.Get("Cache-Control"))
			}
			if policy := answer.Header.Get("Content-Security-Policy"); strings.Contains(policy, "unsafe") || !strings.Contains(policy, "default-src 'none'") {
				t.Errorf("GET %s: policy %q", path, policy)
			}
		}
		for _, path := range []string{"publish", "history/1/revert", "withdraw"} {
			form := url.Values{"name": {"Cedar Street Massage"}, "current": {"1"}, "version": {"0"}}
			if answer, _ := d.ask("POST", "/portal/c/cedar-street-massage/"+path, form, "X-Test-Person", "stranger"); answer.StatusCode != http.StatusNotFound {
				t.Errorf("POST %s: status %d for a stranger", path, answer.StatusCode)
			}
		}
		if n := len(mustHistory(d)); n != 1 {
			t.Errorf("%d revisions after a stranger tried", n)
		}
		for _, number := range []string{"0", "2", "-1", "1.0", "01", "x", "99999999999999999999"} {
			d.page(404, "history/"+number)
			d.page(404, "history/"+number+"/revert", url.Values{"current": {"1"}})
		}
	})
}

func TestHomeSaysWhereEachClinicStands(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		home := func(headers ...string) string {
			_, tree := d.ask("GET", "/portal/", nil, headers...)
			return pagetest.Text(tree)
		}
		for _, step := range []struct {
			do   func()
			want string
		}{
			{func() {}, "Nothing is published yet. The draft can be published."},
			{func() { d.publish(sample(t)) }, "Buyers read revision 1, published on December 1, 2026. The draft is what is published."},
			{func() { d.draft(sample(t, hour(9900))) }, "1 part of the draft is not published yet."},
			{func() { d.draft(sample(t, func(l *pricelist.List) { l.Seller.Packages[0].Visits = 0 })) }, "1 thing in the draft has to be mended"},
		} {
			step.do()
			if said := home(); !strings.Contains(said, step.want) || strings.Contains(said, "Blue Heron") {
				t.Errorf("want %q and no other's clinic in %q", step.want, said)
			}
		}
		if said := home("X-Test-Person", "stranger"); strings.Contains(said, "Cedar") {
			t.Errorf("a stranger reads %q", said)
		}
	})
}

func TestUnapprovedClinicsPublishNothing(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		added, err := d.accounts.AddClinic(t.Context(), account.Clinic{Slug: "new-place", Name: "New Place", State: "WA"}, d.owner.Email)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.prices.Replace(t.Context(), added, d.owner.User, sample(t)); err != nil {
			t.Fatal(err)
		}
		_, tree := d.ask("GET", "/portal/c/new-place/publish", nil)
		d.says(tree, []string{"have yet to approve this clinic"}, []string{"A note for your history"})
		draft, err := d.prices.Draft(t.Context(), added)
		if err != nil {
			t.Fatal(err)
		}
		answer, _ := d.ask("POST", "/portal/c/new-place/publish", url.Values{"version": {strconv.FormatInt(draft.Version, 10)}})
		if answer.StatusCode != http.StatusForbidden {
			t.Errorf("status %d", answer.StatusCode)
		}
	})
}

func TestWidgetSnippets(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.says(d.page(200, "widget"), []string{"Nothing is public yet"}, nil)
		d.publish(sample(t))
		for name, test := range map[string]struct {
			query, element, frame, preview string
			problem                        bool
		}{
			"as it comes": {"", `<kneadwise-calculator clinic="cedar-street-massage"></kneadwise-calculator>`, `src="https://prices.example/embed/cedar-street-massage"`, "/embed/cedar-street-massage", false},
			"all": {"?theme=dark&lang=es&accent=%23AB12cd", `clinic="cedar-street-massage" lang="es" theme="dark" accent="#ab12cd">`,
				`src="https://prices.example/es/embed/cedar-street-massage#accent=%23ab12cd&amp;theme=dark"`, "/es/embed/cedar-street-massage#accent=%23ab12cd&theme=dark", false},
			"no color":      {"?accent=%22%3E%3Cscript%3E", `clinic="cedar-street-massage"></`, "/embed/cedar-street-massage\"", "/embed/cedar-street-massage", true},
			"no such theme": {"?theme=%22onload%3D&lang=xx", `clinic="cedar-street-massage"></`, "/embed/cedar-street-massage\"", "/embed/cedar-street-massage", false},
		} {
			tree := d.page(200, "widget"+test.query)
			if got := pagetest.Text(pagetest.One(t, tree, "#element")); !strings.Contains(got, test.element) || !strings.Contains(got, `<script async src="https://prices.example/widget.js"></script>`) {
				t.Errorf("%s: the lines are %q", name, got)
			}
			if got := pagetest.Text(pagetest.One(t, tree, "#frame")); !strings.Contains(got, test.frame) {
				t.Errorf("%s: the frame is %q", name, got)
			}
			for _, n := range pagetest.All(tree, "iframe") {
				if pagetest.Attribute(n, "src") != test.preview || strings.Contains(pagetest.Attribute(n, "sandbox"), "same-origin") {
					t.Errorf("%s: the preview is %q in %q", name, pagetest.Attribute(n, "src"), pagetest.Attribute(n, "sandbox"))
				}
			}
			if said := pagetest.Text(tree); strings.Contains(said, "Write a color as #") != test.problem {
				t.Errorf("%s: the page says %q", name, said)
			}
		}
	})
}

// What people type is text wherever these pages show it.
func TestMarkupThatIsTypedStaysText(t *testing.T) {
	const attack = `"><img src=x onerror=alert(1)>'{{.}}`
	each(t, func(t *testing.T, d *desk) {
		list := sample(t, func(l *pricelist.List) {
			l.Name = attack
			l.Locations[0].Name, l.Locations[0].City = attack, attack
		})
		d.draft(list)
		version := d.hidden(d.page(200, "publish"), "version")
		d.page(303, "publish", url.Values{"version": {version}, "note": {attack}})
		d.draft(sample(t))
		d.clinic.Name = attack
		pages := []*html.Node{
			d.page(200, "publish"), d.page(200, "preview"), d.page(200, "history"), d.page(200, "history/1"), d.page(422, "withdraw", url.Values{"name": {attack}}),
			d.page(200, "widget?accent="+url.QueryEscape(attack)), d.page(409, "publish", url.Values{"version": {"1"}, "note": {attack}}),
		}
		shown := false
		for _, tree := range pages {
			shown = shown || strings.Contains(pagetest.Text(tree), attack)
			for n := range tree.Descendants() {
				if n.Type == html.ElementNode && (n.Data == "img" || n.Data == "script" && pagetest.Attribute(n, "src") == "") {
					t.Errorf("markup came of it: %s", pagetest.Text(tree))
				}
			}
		}
		if !shown {
			t.Error("the attack is shown nowhere: this test tries nothing")
		}
	})
}

// Every value that a review can name has a label here.
func TestEveryDifferenceHasAName(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.publish(sample(t))
		d.draft(sample(t, func(l *pricelist.List) {
			l.Name, l.Website, l.BookingURL = "Other", "", "https://other.example/book"
			l.Effective.Until = l.Effective.From + 400
			l.Fees = pricelist.Fees{NoShow: pricelist.Percent(50), LateCancel: pricelist.Percent(25), WithinHours: 24}
			l.Seller.TipUsual = offer.No
			l.Seller.Provider++
			l.Locations[0].Name, l.Locations[0].City, l.Locations[0].Zip3, l.Locations[0].Phone = "Elsewhere", "Tacoma", "984", ""
			s := &l.Seller.Services[0]
			s.Modality, s.HandsOnMinutes, s.Price, s.FirstVisit = "swedish", 55, span.Exact(9900), span.Span{}
			l.Seller.Packages[0].Visits, l.Seller.Packages[0].Expiry = 6, offer.Expiry{Rule: offer.FixedDate, Date: l.PublishedOn + 300}
			m := &l.Seller.Memberships[0]
			m.Fee, m.SetupFee, m.Credits, m.Unused, m.Cap, m.Minimum, m.MemberPrice = span.Exact(8900), span.Span{}, 2, offer.Reset, 0, span.Exact(3), span.Exact(8000)
			y := &l.Payers[0]
			y.Network, y.CashAllowed, y.Prescription, y.ProvidersPaid, y.VerifiedOn = pricelist.OutOfNetwork, offer.No, offer.No, nil, l.PublishedOn
			y.Rates = nil // there is no contract then
		}))
		tree := d.page(200, "publish")
		labels := 0
		for _, n := range pagetest.All(tree, "dt") {
			labels++
			if said := pagetest.Text(n); strings.ContainsAny(said, "_.") {
				t.Errorf("a value is called %q", said)
			}
		}
		if labels < 30 {
			t.Errorf("%d values differ, want 30 or more: %s", labels, pagetest.Text(tree))
		}
	})
}
