package rights

import "kneadwise/wasm/civil"

// How far ahead a visit has to be booked for an estimate to be owed without
// asking, and by when it is owed, in business days (45 CFR 149.610(b)(1)(vi)).
const (
	aheadShort = 3
	aheadLong  = 10
	owedShort  = 1
	owedLong   = 3
	owedAsked  = 3
)

// Scheduled is the last day on which the estimate may be given for a visit that
// is booked on a day: one business day after if it is booked at least three
// business days ahead, three if at least ten. It reports false where the visit is
// nearer: then an estimate is owed only if she asks.
func Scheduled(booked, visit civil.Date) (by civil.Date, owed bool) {
	switch {
	case booked <= Before(visit, aheadLong):
		return After(booked, owedLong), true
	case booked <= Before(visit, aheadShort):
		return After(booked, owedShort), true
	}
	return 0, false
}

// Requested is the last day on which the estimate may be given that she asks for
// on a day, whether or not a visit is booked. To ask what a visit would cost is to
// ask for an estimate.
func Requested(asked civil.Date) civil.Date { return After(asked, owedAsked) }

// Renewed is the last day on which a new estimate may be given where the scope of
// a visit changes after the first one: a business day before the visit.
func Renewed(visit civil.Date) civil.Date { return Before(visit, 1) }

// mostMonths is the time that one estimate of recurring services may cover.
const mostMonths = 12

// Recurs tells whether one estimate may cover all services from the first to the
// last: they lie within twelve months. Beyond that a new estimate is owed.
func Recurs(first, last civil.Date) bool { return last < first.AddMonths(mostMonths) }

// Item is something that an estimate must hold. It is a stable name; the page
// words it.
type Item string

// What an estimate must hold (45 CFR 149.610(c)).
const (
	ItemPatient     Item = "patient"               // name and date of birth
	ItemService     Item = "primary_service"       // in clear words, and its date if scheduled
	ItemList        Item = "itemised_list"         // what is expected, grouped by provider or facility
	ItemCodes       Item = "codes"                 // diagnosis codes and service codes, with the expected charge of each
	ItemProvider    Item = "provider"              // name, national provider identifier, tax number
	ItemPlace       Item = "place"                 // states and addresses where the care is given
	ItemApart       Item = "scheduled_apart"       // what has to be scheduled apart, and that it has its own estimate
	ItemMore        Item = "more_possible"         // that other items may be recommended
	ItemOnly        Item = "estimate_only"         // that the bill may differ
	ItemDispute     Item = "right_to_dispute"      // that a bill $400 above may be disputed, and where
	ItemNoContract  Item = "no_contract"           // that nobody is bound to have the care
	ItemRecurrences Item = "recurring_time_number" // for recurring services: how often, how long, how many in all
)

// Contents are the items of an estimate, in the order of the rule; those of
// recurring services only where they recur.
func Contents(recurring bool) []Item {
	all := []Item{
		ItemPatient, ItemService, ItemList, ItemCodes, ItemProvider, ItemPlace,
		ItemApart, ItemMore, ItemOnly, ItemDispute, ItemNoContract,
	}
	if recurring {
		all = append(all, ItemRecurrences)
	}
	return all
}
