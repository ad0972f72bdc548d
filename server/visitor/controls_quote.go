package visitor

// quoted is the part of the form about one place that quoted her prices. Its
// controls are named own.…; each quote has them as own[0].…, own[1].… What is
// left as it is says nothing: a package holds visits then, a fee is due monthly.
func quoted() []control {
	const pack, member, change = "packages[0].", "memberships[0].", "changes[0]."
	return []control{
		{name: "own.name", kind: box, read: "text", path: "name"},
		{name: "own.price", kind: box, read: "money", path: "services[0].price_cents", rough: true},
		{name: "own.first_price", kind: box, read: "money", path: "services[0].first_visit_price_cents", rough: true},
		{name: "own.minutes", kind: box, read: "count", path: "services[0].booked_minutes"},
		{name: "own.provider", kind: list, path: "provider_type", options: append([]string{""}, providers()...)},
		{name: "own.quoted_on", kind: box, read: "date", path: "quoted_on"},
		{name: "own.has", kind: ticks, options: []string{"package", "membership"}},

		{name: "own.package.visits", kind: box, read: "count", path: pack + "credits.count", when: "own.package.unit:"},
		{name: "own.package.minutes", kind: box, read: "count", path: pack + "credits.count", when: "own.package.unit:minute"},
		{name: "own.package.price", kind: box, read: "money", path: pack + "price_cents", rough: true},
		{name: "own.package.expires", kind: list, path: pack + "expires.rule", options: []string{"", "never", "after_purchase", "after_first_use", "fixed_date"}},
		{name: "own.package.months", kind: box, read: "count", path: pack + "expires.months", when: "own.package.expires:after_purchase|after_first_use"},
		{name: "own.package.date", kind: box, read: "date", path: pack + "expires.date", when: "own.package.expires:fixed_date"},
		{name: "own.package.unit", kind: list, path: pack + "credits.unit", options: []string{"", "minute"}},
		{name: "own.package.refund", kind: list, path: pack + "refund", options: []string{
			"", "no", "unused_in_full", "unused_less_fee", "used_visits_at_full_price", "not_known",
		}},
		{name: "own.package.refund_fee", kind: box, read: "money", path: pack + "refund_fee_cents", when: "own.package.refund:unused_less_fee"},
		{name: "own.package.first_only", kind: tick, path: pack + "first_purchase_only"},

		{name: "own.membership.fee", kind: box, read: "money", path: member + "fee_cents", rough: true},
		{name: "own.membership.credits", kind: box, read: "count", path: member + "credits_per_interval.count"},
		{name: "own.membership.term", kind: box, read: "count", path: member + "minimum_intervals", rough: true},
		{name: "own.membership.unused", kind: radios, path: member + "unused.rule", options: []string{"reset", "roll_over", "accumulate", "unknown"}},
		{name: "own.membership.cap", kind: box, read: "count", path: member + "unused.cap", when: "own.membership.unused:roll_over"},
		{name: "own.membership.member_price", kind: box, read: "money", path: member + "member_prices[0].price_cents", rough: true},
		{name: "own.membership.setup_fee", kind: box, read: "money", path: member + "setup_fee_cents", rough: true},
		{name: "own.membership.interval", kind: list, path: member + "interval", options: []string{
			"", "week_1", "week_2", "week_3", "week_4", "week_6", "month_3", "month_6", "year_1",
		}},
		{name: "own.membership.cycles", kind: box, read: "count", path: member + "cycles"},
		{name: "own.membership.notice", kind: box, read: "count", path: member + "notice_days"},

		{name: "own.card", kind: box, read: "percent", path: "fees.card_surcharge_ppm"},
		{name: "own.sales_tax", kind: box, read: "percent", path: "fees.sales_tax_ppm"},
		{name: "own.tips", kind: list, path: "tips.expected", options: []string{"", "yes", "no"}},
		{name: "own.hands_on", kind: box, read: "count", path: "services[0].hands_on_minutes"},

		{name: "own.change.from", kind: box, read: "date", path: change + "from"},
		{name: "own.change.price", kind: box, read: "money", path: change + "services[0].price_cents"},
		{name: "own.change.package", kind: box, read: "money", path: change + "packages[0].price_cents", when: "own.has:package"},
		{name: "own.change.fee", kind: box, read: "money", path: change + "memberships[0].fee_cents", when: "own.has:membership"},
		{name: "own.change.keep", kind: list, path: change + "existing_buyers_keep", options: []string{"", "yes", "no"}, when: "own.has:membership"},
	}
}
