// Package pay finds the cheapest way to pay for dated visits at one seller,
// exactly, and writes it down as a ledger.
//
// The vocabulary: a Course is everything that decides the cost, with every
// unknown fixed: the dates, each visit's single price, the packages and
// memberships on sale, and how claims would be settled. Each visit is paid in
// one way: singly, by a credit of a package (bought that day or before), by a
// credit of a membership or at its member's price, or by a claim. The eve of a
// price is the last day on which something is sold at it. A Route is one choice
// for each visit, and what is bought on eves. Best finds the route of least cost.
//
// The rules that make the search finite, and that any other program must share
// to get the same cents:
//   - A package is bought, and a membership joined, on the day of a visit that
//     it pays for, at the price in force on that day; or at a price on its eve,
//     with or without a visit that day, if that is no earlier than the day of
//     asking and a visit is still to come. A course that began before she asked
//     is told from its first visit on. On the day of a visit the visit comes first.
//   - Any number may be bought, one after another or nested, but no more than
//     eight packages hold credits at a time. One that is for the first purchase
//     only is bought before anything else is bought here. How long the credits
//     last counts from the day of purchase, an eve's too.
//   - A package of minutes pays as many visits as it holds booked lengths of
//     one. Each minute is an equal share of its price; those left over are
//     unused. A credit for a lesser service pays a dearer one together with the
//     difference of the two single prices of that day, where there is any.
//   - What a package gives back for unused credits comes on the day of the last
//     visit, if the credits have not lapsed by then. Where used visits are
//     charged at the single price, it is the list's, and no more comes back than
//     the unused credits' shares.
//   - Who is a member may join another membership, or the same anew, once the
//     intervals paid so far are gone by: at a visit or on an eve alike.
//   - Joining charges the set-up fee that day and binds to the minimum term: the
//     fees of its intervals are all counted, on their first days, whether or not
//     the visits go on that long. Notice lengthens it: who tells on the day of
//     joining stays to the end of the first interval that ends no earlier than
//     so many days later. After the term each further interval is renewed only
//     if a visit in it needs it; intervals in between are charged too.
//   - A membership of so many intervals ends by itself after them, however
//     long the term. From then on it may be joined again, set-up fee and all.
//   - An interval grants its credits on its first day. Unused ones are lost,
//     rolled over up to the cap or kept, and lost on leaving. One membership at
//     a time.
//   - A member's price applies from joining to the end of the last interval paid.
//   - A new fee is due from the first interval that begins in its force, but not
//     by those whose old fee the seller lets them keep.
//   - A sliding scale lowers the single price, except where every covered visit
//     must be claimed: there it would make some claims dearer than no claim.
//     Sales tax is reckoned on each price by itself, the surcharge for a card on
//     price and tax. Neither is put on a claim's shares, which the contract with
//     the plan fixes, nor on tips. A refund gives back the tax on it and no
//     surcharge.
//   - What a plan sends back for a visit counts with the visit: totals are net of it.
//
// What is stated and changes no total: a pause of a membership is hers to ask
// for and is not planned with. Fees for late cancelling and for not coming are
// not planned with either. Leaving before the term is over is never planned
// where it means paying the discounts back: with fees f paid and v visits drawn
// of worth w each at a single price s, what she has paid is then
// f + v × (s − w), and as what she drew is at most what she paid, v × w ≤ f,
// that is no less than v × s, the same visits paid singly.
//
// # How the search works
//
// It is a label setting search. A label is one way of having paid for the visits so
// far: what that cost, and all that still counts (the accumulators of claims, the
// credits in hand and when they lapse, the membership). At each visit, in the order of
// the dates, every label is gone on with in every way that the rules allow. Three
// things keep them few, and none of them loses the cheapest route:
//
//   - Dominance (dominate.go). Label b is dropped if from label a, which costs no more,
//     whatever b may do later can be done too, for no more in all: where b draws a
//     credit, a draws one that lasts as long, or pays singly. How often a has none is
//     the greatest shortfall at any last day, so a must be cheaper by that many of the
//     dearest single prices to come.
//   - The floor (floor.go, whole.go). What the remaining visits cost at least is added
//     to what a label has cost. A label whose sum is not below the cost of a route
//     that is known already is dropped.
//   - Rules of order (hold.go, eve.go): of two credits that cost nothing the one that
//     lapses first is drawn first, nothing is bought sooner than needed, and no second
//     package of a kind while one lasts whose credits all cost and are worth the same.
//
// Accounts and taxes take off what is saved of the eligible cents (wallet.go). A label
// carries how many there are in each spell of days. If what one more cent saves only
// ever falls (fund.Savings.Falls), two labels to which the same is added are never
// further apart in what they save than now, or than with all added that may still come:
// so much the one that saves less has to be cheaper by (saved.go), and by what the
// other's credits may be worth more (worthier.go).
//
// A narrow search, which keeps the four labels of the least floors at each visit, finds a
// good route; 24, 144 and so on follow. The first that drops no label for want of room
// has proved its route to be the cheapest: each route it did not follow was begun by a
// label that was dominated, or whose floor was no less. A search cut short knows the
// least floor of what it dropped for want of room, and says that (Route.Low).
//
// # Why the floor holds
//
// It asks for less than the rules do. Of the visits from one on, so many, m, are to be
// paid: not which, and the others are free. Each row of whole is worked out from the
// last visit back as the least of
//
//   - the visit is one of the free ones: m of those after it,
//   - it is paid singly, or at the member's price: that and m-1 of those after it,
//   - a package is bought here: its whole price, and m less all visits that it may pay
//     before it lapses, of the same row,
//   - a membership is joined here: its whole term, and m less all credits of the term.
//
// Take any route from that visit on. Each of its purchases stands in one of these
// lines at the price it paid, and makes no more visits free than the line says; each
// visit that it pays by itself stands in the second. So the row is no more than the
// route. A label's own credits are visits that are free: they count as if none would
// lapse unused that a visit is left for. Claims are added by their number: so many in a
// plan year cost at least what they cost at the least allowed amount of that year.
//
// # Other aims on the same search
//
// Beside the least total she may want the least due by the first visit, due in any
// calendar month, or paid ahead and unused (Objective, Goal). Each is searched as the
// cheapest route that keeps the measure within a cap: a label beyond it is left out,
// whatever it may still come to, for none of the three ever falls again. What is
// least by the first visit is read from the ways to pay for that visit; nothing need
// ever be at risk; and the least month is found by halving, each question being
// whether any route stays within an amount (Within, which answers a budget, too).
// Under a cap one label may dominate another only if it can do the very same from
// there on, where paying something else instead might miss the cap (aim.go, risk.go).
// The measures are of what leaves her hand, before tax; the total beside them is after.
//
// # An example by hand
//
// Four visits at $90, two weeks apart from 1 March on. A package A of three for $210 lasts
// a month, to the same day of the next and on it; a package B of
// two for $160 lasts for ever. The rows, in dollars:
//
//	visits from     m=1  m=2  m=3  m=4
//	the fourth on    90
//	the third on     90  160
//	the second on    90  160  210
//	the first on     90  160  210  300
//
// A on the second visit pays that and the two to come, so three cost 210; 300 is one at
// 90 and three by A. Nothing paid ahead is 360, which is the first limit. After the
// first visit there are three labels:
//
//	paid          cost  in hand          the rest costs at least    floor
//	singly          90  nothing          three: 210                   300
//	A bought       210  two, to visit 3  three less two: 90           300
//	B bought       160  one              three less one: two, 160     320
//
// None dominates another: to do what A allows, who paid singly may have to pay two more
// visits singly, 180, and is cheaper by 120 only; B needs one more, 90, and the first
// label is cheaper than it by 70, it than A by 50. After the second visit:
//
//	paid               cost  in hand               floor
//	singly, singly      180  nothing                 340  dominated by B: 160, nothing in hand
//	singly, A bought    300  two, to visit 4         300
//	singly, B bought    250  one                     340
//	A bought and drawn  210  one, to visit 3         300
//	B bought and drawn  160  nothing                 320
//
// In the end A from the first visit on with the fourth singly, and the first singly with
// A from the second on, both come to 300. Neither prepays less or buys less often; the
// second one buys later, and is the answer.
package pay
