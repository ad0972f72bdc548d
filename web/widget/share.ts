// The one thing that the page around may learn of the answer: between which round
// hundreds it lies, and for how many visits. She sees the very words before she
// presses the button, and must press again for every other answer.

import { byId } from "../calculator/dom";
import type { Scene } from "../calculator/result/scene";
import type { Band, Host } from "./host";

const round = 100_00;

/** The hundreds of dollars between which an amount of cents lies, in dollars. An exact amount is never told. */
export function band(low: number, high: number, visits: number): Band {
  const from = Math.floor(low / round);
  const to = Math.max(Math.ceil(high / round), from + 1);
  return { low: from * 100, high: to * 100, visits };
}

export class Share {
  readonly #part = byId("share");
  readonly #button = byId("share-button") as HTMLButtonElement;
  readonly #text = byId("share-text");
  #scene: Scene | undefined;
  #shared = "";

  constructor(readonly host: Host) {
    this.#button.addEventListener("click", () => {
      const what = this.#band();
      if (!what || this.#shared === JSON.stringify(what)) return;
      this.host.result(what);
      this.#shared = JSON.stringify(what);
      this.show(this.#scene);
    });
  }

  /** Offers to share what is shown now, where there is an answer and somebody to share it with. */
  show(scene: Scene | undefined): void {
    this.#scene = scene;
    const what = this.#band();
    this.#part.hidden = !what || !this.host.open;
    if (!scene || !what) return;
    const done = this.#shared === JSON.stringify(what);
    // Not disabled: that would take the focus from whoever has just pressed it.
    this.#button.setAttribute("aria-disabled", String(done));
    this.#text.textContent = scene.say(done ? "widget.share.done" : "widget.share.text", {
      low: scene.format.money(what.low * 100), high: scene.format.money(what.high * 100),
      visits: scene.say("ui.line.visits", { count: what.visits }),
    });
  }

  #band(): Band | undefined {
    const total = this.#scene?.estimate.total;
    return total && this.#scene ? band(total.low, total.high, this.#scene.visits) : undefined;
  }
}
