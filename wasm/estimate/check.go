package estimate

import (
	"slices"
	"strconv"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// percent is one percent. A tip is a whole number of them, as it is asked for.
const percent = money.One / 100

// Check holds a request's own fields to their limits and to each other, and
// returns every fault. What is said of the rhythm and the ticked signs is
// checked where it is used, by plan.Build and screen.Judge.
func (r *Request) Check() []code.Fault {
	var c checker
	if r.AsOf == 0 {
		c.Add("as_of", code.FaultRequired)
	}
	c.Day("as_of", r.AsOf)
	c.Day("booked_on", r.BookedOn)
	c.place(r)
	c.clinics(r.Clinics)
	c.Many("offers.own", len(r.Own), MaxQuotes)
	for i := range r.Own[:min(len(r.Own), MaxQuotes)] {
		c.quote(r, i)
	}
	c.qualifies(r.QualifiesFor)
	if r.Minutes != 0 {
		c.Whole("plan.minutes", int64(r.Minutes), offer.MinMinutes, offer.MaxMinutes)
	}
	if r.Provider != 0 && r.Provider.Code() == "" {
		c.Add("plan.provider_type", code.FaultUnknownValue)
	}
	if r.Benefit != nil {
		c.Faults = append(c.Faults, r.Benefit.Check("benefit.")...)
		c.copay(r)
	}
	if r.Accounts != nil {
		c.Faults = append(c.Faults, r.Accounts.Check(r.AsOf)...)
	}
	if r.Tax != nil {
		c.Faults = append(c.Faults, r.Tax.Check()...)
	}
	if r.OtherPayer != nil {
		c.Faults = append(c.Faults, r.OtherPayer.Check("other_payer.")...)
	}
	r.Goals.check(&c.Faults)
	c.Whole("tip.percent", int64(r.Tip/percent), 0, int64(money.One/percent))
	if r.Tip%percent != 0 {
		c.Add("tip.percent", code.FaultUnknownValue)
	}
	return c.Faults
}

type checker struct{ offer.Faults }

func (c *checker) place(r *Request) {
	if r.State != "" && !reference.IsPlace(r.State) {
		c.Add("place.state", code.FaultUnknownValue)
		return
	}
	if r.Zip3 == "" {
		return
	}
	switch state, ok := reference.Zip3State(r.Zip3); {
	case !ok:
		c.Add("place.zip3", code.FaultUnknownValue)
	case r.State != "" && r.State != state:
		c.AddTwo("place.zip3", "place.state", code.FaultContradicts)
	}
}

func (c *checker) clinics(names []string) {
	c.Many("offers.clinics", len(names), MaxClinics)
	for i, name := range names[:min(len(names), MaxClinics)] {
		path := "offers.clinics[" + strconv.Itoa(i) + "]"
		switch {
		case !offer.IsID(name) && !pricelist.IsDigest(name):
			c.Add(path, code.FaultUnknownValue)
		case slices.Contains(names[:i], name):
			c.Add(path, code.FaultDuplicate)
		}
	}
}

func (c *checker) qualifies(ids []string) {
	c.Many("qualifies_for", len(ids), MaxQualifies)
	for i, id := range ids[:min(len(ids), MaxQualifies)] {
		path := "qualifies_for[" + strconv.Itoa(i) + "]"
		switch {
		case !offer.IsID(id):
			c.Add(path, code.FaultUnknownValue)
		case slices.Contains(ids[:i], id):
			c.Add(path, code.FaultDuplicate)
		}
	}
}

func (c *checker) quote(r *Request, i int) {
	q := &r.Own[i]
	prefix := "offers.own[" + strconv.Itoa(i) + "]."
	switch {
	case q.Seller.ID == "":
		c.Add(prefix+"name", code.FaultRequired)
	case !offer.IsName(q.Seller.ID):
		c.Add(prefix+"name", code.FaultUnknownValue)
	}
	switch {
	case q.Seller.Provider == 0:
		c.Add(prefix+"provider_type", code.FaultRequired)
	case q.Seller.Provider.Code() == "":
		c.Add(prefix+"provider_type", code.FaultUnknownValue)
	}
	c.Day(prefix+"quoted_on", q.QuotedOn)
	if r.AsOf != 0 && q.QuotedOn > r.AsOf {
		c.AddTwo(prefix+"quoted_on", "as_of", code.FaultOrder)
	}
	c.Faults = append(c.Faults, q.Seller.Check(prefix, false)...)
}
