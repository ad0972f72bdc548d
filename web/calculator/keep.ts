// Keeps what was typed over a reload or a discarded tab: in this tab's entry of
// the history, as the browser keeps form fields itself, and nowhere else. The
// address never changes.

import { asState, parseTyped, type Typed } from "./form/typed";

const rest = 250;
const later = 5000;

export class Keep {
  readonly #take: () => Typed | undefined;
  #timer = 0;

  /** `take` gives what is typed now; undefined while nothing is. */
  constructor(take: () => Typed | undefined) {
    this.#take = take;
    addEventListener("pagehide", () => this.now());
    // A link inside the page made a new entry, or left one: this tab's state is one.
    addEventListener("popstate", () => this.now());
  }

  /** What was typed before this page was loaded. */
  static found(): Typed | undefined {
    return parseTyped(history.state);
  }

  /** Keeps when the typing has rested for a moment. */
  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.now(), rest);
  }

  now(): void {
    clearTimeout(this.#timer);
    const typed = this.#take();
    try {
      history.replaceState(typed ? asState(typed) : null, "");
    } catch {
      // WebKit takes a hundred changes in half a minute; the next rest has room again.
      this.#timer = window.setTimeout(() => this.now(), later);
    }
  }
}
