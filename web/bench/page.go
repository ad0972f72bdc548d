package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"kneadwise/web/e2e/browser"
)

// What a visitor waits for, at most, on the machine on which the kernel takes
// kernelTime. Slow is a phone: its page's own thread takes four times as long. (The
// Worker's does not: Chromium slows no Worker.)
const (
	maxFirst     = 1000 * time.Millisecond // from the address to the first answer
	maxFirstSlow = 2500 * time.Millisecond
	maxTyping    = 100 * time.Millisecond // from a key to the new answer on the screen, slow
	slow         = 4
)

// visitors measures what a person waits for on the visitor's page.
func visitors(ctx context.Context, root string, r *report) error {
	p, err := serve(ctx, root)
	if err != nil {
		return err
	}
	defer p.stop()
	modules, err := newHarness(ctx, root)
	if err != nil {
		return err
	}
	defer modules.Close()
	artifacts, err := os.MkdirTemp("", "kneadwise-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(artifacts)

	var kernels, first, firstSlow, typing, typingSlow []float64
	for range trials {
		for _, one := range []struct {
			times         float64
			first, typing *[]float64
		}{{1, &first, &typing}, {slow, &firstSlow, &typingSlow}} {
			// A new browser each time: it has nothing in its cache.
			if err := inBrowser(ctx, artifacts, func(b browser.Browser) error {
				answered, typed, err := visit(ctx, b, p.address, one.times)
				if err != nil {
					return err
				}
				*one.first, *one.typing = append(*one.first, answered), append(*one.typing, typed...)
				// Last: a browser that has just started has other things to do.
				took, err := timeKernel(ctx, b, modules.URL)
				kernels = append(kernels, took)
				return err
			}); err != nil {
				return err
			}
		}
	}
	scale := slices.Min(kernels) * 1e6 / float64(kernelTime)
	scaled := func(d time.Duration) int { return int(float64(d) * scale) }
	took := func(millis float64) int { return int(millis * 1e6) }
	show := func(n int) string { return inMillis(time.Duration(n)) }
	r.print("the kernel in a Worker of Chromium, to its reference", fmt.Sprintf("%.2f times", scale))
	r.budget("the first answer, from the address on", took(middle(first)), scaled(maxFirst), show)
	r.budget("  with the page four times slower", took(middle(firstSlow)), scaled(maxFirstSlow), show)
	r.print("a price typed, until its answer is on the screen", show(took(middle(typing))))
	r.budget("  with the page four times slower", took(middle(typingSlow)), scaled(maxTyping), show)
	r.print("    the slowest of them", show(took(slices.Max(typingSlow))))
	return nil
}

// timeKernel is the fastest of some kernels in a Worker, in milliseconds.
func timeKernel(ctx context.Context, b browser.Browser, address string) (took float64, err error) {
	page, err := b.Open(ctx, address)
	if err != nil {
		return 0, err
	}
	err = page.Eval(ctx, `while (!globalThis.bench) await new Promise((go) => setTimeout(go, 5));
		return bench.kernel()`, &took)
	return took, err
}

// visit opens the page and waits for what the engine says, then types prices. The
// first clock is the page's and starts with the navigation.
func visit(ctx context.Context, b browser.Browser, address string, times float64) (first float64, typed []float64, err error) {
	opened, err := b.Open(ctx, "about:blank")
	if err != nil {
		return 0, nil, err
	}
	page := opened.(*browser.ChromiumPage)
	if err := page.Slow(ctx, times); err != nil {
		return 0, nil, err
	}
	if err := page.Load(ctx, address+"/"); err != nil {
		return 0, nil, err
	}
	if err := page.Eval(ctx, `const results = document.getElementById("results");
		if (!results.firstElementChild) await new Promise((go) => {
			new MutationObserver(() => results.firstElementChild && go()).observe(results, { childList: true });
			setTimeout(go, 20000);
		});
		return results.firstElementChild ? performance.now() : -1`, &first); err != nil {
		return 0, nil, err
	}
	if first < 0 {
		return 0, nil, errors.New("the page gave no answer within 20 seconds")
	}
	err = page.Eval(ctx, typePrices, &typed)
	return first, typed, err
}

// typePrices types ten prices of one visit beside a package, and says for each how
// long it took until another sum was drawn.
const typePrices = `
	const field = (id) => document.getElementById(id);
	const rest = (ms) => new Promise((go) => setTimeout(go, ms));
	const change = (control, text) => {
		if (control.type === "checkbox") control.checked = text;
		else control.value = text;
		control.dispatchEvent(new Event("input", { bubbles: true }));
		control.dispatchEvent(new Event("change", { bubbles: true }));
	};
	while (document.querySelector("#offline:not([data-settled])")) await rest(20);
	field("quotes").open = true;
	change(field("own[0].has:package"), true);
	change(field("own[0].package.visits"), "5");
	change(field("own[0].package.price"), "390");
	change(field("own[0].price"), "99");
	await rest(1500);
	const typed = [];
	for (let i = 0; i < 10; i++) {
		const sum = () => field("sum-big").textContent;
		const before = sum();
		const began = performance.now();
		const drawn = new Promise((go) => {
			const watch = new MutationObserver(() => {
				if (sum() === before) return;
				watch.disconnect();
				requestAnimationFrame(() => setTimeout(() => go(performance.now() - began)));
			});
			watch.observe(field("sum"), { childList: true, characterData: true, subtree: true });
			setTimeout(() => go(20000), 20000);
		});
		field("own[0].price").value = String(60 + i);
		field("own[0].price").dispatchEvent(new Event("input", { bubbles: true }));
		typed.push(await drawn);
		await rest(700);
	}
	return typed;
`
