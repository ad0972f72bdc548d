// Package account knows clinics and who may act for them.
package account

// A Clinic is one that was entered by the operator. Nothing of it may be public
// until it is approved.
type Clinic struct {
	ID            string
	Slug          string // its name in addresses
	Name          string
	State         string // two letters
	Approved      bool
	Demonstration bool // invented
}
