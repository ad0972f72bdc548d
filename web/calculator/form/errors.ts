// What is wrong, beside the field that it is wrong with, and all of it in a list
// above the form. Nothing takes the focus, and a field that is being typed into
// is left in peace until the typing rests.

import { el } from "../dom";
import type { Format } from "../format";
import { morph } from "../morph";
import type { Text } from "../text";
import { TextKind } from "../wire/message/text-kind";
import { type FieldFault, kindOf } from "./answers";
import type { Control, Controls } from "./controls";

export class Errors {
  readonly #title = document.title;
  #marked: Control[] = [];

  constructor(
    readonly controls: Controls,
    readonly list: HTMLElement,
    readonly text: Text,
    readonly format: Format,
  ) {}

  /** Shows these and no others. */
  show(faults: FieldFault[]): void {
    const named = new Map<Control, string>();
    for (const fault of faults) {
      const control = this.controls.named(fault.name)[0];
      if (control && !named.has(control)) named.set(control, this.#words(fault, control));
    }
    const general = faults.some((fault) => this.controls.named(fault.name).length === 0);
    for (const control of this.#marked) if (!named.has(control)) this.#clear(control);
    for (const [control, words] of named) this.#mark(control, words);
    this.#marked = [...named.keys()];
    this.#summary(named, general);
  }

  /** Whether something is shown as wrong with a control. */
  shows(name: string): boolean {
    return this.#marked.some((control) => control.name === name);
  }

  #mark(control: Control, words: string): void {
    control.setAttribute("aria-invalid", "true");
    const slot = slotOf(control);
    if (!slot) return;
    slot.textContent = words;
    slot.hidden = false;
    slot.closest(".field")?.classList.add("wrong");
  }

  #clear(control: Control): void {
    control.removeAttribute("aria-invalid");
    const slot = slotOf(control);
    if (!slot || this.#sharesSlot(control, slot)) return;
    slot.textContent = "";
    slot.hidden = true;
    slot.closest(".field")?.classList.remove("wrong");
  }

  /** Whether the other box of a "between … and …" still needs the slot of the two. */
  #sharesSlot(control: Control, slot: HTMLElement): boolean {
    return this.#marked.some((other) => other !== control && other.hasAttribute("aria-invalid") && slotOf(other) === slot);
  }

  #summary(named: Map<Control, string>, general: boolean): void {
    const count = named.size + (general ? 1 : 0);
    this.list.hidden = count === 0;
    document.title = count === 0 ? this.#title : this.text.say("ui.title.error", { title: this.#title });
    if (count === 0) return this.list.replaceChildren();
    this.list.setAttribute("aria-labelledby", "errors-title");
    const order = this.controls.all();
    const items = [...named].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(([control, fault]) => {
      const words = this.text.say("ui.errors.item", { field: labelOf(control), fault });
      return el("li", { "data-key": control.id }, el("a", { href: `#${control.id}`, "data-goto": control.name }, words));
    });
    if (general) items.push(el("li", { "data-key": "general" }, this.text.say("ui.errors.general")));
    morph(this.list, el(
      "div", {},
      el("h2", { id: "errors-title" }, this.text.say("ui.errors.title", { count })),
      el("ul", {}, ...items),
      el("p", { class: "quiet" }, this.text.say("ui.errors.left_out")),
    ));
  }

  #words(fault: FieldFault, control: Control): string {
    const { code } = fault;
    const own = `ui.wrong.${control.name.replace(/\[\d\]/, "")}.${code}`;
    const other = fault.other !== undefined && fault.other !== control.name ? this.controls.named(fault.other)[0] : undefined;
    if (other && code === "fault.contradicts" && !this.text.has(own)) return this.text.say("ui.errors.at_odds", { field: labelOf(other) });
    return this.text.say(this.text.has(own) ? own : code, { low: this.#limit(fault.low, control), high: this.#limit(fault.high, control) });
  }

  #limit(value: number, control: Control): string {
    switch (kindOf(control)) {
      case TextKind.Money:
        return this.format.money(value);
      case TextKind.Percent:
        return this.format.rate(value);
      case TextKind.Date:
        return this.format.date(value);
      default:
        return this.format.count(value);
    }
  }
}

function slotOf(control: Control): HTMLElement | null {
  return document.getElementById(`${control.name}-error`)
    ?? document.getElementById(`${control.name.replace(/\.(high|rough)$/, "")}-error`);
}

/** What the field is called, with the quote that it belongs to. */
export function labelOf(control: Control): string {
  const group = control.closest("fieldset.field");
  const single = control.type === "radio" || control.type === "checkbox";
  const label = single && group ? group.querySelector("legend") : control.labels?.[0];
  const base = label?.textContent?.trim() || control.getAttribute("aria-label") || control.name;
  const quote = control.closest("fieldset.quote")?.querySelector("legend")?.textContent?.trim();
  return quote ? `${quote}, ${base}` : base;
}
