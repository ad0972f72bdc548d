// The counter of requests: what the browser itself has recorded since the first
// answer was typed, and which files they were. The Worker can make none, so the
// page's record is all there is.

import { el } from "./dom";
import { morph } from "./morph";
import type { Text } from "./text";

const room = 2000;

export class Meter {
  readonly #anchor: HTMLElement;
  readonly #text: Text;
  #since = Number.POSITIVE_INFINITY;
  #again = false;
  #announced = new Set<string>();
  #entries: { name: string; startTime: number }[] = [];

  /** Replaces the link of the template by a part that opens. */
  constructor(link: HTMLElement, text: Text) {
    this.#text = text;
    const href = link.getAttribute("href") ?? "";
    const list = el("div", { class: "quiet", id: "meter-list" });
    this.#anchor = el("summary", { class: "meter", id: "meter" });
    this.#more = () => el("a", { href }, text.say("page.check_it"));
    link.replaceWith(el("details", { class: "meter-box" }, this.#anchor, list));
    this.#list = list;
    performance.setResourceTimingBufferSize(room);
    const observer = new PerformanceObserver((seen) => this.#take(seen.getEntries()));
    observer.observe({ type: "resource", buffered: true });
    this.#show();
  }

  readonly #list: HTMLElement;
  readonly #more: () => HTMLElement;

  /** Counts from now on, if it does not yet: since the first answer, or since a page with answers was loaded again. */
  begin(again = false): void {
    if (this.#since !== Number.POSITIVE_INFINITY) return;
    this.#since = performance.now();
    this.#again = again;
    this.#show();
  }

  /** Forgets what was counted: the page is as it was before the first answer. */
  reset(): void {
    this.#since = Number.POSITIVE_INFINITY;
    this.#announced.clear();
    this.#show();
  }

  /** Says that a request of this address is one that the page told of before. */
  announce(url: string): void {
    this.begin();
    this.#announced.add(new URL(url, document.baseURI).href);
  }

  #take(entries: PerformanceEntryList): void {
    this.#entries.push(...entries.map(({ name, startTime }) => ({ name, startTime })));
    this.#show();
  }

  #show(): void {
    const counted = this.#entries.filter(({ startTime }) => startTime >= this.#since);
    const announced = counted.filter(({ name }) => this.#announced.has(name)).length;
    const count = counted.length;
    const all = count > 0 && announced === count;
    this.#anchor.textContent = this.#since === Number.POSITIVE_INFINITY
      ? this.#text.say("ui.meter.before")
      : this.#text.say(all ? "ui.meter.announced" : this.#again ? "ui.meter.again" : "ui.meter", { count });
    this.#anchor.classList.toggle("sent", count > announced);
    morph(this.#list, el(
      "div", {},
      el("p", {}, this.#text.say(this.#again ? "ui.meter.list.again" : "ui.meter.list", { count })),
      count > 0 && el("ul", {}, ...counted.map(({ name }) => el(
        "li", {}, el("code", {}, pathOf(name)), this.#announced.has(name) && ` – ${this.#text.say("ui.meter.asked")}`,
      ))),
      el("p", {}, this.#more()),
    ));
  }
}

/** A file of ours by its path, anything else by its whole address. */
function pathOf(name: string): string {
  const url = new URL(name, document.baseURI);
  return url.origin === location.origin ? url.pathname : name;
}
