// Clinics that publish their prices: one file a state, the same for everybody,
// fetched only when the person presses the button that says so. Which of them
// she looks at stays here.

import { discountsPart, limitTicks, ticked } from "./discounts";
import { el } from "./dom";
import type { Format } from "./format";
import type { List } from "./lists";
import { morph } from "./morph";
import type { Bundle } from "./ranking/bundle";
import type { Text } from "./text";

/** What is here of a state. */
export interface Held { lists: List[]; bundle: Bundle }

export class Clinics {
  /** The lists that the engine was handed, by slug. */
  readonly lists = new Map<string, List>();
  readonly #held = new Map<string, Held>();
  readonly #parts: HTMLElement[];
  /** Those that were picked, each with its state. */
  readonly #picked = new Map<string, string>();
  #state = "";

  constructor(
    readonly root: HTMLElement | null,
    readonly text: Text,
    readonly format: Format,
  ) {
    this.#parts = [...(root?.querySelectorAll<HTMLElement>("[data-bundle]") ?? [])];
    for (const part of this.#parts) {
      if (part.dataset.bundle) part.append(el("p", { class: "quiet", "data-status": true, role: "status" }), el("div", { "data-list": true }));
    }
  }

  /** Shows what there is for a state: the file to get, or that there are none. True if what is picked or ticked counts otherwise by that. */
  show(state: string): boolean {
    const moved = state !== this.#state;
    this.#state = state;
    const known = this.#parts.some((part) => part.dataset.bundle === state);
    for (const part of this.#parts) part.hidden = !(part.dataset.bundle ? part.dataset.bundle === state : state !== "" && !known);
    return moved && this.picked().length + ticked(this.root).length > 0;
  }

  /** The state whose clinics are on this device and shown, or "". */
  get state(): string {
    return this.#held.has(this.#state) ? this.#state : "";
  }

  /** What is here of that state. */
  get held(): Held | undefined {
    return this.#held.get(this.#state);
  }

  /** The part of a state: where its file is, and where its discounts are to stand. */
  partOf(element: Element): { part: HTMLElement; state: string; url: string } | undefined {
    const part = element.closest<HTMLElement>("[data-bundle]");
    const { bundle = "", url = "" } = part?.dataset ?? {};
    return part && bundle && url ? { part, state: bundle, url } : undefined;
  }

  /** Says how the fetching goes. */
  tell(part: HTMLElement, key: string, state: string, count = 0): void {
    const status = part.querySelector("[data-status]");
    if (status) status.textContent = this.text.say(key, { state: this.text.say(`state.${state}`), count });
  }

  /** Says after a reload that what was picked has to be fetched again: that is for the person to do. */
  remind(state: string): void {
    const part = this.#parts.find((p) => p.dataset.bundle === state);
    if (part && !this.#held.has(state)) this.tell(part, "ui.clinics.again", state);
  }

  /** Keeps a state's lists, and offers their discounts. */
  hold(part: HTMLElement, state: string, held: Held): void {
    this.#held.set(state, held);
    for (const list of held.lists) this.lists.set(list.slug, list);
    part.querySelector("button[data-act=bundle]")?.setAttribute("hidden", "");
    this.tell(part, "ui.clinics.held", state, held.lists.length);
    const into = part.querySelector("[data-list]");
    if (!into) return;
    const see = el("button", { type: "button", class: "button", "data-act": "ranking" }, this.text.say("ui.rank.see"));
    morph(into, el("div", {}, el("p", { class: "take" }, see), discountsPart(this.text, this.format, state, held.lists, ticked(part))));
  }

  /** The slugs that are picked, of all states or of one. */
  picked(state?: string): string[] {
    return [...this.#picked].filter(([, of]) => state === undefined || of === state).map(([slug]) => slug);
  }

  /** Picks a clinic of the state that is shown, or no longer. */
  choose(slug: string, on: boolean): void {
    if (on) this.#picked.set(slug, this.#state);
    else this.#picked.delete(slug);
  }

  /** Picks what is here of these, and nothing else. The rest comes back. */
  pick(slugs: string[]): string[] {
    this.#picked.clear();
    const missing: string[] = [];
    for (const slug of slugs) {
      const state = [...this.#held].find(([, { lists }]) => lists.some((list) => list.slug === slug))?.[0];
      if (state) this.#picked.set(slug, state);
      else missing.push(slug);
    }
    return missing;
  }

  /** Lets no more discounts be ticked than can be asked for. */
  limit(): void {
    for (const part of this.#parts) limitTicks(part);
  }
}
