package e2e

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"

	"kneadwise/wasm/call"
	"kneadwise/wasm/wire"
	"kneadwise/web/e2e/browser"
)

// What people type that is no figure, or not surely one.
var nonsense = []string{"abc", "1.200,50", "12,00", "1e9", "-5", "5-9", "99999999999"}

// Every field that takes a figure says what is wrong with what is no figure, in
// the words of the engine's own reading, keeps it as it was typed and leaves the
// answer to the rest.
func TestWrongFigures(t *testing.T) {
	for _, test := range []struct {
		part string
		// tries reveals the part's fields and puts nonsense into them.
		tries func(v *visit) map[string]string
		least map[string]int // fields by what they take
	}{
		{"care and her quotes", (*visit).triesQuotes, map[string]int{"money": 12, "percent": 2, "count": 9}},
		{"insurance, accounts and tax", (*visit).triesInsurance, map[string]int{"money": 9, "percent": 3, "count": 3}},
	} {
		t.Run(test.part, func(t *testing.T) {
			inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
				v := arrive(t, b, s, "/")
				seen := test.tries(v)
				found := map[string]int{}
				for _, kind := range seen {
					found[kind]++
				}
				for kind, least := range test.least {
					if found[kind] < least {
						t.Errorf("only %d fields for %s were tried: %v", found[kind], kind, seen)
					}
				}
				v.clean()
			})
		})
	}
}

func (v *visit) triesQuotes() map[string]string {
	v.Helper()
	v.unfold("part-care")
	v.unfold("quotes")
	for _, choice := range []string{
		"first:other", "minutes:other", "own[0].has:package", "own[0].has:membership", "own[0].membership.unused:roll_over",
	} {
		v.choose(choice)
	}
	v.pick("own[0].package.expires", "after_purchase")
	for _, part := range []string{"own[0].package.more", "own[0].membership.more", "own[0].more"} {
		v.unfold(part)
	}
	v.pick("own[0].package.refund", "unused_less_fee")
	v.sayRoughly()
	seen := v.typeNonsense("")
	v.pick("own[0].package.unit", "minute")
	maps.Copy(seen, v.typeNonsense("own[0].package.minutes"))
	return seen
}

func (v *visit) triesInsurance() map[string]string {
	v.Helper()
	v.unfold("part-benefit")
	for _, choice := range []string{"benefit.pays:yes", "benefit.by:massage_therapist", "benefit.prescription:yes"} {
		v.choose(choice)
	}
	for _, part := range []string{"part-family", "part-limits", "part-permits", "part-outside", "part-settings", "part-accounts", "part-tax"} {
		v.unfold(part)
	}
	v.pick("benefit.family", "embedded")
	for _, choice := range []string{
		"benefit.shared:yes", "benefit.referral_needed:yes", "benefit.referral:yes", "benefit.authorisation_needed:yes", "benefit.authorisation:yes",
		"benefit.outside:yes", "benefit.outside.share:both", "benefit.share:copay",
	} {
		v.choose(choice)
	}
	v.sayRoughly()
	seen := v.typeNonsense("")
	v.choose("benefit.share:coinsurance")
	v.choose("benefit.coinsurance.rough")
	maps.Copy(seen, v.typeNonsense("benefit.coinsurance"))
	return seen
}

// sayRoughly says of each figure that is shown that it is known only roughly.
func (v *visit) sayRoughly() {
	v.Helper()
	v.must(v.page.Eval(v.ctx, `for (const box of document.querySelectorAll("[name$='.rough']")) if (!box.checked && box.checkVisibility()) box.click()`, nil))
	v.settle()
}

// typeNonsense puts nonsense into each field that is shown and whose name begins
// so, looks at what is said of it, and takes it out again: all of it into the
// first field of each kind, one after the other of it into the rest.
func (v *visit) typeNonsense(prefix string) (kinds map[string]string) {
	v.Helper()
	texts, err := json.Marshal(nonsense)
	v.must(err)
	tried := look[[]struct{ Name, Kind, Text, Kept, Said, After, List string }](v, fmt.Sprintf(`
const rest = async () => { do await new Promise((done) => setTimeout(done, 5)); while (heard.open > 0) };
const enter = async (field, text) => {
	field.focus();
	field.value = text;
	field.dispatchEvent(new Event("input", { bubbles: true }));
	field.dispatchEvent(new Event("change", { bubbles: true }));
	field.blur();
	await rest();
};
const tried = [], all = %s, count = {};
for (const field of document.querySelectorAll("#facts [data-read]")) {
	if (!["money", "percent", "count"].includes(field.dataset.read) || !field.checkVisibility() || !field.name.startsWith(%q)) continue;
	const slot = document.getElementById(field.name.replace(/\.high$/, "") + "-error");
	const nth = count[field.dataset.read] = (count[field.dataset.read] ?? 0) + 1;
	for (const text of nth <= 1 ? all : [all[nth %% all.length]]) {
		await enter(field, text);
		const one = { Name: field.name, Kind: field.dataset.read, Text: text, Kept: field.value };
		one.Said = field.getAttribute("aria-invalid") === "true" && !slot.hidden ? slot.textContent : "";
		one.List = document.querySelector("#errors li a[data-goto='" + field.name + "']")?.textContent ?? "";
		await enter(field, "");
		one.After = slot.hidden && !field.hasAttribute("aria-invalid") ? "" : slot.textContent || "marked";
		tried.push(one);
	}
}
return tried;`, texts, prefix))
	kinds = make(map[string]string)
	for _, one := range tried {
		kinds[one.Name] = one.Kind
		v.Run(one.Name+" "+one.Text, func(t *testing.T) {
			want := v.refusal(one.Name, one.Kind, one.Text)
			if one.Said != want {
				t.Errorf("it says %q, want %q", one.Said, want)
			}
			if one.Kept != one.Text {
				t.Errorf("it holds %q", one.Kept)
			}
			if !strings.Contains(one.List, one.Said) {
				t.Errorf("the list of errors says %q", one.List)
			}
			if one.After != "" {
				t.Errorf("when it is taken out again, it still says %q", one.After)
			}
		})
	}
	return kinds
}

// refusal is what the native engine says of a text, in the page's words.
func (v *visit) refusal(name, kind, text string) string {
	v.Helper()
	kinds := map[string]wire.TextKind{"money": wire.TextMoney, "percent": wire.TextPercent, "count": wire.TextCount}
	message := wire.WriteTexts([]wire.Text{{Kind: kinds[kind], Text: text}})
	figures, faults, err := wire.ReadFigures(call.NewDesk().Call(call.OpRead, message))
	if err != nil || len(faults) > 0 || len(figures) != 1 || figures[0].Code == "" {
		v.Fatalf("the engine does not refuse %q as %s: %v, %v, %v", text, kind, figures, faults, err)
	}
	return v.words(figures[0].Code)
}

// Days come from the browser's own field, which lets a day be half typed; and
// some days are days, but none for this.
func TestWrongDays(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("part-care")
		v.click(control("start"))
		v.press("1", "2", "Tab", "Tab", "Tab")
		v.waitFor(`!document.getElementById("start-error").hidden`)
		if said, want := v.text(control("start-error")), v.words("civil.not_iso"); said != want {
			t.Errorf("of half a day the page says %q, want %q", said, want)
		}
		for _, day := range []string{"1999-01-01", "2999-01-01"} {
			v.write("start", day)
			v.press("Tab")
			v.settle()
			v.waitFor(`!document.getElementById("start-error").hidden`)
			if held := look[string](v, `document.getElementById("start").value`); held != day {
				t.Errorf("%s was typed, and the field holds %q", day, held)
			}
			if !strings.Contains(v.text("#sum-big"), "$") {
				t.Errorf("because of %s there is no sum: %q", day, v.text("#sum"))
			}
		}
		v.write("start", "")
		v.settle()
		v.waitFor(`document.getElementById("start-error").hidden`)
		v.clean()
	})
}

// An error that is told when a field is left must not move away what was
// clicked to leave it.
func TestClicksArriveWhereTheyWereMeant(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("part-care")
		v.click("#walk-all") // one subject at a time, so that the click closes what is above it
		v.click("#part-care > summary")
		v.write("tip", "12,5")
		v.click("#quotes > summary")
		if !look[bool](v, `document.getElementById("quotes").open`) {
			t.Error("the part that was clicked on did not open")
		}
		if v.text(control("tip-error")) == "" {
			v.waitFor(`!document.getElementById("tip-error").hidden`)
		}
		v.write("own[0].price", "80 to 90")
		v.click("#add-quote")
		if quotes := look[int](v, `document.querySelectorAll("#quote-list > *").length`); quotes != 2 {
			t.Errorf("the button was clicked, and there is room for %d quotes", quotes)
		}
	})
}

// An error leads to its field.
func TestErrorsLeadToTheirFields(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("part-benefit")
		v.choose("benefit.pays:yes")
		v.write("benefit.deductible", "12,00")
		v.press("Tab")
		v.waitFor(`document.querySelector("#errors a")`)
		v.click("#part-figures > summary") // she closes the part
		v.click("#errors a")
		v.waitFor(`document.activeElement?.id === "benefit.deductible"`)
		if !strings.HasPrefix(look[string](v, `document.title`), "Error: ") {
			t.Error("the title does not tell of the error")
		}
		v.clean()
	})
}
