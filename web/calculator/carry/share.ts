// The link that she may hand on: what it holds is shown before it is copied, and
// what she ticks is not in it.

import type { Desk } from "../desk";
import { byId, el } from "../dom";
import { morph } from "../morph";
import { wordsSaid } from "../said";
import { addressOf } from "./arrive";
import { isKind, isOut, type Kind } from "./kinds";
import { writeLink } from "./link";
import { pack } from "./state";

export class Share {
  readonly #part = byId("carry-share") as HTMLDetailsElement;
  readonly #field = byId("carry-link") as HTMLInputElement;
  readonly #status = byId("carry-link-status");
  #turn = 0;

  constructor(readonly at: Desk) {
    this.#part.addEventListener("toggle", () => this.draw());
    this.#part.addEventListener("change", () => this.draw());
    byId("carry-copy").addEventListener("click", () => void this.#copy());
    const hand = byId("carry-hand");
    hand.hidden = !("share" in navigator);
    hand.addEventListener("click", () => void this.#hand());
  }

  /** Shows what the link holds now, where that is looked at. */
  draw(): void {
    if (!this.#part.open) return;
    const { at } = this;
    const out = [...this.#part.querySelectorAll<HTMLInputElement>("input:checked")].map((box) => box.value).filter(isKind);
    morph(byId("carry-holds"), el("div", {}, this.#holds(out)));
    this.#status.textContent = "";
    const turn = ++this.#turn;
    void writeLink(pack(at.controls, at.typed(), out)).then((link) => {
      if (turn === this.#turn) this.#field.value = addressOf(link);
    });
  }

  /** What is in the link, in words. */
  #holds(out: readonly Kind[]): HTMLElement {
    const { text, format, shelf, controls } = this.at;
    const lines = wordsSaid(controls, text, format, (name) => !isOut(name, out)).map(({ label, words }) => [label, words]);
    const clinics = isOut("clinics", out) ? [] : shelf.picked().map((slug) => shelf.clinics.lists.get(slug)?.name ?? slug);
    if (clinics.length > 0) lines.push([text.say("ui.carry.clinics"), format.list(clinics)]);
    if (lines.length === 0) return el("p", {}, text.say("ui.carry.holds.nothing"));
    return el("dl", { class: "leaders" }, ...lines.map(([label, words]) => el("div", {}, el("dt", {}, label), el("dd", {}, words))));
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#field.value);
      this.#say("ui.carry.copied");
    } catch {
      // Not every browser lets a page copy; she can, of what is marked.
      this.#field.focus();
      this.#field.select();
      this.#say("ui.carry.copy_yourself");
    }
  }

  async #hand(): Promise<void> {
    try {
      await navigator.share({ title: document.title, url: this.#field.value });
    } catch {
      // She changed her mind, or there is nobody to hand it to.
    }
  }

  #say(key: string): void {
    this.#status.textContent = this.at.text.say(key);
  }
}
