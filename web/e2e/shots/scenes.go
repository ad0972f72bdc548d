package main

import (
	"context"
	"fmt"

	"kneadwise/web/e2e/browser"
)

// scene is one state of the page.
type scene struct {
	name    string
	path    string
	steps   []step // none: the page's script is kept from it
	print   bool
	zoomed  bool // also at twice the size
	foreign bool // on the demonstration's foreign page
	framed  bool // shows a frame of another origin
	always  bool // played once whatever is wanted, and not taken: others need it
}

// step is one thing that a person does, or that is waited for.
type step func(ctx context.Context, p *browser.ChromiumPage) error

func scenes() []scene { return append(visitorsScenes(), publicScenes()...) }

func visitorsScenes() []scene {
	return []scene{
		{name: "1-first-paint", path: "/"},
		{name: "2-first-answer", path: "/", steps: []step{answered}},
		{name: "3-own-quotes", path: "/", steps: quoted},
		{name: "4-one-cent", path: "/", steps: append(quoted[:len(quoted):len(quoted)], click("#visits li:nth-child(2) details > summary"), rest)},
		{name: "5-comparison", path: "/", steps: compared},
		{name: "6-insurance", path: "/", steps: insured},
		{name: "7-red-flag", path: "/", steps: []step{answered, click("#part-signs > summary"), tick("signs:screen.saddle_numbness"), rest}},
		{name: "8-error", path: "/", steps: []step{
			answered, click("#quotes > summary"), write("own[0].price", "1.200,50"), write("own[0].first_price", "-5"), press("Tab"), rest,
		}},
		{name: "9-spanish", path: "/es/", steps: quoted},
		{name: "10-print", path: "/", steps: quoted, print: true},
		{name: "11-privacy", path: "/privacy"},
		{name: "12-written-estimate", path: "/", steps: owed},
		{name: "13-written-estimate-spanish", path: "/es/", steps: owed},
		{name: "14-rules-of-a-quote", path: "/", steps: detailed},
		{name: "15-rules-of-a-quote-spanish", path: "/es/", steps: detailed},
		{name: "16-stopping", path: "/", steps: stopping},
		{name: "17-stopping-spanish", path: "/es/", steps: stopping},
		{name: "18-what-follows", path: "/", steps: following},
		{name: "19-what-follows-spanish", path: "/es/", steps: following},
		{name: "20-share-that-changes", path: "/", steps: crossing},
		{name: "21-share-that-changes-spanish", path: "/es/", steps: crossing},
		{name: "22-goals", path: "/", steps: goals},
		{name: "23-goals-spanish", path: "/es/", steps: goals},
		{name: "24-ranking", path: "/", steps: ranked, zoomed: true},
		{name: "25-ranking-sifted", path: "/", steps: sifted, zoomed: true},
		{name: "26-ranking-spanish", path: "/es/", steps: sifted},
		{name: "27-ranking-emptied", path: "/", steps: emptied},
		{name: "28-guide", path: "/guide"},
		{name: "29-guide-spanish", path: "/es/guide"},
		{name: "30-guide-print", path: "/guide", print: true},
		{name: "31-share-link", path: "/", steps: shared},
		{name: "32-share-link-spanish", path: "/es/", steps: shared},
		{name: "36-one-page", path: "/", steps: insured, print: true},
		{name: "37-one-page-spanish", path: "/es/", steps: quoted, print: true},
		{name: "34-files", path: "/", steps: kept},
		{name: "35-files-spanish", path: "/es/", steps: kept},
		{name: "33-opened-link", path: "/#s=1.jeyJwbGFjZSI6IldBIiwib3duWzBdLnByaWNlIjoiOTAiLCItIjpbImhlYWx0aCIsInBsYWNlIl19", steps: []step{answered, rest}},
		{name: "34-one-subject", path: "/", steps: walked, zoomed: true},
		{name: "35-one-subject-spanish", path: "/es/", steps: walked},
		{name: "36-check-answers", path: "/", steps: reviewed, zoomed: true},
		{name: "37-check-answers-spanish", path: "/es/", steps: reviewed},
		{name: "38-pictures", path: "/", steps: drawn, zoomed: true},
		{name: "39-pictures-spanish", path: "/es/", steps: drawn},
		{name: "40-pictures-print", path: "/", steps: drawn, print: true},
		{name: "41-pictures-insured", path: "/", steps: unsure},
	}
}

var quoted = []step{
	answered, write("place", "Washington"), click("#quotes > summary"),
	write("own[0].name", "Main Street Massage"), write("own[0].price", "90"), tick("own[0].has:package"),
	write("own[0].package.visits", "5"), write("own[0].package.price", "400"), pick("own[0].package.expires", "after_purchase"), write("own[0].package.months", "6"),
	click("#add-quote"), write("own[1].name", "The club"), tick("own[1].has:membership"), write("own[1].membership.fee", "69"),
	write("own[1].membership.member_price", "75"), write("own[1].membership.term", "6"), press("Tab"), rest,
}

// walked is somebody who goes on from what she has said to what it is worth most to say next.
var walked = []step{answered, write("place", "Washington"), press("Tab"), rest, click("[data-walk=next]"), rest}

// reviewed is the list of all that somebody said who knows her insurance.
var reviewed = append(insured[:len(insured):len(insured)], click("#part-check > summary"), rest)

// shared is a link to those quotes, and what it holds.
var shared = append(quoted[:len(quoted):len(quoted)], click("#carry-share > summary"), rest)

// kept are the files that may be made of them.
var kept = append(quoted[:len(quoted):len(quoted)], click("#carry-files > summary"), rest)

// goals is everything asked beside the total.
var goals = append(quoted[:len(quoted):len(quoted)],
	click("#part-goals > summary"), tick("goals.objectives:first_visit"), tick("goals.objectives:month"), tick("goals.objectives:risk"),
	write("goals.monthly", "200"), write("goals.window", "28"), press("Tab"), rest,
)

// owed is a visit booked far ahead, and what is said of it opened.
var owed = []step{
	answered, click("#quotes > summary"), write("own[0].name", "Main Street Massage"), write("own[0].price", "90"),
	click("#part-care > summary"), write("start", "2027-12-20"), write("booked_on", "2027-12-01"), press("Tab"), rest,
	click("[data-key=owed] summary"), rest,
}

// detailed is a place of which she knows every rule.
var detailed = []step{
	answered, click("#quotes > summary"), write("own[0].name", "Main Street Massage"), write("own[0].price", "90"),
	tick("own[0].has:package"), tick("own[0].has:membership"),
	click(id("own[0].package.more") + " > summary"), click(id("own[0].membership.more") + " > summary"), click(id("own[0].more") + " > summary"),
	write("own[0].package.price", "400"), write("own[0].package.visits", "5"), pick("own[0].package.refund", "unused_less_fee"), write("own[0].package.refund_fee", "25"),
	write("own[0].membership.fee", "69"), pick("own[0].membership.interval", "week_4"),
	write("own[0].change.from", "2027-01-01"), write("own[0].change.price", "99"), write("own[0].change.fee", "0"), press("Tab"), rest,
}

var compared = []step{
	answered, write("place", "Washington"), click("#quotes > summary"), write("own[0].name", "Main Street Massage"), write("own[0].price", "90"), rest,
	click("#part-clinics > summary"), click("[data-bundle=WA] [data-act=bundle]"), wait(`document.querySelectorAll("input[name=clinics]").length > 2`), rest,
	tick("clinics:cedar-street-massage"), tick("clinics:kettle-lane-massage"), tick("clinics:bellwether-hill-chiropractic"), rest,
}

// sifted is those that take the card of a health account, by the hands-on minute.
var sifted = append(ranked[:len(ranked):len(ranked)], click("#part-sieve > summary"), tick("rank.sort:minute"), tick("rank.card"), rest)

// emptied is a filter too many, beside a clinic that was picked before.
var emptied = append(ranked[:len(ranked):len(ranked)], tick("clinics:blue-heron-massage"), click("#part-sieve > summary"), pick("rank.provider", "chiropractic"), tick("rank.card"), rest)

// ranked is the clinics of a state in order.
var ranked = []step{
	answered, write("place", "Texas"), click("#part-clinics > summary"), click("[data-bundle=TX] [data-act=bundle]"),
	wait(`document.querySelectorAll("input[name=clinics]").length > 2`), rest,
}

var insured = []step{
	answered, write("place", "Washington"), click("#quotes > summary"), write("own[0].name", "Main Street Massage"), write("own[0].price", "90"),
	click("#part-benefit > summary"), tick("benefit.pays:yes"), tick("benefit.by:massage_therapist"), tick("benefit.network:in"),
	click("#part-figures > summary"), write("benefit.deductible", "500"), tick("benefit.deductible_met.rough"), write("benefit.deductible_met", "100"), write("benefit.deductible_met.high", "300"),
	tick("benefit.share:copay"), write("benefit.copay", "30"), press("Tab"), rest,
}

// stopping is the best of two quotes, which pays ahead, with what it comes to to
// stop early.
var stopping = append(quoted[:len(quoted):len(quoted)], click("[data-key=stop] summary"), rest)

// following is the other quote, of which it is said by when to use what she buys and
// from when the package pays.
var following = append(quoted[:len(quoted):len(quoted)],
	click("[data-offer='0'] [data-act=visits]"), rest, click("[data-key=clock] summary"), click("[data-key=even] summary"), rest)

// drawn is what pays ahead, with all of its pictures open.
var drawn = append(quoted[:len(quoted):len(quoted)], click("[data-key=stop] summary"), click("[data-key=paid] summary"), rest, looked)

// unsure is insurance of which little is known.
var unsure = append(insured[:len(insured):len(insured)], click("[data-key=paid] summary"), rest, looked)

// crossing is a deductible that is met within the course.
var crossing = append(insured[:len(insured):len(insured)],
	tick("benefit.prescription:yes"), tick("benefit.copay_waits:yes"), write("benefit.allowed", "80"), write("benefit.visits", "12"), write("benefit.other_bills", "0"), press("Tab"), rest,
	click("[data-key=crossing] summary"), rest)

func id(name string) string { return fmt.Sprintf("[id=%q]", name) }

func wait(condition string) step {
	return func(ctx context.Context, p *browser.ChromiumPage) error { return p.WaitFor(ctx, condition) }
}

// answered waits for the first answer, and for the script that draws its pictures,
// which is not asked for once something is typed.
var answered = wait(`document.querySelector("#results")?.firstElementChild &&
	performance.getEntriesByType("resource").some(({ name }) => name.endsWith(document.getElementById("main").dataset.pictures))`)

// rest lets the page finish what it was asked and what it says a second later.
func rest(ctx context.Context, p *browser.ChromiumPage) error {
	return p.Eval(ctx, "new Promise((done) => setTimeout(done, 1500))", nil)
}

// looked scrolls to each picture: those out of sight are not drawn.
func looked(ctx context.Context, p *browser.ChromiumPage) error {
	return p.Eval(ctx, `(async () => {
		for (const picture of document.querySelectorAll(".picture")) {
			picture.scrollIntoView();
			await new Promise((done) => setTimeout(done, 400));
		}
		scrollTo(0, 0);
	})()`, nil)
}

func click(selector string) step {
	return func(ctx context.Context, p *browser.ChromiumPage) error { return p.Click(ctx, selector) }
}

func write(name, text string) step {
	return func(ctx context.Context, p *browser.ChromiumPage) error { return p.Type(ctx, id(name), text) }
}

func pick(name, value string) step {
	return func(ctx context.Context, p *browser.ChromiumPage) error { return p.Select(ctx, id(name), value) }
}

func tick(choice string) step {
	return func(ctx context.Context, p *browser.ChromiumPage) error { return p.Check(ctx, id(choice), true) }
}

func press(key string) step {
	return func(ctx context.Context, p *browser.ChromiumPage) error { return p.Press(ctx, key) }
}
