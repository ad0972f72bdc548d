package code

// Notes on what an insurer's contract allows for a visit.
const (
	CodesPaired     Note = "bill.codes_paired"          // two codes of which, done to one region, only one is paid: a rate by the unit or fee schedule is priced from one to both
	UnitsTied       Note = "bill.units_tied"            // codes with equal minutes left: which has the last unit is the biller's choice
	UnitRuleEither  Note = "bill.unit_rule_not_said"    // by either rule of units
	FeesUnpublished Note = "bill.next_year_unpublished" // Medicare's fees of a year not yet published: the last ones to 10 % above
	IndexStandsIn   Note = "bill.index_stands_in"       // the price levels by place are an earlier year's
)
