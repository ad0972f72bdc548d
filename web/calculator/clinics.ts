// Clinics that publish their prices: one file a state, the same for everybody,
// fetched only when the person presses the button that says so. Which of them
// she looks at stays here.

import { discountsPart, limitTicks, ticked } from "./discounts";
import { el } from "./dom";
import { edition, ended } from "./force";
import { providerKey } from "./form/codes";
import { type Format, today } from "./format";
import type { List, Total } from "./lists";
import { morph } from "./morph";
import { capital } from "./result/mix";
import type { Text } from "./text";

export const mostPicked = 3;

export class Clinics {
  /** The lists that the engine was handed, by slug. */
  readonly lists = new Map<string, List>();
  readonly #held = new Map<string, List[]>();
  readonly #parts: HTMLElement[];
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

  /** Shows what there is for a state: the file to get, the clinics, or that there are none. True if what is ticked counts otherwise by that. */
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

  /** The part of a state: where its file is, and where its clinics are to stand. */
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

  /** Keeps a state's lists and offers them. */
  hold(part: HTMLElement, state: string, lists: List[]): void {
    this.#held.set(state, lists);
    for (const list of lists) this.lists.set(list.slug, list);
    part.querySelector("button[data-act=bundle]")?.setAttribute("hidden", "");
    this.tell(part, "ui.clinics.held", state, lists.length);
    this.offer(state, []);
  }

  /** Lists a state's clinics, the cheapest first where their totals are known; those whose prices have ended come last. */
  offer(state: string, totals: Total[]): void {
    const part = this.#parts.find((p) => p.dataset.bundle === state);
    const into = part?.querySelector("[data-list]");
    const lists = this.#held.get(state);
    if (!into || !lists) return;
    const picked = this.picked(part);
    const day = today();
    const order = totals.length > 0 ? totals.flatMap((total) => {
      const list = lists[total.list];
      return list ? [{ list, total }] : [];
    }) : lists.map((list) => ({ list, total: undefined }));
    order.sort((a, b) => Number(ended(a.list, day)) - Number(ended(b.list, day)));
    morph(into, el("div", {}, discountsPart(this.text, this.format, state, lists, ticked(part)), el(
      "fieldset", { class: "field", "data-field": "clinics" },
      el("legend", {}, this.text.say("ui.clinics.choose")),
      el("p", { class: "error", id: "clinics-error", hidden: true }),
      el("div", { class: "ticks" }, ...order.map(({ list, total }) => this.#tick(list, total, picked, day))),
    )));
  }

  #tick(list: List, total: Total | undefined, picked: string[], day: number): HTMLElement {
    const { text, format } = this;
    const checked = picked.includes(list.slug);
    return el(
      "label", { class: "tick", "data-key": list.slug },
      el("input", {
        type: "checkbox", name: "clinics", id: `clinics:${list.slug}`, value: list.slug, "data-read": "choice", "data-path": "offers.clinics",
        checked, disabled: !checked && picked.length >= mostPicked,
      }),
      el(
        "span", {},
        `${list.name}, ${list.city} `,
        list.demonstration && el("span", { class: "badge plain" }, text.say("ui.offers.demonstration")),
        ended(list, day) && el("span", { class: "badge warn" }, text.say("ui.list.over")),
        el("br"),
        total?.total && el("b", {}, `${text.range(total.total)} `),
        total && !total.total && `${text.say(`note.${total.note || "offer.no_service_of_length"}`)} `,
        el(
          "span", { class: "quiet" },
          `${capital(text.say(providerKey(list.provider)))}, ${edition(text, format, list, day)}`,
        ),
      ),
    );
  }

  /** The slugs that are ticked, of all states or of one. */
  picked(part: Element | null | undefined = this.root): string[] {
    return boxes(part).filter((box) => box.checked).map((box) => box.value);
  }

  /** Ticks what was picked before a reload, once its state's lists are here again. */
  pick(slugs: string[]): void {
    for (const box of boxes(this.root)) box.checked = slugs.includes(box.value);
  }

  /** Lets no more than three of a state be ticked, and no more discounts than can be asked for. */
  limit(): void {
    for (const part of this.#parts) {
      const full = this.picked(part).length >= mostPicked;
      for (const box of boxes(part)) box.disabled = full && !box.checked;
      limitTicks(part);
    }
  }
}

function boxes(part: Element | null | undefined): HTMLInputElement[] {
  return [...(part?.querySelectorAll<HTMLInputElement>("input[name=clinics]") ?? [])];
}
