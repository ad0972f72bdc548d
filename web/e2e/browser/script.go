package browser

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

var statement = regexp.MustCompile(`^\s*(const|let|var|return|if|for|while|try|throw)\b`)

// wrap makes an expression that resolves to the JSON text of what js gives:
// {"v": result} or {"e": what was thrown}. So all engines agree on results.
func wrap(js string) string {
	if !statement.MatchString(js) {
		js = "return (\n" + strings.TrimRight(js, "; \t\n") + "\n)"
	}
	return `(async () => {
	try {
		const v = await (async () => {` + js + `
		})();
		return JSON.stringify({ v: v === undefined ? null : v });
	} catch (e) {
		return JSON.stringify({ e: e instanceof Error ? e.name + ": " + e.message : String(e) });
	}
})()`
}

// unwrap decodes the text that a wrapped script gave.
func unwrap(text string, out any) error {
	var result struct {
		V json.RawMessage
		E *string
	}
	if err := json.Unmarshal([]byte(text), &result); err != nil {
		return fmt.Errorf("the script gave no JSON but %.80q: %w", text, err)
	}
	if result.E != nil {
		return errors.New(*result.E)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(result.V, out)
}

// literal writes a Go string as a JavaScript one.
func literal(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always marshals
	}
	return string(b)
}

// locate is the body of a function of a selector that gives where to click, and
// throws what is in the way. It asks twice, a frame apart, so that a moving
// element is not clicked where it was.
const locate = `
const el = document.querySelector(selector);
if (!el) throw "there is no such element";
const hit = (e) => {
	e.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
	const r = e.getClientRects()[0];
	if (!r || r.width < 3 || r.height < 3) throw "it is not visible";
	const x = r.left + r.width / 2, y = r.top + r.height / 2;
	if (getComputedStyle(e).visibility !== "visible") throw "it is hidden";
	const top = document.elementFromPoint(x, y);
	if (!top) throw "it is outside the window";
	const label = e.labels && [...e.labels].some((l) => l.contains(top));
	if (!e.contains(top) && !label) throw "it is covered by " + top.outerHTML.slice(0, 80);
	return { x, y };
};
const find = () => {
	if (el.matches(":disabled")) throw "it is disabled";
	try { return hit(el) } catch (e) {
		for (const l of el.labels ?? []) try { return hit(l) } catch {}
		throw e;
	}
};
const a = find();
await new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 100) });
const b = find();
if (Math.abs(a.x - b.x) > 1 || Math.abs(a.y - b.y) > 1) throw "it is moving";
const met = (e) => {
	const on = [el, ...(el.labels ?? [])].some((one) => one.contains(e.target));
	document.documentElement[Symbol.for("pressed")] = on ? "it" : "another";
};
document.documentElement[Symbol.for("pressed")] = "nothing";
addEventListener("mousedown", met, { capture: true, once: true });
return b;`

// missed tells whether the button of the mouse went down on something else than
// what locate found: on a busy machine a page moves even between the look and
// the press, and a person would try again. Once it went down on the element a
// click that is lost is the page's fault. A page that was left has no answer.
const missed = `["nothing", "another"].includes(document.documentElement[Symbol.for("pressed")])`

// grasp focuses a field and selects all that it holds. Dates are set whole,
// since what the keys mean in their parts depends on the locale.
const grasp = `
const el = document.querySelector(selector);
if (!el) throw "there is no such element";
if (el.matches(":disabled")) throw "it is disabled";
el.scrollIntoView({ block: "center", behavior: "instant" });
el.focus();
if (document.activeElement !== el) throw "it does not take the focus";
if (el.type === "date" || el.type === "month" || el.type === "color" || el.type === "range") {
	const proto = Object.getPrototypeOf(el);
	Object.getOwnPropertyDescriptor(proto, "value").set.call(el, text);
	el.dispatchEvent(new Event("input", { bubbles: true }));
	el.dispatchEvent(new Event("change", { bubbles: true }));
	return true;
}
if (el.select) el.select(); else getSelection().selectAllChildren(el);
return false;`

// choose sets the option of a select element.
const choose = `
const el = document.querySelector(selector);
if (!el) throw "there is no such element";
if (el.matches(":disabled")) throw "it is disabled";
if (![...el.options].some((o) => o.value === value && !o.disabled)) throw "it has no option " + value;
el.focus();
if (el.value === value) return;
el.value = value;
el.dispatchEvent(new Event("input", { bubbles: true }));
el.dispatchEvent(new Event("change", { bubbles: true }));`

// storageKeys lists every key that the page's origin keeps.
const storageKeys = `
const keys = [];
const list = async (kind, names) => {
	try { for (const name of await names()) keys.push(kind + ":" + name) } catch (e) {
		if (e.name !== "SecurityError" && e.name !== "NotSupportedError") throw e;
	}
};
await list("local", () => Object.keys(localStorage));
await list("session", () => Object.keys(sessionStorage));
await list("indexeddb", async () => (await indexedDB.databases()).map((d) => d.name));
if (globalThis.caches) await list("cache", () => caches.keys());
if (navigator.serviceWorker) await list("serviceworker", async () => (await navigator.serviceWorker.getRegistrations()).map((r) => r.scope));
if (navigator.storage?.getDirectory) await list("file", async () => {
	const names = [];
	for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
	return names;
});
return keys;`

// call makes a script of a body with named string arguments.
func call(body string, arguments ...string) string {
	var b strings.Builder
	b.WriteString("return await (async () => {\n")
	for i := 0; i+1 < len(arguments); i += 2 {
		fmt.Fprintf(&b, "const %s = %s;\n", arguments[i], literal(arguments[i+1]))
	}
	b.WriteString(body)
	b.WriteString("\n})()")
	return b.String()
}
