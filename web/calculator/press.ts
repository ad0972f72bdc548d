// What is being pressed stays where it is. A field is left by pressing something
// else, and what is said of the field then must not move that away before it is
// let go: else the click goes to whatever came under the finger, or to nothing.

/** A press that lasts longer is no click, or its end was told to nobody (a list of the system's own took it). */
const longest = 600;

export class Press {
  #held = false;
  #timer = 0;
  #waiting: (() => void)[] = [];

  constructor() {
    addEventListener("pointerdown", () => this.#hold(), true);
    // The click comes right after, before anything that is due by then.
    for (const end of ["pointerup", "pointercancel", "input"]) {
      addEventListener(end, () => window.setTimeout(() => this.#release()), true);
    }
  }

  /** Does it as soon as nothing is pressed: at once, as a rule. */
  over(change: () => void): void {
    if (this.#held) this.#waiting.push(change);
    else change();
  }

  #hold(): void {
    this.#held = true;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#release(), longest);
  }

  #release(): void {
    this.#held = false;
    clearTimeout(this.#timer);
    for (const change of this.#waiting.splice(0)) change();
  }
}
