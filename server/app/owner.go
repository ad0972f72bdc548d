package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"

	"kneadwise/server/account"
	"kneadwise/server/config"
)

// demonstrated is the clinic whose prices the demonstration's owner may change.
const demonstrated = "cedar-street-massage"

// demonstrationStays refuses to show the demonstration to anybody but who sits at
// this machine: its owner may publish, and what she publishes looks true.
func demonstrationStays(settings config.Config) error {
	hosts := map[string]string{}
	if settings.Addr != "" { // else config.DefaultAddr, which is this machine's
		hosts["--addr"] = settings.Addr
	}
	if settings.PublicURL != "" {
		u, err := url.Parse(settings.PublicURL)
		if err != nil {
			return err
		}
		hosts["--public-url"] = u.Host
	}
	for flag, host := range hosts {
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		if at, err := netip.ParseAddr(host); host != "localhost" && (err != nil || !at.IsLoopback()) {
			return usageError{fmt.Errorf("--demo is for this machine alone, and %s is not of it; 127.0.0.1 is", flag)}
		}
	}
	return nil
}

// letIn gives the demonstration an owner and her clinic a draft, or locks her out
// of a server that shows no demonstration.
func (s *site) letIn(ctx context.Context) (err error) {
	if !s.settings.Demo {
		return s.accounts.EndDemonstration(ctx)
	}
	owner, err := s.accounts.Demonstrate(ctx, s.settings.Data, demonstrated)
	if err != nil {
		return err
	}
	s.owner = &owner
	draft, err := s.prices.Draft(ctx, owner.Clinic)
	if err != nil || len(draft.Items) > 0 {
		return err
	}
	history, err := s.publisher.History(ctx, owner.Clinic.ID)
	if err != nil {
		return err
	}
	if len(history) == 0 {
		return errors.New("the demonstration has published nothing")
	}
	list, err := history[0].List()
	if err != nil {
		return err
	}
	return s.prices.Replace(ctx, owner.Clinic, owner.User, list)
}

// tell says how to sign in to the demonstration at an address.
func tell(to io.Writer, at string, owner *account.Demonstration) {
	if owner != nil {
		fmt.Fprintf(to, "a clinic's portal is at %s/portal/ (sign in as %s with the password %s)\n", at, owner.Email, owner.Password)
	}
}
