package begin

import (
	"kneadwise/server/locale"
	"kneadwise/server/terms"
	"kneadwise/wasm/code"
	"kneadwise/wasm/review"
)

// findings words what a review found, as far as an owner can mend it on this page:
// three prices and a package say nothing of booking links and hands-on minutes.
func findings(text *locale.Texts, found []review.Finding) (all []Finding, err error) {
	for i := range found {
		f := &found[i]
		if f.Code == code.NoBookingLink || f.Code == code.HandsOnMissing {
			continue
		}
		said, err := terms.Finding(text, f)
		if err != nil {
			return nil, err
		}
		all = append(all, Finding{said, f.Severity == review.Warning})
	}
	return all, nil
}
