// What was said, control by control: choices as they stand, typed texts as the
// figures that the engine read from them. A control that is hidden, empty or at
// fault has said nothing.

import type { Figure, Typed } from "../reading";
import type { Span } from "../request";
import { TextKind } from "../wire/message/text-kind";
import { type Control, type Controls, isSaid, isShown } from "./controls";

/** Something wrong with one control, or with what several say together. */
export interface FieldFault {
  name: string;
  /** A code of the engine, or a key of the page's own texts. */
  code: string;
  low: number;
  high: number;
  /** The control of the other answer, where two are at odds. */
  other?: string;
}

export function fieldFault(name: string, code: string, low = 0, high = 0): FieldFault {
  return { name, code, low, high };
}

const kinds: Record<string, TextKind> = {
  money: TextKind.Money,
  percent: TextKind.Percent,
  count: TextKind.Count,
  date: TextKind.Date,
};

/** How what is typed into a control is to be read; undefined for what is not a figure. */
export function kindOf(control: Control): TextKind | undefined {
  return kinds[control.dataset.read ?? ""];
}

/** The typed texts that the engine is to read. */
export function figuresOf(controls: Controls): { name: string; typed: Typed }[] {
  return controls.all().flatMap((control) => {
    const kind = kindOf(control);
    const text = control.value.trim();
    return kind !== undefined && text !== "" && isShown(control) ? [{ name: control.name, typed: { kind, text } }] : [];
  });
}

/** A half-typed date of the browser's own has no value, yet is not empty. */
export function badDates(controls: Controls): FieldFault[] {
  return controls.all().filter((control) => isShown(control) && control.validity.badInput)
    .map(({ name }) => fieldFault(name, "civil.not_iso"));
}

export class Answers {
  readonly #controls: Controls;
  readonly #figures = new Map<string, number>();
  readonly #without: ReadonlySet<string>;
  readonly faults: FieldFault[] = [];

  /** `without` names the controls, and groups of them, that are to be left out. */
  constructor(controls: Controls, names: string[], figures: Figure[], without: ReadonlySet<string>) {
    this.#controls = controls;
    this.#without = without;
    figures.forEach((figure, i) => {
      const name = names[i];
      if (name === undefined) return;
      if ("value" in figure) this.#figures.set(name, figure.value);
      else this.faults.push(fieldFault(name, figure.fault));
    });
  }

  has(name: string): boolean {
    return this.#without.has(name);
  }

  figure(name: string): number | undefined {
    return this.has(name) ? undefined : this.#figures.get(name);
  }

  choice(name: string): string {
    return this.has(name) ? "" : this.#controls.said(name);
  }

  choices(name: string): string[] {
    return this.has(name) ? [] : this.#controls.allSaid(name);
  }

  /** A figure, exact or from one box to the other. With one box alone filled nothing is known yet. */
  span(name: string): Span | undefined {
    const low = this.figure(name);
    if (this.choice(`${name}.rough`) !== "yes") return low === undefined ? undefined : { low, high: low };
    const high = this.figure(`${name}.high`);
    if (low !== undefined && high !== undefined) return { low, high };
    // What is no figure is at fault itself; only beside a good one something is missing.
    if (low !== undefined && !this.#controls.said(`${name}.high`)) this.faults.push(fieldFault(`${name}.high`, "ui.errors.other_end"));
    if (high !== undefined && !this.#controls.said(name)) this.faults.push(fieldFault(name, "ui.errors.other_end"));
    return undefined;
  }

  /** Whether anything beyond what the page begins with was said in a group of controls. */
  anySaid(prefix: string): boolean {
    return this.#controls.all().some((control) => control.name.startsWith(prefix) && isSaid(control));
  }
}
