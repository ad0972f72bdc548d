// The part of the page that ranks a state's clinics: it asks the engine, draws the
// first of them, says how many were looked at, and where none is left which filter
// would leave some. While it asks, what it showed stays and is called old.

import { rank } from "../calculator";
import type { Clinics } from "../clinics";
import { type Child, el, fragment } from "../dom";
import { Breakdown, type Engine } from "../engine";
import { ended } from "../force";
import { type Format, today } from "../format";
import type { Live } from "../live";
import { morph } from "../morph";
import { Op } from "../ops";
import type { Text } from "../text";
import { type Ranked, type Sieve, sieves } from "./ranked";
import { first, rowsPart, step } from "./rows";
import { Sieves } from "./sieve";

/** After so many milliseconds a ranking is said to be on its way. */
const slow = 300;

interface Way { sieve: Sieve; left: number }

export class Ranking {
  readonly sieves: Sieves;
  readonly #into: HTMLElement;
  readonly #title: HTMLElement;
  #state = "";
  #shown = first;
  #ranked: Ranked | undefined;
  /** Where none is left: the filters that alone would leave some. */
  #ways: Way[] | undefined;
  #turn = 0;
  #busy = false;

  constructor(
    readonly root: HTMLElement,
    readonly clinics: Clinics,
    readonly text: Text,
    readonly format: Format,
    readonly live: Live,
  ) {
    this.#into = part(root, "#ranked");
    this.#title = part(root, "h2");
    this.sieves = new Sieves(part(root, "#sieve") as HTMLFormElement, text, format.locale);
  }

  /** Shows the clinics of the state that is looked at, as far as they are here. */
  show(): void {
    const { state, held } = this.clinics;
    const { text } = this;
    if (state !== this.#state) {
      this.#state = state;
      this.#forget();
      if (held) this.sieves.fill(held.bundle, this.format.locale);
      if (state) this.#title.textContent = text.say("ui.rank.title", { state: text.say(`state.${state}`) });
    }
    this.root.hidden = state === "";
    this.draw();
  }

  /** Hides all that is about prices, and lets what was picked stand: signs come first. */
  putAway(away: boolean): void {
    this.root.classList.toggle("away", away);
  }

  /** Nobody waits for the ranking that runs. */
  giveUp(engine: Engine): void {
    this.#turn++;
    engine.giveUp(Op.rank);
  }

  /** There is nothing to rank by for now: what was ranked last stands. */
  rest(): void {
    this.#wait(false);
    this.draw();
  }

  /** Ranks the clinics for a request; `calmly` lets nothing jump. `aloud` says what comes of it. */
  async ask(engine: Engine, request: Uint8Array, calmly: (change: () => void) => void, aloud: boolean): Promise<void> {
    if (this.#state === "") return;
    const turn = ++this.#turn;
    const late = window.setTimeout(() => this.#wait(true), slow);
    try {
      const ranked = await rank(engine, request, this.sieves.wanted());
      if (!ranked || turn !== this.#turn || ranked.state !== this.#state) return;
      const ways = ranked.rows.length === 0 ? await this.#waysOut(engine, request) : [];
      if (!ways || turn !== this.#turn) return;
      calmly(() => {
        if (turn !== this.#turn) return;
        this.#ranked = ranked;
        this.#ways = ways;
        this.sieves.tell(ranked);
        this.#wait(false);
        this.draw();
        if (aloud) this.live.say(this.#aloud(ranked));
      });
    } catch (error) {
      // A breakdown has told the person already, by the engine's event.
      if (!(error instanceof Breakdown)) throw error;
    } finally {
      clearTimeout(late);
    }
  }

  /** What each filter alone would leave, if it were taken away; undefined where another question overtook this. */
  async #waysOut(engine: Engine, request: Uint8Array): Promise<Way[] | undefined> {
    const ways: Way[] = [];
    const { set } = this.sieves;
    for (const sieve of sieves.filter((s) => set.includes(s) || s === "length")) {
      const other = await rank(engine, request, this.sieves.wanted([sieve]));
      if (!other) return undefined;
      const left = other.exact + other.shut;
      if (left > 0) ways.push({ sieve, left });
    }
    return ways;
  }

  /** Takes one filter away, or all of them, and goes to the first thing that is left: the button is gone then. */
  loosen(sieve: string | undefined): void {
    this.sieves.loosen(sieves.filter((one) => sieve === undefined || one === sieve));
    this.#title.focus();
  }

  /** Shows some more, and goes to the first of them. */
  more(): void {
    const at = this.#shown;
    this.#shown += step;
    this.draw();
    this.#into.querySelectorAll<HTMLElement>("ol input")[at]?.focus();
  }

  /** Draws what was ranked last, and what is picked. */
  draw(): void {
    const { lists, bundle } = this.clinics.held ?? {};
    if (!lists || !bundle) return morph(this.#into, fragment());
    const rows = this.#ranked?.rows ?? [];
    const picked = this.clinics.picked(this.#state);
    morph(this.#into, fragment(
      el("p", { class: "quiet", "data-key": "count" }, this.#busy ? this.text.say("ui.rank.still", { count: lists.length }) : this.#count()),
      this.#ranked && rows.length === 0 && this.#none(),
      (rows.length > 0 || picked.length > 0) && rowsPart({
        text: this.text, format: this.format, lists, bundle, rows, sort: this.sieves.sort, shown: this.#shown, picked, day: today(),
      }),
    ));
  }

  #wait(busy: boolean): void {
    if (this.#busy === busy) return;
    this.#busy = busy;
    this.#into.classList.toggle("old", busy);
    if (busy) this.draw();
  }

  #forget(): void {
    this.#turn++;
    this.#ranked = undefined;
    this.#ways = undefined;
    this.#shown = first;
    this.#wait(false);
  }

  /** How many lists were compared, and what became of them. */
  #count(): string {
    const ranked = this.#ranked;
    if (!ranked) return "";
    const { exact, shut, rows } = ranked;
    const says = [this.text.say("ui.rank.lists", { count: ranked.lists }), this.text.say("ui.rank.fit", { count: exact + shut })];
    if (shut > 0) says.push(this.text.say("ui.rank.exact", { count: exact }), this.text.say("ui.rank.shut", { count: shut }));
    else if (exact > 0) says.push(this.text.say("ui.rank.all_exact"));
    const cut = rows.filter((row) => row.cut).length;
    if (cut > 0) says.push(this.text.say("ui.rank.cut", { count: cut }));
    return says.join(" ");
  }

  /** Why none is left, and what to do. */
  #none(): HTMLElement {
    const { text } = this;
    const ways = this.#ways ?? [];
    const button = (act: Record<string, string>, ...words: Child[]): HTMLElement => el("button", { type: "button", class: "button", "data-act": "loosen", ...act }, ...words);
    return el(
      "div", { class: "aside", "data-key": "none" },
      el("p", {}, el("strong", {}, text.say("ui.rank.none", { state: text.say(`state.${this.#state}`) })), " ",
        text.say(ways.length > 0 ? "ui.rank.none.one" : "ui.rank.none.all")),
      el(
        "p", { class: "take" },
        ...ways.map(({ sieve, left }) => button({ "data-sieve": sieve }, text.say("ui.rank.loosen", { what: text.say(`ui.rank.any.${sieve}`), count: left }))),
        ways.length === 0 && button({}, text.say("ui.rank.reset")),
      ),
    );
  }

  #aloud(ranked: Ranked): string {
    const { lists = [] } = this.clinics.held ?? {};
    const known = ranked.rows.flatMap((row) => ({ row, list: lists[row.list] })).filter(({ list }) => list && !ended(list, today()));
    const { row, list } = known[0] ?? {};
    if (!row || !list) return this.text.say("ui.rank.none", { state: this.text.say(`state.${this.#state}`) });
    return this.text.say("ui.rank.said", { count: ranked.exact + ranked.shut, name: list.name, total: this.text.range(row.total) });
  }
}

function part(root: HTMLElement, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the ranking has no ${selector}`);
  return found;
}
