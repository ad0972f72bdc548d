package main

import (
	"context"
	"fmt"

	"kneadwise/web/e2e/browser"
)

const (
	ownersEmail = "owner@demo.example"
	ownersAt    = "/portal/c/cedar-street-massage/"
)

// ownersScenes are a clinic's own pages, once somebody has signed in, changed a
// price, published it and changed more.
func ownersScenes(password string) []scene {
	enter := []step{write("f-sign-in-email", ownersEmail), write("f-sign-in-password", password), press("Enter"), wait(`document.querySelector(".account")`), ready}
	keeping := append([]step{signOut, load("/for-clinics")}, menu...)
	keeping = append(keeping, click(`form[action="/portal/begin"] button`), wait(`document.querySelector("#f-sign-in-password")`), ready)
	continuing := join(keeping, enter)
	return []scene{
		{name: "40-sign-in", path: "/portal/sign-in", steps: []step{rest}},
		{name: "41-sign-in-refused", path: "/portal/sign-in", steps: []step{
			write("f-sign-in-email", ownersEmail), write("f-sign-in-password", "not this one"), press("Enter"), wait(`document.querySelector("#errors")`), ready,
		}},
		{name: "42-sign-in-with-values", path: "/for-clinics", steps: keeping},
		{name: "43-continue", path: "/for-clinics", steps: continuing},
		{name: "44-proposals", path: "/for-clinics", steps: join(continuing, []step{click("main form button"), wait(`document.querySelector("[name=adopt]")`), ready})},
		{name: "signed in", path: "/portal/sign-in", always: true, steps: join([]step{signOut, load("/portal/sign-in")}, enter, changed)},
		{name: "45-clinics", path: "/portal/", steps: []step{rest}},
		{name: "46-prices", path: ownersAt, steps: []step{rest}},
		{name: "47-clinic", path: ownersAt + "profile", steps: []step{rest}},
		{name: "48-visit", path: ownersAt + "services/deep-60", steps: []step{rest}},
		{name: "49-visit-errors", path: ownersAt + "services/new", steps: []step{
			write("f-minutes", "soon"), write("f-price", "1.200,50"), click("#item button.main"), wait(`document.querySelector("#errors")`), rest,
		}},
		{name: "50-package-dearer", path: ownersAt + "packages/new", steps: dearer},
		{name: "51-two-people", path: ownersAt + "services/deep-90", steps: []step{meanwhile, write("f-price", "142"), press("Enter"), wait(`document.querySelector("#clash")`), rest}},
		{name: "52-membership", path: ownersAt + "memberships/monthly", steps: []step{rest}},
		{name: "53-insurer", path: ownersAt + "payers/example-health", steps: []step{click("details.more > summary"), rest}},
		{name: "54-terms", path: ownersAt + "terms", steps: []step{rest}},
		{name: "55-remove", path: ownersAt + "services/deep-60/remove", steps: []step{rest}},
		{name: "56-preview", path: ownersAt + "preview", steps: []step{wait(`document.querySelector("#preview").dataset.by`), rest}},
		{name: "57-publish", path: ownersAt + "publish", steps: []step{rest}},
		{name: "58-history", path: ownersAt + "history", steps: []step{rest}},
		{name: "59-revision", path: ownersAt + "history/1", steps: []step{rest}},
		{name: "60-withdraw", path: ownersAt + "withdraw", steps: []step{rest}},
		{name: "61-widget", path: ownersAt + "widget?theme=&accent=%237a2e8e", steps: []step{inFrame(`document.querySelector("iframe")`)}, framed: true},
		{name: "62-sessions", path: "/portal/sessions", steps: []step{rest}},
		{name: "63-not-found", path: "/portal/c/no-such-clinic/", steps: []step{rest}},
		{name: "64-signed-out-meanwhile", path: "/portal/sign-in", steps: join([]step{signOut, load("/portal/sign-in")}, enter, []step{
			load(ownersAt + "services/deep-60"), signOut, write("f-price", "103"), press("Enter"), wait(`document.querySelector("#sign-in-dialog").open`), rest,
		})},
	}
}

func join(parts ...[]step) (all []step) {
	for _, part := range parts {
		all = append(all, part...)
	}
	return all
}

// changed publishes a price, and leaves the draft with another and a package.
var changed = join(
	[]step{load(ownersAt + "services/deep-60"), write("f-price", "101.37"), press("Enter"), wait(`document.querySelector(".flash")`)},
	[]step{load(ownersAt + "publish"), write("f-note", "Rent went up."), click("main form button.main"), wait(`document.querySelector(".flash")`)},
	[]step{load(ownersAt + "services/deep-60"), write("f-price", "104"), press("Enter"), wait(`document.querySelector(".flash")`)},
	[]step{load(ownersAt + "packages/new")}, dearer, []step{press("Enter"), wait(`document.querySelector(".flash")`)},
)

var dearer = []step{
	write("f-visits", "4"), tickAt("[name=services][value=deep-60]"), tickAt("[name=expires][value=never]"), write("f-price", "430"),
	wait(`document.querySelector("#check .finding")`), rest,
}

// ready waits until a page that was navigated to is there.
var ready = wait(`document.readyState === "complete"`)

func tickAt(selector string) step {
	return func(ctx context.Context, p *browser.ChromiumPage) error { return p.Check(ctx, selector, true) }
}

// load opens another page in the tab.
func load(path string) step {
	return func(ctx context.Context, p *browser.ChromiumPage) error {
		if err := p.Eval(ctx, fmt.Sprintf(`window.before = true, setTimeout(() => location.assign(%q))`, path), nil); err != nil {
			return err
		}
		return p.WaitFor(ctx, `!window.before && document.readyState === "complete"`)
	}
}

// signOut ends the session as from another tab.
func signOut(ctx context.Context, p *browser.ChromiumPage) error {
	return p.Eval(ctx, `await fetch("/portal/sign-out", { method: "POST", redirect: "manual" }), null`, nil)
}

// meanwhile saves the form that is open as somebody else would.
func meanwhile(ctx context.Context, p *browser.ChromiumPage) error {
	return p.Eval(ctx, `const values = new URLSearchParams(new FormData(document.querySelector("#item")));
values.set("price", String(136 + Math.floor(Math.random() * 9000) / 100));
await fetch(location.href, { method: "POST", body: values, redirect: "manual" });`, nil)
}
