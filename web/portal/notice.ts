// One line at the foot of the window, read aloud when it comes. Its words stand
// in the page, in the page's language.

export class Notice {
  readonly #at: HTMLElement | null;

  constructor(at: HTMLElement | null) {
    this.#at = at;
  }

  /** Says what an answer of that status means. */
  status(status: number): void {
    this.say(String(status));
  }

  say(key: string): void {
    const text = this.#at?.querySelector("p");
    if (!this.#at || !text) return;
    text.textContent = this.#at.getAttribute(`data-${key}`) ?? this.#at.getAttribute("data-other");
    this.#at.hidden = false;
  }

  hide(): void {
    if (this.#at) this.#at.hidden = true;
  }
}
