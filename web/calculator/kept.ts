// What is kept on this device over the end of the tab: only when she presses the
// button that says so, under one name, until she forgets it. Nothing else of this
// script stores anything.

import { asState, parseTyped, type Typed } from "./form/typed";
import { today } from "./format";

const format = "kneadwise.kept/1";

/** "refused": there was no room, or nothing may be stored. "unreadable": of another version, or damaged. */
export type State = "none" | "kept" | "refused" | "unreadable";

export class Kept {
  state: State = "none";
  /** The day on which it was kept. */
  on = 0;

  /** What was kept before; undefined where nothing was, or nothing that can be read. */
  read(): Typed | undefined {
    let found: string | null = null;
    try {
      found = localStorage.getItem("kneadwise");
      if (found === null) return undefined;
      const { format: of, on, typed } = JSON.parse(found) as Record<string, unknown>;
      const read = of === format && typeof on === "number" ? parseTyped(typed) : undefined;
      if (read) [this.state, this.on] = ["kept", Number(on)];
      else this.state = "unreadable";
      return read;
    } catch {
      // Where storage is shut off nothing was kept; what is no JSON is damaged.
      this.state = found === null ? "none" : "unreadable";
      return undefined;
    }
  }

  keep(typed: Typed): void {
    const on = today();
    try {
      localStorage.setItem("kneadwise", JSON.stringify({ format, on, typed: asState(typed) }));
      [this.state, this.on] = ["kept", on];
    } catch {
      if (this.state !== "kept") this.state = "refused";
    }
  }

  forget(): void {
    try {
      localStorage.removeItem("kneadwise");
    } catch {
      // Where nothing may be stored nothing is.
    }
    this.state = "none";
  }
}
