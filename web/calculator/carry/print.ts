// Prints one page, or all that stands on the screen where she asks for that.

import type { Desk } from "../desk";
import { byId } from "../dom";
import { morph } from "../morph";
import type { Scene } from "../result/scene";
import { paper } from "./paper";

export class Print {
  #scene: Scene | undefined;
  /** Whether all is to be printed this once. */
  #whole = false;

  constructor(at: Desk) {
    const main = byId("main");
    byId("carry-print-all").addEventListener("click", () => {
      this.#whole = true;
      window.print();
    });
    addEventListener("beforeprint", () => {
      if (this.#whole || !this.#scene) return;
      main.dataset.paper = "";
      morph(byId("paper"), paper(this.#scene, at));
    });
    addEventListener("afterprint", () => {
      this.#whole = false;
      delete main.dataset.paper;
    });
  }

  /** What stands instead of a plan is printed as it is. */
  show(scene: Scene): void {
    this.#scene = scene.estimate.screen.replace ? undefined : scene;
  }
}
