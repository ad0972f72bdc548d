// The page at work: it holds the parts together. Each change of the form leads
// to one question to the engine and one picture of its answer.

import { answer, type Answered, compare } from "./calculator";
import { Card } from "./card";
import { Clinics } from "./clinics";
import { byId } from "./dom";
import { Breakdown, type Engine } from "./engine";
import { type FieldFault, kindOf } from "./form/answers";
import { Controls, isControl } from "./form/controls";
import { Errors } from "./form/errors";
import { Quotes } from "./form/quotes";
import { putValues, takeValues, type Typed } from "./form/typed";
import { type Format, today } from "./format";
import { readHeld } from "./lists";
import { Live } from "./live";
import type { Meter } from "./meter";
import { morph } from "./morph";
import { Op } from "./ops";
import { sectionOf } from "./result/facts";
import { type Choice, Scene } from "./result/scene";
import { stopCard } from "./result/signs";
import { sumCard, sumLine } from "./result/sum";
import { results } from "./result/view";
import { steady } from "./steady";
import { Text } from "./text";

/** How long typing rests before it counts as done, for what would disturb it. */
const rest = 1000;

export class Desk {
  readonly controls: Controls;
  readonly card: Card;
  readonly clinics: Clinics;
  readonly quotes: Quotes;
  readonly open = new Set<string>();
  choice: Choice = {};
  readonly #errors: Errors;
  readonly #live = new Live();
  readonly #results = byId("results");
  readonly #found = foundPlace();
  readonly #bundles = new Map<string, Uint8Array>();
  #pending: string[] = [];
  #typing = "";
  /** Controls that she has been in: only there is it known that something is missing. */
  readonly #been = new Set<string>();
  #timer = 0;
  #turn = 0;
  #faults: FieldFault[] = [];
  #last: Scene | undefined;

  constructor(
    public engine: Engine,
    readonly text: Text,
    readonly format: Format,
    readonly meter: Meter,
  ) {
    const form = byId("facts") as HTMLFormElement;
    this.controls = new Controls(form);
    this.card = new Card(text, format);
    this.clinics = new Clinics(document.getElementById("clinics"), text, format);
    this.quotes = new Quotes(byId("quote-list"), byId("quote") as HTMLTemplateElement, byId("add-quote") as HTMLButtonElement, this.controls);
    this.#errors = new Errors(this.controls, byId("errors"), text, format);
  }

  /** Something was typed or chosen. */
  changed(control: EventTarget | null, done: boolean): void {
    steady(() => this.meter.begin());
    clearTimeout(this.#timer);
    this.#typing = !done && isControl(control) && kindOf(control) !== undefined ? control.name : "";
    if (!done && isControl(control) && control.dataset.read === "text") this.#typing = control.name;
    if (this.#typing) this.#timer = window.setTimeout(() => this.settled(), rest);
    this.clinics.limit();
    void this.update(true);
  }

  /** The typing has come to rest: what is wrong may be said. */
  settled(): void {
    clearTimeout(this.#timer);
    this.#typing = "";
    steady(() => this.#showErrors());
  }

  /** She has left a control. */
  left(control: EventTarget | null): void {
    if (isControl(control)) this.#been.add(control.name);
    this.settled();
  }

  /** Asks the engine again and draws what it says. */
  async update(aloud: boolean): Promise<void> {
    const turn = ++this.#turn;
    this.controls.reveal();
    const late = window.setTimeout(() => this.card.old(), 300);
    try {
      const answered = await answer(this.engine, this.controls, {
        places: document.querySelectorAll<HTMLOptionElement>("#places option"),
        asOf: today(),
        unnamed: (number) => this.text.say("ui.quotes.unnamed", { number }),
      });
      if (!answered || turn !== this.#turn) return;
      steady(() => this.#show(answered, aloud));
      await this.#compare(answered);
    } catch (error) {
      // A breakdown has told the person already, by the engine's event.
      if (!(error instanceof Breakdown)) throw error;
    } finally {
      clearTimeout(late);
    }
  }

  #show(answered: Answered, aloud: boolean): void {
    this.#faults = answered.faults;
    this.#showErrors();
    const { estimate, compiled } = answered;
    if (!estimate) return this.card.old();
    this.#last = new Scene(this.text, this.format, estimate, compiled.request, compiled.own, this.clinics.lists, this.open, this.choice);
    this.draw();
    if (aloud) this.#live.say(this.#sentence(this.#last));
    const { state } = estimate;
    this.clinics.show(state);
    if (this.#pending.length > 0) this.clinics.remind(state);
    this.#found.textContent = state && compiled.request.zip3 ? this.text.say("ui.place.found", { state: this.text.say(`state.${state}`) }) : "";
  }

  /** Draws the last answer, also when only what is looked at has changed. */
  draw(): void {
    const last = this.#last;
    if (!last) return;
    const scene = new Scene(this.text, this.format, last.estimate, last.request, last.own, this.clinics.lists, this.open, this.choice);
    // The table that needs no engine has done its work and stands last.
    if (!this.#results.firstChild) this.#results.after(byId("prices"));
    const { replace } = scene.estimate.screen;
    this.card.show(replace ? stopCard(scene) : sumCard(scene), sumLine(scene), replace);
    morph(this.#results, results(scene));
    for (const mark of document.querySelectorAll<HTMLElement>("[data-worth]")) {
      const worth = scene.estimate.unknowns.filter((u) => sectionOf(scene, u) === mark.dataset.worth).reduce((most, u) => Math.max(most, u.worth), 0);
      mark.textContent = worth > 0 ? this.text.say("ui.worth.section", { amount: this.format.money(worth) }) : "";
    }
  }

  #sentence(scene: Scene): string {
    const { screen, total } = scene.estimate;
    if (screen.replace) return this.text.say("ui.live.stop");
    return total ? this.text.say("ui.live.total", { total: this.text.range(total), visits: scene.visits }) : this.text.say("ui.sum.none");
  }

  #showErrors(): void {
    this.#errors.show(this.#faults.filter(({ name, code }) => {
      if (this.#errors.shows(name)) return true;
      return name !== this.#typing && (code !== "fault.required" || this.#been.has(name));
    }));
  }

  async #compare(answered: Answered): Promise<void> {
    if (this.clinics.state === "" || !answered.estimate || answered.estimate.screen.replace) return;
    const compared = await compare(this.engine, answered.bytes);
    if (compared) this.clinics.offer(compared.state, compared.totals);
  }

  /** Fetches a state's clinics, which was told before, and hands them to the engine. */
  async fetchClinics(button: Element): Promise<void> {
    const of = this.clinics.partOf(button);
    if (!of) return;
    this.meter.announce(of.url);
    this.clinics.tell(of.part, "ui.clinics.loading", of.state);
    try {
      const response = await fetch(of.url);
      if (!response.ok) throw new Error(`status ${response.status}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const held = readHeld(await this.engine.hand(Op.bundle, bytes));
      if (held.faults.length > 0) throw new Error(held.faults[0]?.code);
      this.#bundles.set(of.state, bytes);
      this.clinics.hold(of.part, of.state, held.lists);
      this.clinics.pick(this.#pending);
      this.#pending = [];
      this.clinics.limit();
      await this.update(true);
    } catch {
      this.clinics.tell(of.part, "ui.clinics.failed", of.state);
    }
  }

  /** Another try with another engine, which is handed what the last one held. */
  async restart(engine: Engine): Promise<void> {
    this.engine = engine;
    this.card.retry();
    void engine.start();
    for (const bytes of this.#bundles.values()) void engine.hand(Op.bundle, bytes).catch(() => undefined);
    await this.update(true);
  }

  /** What is typed now. */
  typed(): Typed {
    const clinics = [...this.clinics.picked(), ...this.#pending];
    return { values: takeValues(this.controls), open: [...this.open], quotes: this.quotes.count, clinics };
  }

  /** What was typed before a reload. */
  restore(typed: Typed): void {
    this.quotes.count = typed.quotes;
    putValues(this.controls, typed.values);
    this.#pending = typed.clinics;
    this.meter.begin(true);
    for (const key of typed.open) this.open.add(key);
    for (const part of this.controls.form.querySelectorAll("details")) part.open = this.open.has(part.id);
    this.controls.reveal();
  }

  /** Forgets everything that was said, and shows the page as it was opened. */
  clear(): void {
    this.controls.form.reset();
    this.quotes.count = 0;
    this.quotes.count = 1;
    this.clinics.pick([]);
    this.clinics.limit();
    this.#pending = [];
    this.choice = {};
    this.open.clear();
    for (const part of document.querySelectorAll("details")) part.open = false;
    this.#typing = "";
    this.#been.clear();
    this.meter.reset();
    this.#live.say(this.text.say("ui.cleared"));
    void this.update(false);
  }
}

/** The line under the place that says which state the digits of a ZIP lie in. */
function foundPlace(): HTMLElement {
  const line = document.createElement("p");
  line.className = "hint";
  document.querySelector('[data-field="place"]')?.append(line);
  return line;
}
