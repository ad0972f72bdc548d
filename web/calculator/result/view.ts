// The parts of the answer in their order.

import { type Child, el, fragment } from "../dom";
import { unknownsPart } from "./ask";
import { bestPart } from "./best";
import { clockPart } from "./clock";
import { comparePart } from "./compare";
import { crossingPart } from "./crossing";
import { evenPart } from "./even";
import { goalsPart } from "./goals";
import { offersPart } from "./offers";
import { owedPart } from "./owed";
import { paidPart } from "./paid";
import type { Scene } from "./scene";
import { cautionPart } from "./signs";
import { stopPart } from "./stop";
import { visitsPart } from "./visits";
import { whatIfPart } from "./whatif";

export function results(scene: Scene): DocumentFragment {
  if (scene.estimate.screen.replace) return fragment();
  return fragment(
    cautionPart(scene),
    scene.estimate.offers.length > 1 && bestPart(scene),
    goalsPart(scene),
    comparePart(scene),
    offersPart(scene),
    unknownsPart(scene),
    whatIfPart(scene),
    visitsPart(scene),
    paidPart(scene),
    stopPart(scene),
    clockPart(scene),
    crossingPart(scene),
    evenPart(scene),
    owedPart(scene),
    notesPart(scene),
  );
}

export function notesPart(scene: Scene): HTMLElement | undefined {
  const { estimate } = scene;
  const codes = new Set([...estimate.notes, ...estimate.plan.notes]);
  if (codes.size === 0) return undefined;
  const lines: Child[] = [...codes].map((code) => el("li", {}, scene.say(`note.${code}`)));
  return el(
    "section", { class: "part", "aria-labelledby": "notes-title", "data-key": "notes" },
    el("h2", { id: "notes-title" }, scene.say("ui.notes.title")),
    el("ul", { class: "notes" }, ...lines),
  );
}
