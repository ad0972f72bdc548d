package app

import (
	"context"
	"time"

	"kneadwise/server/auth"
	"kneadwise/server/directory"
	"kneadwise/server/embed"
	"kneadwise/server/portal"
	"kneadwise/server/portal/begin"
	"kneadwise/server/pricing"
	"kneadwise/server/publish"
	"kneadwise/wasm/civil"
	"kneadwise/web"
)

// public adds the pages of what is published: the clinics' own, the frames for
// their sites, and the page where a clinic begins.
func (s *site) public() error {
	directory.New(directory.Options{
		Site: s.pages, Library: s.publisher.Library, Now: time.Now, PublicURL: s.settings.PublicURL,
	}).Routes(s.engine)
	begin.Routes(s.engine, begin.Options{Site: s.pages, Today: publishingDay, Contact: s.settings.Contact})
	return embed.Routes(s.engine, embed.Options{
		Site: s.pages, Find: embed.Published(s.publisher.Library), PublicURL: s.settings.PublicURL, Today: publishingDay,
	}, web.Dist())
}

// portal adds the pages by which clinics work, each behind its doors: the request
// comes from a page of ours, from somebody who is signed in, about a clinic that
// is hers.
func (s *site) portal(ctx context.Context) error {
	signIn, err := auth.New(ctx, auth.Options{
		Store: s.db, Passwords: s.passwords, Now: time.Now, Log: s.log, Site: s.pages, PublicURL: s.settings.PublicURL,
	})
	if err != nil {
		return err
	}
	desk := portal.New(portal.Options{
		Site: s.pages, Accounts: s.accounts, Prices: s.prices, Publisher: s.publisher, Now: time.Now, PublicURL: s.settings.PublicURL,
	})
	guarded := s.engine.Group("/portal", signIn.Guard())
	signIn.Routes(guarded)
	signedIn := guarded.Group("", signIn.Require())
	clinic := signedIn.Group("/c/:clinic", s.accounts.Member())
	desk.Routes(signedIn, clinic)
	pricing.Routes(signedIn, clinic, pricing.Options{
		Prices: s.prices, Site: s.pages, Frame: desk.Frame, ClinicsOf: s.accounts.ClinicsOf,
	})
	return nil
}

// publishingDay is the day on which a publication of this moment is dated.
func publishingDay() civil.Date { return publish.Day(time.Now()) }
