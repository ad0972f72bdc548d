// A word before typed text is left. Which forms were typed into is known while
// the page is open and nowhere else.

export class Unsaved {
  readonly #typed = new Set<HTMLFormElement>();

  constructor() {
    const noticed = ({ target }: Event): void => {
      const form = target instanceof Element ? target.closest("form") : null;
      if (form?.hasAttribute("data-guard")) this.#typed.add(form);
    };
    document.addEventListener("input", noticed);
    document.addEventListener("change", noticed);
    // A form that htmx sends is done when its answer has come, any other when it goes.
    document.addEventListener("submit", ({ target }) => {
      if (target instanceof HTMLFormElement && !target.hasAttribute("hx-post")) {
        this.#typed.clear();
        for (const form of document.querySelectorAll("form[data-unsaved]")) form.removeAttribute("data-unsaved");
      }
    });
    addEventListener("beforeunload", (event) => {
      for (const form of this.#typed) if (form.isConnected) return event.preventDefault();
      // A form that came back holds what was typed into the one before it.
      if (document.querySelector("form[data-unsaved]")) event.preventDefault();
    });
  }

  /** What was typed there has arrived. */
  sent(form: HTMLFormElement): void {
    this.#typed.delete(form);
    form.removeAttribute("data-unsaved");
  }
}
