// A part of the answer that opens: its title, and what it holds.

import { type Child, el } from "../dom";
import type { Scene } from "./scene";

export function foldedPart(scene: Scene, key: string, title: string, ...content: Child[]): HTMLElement {
  return el(
    "section", { class: "part", "aria-labelledby": `${key}-title`, "data-key": key },
    el(
      "details", { class: "fold", "data-key": key, open: scene.open.has(key) },
      el("summary", {}, el("span", { id: `${key}-title` }, title)),
      el("div", { class: "folded" }, ...content),
    ),
  );
}

/** A list of lines, each what it speaks of and what is said of it. */
export function spoken(lines: [what: string, says: string[]][]): HTMLElement {
  return el("ul", { class: "spoken" }, ...lines.map(([what, says]) => el("li", {}, el("strong", {}, what), ` ${says.join(" ")}`)));
}
