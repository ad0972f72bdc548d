package reference_test

import (
	"net/url"
	"regexp"
	"slices"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/reference"
)

func TestProviderCodes(t *testing.T) {
	for number, code := range []string{1: "massage_therapist", 2: "physical_therapy", 3: "chiropractic", 4: "medical_massage"} {
		if got := reference.Provider(number).Code(); got != code {
			t.Errorf("provider %d: %q, want %q", number, got, code)
		}
		p, ok := reference.ParseProvider(code)
		if want := code != ""; int(p) != number || ok != want {
			t.Errorf("ParseProvider(%q) = %d, %v", code, p, ok)
		}
	}
	for _, code := range []string{"", "massage", "Massage_Therapist", "massage_therapist "} {
		if p, ok := reference.ParseProvider(code); ok || p != 0 {
			t.Errorf("ParseProvider(%q) = %d, %v", code, p, ok)
		}
	}
	if code := reference.Provider(5).Code(); code != "" {
		t.Errorf("provider 5: %q", code)
	}
}

// TestPayerNumbersNeverMove holds the whole list, because a number or id that
// moved would change what published price lists and saved requests say. Append.
func TestPayerNumbersNeverMove(t *testing.T) {
	want := []string{
		"other", "example-health", "demo-mutual", "aetna", "ambetter", "anthem", "blue-cross-blue-shield",
		"blue-cross-blue-shield-illinois", "blue-cross-blue-shield-massachusetts", "blue-cross-blue-shield-michigan",
		"blue-cross-blue-shield-north-carolina", "blue-cross-blue-shield-texas", "blue-shield-california", "carefirst",
		"cigna", "florida-blue", "highmark", "horizon", "humana", "independence-blue-cross", "kaiser-permanente",
		"medical-mutual", "molina", "oscar", "premera", "regence", "unitedhealthcare", "upmc",
	}
	ids := reference.PayerIDs()
	if !slices.Equal(ids, want) {
		t.Errorf("PayerIDs() = %q", ids)
	}
	form := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	for i, id := range ids {
		p, ok := reference.ParsePayer(id)
		if !ok || int(p) != i+1 || p.ID() != id || !form.MatchString(id) {
			t.Errorf("%q: number %d, %v, back to %q", id, p, ok, p.ID())
		}
	}
	if p, ok := reference.ParsePayer("other"); !ok || p != reference.OtherPayer {
		t.Error("other is not OtherPayer")
	}
	for _, id := range []string{"", "Aetna", "any-other", "medicare"} {
		if p, ok := reference.ParsePayer(id); ok || p != 0 {
			t.Errorf("ParsePayer(%q) = %d, %v", id, p, ok)
		}
	}
	if id := reference.Payer(0).ID() + reference.Payer(200).ID(); id != "" {
		t.Errorf("payers that are none have the id %q", id)
	}
	ids[0] = "changed"
	if reference.OtherPayer.ID() != "other" {
		t.Error("a caller can change the table of insurers")
	}
}

const lastSource = reference.SourcePayrollTax

func TestEverySourceIsNamed(t *testing.T) {
	codes := map[string]bool{}
	for s := reference.SourceZipPrefixes; s <= lastSource; s++ {
		u, err := url.Parse(s.URL())
		if err != nil || u.Host == "" || s.Code() == "" || s.Licence() == "" || codes[s.Code()] {
			t.Errorf("source %d: %q %q %q", s, s.Code(), s.URL(), s.Licence())
		}
		codes[s.Code()] = true
	}
	for _, none := range []reference.SourceID{0, lastSource + 1, 255} {
		if none.Code() != "" || none.URL() != "" || none.Licence() != "" || none.Checked() != 0 || none.ValidUntil() != 0 {
			t.Errorf("source %d is one", none)
		}
	}
}

// release is the day this version is released. Staleness is judged here and not
// by the clock, so that an old commit stays green.
const release = "2026-11-23"

func TestNoSourceIsStaleAtTheRelease(t *testing.T) {
	day, err := civil.Parse(release)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range reference.Stale(day) {
		t.Errorf("%s has to be checked again (%s)", s.Code(), s.URL())
	}
	for s := reference.SourceZipPrefixes; s <= lastSource; s++ {
		if s.Checked() == 0 || s.Checked() > day {
			t.Errorf("%s was checked on day %d, after the release", s.Code(), s.Checked())
		}
	}
	firstEnds := reference.SourcePriceParities.ValidUntil()
	if stale := reference.Stale(firstEnds); len(stale) != 0 {
		t.Errorf("stale on a last valid day: %v", stale)
	}
	want := []reference.SourceID{reference.SourcePriceParities, reference.SourceACALimit2027, reference.SourceFeeSchedule, reference.SourceLocalities,
		reference.SourceFSALimits2026, reference.SourcePartB2026, reference.SourceTherapyThreshold, reference.SourceIncomeTax, reference.SourcePayrollTax}
	if stale := reference.Stale(firstEnds + 1); !slices.Equal(stale, want) {
		t.Errorf("stale the day after: %v, want %v", stale, want)
	}
}
