package pricing

import (
	"bytes"
	"encoding/json"
	"fmt"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// once is the ID of parts that stand once.
const once = "main"

// Profile is who the clinic is: the document's "clinic" without the slug.
type Profile struct {
	Name       string     `json:"name"`
	Provider   string     `json:"provider_type"`
	NPI        string     `json:"npi,omitempty"`
	Licences   []Licence  `json:"licences,omitempty"`
	Languages  []string   `json:"languages,omitempty"`
	Locations  []Location `json:"locations"`
	Website    string     `json:"website,omitempty"`
	BookingURL string     `json:"booking_url,omitempty"`
}

// Location is one place where it works.
type Location struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	City  string `json:"city"`
	State string `json:"state"`
	Zip3  string `json:"zip3,omitempty"`
	Phone string `json:"phone,omitempty"`
}

// Licence is leave to practise.
type Licence struct {
	State  string `json:"state"`
	Number string `json:"number"`
	Kind   string `json:"kind,omitempty"`
}

// Service is one of the document's "services".
type Service struct {
	Name       string        `json:"id"`
	Modality   string        `json:"modality,omitempty"`
	Booked     int           `json:"booked_minutes"`
	HandsOn    int           `json:"hands_on_minutes,omitempty"`
	Tier       string        `json:"practitioner_tier,omitempty"`
	Places     []string      `json:"locations,omitempty"`
	Price      money.Amount  `json:"price_cents"`
	FirstVisit *money.Amount `json:"first_visit_price_cents,omitempty"`
	Codes      []Coded       `json:"codes,omitempty"`
}

// Coded is a billing code with the minutes that are billed under it.
type Coded struct {
	Code    string `json:"code"`
	Minutes int    `json:"minutes,omitempty"`
}

// Package is one of the document's "packages".
type Package struct {
	Name      string        `json:"id"`
	Credits   Credits       `json:"credits"`
	Price     money.Amount  `json:"price_cents"`
	Services  []string      `json:"services"`
	Expires   Expiry        `json:"expires"`
	Shared    *Shared       `json:"shareable_with,omitempty"`
	Upgrade   *Upgrade      `json:"upgrade,omitempty"`
	Refund    string        `json:"refund,omitempty"`
	RefundFee *money.Amount `json:"refund_fee_cents,omitempty"`
	FirstOnly bool          `json:"first_purchase_only,omitempty"`
}

// Shared says who else may use a package, and how many of them.
type Shared struct {
	People int    `json:"people,omitempty"`
	Who    string `json:"who"`
}

// Upgrade is the services that are had for the difference of the prices.
type Upgrade struct {
	To  names `json:"to"`
	Pay bool  `json:"pay_difference"`
}

// names are ids, of which a document may state a single one without brackets.
type names []string

// UnmarshalJSON takes either form. The error is package json's.
func (n *names) UnmarshalJSON(text []byte) error {
	if len(text) > 0 && text[0] == '"' {
		*n = names{""}
		return json.Unmarshal(text, &(*n)[0])
	}
	return json.Unmarshal(text, (*[]string)(n))
}

// Credits is a number of visits or minutes.
type Credits struct {
	Unit  string `json:"unit"`
	Count int    `json:"count"`
}

// visits is so many of them.
func visits(n int) Credits { return Credits{Unit: visit, Count: n} }

// Expiry says when credits lapse.
type Expiry struct {
	Rule   string `json:"rule"`
	Months int    `json:"months,omitempty"`
	Date   Day    `json:"date,omitempty"`
}

// Membership is one of the document's "memberships".
type Membership struct {
	Name         string        `json:"id"`
	Interval     Interval      `json:"interval"`
	Fee          money.Amount  `json:"fee_cents"`
	SetupFee     *money.Amount `json:"setup_fee_cents,omitempty"`
	Credits      Credits       `json:"credits_per_interval"`
	Services     []string      `json:"services"`
	Unused       Unused        `json:"unused"`
	MemberPrices []MemberPrice `json:"member_prices,omitempty"`
	Minimum      int           `json:"minimum_intervals"`
	Notice       int           `json:"notice_days,omitempty"`
	Pause        int           `json:"pause_intervals,omitempty"`
	ClawBack     bool          `json:"claw_back,omitempty"`
	Cycles       int           `json:"cycles,omitempty"`
}

// Interval is how often a membership is billed.
type Interval struct {
	Every int    `json:"every"`
	Unit  string `json:"unit"`
}

// Unused says what becomes of a month's visits that were not used.
type Unused struct {
	Rule string `json:"rule"`
	Cap  int    `json:"cap,omitempty"`
}

// MemberPrice is a member's price for an extra visit of a service.
type MemberPrice struct {
	Service string       `json:"service"`
	Price   money.Amount `json:"price_cents"`
}

// Payer is one of the document's "payers": what the clinic states of an insurer.
type Payer struct {
	Insurer    string        `json:"payer"`
	Plans      string        `json:"plans,omitempty"`
	Network    string        `json:"network"`
	Billing    string        `json:"billing,omitempty"`
	Cash       *bool         `json:"cash_allowed,omitempty"`
	UnitRule   string        `json:"unit_rule,omitempty"`
	Rounding   string        `json:"rounding,omitempty"` // not said where each unit is rounded, the default
	Needs      *Needs        `json:"needs,omitempty"`
	Rates      []Rate        `json:"rates,omitempty"`
	DailyMax   *money.Amount `json:"daily_maximum_cents,omitempty"`
	Paid       []string      `json:"provider_types_paid,omitempty"`
	VerifiedOn Day           `json:"verified_on"`
}

// Needs is what an insurer asks for.
type Needs struct {
	Prescription  *bool `json:"prescription,omitempty"`
	Referral      *bool `json:"referral,omitempty"`
	Authorisation *bool `json:"authorisation,omitempty"`
}

// Rate is a contract's amount for a service, in one of three ways.
type Rate struct {
	Service    string        `json:"service"`
	Visit      *money.Amount `json:"visit_cents,omitempty"`
	Unit       *money.Amount `json:"unit_cents,omitempty"`
	OfMedicare money.Rate    `json:"percent_of_medicare_ppm,omitempty"`
}

// Terms is what holds for everything: the document's "effective", "discounts",
// "changes", "tips", "fees" and "accounts".
type Terms struct {
	Effective Effective  `json:"effective"`
	Discounts []Discount `json:"discounts,omitempty"`
	Changes   []Change   `json:"changes,omitempty"`
	Tips      *Tips      `json:"tips,omitempty"`
	Fees      *Fees      `json:"fees,omitempty"`
	Accounts  *Accounts  `json:"accounts,omitempty"`
}

// Discount is a step of a sliding scale.
type Discount struct {
	Name    string `json:"id"`
	Kind    string `json:"kind"`
	Who     string `json:"eligibility"`
	Proof   string `json:"proof,omitempty"`
	Percent int    `json:"service_percent_off"`
}

// Change is the prices of a later day.
type Change struct {
	From        Day        `json:"from"`
	Keep        *bool      `json:"existing_buyers_keep,omitempty"`
	Services    []NewPrice `json:"services,omitempty"`
	Packages    []NewPrice `json:"packages,omitempty"`
	Memberships []NewPrice `json:"memberships,omitempty"`
}

// NewPrice is the new price, or fee, of one thing, or its end.
type NewPrice struct {
	ID        string        `json:"id"`
	Price     *money.Amount `json:"price_cents,omitempty"`
	Fee       *money.Amount `json:"fee_cents,omitempty"`
	First     *money.Amount `json:"first_visit_price_cents,omitempty"`
	Withdrawn bool          `json:"withdrawn,omitempty"`
}

// Accounts is what is done for buyers who pay from a health account.
type Accounts struct {
	Card   *bool `json:"hsa_fsa_card,omitempty"`
	Letter *bool `json:"letter_of_medical_necessity_template,omitempty"`
}

// Effective is when the prices hold; Until is the first day on which they do not.
type Effective struct {
	From  Day `json:"from"`
	Until Day `json:"until,omitempty"`
}

// Tips says whether a tip is usual, and which ones are suggested.
type Tips struct {
	Expected bool   `json:"expected"`
	Percents []int  `json:"suggested_percent,omitempty"`
	On       string `json:"on,omitempty"`
}

// Fees is what a visit costs that does not take place, and what paying adds.
type Fees struct {
	LateCancel *LateCancel `json:"late_cancel,omitempty"`
	NoShow     *Charge     `json:"no_show,omitempty"`
	Card       money.Rate  `json:"card_surcharge_ppm,omitempty"`
	SalesTax   money.Rate  `json:"sales_tax_ppm,omitempty"`
}

// LateCancel is the charge for canceling with less notice than so many hours.
type LateCancel struct {
	WithinHours int `json:"within_hours"`
	Charge
}

// Charge is a share of the visit's price or an amount; one of them is there.
type Charge struct {
	Percent *int          `json:"percent,omitempty"`
	Cents   *money.Amount `json:"cents,omitempty"`
}

// Day is a day as a document writes it.
type Day civil.Date

// MarshalText writes YYYY-MM-DD.
func (d Day) MarshalText() ([]byte, error) { return []byte(civil.Date(d).String()), nil }

// UnmarshalText reads YYYY-MM-DD. The error is package civil's.
func (d *Day) UnmarshalText(text []byte) error {
	day, err := civil.Parse(string(text))
	*d = Day(day)
	return err
}

// Kind is KindProfile.
func (Profile) Kind() Kind { return KindProfile }

// Kind is KindService.
func (Service) Kind() Kind { return KindService }

// Kind is KindPackage.
func (Package) Kind() Kind { return KindPackage }

// Kind is KindMembership.
func (Membership) Kind() Kind { return KindMembership }

// Kind is KindPayer.
func (Payer) Kind() Kind { return KindPayer }

// Kind is KindTerms.
func (Terms) Kind() Kind { return KindTerms }

// ID is the same for all: a clinic has one profile.
func (Profile) ID() string { return once }

// ID is the document's id.
func (s Service) ID() string { return s.Name }

// ID is the document's id.
func (p Package) ID() string { return p.Name }

// ID is the document's id.
func (m Membership) ID() string { return m.Name }

// ID is the insurer's: a clinic states one thing of each.
func (p Payer) ID() string { return p.Insurer }

// ID is the same for all: a clinic has one set of terms.
func (Terms) ID() string { return once }

// encode writes a part as it is stored.
func encode(p Part) (string, error) {
	body, err := json.Marshal(p)
	if err != nil {
		return "", fmt.Errorf("couldn't write a %s: %w", p.Kind(), err)
	}
	return string(body), nil
}

// decode reads a part as it was stored. Fields that this version does not know
// are an error: to save the part again would lose them.
func decode(kind Kind, body string) (Part, error) {
	switch kind {
	case KindProfile:
		return decoded[Profile](body)
	case KindService:
		return decoded[Service](body)
	case KindPackage:
		return decoded[Package](body)
	case KindMembership:
		return decoded[Membership](body)
	case KindPayer:
		return decoded[Payer](body)
	case KindTerms:
		return decoded[Terms](body)
	}
	return nil, fmt.Errorf("a draft has no parts of kind %q", kind)
}

func decoded[P Part](body string) (Part, error) {
	var p P
	in := json.NewDecoder(bytes.NewReader([]byte(body)))
	in.DisallowUnknownFields()
	if err := in.Decode(&p); err != nil {
		return nil, fmt.Errorf("couldn't read a %s: %w", p.Kind(), err)
	}
	return p, nil
}
