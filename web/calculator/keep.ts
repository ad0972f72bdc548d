// Keeps what was typed over a reload or a discarded tab: in this tab's entries of
// the history, as the browser keeps form fields itself, and nowhere else. The
// address never changes.
//
// Each subject that she comes to is an entry, so that the browser's Back leads to
// the one before. What is typed is the tab's and not the entry's: it stays as it
// is then. So entries hold copies of it, and to forget is to empty all of them.

import { asState, parseTyped, type Typed } from "./form/typed";

const rest = 250;
const later = 5000;

export class Keep {
  readonly #take: () => Typed | undefined;
  #timer = 0;
  /** How many entries of ours lie before this one, and whether any may lie after it. */
  #behind = numberIn(history.state, "behind");
  #ahead = false;
  #forgetting = false;
  #length = history.length;

  /** `take` gives what is typed now, undefined while nothing is; `came` is told what stood at the entry that Back or Forward led to. */
  constructor(take: () => Typed | undefined, came: (typed: Typed | undefined) => void) {
    this.#take = take;
    addEventListener("pagehide", () => this.now());
    addEventListener("popstate", ({ state }) => {
      if (this.#forgetting) return this.#cut();
      // Another address of this page, like a link pasted over it, makes an entry without our doing.
      const made = state === null && history.length !== this.#length;
      this.#behind = made ? this.#behind + 1 : numberIn(state, "behind");
      this.#length = history.length;
      this.#ahead ||= !made;
      came(parseTyped(state));
      this.now();
    });
  }

  /** What was typed before this page was loaded. What is older than a quick exit from this tab is void, and goes. */
  static found(): Typed | undefined {
    const left = Number(document.documentElement.dataset.void ?? 0);
    if (numberIn(history.state, "at") < left) history.replaceState(null, "");
    return parseTyped(history.state);
  }

  /** Keeps when the typing has rested for a moment. */
  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.now(), rest);
  }

  now(): void {
    clearTimeout(this.#timer);
    try {
      history.replaceState(this.#state(), "");
    } catch {
      // WebKit takes a hundred changes in half a minute; the next rest has room again.
      this.#timer = window.setTimeout(() => this.now(), later);
    }
  }

  /** Makes an entry of its own for where she is now. */
  next(): void {
    clearTimeout(this.#timer);
    this.#behind++;
    this.#ahead = false;
    try {
      // Where to look is told by the subject: as she left it the page was laid out otherwise.
      history.scrollRestoration = "manual";
      history.pushState(this.#state(), "");
      this.#length = history.length;
    } catch {
      this.#behind--;
      this.soon();
    }
  }

  /** Empties every entry: from the first of ours all begins anew, which cuts off those after it. */
  forget(): void {
    this.now();
    if (this.#behind > 0) {
      this.#forgetting = true;
      history.go(-this.#behind);
    } else if (this.#ahead) this.#cut();
  }

  #cut(): void {
    this.#forgetting = this.#ahead = false;
    this.#behind = 1;
    history.replaceState(null, "");
    history.pushState(this.#state(), "");
    this.#length = history.length;
  }

  #state(): Record<string, unknown> | null {
    const typed = this.#take();
    return typed ? { ...asState(typed), behind: this.#behind, at: Date.now() } : null;
  }
}

/** A number of an entry's own; 0 where it has none. */
function numberIn(state: unknown, name: string): number {
  const found: unknown = typeof state === "object" && state !== null ? (state as Record<string, unknown>)[name] : 0;
  return typeof found === "number" && found >= 0 ? found : 0;
}
