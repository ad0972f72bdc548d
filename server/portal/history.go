package portal

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"kneadwise/server/account"
	"kneadwise/server/auth"
	"kneadwise/server/fault"
	"kneadwise/server/page"
	"kneadwise/server/publish"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

// history is the page of every revision.
func (p *Portal) history(ctx context.Context) (HistoryView, error) {
	clinic := account.Of(ctx)
	f, err := p.frame(ctx, "History", hereHistory)
	if err != nil {
		return HistoryView{}, err
	}
	all, err := p.Publisher.History(ctx, clinic.ID)
	if err != nil {
		return HistoryView{}, err
	}
	v := HistoryView{PortalFrame: f}
	who, err := p.Accounts.Emails(ctx, clinic)
	if err != nil {
		return v, err
	}
	for _, r := range all {
		line, err := p.revisionLine(r, who)
		if err != nil {
			return v, err
		}
		v.Revisions = append(v.Revisions, line)
	}
	if listed, ok := p.current(clinic); ok {
		v.Stable = listed.Stable
	}
	return v, nil
}

func (p *Portal) revisionLine(r publish.Revision, who map[string]string) (RevisionLine, error) {
	line := RevisionLine{Number: r.Number, Note: r.Note, SHA256: r.SHA256, Current: r.Current, WhenExact: r.PublishedAt.UTC().Format(time.RFC3339)}
	var err error
	if line.When, err = p.moment(r.PublishedAt); err != nil {
		return line, err
	}
	switch email, known := who[r.PublishedBy]; {
	case known:
		line.Who = email
	case r.PublishedBy == "":
		line.Who = "the demonstration"
	default:
		line.Who = "somebody who works here no more"
	}
	if !r.Withdrawn() {
		line.File = publish.Prefix + r.SHA256 + ".json"
		return line, nil
	}
	line.Withdrawn, err = p.moment(r.WithdrawnAt)
	return line, err
}

// moment is when something happened, as people here read it.
func (p *Portal) moment(t time.Time) (string, error) {
	t = t.UTC()
	day, ok := civil.Make(t.Year(), int(t.Month()), t.Day())
	if !ok {
		return "", fmt.Errorf("%v is no time of this calendar", t)
	}
	words, err := p.text.Date(day)
	return words + ", " + t.Format("15:04") + " UTC", err
}

// revision is the page of one revision. The fault is NotFound.
func (p *Portal) revision(ctx context.Context, number int) (RevisionView, error) {
	clinic := account.Of(ctx)
	r, err := p.Publisher.Revision(ctx, clinic.ID, number)
	if err != nil {
		return RevisionView{}, err
	}
	f, err := p.frame(ctx, fmt.Sprintf("Revision %d", number), hereHistory)
	if err != nil {
		return RevisionView{}, err
	}
	v := RevisionView{PortalFrame: f, Approved: clinic.Approved}
	who, err := p.Accounts.Emails(ctx, clinic)
	if err != nil {
		return v, err
	}
	if v.Revision, err = p.revisionLine(r, who); err != nil {
		return v, err
	}
	list, err := r.List()
	if err != nil {
		return v, err
	}
	var earlier *pricelist.List
	if number > 1 {
		before, err := p.Publisher.Revision(ctx, clinic.ID, number-1)
		if err != nil {
			return v, err
		}
		if earlier, err = before.List(); err != nil {
			return v, err
		}
	}
	if v.Was, err = p.change(earlier, list); err != nil {
		return v, err
	}
	return v, p.wayBack(ctx, &v, clinic, list)
}

// wayBack fills in what going back to a list would do today.
func (p *Portal) wayBack(ctx context.Context, v *RevisionView, clinic account.Clinic, list *pricelist.List) (err error) {
	before := p.before(clinic)
	if before != nil {
		v.Current = before.Revision
	}
	if v.Today, err = p.change(before, list); err != nil {
		return err
	}
	v.Same = before != nil && len(v.Today.Parts) == 0
	draft, err := p.Prices.Draft(ctx, clinic)
	if err != nil {
		return err
	}
	v.Pending = draft.List == nil || before == nil || !sameTerms(draft.List, before)
	return nil
}

// sameTerms tells whether two lists say the same to a buyer.
func sameTerms(a, b *pricelist.List) bool {
	bare := func(l pricelist.List) string {
		l.Revision, l.Previous, l.PublishedOn, l.SHA256 = 1, "", 1, ""
		l.Seller.ID, l.Demonstration = "", false
		return string(document.Canonical(&l))
	}
	return bare(*a) == bare(*b)
}

// currentField is the number of the revision that was current on the page.
const currentField = "current"

// revert publishes a revision's terms again and makes the draft the same. The
// fault is Conflict if another revision is current than was on the page.
func (p *Portal) revert(ctx context.Context, number int, form url.Values) (publish.Revision, error) {
	clinic := account.Of(ctx)
	session, _ := auth.Of(ctx)
	r, err := p.Publisher.Revision(ctx, clinic.ID, number)
	if err != nil {
		return publish.Revision{}, err
	}
	list, err := r.List()
	if err != nil {
		return publish.Revision{}, err
	}
	current := 0
	if before := p.before(clinic); before != nil {
		current = before.Revision
	}
	if form.Get(currentField) != strconv.Itoa(current) {
		return publish.Revision{}, fault.New(fault.Conflict, "somebody published since you looked")
	}
	made, err := p.Publisher.Publish(ctx, publish.Command{
		Clinic: clinic, User: session.User, Note: fmt.Sprintf("Back to revision %d.", number), List: list,
	})
	if err != nil {
		return made, err
	}
	return made, p.Prices.Replace(ctx, clinic, session.User, list)
}

// nameField is the box in which the clinic's name is typed before a withdrawal.
const nameField = "name"

// withdrawal is the page before a withdrawal.
func (p *Portal) withdrawal(ctx context.Context, typed string, asked bool) (WithdrawView, error) {
	clinic := account.Of(ctx)
	f, err := p.frame(ctx, "Withdraw your prices", hereHistory)
	if err != nil {
		return WithdrawView{}, err
	}
	v := WithdrawView{PortalFrame: f, Public: f.Clinic.Public, Name: page.Field{
		Kind: page.TextField, Name: nameField, Label: "The clinic’s name", Value: typed, MaxLength: 200,
		Hint: "Type “" + clinic.Name + "” as it stands here, so that this does not happen by a slip.",
	}}
	if asked && !named(clinic, typed) {
		v.Name.Error = "This is not the clinic’s name."
		v.Problems = page.Problems(v.Name)
	}
	return v, nil
}

// named tells whether what was typed is the clinic's name.
func named(clinic account.Clinic, typed string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(typed), " "), strings.Join(strings.Fields(clinic.Name), " "))
}

// withdraw takes back everything that the clinic has published.
func (p *Portal) withdraw(ctx context.Context) error {
	session, _ := auth.Of(ctx)
	return p.Publisher.Withdraw(ctx, account.Of(ctx), session.User)
}
