// The quotes that she was told of: up to five copies of one template. The
// first one is on the page from the start.

import { el } from "../dom";
import type { Controls } from "./controls";
import { mostQuotes, putValues, takeValues } from "./typed";

const numbered = ["id", "name", "for", "aria-describedby", "aria-labelledby", "data-when", "data-path", "data-field", "data-goto"];

export class Quotes {
  readonly #list: HTMLElement;
  readonly #template: HTMLTemplateElement;
  readonly #add: HTMLButtonElement;
  readonly #controls: Controls;
  readonly #full: HTMLElement;

  /** `full` is said beside the button when there is no room for one more. */
  constructor(list: HTMLElement, template: HTMLTemplateElement, add: HTMLButtonElement, controls: Controls, full: string) {
    this.#list = list;
    this.#template = template;
    this.#add = add;
    this.#controls = controls;
    this.#full = el("span", { class: "hint", hidden: true }, full);
    add.after(" ", this.#full);
  }

  get count(): number {
    return this.#list.children.length;
  }

  /** Has just so many, from the last on. */
  set count(wanted: number) {
    while (this.count > wanted) this.#list.lastElementChild?.remove();
    while (this.count < Math.min(wanted, mostQuotes)) this.#list.append(this.#copy(this.count));
    this.#add.disabled = this.count >= mostQuotes;
    this.#full.hidden = !this.#add.disabled;
    this.#controls.reveal();
  }

  /** Takes one out; those after it move up with what was typed into them. */
  remove(number: number): void {
    const before = takeValues(this.#controls);
    const after: Record<string, string[]> = {};
    for (const [name, values] of Object.entries(before)) {
      const at = /^own\[(\d)\]/.exec(name);
      const own = at ? Number(at[1]) : -1;
      if (own === number) continue;
      after[own > number ? name.replace(/^own\[\d\]/, `own[${own - 1}]`) : name] = values;
    }
    const last = this.count - 1;
    this.count = Math.max(1, last);
    for (const name of Object.keys(before)) {
      // Boxes that were ticked in the quote that moved away have to be cleared.
      if (name.startsWith("own[") && !(name in after)) after[name] = [];
    }
    putValues(this.#controls, after);
    this.#controls.reveal();
  }

  #copy(number: number): DocumentFragment {
    const copy = this.#template.content.cloneNode(true) as DocumentFragment;
    for (const element of copy.querySelectorAll<HTMLElement>("*")) {
      for (const name of numbered) {
        const value = element.getAttribute(name);
        if (value?.includes("#")) element.setAttribute(name, value.replaceAll("#", String(number)));
      }
      if (element.dataset.number !== undefined) element.textContent = String(number + 1);
    }
    return copy;
  }
}
