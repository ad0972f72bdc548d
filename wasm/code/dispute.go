package code

// Objection names something on a bill, or on an insurer's explanation of one, that
// she may object to (package dispute).
type Objection string

// Objections to a day or line.
const (
	NotExpected       Objection = "dispute.not_expected"       // a day on which nothing was to be paid
	NotBilled         Objection = "dispute.not_billed"         // something of the plan, within the bill's days, that is not on it
	BilledTwice       Objection = "dispute.billed_twice"       // the same day, code, units and charge as another line
	UnitsAbove        Objection = "dispute.units_above"        // more units than the visit's minutes make
	CodeNotStated     Objection = "dispute.code_not_stated"    // a code that the seller does not list for this visit
	ChargeAbove       Objection = "dispute.charge_above"       // more than the price
	DeductibleWasMet  Objection = "dispute.deductible_met"     // a deductible is taken though it is met
	DeductibleAbove   Objection = "dispute.deductible_above"   // more than was left of the deductible
	CopayAbove        Objection = "dispute.copay_above"        // more than the copay
	CoinsuranceAbove  Objection = "dispute.coinsurance_above"  // more than her percentage comes to
	AllowedAbove      Objection = "dispute.allowed_above"      // an allowed amount above the contract's
	BalanceBilled     Objection = "dispute.balance_billed"     // in network, more than the plan allows is asked for
	ShareAbove        Objection = "dispute.share_above"        // more than her part, and no line says why
	LineDoesNotAddUp  Objection = "dispute.line_does_not_add"  // the parts of a line are not its whole
	TotalDoesNotAddUp Objection = "dispute.total_does_not_add" // the bill's own total is not the sum of its lines
	SubstantialExcess Objection = "dispute.substantial"        // $400 or more above the good-faith estimate
)
