// Package bound turns facts that are not known into a proven range.
//
// The vocabulary: a fact is unknown where nothing was said of it or only
// "between … and …". Its domain is what it may be. A Point fixes every fact: at the
// corner of the domains where it is cheapest for her (Best), at the opposite one
// (Worst), at the stated defaults (Typical), or one fact pinned at a value of its own.
// A fact that rises is one of which more costs her no less: a price, a fee, a
// deductible, what is left of it, a copay, a share, a maximum, the allowed amount in
// network. A fact that falls is one of which more costs her no more: what is met
// already, other bills that come first, a limit on visits or dollars, how long a
// package lasts, whether a permit is there.
//
// # Why two searches prove the range
//
// What one route costs rises with each rising fact and falls with each falling one,
// whatever the others are: it is a sum of prices and of her shares of claims, and
// package cover says why a row of claims costs no less when a deductible, a share, a
// maximum or an allowed amount rises. The cheapest route is the least of such sums over
// a set of routes. Where the set stays the same, the least of functions that rise,
// rises. Where it grows (a package that lasts longer may be drawn from on more days, a
// limit allows more claims), the least over more routes is no more. So from any answer
// to all questions she comes to the cheap corner by steps of which none costs more, and
// to the dear corner by steps of which none costs less. Both corners are answers
// themselves, so the range is no wider than it has to be.
//
// Three things do not follow that rule, and are not left to it:
//   - Whether visits are covered at all, where a permit decides it. At a seller who
//     insists on claims being covered may be the dearer answer, so both are searched
//     and the end takes the farther one (Decide). Facts with two answers of which
//     neither is the cheaper one for certain are tried at both.
//   - Domains that depend on one another: no more can be met than the deductible is.
//     They are fixed one after another (facts), and at the corner of the first the
//     second has the domain that goes with it. A higher deductible with its own least
//     met leaves no less to pay than a lower one.
//   - Some settings of a plan, under which more may cost less (package cover lists
//     them), and limits that may leave a permit's visits to a later plan year. Where one
//     meets a fact that is not known (Widened), an end is the cost of a relaxed plan
//     instead: at the low end one that is never dearer (under), at the high end one that
//     is never cheaper (above). Such an end is a safe limit.
//
// # Widened ends
//
// What has few answers is not relaxed but tried: whether a permit is needed that lapses or
// runs out (farther); and where every covered visit has to be claimed, so that a course has
// one route and takes no search, each visit limit, and each number of a permit's visits
// that may be left to the second plan year. The rest is relaxed as little as can be proven,
// and of two proofs the closer bound counts:
//   - A copay waived at the visit that finishes the deductible: the plan without the
//     waiver, less the least copay a plan year.
//   - A copay that may take more than the allowed amount: the capped one and what it may
//     add, or a plan that allows all of the charge.
//   - A limit in dollars: at the low end the plan without it, or all allowed amounts less
//     the limits. At the high end, year by year, what she would pay without it, or what
//     is due less all of it; nothing above the allowed amount is due before the plan that
//     pays most would have reached it.
//   - A visit limit that counts paid visits only: the plan without it, or the cheapest
//     claims up to the limit and the others at the allowed amount.
//   - A maximum that takes back a copay which came first, or relieves a visit whose plan's
//     part a limit has cut: one that holds the deductible, or none.
//
// Where a fact is pinned, what holds whatever it is holds, too, so that no answer widens a
// range. How far inside an end the nearest known case lies is said (Missed): one of the
// corners; or, where both are a visit or more away, one of those with the facts of the
// deductible at the opposite corner, or these and the facts of her share and maximum, or
// with a copay of the charge.
//
// By hand: three claims at $80, a copay of $30 that is waived at the visit which finishes
// the deductible, and a deductible between nothing and $80. Without one they cost $90,
// with one of $80 it is 80, 30 and 30, which is $140, and with one of a cent $60.01. The
// range is $60 to $140: the low end is 90 less a copay, and missed by 30; the high end is a
// case.
//
// Of the plans that the tests draw under any settings, two in five have widened ends; of
// these one in forty has an end that is missed by a visit or more. Mostly several such
// rules meet there, and each is bounded by itself.
//
// # By hand
//
// Three visits at $100, of which the contract allows $80. Her plan pays after a
// deductible of which she knows only that it lies between $0 and $200; then she has a
// copay of $20. The clinic takes cash, and sells three visits for $210.
//
//	deductible   first  second  third   claims   package   cheapest
//	        $0      20      20     20       60       210         60
//	       $70      80      20     20      120       210        120
//	      $150      80      80     20      180       210        180
//	      $200      80      80     60      220       210        210
//
// At $70 the first visit takes the deductible's 70 and leaves 10 of the allowed 80 for
// the copay of 20: the copay takes what is left. At $150 the second takes 70 and again
// 10. At $200 the third takes 40 and then the copay of 20. Claims rise with the
// deductible, the package is flat, and the least of the two rises: $60 to $210 is the
// range, and both ends are answers.
//
// The default is $200, so today's way is the package. What if the deductible is lower?
// Following today's way costs 210 whatever it is; the best way costs 60 at $0. The
// greatest regret, $150, is the fact's Worth. An answer leaves nothing else unknown, so
// that its Narrowing is the whole width, $150.
//
// Had she said "between $190 and $200", claims would cost 210 at $190 (80, 80 and
// 30 + 20, which is 210) and 220 at $200. The ranges touch, but the two ways share the
// fact: at every answer the package is no dearer. Its regret is nothing at both ends,
// today's way is flat and the best way rises from 210 to 210, so that no answer between
// can differ: the fact is Steady, "the package wins whatever your deductible is".
//
// And the one fact that would have to be Otherwise: a package at $221 instead of $210
// (5 %) is dearer than claims at 220; the deductible would have to be $189 (209 for
// claims), of 200 also 5 %, but a little more (5.5 % against 5.2 %).
//
// # What each figure is
//
// Narrowing is the width that the answer to one question takes away in the worst case;
// Worth the greatest regret of today's route over the fact's domain, with the others at
// their defaults. Both are found by cutting the domain in two again and again: within a
// part both curves run from one end to the other, so that they are nowhere farther
// apart than the greater end of the one and the lesser end of the other (cell.cap).
// Steady and Firm are proofs that no answer makes another way the cheapest (see
// steady.go), Otherwise is the nearest fact that does.
package bound
