// The way through the form: one subject at a time, what settles most first. Each
// subject is a part that opens and closes; here is only which of them is open,
// and which comes next.

import { byId } from "./dom";
import { type Controls, isSaid, isShown } from "./form/controls";
import type { Walked } from "./form/typed";
import type { Weight } from "./result/weight";
import { steady } from "./steady";
import type { Text } from "./text";

/** The list of all that was said, where every way ends. */
const check = "part-check";

export class Walk {
  #all = false;
  readonly #parts: HTMLDetailsElement[];
  #at: string;
  #trail: string[];
  /** She came from the list to change one answer, and goes back to it. */
  #changes = false;
  #weights: ReadonlyMap<string, Weight> = new Map();
  readonly #row = byId("walk");
  readonly #step = byId("walk-step");
  readonly #switch = byId("walk-all");
  readonly #labels: [all: string, one: string];

  /** `moved` is told of what she did: of another subject that she came to, or of the switch alone. */
  constructor(
    readonly controls: Controls,
    readonly text: Text,
    readonly moved: (on: boolean) => void,
  ) {
    this.#parts = [...controls.form.querySelectorAll<HTMLDetailsElement>("details.subject")];
    this.#at = this.#first;
    this.#trail = [this.#at];
    this.#labels = [this.#switch.textContent ?? "", this.#switch.dataset.one ?? ""];
    this.#row.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-walk]") : null;
      if (button) this.#go(button.dataset.walk === "back" ? this.#back() : this.#next());
    });
    this.#switch.addEventListener("click", () => {
      this.#all = !this.#all;
      if (this.#all) for (const part of this.#parts) part.open = true;
      steady(() => this.#show());
      this.moved(false);
    });
  }

  get #first(): string {
    return this.#parts[0]?.id ?? "";
  }

  /** The answers have changed, or what they could settle. */
  weigh(weights = this.#weights): void {
    this.#weights = weights;
    this.#tell();
  }

  /** Whether the list of all that was said stands open. */
  get reviews(): boolean {
    return this.#parts.some((part) => part.id === check && part.open);
  }

  /** Comes to the subject that a control belongs to, before the control takes the focus. */
  reach(control: Element): void {
    const part = control.closest<HTMLDetailsElement>("details.subject");
    const from = this.#at;
    if (!this.#all && part) this.#enter(part.id);
    this.#changes = from === check;
    this.#tell();
  }

  /** Comes to a subject as a whole; false where there is none of that name. */
  visit(id: string): boolean {
    const part = this.#parts.find((one) => one.id === id);
    const title = part?.querySelector("summary");
    if (!part || !title) return false;
    this.reach(title);
    part.open = true;
    title.focus({ preventScroll: true });
    this.#look(title);
    return true;
  }

  /** A part was opened: by her, unless it is the one that is to be open. */
  toggled(part: HTMLDetailsElement): void {
    if (this.#all || !part.open || part.id === this.#at || !this.#parts.includes(part)) return;
    const before = part.getBoundingClientRect().top;
    this.#enter(part.id);
    scrollBy({ top: part.getBoundingClientRect().top - before, behavior: "instant" });
  }

  /** Looks at the subject that she was at when the page was left. */
  resume(): void {
    const title = this.#part()?.querySelector("summary");
    if (title && !this.#all && history.scrollRestoration === "manual") this.#look(title);
  }

  take(): Walked {
    return { all: this.#all, at: this.#at, trail: this.#trail };
  }

  /** Is where she was. With `all` each part stands as it is. */
  put(walked: Walked | undefined): void {
    const known = (id: string): boolean => this.#parts.some((part) => part.id === id);
    this.#all = walked?.all ?? false;
    this.#at = walked && known(walked.at) ? walked.at : this.#first;
    this.#trail = walked?.trail.filter((id) => known(id) && id !== check) ?? [];
    if (!this.#trail.includes(this.#first)) this.#trail.unshift(this.#first);
    this.#show();
  }

  /** Comes to where the browser's Back or Forward leads: another subject alone, the page and what is typed stay. */
  return(at = this.#first): void {
    if (this.#all || at === this.#at) return;
    this.put({ all: false, at, trail: [...new Set([...this.#trail, at])] });
    this.#face();
  }

  #enter(id: string): void {
    if (id === this.#at) return;
    this.#at = id;
    this.#changes = false;
    if (id !== check && !this.#trail.includes(id)) this.#trail.push(id);
    this.#show();
    this.moved(true);
  }

  #go(id: string | undefined): void {
    if (id === undefined) return;
    this.#enter(id);
    this.#face();
  }

  /** Stands before the subject's name, which is then read out. */
  #face(): void {
    const title = this.#part()?.querySelector("summary");
    if (!title) return;
    title.focus({ preventScroll: true });
    this.#look(title);
  }

  /** Has the subject's name in the upper half of the window. */
  #look(title: Element): void {
    const { top } = title.getBoundingClientRect();
    if (top < 80 || top > innerHeight / 2) title.scrollIntoView({ block: "start" });
  }

  #part(): HTMLDetailsElement | undefined {
    return this.#parts.find((part) => part.id === this.#at);
  }

  /** Opens the subject and closes the others. */
  #show(): void {
    if (!this.#all) for (const part of this.#parts) part.open = part.id === this.#at;
    const inside = this.#part()?.querySelector(".folded");
    if (inside && this.#row.parentElement !== inside) {
      inside.prepend(this.#step);
      inside.append(this.#row);
    }
    this.#tell();
  }

  #tell(): void {
    const walks = !this.#all;
    this.#row.hidden = this.#step.hidden = !walks;
    word(this.#switch, this.#labels[walks ? 0 : 1]);
    const been = this.#been();
    const ahead = this.#ahead();
    word(this.#step, this.#at === check
      ? this.text.say(ahead.length > 0 ? "ui.walk.ahead" : "ui.walk.done", { count: ahead.length })
      : this.text.say("ui.walk.step", { step: been.indexOf(this.#at) + 1, of: been.length + ahead.length }));
    const part = this.#part();
    const said = this.controls.all().some((control) => part?.contains(control) && isSaid(control));
    for (const button of this.#row.querySelectorAll<HTMLElement>("[data-walk]")) {
      const { walk } = button.dataset;
      if (walk === "back") button.hidden = this.#back() === undefined;
      else button.hidden = this.#next() === undefined || (walk === "skip" && (said || this.#at === check));
    }
  }

  /** Whether there is anything to be asked in a part, as things stand. */
  #matters(part: HTMLDetailsElement): boolean {
    if (part.id === check || !this.controls.holds(part.dataset.matters ?? "")) return false;
    return [...part.querySelectorAll(".field, .clinic-state")].some((field) => isShown(field));
  }

  #been(): string[] {
    return this.#trail.filter((id) => id === this.#at || this.#parts.some((part) => part.id === id && this.#matters(part)));
  }

  /** The subjects that are still to come, those first that could settle most. */
  #ahead(): string[] {
    const left = this.#parts.filter((part) => this.#matters(part) && !this.#trail.includes(part.id)).map(({ id }) => id);
    const of = (id: string): Weight => this.#weights.get(id) ?? { worth: 0, narrowing: 0 };
    return left.sort((a, b) => of(b).worth - of(a).worth || of(b).narrowing - of(a).narrowing);
  }

  #next(): string | undefined {
    if (this.#changes) return check;
    const been = this.#been();
    const at = this.#at === check ? been.length : been.indexOf(this.#at) + 1;
    return been[at] ?? this.#ahead()[0] ?? (this.#at === check ? undefined : check);
  }

  #back(): string | undefined {
    const been = this.#been();
    return been[(this.#at === check ? been.length : been.indexOf(this.#at)) - 1];
  }
}

/** Words an element. What is being pressed must not be made anew under the finger: WebKit then tells of no click. */
function word(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}
