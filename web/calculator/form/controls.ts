// The controls of the form, by name. The page's template says what each is: its
// name, how what is typed into it is to be read (data-read), where the engine's
// faults look for it (data-path), and when it is shown at all (data-when).

export type Control = HTMLInputElement | HTMLSelectElement;

export function isControl(element: unknown): element is Control {
  return (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) && element.name !== "";
}

export class Controls {
  constructor(readonly form: HTMLFormElement) {}

  all(): Control[] {
    return [...this.form.elements].filter(isControl);
  }

  /**
   * The controls of one name: several for radios and checkboxes. The browser keeps
   * an index of names; to look through all of them for each was most of what a
   * letter cost.
   */
  named(name: string): Control[] {
    const found = name === "" ? null : this.form.elements.namedItem(name);
    return (found instanceof RadioNodeList ? [...found] : [found]).filter((control) => isControl(control)).filter((control) => control.name === name);
  }

  /** What is chosen or typed, "" for nothing, whether shown or not. */
  value(name: string): string {
    return this.values(name)[0] ?? "";
  }

  /** All ticked values of checkboxes; one value of anything else. */
  values(name: string): string[] {
    return this.named(name).filter(chosen).map((control) => control.value);
  }

  /** Like value and values, but nothing where the control is hidden: what is not shown is not said. */
  said(name: string): string {
    return this.allSaid(name)[0] ?? "";
  }

  allSaid(name: string): string[] {
    return this.named(name).filter((c) => chosen(c) && isShown(c)).map((control) => control.value.trim()).filter(Boolean);
  }

  /** Shows what belongs to the present answers, and hides the rest. */
  reveal(): void {
    for (const part of this.form.querySelectorAll<HTMLElement>("[data-when]")) {
      const hide = !this.holds(part.dataset.when ?? "");
      if (part.hidden !== hide) part.hidden = hide;
    }
  }

  /** Whether a condition is met, "benefit.pays:yes|unknown benefit.share:copay": every term must hold. */
  holds(when: string): boolean {
    return when.split(" ").filter(Boolean).every((term) => {
      const colon = term.indexOf(":");
      const wanted = term.slice(colon + 1).split("|");
      const values = this.values(term.slice(0, colon));
      return values.length === 0 ? wanted.includes("") : values.some((value) => wanted.includes(value));
    });
  }
}

/** Whether the control has its value: a box may be left unticked. */
function chosen(control: Control): boolean {
  return !isChoice(control) || control.checked;
}

/** Whether the control is one of those that are ticked. */
export function isChoice(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");
}

/** Whether nothing around the control is hidden. A closed section hides nothing. */
export function isShown(control: Element): boolean {
  return control.closest("[hidden]") === null;
}

/** Whether something beyond what the page begins with was said by a control that is shown. */
export function isSaid(control: Control): boolean {
  if (!isShown(control)) return false;
  return isChoice(control) ? control.checked && !control.defaultChecked : control.value.trim() !== "";
}

/**
 * Opens what is around a control and moves to it: only where the person asked for
 * that. `before` is told which one it is, where parts are opened in another way.
 */
export function goTo(controls: Controls, name: string, before?: (control: Control) => void): void {
  let control = controls.named(name)[0];
  // What is hidden waits for the answer to another question, which comes first then.
  for (let hops = 0; control && hops < 4; hops++) {
    const hidden = control.closest<HTMLElement>("[hidden]");
    if (!hidden) break;
    control = controls.named((hidden.dataset.when ?? "").split(":")[0] ?? "")[0];
  }
  if (!control) return;
  before?.(control);
  for (let part = control.closest("details"); part; part = part.parentElement?.closest("details") ?? null) {
    part.open = true;
  }
  control.focus({ preventScroll: true });
  control.scrollIntoView({ block: "center" });
}
