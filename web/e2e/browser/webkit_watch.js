// Runs before a page's own scripts in WebKit under test, and notes for the
// driver what WebDriver does not tell. What was noted before the page was left
// is handed to the next one of the same origin through sessionStorage, so that
// a clean page never has a key there.
(() => {
	"use strict";
	const key = "kneadwise-watch";
	const noted = [];
	const note = (kind, text) => noted.push({ Kind: kind, Text: text });
	const show = (v) => v instanceof Error ? `${v.name}: ${v.message}` : typeof v === "string" ? v : JSON.stringify(v) ?? String(v);

	const take = () => {
		try {
			noted.unshift(...JSON.parse(sessionStorage.getItem(key) ?? "[]"));
			sessionStorage.removeItem(key);
		} catch { /* an origin that may not store */ }
	};
	take();
	addEventListener("pageshow", take);
	addEventListener("pagehide", () => {
		if (noted.length === 0) return;
		try { sessionStorage.setItem(key, JSON.stringify(noted.splice(0))) } catch { /* likewise */ }
	});

	addEventListener("securitypolicyviolation", (e) =>
		note("csp", `${e.effectiveDirective} ${e.disposition === "report" ? "reported" : "refused"} ${e.blockedURI}`), true);
	addEventListener("error", (e) =>
		note("console", e.target === window ? `uncaught: ${e.message}` : `couldn't load: ${e.target.src ?? e.target.href}`), true);
	addEventListener("unhandledrejection", (e) => note("console", `unhandled rejection: ${show(e.reason)}`));
	const { error, assert } = console;
	console.error = (...args) => {
		note("console", `console.error: ${args.map(show).join(" ")}`);
		error.apply(console, args);
	};
	console.assert = (ok, ...args) => {
		if (!ok) note("console", `console.assert: ${args.map(show).join(" ")}`);
		assert.call(console, ok, ...args);
	};

	Object.defineProperty(globalThis, "kneadwiseWatch", { value: noted });
	document.currentScript.remove();
})();
