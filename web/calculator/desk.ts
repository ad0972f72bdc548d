// The page at work: it holds the parts together. Each change of the form leads
// to one question to the engine and one picture of its answer.

import { answer, type Answered } from "./calculator";
import { Card } from "./card";
import { checkList } from "./check";
import { Clinics } from "./clinics";
import { tick } from "./discounts";
import { byId, el } from "./dom";
import { Breakdown, type Engine } from "./engine";
import type { FieldFault } from "./form/answers";
import { Controls, isControl } from "./form/controls";
import { Errors } from "./form/errors";
import { Quotes } from "./form/quotes";
import { putValues, takeValues, type Typed } from "./form/typed";
import { type Format, today } from "./format";
import { Kept } from "./kept";
import { Live } from "./live";
import type { Meter } from "./meter";
import { morph } from "./morph";
import { aloud, marks, picture } from "./picture";
import { Press } from "./press";
import { Ranking } from "./ranking/board";
import { type Choice, Scene } from "./result/scene";
import { weights } from "./result/weight";
import { Shelf } from "./shelf";
import { steady } from "./steady";
import type { Text } from "./text";
import { Walk } from "./walk";

/** How long typing rests before it counts as done, for what would disturb it. */
const rest = 1000;

export class Desk {
  readonly controls = new Controls(byId("facts") as HTMLFormElement);
  readonly card: Card;
  readonly shelf: Shelf;
  readonly quotes: Quotes;
  /** Not there where no clinic has published anything. */
  readonly ranking: Ranking | undefined;
  /** Keys of the parts that stand open. */
  readonly open = new Set([...document.querySelectorAll("details[open]")].map(({ id }) => id));
  choice: Choice = {};
  readonly kept = new Kept();
  readonly walk: Walk;
  /** Told when she has come to another subject, or shows them otherwise. */
  moved: (on: boolean) => void = () => undefined;
  /** Told of each answer that is drawn. */
  onAnswer: ((scene: Scene, answered: Answered) => void) | undefined;
  readonly #errors: Errors;
  readonly #live = new Live();
  /** Says which state the digits of a ZIP lie in. */
  readonly #found = el("p", { class: "hint", id: "place-found" });
  readonly #clinics: Clinics;
  /** The control that is being typed into. */
  #typing = "";
  /** Controls that she has been in: only there is it known that something is missing. */
  readonly #been = new Set<string>();
  readonly #press = new Press();
  #timer = 0;
  #turn = 0;
  #faults: FieldFault[] = [];
  #last: Answered | undefined;

  constructor(
    public engine: Engine,
    readonly text: Text,
    readonly format: Format,
    readonly meter: Meter,
  ) {
    this.card = new Card(text, format);
    this.#clinics = new Clinics(document.getElementById("clinics"), text, format);
    this.shelf = new Shelf(this.#clinics, meter);
    const ranking = document.getElementById("ranking");
    this.ranking = ranking ? new Ranking(ranking, this.#clinics, text, format, this.#live) : undefined;
    this.quotes = new Quotes(
      byId("quote-list"), byId("quote") as HTMLTemplateElement, byId("add-quote") as HTMLButtonElement, this.controls, text.say("ui.quotes.full"),
    );
    this.walk = new Walk(this.controls, text, (on) => this.moved(on));
    this.#errors = new Errors(this.controls, byId("errors"), text, format);
    document.querySelector('[data-field="place"]')?.append(this.#found);
  }

  /** Something was typed or chosen; `done` when it is not being typed on. */
  changed(control: EventTarget | null, done: boolean): void {
    steady(() => this.meter.begin());
    clearTimeout(this.#timer);
    const typed = isControl(control) && control.type !== "radio" && control.type !== "checkbox";
    this.#typing = typed && !done ? control.name : "";
    if (this.#typing) this.#timer = window.setTimeout(() => this.settled(), rest);
    this.#clinics.limit();
    void this.update(true);
  }

  /** The typing has come to rest: what is wrong may be said. */
  settled(): void {
    clearTimeout(this.#timer);
    this.#typing = "";
    this.#calmly(() => this.#showErrors());
  }

  /** Changes what is shown without moving what she types into or presses. */
  #calmly(change: () => void): void {
    this.#press.over(() => steady(change));
  }

  /** She has left a control. */
  left(control: EventTarget | null): void {
    if (isControl(control)) {
      this.#been.add(control.name);
      // Half a day is no value, so browsers tell of no change when it is typed or taken away.
      if (control.validity.badInput || (control.type === "date" && this.#errors.shows(control.name))) void this.update(true);
    }
    this.settled();
  }

  /** Asks the engine again and draws what it says. */
  async update(say: boolean): Promise<void> {
    const turn = ++this.#turn;
    this.ranking?.giveUp(this.engine);
    this.controls.reveal();
    this.walk.weigh();
    const late = window.setTimeout(() => this.card.old(), 300);
    try {
      const answered = await answer(this.engine, this.controls, {
        places: document.querySelectorAll<HTMLOptionElement>("#places option"),
        asOf: today(),
        unnamed: (number) => this.text.say("ui.quotes.unnamed", { number }),
      });
      if (!answered || turn !== this.#turn) return;
      this.#calmly(() => turn === this.#turn && this.#show(answered, say));
      await this.#rank(answered, false);
    } catch (error) {
      // A breakdown has told the person already, by the engine's event.
      if (!(error instanceof Breakdown)) throw error;
    } finally {
      clearTimeout(late);
    }
  }

  #show(answered: Answered, say: boolean): void {
    this.#faults = answered.faults;
    this.#showErrors();
    const { estimate, compiled } = answered;
    if (!estimate) {
      this.review();
      return this.card.old();
    }
    this.#last = answered;
    this.draw();
    const scene = this.#scene();
    if (say && scene) this.#live.say(aloud(scene));
    const otherwise = this.shelf.show(estimate.state);
    this.walk.weigh();
    this.ranking?.show();
    this.ranking?.putAway(estimate.screen.replace);
    this.#found.textContent = compiled.request.zip3 && estimate.state
      ? this.text.say("ui.place.found", { state: this.text.say(`state.${estimate.state}`) })
      : "";
    // The clinics of another state were asked with, or those of this one were not.
    if (otherwise) void this.update(say);
  }

  /** Draws the last answer, also when only what is looked at has changed. */
  draw(): void {
    const scene = this.#scene();
    if (!scene || !this.#last) return;
    picture(this.card, scene);
    const could = weights(scene, this.controls);
    marks(scene, could);
    this.walk.weigh(could);
    this.review();
    this.onAnswer?.(scene, this.#last);
  }

  /** Lists the answers, where she looks at them. */
  review(): void {
    const scene = this.#scene();
    if (scene && this.walk.reviews) morph(byId("check"), checkList(scene, this.controls));
  }

  #scene(): Scene | undefined {
    const { estimate, compiled } = this.#last ?? {};
    if (!estimate || !compiled) return undefined;
    return new Scene(this.text, this.format, estimate, compiled.request, compiled.own, this.#clinics.lists, this.open, this.choice, this.kept);
  }

  #showErrors(): void {
    this.#errors.show(this.#faults.filter(({ name, code }) => {
      if (this.#errors.shows(name)) return true;
      return name !== this.#typing && (code !== "fault.required" || this.#been.has(name));
    }));
  }

  async #rank({ estimate, bytes }: Answered, aloud: boolean): Promise<void> {
    if (!estimate || estimate.screen.replace) this.ranking?.rest();
    else await this.ranking?.ask(this.engine, bytes, (change) => this.#calmly(change), aloud);
  }

  /** Other clinics are to be ranked, or otherwise. */
  async sifted(): Promise<void> {
    steady(() => this.meter.begin());
    if (this.#last) await this.#rank(this.#last, true);
  }

  /** A clinic was picked, or is no longer. */
  picked(slug: string, on: boolean): void {
    this.#clinics.choose(slug, on);
    this.ranking?.draw();
    this.changed(null, true);
  }

  async fetchClinics(button: HTMLButtonElement): Promise<void> {
    if (await this.shelf.fetch(button, this.engine)) await this.update(true);
  }

  /** Another try with another engine. */
  async restart(engine: Engine): Promise<void> {
    this.engine = engine;
    this.card.retry();
    void engine.start();
    this.shelf.refill(engine);
    await this.update(true);
  }

  /** What is typed now. */
  typed(): Typed {
    return { values: { ...takeValues(this.controls), ...this.ranking?.sieves.take() }, open: [...this.open], quotes: this.quotes.count, clinics: this.shelf.picked(), discounts: this.shelf.ticked(), walk: this.walk.take() };
  }

  /** What was typed before a reload. */
  restore(typed: Typed): void {
    this.quotes.count = typed.quotes;
    putValues(this.controls, typed.values);
    this.ranking?.sieves.restore(typed.values);
    this.shelf.restore(typed.clinics, typed.discounts);
    this.meter.begin(true);
    for (const key of typed.open) this.open.add(key);
    for (const part of document.querySelectorAll<HTMLDetailsElement>("form.facts details")) part.open = this.open.has(part.id);
    this.walk.put(typed.walk);
    for (const name of Object.keys(typed.values)) this.#been.add(name);
    this.controls.reveal();
    this.walk.resume();
  }

  /** Fills in again what the browser emptied of a page that it kept whole. */
  putBack(typed: Typed): void {
    putValues(this.controls, typed.values);
    this.ranking?.sieves.restore(typed.values);
    this.#clinics.pick(typed.clinics);
    this.ranking?.draw();
    tick(this.#clinics.root, typed.discounts);
    this.#clinics.limit();
  }

  /** Keeps what is typed on this device, or forgets what was. */
  keeps(on: boolean): void {
    if (on) this.kept.keep(this.typed());
    else this.kept.forget();
    this.#live.say(this.text.say(on ? `ui.keep.${this.kept.state}` : "ui.keep.forgotten", { date: this.format.date(this.kept.on) }));
    this.draw();
    this.recall(false);
  }

  /** Says what was kept, and whether it was filled in. */
  recall(filled: boolean): void {
    const { state, on } = this.kept;
    const box = byId("kept");
    box.hidden = !filled && state !== "unreadable";
    if (box.hidden) return;
    box.replaceChildren(
      el("p", {}, this.text.say(filled ? "ui.keep.filled" : "ui.keep.unreadable", { date: this.format.date(on) })),
      el("button", { type: "button", class: "button plain", "data-act": "forget" }, this.text.say("ui.keep.forget")),
    );
  }

  /** Forgets everything that was said, and shows the page as it was opened. */
  clear(): void {
    clearTimeout(this.#timer);
    this.controls.form.reset();
    this.quotes.count = 0;
    this.quotes.count = 1;
    this.shelf.clear();
    this.ranking?.sieves.clear();
    this.choice = {};
    this.kept.forget();
    this.recall(false);
    this.open.clear();
    for (const part of document.querySelectorAll("details")) part.open = false;
    this.walk.put(undefined);
    this.#typing = "";
    this.#been.clear();
    this.meter.reset();
    this.#live.say(this.text.say("ui.cleared"));
    void this.update(false);
  }
}
