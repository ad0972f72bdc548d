package papers_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/papers"
)

// paid is a request whose cheapest way is a package of three visits.
const paid = `{"as_of": "2026-12-01", "plan": {"start": "2026-12-08", "phases": [{"visits": 3, "every": {"weeks": 1}}]},
 "offers": {"own": [{"name": "Main Street", "provider_type": "massage_therapist",
  "services": [{"id": "hour", "booked_minutes": 60, "hands_on_minutes": 50, "price_cents": 9000}],
  "packages": [{"id": "three", "credits": {"unit": "visit", "count": 3}, "price_cents": 24000, "services": ["hour"], "expires": {"rule": "after_purchase", "months": 6}}]}]}}`

// unfolded are the lines of a calendar, put together again.
func unfolded(text string) string { return strings.ReplaceAll(text, "\r\n ", "") }

func TestACalendarSaysWhatIsPaidAndWhen(t *testing.T) {
	a := answer(t, paid, nil)
	text, err := papers.Calendar(texts(t, locale.English), a, day(t, "2027-01-04"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"DTSTART;VALUE=DATE:20261208\r\nDTEND;VALUE=DATE:20261209\r\nSUMMARY:Massage\\, visit 1 of 3\r\nDESCRIPTION:60 minutes. Main Street.\\nYou pay $240.00 that day.\r\n",
		"SUMMARY:Pay $240.00 for massage\r\nDESCRIPTION:$240.00: The price of a package\\, due on the day it is bought.\\nTo: Main Street.\r\n",
		"DTSTART;VALUE=DATE:20261222\r\nDTEND;VALUE=DATE:20261223\r\nSUMMARY:Massage\\, visit 3 of 3\r\nDESCRIPTION:60 minutes. Main Street.\\nYou pay nothing that day.\r\n",
		"DTSTART;VALUE=DATE:20261222\r\nDTEND;VALUE=DATE:20261223\r\nSUMMARY:Look at whether the massage helped\r\n",
		"DTSTART;VALUE=DATE:20270608\r\nDTEND;VALUE=DATE:20270609\r\nSUMMARY:Last day for the visits of the package “three”\r\n",
		"DTSTART;VALUE=DATE:20270504\r\nDTEND;VALUE=DATE:20270505\r\nSUMMARY:Last day to start a dispute over the bill\r\n",
	} {
		if !strings.Contains(unfolded(text), want) {
			t.Errorf("no %q in\n%s", want, unfolded(text))
		}
	}
	if n := strings.Count(text, "BEGIN:VEVENT"); n != 7 {
		t.Errorf("%d events", n)
	}
	text, err = papers.Calendar(texts(t, locale.Spanish), a, 0)
	if err != nil || !strings.Contains(unfolded(text), "SUMMARY:Pagar $240.00 por masaje\r\n") || strings.Contains(text, "dispute_by") {
		t.Errorf("%v\n%s", err, unfolded(text))
	}
}

// Who asks again later, having moved the visits and learned a price, gets the same
// events anew; of another place she gets others.
func TestAnEventThatMovesIsTheSame(t *testing.T) {
	uids := func(request string) (all []string) {
		text, err := papers.Calendar(texts(t, locale.English), answer(t, request, nil), 0)
		if err != nil {
			t.Fatal(err)
		}
		return regexp.MustCompile(`(?m)^UID:(.*)\r$`).FindAllString(text, -1)
	}
	before := uids(paid)
	later := strings.NewReplacer(`"as_of": "2026-12-01"`, `"as_of": "2026-12-03"`, "2026-12-08", "2026-12-10", "24000", "23000").Replace(paid)
	if after := uids(later); !slices.Equal(slices.Sorted(slices.Values(before)), slices.Sorted(slices.Values(after))) {
		t.Errorf("%q became %q", before, after)
	}
	for _, uid := range uids(strings.Replace(paid, "Main Street", "Side Street", 1)) {
		if slices.Contains(before, uid) {
			t.Errorf("%s is an event of both places", uid)
		}
	}
}

// Where something is not known, an amount says which case it is of.
func TestAnAmountThatIsNotCertainSaysSo(t *testing.T) {
	rough := strings.Replace(paid, `"price_cents": 9000`, `"price_cents": {"low": 7000, "high": 7900}`, 1)
	text, err := papers.Calendar(texts(t, locale.English), answer(t, rough, nil), 0)
	if err != nil || !strings.Contains(unfolded(text), `This is with our assumptions for what is not known.`) {
		t.Errorf("%v\n%s", err, unfolded(text))
	}
}
