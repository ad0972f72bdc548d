package portal

import (
	"context"
	"fmt"

	"kneadwise/server/account"
	"kneadwise/server/auth"
	"kneadwise/wasm/review"
)

// home is the list of the clinics of whoever asks.
func (p *Portal) home(ctx context.Context) (HomeView, error) {
	f, err := p.frame(ctx, "Your clinics", "")
	if err != nil {
		return HomeView{}, err
	}
	session, _ := auth.Of(ctx)
	clinics, err := p.Accounts.ClinicsOf(ctx, session.User)
	if err != nil {
		return HomeView{}, err
	}
	v := HomeView{PortalFrame: f}
	for _, clinic := range clinics {
		card, err := p.card(ctx, clinic)
		if err != nil {
			return HomeView{}, err
		}
		v.Clinics = append(v.Clinics, card)
	}
	return v, nil
}

func (p *Portal) card(ctx context.Context, clinic account.Clinic) (ClinicCard, error) {
	c := ClinicCard{Slug: clinic.Slug, Name: clinic.Name, Approved: clinic.Approved, Demonstration: clinic.Demonstration}
	var err error
	if c.State, err = p.text.Of("state." + clinic.State); err != nil {
		return c, err
	}
	c.Status = "Nothing is published yet."
	before := p.before(clinic)
	if before != nil {
		day, err := p.text.Date(before.PublishedOn)
		if err != nil {
			return c, err
		}
		c.Public, c.Status = true, fmt.Sprintf("Buyers read revision %d, published on %s.", before.Revision, day)
	}
	draft, err := p.Prices.Draft(ctx, clinic)
	if err != nil {
		return c, err
	}
	switch {
	case len(draft.Items) == 0:
		c.Draft = "The draft is empty."
	case len(draft.Faults) > 0:
		c.Draft, c.Pending = things(len(draft.Faults), "thing in the draft has", "things in the draft have")+" to be mended before it can be published.", true
	case before == nil:
		c.Draft, c.Pending = "The draft can be published.", true
	default:
		switch n := len(review.Parts(before, p.asPublished(draft.List, clinic))); n {
		case 0:
			c.Draft = "The draft is what is published."
		default:
			c.Draft, c.Pending = things(n, "part of the draft is", "parts of the draft are")+" not published yet.", true
		}
	}
	return c, nil
}

// things counts: "1 part of the draft is", "2 parts of the draft are".
func things(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
