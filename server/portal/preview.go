package portal

import (
	"context"
	"errors"
	"fmt"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/server/locale"
	"kneadwise/server/portal/course"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/wire"
)

// errNoDraft says that the draft has faults, so that no list can be made of it.
var errNoDraft = fault.New(fault.NotFound, "the draft is not a price list yet")

// preview answers the default visitor by what is current and by the draft. The
// script answers the same question by the visitors' own engine; both say the same
// to the cent, because it is the same engine.
func (p *Portal) preview(ctx context.Context) (PreviewView, error) {
	clinic := account.Of(ctx)
	f, err := p.frame(ctx, "Preview", herePreview)
	if err != nil {
		return PreviewView{}, err
	}
	v := PreviewView{PortalFrame: f, Slug: clinic.Slug, AsOf: wire.Day(p.today())}
	if err := p.engine(&v); err != nil {
		return v, err
	}
	draft, err := p.Prices.Draft(ctx, clinic)
	if err != nil {
		return v, err
	}
	v.Faults = p.faults(clinic, &draft)
	before := p.before(clinic)
	var after *pricelist.List
	if draft.List != nil {
		after = p.asPublished(draft.List, clinic)
		v.State, v.Draft = after.State(), address(clinic, "draft.kwb")
	}
	if before != nil {
		v.Published = address(clinic, "published.kwb")
		if v.State == "" {
			v.State = before.State()
		}
	}
	if v.Before, err = p.side(before, v.State); err != nil {
		return v, err
	}
	if v.After, err = p.side(after, v.State); err != nil {
		return v, err
	}
	v.Comparable = v.Before.Priced && v.After.Priced
	if v.Comparable {
		v.Change = rise(v.After.Headline() - v.Before.Headline())
	}
	if v.State == "" {
		return v, nil
	}
	v.StateName, err = p.text.Of("state." + v.State)
	return v, err
}

// engine fills in what the page's script downloads.
func (p *Portal) engine(v *PreviewView) error {
	frame, err := p.Site.Frame("/", locale.English)
	if err != nil {
		return err
	}
	v.Engine = frame.Engine
	var missing error
	for name, to := range map[string]*string{"worker.js": &v.Worker, "text-en.json": &v.Words, "preview.js": &v.Preview} {
		url, err := p.Site.URL(name)
		*to, missing = url, errors.Join(missing, err)
	}
	return missing
}

// side answers the request {} in a state, naming the one clinic.
func (p *Portal) side(list *pricelist.List, state string) (Side, error) {
	if list == nil {
		return Side{}, nil
	}
	e, faults := estimate.Run(&estimate.Request{AsOf: p.today(), State: state, Clinics: []string{list.Seller.ID}}, estimate.Lists{*list})
	if len(faults) > 0 {
		return Side{}, fmt.Errorf("couldn't answer the default visitor: %w", faults[0])
	}
	said, err := course.Of(p.text, &e)
	return Side{There: true, Answer: said}, err
}

// rise words what the after is against the before.
func rise(by money.Amount) Rise {
	switch {
	case by > 0:
		return Rise{Text: locale.Dollars(by) + " more", Up: true}
	case by < 0:
		return Rise{Text: locale.Dollars(-by) + " less", Down: true}
	}
	return Rise{Text: "The same"}
}

// bundle is a list in the form that the engine reads.
func bundle(list *pricelist.List) ([]byte, error) {
	data, faults := wire.WriteBundle([]pricelist.List{*list})
	if len(faults) > 0 {
		return nil, fmt.Errorf("couldn't write a list for the engine: %w", faults[0])
	}
	return data, nil
}

// draftBundle is the draft as it would be published today. The fault is NotFound
// where the draft has faults.
func (p *Portal) draftBundle(ctx context.Context) ([]byte, error) {
	clinic := account.Of(ctx)
	draft, err := p.Prices.Draft(ctx, clinic)
	if err != nil {
		return nil, err
	}
	if draft.List == nil {
		return nil, errNoDraft
	}
	return bundle(p.asPublished(draft.List, clinic))
}

// publishedBundle is what is current. The fault is NotFound where nothing is.
func (p *Portal) publishedBundle(ctx context.Context) ([]byte, error) {
	list := p.before(account.Of(ctx))
	if list == nil {
		return nil, fault.New(fault.NotFound, "nothing is published")
	}
	return bundle(list)
}
