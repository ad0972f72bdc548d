// Draws an answer: the card, the parts below it, and what could be settled by
// each subject of the form.

import type { Card } from "./card";
import { byId } from "./dom";
import { morph } from "./morph";
import type { Scene } from "./result/scene";
import { stopCard, stopLine } from "./result/signs";
import { sumCard, sumLine } from "./result/sum";
import { results } from "./result/view";
import type { Weight } from "./result/weight";

export function picture(card: Card, scene: Scene): void {
  const into = byId("results");
  // The table that needs no engine has done its work and stands last.
  if (!into.firstChild) (document.getElementById("carry") ?? into).after(byId("prices"));
  if (scene.estimate.screen.replace) card.show(stopCard(scene), stopLine(scene), true);
  else card.show(sumCard(scene), sumLine(scene), false);
  morph(into, results(scene));
}

/** "could settle $412" beside the names of the subjects that could. */
export function marks(scene: Scene, weights: ReadonlyMap<string, Weight>): void {
  for (const mark of document.querySelectorAll("[data-worth]")) {
    const worth = weights.get(mark.closest("details")?.id ?? "")?.worth ?? 0;
    const words = worth > 0 ? scene.say("ui.worth.section", { amount: scene.format.money(worth) }) : "";
    if (mark.textContent !== words) mark.textContent = words;
  }
}

/** The answer in one short sentence, for ears. */
export function aloud(scene: Scene): string {
  const { screen, total } = scene.estimate;
  if (screen.replace) return scene.say("ui.live.stop");
  return total ? scene.say("ui.live.total", { total: scene.text.range(total), visits: scene.visits }) : scene.say("ui.sum.none");
}
