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

	// Those of the further selling rules.
	MinutesDearer       Finding = "review.minutes_dearer_than_single"    // fully used at its best, a package of minutes costs no less than single visits
	MinutesLapse        Finding = "review.minutes_lapse"                 // the longest visit each week does not use them up before they lapse
	MinutesLapseUsually Finding = "review.minutes_lapse_at_usual_rhythm" // nor do the longest visits at the usual rhythm
	FirstNotCheaper     Finding = "review.first_package_not_cheaper"     // what is sold for a first purchase only saves nothing
	LapsesAtUsualRhythm Finding = "review.lapses_at_usual_rhythm"        // the usual rhythm does not use a package up before it lapses
	SharesUneven        Finding = "review.price_not_even_shares"         // a package's price is no number of whole cents a visit
	BiggerSavesLess     Finding = "review.bigger_package_saves_less"     // a smaller package costs less a visit
	PackageOutdone      Finding = "review.package_outdone"               // as PackageDominated, where one of the two holds minutes
	ChangeDearer        Finding = "review.change_makes_package_dearer"   // from a later day on, fully used, it costs more than single visits
	TwoPrices           Finding = "review.two_prices"                    // another service is the same but for its price
	MembershipNeverEven Finding = "review.membership_never_breaks_even"  // however long and however often, single visits cost less
	MembershipDominated Finding = "review.membership_dominated"          // another membership gives as much for less
	MemberPriceAbove    Finding = "review.member_price_above_single"     // an extra visit costs a member more than anybody
	ProofNotSaid        Finding = "review.proof_not_said"                // what somebody must show for a lower price
)
