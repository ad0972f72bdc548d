package pricing

import (
	"context"
	"net/url"
	"strconv"

	"kneadwise/server/account"
	"kneadwise/server/page"
)

// OfferView is the page of what was typed before there was an account.
type OfferView struct {
	page.PortalFrame
	Clinics   []page.Choice // hers; empty where she acts for none
	Name      string        // of the one that is chosen
	Action    string
	Proposals []Proposal
	Typed     []Sent // goes along
	Changed   bool   // the draft is not as it was when she was asked
}

// Sent is one value that goes along.
type Sent struct{ Name, Value string }

// offeredNames are the boxes of the page without an account.
func offeredNames() []string {
	names := []string{offeredProvider, offeredState}
	for _, minutes := range offeredMinutes() {
		names = append(names, offeredPrice+strconv.Itoa(minutes))
	}
	for _, box := range []string{"visits", "price", "minutes", "months"} {
		names = append(names, offeredPackage+"_"+box)
	}
	return names
}

// offered sets what was typed beside the draft of one of the clinics: the one of
// which the form says the slug, else the first.
func (p *Prices) offered(ctx context.Context, clinics []account.Clinic, typed url.Values) (v OfferView, err error) {
	for _, name := range offeredNames() {
		if value := typed.Get(name); value != "" {
			v.Typed = append(v.Typed, Sent{name, value})
		}
	}
	if len(clinics) == 0 {
		return v, nil
	}
	chosen := clinics[0]
	for _, c := range clinics {
		if c.Slug == typed.Get("clinic") {
			chosen = c
		}
	}
	for _, c := range clinics {
		v.Clinics = append(v.Clinics, page.Choice{Value: c.Slug, Label: c.Name, Chosen: c.ID == chosen.ID})
	}
	v.Name, v.Action = chosen.Name, "/portal/c/"+chosen.Slug+"/offer"
	v.Proposals, err = p.Proposals(ctx, chosen, typed)
	return v, err
}
