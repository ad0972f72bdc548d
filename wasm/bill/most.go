package bill

import (
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

// Timed tells whether a code is billed by its minutes, so far as the fee schedule
// knows it; a code that is not on file is taken for one that is, as the minutes
// beside it would say.
func Timed(code string) bool { return timed(offer.Coded{Code: code, Minutes: unitMinutes}) }

// Most is the most units that so many hands-on minutes make in all if they may be
// shared out over so many timed codes. By the total-minutes rule the number of
// codes changes nothing. By the midpoint rule each code's last unit needs only
// eight minutes, so that n codes of 8 minutes are n units: with j codes in use, N
// units need 15 × (N − j) + 8 × j minutes. A rule that is not said counts as the
// one that allows more.
func Most(minutes, codes int, rule pricelist.UnitRule) int {
	if rule == pricelist.EightMinute {
		codes = 1
	}
	used := min(codes, minutes/midpoint)
	return (minutes + (unitMinutes-midpoint)*used) / unitMinutes
}

// Within is the fewest and the most units with which each line of a visit may be
// billed, by a rule and whatever the biller's choice between tied lines; a rule
// that is not said may be either.
func Within(lines []offer.Coded, rule pricelist.UnitRule) (least, most [offer.MaxCodes]uint8) {
	all := Set(1)<<len(lines) - 1
	for i := range least {
		least[i] = 1<<8 - 1
	}
	for _, r := range [...]pricelist.UnitRule{pricelist.EightMinute, pricelist.Midpoint} {
		if rule != pricelist.UnitRuleNotSaid && rule != r {
			continue
		}
		u := Count(lines, all, r, 0)
		for i := range lines {
			with, without := u, u
			if u.Tied.has(i) {
				with, without = Count(lines, all, r, 1<<i), Count(lines, all, r, u.Tied&^(1<<i))
			}
			least[i], most[i] = min(least[i], without.Of[i]), max(most[i], with.Of[i])
		}
	}
	return least, most
}
