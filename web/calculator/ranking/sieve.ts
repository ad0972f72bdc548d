// By what clinics stand in order and which of them: plain controls, and beside
// each filter how many clinics it leaves, as the engine counted.

import { el } from "../dom";
import { providers } from "../form/codes";
import { Controls } from "../form/controls";
import { putValues, takeValues } from "../form/typed";
import { capital } from "../result/mix";
import type { Text } from "../text";
import { Sort } from "../wire/message/sort";
import type { Bundle } from "./bundle";
import { type Ranked, type Sieve, sieves, type Wanted } from "./ranked";

const sorts: Record<string, Sort> = { total: Sort.Total, today: Sort.Today, risk: Sort.Risk, minute: Sort.Minute };

/** Whose options come with a state's file. */
const filled = { language: "rank.language", modality: "rank.modality" } as const;

export class Sieves {
  readonly #controls: Controls;
  readonly #names: Intl.DisplayNames;
  /** Beside each filter: how many clinics it leaves. */
  readonly #left = new Map<Sieve, HTMLElement>();
  /** What was chosen before the file was here that offers it. */
  #meant: Record<string, string[]> = {};

  constructor(
    readonly form: HTMLFormElement,
    readonly text: Text,
    locale: string,
  ) {
    this.#controls = new Controls(form);
    this.#names = new Intl.DisplayNames([locale], { type: "language", fallback: "code" });
    for (const sieve of sieves) {
      const id = `rank.${sieve}-left`;
      const left = el("p", { class: "hint", id });
      const control = this.#controls.named(`rank.${sieve}`)[0];
      control?.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
      control?.closest(".field")?.append(left);
      this.#left.set(sieve, left);
    }
  }

  /** What is asked, but for one filter, or for all of them. */
  wanted(without: readonly Sieve[] = []): Wanted {
    const of = (sieve: Sieve): string => (without.includes(sieve) ? "" : this.#controls.value(`rank.${sieve}`));
    const [shortest = 0, longest = 0] = (without.includes("length") ? widest : of("length")).split("-").map(Number);
    return {
      sort: this.sort, provider: providers[of("provider")], language: of("language"), card: of("card") !== "", files: of("files") !== "",
      modality: of("modality"), length: longest > 0 ? { shortest, longest } : undefined,
    };
  }

  get sort(): Sort {
    return sorts[this.#controls.value("rank.sort")] ?? Sort.Total;
  }

  /** The filters that are set. */
  get set(): Sieve[] {
    return sieves.filter((sieve) => this.#controls.value(`rank.${sieve}`) !== "");
  }

  /** Sets filters to anything. */
  loosen(all: readonly Sieve[]): void {
    const any = Object.fromEntries(all.map((sieve) => [`rank.${sieve}`, sieve === "length" ? [widest] : []]));
    putValues(this.#controls, { ...this.take(), ...any });
  }

  /** Offers the languages and styles of a state's file. */
  fill(bundle: Bundle, locale: string): void {
    const before = this.take();
    const offer = (name: string, codes: string[], word: (code: string) => string): void => {
      const select = this.#controls.named(name)[0];
      if (!(select instanceof HTMLSelectElement)) return;
      const options = codes.map((code) => ({ code, label: capital(word(code)) })).sort((a, b) => a.label.localeCompare(b.label, locale));
      select.replaceChildren(...[...select.options].slice(0, 1), ...options.map(({ code, label }) => el("option", { value: code }, label)));
    };
    offer(filled.language, bundle.languages, (code) => this.#names.of(code) ?? code);
    offer(filled.modality, bundle.modalities, (code) => this.text.say(`ui.modality.${code}`));
    putValues(this.#controls, before);
    this.#meant = {};
  }

  /** Says how many clinics are left by each filter that takes some out, or is set. */
  tell({ lists, out }: Ranked): void {
    const set = this.set;
    let left = lists;
    for (const sieve of sieves) {
      left -= out[sieve];
      const place = this.#left.get(sieve);
      const control = this.#controls.named(`rank.${sieve}`)[0];
      const unsaid = control instanceof HTMLSelectElement && control.options.length < 2;
      const takes = out[sieve] > 0 || set.includes(sieve);
      if (place) place.textContent = unsaid ? this.text.say("ui.rank.unsaid") : takes ? this.text.say("ui.rank.leaves", { count: left }) : "";
    }
    const count = this.form.querySelector("summary em");
    if (count) count.textContent = set.length > 0 ? this.text.say("ui.rank.active", { count: set.length }) : "";
  }

  take(): Record<string, string[]> {
    return { ...this.#meant, ...takeValues(this.#controls) };
  }

  restore(values: Record<string, string[]>): void {
    putValues(this.#controls, values);
    this.#meant = Object.fromEntries(Object.values(filled).flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
  }

  clear(): void {
    this.form.reset();
    this.#meant = {};
  }
}

/** All lengths that are said, as the option of the control. */
const widest = "1-240";
