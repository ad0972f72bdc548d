package directory

import (
	"html/template"

	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/publish"
	"kneadwise/server/terms"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/review"
	"kneadwise/wasm/span"
)

// ClinicView is the page of one clinic.
type ClinicView struct {
	page.Frame
	Name, Provider   string
	Invented         string // what is said of an invented clinic; empty for others
	City, State      string
	Locations        []Location
	Booking, Website string
	Pays             Pays
	Rows             []Row
	Packages         []string
	Memberships      []string
	Extras           []string
	Insurers         []terms.Insurer
	InForce          []string // when it was published, and from and until when the prices hold
	Revision         int
	SHA256           string
	JSON, Stable     string
	Previous         string // the revision before; empty where it cannot be read
	Bundled          bool   // the calculator can load the state's clinics
	StateURL         string
	LinkedData       *Business
	// The names of packages and memberships, for the linked data alone.
	packageNames, membershipNames []string
}

// Location is one place of the clinic.
type Location struct {
	Place string
	Phone string
	Dial  template.URL // tel: and digits
}

// Pays is what the usual plan costs here.
type Pays struct {
	Priced                   bool
	Visits                   int
	Cheapest, Plain, Prepaid string
}

// Row is one service in the price table.
type Row struct {
	Visit, HandsOn, Price, First, Minute string
}

func (d *Directory) clinicView(e *edition, language locale.Language, l publish.Listed) (ClinicView, error) {
	list := l.List.On(e.day)
	frame, err := d.options.Site.Frame(clinicPath(list.Seller.ID), language)
	if err != nil {
		return ClinicView{}, err
	}
	v := ClinicView{
		Frame: frame, Name: list.Name, City: list.Locations[0].City,
		Booking: list.BookingURL, Website: list.Website,
		Revision: list.Revision, SHA256: l.SHA256, JSON: l.Path, Stable: l.Stable,
		StateURL: page.In(language, indexPath(list.State())), Pays: pays(list, e.day),
	}
	if before := publish.Prefix + list.Previous + ".json"; list.Previous != "" {
		if f, ok := e.library.File(before); ok && !f.Gone {
			v.Previous = before
		}
	}
	for _, b := range e.library.Bundles() {
		v.Bundled = v.Bundled || b.State == list.State()
	}
	w := wording{locale.Wording{Texts: frame.Text}}
	v.Provider = locale.Capital(w.Of("provider." + list.Seller.Provider.Code()))
	if list.Demonstration {
		v.Invented = w.Of("clinic.invented")
	}
	v.State = w.Of("state." + list.State())
	for _, at := range list.Locations {
		v.Locations = append(v.Locations, Location{
			Place: w.Of("clinic.place", "name", at.Name, "city", at.City, "state", w.Of("state."+at.State)),
			Phone: at.Phone, Dial: page.Dial(at.Phone),
		})
	}
	v.InForce = w.inForce(list, e.day)
	w.sold(&v, list)
	if w.Err != nil {
		return ClinicView{}, w.Err
	}
	v.LinkedData = business(d.options.PublicURL+clinicPath(list.Seller.ID), list, &v)
	return v, nil
}

// wording words a clinic's page.
type wording struct{ locale.Wording }

// sold fills in what the clinic sells.
func (w *wording) sold(v *ClinicView, list *pricelist.List) {
	s := &list.Seller
	for i := range s.Services {
		v.Rows = append(v.Rows, w.row(&s.Services[i]))
	}
	for i := range s.Packages {
		v.Packages = append(v.Packages, w.Take(terms.Package(w.Texts, s, i)))
		v.packageNames = append(v.packageNames, w.Take(terms.PackageName(w.Texts, &s.Packages[i])))
	}
	for i := range s.Memberships {
		v.Memberships = append(v.Memberships, w.Take(terms.Membership(w.Texts, s, i)))
		v.membershipNames = append(v.membershipNames, w.Take(terms.MembershipName(w.Texts, &s.Memberships[i])))
	}
	var err error
	if v.Extras, err = terms.Extras(w.Texts, list); err != nil {
		w.Take("", err)
	}
	if v.Insurers, err = terms.Insurers(w.Texts, list); err != nil {
		w.Take("", err)
	}
}

func (w *wording) row(s *offer.Service) Row {
	price := money.Amount(s.Price.Low)
	r := Row{Visit: w.Take(terms.Service(w.Texts, s)), Price: locale.Dollars(price)}
	if s.HandsOnMinutes > 0 {
		r.HandsOn = w.Of("clinic.prices.minutes", "minutes", s.HandsOnMinutes)
		r.Minute = locale.Dollars(perMinute(price, s.HandsOnMinutes))
	}
	if s.FirstVisit.Said {
		r.First = w.Of("clinic.prices.first", "price", locale.Dollars(money.Amount(s.FirstVisit.Low)))
	}
	return r
}

// perMinute is a price a minute, half a cent up.
func perMinute(price money.Amount, minutes int) money.Amount {
	cents, _ := money.MulDiv(int64(price), 1, int64(minutes), money.HalfUp)
	return money.Amount(cents)
}

// inForce says when the list was published and when its prices hold.
func (w *wording) inForce(list *pricelist.List, today civil.Date) []string {
	key := "clinic.published"
	if list.Effective.From > today {
		key = "clinic.published.later"
	}
	said := []string{w.Of(key, "published", w.Day(list.PublishedOn), "from", w.Day(list.Effective.From))}
	if until := list.Effective.Until; until != 0 {
		key = "clinic.until"
		if until <= today {
			key = "clinic.lapsed"
		}
		said = append(said, w.Of(key, "date", w.Day(until.AddDays(-1))))
	}
	return said
}

// pays asks the engine what the usual plan costs.
func pays(list *pricelist.List, asOf civil.Date) Pays {
	found, _ := review.Pays(list, review.Yearlong, asOf)
	if !found.After.Priced {
		return Pays{}
	}
	p := Pays{Priced: true, Visits: found.Visits, Cheapest: likely(found.After.Money), Plain: likely(found.After.Plain)}
	if found.After.Prepaid > 0 {
		p.Prepaid = locale.Dollars(found.After.Prepaid)
	}
	return p
}

// likely is the figure of someone who pays by herself, which a published list
// leaves nothing open of.
func likely(m span.Money) string { return locale.Dollars(m.High) }

// hour is the lowest price of a visit of 60 minutes.
func hour(s *offer.Seller) (money.Amount, bool) {
	var least money.Amount
	for i := range s.Services {
		if v := &s.Services[i]; v.BookedMinutes == compared && (least == 0 || money.Amount(v.Price.Low) < least) {
			least = money.Amount(v.Price.Low)
		}
	}
	return least, least > 0
}
