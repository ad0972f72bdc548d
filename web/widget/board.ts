// The calculator in the frame: the same questions, the same engine and the same
// words as on the page of ours, for the one clinic whose frame it is. Each change
// of the form leads to one question to the engine and one picture of its answer.
// Nothing here moves the focus but a button that says so.

import { answer, type Answered } from "../calculator/calculator";
import { byId, el, fragment } from "../calculator/dom";
import { Breakdown, type Engine } from "../calculator/engine";
import type { Estimate } from "../calculator/estimate";
import { Controls, goTo, isControl } from "../calculator/form/controls";
import { Errors } from "../calculator/form/errors";
import { type Format, today } from "../calculator/format";
import type { List } from "../calculator/lists";
import { Live } from "../calculator/live";
import { morph } from "../calculator/morph";
import { aloud } from "../calculator/picture";
import { Press } from "../calculator/press";
import { unknownsPart } from "../calculator/result/ask";
import { clockPart } from "../calculator/result/clock";
import { crossingPart } from "../calculator/result/crossing";
import { evenPart } from "../calculator/result/even";
import { goalsPart } from "../calculator/result/goals";
import { type Choice, Scene } from "../calculator/result/scene";
import { stopPart } from "../calculator/result/stop";
import { sumCard } from "../calculator/result/sum";
import { notesPart } from "../calculator/result/view";
import { visitsPart } from "../calculator/result/visits";
import { whatIfPart } from "../calculator/result/whatif";
import type { Text } from "../calculator/text";
import { OfferKind } from "../calculator/wire/message/offer-kind";
import type { Share } from "./share";
import { waysPart } from "./ways";

/** How long typing rests before it counts as done, for what would disturb it. */
const rest = 1000;

export class Board {
  readonly controls = new Controls(byId("facts") as HTMLFormElement);
  readonly #errors: Errors;
  readonly #live = new Live();
  readonly #press = new Press();
  readonly #open = new Set<string>();
  readonly #been = new Set<string>();
  #choice: Choice = {};
  #typing = "";
  #timer = 0;
  #turn = 0;
  #last: Answered | undefined;
  /** Where the prices are compared with those of the place. */
  state: string;

  constructor(
    public engine: Engine,
    readonly text: Text,
    readonly format: Format,
    readonly list: List,
    readonly share: Share,
  ) {
    this.state = byId("main").dataset.state ?? "";
    this.#errors = new Errors(this.controls, byId("errors"), text, format);
    this.#bind();
  }

  #bind(): void {
    const { form } = this.controls;
    const changed = (target: EventTarget | null, done: boolean): void => {
      clearTimeout(this.#timer);
      const typed = isControl(target) && target.type !== "radio" && target.type !== "checkbox";
      this.#typing = typed && !done ? target.name : "";
      if (this.#typing) this.#timer = window.setTimeout(() => this.#settled(), rest);
      void this.update(true);
    };
    form.addEventListener("input", ({ target }) => changed(target, false));
    form.addEventListener("change", ({ target }) => changed(target, true));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("focusout", ({ target }) => {
      if (isControl(target)) {
        this.#been.add(target.name);
        if (target.validity.badInput || (target.type === "date" && this.#errors.shows(target.name))) void this.update(true);
      }
      this.#settled();
    });
    document.addEventListener("toggle", ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || !target.dataset.key) return;
      if (target.open) this.#open.add(target.dataset.key);
      else this.#open.delete(target.dataset.key);
    }, true);
    byId("results").addEventListener("change", ({ target }) => {
      if (!isControl(target) || target.name !== "case") return;
      this.#choice = { case: Number(target.value) };
      this.draw();
    });
    document.addEventListener("click", (event) => {
      const go = event.target instanceof Element && event.target.closest<HTMLElement>("[data-goto]");
      if (!go) return;
      event.preventDefault();
      goTo(this.controls, go.dataset.goto ?? "");
    });
  }

  #settled(): void {
    clearTimeout(this.#timer);
    this.#typing = "";
    this.#press.over(() => this.#showErrors());
  }

  /** Asks the engine again and draws what it says. */
  async update(say: boolean): Promise<void> {
    const turn = ++this.#turn;
    this.controls.reveal();
    const late = window.setTimeout(() => byId("sum").classList.add("old"), 300);
    try {
      const answered = await answer(this.engine, this.controls, { places: [], place: { state: this.state }, asOf: today(), unnamed: String });
      if (!answered || turn !== this.#turn) return;
      this.#press.over(() => turn === this.#turn && this.#show(answered, say));
    } catch (error) {
      // A breakdown has been told already, by the engine's event.
      if (!(error instanceof Breakdown)) throw error;
    } finally {
      clearTimeout(late);
    }
  }

  #show(answered: Answered, say: boolean): void {
    const before = this.#last?.faults;
    this.#last = answered.estimate ? answered : this.#last && { ...this.#last, faults: answered.faults };
    if (!this.#last && !before) this.#last = answered;
    this.#showErrors();
    if (!answered.estimate) return;
    this.draw();
    const scene = this.#scene();
    if (say && scene) this.#live.say(aloud(scene));
  }

  /** Draws the last answer, also when only what is looked at has changed. */
  draw(): void {
    const scene = this.#scene();
    if (!scene) return;
    const sum = byId("sum");
    sum.classList.remove("old");
    morph(sum, this.#reachable(sumCard(scene)));
    const visits = visitsPart(scene);
    const folds = [stopPart, clockPart, crossingPart, evenPart].map((part) => part(scene)?.querySelector("details"));
    // A frame on a page of another site has nothing to print.
    visits?.querySelector("[data-act=print]")?.closest("p")?.remove();
    morph(byId("results"), this.#reachable(fragment(
      waysPart(scene, this.list.name), goalsPart(scene), this.#folded(unknownsPart(scene)), this.#folded(whatIfPart(scene)),
      this.#folded(visits), ...folds, this.#folded(notesPart(scene)),
    )));
    this.share.show(scene);
  }

  /** A part that opens: on a page of another site the answer is to be short. */
  #folded(part: HTMLElement | undefined): HTMLElement | undefined {
    const title = part?.querySelector("h2");
    if (!part || !title) return undefined;
    const key = part.dataset.key ?? "";
    delete part.dataset.key;
    const summary = el("summary", {}, title);
    return el("details", { class: "fold", "data-key": key, open: this.#open.has(key) }, summary, el("div", { class: "folded" }, part));
  }

  /** Takes out the buttons that lead to what is not asked here, and puts the headings one level down, below the frame's own. */
  #reachable(parts: DocumentFragment): DocumentFragment {
    for (const button of parts.querySelectorAll<HTMLElement>("[data-goto]")) {
      if (this.controls.named(button.dataset.goto ?? "").length === 0) button.remove();
    }
    for (const heading of parts.querySelectorAll("h2")) {
      const lower = document.createElement("h3");
      for (const { name, value } of heading.attributes) lower.setAttribute(name, value);
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
    return parts;
  }

  #scene(): Scene | undefined {
    const { estimate, compiled } = this.#last ?? {};
    if (!estimate || !compiled) return undefined;
    const lists = new Map([[this.list.slug, this.list]]);
    return new Scene(this.text, this.format, atHome(estimate), compiled.request, compiled.own, lists, this.#open, this.#choice);
  }

  #showErrors(): void {
    this.#errors.show((this.#last?.faults ?? []).filter(({ name, code }) => {
      if (this.#errors.shows(name)) return true;
      return name !== this.#typing && (code !== "fault.required" || this.#been.has(name));
    }));
  }
}

/** The answer without the questions that only another place could settle. */
function atHome(estimate: Estimate): Estimate {
  const elsewhere = (offer: number): boolean => estimate.offers[offer]?.kind === OfferKind.Regional;
  return { ...estimate, unknowns: estimate.unknowns.filter((unknown) => !elsewhere(unknown.offer)) };
}
