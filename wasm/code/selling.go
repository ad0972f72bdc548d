package code

// The rules of selling beside the plain price, package and membership.
const (
	PackageUpgrade Rule = "pay.package_upgrade" // the difference of two single prices, paid on top of a credit for the lesser service
	PackageRefund  Rule = "pay.package_refund"  // what a package gives back for unused credits, on the day of the last visit
	MembershipDues Rule = "pay.membership_dues" // the fee of an interval that is not a month, on its first day
	SlidingScale   Rule = "pay.sliding_scale"   // what is taken off the single price for who qualifies
	SalesTax       Rule = "pay.sales_tax"       // a percentage of each price that is paid, half a cent up
	SalesTaxBack   Rule = "pay.sales_tax_back"  // of what a refund gives back: the tax on the price less the tax on what stays paid
	CardSurcharge  Rule = "pay.card_surcharge"  // a percentage of price and tax where they are paid by card, half a cent up
)

// Facts of the further selling rules.
const (
	FactPackageRefund Fact = "offer.package.refund" // what the package gives back for unused credits
)
