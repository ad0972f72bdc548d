package e2e

import (
	"strings"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/web/e2e/browser"
)

// The day on which she books is asked of the engine as it is of a request in JSON,
// and by when the clinic owes her an estimate is what the page says of the answer.
func TestWrittenEstimateIsOwed(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("part-care")
		v.unfold("quotes")
		v.write("own[0].name", "Main Street")
		v.write("own[0].price", "90")
		v.choose("then:stop")
		v.answer()
		owed := func(key string) {
			t.Helper()
			before, _, _ := strings.Cut(v.words(key), "{")
			if said := v.text("[data-key=owed]"); !strings.Contains(said, before) {
				t.Errorf("%q is not in %q", before, said)
			}
		}
		if look[bool](v, `document.querySelector("[data-key=owed] details").open`) {
			t.Error("what few need to read is open")
		}
		owed("good_faith.not_said")
		owed("good_faith.whole")
		if said, want := v.text("[data-key=owed]"), v.words("good_faith.bill", "{name}", "Main Street", "{amount}", "$940.00"); !strings.Contains(said, want) {
			t.Errorf("%q is not in %q", want, said)
		}

		start := v.today().AddDays(40)
		v.write("start", start.String())
		v.moves("a booking far ahead", func() { v.write("booked_on", v.today().String()) })
		owed("good_faith.by")
		// However holidays fall, there is a weekend in three business days or none.
		got := v.answer()
		if by := got.Estimate.GoodFaith.By; by < v.today().AddDays(3) || by > v.today().AddDays(7) {
			t.Errorf("owed by %s", by)
		}
		if said, want := v.text("[data-key=owed]"), look[string](v, dayInWords(got.Estimate.GoodFaith.By)); !strings.Contains(said, want) {
			t.Errorf("%q is not in %q", want, said)
		}
		v.asks(got, `{"format": "kneadwise.request/1", "booked_on": "`+v.today().String()+`", "plan": {"start": "`+start.String()+`", "minutes": 60,
			"provider_type": "massage_therapist", "phases": [{"name": "initial", "visits": 6, "every": {"weeks": 1}}]}, "offers": {"own": [
			{"name": "Main Street", "provider_type": "massage_therapist", "services": [{"id": "visit", "booked_minutes": 60, "price_cents": 9000}]}]}}`)
		v.moves("a booking on the day", func() { v.write("booked_on", start.String()) })
		owed("good_faith.too_near")

		v.refused("booked_on", start.AddDays(1).String(), v.words("ui.wrong.booked_on.fault.order"))
		owed("good_faith.not_said")
		v.clean()
	})
}

// dayInWords writes a day as the page does.
func dayInWords(day civil.Date) string {
	return `new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeZone: "UTC" }).format(new Date("` + day.String() + `"))`
}
