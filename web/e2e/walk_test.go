package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kneadwise/web/e2e/browser"
)

// With the keyboard alone through the form, one subject at a time: what settles
// most comes first, each subject can be skipped, and Back, Forward and a reload
// keep the place and all that was typed.
func TestOneSubjectAtATime(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.at("part-place", "at first")
		if said := v.text("#walk-step"); !strings.HasPrefix(said, "Step 1 of 8.") {
			t.Errorf("at first the page says %q", said)
		}
		v.tabTo(`e.id === "place"`)
		v.keys("Washington")
		v.settle()
		if said := v.text("#walk-step"); !strings.HasPrefix(said, "Step 1 of 9.") {
			t.Errorf("where there are clinics the page says %q", said)
		}
		first := v.answer().Estimate.Unknowns[0]
		v.tabTo(`e.dataset.walk === "next"`)
		v.press("Enter")
		v.came("part-benefit", "the question that the engine puts first: "+string(first.Fact))
		if worth := v.text("#part-benefit > summary > em"); !slices.Contains(amounts(worth), first.Worth) {
			t.Errorf("the subject that could settle %d says %q", first.Worth, worth)
		}
		if said := v.text("#part-benefit #walk-step"); !strings.HasPrefix(said, "Step 2 of 9.") {
			t.Errorf("at the second subject the page says %q", said)
		}
		v.tabTo(`e.dataset.walk === "skip"`)
		v.press("Enter")
		v.came("quotes", "what narrows the range most, after a skipped question")
		v.tabTo(`e.id === "own[0].price"`)
		v.keys("73.91")
		v.settle()
		total := v.text("#sum-big")
		same := func(when string) {
			t.Helper()
			if got := v.text("#sum-big"); got != total {
				t.Errorf("%s the sum is %q, not %q", when, got, total)
			}
			if got := v.values(); len(got) != 2 || got["place"] != "Washington" || got["own[0].price"] != "73.91" {
				t.Errorf("%s the page holds %v", when, got)
			}
		}
		if look[bool](v, `document.querySelector("[data-walk=skip]").checkVisibility()`) {
			t.Error("what was answered can be skipped as not known")
		}

		v.must(v.page.Eval(v.ctx, `void setTimeout(() => history.back())`, nil))
		v.came("part-benefit", "the browser's Back")
		same("after Back")
		v.must(v.page.Eval(v.ctx, `void setTimeout(() => history.back())`, nil))
		v.came("part-place", "the browser's Back")
		v.must(v.page.Eval(v.ctx, `void setTimeout(() => history.go(2))`, nil))
		v.came("quotes", "two steps forward")
		same("after Forward")
		v.must(v.page.Reload(v.ctx))
		v.firstAnswer()
		v.settle()
		v.at("quotes", "after a reload")
		if !look[bool](v, `(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector("#quotes > summary").getBoundingClientRect())`) {
			t.Error("after a reload the subject is not to be seen")
		}
		same("after a reload")
		v.tabTo(`e.dataset.walk === "back"`)
		v.press("Enter")
		v.came("part-benefit", "the button that leads back")
		v.tabTo(`e.dataset.walk === "next"`)
		v.press("Space")
		v.came("quotes", "the way there again")
		if at := look[string](v, `location.href`); at != v.opened {
			t.Errorf("the address became %s", at)
		}
		v.server.Witness.Reset()
		v.loaded = 0
		v.clean()
	})
}

// Without insurance nobody is asked for a deductible, without an account for no
// tax; with insurance the plan's figures are a step more. Each subject comes once,
// the list of all answers last.
func TestSubjectsThatDoNotMatterAreNotAsked(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.click("[data-walk=next]")
		v.came("part-benefit", "the first step")
		v.moves("that the plan pays", func() { v.choose("benefit.pays:yes") })
		if said := v.text("#walk-step"); !strings.HasPrefix(said, "Step 2 of 9.") {
			t.Errorf("with the figures of a plan the page says %q", said)
		}
		v.choose("benefit.pays:no")
		v.settle()
		if said := v.text("#walk-step"); !strings.HasPrefix(said, "Step 2 of 8.") {
			t.Errorf("without them the page says %q", said)
		}
		want := []string{"part-place", "part-benefit"}
		for len(want) < 20 {
			v.click("[data-walk=next]")
			v.rest()
			at := v.open()
			if len(at) != 1 {
				t.Fatalf("the subjects %q are open", at)
			}
			want = append(want, at[0])
			if at[0] == "part-check" {
				break
			}
		}
		if got := []string{
			"part-place", "part-benefit", "quotes", "part-care", "part-other-payer", "part-accounts", "part-goals", "part-signs", "part-check",
		}; !slices.Equal(got, want) {
			t.Errorf("the way leads by %q, want %q", want, got)
		}
		if look[bool](v, `document.querySelector("[data-walk=next]").checkVisibility()`) {
			t.Error("after the last there is a next one")
		}

		// An account makes taxes matter.
		v.click("#part-accounts > summary")
		v.at("part-accounts", "after it was pressed")
		v.choose("accounts.kind:hsa")
		v.settle()
		v.click("#part-check > summary")
		v.at("part-check", "after it was pressed")
		if said := v.text("#walk-step"); !strings.HasPrefix(said, "One subject is left.") {
			t.Errorf("with taxes to ask for the page says %q", said)
		}
		v.click("[data-walk=next]")
		v.came("part-tax", "what has come to matter")
		v.clean()
	})
}

// A subject that is opened by its name, or by the button at a question, closes the
// one before; with everything shown each stands as it is.
func TestEverythingAtOnce(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		before := look[float64](v, `document.querySelector("#part-care > summary").getBoundingClientRect().top`)
		v.click("#part-care > summary")
		v.at("part-care", "after it was pressed")
		if after := look[float64](v, `document.querySelector("#part-care > summary").getBoundingClientRect().top`); after > before {
			t.Errorf("what was pressed moved from %v to %v", before, after)
		}
		v.click("#sum .next [data-goto]")
		v.at("part-benefit", "after its question was pressed")
		v.waitFor(`document.activeElement?.name === "benefit.pays"`)
		v.press("Space")
		v.click("#walk-all")
		all := look[[]string](v, `[...document.querySelectorAll("details.subject")].map(({ id }) => id)`)
		if got := v.open(); !slices.Equal(got, all) {
			t.Errorf("with everything shown %q are open, want %q", got, all)
		}
		if look[bool](v, `document.querySelector("#walk").checkVisibility()`) || v.focused() != "walk-all" {
			t.Errorf("with everything shown one can go on to the next, and the focus is at %q", v.focused())
		}
		v.click("#quotes > summary")
		v.waitFor(`!document.querySelector("#quotes").open`)
		v.settle()
		time.Sleep(400 * time.Millisecond) // the page keeps what stands open once it rests
		v.must(v.page.Reload(v.ctx))
		v.firstAnswer()
		if got := v.open(); len(got) != len(all)-1 || slices.Contains(got, "quotes") {
			t.Errorf("after a reload %q are open", got)
		}
		v.click("#walk-all")
		v.at("part-benefit", "one at a time again")
		v.server.Witness.Reset()
		v.loaded = 0
		v.clean()
	})
}

// A page that was cleared is so in each entry that it made, and one that was left in
// a hurry too: whichever the browser is led to from another page, nothing comes back.
func TestNoEntryBringsBackWhatIsGone(t *testing.T) {
	for name, forget := range map[string]func(*visit){
		"cleared": func(v *visit) {
			v.must(v.page.Eval(v.ctx, `void setTimeout(() => history.go(-2))`, nil))
			v.came("part-benefit", "two steps back")
			v.click("#clear")
			v.waitFor(`history.state === null && document.querySelector("#place").value === ""`)
			v.settle()
		},
		"left": func(v *visit) {
			v.must(v.page.Click(v.ctx, "#leave"))
			v.went(elsewhere)
			v.must(v.page.Back(v.ctx))
			v.returned()
		},
	} {
		t.Run(name, func(t *testing.T) {
			inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
				v := arrive(t, b, s, "/")
				v.write("place", "Oregon")
				v.settle()
				time.Sleep(400 * time.Millisecond) // the page keeps what is typed once the typing rests
				for range 3 {
					v.click("[data-walk=next]")
				}
				// A page with a call open is not kept whole by the browser: the entries alone tell.
				v.must(v.page.Eval(v.ctx, `void (globalThis.held = new RTCPeerConnection()).createDataChannel("x")`, nil))
				forget(v)
				v.click(`header a[href="/privacy"]`)
				v.waitFor(`location.pathname === "/privacy" && document.readyState === "complete"`)
				for back := 1; ; back++ {
					v.must(v.page.Eval(v.ctx, fmt.Sprintf(`void setTimeout(() => history.go(%d))`, -back), nil))
					v.waitFor(`location.pathname !== "/privacy"`)
					if !look[bool](v, `location.pathname === "/"`) {
						if back < 3 {
							t.Errorf("the page was opened %d entries back", back)
						}
						break
					}
					v.returned()
					if left := v.values(); len(left) > 0 {
						t.Errorf("%d entries back the page holds %v", back, left)
					}
					v.must(v.page.Eval(v.ctx, fmt.Sprintf(`void setTimeout(() => history.go(%d))`, back), nil))
					v.waitFor(`location.pathname === "/privacy" && document.readyState === "complete"`)
				}
			})
		})
	}
}

// open are the subjects that stand open.
func (v *visit) open() []string {
	v.Helper()
	return look[[]string](v, `[...document.querySelectorAll("details.subject[open]")].map(({ id }) => id)`)
}

// at looks whether a subject is open, and no other.
func (v *visit) at(subject, when string) {
	v.Helper()
	v.waitFor(fmt.Sprintf(`document.getElementById(%q).open && document.querySelectorAll("details.subject[open]").length === 1`, subject))
	if got := v.open(); !slices.Equal(got, []string{subject}) {
		v.Errorf("%s the subjects %q are open, want %s", when, got, subject)
	}
}

// came looks whether she has come to a subject and stands before its name, which
// is to be seen.
func (v *visit) came(subject, by string) {
	v.Helper()
	v.waitFor(fmt.Sprintf(`document.activeElement?.matches(%q)`, "#"+subject+" > summary"))
	v.at(subject, "by "+by)
	if !look[bool](v, `(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.activeElement.getBoundingClientRect())`) {
		v.Errorf("by %s she comes to what is not to be seen", by)
	}
}

// One subject at a time is as open to all as the whole.
func TestOneSubjectIsOpenToAll(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		for _, path := range []string{"/", "/es/"} {
			t.Run("walked "+path, func(t *testing.T) {
				v := arrive(t, b, s, path)
				v.isOpenToAll()
				v.click("[data-walk=next]")
				v.came("part-benefit", "the first step")
				v.choose("benefit.pays:yes")
				v.settle()
				v.isOpenToAll()
			})
		}
	})
}
