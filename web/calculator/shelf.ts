// The state bundles that the engine was handed: fetched once each, when the
// person presses the button that says so, and handed again to an engine that
// takes another's place.

import type { Clinics } from "./clinics";
import { tick, ticked } from "./discounts";
import type { Engine } from "./engine";
import { readHeld } from "./lists";
import type { Meter } from "./meter";
import { Op } from "./ops";
import { Bundle } from "./ranking/bundle";

export class Shelf {
  readonly #bundles = new Map<string, Uint8Array>();
  /** Slugs that were picked before a reload; their files have to be asked for again. */
  #pending: string[] = [];
  /** Discounts that were ticked before a reload, of states whose file is not here yet. */
  #meant: string[] = [];

  constructor(
    readonly clinics: Clinics,
    readonly meter: Meter,
  ) {}

  /** Fetches the state's clinics that a button stands for; true when they are here. */
  async fetch(button: HTMLButtonElement, engine: Engine): Promise<boolean> {
    const of = this.clinics.partOf(button);
    if (!of || button.disabled) return false;
    button.disabled = true;
    this.meter.announce(of.url);
    this.clinics.tell(of.part, "ui.clinics.loading", of.state);
    try {
      const response = await fetch(of.url);
      if (!response.ok) throw new Error(`status ${response.status}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const held = readHeld(await engine.hand(Op.bundle, bytes));
      if (held.faults.length > 0) throw new Error(held.faults[0]?.code);
      this.#bundles.set(of.state, bytes);
      this.clinics.hold(of.part, of.state, { lists: held.lists, bundle: new Bundle(bytes) });
      this.#pending = this.clinics.pick(this.picked());
      tick(of.part, this.#meant);
      this.#meant = this.#meant.filter((name) => !name.startsWith(`${of.state}:`));
      this.clinics.limit();
      return true;
    } catch {
      this.clinics.tell(of.part, "ui.clinics.failed", of.state);
      return false;
    } finally {
      button.disabled = false;
    }
  }

  /** Hands a new engine what the last one held. */
  refill(engine: Engine): void {
    for (const bytes of this.#bundles.values()) engine.hand(Op.bundle, bytes).catch(() => undefined);
  }

  /** Shows what there is for a state. True if what is ticked counts otherwise by that. */
  show(state: string): boolean {
    if (this.#pending.length > 0) this.clinics.remind(state);
    return this.clinics.show(state);
  }

  picked(): string[] {
    return [...this.clinics.picked(), ...this.#pending];
  }

  ticked(): string[] {
    return [...ticked(this.clinics.root), ...this.#meant];
  }

  restore(slugs: string[], discounts: string[]): void {
    this.#pending = this.clinics.pick(slugs);
    this.#meant = discounts;
  }

  clear(): void {
    this.#pending = this.#meant = [];
    this.clinics.pick([]);
    tick(this.clinics.root, []);
    this.clinics.limit();
  }
}
