package ledger

// Fields of the further selling rules.
const (
	PackageMinutes    Field = "packages.credits.minutes"
	BookedMinutes     Field = "services.booked_minutes"
	RefundFee         Field = "packages.refund.fee_cents"
	UsedAtSingle      Field = "packages.used_at_single_cents" // single prices of the visits drawn
	UnusedShare       Field = "packages.unused_cents"         // shares of the price that were not drawn
	UnusedMinutesLeft Field = "packages.minutes_left"
	MembershipWeeks   Field = "memberships.interval_weeks"
	MembershipMonths  Field = "memberships.interval_months"
	MembershipCycles  Field = "memberships.cycles"
	MembershipNotice  Field = "memberships.notice_days"
	MembershipTurn    Field = "memberships.interval_number"
	MembershipTerm    Field = "memberships.minimum_term_intervals" // least number of intervals
	DiscountOff       Field = "discounts.off_ppm"
	SalesTaxRate      Field = "surcharges.sales_tax_ppm"
	CardRate          Field = "surcharges.card_ppm"
	Taxed             Field = "surcharges.on_cents" // the amount that a tax or surcharge is reckoned on
)
