// What is said aloud when the answer changes: one short sentence, once it has
// settled.

import { byId } from "./dom";

const rest = 1000;

export class Live {
  readonly #place = byId("live");
  #timer = 0;

  say(sentence: string): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      if (this.#place.textContent !== sentence) this.#place.textContent = sentence;
    }, rest);
  }
}
