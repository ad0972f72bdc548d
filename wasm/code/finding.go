package code

// Finding names something in a clinic's price list that is allowed and yet costs
// a buyer money, misleads her, or leaves the list unused (package review).
type Finding string

// The findings about what is sold.
const (
	PackageDearer    Finding = "review.package_dearer_than_single"    // fully used, it costs more than as many single visits
	PackageSavesNone Finding = "review.package_saves_nothing"         // fully used, it costs as much as single visits
	PackageNotEven   Finding = "review.package_never_breaks_even"     // at the usual rhythm it lapses before it has saved its price
	PackageDominated Finding = "review.package_dominated"             // another package gives as much for less
	ExpiryTooShort   Finding = "review.expiry_too_short"              // a visit a week does not use it up before it lapses
	PackageLapsed    Finding = "review.package_lapsed"                // its last valid day is past
	MembershipDearer Finding = "review.membership_dearer_than_single" // with all of it used over its minimum term
	FirstVisitDearer Finding = "review.first_visit_dearer"            // the first visit costs more than the later ones
	PricesContradict Finding = "review.prices_contradict"             // a longer visit of the same style costs less
	HandsOnMissing   Finding = "review.hands_on_missing"              // how much of the visit is massage is not said
	ListLapsed       Finding = "review.prices_lapsed"                 // the last day on which the prices are in force is past
	NoBookingLink    Finding = "review.no_booking_link"               // whoever wants to come cannot book from the list
	PayerStale       Finding = "review.payer_stale"                   // what is said of an insurer is more than a year old
	RateAbovePrice   Finding = "review.rate_above_price"              // a contract's amount above the single price
)
