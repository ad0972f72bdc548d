package main

import (
	"context"

	"kneadwise/web/e2e/browser"
)

// publicScenes are the pages that everybody may read about clinics, and what
// stands on the clinics' own sites.
func publicScenes() []scene {
	return []scene{
		{name: "20-for-clinics", path: "/for-clinics", steps: []step{rest}, zoomed: true},
		{name: "21-for-clinics-answer", path: "/for-clinics", steps: menu, zoomed: true},
		{name: "22-for-clinics-error", path: "/for-clinics", steps: []step{
			write("f-price_60", "1.200,50"), write("f-package_visits", "many"), click("#menu button.main"), wait(`document.querySelector("#errors")`), rest,
		}},
		{name: "23-for-clinics-spanish", path: "/es/for-clinics", steps: menu, zoomed: true},
		{name: "24-clinics", path: "/clinics", steps: []step{rest}, zoomed: true},
		{name: "25-clinic", path: "/clinics/cedar-street-massage", steps: []step{rest}, zoomed: true},
		{name: "26-clinic-spanish", path: "/es/clinics/harbor-bend-physical-therapy", steps: []step{rest}, zoomed: true},
		{name: "27-clinics-spanish", path: "/es/clinics", steps: []step{rest}},
		{name: "28-not-found", path: "/clinics/no-such-clinic", steps: []step{rest}},
		{name: "30-host-plain", path: "/", steps: []step{inFrame(element)}, foreign: true, framed: true, zoomed: true},
		{name: "31-host-dark", path: "/dark", steps: []step{inFrame(element)}, foreign: true, framed: true},
		{name: "32-host-spanish", path: "/spanish", steps: []step{inFrame(element)}, foreign: true, framed: true, zoomed: true},
		{name: "33-host-column", path: "/column", steps: []step{inFrame(`document.querySelector("iframe")`)}, foreign: true, framed: true},
		{name: "34-host-insured", path: "/", steps: []step{inFrame(element, asked)}, foreign: true, framed: true},
		{name: "35-host-what-follows", path: "/", steps: []step{inFrame(element, unfolded)}, foreign: true, framed: true},
		{name: "36-host-what-follows-spanish", path: "/spanish", steps: []step{inFrame(element, unfolded)}, foreign: true, framed: true},
		{name: "37-host-goals", path: "/", steps: []step{inFrame(element, wished)}, foreign: true, framed: true},
		{name: "38-host-goals-spanish", path: "/spanish", steps: []step{inFrame(element, wished)}, foreign: true, framed: true},
	}
}

// menu is three prices and a package that costs more than its visits.
var menu = []step{
	pick("f-state", "WA"), write("f-price_30", "55"), write("f-price_60", "95"), write("f-price_90", "135"),
	write("f-package_visits", "5"), write("f-package_price", "490"), press("Tab"),
	wait(`document.querySelector("#answer .finding")`), rest,
}

const element = `document.querySelector("kneadwise-calculator").shadowRoot.querySelector("iframe")`

// asked is what a visitor says of her insurance in a frame.
const asked = `document.querySelector("#part-benefit").open = true;
for (const choice of ["benefit.pays:yes", "benefit.by:massage_therapist"]) document.getElementById(choice).click();
const deductible = document.getElementById("benefit.deductible");
deductible.value = "500";
deductible.dispatchEvent(new Event("input", { bubbles: true }));`

// wished is what a visitor asks beside the total in a frame.
const wished = `document.querySelector("#part-goals").open = true;
for (const name of ["first_visit", "month", "risk"]) document.getElementById("goals.objectives:" + name).click();
for (const [name, value] of [["monthly", "100"], ["window", "28"]]) {
	const box = document.getElementById("goals." + name);
	box.value = value;
	box.dispatchEvent(new Event("input", { bubbles: true }));
}`

// unfolded opens all that a frame says of what follows.
const unfolded = `for (const key of ["stop", "clock", "crossing", "even"]) {
	const part = document.querySelector("#results [data-key=" + key + "]");
	if (part) part.open = true;
}`

// inFrame waits for the answer in a frame and runs more in it.
func inFrame(element string, more ...string) step {
	return func(ctx context.Context, p *browser.ChromiumPage) error {
		f, err := p.Frame(ctx, element)
		if err != nil {
			return err
		}
		if err := f.WaitFor(ctx, `document.querySelector("#sum-big")`); err != nil {
			return err
		}
		for _, script := range more {
			if err := f.Eval(ctx, "const unused = 0;\n"+script, nil); err != nil {
				return err
			}
		}
		return rest(ctx, p)
	}
}
