package e2e

import (
	"regexp"
	"strings"
	"testing"

	"kneadwise/web/e2e/browser"
)

// What is printed is one page of US Letter, with all that somebody else has to know;
// all of the page is printed where she asks for it.
func TestOnePageIsPrinted(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		for _, path := range []string{"/", "/es/"} {
			for name, said := range map[string]func(*visit){"two quotes": (*visit).saysTwoQuotes, "insured": (*visit).saysInsurance, "nothing said": func(*visit) {}} {
				t.Run(path+" "+name, func(t *testing.T) {
					v := arrive(t, b, s, path)
					said(v)
					v.asksAgain()
					if pages := v.printed(); pages != 1 {
						t.Errorf("%d pages are printed", pages)
					}
					v.must(v.page.Eval(v.ctx, `void dispatchEvent(new Event("beforeprint"))`, nil))
					paper := v.text("#paper")
					for _, part := range []string{v.text("#sum-big"), v.text("#visits .leaders dd")} {
						if !strings.Contains(paper, part) {
							t.Errorf("%q is on the page and not on paper: %s", part, paper)
						}
					}
					e := v.answer().Estimate
					if rows := look[int](v, `document.querySelectorAll("#paper .paper-days > li").length`); rows < len(e.Plan.Visits) {
						t.Errorf("%d lines of %d visits", rows, len(e.Plan.Visits))
					}
					if name != "nothing said" && !strings.Contains(paper, "Zyxw Massage 7391") {
						t.Errorf("what was said is not on paper: %s", paper)
					}
					v.must(v.page.Eval(v.ctx, `void dispatchEvent(new Event("afterprint"))`, nil))
					// All of it takes more than one page.
					v.must(v.page.Eval(v.ctx, `void (window.print = () => undefined)`, nil))
					v.click("#carry-print-all")
					if pages := v.printed(); pages < 2 && name != "nothing said" {
						t.Errorf("all of it is %d pages", pages)
					}
					if pages := v.printed(); pages != 1 {
						t.Errorf("after that %d pages are printed", pages)
					}
					v.clean()
				})
			}
		}
	})
}

// A sign that stops the plan is printed as it stands on the page.
func TestAStopIsPrinted(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("part-signs")
		v.choose("signs:screen.saddle_numbness")
		v.settle()
		v.must(v.page.Eval(v.ctx, `void dispatchEvent(new Event("beforeprint"))`, nil))
		if look[bool](v, `document.querySelector("#main").dataset.paper !== undefined`) {
			t.Error("a plan is printed in place of the sign that stops it")
		}
	})
}

var pageObject = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

// printed is how many pages a print has.
func (v *visit) printed() int {
	v.Helper()
	pdf, err := v.page.(*browser.ChromiumPage).Print(v.ctx)
	v.must(err)
	return len(pageObject.FindAll(pdf, -1))
}

func (v *visit) saysTwoQuotes() {
	v.Helper()
	v.write("place", "Washington")
	v.unfold("quotes")
	v.write("own[0].name", "Zyxw Massage 7391")
	v.write("own[0].price", "90")
	v.choose("own[0].has:package")
	v.write("own[0].package.visits", "5")
	v.write("own[0].package.price", "400")
	v.pick("own[0].package.expires", "after_purchase")
	v.write("own[0].package.months", "6")
	v.click("#add-quote")
	v.write("own[1].name", "The club")
	v.choose("own[1].has:membership")
	v.write("own[1].membership.fee", "69")
	v.write("own[1].membership.member_price", "75")
	v.write("own[1].membership.term", "6")
}

func (v *visit) saysInsurance() {
	v.Helper()
	v.write("place", "Washington")
	v.unfold("quotes")
	v.write("own[0].name", "Zyxw Massage 7391")
	v.write("own[0].price", "90")
	v.unfold("part-benefit")
	v.choose("benefit.pays:yes")
	v.choose("benefit.by:massage_therapist")
	v.choose("benefit.network:in")
	v.write("benefit.deductible", "500")
	v.between("benefit.deductible_met", "100", "300")
	v.choose("benefit.share:copay")
	v.write("benefit.copay", "30")
}
